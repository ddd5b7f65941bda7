"""What goes first among messages owed, and how a waiting one ages."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from enum import IntEnum
from types import MappingProxyType

from siman_bot.domain.item import ItemKind


class Lane(IntEnum):
    """What goes first; the lowest number does."""

    URGENT = 0
    CORRECTION = 10
    CLARIFICATION = 20
    ANSWER = 30
    NARRATIVE = 40
    DIGEST = 50


HEAD_START: Mapping[Lane, timedelta] = MappingProxyType(
    {
        Lane.URGENT: timedelta(),
        Lane.CORRECTION: timedelta(hours=24),
        Lane.CLARIFICATION: timedelta(hours=26),
        Lane.ANSWER: timedelta(hours=28),
        Lane.NARRATIVE: timedelta(hours=40),
        Lane.DIGEST: timedelta(hours=48),
    }
)
"""By how much a message of the first lane goes before one of this lane that came at the same time.

A waiting message ages upward: a narrative that has waited twelve hours goes before an answer of this moment, so that
no lane starves. A million narratives take nine hours at the free rate, and still everything else overtakes them.
"""


def rank(lane: Lane, due: datetime) -> int:
    """Where a message due at that time stands among all others: the lowest goes first (milliseconds)."""
    return round((due + HEAD_START[lane]).timestamp() * 1000)


def lane_of(kind: ItemKind, *, urgent: bool = False) -> Lane:
    """The lane of an item's own messages. Only a clarification can be urgent."""
    if kind is ItemKind.NARRATIVE:
        return Lane.NARRATIVE
    return Lane.URGENT if urgent else Lane.CLARIFICATION
