"""What the outbox costs as it grows: enqueueing, and beginning and settling beside ever more rows of the past.

The ratio is the cost of a message beside the fullest table over that beside the emptiest.
"""

import argparse
import asyncio
import statistics
import sys
import time
from datetime import UTC, datetime

from sqlalchemy import text

from bench.rig.sending import fresh_database, messages, owe
from siman_bot.domain.sending.begun import Settlement
from siman_bot.domain.sending.outcome import Outcome, OutcomeKind, next_step
from storage.engine import Database
from storage.sending.outbox import claims, head, senders

BOT = 1
BATCH = 100
MEASURED = 5_000
TARGET = 1.5
FAR = datetime(2036, 1, 1, tzinfo=UTC)
SENT = Outcome(kind=OutcomeKind.SENT, message_id=1)


async def enqueue(size: int) -> float:
    """Messages a second."""
    async with fresh_database() as database:
        owed = messages([-(number + 1) for number in range(size)], word="kabar")
        begun = time.perf_counter()
        await owe(database, owed)
        return size / (time.perf_counter() - begun)


async def add_past(database: Database, start: int, size: int) -> None:
    """Rows that were sent long ago."""
    async with database.write() as tx:
        await tx.execute(
            text(
                "WITH RECURSIVE number(n) AS (SELECT :start UNION ALL SELECT n + 1 FROM number WHERE n < :last)"
                " INSERT INTO deliveries (dedupe_key, kind, chat_id, chat_kind, payload, lane, rank, stage, state,"
                " attempts, not_before, message_id, created_at, settled_at)"
                " SELECT 'past-' || n, 'notice', -1 - n % 3000, 'group', '{}', 40, n, 'ready', 'sent', 1,"
                " '2025-01-01 00:00:00', n, '2025-01-01 00:00:00', '2025-01-01 00:00:00' FROM number"
            ),
            {"start": start, "last": start + size - 1},
        )


async def milliseconds_a_message(database: Database, word: str) -> float:
    """Looking ahead, beginning and settling, in batches as a sender does it at the paid rate; the median batch."""
    await owe(database, messages([-(number + 1) for number in range(MEASURED)], word=word))
    async with database.claim() as tx:
        fence = await senders.take(tx, bot_id=BOT, owner=word, now=FAR, until=FAR)
    if fence is None:
        raise LookupError(word)
    batches: list[float] = []
    for _ in range(MEASURED // BATCH):
        now = datetime.now(UTC)
        begun = time.perf_counter()
        async with database.read() as connection:
            ahead = await head.look_ahead(connection, limit=BATCH, now=now)
        async with database.claim() as tx:
            ids = [one.id for one in ahead]
            taken = await claims.begin(tx, ids, bot_id=BOT, fence=fence, now=now)
        async with database.claim() as tx:
            settled = [Settlement(delivery=one, outcome=SENT, step=next_step(SENT, one.attempts, now)) for one in taken]
            await claims.settle(tx, settled, fence=fence, now=now)
        batches.append(time.perf_counter() - begun)
    return statistics.median(batches) / BATCH * 1000


async def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="up to 200,000 past rows")
    parser.add_argument("--check", action="store_true", help=f"exit 1 above {TARGET}")
    options = parser.parse_args()
    for size in (1_000, 10_000, 100_000):
        print(f"enqueue {size:>7,}: {await enqueue(size):>9,.0f} messages a second", flush=True)
    costs: list[float] = []
    async with fresh_database() as database:
        past = 0
        for size in (10_000, 200_000) if options.quick else (10_000, 100_000, 1_000_000, 10_000_000):
            while past < size:
                step = min(500_000, size - past)
                await add_past(database, past, step)
                past += step
            # The first pass fills the caches that a running sender has.
            await milliseconds_a_message(database, f"a{chr(97 + len(costs))}")
            costs.append(await milliseconds_a_message(database, f"b{chr(97 + len(costs))}"))
            print(f"beside {size:>10,} past rows: {costs[-1]:.3f} ms a message", flush=True)
    print(f"ratio: {costs[-1] / costs[0]:.2f} (target {TARGET})")
    return 1 if options.check and costs[-1] / costs[0] > TARGET else 0


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
