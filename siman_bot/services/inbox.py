"""The durable way in: updates are stored, handled in order per chat by any number of workers, each applied once."""

import asyncio
import contextlib
from collections.abc import Awaitable, Callable, Sequence
from datetime import timedelta
from enum import Enum, auto
from typing import Final

import structlog

from siman_bot.services.transaction import Now, Unavailable
from storage import inbox, requests
from storage.engine import Database
from storage.inbox import Claimed, Postponed, Received

__all__ = ["Claimed", "Handled", "Inbox", "Received", "TryLater"]

LEASE: Final = timedelta(seconds=10)
"""Renewed while its holder lives; after a crash others wait this long."""
RENEWAL: Final = timedelta(seconds=3)
POLL: Final = timedelta(milliseconds=500)
GATHERED: Final = timedelta(milliseconds=20)
"""How long an answered update waits to be settled: a transaction for each costs more than a simple answer."""
PATIENCE: Final = (1, 2, 5, 15, 60)
"""Seconds until the next try, by tries made; the last one for all later ones.

Tries that ended in good order are counted no further than this, so that an update is given up for those alone that
brought the process down with them.
"""
KEPT: Final = timedelta(hours=24)
"""R11: an update waits no longer than this."""
FORGOTTEN: Final = timedelta(days=3)

log = structlog.get_logger()


class Handled(Enum):
    """How handling ended: for good, or to be tried again later."""

    DONE = auto()
    LATER = auto()


class TryLater(Exception):  # noqa: N818 - a state, not an error
    """Handling ended in good order and is to be tried again, not before `wait` has passed."""

    def __init__(self, wait: timedelta) -> None:
        super().__init__(wait)
        self.wait = wait


class Inbox:
    """One process's share of the inbox.

    Args:
        database: Where the rows are.
        clock: The time now.
        owner: This process; a name that no other running process has.
        poll: How long an update written by another process may wait to be seen.
    """

    def __init__(self, *, database: Database, clock: Now, owner: str, poll: timedelta = POLL) -> None:
        self.database = database
        self._clock = clock
        self._owner = owner
        self._poll = poll.total_seconds()
        self._arrived = asyncio.Event()
        self._in_hand: set[int] = set()
        self._finished: list[int] = []
        self._postponed: list[Postponed] = []
        self._gathering = False
        self._stopping = False

    async def receive(self, received: Sequence[Received]) -> None:
        """Store updates; they may be acknowledged to Telegram when this returns."""
        async with self.database.claim() as tx:
            await inbox.add(tx, received, self._clock())
        self._arrived.set()

    async def work(
        self, handle: Callable[[Claimed], Awaitable[Handled]], *, workers: int, on_duty: asyncio.Event | None = None
    ) -> None:
        """Claim and handle until `stop`; what is in hand then is finished first.

        Nothing is claimed while `on_duty` isn't set: answers of several processes would share no pace.
        """
        busy: set[asyncio.Task[None]] = set()
        renewing = asyncio.create_task(self._renew())
        try:
            while not self._stopping:
                self._arrived.clear()
                may = on_duty is None or on_duty.is_set()
                claimed = await self._turn(workers - len(busy) if may else 0)
                for one in claimed:
                    busy.add(asyncio.create_task(self._handle_one(one, handle)))
                if not claimed or len(busy) >= workers:
                    await self._wait()
                busy = {task for task in busy if not task.done()}
        finally:
            if busy:
                await asyncio.wait(busy)
            renewing.cancel()
            await asyncio.gather(renewing, return_exceptions=True)
            with contextlib.suppress(Unavailable):
                await self._turn(0)
                await self._release()

    def stop(self) -> None:
        self._stopping = True
        self._arrived.set()

    async def keep_house(self) -> None:
        """Blank what has waited too long and forget old numbers; to be called now and then."""
        now = self._clock()
        async with self.database.claim() as tx:
            blanked = await inbox.blank_older(tx, now - KEPT)
            await inbox.forget_older(tx, now - FORGOTTEN)
            await requests.forget_older(tx, now - KEPT)
        if blanked:
            log.error("inbox_blanked_unhandled", count=blanked)

    async def _turn(self, free: int) -> list[Claimed]:
        """Settle what is finished and claim what is next, in one transaction."""
        if free <= 0 and not self._finished and not self._postponed:
            return []
        finished, self._finished = self._finished, []
        postponed, self._postponed = self._postponed, []
        now = self._clock()
        claimed: list[Claimed] = []
        try:
            async with self.database.claim() as tx:
                await inbox.finish(tx, finished)
                await inbox.postpone(tx, postponed, self._owner)
                if free > 0:
                    claimed = await inbox.claim(
                        tx, owner=self._owner, limit=free, now=now, lease=LEASE, in_hand=self._in_hand
                    )
        except Unavailable as trouble:
            self._finished = finished + self._finished
            self._postponed = postponed + self._postponed
            log.warning("inbox_unavailable", cause=trouble.cause)
            await asyncio.sleep(self._poll)
            return []
        self._in_hand.difference_update(finished, (one.update_id for one in postponed))
        self._in_hand.update(one.update_id for one in claimed)
        return claimed

    async def _handle_one(self, claimed: Claimed, handle: Callable[[Claimed], Awaitable[Handled]]) -> None:
        handled, least = Handled.LATER, timedelta()
        try:
            handled = await handle(claimed)
        except TryLater as later:
            least = later.wait
        except Exception as error:  # noqa: BLE001 - it is tried again; the error's own words may hold a person's
            log.error("update_unhandled", update_id=claimed.update_id, kind=type(error).__name__)  # noqa: TRY400 - as above
        finally:
            if handled is Handled.DONE:
                self._finished.append(claimed.update_id)
            else:
                tries = min(claimed.attempts, len(PATIENCE))
                now = self._clock()
                until = now + max(timedelta(seconds=PATIENCE[tries - 1]), least)
                self._postponed.append(Postponed(update_id=claimed.update_id, at=now, until=until, attempts=tries))
            self._gather()

    def _gather(self) -> None:
        """Let those that finish within a moment be settled together."""
        if not self._gathering:
            self._gathering = True
            asyncio.get_running_loop().call_later(GATHERED.total_seconds(), self._gathered)

    def _gathered(self) -> None:
        self._gathering = False
        self._arrived.set()

    async def _wait(self) -> None:
        """Until something arrives or is finished, another process may have written, or (idle) for the poll's time."""
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._arrived.wait(), timeout=self._poll)

    async def _renew(self) -> None:
        while True:
            await asyncio.sleep(RENEWAL.total_seconds())
            with contextlib.suppress(Unavailable):
                async with self.database.claim() as tx:
                    await inbox.renew(tx, self._owner, self._clock() + LEASE, in_hand=self._in_hand)

    async def _release(self) -> None:
        async with self.database.claim() as tx:
            await inbox.release(tx, self._owner)
