"""What is done to items, as the audit names it."""

from siman_bot.domain.audit import AuditAct


class ItemAct(AuditAct):
    SUBMIT = "item.submit"
    APPROVE = "item.approve"
    SEND_BACK = "item.send_back"
    WITHDRAW = "item.withdraw"
    RELAY = "item.relay"


class ExplanationAct(AuditAct):
    """What is done to own words about a withdrawal."""

    WRITE = "explanation.write"
    APPROVE = "explanation.approve"
    SEND_BACK = "explanation.send_back"
    TAKE_BACK = "explanation.take_back"


class ElectionAct(AuditAct):
    """What is done to the lexicon and the calendar of neutrality."""

    NAMES = "neutrality.names"
    PERIODS = "neutrality.periods"
