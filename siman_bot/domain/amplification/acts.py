"""What is done to institutions' accounts, as the audit names it."""

from siman_bot.domain.audit import AuditAct


class AccountAct(AuditAct):
    CONFIRM = "account.confirm"
    REFUSE = "account.refuse"
    LIST = "account.list"
    LOOK = "account.look"
