"""What is done to reports, as the audit names it."""

from siman_bot.domain.audit import AuditAct


class ReportAct(AuditAct):
    OPEN = "report.open"
    CONFIRM = "report.confirm"
    CLOSE = "report.close"
