"""SQLite with one step per statement: the driver as SQLAlchemy adapts it takes three to five.

Each step is a round trip between the event loop and the connection's thread, and those are most of what a small
statement costs. A short SELECT does without even that one: it is done where it is asked. In WAL it waits for nobody;
one that turns out to be long is broken off and done again in the thread.
"""

import asyncio
import sqlite3
from collections import deque
from collections.abc import Callable, Sequence
from typing import Any, Final

from sqlalchemy.dialects.sqlite.aiosqlite import (
    AsyncAdapt_aiosqlite_connection,
    AsyncAdapt_aiosqlite_cursor,
    AsyncAdapt_aiosqlite_dbapi,
    SQLiteDialect_aiosqlite,
)
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.util import EMPTY_DICT

LONG: Final = 20_000
"""Instructions of SQLite's machine that a SELECT may take on the event loop: about a millisecond."""


class OneStepCursor(AsyncAdapt_aiosqlite_cursor):
    """Is opened, executes, fetches all and is closed in one step in the connection's thread."""

    __slots__ = ("_done",)

    def __init__(self, adapt_connection: AsyncAdapt_aiosqlite_connection) -> None:
        self._adapt_connection = adapt_connection
        self._connection = adapt_connection._connection  # noqa: SLF001 - as the class that this one stands for does
        self._rows = deque()
        self._soft_closed_memoized = EMPTY_DICT
        self._done: sqlite3.Cursor | None = None

    @property
    def description(self) -> Any:
        return None if self._done is None else self._done.description

    @property
    def rowcount(self) -> int:
        return -1 if self._done is None else self._done.rowcount

    @property
    def lastrowid(self) -> int:
        return 0 if self._done is None else self._done.lastrowid or 0

    def close(self) -> None:
        self._rows.clear()

    async def _async_soft_close(self) -> None:
        """Nothing is open."""

    async def _execute_async(self, operation: Any, parameters: Any) -> Any:
        adapted = self._adapt_connection
        if operation.startswith("SELECT") and isinstance(adapted, OneStepConnection) and adapted.idle:
            done = adapted.at_once(operation, parameters or ())
            if done is not None:
                self._done, rows = done
                self._rows = deque(rows)
                return
        await self._step(lambda connection: _executed(connection, operation, parameters or ()))

    async def _executemany_async(self, operation: Any, seq_of_parameters: Any) -> Any:
        await self._step(lambda connection: (connection.executemany(operation, seq_of_parameters), []))

    async def _step(self, work: Callable[[sqlite3.Connection], tuple[sqlite3.Cursor, Sequence[Any]]]) -> None:
        adapted = self._adapt_connection
        before = ""
        if isinstance(adapted, OneStepConnection):
            before, adapted.before = adapted.before, ""
            work = adapted.counted(work)
        self._done, rows = await self._connection._execute(_after, self._connection._conn, before, work)  # noqa: SLF001 - as above
        self._rows = deque(rows)


class OneStepConnection(AsyncAdapt_aiosqlite_connection):
    """`before` is a statement without a result, done in the same step as the next one that comes."""

    __slots__ = ("_asked", "_ended", "before")
    _cursor_cls: type[AsyncAdapt_aiosqlite_cursor] = OneStepCursor

    def __init__(self, dbapi: Any, connection: Any) -> None:
        super().__init__(dbapi, connection)
        self.before = ""
        self._asked = self._ended = 0

    @property
    def in_transaction(self) -> bool:
        return bool(self._connection.in_transaction)

    @property
    def idle(self) -> bool:
        """The thread has nothing to do: not even a statement whose task was cancelled."""
        return self._asked == self._ended and self._connection._connection is not None  # noqa: SLF001 - as above

    def counted(self, work: Callable[[sqlite3.Connection], Any]) -> Callable[[sqlite3.Connection], Any]:
        """Work for the thread, which isn't idle until that has ended."""
        self._asked += 1

        def counting(connection: sqlite3.Connection) -> Any:
            try:
                return work(connection)
            finally:
                self._ended += 1

        return counting

    def at_once(self, operation: str, parameters: Any) -> tuple[sqlite3.Cursor, Sequence[Any]] | None:
        """A SELECT's result without the thread; None where it takes too long for that."""
        raw = self._connection._conn  # noqa: SLF001 - as above
        before, self.before = self.before, ""
        if before:
            raw.execute(before)
        raw.set_progress_handler(_is_long, LONG)
        try:
            return _executed(raw, operation, parameters)
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_INTERRUPT:
                raise
            return None
        finally:
            raw.set_progress_handler(None, 0)

    def roll_back_soon(self) -> None:
        """Undo whatever is open before the next statement is executed, without waiting for it."""
        self.before = ""
        raw = self._connection
        if self.idle:
            raw._conn.rollback()  # noqa: SLF001 - as above
        elif raw._connection is not None:  # noqa: SLF001 - as above
            raw._tx.put_nowait((None, raw._connection.rollback))  # noqa: SLF001 - as above


class OneStepDriver(AsyncAdapt_aiosqlite_dbapi):
    """For `create_async_engine(module=...)`."""

    @classmethod
    def load(cls) -> "OneStepDriver":
        stock = SQLiteDialect_aiosqlite.import_dbapi()
        return cls(stock.aiosqlite, stock.sqlite)

    def connect(self, *arg: Any, **kw: Any) -> OneStepConnection:
        # The thread and the event loop take turns; `idle` says whose it is.
        adapted = super().connect(*arg, **kw | {"check_same_thread": False, "async_creator_fn": self._open})
        return OneStepConnection(self, adapted._connection)  # noqa: SLF001 - as above

    async def _open(self, *arg: Any, **kw: Any) -> Any:
        connection = self.aiosqlite.connect(*arg, **kw)
        connection._thread.daemon = True  # noqa: SLF001 - as above
        opening = asyncio.ensure_future(connection)
        try:
            return await asyncio.shield(opening)
        except asyncio.CancelledError:
            # Left alone, the connection's thread would report to an event loop that may have ended by then.
            await asyncio.wait([opening])
            if opening.exception() is None:
                await connection.close()
            raise


async def driver_connection(connection: AsyncConnection) -> OneStepConnection:
    """The driver's side of a connection.

    Raises:
        TypeError: It belongs to another driver.
    """
    found: object = (await connection.get_raw_connection()).dbapi_connection
    if not isinstance(found, OneStepConnection):
        raise TypeError(type(found))
    return found


def _after(
    connection: sqlite3.Connection,
    before: str,
    work: Callable[[sqlite3.Connection], tuple[sqlite3.Cursor, Sequence[Any]]],
) -> tuple[sqlite3.Cursor, Sequence[Any]]:
    if before:
        connection.execute(before)
    return work(connection)


def _executed(connection: sqlite3.Connection, operation: str, parameters: Any) -> tuple[sqlite3.Cursor, Sequence[Any]]:
    cursor = connection.execute(operation, parameters)
    return cursor, cursor.fetchall() if cursor.description else []


def _is_long() -> bool:
    return True
