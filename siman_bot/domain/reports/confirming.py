"""Whose word that a claim is factual and checkable counts: theirs who may work the report at this moment (R4)."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from siman_bot.domain.people.permissions import may_at
from siman_bot.domain.people.person import Person
from siman_bot.domain.people.roles import Act
from siman_bot.domain.places import Location


@dataclass(frozen=True, slots=True, kw_only=True)
class Confirmations:
    """The verifiers who ever confirmed a report, and those of them whose word counts now.

    A word counts while its giver holds the role there, and again when they hold it again; the reporter's never does.
    It is made by `confirmations`, from the roles as they stand in the transaction of whatever depends on it.
    """

    given: frozenset[int] = field(default_factory=frozenset)
    counting: frozenset[int] = field(default_factory=frozenset)


def confirmations(givers: Iterable[Person], *, reporter_id: int | None, location: Location) -> Confirmations:
    """The confirmations of a report.

    Args:
        givers: Whoever confirmed it, with the roles they hold now.
        reporter_id: Whose report it is.
        location: Where it is from, as far as verifiers may know (R10).
    """
    found = tuple(givers)
    return Confirmations(
        given=frozenset(person.id for person in found),
        counting=frozenset(
            person.id for person in found if person.id != reporter_id and may_at(person, Act.WORK_REPORT, location)
        ),
    )
