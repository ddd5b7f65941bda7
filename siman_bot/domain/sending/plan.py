"""When an item goes out: at once, at an instant, or at one hour by each place's clock; until when; pinned or not."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Any, Final

from siman_bot.domain.moment import Moment
from siman_bot.domain.places import ZONES, Clock
from siman_bot.domain.refusals import Invalid


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


def released(plan: Plan, moment: Moment | None) -> Plan:
    """The plan with another time to go out; None: at once. One without a clock is the time of day at each place."""
    if moment is None:
        return replace(plan, release=Release.NOW, at=None)
    if moment.clock is None:
        return replace(plan, release=Release.LOCAL, at=moment.wall)
    return replace(plan, release=Release.AT, at=moment.on(moment.clock))


def ending(plan: Plan, moment: Moment | None, clock: Clock) -> Plan:
    """The plan with another end; None: without one. `clock` is the one to be proposed where the moment names none.

    Raises:
        Invalid: `end-not-local`: an end is one instant everywhere.
    """
    if moment is not None and moment.clock is None:
        raise Invalid("end-not-local", clock=clock.value)
    return replace(plan, expires_at=None if moment is None else moment.on(clock))


def due(plan: Plan, clock: Clock, now: datetime) -> datetime:
    """When a chat on that clock is to get it: the planned time, or now where that has passed (UTC)."""
    if plan.at is None:
        return now
    at = plan.at if plan.at.tzinfo is not None else plan.at.replace(tzinfo=ZONES[clock]).astimezone(UTC)
    return max(at, now)


def last_due(plan: Plan, clocks: Sequence[Clock], now: datetime) -> datetime:
    """When the last of these clocks is to get it (UTC)."""
    return max(due(plan, clock, now) for clock in clocks)


def first_due(plan: Plan, clocks: Sequence[Clock], now: datetime) -> datetime:
    """When the first of these clocks is to get it (UTC)."""
    return min(due(plan, clock, now) for clock in clocks)


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
