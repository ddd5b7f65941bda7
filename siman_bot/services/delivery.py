"""The sender: claims what is owed, sends it at an even pace, records what came of it."""

import asyncio
import contextlib
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

import structlog

from siman_bot.domain.delivery import (
    DeliveryKind,
    FailureReason,
    Outcome,
    OutcomeKind,
    Step,
    next_step,
)
from siman_bot.domain.group import TROUBLES
from siman_bot.domain.item import Content, ItemKind
from siman_bot.services.broadcasting import Progress
from siman_bot.services.group_presence import tell_trouble
from siman_bot.services.transaction import Clock, Tx, Unavailable
from storage import groups, items, outbox, people
from storage.engine import Database
from storage.outbox import Delivery, Settlement

__all__ = ["Delivery", "Parcel", "Sender", "ShownItem", "ShutOut"]

LEASE: Final = timedelta(seconds=15)
RENEWAL: Final = 5.0
POLL: Final = 0.25
"""Seconds that a due message may wait while nothing else is sent."""
BATCH: Final = 60
IN_FLIGHT: Final = 32
"""Requests under way at once; at 30 a second this bears a second of latency."""

log = structlog.get_logger()


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownItem:
    """What a card shows of an item."""

    code: str
    kind: ItemKind
    content: Content


@dataclass(frozen=True, slots=True, kw_only=True)
class Parcel:
    """A delivery with what is needed to put it into words."""

    delivery: Delivery
    item: ShownItem | None = None


class ShutOut(Exception):  # noqa: N818 - a finding about the set-up
    """Telegram serves this token no more: it was revoked, or another process polls with it."""


Courier = Callable[[Parcel], Awaitable[Outcome]]
"""Makes one call to Telegram and says what it came to; never raises for Telegram's errors."""


