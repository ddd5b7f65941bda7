"""The running bot: where concrete things meet and the processes are composed."""

import asyncio
import random
import secrets
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING, Final

import structlog
from telegram import Bot
from telegram.error import InvalidToken, TelegramError

from handlers import menus
from handlers.dispatch import Dispatcher
from handlers.edge.courier import Courier
from handlers.edge.fading import Fading
from handlers.edge.poller import Poller
from handlers.edge.signing import Signs
from handlers.edge.transport import AiohttpRequest
from handlers.messages import wordings
from handlers.routes import ROUTES
from siman_bot.conversations.registry import make_conversations
from siman_bot.domain.code import CodeKind, new_code
from siman_bot.domain.reports.institutions import known as institutions
from siman_bot.domain.sending.delivery import ChatKind
from siman_bot.domain.sending.pace import CHAT_LIMITS, Limit
from siman_bot.domain.sending.paid import FREE_PER_SECOND, stars_a_second
from siman_bot.logs import trace_of
from siman_bot.processes.answering import Answering
from siman_bot.processes.following_up import FollowingUp
from siman_bot.processes.housekeeping import Housekeeping, gathered
from siman_bot.processes.menus import Menus
from siman_bot.processes.preparing import Preparing, rules_on_words
from siman_bot.processes.receiving import Receiving
from siman_bot.processes.sending import Sending
from siman_bot.services import suffixes
from siman_bot.services.inbox import Inbox
from siman_bot.services.incidents import Incidents
from siman_bot.services.registry import make_services
from siman_bot.services.sending.outbox.courier import ShutOut
from siman_bot.services.sending.outbox.pacer import Pacer
from siman_bot.services.sending.outbox.sender import Sender
from siman_bot.services.transaction import Now
from siman_bot.settings import Settings
from storage.engine import Database, open_database
from storage.migrate import migrate

if TYPE_CHECKING:
    from siman_bot.processes.process import Process

log = structlog.get_logger()


@dataclass(frozen=True, slots=True, kw_only=True)
class Tempo:
    """How fast the bot may be in one chat; nothing for an operator to choose.

    Args:
        chat_limits: What one chat takes.
        progress: Between two edits of a progress message.
        fading: How long a line that goes away by itself stands.
    """

    chat_limits: Mapping[ChatKind, Limit]
    progress: timedelta
    fading: timedelta


TELEGRAMS: Final = Tempo(chat_limits=CHAT_LIMITS, progress=timedelta(seconds=3), fading=timedelta(seconds=15))


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

    Of several on one database one is on duty: its processes do their work, those of the others stand by, and another
    one's take over within five seconds of its death.
    """

    def __init__(
        self,
        *,
        settings: Settings,
        database: Database,
        bot: Bot,
        polling: AiohttpRequest,
        clock: Now,
        tempo: Tempo = TELEGRAMS,
    ) -> None:
        self._settings = settings
        self._bot = bot
        self._database = database
        choice = random.SystemRandom().choice
        self.services = make_services(
            database=database,
            clock=clock,
            choice=choice,
            quiet=settings.quiet,
            per_second=settings.messages_per_second,
        )
        self.conversations = make_conversations(database=database, clock=clock, choice=choice, services=self.services)
        owner = secrets.token_hex(8)
        inbox = Inbox(database=database, clock=clock, owner=owner)
        incidents = Incidents(new_reference=lambda: new_code(CodeKind.INCIDENT, choice), trace=trace_of)
        courier = Courier(bot=bot, wordings=wordings(self.services.publishing.showing), paid=settings.paid_broadcast)
        pacer = Pacer(
            per_second=settings.messages_per_second,
            unpaid_per_second=FREE_PER_SECOND if settings.messages_per_second > FREE_PER_SECOND else None,
            chat_limits=tempo.chat_limits,
        )
        sender = Sender(
            database=database,
            clock=clock,
            pacer=pacer,
            courier=courier,
            probe=courier.probe,
            progress=self.services.sending.progress,
            incidents=incidents,
            bot_id=bot.id,
            owner=owner,
            per_second=settings.messages_per_second,
        )
        on_duty = sender.on_duty
        fading = Fading(bot=bot, after=tempo.fading)
        self._dispatcher = Dispatcher(
            bot=bot,
            services=self.services,
            conversations=self.conversations,
            routes=ROUTES,
            pacer=pacer,
            incidents=incidents,
            signs=Signs(bot=bot, pacer=pacer, fading=fading),
        )
        commands = tuple(ROUTES.commands)
        duties = gathered(bot=bot, inbox=inbox, services=self.services, conversations=self.conversations)
        self._receiving = Receiving(poller=Poller(bot=bot, request=polling, inbox=inbox, on_duty=on_duty))
        self._vital: tuple[Process, ...] = (
            self._receiving,
            Answering(inbox=inbox, dispatcher=self._dispatcher, workers=settings.workers, on_duty=on_duty),
            Sending(sender=sender, progress=self.services.sending.progress, refresh_every=tempo.progress),
        )
        """The end of one is the end of all."""
        self._aside: tuple[Process, ...] = (
            Menus(
                set_menus=partial(menus.set_menus, bot, commands),
                introduce=partial(menus.introduce, bot),
                role_menus=menus.RoleMenus(
                    bot=bot,
                    commands=commands,
                    consenting=self.services.people.consenting,
                    granting=self.services.people.granting,
                ),
                on_duty=on_duty,
            ),
            Housekeeping(duties=duties, on_duty=on_duty),
            FollowingUp(owing=self.services.publishing.owing, on_duty=on_duty),
            Preparing((rules_on_words, suffixes.load, institutions.table)),
            fading,
        )

    async def run(self) -> None:
        """Serve until stopped; what is in hand is finished first.

        Raises:
            ShutOut: The token was revoked, or another process polls with it.
        """
        vital = [process.start() for process in self._vital]
        aside = [process.start() for process in self._aside]
        log.info("started", bot=self._bot.id, database=self._database.dialect)
        rate = self._settings.messages_per_second
        if stars := stars_a_second(rate):
            log.warning("broadcasts_cost_stars", per_second=rate, stars_per_second=stars)
        try:
            # Whichever ends first, by `stop` or by an error, ends the others.
            await asyncio.wait(vital, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for process in (*self._vital, *self._aside):
                process.stop()
            await asyncio.gather(*aside, return_exceptions=True)
            # All of them, before the error of one goes up and the database is closed under the others.
            await asyncio.wait(vital)
            log.info("stopped")
        await asyncio.gather(*vital)

    def stop(self) -> None:
        self._receiving.stop()


@asynccontextmanager
async def open_app(settings: Settings, *, clock: Now = utc_now, tempo: Tempo = TELEGRAMS) -> AsyncIterator[App]:
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
