"""How a broadcast goes: its numbers, and what it does now."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from siman_bot.domain.sending.delivery import SENT_ONCE, STANDING, DeliveryKind, DeliveryState
from siman_bot.domain.sending.way import Way

_MAIN: Final = frozenset({DeliveryKind.ITEM, DeliveryKind.RELAY_CARD})


class Course(StrEnum):
    """What a broadcast does now. One is stopped while everything outgoing is; one waits until more of it is due."""

    WAITING = "waiting"
    RUNNING = "running"
    STOPPED = "stopped"
    PAUSED = "paused"
    CANCELLED = "cancelled"
    DONE = "done"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How a broadcast stands.

    `groups` count messages to groups, those that were taken back later included, `cards` those to regional admins,
    `edits` the messages of an earlier version that are changed to this one. `edited`, `withdrawn`, `expired` and
    `cancelled` count groups and cards, `failed`, `unknown` and `pending` whatever belongs to the broadcast.
    """

    groups: int = 0
    groups_sent: int = 0
    cards: int = 0
    cards_sent: int = 0
    failed: int = 0
    unknown: int = 0
    pending: int = 0
    edits: int = 0
    edits_done: int = 0
    edited: int = 0
    withdrawn: int = 0
    expired: int = 0
    cancelled: int = 0

    @classmethod
    def of(cls, counts: Mapping[tuple[DeliveryKind, DeliveryState], int], *, new: int = 0, changes: int = 0) -> "Tally":
        """From deliveries by kind and state, and the messages to groups and changes that aren't written down yet."""

        def number(*states: DeliveryState, kinds: frozenset[DeliveryKind] = frozenset(DeliveryKind)) -> int:
            return sum(count for (kind, state), count in counts.items() if state in states and kind in kinds)

        every = tuple(DeliveryState)
        items_, cards, edits = (
            frozenset({kind}) for kind in (DeliveryKind.ITEM, DeliveryKind.RELAY_CARD, DeliveryKind.EDIT)
        )
        return cls(
            groups=number(*every, kinds=items_) + new,
            groups_sent=number(*SENT_ONCE, kinds=items_),
            cards=number(*every, kinds=cards),
            cards_sent=number(DeliveryState.SENT, kinds=cards),
            failed=number(DeliveryState.FAILED),
            unknown=number(DeliveryState.UNKNOWN),
            pending=number(DeliveryState.PENDING) + new + changes,
            edited=number(DeliveryState.EDITED, kinds=_MAIN),
            withdrawn=number(DeliveryState.WITHDRAWN, kinds=_MAIN),
            expired=number(DeliveryState.EXPIRED, kinds=_MAIN),
            cancelled=number(DeliveryState.CANCELLED, kinds=_MAIN),
            edits=number(*every, kinds=edits) + changes,
            edits_done=number(*STANDING, kinds=edits),
        )


def course_of(
    *, way: Way, tally: Tally, paused: bool, cancelled: bool, stopped: bool, until: datetime | None = None
) -> Course:
    """What a broadcast does.

    One through admins may be paused when all its cards are out: nobody forwards it then. `until` is when its next
    message is due, where it waits for that.
    """
    if cancelled:
        return Course.CANCELLED
    if stopped and tally.pending:
        return Course.STOPPED
    if paused and (tally.pending or way is Way.RELAY):
        return Course.PAUSED
    if until is not None:
        return Course.WAITING
    return Course.RUNNING if tally.pending else Course.DONE
