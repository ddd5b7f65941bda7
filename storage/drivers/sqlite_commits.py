"""One commit for all who wait: SQLite makes a commit durable some hundred times a second, whatever is in it."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Final

from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, AsyncTransaction

from storage.drivers.sqlite import OneStepConnection, driver_connection
from storage.drivers.unavailable import Unavailable, cause_of

GROUP_LIMIT: Final = 100
"""Transactions that share one commit at most."""


class GroupCommit:
    """SQLite's writer: transactions one after another; one commit for all who were waiting.

    Each but the first is in a savepoint, which the commit ends with all the others.
    """

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine
        self._turn = asyncio.Lock()
        self._waiting = 0
        self._connection: AsyncConnection | None = None
        self._driver: OneStepConnection | None = None
        self._open: AsyncTransaction | None = None
        self._members: list[asyncio.Future[None]] = []
        self._committing: asyncio.Task[None] | None = None
        self._refused_at = float("-inf")

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[AsyncConnection]:
        await self._take_turn()
        committed: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        try:
            connection = await self._begun()
            try:
                yield connection
                self._end_member()
            except BaseException as error:
                await self._undo(error)
                raise
            self._members.append(committed)
        finally:
            self._pass_turn()
        await committed

    async def close(self) -> None:
        async with self._turn:
            await self._commit()
            if self._connection is not None:
                await self._connection.close()
                self._connection = self._driver = None

    async def _take_turn(self) -> None:
        asked_at = asyncio.get_running_loop().time()
        self._waiting += 1
        try:
            await self._turn.acquire()
        except asyncio.CancelledError:
            # Those before may have left the commit to this one.
            self._committing = asyncio.create_task(self._commit_in_turn())
            raise
        finally:
            self._waiting -= 1
        if asked_at <= self._refused_at:
            # Another process held the lock meanwhile, and this one has waited as long as the one that was refused.
            self._pass_turn()
            raise Unavailable("locked")

    def _pass_turn(self) -> None:
        """To whoever waits, or first to the commit, which nobody's cancellation can then break off."""
        if self._open is None or (self._waiting and len(self._members) < GROUP_LIMIT):
            self._turn.release()
        else:
            self._committing = asyncio.create_task(self._commit_and_release())

    async def _commit_in_turn(self) -> None:
        async with self._turn:
            if not self._waiting:
                await self._commit()

    async def _commit_and_release(self) -> None:
        try:
            await self._commit()
        finally:
            self._turn.release()

    async def _begun(self) -> AsyncConnection:
        try:
            if self._connection is None or self._driver is None:
                self._connection = await self._engine.connect()
                self._driver = await driver_connection(self._connection)
            if self._open is None:
                self._open = await self._connection.begin()
        except BaseException as error:
            if isinstance(error, DBAPIError) and cause_of(error) == "locked":
                self._refused_at = asyncio.get_running_loop().time()
            await self._lose(error)
            raise
        # Nothing is undone where the first one ends: then the shared transaction is begun and empty.
        self._driver.before = "SAVEPOINT member" if self._members else ""
        return self._connection

    def _end_member(self) -> None:
        """End a transaction of the group well.

        Raises:
            Unavailable: SQLite has undone everything by itself, at an error that the caller didn't pass on.
        """
        if self._driver is not None:
            # Of one that has executed nothing.
            self._driver.before = ""
            if not self._driver.in_transaction:
                raise Unavailable("full")

    async def _undo(self, error: BaseException) -> None:
        """Undo one transaction of the group; all of it where SQLite has done so by itself (disk full, disk error)."""
        if self._connection is None or self._open is None or self._driver is None:
            return
        if self._driver.before:
            self._driver.before = ""
            return
        try:
            if self._members:
                await self._connection.exec_driver_sql("ROLLBACK TO member")
                await self._connection.exec_driver_sql("RELEASE member")
            else:
                await self._open.rollback()
                self._open = None
        except BaseException as failure:
            await self._lose(error)
            if not isinstance(failure, Exception):
                raise

    async def _commit(self) -> None:
        if self._open is None:
            return
        try:
            if self._members:
                await self._open.commit()
            else:
                await self._open.rollback()
        except BaseException as error:
            await self._lose(error)
            if not isinstance(error, Exception):
                raise
            return
        members, self._open, self._members = self._members, None, []
        for member in members:
            if not member.done():
                member.set_result(None)

    async def _lose(self, error: BaseException) -> None:
        """The shared transaction is gone: everybody in it hears so, and the next writer starts on a new connection."""
        members, connection = self._members, self._connection
        self._open, self._members, self._connection, self._driver = None, [], None, None
        cause = cause_of(error) if isinstance(error, DBAPIError) else None
        for member in members:
            if not member.done():
                member.set_exception(Unavailable(cause or "down"))
        if connection is not None:
            await connection.invalidate()
            await connection.close()
