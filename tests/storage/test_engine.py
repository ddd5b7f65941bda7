"""What the services rely on: no update is lost, nothing is half done, and trouble has one name on both engines."""

import asyncio
import sqlite3
import threading
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, contextmanager
from datetime import datetime, timedelta
from pathlib import Path

import psycopg
import pytest
import pytest_asyncio
from sqlalchemy import (
    Column,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    delete,
    event,
    insert,
    make_url,
    select,
    text,
    update,
)
from sqlalchemy.exc import IntegrityError, StatementError
from sqlalchemy.ext.asyncio import AsyncConnection

from siman_bot.services.transaction import Caller, Tx, transactional
from storage.engine import Database, Unavailable, open_database
from storage.tables import inbox
from tests.patience import HANGING

QUICK = timedelta(milliseconds=100)
only_sqlite = pytest.mark.parametrize("engine", ["sqlite"])
only_postgres = pytest.mark.parametrize("engine", ["postgres"])

counters = Table(
    "test_counters",
    MetaData(),
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("value", Integer, nullable=False),
    Column("filling", LargeBinary),
)


@pytest_asyncio.fixture
async def counting(database: Database) -> Database:
    async with database.write() as tx:
        await tx.run_sync(counters.create)
        await tx.execute(insert(counters).values(id=0, value=0))
    return database


@pytest_asyncio.fixture
async def quick(counting: Database, database_url: str) -> AsyncIterator[Database]:
    """The same database, whose patience with another process's lock is short."""
    opened = open_database(database_url, busy_timeout=QUICK)
    yield opened
    await opened.close()


class Counter:
    """Reads, then writes what it has read and one more: the pattern that loses updates."""

    def __init__(self, database: Database) -> None:
        self.database = database

    @transactional("tests.counter.count")
    async def count(self, tx: Tx, caller: Caller) -> int:  # noqa: ARG002 - the shape of every use case
        value = await value_of(tx)
        await tx.execute(update(counters).where(counters.c.id == 0).values(value=value + 1))
        return value + 1


async def value_of(connection: AsyncConnection) -> int:
    return int((await connection.execute(select(counters.c.value).where(counters.c.id == 0))).scalar_one())


async def value_in(database: Database) -> int:
    async with database.read() as connection:
        return await value_of(connection)


async def add_row(database: Database, row: int, *, fail: bool = False) -> None:
    async with database.write() as tx:
        await tx.execute(insert(counters).values(id=row, value=0))
        if fail:
            raise ValueError(row)


async def rows_in(database: Database) -> set[int]:
    async with database.read() as connection:
        return set((await connection.execute(select(counters.c.id))).scalars())


async def again_and_again(counter: Counter, caller: Caller) -> None:
    """As the inbox does: after a refusal by the database the update comes up again."""
    while True:
        try:
            await counter.count(caller)
        except Unavailable as trouble:
            assert trouble.cause == "conflict"  # noqa: PT017 - any other would be a finding
        else:
            return


async def test_two_hundred_at_once_lose_no_update(counting: Database, engine: str) -> None:
    counter = Counter(counting)
    caller = Caller(telegram_id=1)
    if engine == "sqlite":
        await asyncio.gather(*(counter.count(caller) for _ in range(200)))
    else:
        await asyncio.gather(*(again_and_again(counter, caller) for _ in range(200)))
    assert await value_in(counting) == 200


async def test_two_processes_lose_no_update(counting: Database, database_url: str) -> None:
    other = open_database(database_url)
    try:
        caller = Caller(telegram_id=1)
        counters_ = (Counter(counting), Counter(other))
        await asyncio.gather(*(again_and_again(counter, caller) for counter in counters_ for _ in range(20)))
        assert await value_in(other) == 40
    finally:
        await other.close()


async def test_a_read_is_one_snapshot(counting: Database) -> None:
    async with counting.read() as connection:
        before = await value_of(connection)
        await Counter(counting).count(Caller(telegram_id=1))
        assert await value_of(connection) == before
    assert await value_in(counting) == before + 1


async def test_a_transaction_that_fails_leaves_nothing(counting: Database) -> None:
    with pytest.raises(ValueError, match="7"):
        await add_row(counting, 7, fail=True)
    with pytest.raises(IntegrityError):
        await add_row(counting, 0)
    await add_row(counting, 8)
    assert await rows_in(counting) == {0, 8}


async def test_an_instant_needs_its_zone(database: Database) -> None:
    naive = datetime(2026, 11, 2, 8, 5)  # noqa: DTZ001 - what is refused
    values = {"update_id": 1, "chat_key": 1, "state": "waiting", "not_before": naive, "received_at": naive}
    with pytest.raises(StatementError, match="time zone"):
        async with database.write() as tx:
            await tx.execute(insert(inbox).values(**values))


