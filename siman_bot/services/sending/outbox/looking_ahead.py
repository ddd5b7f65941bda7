"""What comes next: the head of the queue, read again and again, and which of it may go now."""

from collections import Counter
from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Final

from siman_bot.domain.clock import clock_at, minutes_of_day
from siman_bot.domain.groups.quiet import after_quiet
from siman_bot.domain.sending.delivery import ChatKind
from siman_bot.domain.sending.pace import Pace, Turn
from siman_bot.services.sending.broadcasts.progress import Progress
from siman_bot.services.transaction import Now
from storage.engine import Database
from storage.sending.outbox import head
from storage.sending.outbox.head import Ahead
from storage.sending.outbox.resting import MAY_POST, Resting, resting

POLL: Final = 0.25
"""Seconds that a due message may wait to be seen."""
FEWEST: Final = 200
"""Rows that are seen ahead at least."""
HORIZON: Final = 3.0
"""Seconds: what a chat can't take within them waits in the table instead, so that it doesn't hide other chats."""
READY_AT_ONCE: Final = 2_000


class LookAhead:
    """The head of the queue, in order.

    Args:
        database: Where the outbox is.
        clock: The time now.
        pace: Says what a chat can take.
        progress: Hears of broadcasts that have begun to wait for the end of quiet hours.
        per_second: The bot's rate, for how far to look at most.
    """

    def __init__(self, *, database: Database, clock: Now, pace: Pace, progress: Progress, per_second: int) -> None:
        self.database = database
        self._clock = clock
        self._pace = pace
        self._progress = progress
        self._furthest = max(FEWEST, per_second // 2)
        self._limit = FEWEST
        self._passed_over = 0
        self._rows: list[Ahead] = []
        self._read_at = float("-inf")
        self._more = False
        self._minute: datetime | None = None
        self._awake: set[int] = set()

    def __bool__(self) -> bool:
        return bool(self._rows)

    def stale_in(self, now: float) -> float:
        """Seconds until the table has to be read again."""
        if self._more and len(self._rows) < self._limit // 4:
            return 0.0
        return max(0.0, self._read_at + POLL - now)

    async def read(self, now: float, *, in_hand: Collection[int]) -> None:
        """Read the head of the queue anew.

        Raises:
            Unavailable: The database didn't answer.
        """
        wall = self._clock()
        # Behind those whose chats take nothing now there are others, and what isn't needed isn't read in vain.
        self._limit = min(self._furthest, FEWEST + 2 * self._passed_over)
        async with self.database.read() as connection:
            found = await head.look_ahead(connection, limit=self._limit, now=wall)
            due = await head.next_due(connection)
        self._more = len(found) == self._limit
        self._read_at = now
        if due is not None and due <= wall:
            async with self.database.claim() as tx:
                await head.make_ready(tx, now=wall, limit=READY_AT_ONCE)
            self._read_at = float("-inf")
        rows = [row for row in found if row.id not in in_hand]
        asleep = await self._asleep(rows, wall)
        later = self._beyond_horizon(rows, now, wall) | {one.delivery_id: until for one, until in asleep}
        if later:
            async with self.database.claim() as tx:
                await head.defer(tx, later, now=wall)
        for broadcast_id in {one.broadcast_id for one, _ in asleep if one.broadcast_id is not None}:
            self._progress.touch(broadcast_id)
        self._rows = [row for row in rows if row.id not in later]

    def pick(self, now: float, *, slack: float, room: int, busy: Collection[int]) -> list[tuple[Ahead, Turn]]:
        """Those that may go now or within `slack` seconds, in order and with their places taken.

        One message to a chat at a time.
        """
        picked: list[tuple[Ahead, Turn]] = []
        kept: list[Ahead] = []
        taken: set[int] = set()
        passed_over = 0
        for place, row in enumerate(self._rows):
            until_free = self._pace.wait(now, messages=row.messages)
            if len(picked) >= room or until_free > slack:
                kept.extend(self._rows[place:])
                break
            start = now + until_free
            wait = self._pace.chat_wait(row.chat_id, row.chat_kind, start, messages=row.messages, payable=row.payable)
            if row.chat_id in busy or row.chat_id in taken or wait > 0:
                taken.add(row.chat_id)
                kept.append(row)
                passed_over += 1
                continue
            taken.add(row.chat_id)
            turn = self._pace.take(row.chat_id, row.chat_kind, start, messages=row.messages, payable=row.payable)
            picked.append((row, turn))
        if picked or passed_over:
            self._passed_over = passed_over
        self._rows = kept
        return picked

    async def _asleep(self, rows: list[Ahead], wall: datetime) -> list[tuple[Resting, datetime]]:
        """Those that wait for the end of their group's quiet hours, with that end.

        Each is looked at once a minute, and a change each time: it may have to be posted anew by now.
        """
        minute = wall.replace(second=0, microsecond=0)
        if minute != self._minute:
            self._minute = minute
            self._awake.clear()
        ids = [row.id for row in rows if row.chat_kind is ChatKind.GROUP and row.id not in self._awake]
        if not ids:
            return []
        async with self.database.read() as connection:
            found = await resting(connection, ids, minutes=minutes_of_day(wall), now=wall)
        ends = [(one, after_quiet(wall, clock_at(one.location), one.quiet)) for one in found]
        asleep = [(one, end) for one, end in ends if end > wall]
        changes = {row.id for row in rows if row.kind in MAY_POST}
        self._awake.update(set(ids) - changes - {one.delivery_id for one, _ in asleep})
        return asleep

    def _beyond_horizon(self, rows: list[Ahead], now: float, wall: datetime) -> dict[int, datetime]:
        before: Counter[int] = Counter()
        later: dict[int, datetime] = {}
        for row in rows:
            ahead = before[row.chat_id]
            wait = self._pace.chat_wait(
                row.chat_id, row.chat_kind, now, ahead=ahead, messages=row.messages, payable=row.payable
            )
            before[row.chat_id] += row.messages
            if wait > HORIZON:
                later[row.id] = wall + timedelta(seconds=wait)
        return later
