"""What is looked at in summaries, as the audit names it."""

from siman_bot.domain.audit import AuditAct


class RecapAct(AuditAct):
    OPEN = "recap.open"
    SHARES = "recap.shares"
