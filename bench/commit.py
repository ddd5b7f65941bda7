"""Durable transactions a second when many wait, against the same transactions committed one by one.

Both sides write one row a transaction into the same kind of SQLite file at synchronous FULL. The ratio is what sharing
a commit is worth on this machine's disk; on a disk whose flush costs nothing it would be one.
"""

import argparse
import asyncio
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import insert

from storage.engine import Database, open_database
from storage.migrate import migrate
from storage.tables import inbox

TARGET = 2.0
WRITERS = 100


async def one(database: Database, number: int) -> None:
    now = datetime.now(UTC)
    async with database.write() as tx:
        await tx.execute(
            insert(inbox).values(
                update_id=number, chat_key=number, state="waiting", attempts=0, received_at=now, not_before=now
            )
        )


async def measure(transactions: int, *, at_once: int) -> float:
    """Transactions a second with so many writers waiting at a time."""
    with tempfile.TemporaryDirectory() as folder:
        database = open_database(str(Path(folder) / "bench.sqlite3"))
        await migrate(database, now=datetime.now(UTC))
        begun = time.perf_counter()
        for start in range(0, transactions, at_once):
            await asyncio.gather(*(one(database, start + place) for place in range(at_once)))
        seconds = time.perf_counter() - begun
        await database.close()
    return transactions / seconds


async def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="a short run")
    parser.add_argument("--check", action="store_true", help=f"exit 1 below {TARGET} times")
    options = parser.parse_args()
    transactions = 500 if options.quick else 4_000
    single = await measure(transactions, at_once=1)
    shared = await measure(transactions, at_once=WRITERS)
    print(f"one by one: {single:,.0f} transactions a second")
    print(f"{WRITERS} waiting: {shared:,.0f} transactions a second")
    print(f"ratio: {shared / single:.2f} (target {TARGET})")
    return 1 if options.check and shared / single < TARGET else 0


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
