"""All services of one process, made together."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from siman_bot.services.dialogs import Dialogs
from siman_bot.services.people import People
from siman_bot.services.transaction import Clock
from storage.engine import Database

Choice = Callable[[Sequence[str]], str]
"""Draws one of several, e.g. `random.SystemRandom().choice`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Services:
    dialogs: Dialogs
    people: People


def make_services(*, database: Database, clock: Clock) -> Services:
    return Services(
        dialogs=Dialogs(database=database, clock=clock),
        people=People(database=database, clock=clock),
    )
