"""What a summary of shares may say, and from which days (R8).

Shares by institutions' accounts are public: exact, by name, up to the present. Personal shares are counts only, of one
item, in one province or a wider place, from days that have ended in the province's clock, rounded down to fives; below
five (none included) it is "<5". They never stand in one total with official ones.

What can still be learned by differencing: each figure tells its count to within four, so the difference of two figures
(two days' readings, two periods, a region and its provinces) is known to within four as well, and a change from one
step to the next says that somewhere between one and nine shares came in between. That the place of a "<5" had at least
one share can follow from a wider figure that somebody else was shown. No exact count follows: figures of provinces and
their total, shown together, leave every province all of its five values (see `rounded_total`).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from enum import StrEnum
from typing import Final

from siman_bot.domain.places import ZONES, Clock, Gazetteer, Region, Scope, ScopeKind, clock_of

STEP: Final = 5
"""Personal counts are multiples of it; zero stands for "less than this"."""

_WIDE: Final = frozenset({ScopeKind.NATION, ScopeKind.REGION, ScopeKind.PROVINCE})


class Period(StrEnum):
    TODAY = "today"
    WEEK = "week"
    MONTH = "month"
    ALL = "all"


_DAYS: Final = {Period.TODAY: 1, Period.WEEK: 7, Period.MONTH: 30}
"""Today included."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """A reader's scope and the regions and provinces whose members it can hold."""

    scope: Scope
    regions: tuple[str, ...]
    provinces: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Instants from `since` (None: the beginning) to before `until`, for the provinces of one clock."""

    provinces: tuple[str, ...]
    since: datetime | None
    until: datetime


def reach_of(scope: Scope, gazetteer: Gazetteer, *, institution_province: str | None = None) -> Reach:
    """Where the members of a scope can stand.

    Args:
        scope: The reader's.
        gazetteer: The places as they stand now.
        institution_province: Of an institution's scope: its province, None for a national one.

    Raises:
        KeyError: No such province or regency.
        ValueError: No such region.
    """
    if scope.kind is ScopeKind.REGION:
        found = [province.code for province in gazetteer.provinces_of(Region(scope.code))]
    else:
        province = (
            institution_province if scope.kind is ScopeKind.INSTITUTION else gazetteer.locate(scope).province_code
        )
        found = sorted(gazetteer.provinces) if province is None else [province]
    regions = sorted({str(gazetteer.provinces[code].region) for code in found})
    return Reach(scope=scope, regions=tuple(regions), provinces=tuple(found))


def rounded(count: int) -> int:
    """A personal count as it may be shown: the next lower multiple of five; 0 is shown as "<5"."""
    return count // STEP * STEP


def rounded_total(counts: Sequence[int]) -> int:
    """The total of several provinces, to be shown beside their rounded figures.

    The exact total, rounded down. Only where that would betray that every province is near the upper end of its figure
    is it held back by a step: what it says beyond the sum of the figures is at most four for each province but one, so
    that any province may still have any of its five values.

    Args:
        counts: The exact count of each province of the place, those without shares too.
    """
    figures = sum(rounded(count) for count in counts)
    spare = (STEP - 1) * max(len(counts) - 1, 0)
    return min(rounded(sum(counts)), figures + rounded(spare))


def shows_personal(scope: Scope, target: Scope | None) -> bool:
    """Whether personal counts may be shown in a scope for an item with this target.

    A regency or an institution is too narrow, as a reader's scope and as the target alike: what only one regency's
    members can share is that regency's count, whatever the place it is shown for.
    """
    return scope.kind in _WIDE and target is not None and target.kind in _WIDE


def official_spans(period: Period, provinces: Sequence[str], now: datetime) -> list[Span]:
    """The period up to the present, by each province's clock.

    Args:
        period: Which days.
        provinces: Codes of the provinces.
        now: The present, with a time zone.
    """
    return [
        Span(provinces=codes, since=_first_day(period, clock, now), until=now + timedelta(microseconds=1))
        for clock, codes in _by_clock(provinces).items()
    ]


def personal_spans(period: Period, provinces: Sequence[str], now: datetime) -> list[Span]:
    """As `official_spans`, but only the days that have ended: none of today."""
    if period is Period.TODAY:
        return []
    return [
        Span(provinces=codes, since=_first_day(period, clock, now), until=_midnight(clock, now))
        for clock, codes in _by_clock(provinces).items()
    ]


def _by_clock(provinces: Sequence[str]) -> dict[Clock, tuple[str, ...]]:
    grouped: dict[Clock, list[str]] = {}
    for code in sorted(provinces):
        grouped.setdefault(clock_of(code), []).append(code)
    return {clock: tuple(codes) for clock, codes in grouped.items()}


def _first_day(period: Period, clock: Clock, now: datetime) -> datetime | None:
    days = _DAYS.get(period)
    return None if days is None else _midnight(clock, now, days_ago=days - 1)


def _midnight(clock: Clock, now: datetime, *, days_ago: int = 0) -> datetime:
    """When the day that many days ago began in that clock, in UTC."""
    zone = ZONES[clock]
    day = now.astimezone(zone).date() - timedelta(days=days_ago)
    return datetime.combine(day, time(), zone).astimezone(UTC)
