"""What summaries need to have done now and then."""

from siman_bot.services.duties import Duty
from siman_bot.services.summaries.closing import Closing


def duties(closing: Closing) -> tuple[Duty, ...]:
    return (Duty(name="figures", run=closing.close_days),)
