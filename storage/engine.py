"""The one way to a database: SQLite through aiosqlite (a file) or PostgreSQL through psycopg (by URL).

Both give what the services rely on: a write transaction sees the newest state and loses no update. SQLite has one
writer (`BEGIN IMMEDIATE`); waiting writers share a commit. PostgreSQL's writers are serializable, and a conflict is
`Unavailable("conflict")`, after which the whole transaction is run again.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, Final, Literal

from sqlalchemy import URL, event, make_url
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, AsyncTransaction, create_async_engine

BUSY_TIMEOUT_MS: Final = 5_000
"""How long SQLite waits for another process's write before it says "database is locked"."""
READERS: Final = 4
POSTGRES_CONNECTIONS: Final = 16
GROUP_LIMIT: Final = 100
"""Transactions that share one commit at most."""

Cause = Literal["locked", "full", "conflict", "down"]
_SERIALIZATION_STATES: Final = frozenset({"40001", "40P01"})
_FULL_STATES: Final = frozenset({"53100"})


class Unavailable(Exception):  # noqa: N818 - a state of the database, named as one
    """The database can't take the transaction now; nothing of it was kept, and it may be tried again."""

    def __init__(self, cause: Cause) -> None:
        self.cause = cause
        super().__init__(cause)


def database_url(raw: str) -> URL:
    """An SQLAlchemy URL with this program's drivers, from a file path or a `sqlite:` or `postgresql:` URL.

    Raises:
        ValueError: Another kind of database.
    """
    if "://" not in raw:
        return URL.create("sqlite+aiosqlite", database=raw)
    url = make_url(raw)
    match url.get_backend_name():
        case "sqlite":
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
        self._group = _GroupCommit(writer) if writer.dialect.name == "sqlite" else None

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
        with _translated():
            async with self._reader.connect() as connection, connection.begin():
                yield connection

    @asynccontextmanager
    async def write(self) -> AsyncIterator[AsyncConnection]:
        """One transaction, durable when the block has ended. No network and no waiting inside.

        Raises:
            Unavailable: Nothing was kept.
        """
        with _translated():
            if self._group is not None:
                async with self._group.transaction() as connection:
                    yield connection
            else:
                async with self._writer.connect() as connection:
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
        with _translated():
            async with self._writer.connect() as connection, connection.begin():
                yield connection

    async def close(self) -> None:
        if self._group is not None:
            await self._group.close()
        await self._reader.dispose()
        if self._writer is not self._reader:
            await self._writer.dispose()


def open_database(raw_url: str) -> Database:
    """A database by file path or URL. Nothing is connected yet.

    Raises:
        ValueError: Another kind of database.
    """
    url = database_url(raw_url)
    if url.get_backend_name() == "postgresql":
        engine = create_async_engine(
            url, pool_size=POSTGRES_CONNECTIONS, max_overflow=0, pool_pre_ping=True, hide_parameters=True
        )
        event.listen(engine.sync_engine, "connect", _prepare_postgres)
        return Database(writer=engine, reader=engine)
    if url.database:
        Path(url.database).parent.mkdir(parents=True, exist_ok=True)
    writer = create_async_engine(url, pool_size=1, max_overflow=0, hide_parameters=True)
    reader = create_async_engine(url, pool_size=READERS, max_overflow=0, hide_parameters=True)
    for engine, begin in ((writer, "BEGIN IMMEDIATE"), (reader, "BEGIN")):
        event.listen(engine.sync_engine, "connect", _prepare_sqlite)
        event.listen(engine.sync_engine, "begin", _begin_with(begin))
    return Database(writer=writer, reader=reader)


def _prepare_sqlite(dbapi_connection: Any, _record: Any) -> None:
    # The driver's own BEGIN is deferred and late, which loses updates silently: this program begins by itself.
    dbapi_connection.isolation_level = None
    cursor = dbapi_connection.cursor()
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", f"busy_timeout={BUSY_TIMEOUT_MS}"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _prepare_postgres(dbapi_connection: Any, _record: Any) -> None:
    with dbapi_connection.cursor() as cursor:
        cursor.execute("SET TIME ZONE 'UTC'")
    dbapi_connection.commit()


