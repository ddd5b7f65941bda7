"""A time as a person types it: `besok 08.00`, `26 November 2026 08.00 WITA`, `08.00 setempat`."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Final

from siman_bot.domain.places import ZONES, Clock
from siman_bot.domain.refusals import Invalid
from siman_bot.domain.text import folded

_DAY: Final = timedelta(days=1)
_FAR: Final = 2
"""Years; no date further off is meant, and some of them no clock can count."""
_TIME: Final = re.compile(r"(?:(?:pukul|pkl\.?|jam|at)\s*)?(?P<hour>[0-9]{1,2})[.:](?P<minute>[0-9]{2})")
_CLOCK: Final = re.compile(r"(?:waktu\s+)?(?P<clock>wib|wita|wit|setempat|local(?:\s+time)?)")
_NUMERIC: Final = re.compile(r"(?P<day>[0-9]{1,2})(?P<sep>[-/.])(?P<month>[0-9]{1,2})(?:(?P=sep)(?P<year>[0-9]{4}))?")
_ISO: Final = re.compile(r"(?P<year>[0-9]{4})-(?P<month>[0-9]{1,2})-(?P<day>[0-9]{1,2})")
_NAMED: Final = re.compile(r"(?P<day>[0-9]{1,2})\s+(?P<name>[a-z]{3,9})\.?(?:\s+(?P<year>[0-9]{4}))?")
_NEAR: Final = {"": 0, "hari ini": 0, "today": 0, "besok": 1, "tomorrow": 1, "lusa": 2}
_MONTHS: Final = (
    ("januari", "january"),
    ("februari", "february", "pebruari"),
    ("maret", "march"),
    ("april",),
    ("mei", "may"),
    ("juni", "june"),
    ("juli", "july"),
    ("agustus", "august", "agt", "ags"),
    ("september",),
    ("oktober", "october"),
    ("november", "nopember"),
    ("desember", "december"),
)
_WEEKDAYS: Final = (
    ("senin", "monday"),
    ("selasa", "tuesday"),
    ("rabu", "wednesday"),
    ("kamis", "thursday"),
    ("jumat", "jum'at", "friday"),
    ("sabtu", "saturday"),
    ("minggu", "ahad", "sunday"),
)
_SHORT: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A wall time. `clock` is None for the time of day at each place."""

    wall: datetime
    clock: Clock | None

    def on(self, clock: Clock) -> datetime:
        """The instant (UTC), on that clock where it is each place's own."""
        return self.wall.replace(tzinfo=ZONES[self.clock or clock]).astimezone(UTC)


def read_moment(typed: str, *, now: datetime, clock: Clock) -> Moment:
    """Read a time, a day before it, a clock behind it.

    Args:
        typed: As it was typed.
        now: The present (UTC).
        clock: The one that is meant where none is named; its date is today's.

    Raises:
        Invalid: `time-unreadable`, with an example.
    """
    today = now.astimezone(ZONES[clock]).date()
    try:
        return _read(folded(typed).replace(",", " "), today, clock)
    except ValueError:
        example = f"{today + _DAY:%d-%m-%Y} 08.00"
        raise Invalid("time-unreadable", example=example) from None


def _read(words: str, today: date, clock: Clock) -> Moment:
    words, named = _split(words.strip(), _CLOCK)
    words, found = _split(words, _TIME)
    if found is None:
        raise ValueError(words)
    wall = datetime.combine(_day(words, today), time(int(found["hour"]), int(found["minute"])))
    return Moment(wall=wall, clock=clock if named is None else _clock(named["clock"]))


def _split(words: str, pattern: re.Pattern[str]) -> tuple[str, re.Match[str] | None]:
    """The words before what matches at their end, and the match; it begins a word."""
    found = re.search(rf"(?:^|\s){pattern.pattern}$", words)
    return (words, None) if found is None else (words[: found.start()].strip(), found)


def _clock(word: str) -> Clock | None:
    return Clock(word.upper()) if word.upper() in set(Clock) else None


def _day(words: str, today: date) -> date:
    words = re.sub(r"^(?:tanggal|tgl\.?|hari(?! ini$)|on)\s+", "", words)
    if words in _NEAR:
        return today + _NEAR[words] * _DAY
    for number, names in enumerate(_WEEKDAYS):
        if words in names:
            return today + ((number - today.weekday() - 1) % 7 + 1) * _DAY
    for pattern in (_ISO, _NUMERIC, _NAMED):
        found = pattern.fullmatch(words)
        if found is not None:
            return _date(found.groupdict(), today)
    raise ValueError(words)


def _date(found: dict[str, str | None], today: date) -> date:
    name, year = found.get("name"), found["year"]
    month = int(found["month"] or 0) if name is None else _month(name)
    day = int(found["day"] or 0)
    if year is not None:
        if abs(int(year) - today.year) > _FAR:
            raise ValueError(year)
        return date(int(year), month, day)
    this = date(today.year, month, day)
    return this if this >= today else date(today.year + 1, month, day)


def _month(name: str) -> int:
    for number, names in enumerate(_MONTHS, start=1):
        if name in names or name in {full[:_SHORT] for full in names}:
            return number
    raise ValueError(name)
