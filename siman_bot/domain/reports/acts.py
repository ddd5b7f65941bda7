"""What is done to reports, as the audit names it."""

from siman_bot.domain.audit import AuditAct


class ReportAct(AuditAct):
    OPEN = "report.open"
    CONFIRM = "report.confirm"
    CLOSE = "report.close"
    DESTROY = "report.destroy"
    """Of text and link, by retention or because the reporter took it back; their hash stays in the row."""
