"""Whether an item names a candidate, a party or their signs where an election is running (R5)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from siman_bot.domain.publishing.neutrality.calendar import Calendar, counts
from siman_bot.domain.publishing.neutrality.matching import Matcher
from siman_bot.domain.publishing.neutrality.names import Name
from siman_bot.domain.reading import read


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """`fragment` is as the author typed it."""

    name: Name
    fragment: str


class Neutrality:
    """A lexicon and a calendar, made ready once and asked about many items."""

    def __init__(self, *, names: Sequence[Name], calendar: Calendar, places: Mapping[str, str]) -> None:
        """`places` are official names of provinces and regencies by their code."""
        self.calendar = calendar
        self._matcher = Matcher(names, places)

    def hits(self, text: str, *, targets: Sequence[str], first: date, last: date) -> tuple[Hit, ...]:
        """What in a text stops it from being amplified in these places on any of these days; each name once.

        Args:
            text: All of an item's words, with its title, notes and the names of its files.
            targets: The places that it is for, as codes; `NATION` for all.
            first: The first day, by the clock of the places.
            last: The last one.
        """
        running = self.calendar.running(first, last, targets)
        if not running:
            return ()
        reading = read(text)
        found: dict[int, Hit] = {}
        for mention in self._matcher.mentions(reading, targets=targets):
            name = self._matcher.names[mention.name]
            if mention.name not in found and counts(name, targets=targets, running=running):
                found[mention.name] = Hit(name=name, fragment=reading.fragment(mention.start, mention.end))
        return tuple(found.values())
