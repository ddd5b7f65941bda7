"""What is done to items, as the audit names it."""

from siman_bot.domain.audit import AuditAct


class ItemAct(AuditAct):
    SUBMIT = "item.submit"
    APPROVE = "item.approve"
    SEND_BACK = "item.send_back"
    WITHDRAW = "item.withdraw"
    RELAY = "item.relay"
