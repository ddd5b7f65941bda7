"""What goes first among messages owed, and how a waiting one ages."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from enum import IntEnum
from types import MappingProxyType
from typing import Final


class Lane(IntEnum):
    """What goes first; the lowest number does."""

    URGENT = 0
    CORRECTION = 10
    CLARIFICATION = 20
    ANSWER = 30
    NARRATIVE = 40
    DIGEST = 50


BEFORE_ALL: Final = timedelta(days=-4_000_000)
"""More than there are between any two times."""

HEAD_START: Mapping[Lane, timedelta] = MappingProxyType(
    {
        Lane.URGENT: BEFORE_ALL,
        Lane.CORRECTION: timedelta(hours=24),
        Lane.CLARIFICATION: timedelta(hours=26),
        Lane.ANSWER: timedelta(hours=28),
        Lane.NARRATIVE: timedelta(hours=40),
        Lane.DIGEST: timedelta(hours=48),
    }
)
"""How much later than it is due a message of this lane counts.

A waiting message ages upward: a narrative that has waited twelve hours goes before an answer of this moment, so that
no lane starves. A million narratives take nine hours at the free rate, and still everything else overtakes them. What
is urgent goes before all others, however long those have waited: there is little of it.
"""


def rank(lane: Lane, due: datetime) -> int:
    """Where a message due at that time stands among all others: the lowest goes first (milliseconds)."""
    return round((due.timestamp() + HEAD_START[lane].total_seconds()) * 1000)
