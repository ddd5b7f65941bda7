"""Spelling, mended towards words that the rules know and towards nothing else: "B30" and "P3K" stay what they are."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import Final, NamedTuple

from siman_bot.domain.publishing.words.lexicon.vocabulary import KNOWN, LOADED

_GAP: Final = r"[\s.\-|/,*\u00b7\u2022]"
_APART: Final = re.compile(rf"(?<!\w)(?:\w{_GAP}{{1,4}}){{3,}}\w(?!\w)")
_SEEMS_APART: Final = re.compile(rf"\b\w{_GAP}{{1,4}}\w{_GAP}")
_SIGN_WITHIN: Final = re.compile(r"[@$!|*+\u20ac\u00a3](?<=\w.)(?=\w)|[$@!](?=\w)")
_WITH_SIGNS: Final = re.compile(r"(?<!\w)(?:[$@!]?\w+(?:[@$!|*+.\u20ac\u00a3-]{1,3}\w+){1,12}|[$@!]\w+)")
_HASHTAG: Final = re.compile(r"#(\w{4,60})")
_HUMP: Final = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_RUN: Final = re.compile(r"(.)\1+")
_LETTER_OF: Final = (
    str.maketrans("0134567892@$!|+\u20ac\u00a3", "oieasgtbgzasiltel"),
    str.maketrans("0134567892@$!|+\u20ac\u00a3", "oleasgtbgzaslitel"),
)
_VOWELS: Final = "aiueo"
_LONGEST_WORD: Final = 40
_SHORTEST_MENDED: Final = 4
HALVES: Final = frozenset(word[:end] for word in LOADED for end in range(2, len(word))) - KNOWN - {"di", "me", "se"}


class Piece(NamedTuple):
    """A word as it is meant; the places are those of the text that was cut."""

    start: int
    end: int
    word: str


def meant(word: str) -> str:
    """The known word that a spelling stands for, or the word itself."""
    if word in KNOWN or not _SHORTEST_MENDED <= len(word) <= _LONGEST_WORD:
        return word
    spellings = [word]
    if not word.isalpha() and sum(char.isalpha() for char in word) > 1:
        spellings += [word.translate(letters) for letters in _LETTER_OF]
    for spelling in spellings:
        single = _RUN.sub(r"\1", spelling)
        double = _RUN.sub(r"\1\1", spelling)
        for tried in (spelling, single, double, *(one.replace("-", "").replace("'", "") for one in (spelling, single))):
            if tried in KNOWN:
                return tried
    half, dash, other = word.partition("-")
    return half if dash and half == other and half in KNOWN else word


def mended(text: str, *, tagged: bool) -> Iterator[list[Piece]]:
    """Parts of a text that are read as other words than they are written; hashtags only if it is `tagged`."""
    if _SEEMS_APART.search(text):
        yield from filter(None, map(_together, _APART.finditer(text)))
    if _SIGN_WITHIN.search(text):
        yield from filter(None, map(_signed, _WITH_SIGNS.finditer(text)))
    if tagged:
        yield from map(_unglued, _HASHTAG.finditer(text))


def _together(found: re.Match[str]) -> list[Piece]:
    """Letters that stand apart as words: cut where the gap is another than most, else where known words end."""
    run, start = found[0], found.start()
    places = [place for place, char in enumerate(run) if char.isalnum()]
    gaps = [run[one + 1 : other] for one, other in pairwise(places)]
    usual = Counter(gaps).most_common(1)[0][0]
    words: list[list[int]] = [[places[0]]]
    for place, gap in zip(places[1:], gaps, strict=True):
        if gap == usual:
            words[-1].append(place)
        else:
            words.append([place])
    pieces: list[Piece] = []
    for word in words:
        letters = "".join(run[place] for place in word).lower()
        begun = 0
        for part in _known_parts(letters) or (letters,):
            last = begun + len(part) - 1
            pieces.append(Piece(start + word[begun], start + word[last] + 1, meant(part)))
            begun = last + 1
    return pieces if any(len(piece.word) > 1 and not piece.word.isdigit() for piece in pieces) else []


def _signed(found: re.Match[str]) -> list[Piece]:
    """A word with signs in it, or words with signs between them, if they are known ones then."""
    written = found[0].lower()
    if len(written) > _LONGEST_WORD:
        return []
    if "*" in written:
        shape = re.compile("".join(f"[{_VOWELS}]+" if char == "*" else re.escape(char) for char in written))
        word = next((word for word in sorted(LOADED) if shape.fullmatch(word)), "")
    else:
        word = meant(written)
        word = word if word in KNOWN else meant(re.sub(r"[^\w@$!|+\u20ac\u00a3]", "", written))
    return [Piece(*found.span(), word)] if word in KNOWN else []


def _unglued(found: re.Match[str]) -> list[Piece]:
    """The words of a hashtag, by its capitals or by the words that are known."""
    pieces: list[Piece] = []
    start = found.start(1)
    for part in _HUMP.split(found[1]):
        for word in _loaded_parts(part.lower()):
            pieces.append(Piece(start, start + len(word), meant(word)))
            start += len(word)
    return pieces


def _loaded_parts(letters: str) -> tuple[str, ...]:
    """Letters taken apart where a loaded word is among them, else as they are."""
    parts = _known_parts(letters)
    if any(part in LOADED for part in parts):
        return parts
    first = max((word for word in LOADED if letters.startswith(word)), key=len, default="")
    return (first, letters[len(first) :]) if len(first) >= _SHORTEST_MENDED < len(letters) - len(first) else (letters,)


@lru_cache(maxsize=4_096)
def _known_parts(letters: str) -> tuple[str, ...]:
    """Letters as known words in a row, the fewest; none where that can't be."""
    if len(letters) > _LONGEST_WORD:
        return ()
    best: list[tuple[str, ...] | None] = [()]
    for end in range(1, len(letters) + 1):
        ways = (
            (*before, letters[start:end])
            for start in range(end - 1)
            if (before := best[start]) is not None and meant(letters[start:end]) in KNOWN
        )
        best.append(min(ways, key=len, default=None))
    return best[-1] or ()
