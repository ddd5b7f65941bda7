"""A sender alone, over a courier of the test's making: no Telegram, no handlers."""

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import datetime
from functools import partial

from sqlalchemy import select

from siman_bot.domain.sending.delivery import DeliveryState
from siman_bot.domain.sending.lane import Lane
from siman_bot.domain.sending.outcome import Outcome, OutcomeKind
from siman_bot.logs import trace_of
from siman_bot.services.incidents import Incidents
from siman_bot.services.notices import notice
from siman_bot.services.sending.broadcasts.progress import Progress
from siman_bot.services.sending.outbox.courier import Courier, Delivery, Send
from siman_bot.services.sending.outbox.pacer import Pacer
from siman_bot.services.sending.outbox.sender import Sender
from siman_bot.services.transaction import Clock
from storage.engine import Database
from storage.sending.outbox import outbox
from storage.sending.outbox.outbox import Owed
from storage.sending.tables import deliveries
from tests.town import TestClock

BOT = 1
the_time = TestClock()
SENT = Outcome(kind=OutcomeKind.SENT, message_id=5)


def owed(number: int, *, lane: Lane = Lane.ANSWER) -> Owed:
    return notice("home-public", to=100 + number, once=f"test:{number}", lane=lane, name=str(number))


def incidents() -> Incidents:
    return Incidents(new_reference=lambda: "IN-TEST", trace=trace_of)


async def owe(database: Database, *given: Owed, now: datetime | None = None) -> None:
    async with database.write() as tx:
        await outbox.add(tx, given, now or the_time())


async def states(database: Database) -> list[DeliveryState]:
    async with database.read() as connection:
        found = await connection.execute(select(deliveries.c.state).order_by(deliveries.c.id))
        return [DeliveryState(state) for state in found.scalars()]


async def until(database: Database, *expected: DeliveryState, seconds: float = 30) -> None:
    async with asyncio.timeout(seconds):
        while await states(database) != list(expected):
            await asyncio.sleep(0.03)


Answer = Callable[[Delivery], Awaitable[Outcome]]
"""What Telegram says when it is asked for a delivery."""


async def sends(_delivery: Delivery) -> Outcome:
    return SENT


def answered(answer: Answer) -> Courier:
    """A courier that needs no words."""

    async def courier(delivery: Delivery) -> Send:
        return partial(answer, delivery)

    return courier


async def answers() -> Outcome:
    return SENT


@asynccontextmanager
async def sending(
    database: Database,
    answer: Answer = sends,
    *,
    courier: Courier | None = None,
    probe: Callable[[], Awaitable[Outcome]] = answers,
    clock: Clock | None = None,
    owner: str = "test",
    rate: int = 200,
    monotonic: Callable[[], float] = time.monotonic,
) -> AsyncIterator[asyncio.Task[None]]:
    clock = clock or TestClock()
    sender = Sender(
        database=database,
        clock=clock,
        pacer=Pacer(per_second=rate, monotonic=monotonic),
        courier=courier or answered(answer),
        probe=probe,
        progress=Progress(database=database, clock=clock),
        incidents=incidents(),
        bot_id=BOT,
        owner=owner,
        per_second=rate,
    )
    running = asyncio.create_task(sender.run())
    try:
        yield running
    finally:
        sender.stop()
        await asyncio.gather(running, return_exceptions=True)
