"""Somebody who can write to the database as they please, its own guards taken down (R12)."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager

from sqlalchemy.ext.asyncio import AsyncConnection

from storage import guards
from storage.engine import Database, Unavailable


@asynccontextmanager
async def unguarded(database: Database) -> AsyncIterator[AsyncConnection]:
    """A transaction in which nothing is kept; afterwards everything stands as if nobody had been there.

    To take a guard down, PostgreSQL waits for whoever reads its table. Of two who wait for each other it ends one.
    """
    async with AsyncExitStack() as stack:
        tx = await _with_guards_down(stack, database)
        yield tx
        await tx.run_sync(guards.put_up)


async def _with_guards_down(stack: AsyncExitStack, database: Database) -> AsyncConnection:
    while True:
        try:
            async with AsyncExitStack() as begun:
                tx = await begun.enter_async_context(database.claim())
                await tx.run_sync(guards.lift)
                stack.push_async_exit(begun.pop_all())
                return tx
        except Unavailable as trouble:
            if trouble.cause != "conflict":
                raise
