"""Commands that work on the database of the bot."""

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, TypeVar

from siman_bot.cli.console import fail, settings_of
from siman_bot.domain.refusals import NotFound
from siman_bot.settings import DatabaseSettings
from storage.engine import Database, Unavailable, database_url, open_database
from storage.migrate import SchemaTooNew, pending

R = TypeVar("R")


def on_database(work: Callable[[Database], Coroutine[Any, Any, R]]) -> R:
    """Run something on a database that the bot has used before."""
    raw_url = settings_of(DatabaseSettings).database
    url = database_url(raw_url)
    if url.get_backend_name() == "sqlite" and not Path(str(url.database)).exists():
        fail(f"There is no database at {url.database}. The first start of the bot makes it.")
    return asyncio.run(_worked(raw_url, work))


async def _worked(raw_url: str, work: Callable[[Database], Coroutine[Any, Any, R]]) -> R:
    try:
        async with _migrated(raw_url) as database:
            return await work(database)
    except SchemaTooNew:
        fail("A newer version of this program has changed the database. Install that version again.")
    except Unavailable as trouble:
        fail(f"The database can't be used ({trouble.cause}). `siman-bot check` says more.")
    except NotFound as refused:
        if refused.key == "scope-unknown":
            fail("There is no such place or institution. `siman-bot grant --help` shows how scopes are written.")
        fail("Nobody with this Telegram id has agreed yet. They open the bot, send /start and agree; then try again.")


@asynccontextmanager
async def _migrated(raw_url: str) -> AsyncIterator[Database]:
    database = open_database(raw_url)
    try:
        if await pending(database):
            fail("The database isn't of this version yet. Start the bot once; it brings it up to date.")
        yield database
    finally:
        await database.close()