@contextmanager
def commits_of(database: Database) -> Iterator[list[str]]:
    """Filled with one entry for each COMMIT while the block runs."""
    seen: list[str] = []
    sync = database._writer.sync_engine

    def count(_: object) -> None:
        seen.append("COMMIT")

    event.listen(sync, "commit", count)
    try:
        yield seen
    finally:
        event.remove(sync, "commit", count)


@only_sqlite
async def test_waiting_writers_share_a_commit_and_failures_stay_alone(counting: Database) -> None:
    with commits_of(counting) as commits:
        results = await asyncio.gather(
            *(add_row(counting, number, fail=number % 10 == 3) for number in range(1, 251)), return_exceptions=True
        )
    failed = {number for number, result in enumerate(results, 1) if isinstance(result, ValueError)}
    assert failed == set(range(3, 251, 10))
    assert await rows_in(counting) == set(range(251)) - failed
    assert len(commits) <= 6


@only_sqlite
async def test_cancelled_writers_harm_no_other(counting: Database) -> None:
    """Wherever the cancellation strikes: waiting, at the beginning, in a statement, at the commit."""
    counter = Counter(counting)
    for delay in range(40):
        await counter.count(Caller(telegram_id=1))
        tasks = [asyncio.create_task(add_row(counting, delay * 100 + number)) for number in range(1, 9)]
        cancelled = {(delay * 3) % 8, (delay * 5 + 1) % 8, 7 if delay % 2 else 0}
        await asyncio.sleep(delay * 0.000_25)
        for number in cancelled:
            tasks[number].cancel()
        async with asyncio.timeout(HANGING):
            results = await asyncio.gather(*tasks, return_exceptions=True)
        assert [result for number, result in enumerate(results) if number not in cancelled if result] == []
        there = await rows_in(counting)
        for number, result in enumerate(results):
            assert result is not None or delay * 100 + number + 1 in there
    assert await value_in(counting) == 40


