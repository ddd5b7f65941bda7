"""Published figures, in which alone personal shares appear (R8).

A figure is the number of distinct persons who recorded an item in a cell up to the end of a day, plus the cell's offset
of 0 to 4, cut to a multiple of five. It is computed once for each day, and never goes down.

What can be learned from all figures together, by somebody who has any number of helpers record and retract: at most
the count of the others plus an offset that nobody knows, so five counts stay possible for each. None of them can be
below zero or above the cell's members: at those two ends fewer are left.
"""

import hmac
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import Final

from siman_bot.domain.places import ZONES, Clock, Gazetteer, Region, Scope, ScopeKind

STEP: Final = 5
LEAST_SHOWN: Final = 10
"""What is below stands as "<10", none included."""
LEAST_MEMBERS: Final = 20
"""Of the item's target in a cell."""

_WIDE: Final = frozenset({ScopeKind.NATION, ScopeKind.REGION, ScopeKind.PROVINCE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """Where persons are counted together: a province, or the smaller ones of a region. `closes` ends its days."""

    region: Region
    provinces: tuple[str, ...]
    closes: Clock


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A cell's figure from the end of a day on, until the next one."""

    closed_at: datetime
    number: int


def is_wide(scope: Scope | None) -> bool:
    """Whether a place is wide enough for figures, as a reader's scope and as an item's target alike.

    A regency or an institution isn't: what only one regency's members can share is that regency's count, whatever the
    place it is shown for.
    """
    return scope is not None and scope.kind in _WIDE


def cells_of(target: Scope, gazetteer: Gazetteer, members: Mapping[str, int]) -> tuple[Cell, ...]:
    """The cells of an item that is sent now.

    Args:
        target: The item's.
        gazetteer: The places as they stand now.
        members: How many approved members each province has, by its code.
    """
    if not is_wide(target):
        return ()
    place, cells = gazetteer.locate(target), []
    for region in Region:
        codes = [
            province.code
            for province in gazetteer.provinces_of(region)
            if place.region in {None, region} and place.province_code in {None, province.code}
        ]
        cells += [_cell(region, [code], gazetteer) for code in codes if members.get(code, 0) >= LEAST_MEMBERS]
        small = [code for code in codes if members.get(code, 0) < LEAST_MEMBERS]
        if sum(members.get(code, 0) for code in small) >= LEAST_MEMBERS:
            cells.append(_cell(region, small, gazetteer))
    return tuple(cells)


def offset_of(key: bytes, item_id: int, provinces: Sequence[str]) -> int:
    """The offset of a cell: the same for all of its days, and known to nobody without the key."""
    named = f"{item_id}:{','.join(sorted(provinces))}"
    return int.from_bytes(hmac.digest(key, named.encode(), "sha256")) % STEP


def published(persons: int, *, offset: int, before: int = 0) -> int:
    """The figure of a count; `before` is that of the day before."""
    return max(before, (persons + offset) // STEP * STEP)


def midnight(clock: Clock, now: datetime, *, days_ago: int = 0) -> datetime:
    """When the day that many days ago began in that clock, and the one before it closed, in UTC."""
    zone = ZONES[clock]
    day = now.astimezone(zone).date() - timedelta(days=days_ago)
    return datetime.combine(day, time(), zone).astimezone(UTC)


def closings(clock: Clock, *, after: datetime, now: datetime) -> tuple[datetime, ...]:
    """The ends of days in that clock that came after one instant, up to now."""
    last = midnight(clock, now)
    days = max((last - after).days + 1, 0)
    found = (midnight(clock, now, days_ago=ago) for ago in reversed(range(days)))
    return tuple(one for one in found if one > after)


def reached(figures: Sequence[Figure], at: datetime) -> int:
    """The figure that stood at an instant.

    Args:
        figures: Of one cell, in the order of their days.
        at: When.
    """
    return max((one.number for one in figures if one.closed_at <= at), default=0)


def _cell(region: Region, codes: Sequence[str], gazetteer: Gazetteer) -> Cell:
    clocks = {gazetteer.provinces[code].clock for code in codes}
    # The clocks are named from west to east: the westernmost day ends last.
    return Cell(region=region, provinces=tuple(codes), closes=next(clock for clock in Clock if clock in clocks))
