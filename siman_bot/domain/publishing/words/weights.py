"""What the trained marker knows: hashed features and their weights, for denials and for what is aimed at a person.

The weights are made by `bench/training/marker.py`; the texts that it learnt from can't be read from them.
"""

from array import array
from functools import cache
from importlib.resources import files
from itertools import combinations
from math import sqrt
from struct import Struct
from typing import Final
from zlib import crc32

BUCKETS: Final = 1 << 16
HEADER: Final = Struct("<2f")
"""Of each head what the weights of a feature have to come to, and what those of a sentence's words by themselves have
to come to, that it be looked at closer; then a byte for each bucket."""
FILE: Final = "marker.bin"
START: Final = "^"
_SIGNS: Final = frozenset("?!:\u274c\u2705\u26a0#,")
_PIECE: Final = 4
_LONGEST_PIECED: Final = 24
_FARTHEST: Final = 4
_MOST_TAGS: Final = 24


def of_word(word: str) -> list[int]:
    """Buckets of a word by itself: the word, first, and the pieces it is made of. Signs that mean nothing have none."""
    if word[0].isdigit():
        return [bucket("w0")]
    if not word[0].isalpha():
        return [bucket(f"w{word}")] if word in _SIGNS else []
    edged = f"<{word[:_LONGEST_PIECED]}>"
    pieces = {edged[start : start + _PIECE] for start in range(len(edged) - _PIECE + 1)}
    return [bucket(f"w{word}"), *sorted(bucket(f"c{piece}") for piece in pieces)]


def of_pair(one: int, other: int) -> int:
    """The bucket of two words that follow each other, by their own."""
    return (one * 31 + other * 7 + 1) % BUCKETS


def of_tags(sheet: str, tags: str) -> list[int]:
    """Buckets of a sentence's tags: each, those that follow each other, and pairs a little apart."""
    tags = tags[:_MOST_TAGS]
    rows = {f"{sheet}1{tag}" for tag in tags}
    rows |= {f"{sheet}3{tags[start : start + 3]}" for start in range(len(tags) - 2)}
    rows |= {
        f"{sheet}2{one}{other}"
        for (place, one), (farther, other) in combinations(enumerate(f"^{tags}$"), 2)
        if farther - place <= _FARTHEST
    }
    return sorted(map(bucket, rows))


def bucket(feature: str) -> int:
    return crc32(feature.encode("utf-8", "surrogatepass")) % BUCKETS


class Head:
    """One of the two questions that the marker answers."""

    def __init__(self, data: bytes) -> None:
        least, floor = HEADER.unpack_from(data)
        self._least = float(least)
        self.floor = float(floor)
        """What words by themselves have to weigh, for each root of their number, to come to be over with the rest."""
        self.weights = array("b", data[HEADER.size :])

    def is_over(self, total: int, count: int) -> bool:
        return total > self._least * sqrt(count)


@cache
def heads() -> tuple[Head, Head]:
    """For denials, and for what is aimed at a person."""
    data = files(__package__).joinpath(FILE).read_bytes()
    half = len(data) // 2
    return Head(data[:half]), Head(data[half:])
