"""The election calendar: where an election is running on a day, and whose names count there (R5)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from siman_bot.domain.publishing.neutrality.names import NATION, Name, NameKind, is_within


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """An election's time in a place; `first` and `last` are within it. `kind` is what is elected, in own words."""

    place: str
    kind: str
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Calendar:
    periods: tuple[Period, ...] = ()

    def running(self, first: date, last: date, targets: Iterable[str]) -> frozenset[str]:
        """Places where an election is running on any of these days.

        Those that an item for the targets reaches, and those that hold one of them.
        """
        places = tuple(targets)
        return frozenset(
            period.place
            for period in self.periods
            if period.first <= last
            and first <= period.last
            and any(is_within(period.place, one) or is_within(one, period.place) for one in places)
        )


def counts(name: Name, *, targets: Iterable[str], running: frozenset[str]) -> bool:
    """Whether a name may not be amplified in an item for these places.

    In a running place its own names count and national ones; a running province or nation holds in what lies in it.
    Parties and their signs count in the elections of their province's regencies, candidates only in their own.
    """
    if not running:
        return False
    if name.place == NATION:
        return True
    if not any(is_within(name.place, one) or is_within(one, name.place) for one in targets):
        return False
    return any(
        is_within(name.place, place) or (name.kind is not NameKind.CANDIDATE and is_within(place, name.place))
        for place in running
    )
