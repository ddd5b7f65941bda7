from siman_bot.sandbox.cast import People
from siman_bot.sandbox.client import remote_people
from siman_bot.sandbox.humans.refusals import CannotDoError
from siman_bot.sandbox.people import Group, Person
from siman_bot.sandbox.rules.faults import Fault, FaultKind
from siman_bot.sandbox.rules.limits import Rate, Rates
from siman_bot.sandbox.rules.telegram_rules import Refusal
from siman_bot.sandbox.sandbox import Sandbox
from siman_bot.sandbox.shown import Shown, Tapped

__all__ = [
    "CannotDoError",
    "Fault",
    "FaultKind",
    "Group",
    "People",
    "Person",
    "Rate",
    "Rates",
    "Refusal",
    "Sandbox",
    "Shown",
    "Tapped",
    "remote_people",
]
