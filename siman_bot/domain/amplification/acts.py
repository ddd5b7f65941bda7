"""What is done to institutions' accounts, as the audit names it."""

from siman_bot.domain.audit import AuditAct


class AccountAct(AuditAct):
    CONFIRM = "account.confirm"
    """By the second of two."""
    VOUCH = "account.vouch"
    """By the first of two."""
    KEEP = "account.keep"
    STRIKE = "account.strike"
    """The last two: of an account that somebody contested."""
    REFUSE = "account.refuse"
    LIST = "account.list"
    LOOK = "account.look"
