"""What is done to reports, as the audit names it."""

from siman_bot.domain.audit import AuditAct


class ReportAct(AuditAct):
    OPEN = "report.open"
    CONFIRM = "report.confirm"
    CLOSE = "report.close"
    """With an outcome that one verifier alone may give."""
    WRITE = "report.write"
    """Of a verdict, for another verifier's approval; here and in the next three the row binds that version."""
    APPROVE = "report.approve"
    CORRECT = "report.correct"
    """Of an approval by which an answer is corrected."""
    SEND_BACK = "report.send-back"
    TAKE_BACK = "report.take-back"
    AGREE = "report.agree"
    """With what another verifier closed alone."""
    REOPEN = "report.reopen"
    """The same text as a new report, whose ticket stands in the row."""
    DESTROY = "report.destroy"
    """Of text and link, by retention or because the reporter took it back; their hash stays in the row."""
