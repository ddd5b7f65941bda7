"""What neutrality needs to have done now and then."""

from siman_bot.services.duties import Duty
from siman_bot.services.publishing.neutrality.holding import Holding


def duties(holding: Holding) -> tuple[Duty, ...]:
    return (Duty(name="neutrality", run=holding.hold),)
