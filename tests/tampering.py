"""Somebody who can write to the database as they please, its own guards taken down (R12)."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from sqlalchemy.ext.asyncio import AsyncConnection

from storage import guards
from storage.engine import Database


@asynccontextmanager
async def unguarded(database: Database) -> AsyncIterator[AsyncConnection]:
    """A transaction in which nothing is kept; afterwards everything stands as if nobody had been there."""
    async with database.claim() as tx:
        await tx.run_sync(guards.lift)
        yield tx
        await tx.run_sync(guards.put_up)
