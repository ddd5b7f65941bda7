"""When an item goes out: at once, at an instant, or at one time of day by each place's clock; quiet hours; an end."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from enum import StrEnum
from typing import Any, Final

from siman_bot.domain.people import Person
from siman_bot.domain.places import ZONES, Clock, Location, Region, Scope, ScopeKind, clock_of
from siman_bot.domain.refusals import Invalid

_DAY: Final = timedelta(days=1)
_HOUR: Final = 60
_MINUTES: Final = 24 * _HOUR
_QUIET: Final = re.compile(r"(\d{1,2})(?:[.:](\d{2}))?\s*[-–—]\s*(\d{1,2})(?:[.:](\d{2}))?", re.ASCII)


class Release(StrEnum):
    NOW = "now"
    AT = "at"
    LOCAL = "local"


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """When and how an item goes out.

    `at` is an instant in UTC for `Release.AT`, a naive wall time for `Release.LOCAL` (three waves, by each chat's
    clock), and None for `Release.NOW`. After `expires_at` (UTC) nothing is sent any more. `pin` asks for the message
    to be pinned in the groups.

    Raises:
        ValueError: `at` doesn't fit the release, or an instant isn't in UTC.
    """

    release: Release = Release.NOW
    at: datetime | None = None
    expires_at: datetime | None = None
    pin: bool = False

    def __post_init__(self) -> None:
        if (self.at is None) != (self.release is Release.NOW):
            raise ValueError("a release has a time unless it is now")
        if self.at is not None and (self.at.tzinfo is None) != (self.release is Release.LOCAL):
            raise ValueError("a local time is naive, an instant isn't")
        for instant in (self.at, self.expires_at):
            if instant is not None and instant.tzinfo is not None and instant.utcoffset() != timedelta():
                raise ValueError("an instant must be in UTC")
        if self.expires_at is not None and self.expires_at.tzinfo is None:
            raise ValueError("an end is an instant")


AT_ONCE: Final = Plan()
LONGEST: Final = timedelta(days=366)
"""How far ahead anything may be planned."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quiet:
    """Hours in which a group is left alone: minutes of the local day, `since` included, `until` excluded.

    Raises:
        ValueError: A minute that no day has, or both the same.
    """

    since: int = 21 * 60
    until: int = 6 * 60

    def __post_init__(self) -> None:
        if not (0 <= self.since < _MINUTES and 0 <= self.until < _MINUTES and self.since != self.until):
            raise ValueError((self.since, self.until))


NIGHT: Final = Quiet()
"""What a group has until its admin or the operator chooses otherwise."""


def quiet_of(text: str) -> Quiet | None:
    """Hours as a person writes them, `21.00-06.00` or `21-6`; `-` or nothing stands for none.

    Raises:
        ValueError: They are something else, or no day has them.
    """
    written = text.strip()
    if written in {"", "-"}:
        return None
    found = _QUIET.fullmatch(written)
    if found is None:
        raise ValueError(text)
    since, since_minute, until, until_minute = (int(part or 0) for part in found.groups())
    if max(since_minute, until_minute) >= _HOUR:
        raise ValueError(text)
    return Quiet(since=since * _HOUR + since_minute, until=until * _HOUR + until_minute)


def clock_at(location: Location) -> Clock:
    """The clock of a place; a region's own, and WIB for what has neither province nor region."""
    if location.province_code is not None:
        return clock_of(location.province_code)
    return _OF_REGION.get(location.region, Clock.WIB)


def clock_of_reader(person: Person | None) -> Clock:
    """The clock that a person reads times by: that of their place, else of where they work, else WIB."""
    if person is None:
        return Clock.WIB
    if person.membership is not None:
        return clock_at(person.membership.location)
    return clock_for(grant.scope for grant in person.grants)


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


def due(plan: Plan, clock: Clock, now: datetime) -> datetime:
    """When a chat on that clock is to get it: the planned time, or now where that has passed (UTC)."""
    if plan.at is None:
        return now
    at = plan.at if plan.at.tzinfo is not None else plan.at.replace(tzinfo=ZONES[clock]).astimezone(UTC)
    return max(at, now)


def last_due(plan: Plan, clocks: Sequence[Clock], now: datetime) -> datetime:
    """When the last of these clocks is to get it (UTC)."""
    return max(due(plan, clock, now) for clock in clocks)


def check_plan(plan: Plan, clocks: Sequence[Clock], now: datetime) -> None:
    """Pass when everything that is planned lies ahead, on each clock, and in order.

    Raises:
        Invalid: `release-passed`, naming the clock; `release-too-far`; or as `check_end`.
    """
    for clock in clocks:
        if plan.at is not None and due(plan, clock, now) <= now:
            raise Invalid("release-passed", clock=clock.value)
    if last_due(plan, clocks, now) > now + LONGEST:
        raise Invalid("release-too-far")
    check_end(plan, clocks, now)


def check_end(plan: Plan, clocks: Sequence[Clock], now: datetime) -> None:
    """Pass when there is time to send everything before the end.

    Raises:
        Invalid: `end-passed`, `end-too-far`, `end-before-release`.
    """
    end = plan.expires_at
    if end is None:
        return
    if end <= now:
        raise Invalid("end-passed")
    if end > now + LONGEST:
        raise Invalid("end-too-far")
    if end <= last_due(plan, clocks, now):
        raise Invalid("end-before-release")


def after_quiet(instant: datetime, clock: Clock, quiet: Quiet | None) -> datetime:
    """The instant itself, or the end of the quiet hours that it falls into (UTC)."""
    if quiet is None:
        return instant
    local = instant.astimezone(ZONES[clock])
    minute = local.hour * 60 + local.minute
    until = time(quiet.until // 60, quiet.until % 60)
    if quiet.since < quiet.until:
        if not quiet.since <= minute < quiet.until:
            return instant
        day = local.date()
    else:
        if quiet.until <= minute < quiet.since:
            return instant
        day = local.date() + (_DAY if minute >= quiet.since else timedelta())
    return datetime.combine(day, until, tzinfo=ZONES[clock]).astimezone(UTC)


def minutes_of_day(instant: datetime) -> frozenset[int]:
    """What the three clocks show then."""
    local = (instant.astimezone(zone) for zone in ZONES.values())
    return frozenset(time.hour * _HOUR + time.minute for time in local)


def quiet_text(quiet: Quiet | None) -> str:
    """As `quiet_of` reads it: `21.00-06.00`, or `-`."""
    if quiet is None:
        return "-"
    return "-".join(f"{minute // _HOUR:02d}.{minute % _HOUR:02d}" for minute in (quiet.since, quiet.until))


def plan_data(plan: Plan) -> dict[str, Any]:
    """The plan as JSON, for `plan_of`."""
    return {
        "release": plan.release.value,
        "at": None if plan.at is None else plan.at.isoformat(),
        "expires_at": None if plan.expires_at is None else plan.expires_at.isoformat(),
        "pin": plan.pin,
    }


def plan_of(data: Mapping[str, Any] | None) -> Plan:
    """The plan that `plan_data` wrote; at once where nothing was planned."""
    if data is None:
        return AT_ONCE
    return Plan(
        release=Release(data["release"]),
        at=None if data["at"] is None else datetime.fromisoformat(data["at"]),
        expires_at=None if data["expires_at"] is None else datetime.fromisoformat(data["expires_at"]),
        pin=bool(data["pin"]),
    )
