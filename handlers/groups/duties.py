"""What groups need to have done now and then, and only Telegram can do."""

from functools import partial

from telegram import Bot

from handlers.groups.presence import leave_unbound
from siman_bot.services.duties import Duty
from siman_bot.services.registry import Services


def duties(bot: Bot, services: Services) -> tuple[Duty, ...]:
    return (Duty(name="groups", run=partial(leave_unbound, bot, services)),)
