"""The lexicon and the calendar as rows of a sheet: `kind,name,aliases,place` and `place,kind,from,to`."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from siman_bot.domain.publishing.neutrality.calendar import Period
from siman_bot.domain.publishing.neutrality.names import MOST_ALIASES, NAME_LIMIT, Name, NameKind, read_place
from siman_bot.domain.publishing.neutrality.phrases import words_in
from siman_bot.domain.refusals import Invalid
from siman_bot.domain.text import clean_line

LEXICON_COLUMNS: Final = ("kind", "name", "aliases", "place")
CALENDAR_COLUMNS: Final = ("place", "kind", "from", "to")
_BETWEEN_ALIASES: Final = "|"
_KIND_LIMIT: Final = 60


def read_name(row: Mapping[str, str]) -> Name:
    """A row of the lexicon.

    Raises:
        Invalid: `name-kind-unknown`, `cell-empty`, `cell-too-long`, `too-many-aliases` or `place-code-unknown`.
    """
    typed = row.get("kind", "").strip().casefold()
    if typed not in set(NameKind):
        raise Invalid("name-kind-unknown", text=typed)
    written = [clean_line(one) for one in (row.get("name", ""), *row.get("aliases", "").split(_BETWEEN_ALIASES))]
    name, *aliases = written
    if not words_in(name):
        raise Invalid("cell-empty", column="name")
    aliases = [one for one in dict.fromkeys(aliases) if words_in(one)]
    for one in (name, *aliases):
        if len(one) > NAME_LIMIT:
            raise Invalid("cell-too-long", column="name", limit=NAME_LIMIT)
    if len(aliases) > MOST_ALIASES:
        raise Invalid("too-many-aliases", limit=MOST_ALIASES)
    return Name(kind=NameKind(typed), name=name, aliases=tuple(aliases), place=read_place(row.get("place", "")))


def read_period(row: Mapping[str, str]) -> Period:
    """A row of the calendar.

    Raises:
        Invalid: `place-code-unknown`, `cell-empty`, `cell-too-long`, `day-unknown`, or `days-reversed`: it ends before
            it begins.
    """
    place = read_place(row.get("place", ""))
    kind = clean_line(row.get("kind", ""))
    if not kind:
        raise Invalid("cell-empty", column="kind")
    if len(kind) > _KIND_LIMIT:
        raise Invalid("cell-too-long", column="kind", limit=_KIND_LIMIT)
    first, last = _day(row.get("from", "")), _day(row.get("to", ""))
    if last < first:
        raise Invalid("days-reversed", first=str(first), last=str(last))
    return Period(place=place, kind=kind, first=first, last=last)


def _day(raw: str) -> date:
    try:
        return date.fromisoformat(raw.strip())
    except ValueError:
        raise Invalid("day-unknown", text=raw) from None
