"""How a broadcast goes: its numbers, what it does now, and the one progress message for its author."""

from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from hashlib import blake2b
from typing import Final

from siman_bot.domain.people.person import clock_of_reader
from siman_bot.domain.sending.course import Course, Tally, course_of
from siman_bot.domain.sending.lane import Lane
from siman_bot.domain.sending.payload import ProgressPayload
from siman_bot.services.transaction import Now, Tx
from storage.engine import Database
from storage.people import people
from storage.sending.broadcasts import progress, stops
from storage.sending.outbox import outbox
from storage.sending.outbox.outbox import Owed

LOOK_BACK: Final = timedelta(days=2)
SOON: Final = timedelta(minutes=1)
"""What is due within it isn't called waiting."""


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
    counts = await progress.counts(tx, found.broadcast_id)
    tally = Tally.of(counts, new=found.owing_new, changes=found.owing_edits)
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
        lane=Lane.ANSWER,
        chat_id=to,
        payload=ProgressPayload(
            code=found.code,
            way=found.way,
            tally=stands.tally,
            course=stands.course,
            until=stands.until,
            clock=clock,
            edit=edit,
        ),
        broadcast_id=found.broadcast_id,
    )


class Progress:
    """Edits the progress messages of the broadcasts that this process has touched: its sender, or a person."""

    def __init__(self, *, database: Database, clock: Now) -> None:
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
