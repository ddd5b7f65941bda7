"""How a broadcast goes: its numbers, what it does now, and the one progress message for its author."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from hashlib import blake2b
from typing import Final

from siman_bot.domain.people.person import clock_of_reader
from siman_bot.domain.publishing.item import Way
from siman_bot.domain.sending.delivery import SENT_ONCE, STANDING, DeliveryKind, DeliveryState
from siman_bot.domain.sending.lane import Lane
from siman_bot.services.transaction import Clock, Tx
from storage.engine import Database
from storage.people import people
from storage.sending.broadcasts import progress, stops
from storage.sending.outbox import outbox
from storage.sending.outbox.outbox import Owed

LOOK_BACK: Final = timedelta(days=2)
SOON: Final = timedelta(minutes=1)
"""What is due within it isn't called waiting."""
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
    def of(cls, counts: Mapping[tuple[DeliveryKind, DeliveryState], int]) -> "Tally":
        def number(*states: DeliveryState, kinds: frozenset[DeliveryKind] = frozenset(DeliveryKind)) -> int:
            return sum(count for (kind, state), count in counts.items() if state in states and kind in kinds)

        every = tuple(DeliveryState)
        items_, cards, edits = (
            frozenset({kind}) for kind in (DeliveryKind.ITEM, DeliveryKind.RELAY_CARD, DeliveryKind.EDIT)
        )
        return cls(
            groups=number(*every, kinds=items_),
            groups_sent=number(*SENT_ONCE, kinds=items_),
            cards=number(*every, kinds=cards),
            cards_sent=number(DeliveryState.SENT, kinds=cards),
            failed=number(DeliveryState.FAILED),
            unknown=number(DeliveryState.UNKNOWN),
            pending=number(DeliveryState.PENDING),
            edited=number(DeliveryState.EDITED, kinds=_MAIN),
            withdrawn=number(DeliveryState.WITHDRAWN, kinds=_MAIN),
            expired=number(DeliveryState.EXPIRED, kinds=_MAIN),
            cancelled=number(DeliveryState.CANCELLED, kinds=_MAIN),
            edits=number(*every, kinds=edits),
            edits_done=number(*STANDING, kinds=edits),
        )


def course_of(
    *, way: Way, tally: Tally, paused: bool, cancelled: bool, stopped: bool, until: datetime | None = None
) -> Course:
    """What a broadcast does.

    One through admins may be paused when all its cards are out: nobody forwards it then. `until` is as in
    `waits_until`.
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


async def watch(tx: Tx, *, broadcast_id: int, author_telegram_id: int, now: datetime) -> None:
    """Owe the author the one message that shows how the broadcast goes, as it stands now."""
    found = await progress.watched(tx, broadcast_id)
    if found is None:
        raise LookupError(broadcast_id)
    stands = await _standing(tx, found, now)
    await outbox.add(tx, [await _message(tx, found, stands, to=author_telegram_id, edit=None)], now)
    await progress.set_shown(tx, broadcast_id, stands.print)


async def waits_until(connection: Tx, broadcast_id: int, now: datetime) -> datetime | None:
    """When the next message of a broadcast is due, where it waits for that: its time, quiet hours."""
    due = await progress.next_due(connection, broadcast_id, now)
    return due if due is not None and due > now + SOON else None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Standing:
    """How a broadcast stands. `until` is when it goes on, where it waits."""

    tally: Tally
    course: Course
    until: datetime | None

    @property
    def print(self) -> str:
        """What a progress message shows, short enough to be compared."""
        shown = "/".join([self.course, str(self.until), *(str(number) for number in asdict(self.tally).values())])
        return blake2b(shown.encode(), digest_size=16).hexdigest()


async def _standing(tx: Tx, found: progress.Watched, now: datetime) -> _Standing:
    tally = Tally.of(await progress.counts(tx, found.broadcast_id))
    until = await waits_until(tx, found.broadcast_id, now)
    course = course_of(
        way=found.way,
        tally=tally,
        paused=found.paused,
        cancelled=found.cancelled,
        stopped=await stops.in_force(tx) is not None,
        until=until,
    )
    return _Standing(tally=tally, course=course, until=until if course is Course.WAITING else None)


async def _message(tx: Tx, found: progress.Watched, stands: _Standing, *, to: int, edit: int | None) -> Owed:
    clock = clock_of_reader(await people.find(tx, to))
    return Owed(
        # By number, because what it shows may come again: paused, resumed and paused at the same count.
        dedupe_key=f"progress:{found.broadcast_id}:{found.messages}",
        kind=DeliveryKind.PROGRESS,
        lane=Lane.ANSWER,
        chat_id=to,
        payload={
            "code": found.code,
            "way": found.way.value,
            "tally": asdict(stands.tally),
            "course": stands.course.value,
            "until": None if stands.until is None else stands.until.isoformat(),
            "clock": clock.value,
            "edit": edit,
        },
        broadcast_id=found.broadcast_id,
    )


class Progress:
    """Edits the progress messages of the broadcasts that this process has touched: its sender, or a person."""

    def __init__(self, *, database: Database, clock: Clock) -> None:
        self.database = database
        self._clock = clock
        self._touched: set[int] = set()
        self._all_touched = True

    def touch(self, broadcast_id: int) -> None:
        self._touched.add(broadcast_id)

    def touch_all(self) -> None:
        """Every recent broadcast may show something else now."""
        self._all_touched = True

    async def refresh(self) -> None:
        """One edit for each broadcast whose numbers have changed; to be called at most every three seconds.

        Raises:
            Unavailable: The database didn't answer; call again later.
        """
        if self._all_touched:
            async with self.database.read() as connection:
                self._touched.update(await progress.since(connection, self._clock() - LOOK_BACK))
            self._all_touched = False
        for broadcast_id in sorted(self._touched):
            # Before the look, so that what is touched meanwhile is looked at again.
            self._touched.discard(broadcast_id)
            done = False
            try:
                done = await self._refresh_one(broadcast_id)
            finally:
                if not done:
                    self._touched.add(broadcast_id)

    async def _refresh_one(self, broadcast_id: int) -> bool:
        """Whether there is nothing more to show until it is touched again."""
        # Counting a large broadcast takes longer than anybody's transaction is to wait.
        async with self.database.read() as connection:
            found = await progress.watched(connection, broadcast_id)
            if found is None or found.chat_id is None:
                return True
            if found.edit_pending:
                return False
            stands = await _standing(connection, found, self._clock())
        if stands.print == found.shown or found.message_id is None:
            return True
        async with self.database.write() as tx:
            if await progress.watched(tx, broadcast_id) == found:
                edit = await _message(tx, found, stands, to=found.chat_id, edit=found.message_id)
                await outbox.add(tx, [edit], self._clock())
                await progress.set_shown(tx, broadcast_id, stands.print)
        return False
