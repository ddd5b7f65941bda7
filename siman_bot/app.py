"""The bot as a process: where concrete things meet, and the order in which they start and stop."""

import asyncio
import contextlib
import random
import secrets
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from typing import Final

import structlog
from telegram import Bot

from handlers import menus
from handlers.dispatch import Dispatcher
from handlers.poller import Poller, ShutOut
from handlers.routes import ROUTES
from handlers.transport import AiohttpRequest
from siman_bot.domain.code import CodeKind, new_code
from siman_bot.logs import trace_of
from siman_bot.services.inbox import Inbox
from siman_bot.services.registry import make_services
from siman_bot.services.transaction import Clock
from siman_bot.settings import Settings
from storage.engine import Database, open_database
from storage.migrate import migrate

HOUSEKEEPING: Final = timedelta(minutes=5)

log = structlog.get_logger()


def utc_now() -> datetime:
    return datetime.now(UTC)


def make_bot(settings: Settings, *, polling: AiohttpRequest | None = None) -> Bot:
    """The bot on the fast transport, which says of every error whether the request had left.

    Args:
        settings: Token and server.
        polling: The connection for getUpdates, opened and closed with the bot.
    """
    api = str(settings.bot_api_url).rstrip("/")
    return Bot(
        settings.bot_token.get_secret_value(),
        base_url=f"{api}/bot",
        base_file_url=f"{api}/file/bot",
        request=AiohttpRequest(),
        get_updates_request=polling or AiohttpRequest(connections=1),
    )


class App:
    """One running bot. `run` ends when `stop` is called or Telegram shuts the token out."""

    def __init__(
        self, *, settings: Settings, database: Database, bot: Bot, polling: AiohttpRequest, clock: Clock
    ) -> None:
        self._settings = settings
        self._bot = bot
        self._database = database
        self._clock = clock
        choice = random.SystemRandom().choice
        self.services = make_services(database=database, clock=clock)
        self._inbox = Inbox(database=database, clock=clock, owner=secrets.token_hex(8))
        self._dispatcher = Dispatcher(
            bot=bot,
            services=self.services,
            routes=ROUTES,
            new_reference=lambda: new_code(CodeKind.INCIDENT, choice),
            trace=trace_of,
        )
        self._poller = Poller(bot=bot, request=polling, inbox=self._inbox)

    async def run(self) -> None:
        """Serve until stopped; what is in hand is finished first.

        Raises:
            ShutOut: The token was revoked, or another process polls with it.
        """
        polling = asyncio.create_task(self._poller.run())
        working = asyncio.create_task(self._inbox.work(self._dispatcher.handle, workers=self._settings.workers))
        aside = [asyncio.create_task(self._set_menus()), asyncio.create_task(self._keep_house())]
        log.info("started", bot=self._bot.id, database=self._database.dialect)
        try:
            # Whichever ends first, by `stop` or by an error, ends the others.
            await asyncio.wait({polling, working}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            self._poller.stop()
            self._inbox.stop()
            for task in aside:
                task.cancel()
            await asyncio.gather(*aside, return_exceptions=True)
            await asyncio.gather(polling, working)
            log.info("stopped")

    def stop(self) -> None:
        self._poller.stop()

    async def _set_menus(self) -> None:
        await menus.set_menus(self._bot, ROUTES)

    async def _keep_house(self) -> None:
        while True:
            with contextlib.suppress(Exception):
                await self._inbox.keep_house()
            await asyncio.sleep(HOUSEKEEPING.total_seconds())


@asynccontextmanager
async def open_app(settings: Settings, *, clock: Clock = utc_now) -> AsyncIterator[App]:
    """An app on a migrated database with a bot that knows its own name.

    Raises:
        SchemaTooNew: The database belongs to a newer program.
        Unavailable: The database can't be used.
        TelegramError: The token or the Bot API server can't be used.
    """
    database = open_database(settings.database)
    try:
        await migrate(database, now=clock())
        polling = AiohttpRequest(connections=1)
        async with make_bot(settings, polling=polling) as bot:
            yield App(settings=settings, database=database, bot=bot, polling=polling, clock=clock)
    finally:
        await database.close()


__all__ = ["App", "ShutOut", "make_bot", "open_app", "utc_now"]
