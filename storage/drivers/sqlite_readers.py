"""Connections that read and are kept, because taking one from a pool costs more than most reads."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from storage.drivers.sqlite import OneStepConnection, driver_connection


@dataclass(frozen=True, slots=True)
class _Reader:
    connection: AsyncConnection
    driver: OneStepConnection


class Readers:
    """At most `count` snapshots at a time."""

    def __init__(self, engine: AsyncEngine, *, count: int) -> None:
        self._engine = engine
        self._free = asyncio.Semaphore(count)
        self._idle: list[_Reader] = []

    @asynccontextmanager
    async def snapshot(self) -> AsyncIterator[AsyncConnection]:
        async with self._free:
            reader = self._idle.pop() if self._idle else await self._opened()
            reader.driver.before = "BEGIN"
            try:
                yield reader.connection
            except DBAPIError:
                await reader.connection.close()
                raise
            except BaseException:
                self._keep(reader)
                raise
            self._keep(reader)

    async def close(self) -> None:
        while self._idle:
            await self._idle.pop().connection.close()

    def _keep(self, reader: _Reader) -> None:
        reader.driver.roll_back_soon()
        self._idle.append(reader)

    async def _opened(self) -> _Reader:
        connection = await self._engine.connect()
        return _Reader(connection=connection, driver=await driver_connection(connection))
