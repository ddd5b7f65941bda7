"""The lexicon of neutrality (R5): parties, candidates, slogans, hashtags and symbols, and where each belongs."""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from siman_bot.domain.refusals import Invalid

NATION: Final = ""
"""The place of what belongs to the whole nation."""
NAME_LIMIT: Final = 200
MOST_ALIASES: Final = 40
_NATION_WORDS: Final = frozenset({"", "nasional", "nation", "national"})
_PLACE: Final = re.compile(r"(?P<province>[1-9][0-9])(?:\.?(?P<regency>[0-9]{2}))?")


class NameKind(StrEnum):
    PARTY = "party"
    CANDIDATE = "candidate"
    """A person, or the two of a pair."""
    SLOGAN = "slogan"
    HASHTAG = "hashtag"
    SYMBOL = "symbol"


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """`place` is `NATION`, or the Kemendagri code of a province ("33") or regency ("33.74")."""

    kind: NameKind
    name: str
    aliases: tuple[str, ...] = ()
    place: str = NATION

    @property
    def written(self) -> tuple[str, ...]:
        """All that it is called."""
        return (self.name, *self.aliases)


def read_place(raw: str) -> str:
    """A Kemendagri code with or without its dot, or "nasional".

    Raises:
        Invalid: `place-code-unknown`: it has another form. Whether there is such a place is not looked at.
    """
    typed = raw.strip().casefold()
    if typed in _NATION_WORDS:
        return NATION
    found = _PLACE.fullmatch(typed)
    if found is None:
        raise Invalid("place-code-unknown", text=raw)
    return found["province"] if found["regency"] is None else f"{found['province']}.{found['regency']}"


def is_within(inner: str, outer: str) -> bool:
    """Whether a place is another one, or lies in it."""
    return outer in {NATION, inner} or inner.startswith(f"{outer}.")
