"""The one way to a database: SQLite through aiosqlite (a file) or PostgreSQL through psycopg (by URL).

Both give what the services rely on: a write transaction sees the newest state and loses no update. SQLite has one
writer (`BEGIN IMMEDIATE`); waiting writers share a commit. PostgreSQL's writers are serializable, and a conflict is
`Unavailable("conflict")`, after which the whole transaction is run again.
"""

import asyncio
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager, nullcontext
from datetime import timedelta
from pathlib import Path
from typing import Any, Final

from sqlalchemy import URL, event, make_url
from sqlalchemy.engine import ExceptionContext
from sqlalchemy.exc import ArgumentError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from storage.drivers.sqlite import OneStepDriver
from storage.drivers.sqlite_commits import GroupCommit
from storage.drivers.sqlite_readers import Readers
from storage.drivers.unavailable import Unavailable, translated

__all__ = ["Database", "Unavailable", "database_url", "open_database"]

BUSY_TIMEOUT: Final = timedelta(seconds=5)
"""How long SQLite waits for another process's write before it says "database is locked"."""
READERS: Final = 4
CHECKPOINT_PATIENCE: Final = 100
"""Milliseconds for which the emptying of the log may keep writers waiting."""
CHECKPOINT_PAUSE: Final = timedelta(milliseconds=50)
"""Between two tries to empty it."""
POSTGRES_CONNECTIONS: Final = 16


def database_url(raw: str) -> URL:
    """An SQLAlchemy URL with this program's drivers, from a file path or a `sqlite:` or `postgresql:` URL.

    Raises:
        ValueError: Another kind of database.
    """
    if "://" not in raw:
        url = URL.create("sqlite", database=raw)
    else:
        try:
            url = make_url(raw)
        except ArgumentError:
            raise ValueError("no URL") from None
    match url.get_backend_name():
        # One in memory would be another one for each connection.
        case "sqlite" if url.database and ":memory:" not in url.database:
            return url.set(drivername="sqlite+aiosqlite")
        case "postgresql":
            return url.set(drivername="postgresql+psycopg")
        case other:
            raise ValueError(other)


