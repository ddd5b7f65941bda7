"""Times as a person reads them: by the clock of a place, which is always named."""

from datetime import datetime

from babel.dates import format_datetime

from siman_bot.domain.places import ZONES, Clock
from siman_bot.texts.catalogue import Time

_LOCALES = {"id": "id", "en": "en_GB"}


def at_clock(instant: datetime, clock: Clock, language: str) -> Time:
    """For example `22 Nov 08.05 WIB`."""
    return _at(instant, clock, language, "d MMM HH.mm" if language == "id" else "d MMM HH:mm")


def at_wall(wall: datetime, language: str, *, weekday: bool = False) -> str:
    """A time of day without its clock, which the caller names: `22 Nov 08.00`, `Min 22 Nov 08.00`."""
    pattern = "d MMM HH.mm" if language == "id" else "d MMM HH:mm"
    if weekday:
        pattern = f"EEE {pattern}"
    return format_datetime(wall, pattern, locale=_LOCALES.get(language, "id"))


def hour_of(wall: datetime, language: str) -> str:
    """`08.00`, without its clock, as `at_wall`."""
    return f"{wall:%H.%M}" if language == "id" else f"{wall:%H:%M}"


def on_date(instant: datetime, clock: Clock, language: str) -> Time:
    """With the year, for what lies further back: `22 November 2026 08.05 WIB`."""
    return _at(instant, clock, language, "d MMMM y HH.mm" if language == "id" else "d MMMM y HH:mm")


def _at(instant: datetime, clock: Clock, language: str, pattern: str) -> Time:
    local = format_datetime(instant.astimezone(ZONES[clock]), pattern, locale=_LOCALES.get(language, "id"))
    return Time(f"{local} {clock}", unix=int(instant.timestamp()))
