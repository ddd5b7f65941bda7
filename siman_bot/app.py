"""The bot as a process: where concrete things meet, and the order in which they start and stop."""

import asyncio
import contextlib
import random
import secrets
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

import structlog
from telegram import Bot
from telegram.error import InvalidToken, TelegramError

from handlers import menus
from handlers.dispatch import Dispatcher
from handlers.edge.courier import Courier
from handlers.edge.poller import Poller
from handlers.edge.transport import AiohttpRequest
from handlers.groups.presence import leave_unbound
from handlers.routes import ROUTES
from siman_bot.conversations.registry import make_conversations
from siman_bot.domain.code import CodeKind, new_code
from siman_bot.domain.sending.delivery import ChatKind
from siman_bot.domain.sending.pace import CHAT_LIMITS, Limit
from siman_bot.domain.sending.paid import FREE_PER_SECOND, stars_a_second
from siman_bot.logs import trace_of
from siman_bot.services.inbox import Inbox
from siman_bot.services.registry import make_services
from siman_bot.services.sending.outbox.pacer import Pacer
from siman_bot.services.sending.outbox.parcels import ShutOut
from siman_bot.services.sending.outbox.sender import Sender
from siman_bot.services.transaction import Clock, Unavailable
from siman_bot.settings import Settings
from storage.engine import Database, open_database
from storage.migrate import migrate

SETTLED: Final = timedelta(seconds=1)
"""After the start: whoever has written meanwhile is answered before menus and housekeeping take their time."""
HOUSEKEEPING: Final = timedelta(minutes=5)
ROLE_MENUS: Final = timedelta(seconds=2)
"""Between two looks for roles that were given or taken away."""

log = structlog.get_logger()


@dataclass(frozen=True, slots=True, kw_only=True)
class Tempo:
    """How fast the bot may be in one chat; nothing for an operator to choose.

    Args:
        chat_limits: What one chat takes.
        progress: Between two edits of a progress message.
    """

    chat_limits: Mapping[ChatKind, Limit]
    progress: timedelta


TELEGRAMS: Final = Tempo(chat_limits=CHAT_LIMITS, progress=timedelta(seconds=3))


