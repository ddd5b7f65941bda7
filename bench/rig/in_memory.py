"""This sender with its outbox replaced by a queue in memory: what keeping messages durably costs."""

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Collection, Sequence
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any, cast
from unittest.mock import patch

from telegram import Bot

from bench.rig.sending import INCIDENTS, utc_now
from handlers.edge.courier import Courier
from handlers.sending.messages import WORDINGS
from siman_bot.domain.sending.begun import Delivery, Settlement
from siman_bot.domain.sending.delivery import ChatKind, DeliveryState
from siman_bot.services.sending.broadcasts.progress import Progress
from siman_bot.services.sending.outbox.looking_ahead import LookAhead
from siman_bot.services.sending.outbox.pacer import Pacer
from siman_bot.services.sending.outbox.settling import Settling
from siman_bot.services.sending.outbox.shift import Shift
from siman_bot.services.transaction import Tx
from storage.sending.outbox import claims
from storage.sending.outbox.head import Ahead
from storage.sending.outbox.outbox import Owed

if TYPE_CHECKING:
    from storage.engine import Database

FENCE = 1


class Queue:
    """In place of the database: what is owed, what is begun, and how each ended."""

    def __init__(self, owed: Sequence[Owed]) -> None:
        self.owed = deque(_delivery(number, one) for number, one in enumerate(owed))
        self.begun: dict[int, Delivery] = {}
        self.ended: dict[int, DeliveryState] = {}

    @asynccontextmanager
    async def claim(self) -> AsyncIterator[None]:
        yield None

    async def begin(self, _tx: None, ids: Sequence[int], **_fence: Any) -> list[Delivery]:
        return [self.begun[one] for one in ids]


class _Ahead(LookAhead):
    """Takes what is owed as the queue has it."""

    def __init__(self, queue: Queue, *, pace: Any, progress: Progress, per_second: int) -> None:
        super().__init__(
            database=cast("Database", queue), clock=utc_now, pace=pace, progress=progress, per_second=per_second
        )
        self._queue = queue

    async def read(self, now: float, *, in_hand: Collection[int]) -> None:  # noqa: ARG002 - as the class it stands for
        while self._queue.owed and len(self._rows) < self._furthest:
            one = self._queue.owed.popleft()
            self._queue.begun[one.id] = one
            self._rows.append(Ahead(id=one.id, kind=one.kind, chat_id=one.chat_id, chat_kind=one.chat_kind))
        self._limit, self._more, self._read_at = self._furthest, bool(self._queue.owed), now


class _Settling(Settling):
    def __init__(self, queue: Queue, *, progress: Progress) -> None:
        super().__init__(clock=utc_now, progress=progress)
        self._queue = queue

    async def settle(self, tx: Tx, settlements: Sequence[Settlement], *, fence: int) -> None:  # noqa: ARG002 - as above
        for one in settlements:
            del self._queue.begun[one.delivery.id]
            self._queue.ended[one.delivery.id] = one.step.state


@asynccontextmanager
async def sending_from_memory(queue: Queue, bot: Bot, *, per_second: int) -> AsyncIterator[None]:
    """Let the sender's own shift send what is in the queue, until the block ends."""
    database = cast("Database", queue)
    pacer, courier = Pacer(per_second=per_second), Courier(bot=bot, wordings=WORDINGS)
    progress = Progress(database=database, clock=utc_now)
    shift = Shift(
        database=database,
        clock=utc_now,
        pacer=pacer,
        courier=courier,
        probe=courier.probe,
        look_ahead=_Ahead(queue, pace=pacer.pace, progress=progress, per_second=per_second),
        settling=_Settling(queue, progress=progress),
        incidents=INCIDENTS,
        bot_id=bot.id,
        fence=FENCE,
        per_second=per_second,
    )
    with patch.object(claims, "begin", queue.begin):
        running = asyncio.create_task(shift.run())
        try:
            yield
        finally:
            shift.end()
            await running


def _delivery(number: int, owed: Owed) -> Delivery:
    return Delivery(
        id=number,
        chat_id=owed.chat_id,
        chat_kind=ChatKind.GROUP,
        thread_id=None,
        payload=owed.payload,
        attempts=0,
        broadcast_id=None,
        language=None,
    )
