"""A time as a person types it: `besok jam 8`, `Senin 08.00`, `26 November 2026 08.00 WITA`, `08.00 setempat`."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Final

from siman_bot.domain.called.hours import PARTS, Part, hours_said, literal, read_hour, split_part
from siman_bot.domain.places import ZONES, Clock
from siman_bot.domain.refusals import Invalid
from siman_bot.domain.text import folded

_DAY: Final = timedelta(days=1)
_WEEK: Final = 7
_FAR: Final = 2
"""Years; no date further off is meant, and some of them no clock can count."""
_CLOCK: Final = re.compile(r"(?:waktu\s+)?(?P<clock>wib|wita|wit|setempat|local(?:\s+time)?)")
_NUMERIC: Final = re.compile(r"(?P<day>[0-9]{1,2})(?P<sep>[-/.])(?P<month>[0-9]{1,2})(?:(?P=sep)(?P<year>[0-9]{4}))?")
_ISO: Final = re.compile(r"(?P<year>[0-9]{4})-(?P<month>[0-9]{1,2})-(?P<day>[0-9]{1,2})")
_NAMED: Final = re.compile(r"(?P<day>[0-9]{1,2})\s+(?P<name>[a-z]{3,9})\.?(?:\s+(?P<year>[0-9]{4}))?")
_FROM_NOW: Final = re.compile(r"(?P<number>[0-9]{1,3}|se)\s*(?P<unit>menit|jam|hari|minggu)\s+lagi")
_NEAR: Final = {
    **dict.fromkeys(("hari ini", "today"), 0),
    **dict.fromkeys(("besok", "bsk", "esok", "besoknya", "tomorrow"), 1),
    **dict.fromkeys(("lusa", "besok lusa"), 2),
}
_NEXT_WEEK: Final = frozenset({"minggu depan", "pekan depan", "next week"})
_MONTHS: Final = (
    ("januari", "january"),
    ("februari", "february", "pebruari"),
    ("maret", "march"),
    ("april",),
    ("mei", "may"),
    ("juni", "june"),
    ("juli", "july"),
    ("agustus", "august", "agt", "ags"),
    ("september", "sept"),
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
_USUAL: Final = (time(8), time(12), time(16))
"""Hours that are proposed where a day is said and no hour."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A wall time. `clock` is None for the time of day at each place."""

    wall: datetime
    clock: Clock | None

    def on(self, clock: Clock) -> datetime:
        """The instant (UTC), on that clock where it is each place's own."""
        return self.wall.replace(tzinfo=ZONES[self.clock or clock]).astimezone(UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Understood:
    """What a person may mean, the likeliest first. Unless it is `clear` they are asked, of one too."""

    moments: tuple[Moment, ...]
    clear: bool


def read_moment(typed: str, *, now: datetime, clock: Clock) -> Moment:
    """Read a time that can be meant in one way alone, as `understand`.

    Raises:
        Invalid: `time-unreadable`, with an example.
    """
    found = understand(typed, now=now, clock=clock)
    if not found.clear:
        raise _unreadable(now, clock)
    return found.moments[0]


def understand(typed: str, *, now: datetime, clock: Clock) -> Understood:
    """Read a day, an hour and a clock behind them; the day may stand last as well, and be left out.

    Args:
        typed: As it was typed.
        now: The present (UTC).
        clock: The one that is meant where none is named; its date is today's.

    Raises:
        Invalid: `time-unreadable`, with an example.
    """
    present = now.astimezone(ZONES[clock]).replace(tzinfo=None)
    try:
        words, named = _split(folded(typed).replace(",", " ").strip(), _CLOCK)
        whose = clock if named is None else _clock(named["clock"])
        if whose not in {None, clock}:
            present = now.astimezone(ZONES[whose or clock]).replace(tzinfo=None)
        walls, clear = _walls(" ".join(words.split()), present)
    except (ValueError, OverflowError):
        raise _unreadable(now, clock) from None
    return Understood(moments=tuple(Moment(wall=wall, clock=whose) for wall in walls), clear=clear)


def _unreadable(now: datetime, clock: Clock) -> Invalid:
    today = now.astimezone(ZONES[clock]).date()
    return Invalid("time-unreadable", example=f"{today + _DAY:%d-%m-%Y} 08.00")


def _walls(words: str, present: datetime) -> tuple[list[datetime], bool]:
    """The times that may be meant, and whether one alone may be."""
    if (later := _FROM_NOW.fullmatch(words)) and later["unit"] in {"menit", "jam"}:
        number = 1 if later["number"] == "se" else int(later["number"])
        wall = present + timedelta(minutes=number) * (60 if later["unit"] == "jam" else 1)
        return [wall.replace(second=0, microsecond=0)], True
    words, part = split_part(words)
    rest, hour = read_hour(words, bare=part is not None)
    days, one_day = _days(rest, present.date())
    if hour is None:
        if not rest and part is None:
            raise ValueError(words)
        hours = PARTS[part].usual if part is not None else _USUAL
        walls = [datetime.combine(days[0], one) for one in hours] if one_day else _at(days, time(_USUAL[0].hour))
        return _ahead(walls, present), False
    said = hours_said(hour, part)
    walls = [wall + _DAY * after for day in days for at, after in said for wall in [datetime.combine(day, at)]]
    if len(walls) > 1:
        return _ahead(walls, present), False
    if walls[0] > present or literal(hour, part) or (rest and not _is_today(rest)):
        return walls, True
    others = _later(walls[0], part, said_today=bool(rest))
    return (_ahead(others, present), False) if others else (walls, True)


def _later(passed: datetime, part: Part | None, *, said_today: bool) -> list[datetime]:
    """What may be meant by an hour that has passed today."""
    evening = passed + timedelta(hours=12)
    found = [evening] if part is None and evening.date() == passed.date() else []
    return found if said_today else [*found, passed + _DAY]


def _at(days: list[date], hour: time) -> list[datetime]:
    return [datetime.combine(day, hour) for day in days]


def _ahead(walls: list[datetime], present: datetime) -> list[datetime]:
    """Those that are still to come.

    Raises:
        ValueError: None is.
    """
    found = [wall for wall in walls if wall > present]
    if not found:
        raise ValueError
    return found


def _split(words: str, pattern: re.Pattern[str]) -> tuple[str, re.Match[str] | None]:
    """The words before what matches at their end, and the match; it begins a word."""
    found = re.search(rf"(?:^|\s){pattern.pattern}$", words)
    return (words, None) if found is None else (words[: found.start()].strip(), found)


def _clock(word: str) -> Clock | None:
    return Clock(word.upper()) if word.upper() in set(Clock) else None


def _is_today(words: str) -> bool:
    return _NEAR.get(words) == 0


def _days(words: str, today: date) -> tuple[list[date], bool]:
    """The days that may be meant, and whether one alone may be; no words mean today."""
    words = re.sub(r"^(?:(?:tanggal|tgl\.?|hari(?! ini$)|on|pada)\s+)+", "", words)
    if not words:
        return [today], True
    if words in _NEAR:
        return [today + _NEAR[words] * _DAY], True
    if (later := _FROM_NOW.fullmatch(words)) is not None:
        number = 1 if later["number"] == "se" else int(later["number"])
        return [today + number * (_WEEK if later["unit"] == "minggu" else 1) * _DAY], True
    if words in _NEXT_WEEK:
        monday = today + (_WEEK - today.weekday()) * _DAY
        return [monday, *([monday - _DAY] if words.startswith("minggu") and monday - _DAY > today else [])], False
    return _dated(words, today)


def _dated(words: str, today: date) -> tuple[list[date], bool]:
    first, _, rest = words.partition(" ")
    weekday = _weekday(first.rstrip("."), short=bool(rest))
    if weekday is not None and rest in {"", "ini"}:
        return [today + ((weekday - today.weekday() - 1) % _WEEK + 1) * _DAY], True
    if weekday is not None and rest == "depan":
        coming = today + ((weekday - today.weekday() - 1) % _WEEK + 1) * _DAY
        in_next_week = coming.isocalendar()[:2] != today.isocalendar()[:2]
        return ([coming], True) if in_next_week else ([coming + _WEEK * _DAY, coming], False)
    for pattern in (_ISO, _NUMERIC, _NAMED):
        found = pattern.fullmatch(words if weekday is None else rest)
        if found is not None:
            day = _date(found.groupdict(), today)
            if weekday is not None and day.weekday() != weekday:
                raise ValueError(words)
            return [day], True
    raise ValueError(words)


def _weekday(word: str, *, short: bool) -> int | None:
    for number, names in enumerate(_WEEKDAYS):
        if word in names or (short and word in {name[:_SHORT] for name in names}):
            return number
    return None


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