class Sender:
    """One process's sender.

    Args:
        database: Where the outbox is.
        clock: The time now, for due times.
        courier: See `Courier`.
        progress: Told of each broadcast whose numbers change.
        owner: This process; a name that no other running process has.
        rate: Messages a second at most.
    """

    def __init__(
        self, *, database: Database, clock: Clock, courier: Courier, progress: Progress, owner: str, rate: int
    ) -> None:
        self.database = database
        self._clock = clock
        self._courier = courier
        self._progress = progress
        self._owner = owner
        self._pace = _Pace(rate)
        self._room = asyncio.Semaphore(IN_FLIGHT)
        self._stopping = asyncio.Event()
        self._shut_out = False
        self._shown: dict[tuple[int, int], ShownItem] = {}

    async def run(self) -> None:
        """Until `stop`; what is under way then is finished and the rest given back.

        Raises:
            ShutOut: Telegram serves this token no more.
        """
        renewing = asyncio.create_task(self._renew())
        try:
            while not self._stopping.is_set():
                claimed = await self._claim()
                if claimed:
                    await self._send_all(claimed)
                else:
                    with contextlib.suppress(TimeoutError):
                        await asyncio.wait_for(self._stopping.wait(), timeout=POLL)
        finally:
            renewing.cancel()
            with contextlib.suppress(Unavailable):
                async with self.database.claim() as tx:
                    await outbox.give_back(tx, self._owner)
        if self._shut_out:
            raise ShutOut

    def stop(self) -> None:
        self._stopping.set()

    async def _claim(self) -> list[Delivery]:
        now = self._clock()
        try:
            async with self.database.claim() as tx:
                unknown = await outbox.name_unknown(tx, now)
                claimed = await outbox.claim(tx, owner=self._owner, limit=BATCH, now=now, lease=LEASE)
        except Unavailable as trouble:
            log.warning("outbox_unavailable", cause=trouble.cause)
            return []
        if unknown:
            log.warning("deliveries_unknown", count=unknown)
        return claimed

    async def _send_all(self, claimed: list[Delivery]) -> None:
        """One after another at the pace; several messages to one chat keep their order."""
        last_of_chat: dict[int, asyncio.Task[None]] = {}
        under_way: set[asyncio.Task[None]] = set()
        for delivery in claimed:
            if self._stopping.is_set():
                break
            await self._pace.turn()
            await self._room.acquire()
            task = asyncio.create_task(self._send(delivery, after=last_of_chat.get(delivery.chat_id)))
            last_of_chat[delivery.chat_id] = task
            under_way.add(task)
            task.add_done_callback(lambda _: self._room.release())
        if under_way:
            await asyncio.gather(*under_way)

    async def _send(self, delivery: Delivery, *, after: asyncio.Task[None] | None) -> None:
        if after is not None:
            await asyncio.wait({after})
        try:
            parcel = await self._parcel(delivery)
            async with self.database.claim() as tx:
                await outbox.begin(tx, [delivery.id], self._clock())
        except Unavailable as trouble:
            log.warning("delivery_postponed", delivery=delivery.id, cause=trouble.cause)
            return
        outcome = await self._courier(parcel)
        step = next_step(outcome, delivery.attempts, self._clock())
        if step.reason in {FailureReason.CONTENT_REFUSED, FailureReason.FILE_REFUSED}:
            log.error("delivery_refused", delivery=delivery.id, kind=delivery.kind.value, reason=step.reason.value)
        if outcome.kind is OutcomeKind.STOP:
            self._shut_out = True
            self.stop()
        await self._settle(delivery, outcome, step)
        if delivery.broadcast_id is not None and delivery.kind is not DeliveryKind.PROGRESS:
            self._progress.touch(delivery.broadcast_id)

    async def _parcel(self, delivery: Delivery) -> Parcel:
        """With the words of the item, where it shows one; they are read once for a whole broadcast."""
        if delivery.kind not in {DeliveryKind.ITEM, DeliveryKind.RELAY_CARD}:
            return Parcel(delivery=delivery)
        key = (int(delivery.payload["item_id"]), int(delivery.payload["version"]))
        if key not in self._shown:
            async with self.database.read() as connection:
                item = await items.get(connection, key[0])
                if item is None:
                    raise LookupError(key[0])
                content = await items.content_of(connection, key[0], key[1])
            self._shown.clear()
            self._shown[key] = ShownItem(code=item.code, kind=item.kind, content=content)
        return Parcel(delivery=delivery, item=self._shown[key])

    async def _settle(self, delivery: Delivery, outcome: Outcome, step: Step) -> None:
        """Until the database takes it: what was sent must be known as sent."""
        settlement = Settlement(delivery_id=delivery.id, step=step, message_id=outcome.message_id)
        while True:
            try:
                async with self.database.claim() as tx:
                    now = self._clock()
                    await outbox.settle(tx, [settlement], owner=self._owner, now=now)
                    await self._follow(tx, delivery, step)
            except Unavailable as trouble:
                log.warning("settlement_delayed", delivery=delivery.id, cause=trouble.cause)
                await asyncio.sleep(POLL)
            else:
                return

    async def _follow(self, tx: Tx, delivery: Delivery, step: Step) -> None:
        """What a delivery's end means for its chat."""
        now = self._clock()
        if step.chat_moved_to is not None:
            await groups.move_chat(tx, delivery.chat_id, step.chat_moved_to)
            await outbox.move_chat(tx, delivery.chat_id, step.chat_moved_to)
        if step.reason is None or step.reason not in TROUBLES:
            return
        if delivery.chat_id > 0:
            await people.set_unreachable(tx, delivery.chat_id, now)
            return
        await tell_trouble(tx, delivery.chat_id, step.reason, now)

    async def _renew(self) -> None:
        while True:
            await asyncio.sleep(RENEWAL)
            with contextlib.suppress(Unavailable):
                async with self.database.claim() as tx:
                    await outbox.renew(tx, self._owner, self._clock() + LEASE)


class _Pace:
    """Even spacing of starts; by the monotonic clock, so that a jump of the wall clock changes nothing."""

    def __init__(self, rate: int) -> None:
        self._gap = 1 / rate
        self._next = 0.0

    async def turn(self) -> None:
        now = time.monotonic()
        start = max(now, self._next)
        self._next = start + self._gap
        if start > now:
            await asyncio.sleep(start - now)