class Unreached(Exception):  # noqa: N818 - a finding about the set-up
    """The Bot API server can't be reached, or gave no answer that can be used."""


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
    """One running bot. `run` ends when `stop` is called or Telegram shuts the token out.

    Of several processes on one database one is on duty: it polls, sends and keeps house, and another takes over within
    five seconds of its death. All of them answer what has come in.
    """

    def __init__(
        self,
        *,
        settings: Settings,
        database: Database,
        bot: Bot,
        polling: AiohttpRequest,
        clock: Clock,
        tempo: Tempo = TELEGRAMS,
    ) -> None:
        self._settings = settings
        self._bot = bot
        self._database = database
        self._clock = clock
        self._tempo = tempo
        choice = random.SystemRandom().choice
        self.services = make_services(
            database=database,
            clock=clock,
            choice=choice,
            quiet=settings.quiet,
            per_second=settings.messages_per_second,
        )
        self.conversations = make_conversations(database=database, clock=clock, services=self.services)
        owner = secrets.token_hex(8)
        self._inbox = Inbox(database=database, clock=clock, owner=owner)
        courier = Courier(bot=bot, paid=settings.paid_broadcast)
        pacer = Pacer(
            per_second=settings.messages_per_second,
            unpaid_per_second=FREE_PER_SECOND if settings.messages_per_second > FREE_PER_SECOND else None,
            chat_limits=tempo.chat_limits,
        )
        self._sender = Sender(
            database=database,
            clock=clock,
            pacer=pacer,
            courier=courier,
            probe=courier.probe,
            progress=self.services.sending.progress,
            bot_id=bot.id,
            owner=owner,
            per_second=settings.messages_per_second,
        )
        self._dispatcher = Dispatcher(
            bot=bot,
            services=self.services,
            conversations=self.conversations,
            routes=ROUTES,
            pacer=pacer,
            new_reference=lambda: new_code(CodeKind.INCIDENT, choice),
            trace=trace_of,
        )
        self._role_menus = menus.RoleMenus(
            bot=bot, commands=tuple(ROUTES.commands), people=self.services.people.consenting
        )
        self._poller = Poller(bot=bot, request=polling, inbox=self._inbox, on_duty=self._sender.on_duty)

    async def run(self) -> None:
        """Serve until stopped; what is in hand is finished first.

        Raises:
            ShutOut: The token was revoked, or another process polls with it.
        """
        polling = asyncio.create_task(self._poller.run())
        working = asyncio.create_task(
            self._inbox.work(self._dispatcher.handle, workers=self._settings.workers, on_duty=self._sender.on_duty)
        )
        sending = asyncio.create_task(self._sender.run())
        aside = [
            asyncio.create_task(self._set_menus()),
            asyncio.create_task(self._keep_house()),
            asyncio.create_task(self._now_and_then(self.services.sending.progress.refresh, self._tempo.progress)),
            asyncio.create_task(self._now_and_then(self._refresh_role_menus, ROLE_MENUS)),
        ]
        log.info("started", bot=self._bot.id, database=self._database.dialect)
        rate = self._settings.messages_per_second
        if stars := stars_a_second(rate):
            log.warning("broadcasts_cost_stars", per_second=rate, stars_per_second=stars)
        try:
            # Whichever ends first, by `stop` or by an error, ends the others.
            await asyncio.wait({polling, working, sending}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            self._poller.stop()
            self._inbox.stop()
            self._sender.stop()
            for task in aside:
                task.cancel()
            await asyncio.gather(*aside, return_exceptions=True)
            # All of them, before the error of one goes up and the database is closed under the others.
            await asyncio.wait({polling, working, sending})
            log.info("stopped")
        await asyncio.gather(polling, working, sending)

    def stop(self) -> None:
        self._poller.stop()

    async def _set_menus(self) -> None:
        # Telegram keeps the menus of the last run.
        await self._sender.on_duty.wait()
        await asyncio.sleep(SETTLED.total_seconds())
        await menus.set_menus(self._bot, tuple(ROUTES.commands))

    async def _refresh_role_menus(self) -> None:
        await self._sender.on_duty.wait()
        await self._role_menus.refresh()

    async def _now_and_then(self, look: Callable[[], Awaitable[None]], gap: timedelta) -> None:
        while True:
            try:
                with contextlib.suppress(Unavailable):
                    await look()
            except Exception as error:  # noqa: BLE001 - the next look may go well
                log.error("look_failed", trace=trace_of(error))  # noqa: TRY400 - as incidents
            await asyncio.sleep(gap.total_seconds())

    async def _keep_house(self) -> None:
        duties: dict[str, Callable[[], Awaitable[None]]] = {
            "inbox": self._inbox.keep_house,
            "reports": self.services.reports.reporting.destroy_old,
            "forms": self.conversations.forms.drop_old,
            "erased": self._database.overwrite_erased,
            "groups": lambda: leave_unbound(self._bot, self.services),
        }
        await asyncio.sleep(SETTLED.total_seconds())
        while True:
            await self._sender.on_duty.wait()
            for name, duty in duties.items():
                try:
                    await duty()
                except Exception as error:  # noqa: BLE001 - one duty's trouble must not keep the others undone
                    log.error("housekeeping_failed", duty=name, trace=trace_of(error))  # noqa: TRY400 - as incidents
            await asyncio.sleep(HOUSEKEEPING.total_seconds())


@asynccontextmanager
async def open_app(settings: Settings, *, clock: Clock = utc_now, tempo: Tempo = TELEGRAMS) -> AsyncIterator[App]:
    """An app on a migrated database with a bot that knows its own name.

    Raises:
        SchemaTooNew: The database belongs to a newer program.
        Unavailable: The database can't be used.
        ShutOut: Telegram refuses the token.
        Unreached: See there.
    """
    database = open_database(settings.database)
    try:
        await migrate(database, now=clock())
        polling = AiohttpRequest(connections=1)
        bot = make_bot(settings, polling=polling)
        await _introduce(bot)
        async with bot:
            yield App(settings=settings, database=database, bot=bot, polling=polling, clock=clock, tempo=tempo)
    finally:
        await database.close()


async def _introduce(bot: Bot) -> None:
    """Let the bot learn its own name."""
    refusal: Exception
    try:
        await bot.initialize()
    except InvalidToken:
        refusal = ShutOut()
    except TelegramError:
        refusal = Unreached()
    else:
        return
    await bot.shutdown()
    # Raised outside the handlers, so that it has no context: the library's error holds the token.
    raise refusal


__all__ = ["App", "ShutOut", "Tempo", "Unreached", "make_bot", "open_app", "utc_now"]