def _begin_with(statement: str) -> Any:
    def begin(connection: Any) -> None:
        connection.exec_driver_sql(statement)

    return begin


class _translated:  # noqa: N801 - used as a block, like the functions of contextlib, without a generator's cost
    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> None:
        if isinstance(error, DBAPIError) and (cause := _cause_of(error)) is not None:
            raise Unavailable(cause) from error
        if isinstance(error, OSError) and not isinstance(error, DBAPIError):
            raise Unavailable("down") from error


def _cause_of(error: DBAPIError) -> Cause | None:
    state = getattr(error.orig, "sqlstate", None)
    if state in _SERIALIZATION_STATES:
        return "conflict"
    if state in _FULL_STATES:
        return "full"
    words = str(error.orig).lower()
    if "is locked" in words:
        return "locked"
    if "disk is full" in words or "disk i/o error" in words:
        return "full"
    if error.connection_invalidated or "unable to open database" in words or (state or "").startswith(("08", "57P")):
        return "down"
    return None


class _GroupCommit:
    """SQLite's writer: transactions one after another, each in a savepoint; the last one waiting commits for all."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine
        self._turn = asyncio.Lock()
        self._waiting = 0
        self._connection: AsyncConnection | None = None
        self._open: AsyncTransaction | None = None
        self._members: list[asyncio.Future[None]] = []
        self._flushing: asyncio.Task[None] | None = None

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[AsyncConnection]:
        self._waiting += 1
        try:
            await self._turn.acquire()
        except asyncio.CancelledError:
            # Those before may have left the commit to this one.
            self._flushing = asyncio.create_task(self._flush())
            raise
        finally:
            self._waiting -= 1
        committed: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        try:
            connection = await self._begun()
            savepoint = await connection.begin_nested()
            try:
                yield connection
            except BaseException:
                await self._undo(savepoint)
                await self._commit_if_last()
                raise
            await savepoint.commit()
            self._members.append(committed)
            await self._commit_if_last()
        except BaseException as error:
            if self._open is not None and (self._connection is None or self._connection.invalidated):
                await self._lose(error)
            raise
        finally:
            self._turn.release()
        await committed

    async def close(self) -> None:
        async with self._turn:
            if self._connection is not None:
                await self._connection.close()
                self._connection = None

    async def _flush(self) -> None:
        async with self._turn:
            await self._commit_if_last()

    async def _begun(self) -> AsyncConnection:
        if self._connection is None:
            self._connection = await self._engine.connect()
        if self._open is None:
            self._open = await self._connection.begin()
        return self._connection

    async def _undo(self, savepoint: AsyncTransaction) -> None:
        if self._connection is None or self._connection.invalidated:
            await self._lose(None)
        elif savepoint.is_active:
            await savepoint.rollback()

    async def _commit_if_last(self) -> None:
        if self._open is None or (self._waiting and len(self._members) < GROUP_LIMIT):
            return
        transaction, members = self._open, self._members
        try:
            if members:
                await transaction.commit()
            else:
                await transaction.rollback()
        except BaseException as error:
            await self._lose(error)
            if not isinstance(error, Exception):
                raise
            return
        self._open, self._members = None, []
        for member in members:
            if not member.done():
                member.set_result(None)

    async def _lose(self, error: BaseException | None) -> None:
        """The shared transaction is gone: everybody in it hears so, and the next writer starts on a new connection."""
        members, connection = self._members, self._connection
        self._open, self._members, self._connection = None, [], None
        cause = _cause_of(error) if isinstance(error, DBAPIError) else None
        for member in members:
            if not member.done():
                member.set_exception(Unavailable(cause or "down"))
        if connection is not None:
            await connection.invalidate()
            await connection.close()
