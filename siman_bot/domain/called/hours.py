"""An hour as a person says it: `08.30`, `jam 8 pagi`, `setengah sembilan`, `jam 9 kurang 15`, `8 pm`."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import time
from enum import StrEnum
from typing import Final

_NOON: Final = 12
_HALF: Final = 30
_HOUR: Final = 60
_EARLY: Final = range(1, 6)
"""Hours that are said of the night as well as of the afternoon."""


class Part(StrEnum):
    """Of a day."""

    SMALL_HOURS = "dini hari"
    DAWN = "subuh"
    MORNING = "pagi"
    MIDDAY = "siang"
    AFTERNOON = "sore"
    EVENING = "malam"
    AM = "am"
    PM = "pm"


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """The hours that are said of a part of the day, and those that are proposed where none is said."""

    hours: Mapping[int, int]
    usual: tuple[time, ...]


def _same(*hours: int) -> dict[int, int]:
    return {hour: hour for hour in hours}


def _later(*hours: int) -> dict[int, int]:
    """By the half of a day: 7 in the evening is 19."""
    return {hour: hour + _NOON for hour in hours} | {hour + _NOON: hour + _NOON for hour in hours}


PARTS: Final[Mapping[Part, Meaning]] = {
    Part.SMALL_HOURS: Meaning(hours=_same(*range(6)), usual=(time(3), time(4))),
    Part.DAWN: Meaning(hours=_same(3, 4, 5, 6), usual=(time(4), time(5))),
    Part.MORNING: Meaning(hours=_same(*range(1, _NOON)), usual=(time(7), time(8), time(9))),
    Part.MIDDAY: Meaning(hours=_same(10, 11, 12) | _later(1, 2, 3, 4), usual=(time(12), time(13), time(14))),
    Part.AFTERNOON: Meaning(hours=_later(2, 3, 4, 5, 6, 7), usual=(time(15), time(16), time(17))),
    Part.EVENING: Meaning(hours=_later(6, 7, 8, 9, 10, 11), usual=(time(19), time(20), time(21))),
    Part.AM: Meaning(hours=_same(*range(1, _NOON)) | {_NOON: 0}, usual=(time(8),)),
    Part.PM: Meaning(hours=_later(*range(1, _NOON)) | {_NOON: _NOON}, usual=(time(16),)),
}
_PART: Final = (
    r"(?:^|\s)(?:nanti\s+)?(?P<part>dini hari|subuh|pagi|siang|sore|petang|malam|(?<=[0-9 ])[ap]m)(?:\s+ini)?(?=\s|$)"
)
_GLUED: Final = re.compile(r"(?<=[0-9])(?=[ap]m\b)")
_NUMBERS: Final = {
    "satu": 1, "dua": 2, "tiga": 3, "empat": 4, "lima": 5, "enam": 6, "tujuh": 7, "delapan": 8, "sembilan": 9,
    "sepuluh": 10, "sebelas": 11, "seperempat": 15,
}  # fmt: skip
_WORDS: Final = r"\b(?:dua belas|" + "|".join(_NUMBERS) + r")\b"
_CALLED: Final = r"(?:pukul|pkl\.?|jam|at)\s*"
_WAYS: Final = (
    rf"(?:{_CALLED})?(?P<hour>[0-9]{{1,2}})[.:](?P<minute>[0-9]{{2}})",
    rf"(?:{_CALLED})?(?:setengah|1/2)\s+(?P<half>[0-9]{{1,2}})",
    rf"(?:{_CALLED})?(?P<hour>[0-9]{{1,2}})\s+(?:lewat|lebih)\s+(?P<past>[0-9]{{1,2}})(?:\s+menit)?",
    rf"(?:{_CALLED})?(?P<hour>[0-9]{{1,2}})\s+kurang\s+(?P<before>[0-9]{{1,2}})(?:\s+menit)?",
    rf"{_CALLED}(?P<hour>[0-9]{{1,2}})",
)
_BARE: Final = r"(?P<hour>[0-9]{1,2})"


@dataclass(frozen=True, slots=True, kw_only=True)
class Hour:
    """`exact`: with its minutes, as clocks show it, from 0 to 23 unless a part of the day is said."""

    hour: int
    minute: int
    exact: bool


def split_part(words: str) -> tuple[str, Part | None]:
    """The words without the part of the day that they name, and that part. "Nanti" and "ini" go with it.

    Raises:
        ValueError: They name two.
    """
    words = _GLUED.sub(" ", words)
    found = re.findall(_PART, words)
    if len(found) > 1:
        raise ValueError(words)
    left = " ".join(re.sub(_PART, " ", words).split()) if found else words
    left = re.sub(r"^nanti\s+", "", left)
    if not found:
        return left, None
    return left, Part.AFTERNOON if found[0] == "petang" else Part(found[0])


def read_hour(words: str, *, bare: bool) -> tuple[str, Hour | None]:
    """The words without the hour at their end or beginning, and the hour. `bare`: a number alone may be one.

    Raises:
        ValueError: There is no such hour.
    """
    words = re.sub(_WORDS, lambda found: str(_NUMBERS.get(found[0], _NOON)), words)
    for way in (*_WAYS, *([_BARE] if bare else [])):
        for pattern in (rf"(?:^|\s){way}$", rf"^{way}(?=\s)"):
            found = re.search(pattern, words)
            if found is not None:
                return f"{words[: found.start()]} {words[found.end() :]}".strip(), _hour(found.groupdict())
    return words, None


def _hour(found: dict[str, str | None]) -> Hour:
    if found.get("half"):
        return _checked(int(found["half"] or 0) * _HOUR - _HALF, exact=False)
    minutes = int(found["hour"] or 0) * _HOUR
    if found.get("minute"):
        minute = int(found["minute"] or 0)
        time(0, minute)
        return _checked(minutes + minute, exact=True)
    return _checked(minutes + int(found.get("past") or 0) - int(found.get("before") or 0), exact=False)


def _checked(minutes: int, *, exact: bool) -> Hour:
    at = time(*divmod(minutes, _HOUR))
    return Hour(hour=at.hour, minute=at.minute, exact=exact)


def literal(hour: Hour, part: Part | None) -> bool:
    """Whether it was said as clocks show it."""
    return hour.exact and part is None


def hours_said(hour: Hour, part: Part | None) -> list[tuple[time, int]]:
    """The times of day that may be meant, each with the days that it lies behind the one that was said.

    Raises:
        ValueError: Nobody says this hour of that part of the day.
    """
    if part is not None:
        if part is Part.EVENING and hour.hour in {0, _NOON}:
            return [(time(0, hour.minute), 1)]
        try:
            return [(time(PARTS[part].hours[hour.hour], hour.minute), 0)]
        except KeyError:
            raise ValueError(hour) from None
    at = time(hour.hour, hour.minute)
    if not hour.exact and hour.hour in _EARLY:
        return [(at.replace(hour=hour.hour + _NOON), 0), (at, 0)]
    return [(at, 0)]
