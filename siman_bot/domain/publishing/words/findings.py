"""What the rules on words find in a text."""

from bisect import bisect
from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum, StrEnum
from typing import Final, NamedTuple


class Rule(StrEnum):
    DENIAL = "denial"
    """Denies or labels a claim: a clarification (R2)."""
    CALL = "call"
    """Asks to act against somebody, to rank, or to post in step (R7)."""
    TARGET = "target"
    """Points at a private person (R7)."""


class Level(IntEnum):
    MARK = 1
    """Doubtful: the author may say that it isn't so, a reviewer answers it by name."""
    REFUSE = 2
    """Certain."""


@dataclass(frozen=True, slots=True)
class Finding:
    """`fragment` is as the author typed it."""

    rule: Rule
    level: Level
    fragment: str


class Hit(NamedTuple):
    """A finding by its place in the text as it was read."""

    start: int
    end: int
    level: Level


_SEVERAL: Final = 2


def outer(hits: Iterable[Hit]) -> list[Hit]:
    """The hits in order; of those that overlap the certain one, else the one that begins first, else the longest."""
    several = set(hits)
    if len(several) < _SEVERAL:
        return [*several]
    kept: list[Hit] = []
    for hit in sorted(several, key=_weight):
        place = bisect(kept, hit)
        if (place == 0 or kept[place - 1][1] <= hit[0]) and (place == len(kept) or kept[place][0] >= hit[1]):
            kept.insert(place, hit)
    return kept


def _weight(hit: Hit) -> tuple[int, int, int]:
    return -hit[2], hit[0], -hit[1]
