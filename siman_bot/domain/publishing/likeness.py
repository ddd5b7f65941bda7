"""Whether a pasted text is one of ours, word for word, and else where it differs (R14).

White space, line breaks, case and the marks by which bold or quoted text is typed don't count. Every word does, with
its punctuation, and so does what a reader can't see where it leads a link or a line elsewhere.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from siman_bot.domain.text import clean

FOREIGN: Final = 0.4
"""Of the words of a text; one that shares fewer with ours is no change of it, but another text."""
_CHANCE: Final = 2
_QUOTED: Final = re.compile(r"^[ \t]*>+", re.MULTILINE)
_MARKS: Final = "*_`"
_LINK: Final = re.compile(r"[/@]|\w[.]\w")
_TURNING: Final = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Let what follows be read in another direction than it is written, numbers too."""
_UNSEEN: Final = "□"
"""Shown for what can't be seen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """How a text differs from one of ours, in fragments as they stand there and here.

    `changed` has what stands in ours and what stands in its place.
    """

    added: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()
    changed: tuple[tuple[str, str], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.added or self.dropped or self.changed)


NO_CHANGES: Final = Changes()


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text: as they are shown, and as they are compared."""

    shown: tuple[str, ...]
    keys: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.keys)


def words_of(text: str) -> Words:
    shown = [word for raw in _QUOTED.sub("", text).split() for word in _shown(raw)]
    return Words(tuple(shown), tuple(_key(word) for word in shown))


def bare(words: str) -> str:
    """Words without the marks around them by which bold or quoted text is typed."""
    return words.lstrip("> ").strip(_MARKS) or words


def is_same(ours: Words, theirs: Words) -> bool:
    """Whether a text has every word of ours and no other, in the same order."""
    return len(ours) == len(theirs) and ours.keys == _read_as(ours, theirs)


def likeness(ours: Words, theirs: Words) -> float:
    """The share of words that both have, wherever they stand: 0.0 to 1.0."""
    return 2 * _shared(ours, theirs) / (len(ours) + len(theirs)) if ours.keys and theirs.keys else 0.0


def coverage(ours: Words, theirs: Words) -> float:
    """The share of the shorter one's words that the other has too: 0.0 to 1.0."""
    return _shared(ours, theirs) / min(len(ours), len(theirs)) if ours.keys and theirs.keys else 0.0


def changes_of(ours: Words, theirs: Words, *, links: Sequence[str] = ()) -> Changes:
    """What was added to ours, dropped from it, and put in the place of something; all of it where little is ours.

    Args:
        ours: The words of ours.
        theirs: The words of the other text.
        links: Where words of the other text lead without showing it.
    """
    if _shared(ours, theirs) < FOREIGN * len(theirs) and likeness(ours, theirs) < FOREIGN:
        return Changes(added=(" ".join(theirs.shown), *links))
    added: list[str] = []
    dropped: list[str] = []
    changed: list[tuple[str, str]] = []
    for begin, end, other_begin, other_end in _gaps(ours.keys, _read_as(ours, theirs)):
        here, there = " ".join(ours.shown[begin:end]), " ".join(theirs.shown[other_begin:other_end])
        if here and there:
            changed.append((here, there))
        elif there:
            added.append(there)
        else:
            dropped.append(here)
    return Changes(added=(*added, *links), dropped=tuple(dropped), changed=tuple(changed))


def _shown(raw: str) -> list[str]:
    """A word without what can't be seen, or several where something else parts them."""
    if raw.isascii() and raw.isprintable():
        return [raw]
    seen = clean(raw)
    if _TURNING.intersection(raw) or (_LINK.search(seen) and clean(_uncovered(raw)) != _uncovered(raw)):
        return ["".join(clean(char) or _UNSEEN for char in raw)]
    return seen.split()


def _uncovered(raw: str) -> str:
    """A word without what can't be seen before and after it."""
    begin = next((place for place, char in enumerate(raw) if clean(char)), len(raw))
    end = next((place for place in range(len(raw), 0, -1) if clean(raw[place - 1])), 0)
    return raw[begin:end]


def _key(word: str) -> str:
    """What a word is compared by: the path of a link keeps its case, because it leads elsewhere in another."""
    if _LINK.search(word):
        return word.strip("*`") or word
    return word.strip(_MARKS).casefold() or word


def _read_as(ours: Words, theirs: Words) -> tuple[str, ...]:
    """The keys of a text, a link that is written in capitals throughout as the one of ours that it comes from."""
    links = {key.casefold(): key for key in ours.keys if _LINK.search(key)}
    return tuple(links.get(key.casefold(), key) if key.isupper() else key for key in theirs.keys)


def _shared(ours: Words, theirs: Words) -> int:
    return sum((Counter(ours.keys) & Counter(_read_as(ours, theirs))).values())


def _gaps(ours: Sequence[str], theirs: Sequence[str]) -> list[tuple[int, int, int, int]]:
    """The stretches of both that lie between their longest common sequence of words.

    A word or two that stand alone between longer stretches are common by chance.
    """
    gaps: list[tuple[int, int, int, int]] = []
    begin = other_begin = 0
    for end, other_end in (*_matches(ours, theirs), (len(ours), len(theirs))):
        if begin < end or other_begin < other_end:
            gap = (begin, end, other_begin, other_end)
            if gaps and gap[0] - gaps[-1][1] <= min(_CHANCE, _size(gap) - 1, _size(gaps[-1]) - 1):
                before = gaps.pop()
                gap = (before[0], gap[1], before[2], gap[3])
            gaps.append(gap)
        begin, other_begin = end + 1, other_end + 1
    return gaps


def _size(gap: tuple[int, int, int, int]) -> int:
    return min(gap[1] - gap[0], gap[3] - gap[2])


def _matches(ours: Sequence[str], theirs: Sequence[str]) -> list[tuple[int, int]]:
    """The places of the longest common sequence.

    Reckoned with one number a word whose bits are the words of ours (Hyyrö 2004), so that no text takes long.
    """
    everywhere = (1 << len(ours)) - 1
    places: dict[str, int] = {}
    for place, key in enumerate(ours):
        places[key] = places.get(key, 0) | 1 << place
    rows: list[int] = []
    row = everywhere
    for key in theirs:
        met = row & places.get(key, 0)
        row = ((row + met) | (row - met)) & everywhere
        rows.append(row)
    found: list[tuple[int, int]] = []
    place, other = len(ours), len(theirs)
    while place and other:
        bit = 1 << (place - 1)
        if rows[other - 1] & bit:
            place -= 1
            continue
        other -= 1
        if not other or rows[other - 1] & bit:
            place -= 1
            found.append((place, other))
    return found[::-1]
