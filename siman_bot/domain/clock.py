"""The clocks of places: which of the three a place has, and what they show."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Final

from siman_bot.domain.places import ZONES, Clock, Gazetteer, Location, Region, Scope, ScopeKind, clock_of


def clock_at(location: Location) -> Clock:
    """The clock of a place; a region's own, and WIB for what has neither province nor region."""
    if location.province_code is not None:
        return clock_of(location.province_code)
    return _OF_REGION.get(location.region, Clock.WIB)


def clock_for(scopes: Iterable[Scope]) -> Clock:
    """The clock of somebody who works in these scopes: that of the first which has one, else WIB."""
    for scope in scopes:
        match scope.kind:
            case ScopeKind.REGION:
                return Clock(scope.code)
            case ScopeKind.PROVINCE | ScopeKind.REGENCY:
                return clock_of(scope.code.partition(".")[0])
            case _:
                continue
    return Clock.WIB


_OF_REGION: Final[Mapping[Region | None, Clock]] = {region: Clock(region.value) for region in Region}


def clocks_of(scope: Scope, provinces: Iterable[str]) -> tuple[Clock, ...]:
    """The clocks of a place, from west to east.

    Args:
        scope: The place.
        provinces: Codes of the provinces inside, needed for what is larger than one.
    """
    if scope.kind in {ScopeKind.PROVINCE, ScopeKind.REGENCY}:
        return (clock_of(scope.code.partition(".")[0]),)
    found = {clock_of(code) for code in provinces}
    return tuple(clock for clock in Clock if clock in found)


def clocks_in(gazetteer: Gazetteer, scope: Scope) -> tuple[Clock, ...]:
    """The clocks of a place, from west to east."""
    if scope.kind is ScopeKind.REGION:
        inside = [province.code for province in gazetteer.provinces_of(Region(scope.code))]
    else:
        inside = list(gazetteer.provinces)
    return clocks_of(scope, inside)


def usual_clock(clocks: Sequence[Clock]) -> Clock:
    """The clock of these by which times are shown and read where none is named."""
    return clocks[0] if len(clocks) == 1 else Clock.WIB


def minutes_of_day(instant: datetime) -> frozenset[int]:
    """What the three clocks show then."""
    local = (instant.astimezone(zone) for zone in ZONES.values())
    return frozenset(time.hour * 60 + time.minute for time in local)
