"""A small trained marker for denials and for what is aimed at a person, where patterns end.

Logistic regression over hashed words, pairs of words, pieces of words, and what the words do by the rules' own tags.
"""

from functools import cache
from itertools import pairwise
from math import sqrt
from typing import Final

from siman_bot.domain.publishing.words.findings import Hit, Level
from siman_bot.domain.publishing.words.sheets import WORD
from siman_bot.domain.publishing.words.tokens import Tokens
from siman_bot.domain.publishing.words.weights import BUCKETS, START, Head, bucket, heads, of_tags

_START: Final = bucket(START)
_MOST_KEPT: Final = 30_000
_FEW: Final = 2


def tags_of(cut: Tokens, sheet: int, first: int, end: int) -> str:
    """A sentence's tags on a sheet, without the words that have none."""
    whole = end - first == len(cut.words)
    return (cut.tags[sheet] if whole else "".join(cut.letters[sheet][first:end])).replace(WORD, "")


class _Rows(dict[str, tuple[int, int]]):
    """Of the tags of a sentence their weights for one head, and how many they are. Kept up to a bound."""

    def __init__(self, sheet: str, head: Head) -> None:
        super().__init__()
        self._sheet, self._weights = sheet, head.weights

    def __missing__(self, tags: str) -> tuple[int, int]:
        buckets = of_tags(self._sheet, tags)
        value = sum(self._weights[one] for one in buckets), len(buckets)
        if len(self) < _MOST_KEPT:
            self[tags] = value
        return value


@cache
def _rows() -> tuple[_Rows, _Rows, _Rows]:
    denials, targets = heads()
    return _Rows("d", denials), _Rows("c", targets), _Rows("p", targets)


def denying(cut: Tokens) -> list[Hit]:
    """Sentences, or else pairs of sentences, that seem to deny or to label a claim."""
    return _over(cut, heads()[0], cut.denies, (0,))


def aiming(cut: Tokens) -> list[Hit]:
    """Sentences, or else pairs of sentences, that seem to be aimed at a person."""
    return _over(cut, heads()[1], cut.aims, (1, 2))


def _over(cut: Tokens, head: Head, own: tuple[int, ...], sheets: tuple[int, ...]) -> list[Hit]:
    places, counts = cut.sentences(), cut.counts
    for first, end in places:
        if sum(own[first:end]) > head.floor * sqrt(sum(counts[first:end])):
            break
    else:
        return []
    sums = [_sum(cut, head, own, sheets, first, end) for first, end in places]
    found = [
        place
        for place, one in zip(places, sums, strict=True)
        if head.is_over(*one) and (one[0] > 0 or _says_something(cut, *place))
    ]
    if len(places) > 1 and not found:
        found = [
            (one[0], other[1])
            for (one, other), ((total, count), (more, others)) in zip(pairwise(places), pairwise(sums), strict=True)
            if head.is_over(total + more, count + others)
        ]
    return [cut.hit(first, end - 1, Level.MARK) for first, end in found]


def _says_something(cut: Tokens, first: int, end: int) -> bool:
    """Of two words, like "Pukul 08.00", too little is known to go by what isn't in them."""
    return sum(word[0].isalnum() for word in cut.words[first:end]) > _FEW


def _sum(
    cut: Tokens, head: Head, own: tuple[int, ...], sheets: tuple[int, ...], first: int, end: int
) -> tuple[int, int]:
    """The weights of a sentence, and how many they are."""
    words = [_START, *[one for one in cut.buckets[first:end] if one >= 0]]
    pairs = [(one * 31 + other * 7 + 1) % BUCKETS for one, other in pairwise(words)]
    total = sum(own[first:end]) + sum(map(head.weights.__getitem__, pairs))
    count = sum(cut.counts[first:end]) + len(pairs)
    rows = _rows()
    for sheet in sheets:
        weight, number = rows[sheet][tags_of(cut, sheet, first, end)]
        total += weight
        count += number
    return total, count
