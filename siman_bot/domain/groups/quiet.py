"""A group's quiet hours: written, read, and when they are over."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import Final

from siman_bot.domain.places import ZONES, Clock

_DAY: Final = timedelta(days=1)
_HOUR: Final = 60
_MINUTES: Final = 24 * _HOUR
_QUIET: Final = re.compile(r"(\d{1,2})(?:[.:](\d{2}))?\s*[-–—]\s*(\d{1,2})(?:[.:](\d{2}))?", re.ASCII)


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


def is_quiet(instant: datetime, clock: Clock, quiet: Quiet | None) -> bool:
    """Whether the instant falls into these hours."""
    return after_quiet(instant, clock, quiet) != instant


def quiet_text(quiet: Quiet | None) -> str:
    """As `quiet_of` reads it: `21.00-06.00`, or `-`."""
    if quiet is None:
        return "-"
    return "-".join(f"{minute // _HOUR:02d}.{minute % _HOUR:02d}" for minute in (quiet.since, quiet.until))
