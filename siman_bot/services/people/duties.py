"""What is due for people's own data."""

from siman_bot.services.duties import Duty
from siman_bot.services.people.own_data import OwnData


def duties(own_data: OwnData) -> tuple[Duty, ...]:
    return (Duty(name="erased", run=own_data.keep_house),)
