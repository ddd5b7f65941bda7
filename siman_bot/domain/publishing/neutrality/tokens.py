"""A text cut into words, with what their reader sees between them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from siman_bot.domain.reading import Reading

_WORD: Final = re.compile(r"[@$]?[^\W_](?:[^\W_]|[@$|*!+'](?=[^\W_])|\*)*")
_HUMP: Final = re.compile(r"(?<=[a-z])(?=[A-Z0-9])|(?<=[0-9])(?=[A-Za-z])|(?<=[A-Z])(?=[A-Z][a-z])")
_STOPS: Final = re.compile(r"[.!?:;\n]")


@dataclass(frozen=True, slots=True)
class Token:
    """`start` and `end` are places in the text as it was read. `gap` is what stands before it."""

    start: int
    end: int
    text: str
    word: str
    gap: str
    tagged: bool

    @property
    def is_upper(self) -> bool:
        return self.text.isupper()

    @property
    def is_capital(self) -> bool:
        return self.text[:1].isupper()

    @property
    def begins(self) -> bool:
        """Whether a sentence begins here, so that a capital says nothing."""
        return _STOPS.search(self.gap) is not None or self.start == 0 or self.gap.strip(" \"'([*-") != ""


def tokens_of(reading: Reading) -> list[Token]:
    """The words of a text; a hashtag's are those that its capitals and digits set apart."""
    found: list[Token] = []
    text, end = reading.text, 0
    for match in _WORD.finditer(text):
        gap = text[end : match.start()]
        tagged = gap.endswith("#") or (bool(found) and found[-1].tagged and gap == "_")
        parts = _parts(match[0]) if tagged else [match[0]]
        start = match.start()
        for part in parts:
            found.append(Token(start, start + len(part), part, part.casefold(), gap, tagged))
            start, gap = start + len(part), ""
        end = match.end()
    return found


def _parts(word: str) -> Sequence[str]:
    return [part for part in _HUMP.split(word) if part]
