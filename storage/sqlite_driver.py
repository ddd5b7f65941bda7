"""SQLite with one step per statement: the driver as SQLAlchemy adapts it takes three to five.

Each step is a round trip between the event loop and the connection's thread, and those are most of what a small
statement costs.
"""

import sqlite3
from collections import deque
from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy.dialects.sqlite.aiosqlite import (
    AsyncAdapt_aiosqlite_connection,
    AsyncAdapt_aiosqlite_cursor,
    AsyncAdapt_aiosqlite_dbapi,
    SQLiteDialect_aiosqlite,
)
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.util import EMPTY_DICT


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
        await self._step(lambda connection: _executed(connection, operation, parameters or ()))

    async def _executemany_async(self, operation: Any, seq_of_parameters: Any) -> Any:
        await self._step(lambda connection: (connection.executemany(operation, seq_of_parameters), []))

    async def _step(self, work: Callable[[sqlite3.Connection], tuple[sqlite3.Cursor, Sequence[Any]]]) -> None:
        adapted = self._adapt_connection
        before = ""
        if isinstance(adapted, OneStepConnection):
            before, adapted.before = adapted.before, ""
        self._done, rows = await self._connection._execute(_after, self._connection._conn, before, work)  # noqa: SLF001 - as above
        self._rows = deque(rows)


class OneStepConnection(AsyncAdapt_aiosqlite_connection):
    """`before` is a statement without a result, done in the same step as the next one that comes."""

    __slots__ = ("before",)
    _cursor_cls: type[AsyncAdapt_aiosqlite_cursor] = OneStepCursor

    def __init__(self, dbapi: Any, connection: Any) -> None:
        super().__init__(dbapi, connection)
        self.before = ""

    @property
    def in_transaction(self) -> bool:
        return bool(self._connection.in_transaction)

    def roll_back_soon(self) -> None:
        """Undo whatever is open before the next statement is executed, without waiting for it."""
        self.before = ""
        raw = self._connection
        if raw._connection is not None:  # noqa: SLF001 - as above
            raw._tx.put_nowait((None, raw._connection.rollback))  # noqa: SLF001 - as above


class OneStepDriver(AsyncAdapt_aiosqlite_dbapi):
    """For `create_async_engine(module=...)`."""

    @classmethod
    def load(cls) -> "OneStepDriver":
        stock = SQLiteDialect_aiosqlite.import_dbapi()
        return cls(stock.aiosqlite, stock.sqlite)

    def connect(self, *arg: Any, **kw: Any) -> OneStepConnection:
        return OneStepConnection(self, super().connect(*arg, **kw)._connection)  # noqa: SLF001 - as above


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
