"""Ways in which a word may be written that its reader takes for another: signs for letters, old spelling, slips."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final

from siman_bot.domain.called.slips import slips

_SIGNS: Final = (
    str.maketrans("0123456789@$!|+", "oizeasgtbgasilt"),
    str.maketrans("0123456789@$!|+", "olzeasgtbgaslit"),
    str.maketrans("0123456789@$!|+", "oizeasgtbqasiit"),
)
_RUN: Final = re.compile(r"(.)\1+")
_SOUNDS: Final = (
    ("oe", "u"), ("dj", "j"), ("tj", "c"), ("sj", "s"), ("sy", "s"), ("sh", "s"), ("kh", "h"), ("ch", "h"),
    ("ph", "f"), ("th", "t"), ("dh", "d"), ("bh", "b"), ("gh", "g"), ("ck", "k"), ("ie", "i"), ("ee", "i"),
    ("oo", "u"), ("v", "f"), ("q", "k"), ("x", "ks"), ("z", "s"), ("y", "i"),
)  # fmt: skip
"""Old spelling, and letters that sound alike to an Indonesian ear."""
_ENDINGS: Final = ("nya", "lah", "kah", "pun", "kan", "isme", "wan", "ers", "an", "is", "ku", "mu", "i", "s")
_BEGINNINGS: Final = (
    "meng", "meny", "mem", "men", "peng", "pem", "pen", "ber", "per", "ter", "anti", "eks", "non", "pro", "me", "pe",
    "se", "di", "ke",
)  # fmt: skip
_SHORTEST_LEFT: Final = 3
SHORTEST_SLIP: Final = 5


@lru_cache(maxsize=16_384)
def spellings(word: str) -> tuple[str, ...]:
    """The word as it stands, with letters for signs, and without letters said twice."""
    found = {word: None}
    letters = sum(char.isalpha() for char in word)
    if letters and not word.isalpha():
        for signs in _SIGNS:
            found[word.translate(signs)] = None
        found["".join(char for char in word if char.isalnum())] = None
        if letters > 1:
            found[word.strip("0123456789")] = None
    for one in tuple(found):
        found[_RUN.sub(r"\1", one)] = None
    return tuple(found)


@lru_cache(maxsize=16_384)
def sound(word: str) -> str:
    """How it is said: words that sound alike have one."""
    said = word.replace("'", "")
    for written, spoken in _SOUNDS:
        if written in said:
            said = said.replace(written, spoken)
    return _RUN.sub(r"\1", said)


def bare(word: str) -> Iterator[str]:
    """The word without what grammar adds to it: "kegolkaran", "Prabowonya"."""
    yield from _without_ending(word)
    for begins in _BEGINNINGS:
        if word.startswith(begins) and len(word) - len(begins) >= _SHORTEST_LEFT:
            left = word[len(begins) :].lstrip("-")
            yield left
            yield from _without_ending(left)


def _without_ending(word: str) -> Iterator[str]:
    for ends in _ENDINGS:
        if word.endswith(ends) and len(word) - len(ends) >= _SHORTEST_LEFT:
            left = word[: -len(ends)].rstrip("-")
            yield left
            if ends in {"nya", "lah", "kah", "pun"} and left.endswith(("an", "kan")):
                yield left.removesuffix("kan").removesuffix("an")


class Slips:
    """Words that lie one slip of the pen away, two where they are long."""

    def __init__(self, words: Iterable[str]) -> None:
        self._by: dict[str, list[str]] = {}
        for word in words:
            if len(word) >= SHORTEST_SLIP and word.isalpha():
                for key in {word, *_shorter(word)}:
                    self._by.setdefault(key, []).append(word)

    def near(self, word: str) -> frozenset[str]:
        keys = {word, *_shorter(word)}
        found = {other for key in keys for other in self._by.get(key, ())}
        return frozenset(other for other in found if slips(word, other, most=1) <= 1 and _same_ends(word, other))


def _shorter(word: str) -> Iterator[str]:
    return (word[:place] + word[place + 1 :] for place in range(len(word)))


def _same_ends(one: str, other: str) -> bool:
    """Slips at the first letter of a short word make another word: "Andi" and "Sandi"."""
    return one[0] == other[0] or min(len(one), len(other)) >= SHORTEST_SLIP + 1


@lru_cache(maxsize=1_024)
def masked(word: str) -> re.Pattern[str] | None:
    """The pattern of a word with stars for letters: "G*lkar"."""
    if "*" not in word or sum(char.isalpha() for char in word) < _SHORTEST_LEFT:
        return None
    return re.compile("".join("[a-z]" if char == "*" else re.escape(char) for char in word))
