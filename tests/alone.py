"""A sender alone, over a courier of the test's making: no Telegram, no handlers."""

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import datetime
from functools import partial
from typing import Any

import pytest
from sqlalchemy import select

from siman_bot.domain.sending.begun import Delivery
from siman_bot.domain.sending.delivery import DeliveryState
from siman_bot.domain.sending.lane import Lane
from siman_bot.domain.sending.outcome import Outcome, OutcomeKind
from siman_bot.logs import trace_of
from siman_bot.services.incidents import Incidents
from siman_bot.services.notices import notice
from siman_bot.services.sending.broadcasts.progress import Progress
from siman_bot.services.sending.outbox.courier import Courier, Send
from siman_bot.services.sending.outbox.pacer import Pacer
from siman_bot.services.sending.outbox.sender import RENEWAL, Sender
from siman_bot.services.transaction import Now, Tx
from storage.engine import Database
from storage.sending.outbox import outbox, senders
from storage.sending.outbox.outbox import Owed
from storage.sending.tables import deliveries
from storage.sending.tables import senders as sender_rows
from tests.patience import HANGING
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


async def numbers(database: Database) -> list[int]:
    """Of all deliveries, in the order in which they were owed."""
    async with database.read() as connection:
        return list((await connection.execute(select(deliveries.c.id).order_by(deliveries.c.id))).scalars())


async def states(database: Database) -> list[DeliveryState]:
    async with database.read() as connection:
        found = await connection.execute(select(deliveries.c.state).order_by(deliveries.c.id))
        return [DeliveryState(state) for state in found.scalars()]


async def until(database: Database, *expected: DeliveryState, seconds: float = HANGING) -> None:
    async with asyncio.timeout(seconds):
        while await states(database) != list(expected):
            await asyncio.sleep(0.03)


async def looked_after(database: Database) -> None:
    """Until whoever sends has begun to look after the lease, and all that goes with that, once more and has done so.

    What a sender is going to do without being told it has done then.
    """
    seen: set[datetime] = set()
    async with asyncio.timeout(HANGING):
        # The lease as it was, renewed by what may have begun before, and renewed again.
        while len(seen) < 3:
            async with database.read() as connection:
                seen.update((await connection.execute(select(sender_rows.c.lease_until))).scalars())
            await asyncio.sleep(0.02)


class Renewals:
    """Steady seconds that pass with the renewals of leases: on the slowest machine a holder that lives is in time."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.count = 0
        renew = senders.renew

        async def counted(tx: Tx, **given: Any) -> bool:
            kept = await renew(tx, **given)
            self.count += 1
            return kept

        patch.setattr(senders, "renew", counted)

    def __call__(self) -> float:
        return self.count * RENEWAL

    async def more(self, number: int) -> None:
        """Until there are so many more."""
        wanted = self.count + number
        async with asyncio.timeout(HANGING):
            while self.count < wanted:
                await asyncio.sleep(0.02)


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
    clock: Now | None = None,
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