class Database:
    """Reads and writes. Made by `open_database`; `close` it."""

    def __init__(self, *, writer: AsyncEngine, reader: AsyncEngine) -> None:
        self._writer = writer
        self._reader = reader
        self._group = GroupCommit(writer) if writer.dialect.name == "sqlite" else None
        self._readers = Readers(reader, count=READERS) if reader.dialect.name == "sqlite" else None
        self._second_tries = asyncio.Lock()

    @property
    def dialect(self) -> str:
        """`sqlite` or `postgresql`."""
        return self._writer.dialect.name

    @asynccontextmanager
    async def read(self) -> AsyncIterator[AsyncConnection]:
        """One consistent snapshot.

        Raises:
            Unavailable: The database didn't answer.
        """
        with translated():
            if self._readers is not None:
                async with self._readers.snapshot() as connection:
                    yield connection
            else:
                async with self._reader.connect() as connection:
                    await connection.execution_options(isolation_level="REPEATABLE READ")
                    async with connection.begin():
                        yield connection

    @asynccontextmanager
    async def write(self, *, again: bool = False) -> AsyncIterator[AsyncConnection]:
        """One transaction, durable when the block has ended. No network and no waiting inside.

        Args:
            again: It met a conflict before. This process runs those one after another, so that they don't meet
                each other once more.

        Raises:
            Unavailable: Nothing was kept.
        """
        with translated():
            if self._group is not None:
                async with self._group.transaction() as connection:
                    yield connection
            else:
                async with self._second_tries if again else nullcontext(), self._writer.connect() as connection:
                    await connection.execution_options(isolation_level="SERIALIZABLE")
                    async with connection.begin():
                        yield connection

    @asynccontextmanager
    async def claim(self) -> AsyncIterator[AsyncConnection]:
        """As `write`, for statements that claim or settle rows of a queue under their own predicate.

        They skip rows that others hold, which a serializable transaction would call a conflict.
        """
        if self._group is not None:
            async with self.write() as connection:
                yield connection
            return
        with translated():
            async with self._writer.connect() as connection, connection.begin():
                yield connection

    async def overwrite_erased(self, *, patience: timedelta = timedelta()) -> bool:
        """Bring SQLite's write-ahead log into the file and empty it: until then it holds what was erased.

        Args:
            patience: How long to try again where somebody reads or writes just now.

        Returns:
            Whether neither log nor file holds what was erased before this call. PostgreSQL keeps old rows until they
            are vacuumed, and gives them to nobody.
        """
        if self._group is None:
            return True
        until = asyncio.get_running_loop().time() + patience.total_seconds()
        while not await self._emptied_log():
            if asyncio.get_running_loop().time() >= until:
                return False
            await asyncio.sleep(CHECKPOINT_PAUSE.total_seconds())
        return True

    async def _emptied_log(self) -> bool:
        with translated():
            async with self._reader.connect() as connection:
                await connection.execution_options(isolation_level="AUTOCOMMIT")
                patience = (await connection.exec_driver_sql("PRAGMA busy_timeout")).scalar_one()
                await connection.exec_driver_sql(f"PRAGMA busy_timeout={CHECKPOINT_PATIENCE}")
                try:
                    busy = (await connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")).one()[0]
                finally:
                    await connection.exec_driver_sql(f"PRAGMA busy_timeout={patience}")
        return not busy

    async def vacuum(self, tables: Iterable[str]) -> None:
        """Let go of the old rows of these tables in PostgreSQL; SQLite overwrites at once.

        Raises:
            Unavailable: Not now.
        """
        if self._group is not None:
            return
        with translated():
            async with self._writer.connect() as connection:
                await connection.execution_options(isolation_level="AUTOCOMMIT")
                for table in tables:
                    await connection.exec_driver_sql(f"VACUUM (SKIP_LOCKED) {table}")

    async def close(self) -> None:
        if self._group is not None:
            await self._group.close()
        if self._readers is not None:
            await self._readers.close()
        await self._reader.dispose()
        if self._writer is not self._reader:
            await self._writer.dispose()


def open_database(raw_url: str, *, busy_timeout: timedelta = BUSY_TIMEOUT) -> Database:
    """A database by file path or URL. A file is made, with its folder; nothing is connected yet.

    Raises:
        ValueError: Another kind of database.
        Unavailable: The file can't be made or written.
    """
    url = database_url(raw_url)
    if url.get_backend_name() == "postgresql":
        # Last in, first out: the connection that was used last has most of its statements prepared.
        engine = create_async_engine(
            url,
            pool_size=POSTGRES_CONNECTIONS,
            max_overflow=0,
            pool_pre_ping=True,
            pool_use_lifo=True,
            hide_parameters=True,
        )
        event.listen(engine.sync_engine, "connect", _prepare_postgres)
        return Database(writer=engine, reader=engine)
    file = Path(str(url.database))
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("ab"):
            pass
    except OSError as error:
        raise Unavailable("down") from error
    driver = OneStepDriver.load()
    writer = create_async_engine(url, module=driver, pool_size=1, max_overflow=0, hide_parameters=True)
    # One more than the readers that are kept, for the emptying of the log.
    reader = create_async_engine(url, module=driver, pool_size=READERS + 1, max_overflow=0, hide_parameters=True)
    for engine in (writer, reader):
        event.listen(engine.sync_engine, "connect", _prepare_sqlite(busy_timeout))
        event.listen(engine.sync_engine, "handle_error", _keep_when_cancelled)
    event.listen(writer.sync_engine, "begin", _begin_immediate)
    return Database(writer=writer, reader=reader)


def _prepare_sqlite(busy_timeout: timedelta) -> Any:
    milliseconds = round(busy_timeout.total_seconds() * 1000)

    def prepare(dbapi_connection: Any, _record: Any) -> None:
        # The driver's own BEGIN is deferred and late, which loses updates silently: this program begins by itself.
        dbapi_connection.isolation_level = None
        cursor = dbapi_connection.cursor()
        try:
            for pragma in (
                f"busy_timeout={milliseconds}",
                "journal_mode=WAL",
                "synchronous=FULL",
                "foreign_keys=ON",
                # What a person had erased is overwritten, not only unlinked.
                "secure_delete=ON",
                # Nor does a sort leave anybody's name in a file that the system forgets and the disk doesn't.
                "temp_store=MEMORY",
            ):
                cursor.execute(f"PRAGMA {pragma}")
        except BaseException:
            # The pool drops it as it is, and with it a running thread.
            dbapi_connection.close()
            raise
        cursor.close()

    return prepare


def _keep_when_cancelled(context: ExceptionContext) -> None:
    # The driver's thread ends the statement by itself and takes the next one then. Without this, one cancelled task
    # would close the connection under all whose transactions wait for the same commit.
    if isinstance(context.original_exception, asyncio.CancelledError):
        context.is_disconnect = False


def _prepare_postgres(dbapi_connection: Any, _record: Any) -> None:
    with dbapi_connection.cursor() as cursor:
        cursor.execute("SET TIME ZONE 'UTC'")
    dbapi_connection.commit()


def _begin_immediate(connection: Any) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")
