"""Whose shares a summary holds, and from which days.

Shares by institutions' accounts are public: exact, by name, up to the present. Personal ones appear in published
figures alone (`figure`). The two never stand in one total (R8).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from siman_bot.domain.places import Clock, Gazetteer, Region, Scope, ScopeKind, clock_of
from siman_bot.domain.summaries.figure import midnight


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


def official_spans(period: Period, provinces: Sequence[str], now: datetime) -> list[Span]:
    """The period up to the present, by each province's clock.

    Args:
        period: Which days.
        provinces: Codes of the provinces.
        now: The present, with a time zone.
    """
    return [
        Span(provinces=codes, since=first_day(period, clock, now), until=now + timedelta(microseconds=1))
        for clock, codes in _by_clock(provinces).items()
    ]


def _by_clock(provinces: Sequence[str]) -> dict[Clock, tuple[str, ...]]:
    grouped: dict[Clock, list[str]] = {}
    for code in sorted(provinces):
        grouped.setdefault(clock_of(code), []).append(code)
    return {clock: tuple(codes) for clock, codes in grouped.items()}


def first_day(period: Period, clock: Clock, now: datetime) -> datetime | None:
    """When a period began in that clock; None for the one that has no beginning."""
    days = _DAYS.get(period)
    return None if days is None else midnight(clock, now, days_ago=days - 1)