@only_sqlite
async def test_another_process_holds_the_lock(quick: Database, database_url: str) -> None:
    other = sqlite3.connect(database_url, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        loop = asyncio.get_running_loop()
        asked_at = loop.time()
        results = await asyncio.gather(*(add_row(quick, number) for number in range(1, 21)), return_exceptions=True)
        assert {str(result) for result in results} == {"locked"}
        # Those who waited behind the first don't each wait once more.
        assert loop.time() - asked_at < 1.5
        assert await rows_in(quick) == {0}
        with pytest.raises(Unavailable, match="locked"):
            await add_row(quick, 1)
    finally:
        other.execute("ROLLBACK")
        other.close()
    await add_row(quick, 1)
    assert await rows_in(quick) == {0, 1}


@only_sqlite
async def test_a_full_disk_keeps_nothing_of_anybody_and_heals(quick: Database) -> None:
    await add_row(quick, 1)
    async with quick.write() as tx:
        pages = (await tx.execute(text("PRAGMA page_count"))).scalar_one()
        await tx.execute(text(f"PRAGMA max_page_count = {pages + 4}"))
    results = await asyncio.gather(
        *(add_row(quick, number) for number in range(2, 6)),
        fill(quick, 6, 100_000),
        *(add_row(quick, number) for number in range(7, 11)),
        return_exceptions=True,
    )
    assert isinstance(results[4], Unavailable)
    assert results[4].cause == "full"
    kept = {number for number, result in enumerate(results, 2) if result is None}
    assert await rows_in(quick) == {0, 1} | kept
    assert all(isinstance(result, Unavailable) for number, result in enumerate(results, 2) if number not in kept)
    await add_row(quick, 20)
    await fill(quick, 21, 100_000)
    assert {20, 21} <= await rows_in(quick)


async def fill(database: Database, row: int, size: int) -> None:
    async with database.write() as tx:
        await tx.execute(insert(counters).values(id=row, value=0, filling=b"x" * size))


@only_sqlite
async def test_what_was_erased_is_in_no_file_any_more(counting: Database, database_url: str) -> None:
    """R11: erasure reaches the write-ahead log too, while others go on reading and writing."""
    secret = b"Ratnaningsih 0812"
    async with counting.write() as tx:
        await tx.execute(insert(counters).values(id=1, value=0, filling=secret))
    async with counting.write() as tx:
        await tx.execute(delete(counters).where(counters.c.id == 1))
    files = [Path(database_url), Path(f"{database_url}-wal")]
    assert any(secret in file.read_bytes() for file in files)
    await counting.overwrite_erased()
    assert not any(secret in file.read_bytes() for file in files)
    async with counting.read() as connection:
        await connection.execute(select(counters))
        await add_row(counting, 2)
        await counting.overwrite_erased()
    assert await rows_in(counting) == {0, 2}


async def test_a_file_that_cannot_be_a_database(tmp_path: Path) -> None:
    page = tmp_path / "page.sqlite3"
    page.write_bytes(b"Bukan basis data. " * 500)
    opened = open_database(str(page))
    try:
        for block in (opened.read, opened.write, opened.claim):
            with pytest.raises(Unavailable, match="down"):
                async with block():
                    pass
    finally:
        await opened.close()
    with pytest.raises(Unavailable, match="down"):
        open_database(str(tmp_path))
    with pytest.raises(Unavailable, match="down"):
        open_database(str(page / "below.sqlite3"))


@only_postgres
async def test_connections_that_the_server_ends(counting: Database, database_url: str, postgres_url: str) -> None:
    counter = Counter(counting)
    await counter.count(Caller(telegram_id=1))

    async def cut_off(block: Callable[[], AbstractAsyncContextManager[AsyncConnection]], *, at_commit: bool) -> None:
        async with block() as connection:
            if block != counting.read:
                await connection.execute(update(counters).values(value=99))
            end_connections(database_url, postgres_url)
            if not at_commit:
                await value_of(connection)

    for block in (counting.write, counting.claim):
        for at_commit in (False, True):
            with pytest.raises(Unavailable, match="down"):
                await cut_off(block, at_commit=at_commit)
    with pytest.raises(Unavailable, match="down"):
        await cut_off(counting.read, at_commit=False)
    end_connections(database_url, postgres_url)
    assert await counter.count(Caller(telegram_id=1)) == 2


async def test_a_server_that_is_not_there() -> None:
    database = open_database("postgresql://siman@127.0.0.1:1/siman")
    try:
        for block in (database.read, database.write, database.claim):
            with pytest.raises(Unavailable, match="down"):
                async with block():
                    pass
    finally:
        await database.close()


def end_connections(database_url: str, postgres_url: str) -> None:
    """As a restart of the server does."""
    name = make_url(database_url).database
    with psycopg.connect(postgres_url, autocommit=True) as admin:
        admin.execute("SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = %s", (name,))


COUNTED = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 200000) SELECT i FROM n"
LONG = f"SELECT count(*) FROM ({COUNTED}) AS counted"  # noqa: S608 - of two constants


async def test_a_long_select_is_answered_like_a_short_one(counting: Database) -> None:
    async with counting.read() as connection:
        assert await value_of(connection) == 0
        assert (await connection.execute(text(LONG))).scalar_one() == 200_000
        assert await value_of(connection) == 0


async def test_a_long_select_leaves_what_its_transaction_wrote(counting: Database) -> None:
    async with counting.write() as tx:
        await tx.execute(update(counters).where(counters.c.id == 0).values(value=5))
        assert (await tx.execute(text(LONG))).scalar_one() == 200_000
        await tx.execute(insert(counters).values(id=1, value=1))
    assert await value_in(counting) == 5
    assert await rows_in(counting) == {0, 1}


async def test_a_cancelled_long_select_leaves_its_connection_usable(counting: Database) -> None:
    async def read_long() -> None:
        async with counting.read() as connection:
            await connection.execute(text(LONG.replace("200000", "800000")))

    reading = [asyncio.create_task(read_long()) for _ in range(4)]
    await asyncio.sleep(0.05)
    for task in reading:
        task.cancel()
    await asyncio.gather(*reading, return_exceptions=True)
    for number in range(1, 9):
        await add_row(counting, number)
        assert len(await rows_in(counting)) == number + 1


def test_who_is_cancelled_while_a_connection_opens_leaves_no_thread_behind(tmp_path: Path) -> None:
    """A thread that reports to an event loop that has ended fails the test by itself."""
    before = set(threading.enumerate())

    async def read(database: Database) -> None:
        async with database.read():
            pass

    async def cancelled_after(seconds: float) -> None:
        database = open_database(str(tmp_path / "siman.sqlite3"))
        reading = asyncio.create_task(read(database))
        await asyncio.sleep(seconds)
        reading.cancel()
        await asyncio.gather(reading, return_exceptions=True)
        await database.close()

    for number in range(100):
        asyncio.run(cancelled_after(number % 20 * 0.0001))
        for thread in set(threading.enumerate()) - before:
            thread.join(HANGING)
            assert not thread.is_alive()
