"""From a claimed update to its handler, and from whatever went wrong to words for the person who waits."""

import json
from contextlib import nullcontext
from dataclasses import asdict
from typing import Final

import structlog
from telegram import Bot, Update, User
from telegram.constants import ChatType
from telegram.error import TelegramError

from handlers import gates
from handlers.content import Albums
from handlers.context import Context
from handlers.edge.answering import TOAST, AnswerDelayed, Answers, PersonGone
from handlers.edge.sealing import opened
from handlers.edge.signing import Signs
from handlers.edge.working import working
from handlers.leads import AFTER_A_TAP, lead_on
from handlers.routing import Routes, route
from handlers.screen import Screen, column, tap
from handlers.tasks import leading_home, to_command
from siman_bot.conversations.forms import Dialog, read
from siman_bot.conversations.registry import KINDS, Conversations
from siman_bot.domain.refusals import ConsentMissing, NotRegistered, Refusal
from siman_bot.services.inbox import Claimed, Handled, TryLater
from siman_bot.services.incidents import Incidents
from siman_bot.services.people.consenting import PersonStanding
from siman_bot.services.registry import Services
from siman_bot.services.sending.outbox.pacer import Pacer
from siman_bot.services.transaction import AlreadyHandled, Caller, Unavailable
from siman_bot.texts.catalogue import LANGUAGES, Html, Texts, texts_in

TRIES: Final = 6
"""After so many the update is given up with an apology: something in it brings the process down."""

log = structlog.get_logger()


class Dispatcher:
    """Handles one update at a time; safe to use from many workers.

    Args:
        bot: For answers.
        services: For the handlers.
        conversations: As services.
        routes: Every way in.
        pacer: The pace that answers share with all other messages.
        incidents: Gives the number that an apology names.
        signs: Shows in a group that a command was taken.
    """

    def __init__(
        self,
        *,
        bot: Bot,
        services: Services,
        conversations: Conversations,
        routes: Routes,
        pacer: Pacer,
        incidents: Incidents,
        signs: Signs,
    ) -> None:
        self._bot = bot
        self._services = services
        self._conversations = conversations
        self._routes = routes
        self._pacer = pacer
        self._incidents = incidents
        self._signs = signs
        self._albums = Albums()

    async def handle(self, claimed: Claimed) -> Handled:
        try:
            update = Update.de_json(json.loads(opened(claimed.payload, self._bot.token)), self._bot)
        except Exception as error:  # noqa: BLE001 - the library's parser breaks in its own ways on what it doesn't know
            self._incidents.note(error, update_id=claimed.update_id)
            return Handled.DONE
        user = update.effective_user
        texts = texts_in(LANGUAGES[0])
        try:
            standing = (
                await self._services.people.consenting.standing(user.id) if user is not None else PersonStanding()
            )
            if standing.person is not None:
                texts = texts_in(standing.person.language)
            if standing.unreachable and _is_written_to_the_bot(update) and user is not None:
                await self._services.people.consenting.note_reachable(user.id, reachable=True)
            if claimed.attempts > TRIES:
                log.error("update_given_up", update_id=claimed.update_id)
                await self._quietly(update, texts, "given-up")
                return Handled.DONE
            await self._handle(claimed, update, user, standing, texts)
        except (AlreadyHandled, PersonGone) as ended:
            return await self._ended(ended, update)
        except AnswerDelayed as delayed:
            raise TryLater(delayed.wait) from None
        except Unavailable as trouble:
            log.warning("update_postponed", cause=trouble.cause, update_id=claimed.update_id)
            if claimed.attempts == 1:
                await self._quietly(update, texts, "storage-busy")
            return Handled.LATER
        except Exception as error:  # noqa: BLE001 - whatever a handler's bug raises, the person gets an answer
            reference = self._incidents.note(error, update_id=claimed.update_id)
            await self._quietly(update, texts, "incident", reference=reference)
        return Handled.DONE

    async def _handle(
        self, claimed: Claimed, update: Update, user: User | None, standing: PersonStanding, texts: Texts
    ) -> None:
        answers = Answers(bot=self._bot, update=update, texts=texts, pacer=self._pacer)
        dialog = standing.dialog if claimed.trail is None else Dialog(**claimed.trail)
        ctx = Context(
            bot=self._bot,
            update=update,
            user=user,
            caller=Caller(
                telegram_id=user.id if user is not None else 0,
                update_id=claimed.update_id,
                trail=None if dialog is None else asdict(dialog),
            ),
            services=self._services,
            conversations=self._conversations,
            commands=tuple(self._routes.commands),
            texts=texts,
            answers=answers,
            person=standing.person,
            albums=self._albums,
            open=read(dialog, KINDS),
            run=self._run,
        )
        in_private = _is_written_to_the_bot(update)
        async with working(self._bot, user.id) if in_private and user is not None else nullcontext():
            await self._run(ctx)
        if not in_private and update.message is not None and not answers.invited and route(self._routes, ctx):
            await self._signs.sign(update.message, texts)
        await answers.finish()

    async def _run(self, ctx: Context) -> None:
        try:
            found = route(self._routes, ctx)
            if found is not None:
                handler, filled = found
                await handler(filled)
        except Refusal as refusal:
            await self._refuse(ctx, refusal)

    async def _refuse(self, ctx: Context, refusal: Refusal) -> None:
        """A tap is refused in a box over the chat, which leaves the screen as it was; typed words by a message.

        Where the person has to go elsewhere, the button that leads there stands in a message, after a tap too; so do
        words that a box doesn't hold. Whoever is stopped at a gate passes it there.
        """
        if isinstance(refusal, ConsentMissing):
            await gates.ask_consent(ctx)
            return
        if isinstance(refusal, NotRegistered):
            await gates.ask_to_register(ctx, refusal.key)
            return
        key = f"refusal-{refusal.key}"
        fields = dict(refusal.fields)
        if "field" in fields:
            fields["field"] = ctx.texts.plain(f"field-{str(fields['field']).replace('_', '-')}")
        if ctx.update.callback_query is not None:
            plain = ctx.texts.plain(key, **fields)
            await _refuse_tap(ctx, refusal.key, plain=plain, html=ctx.texts.html(key, **fields))
        elif ctx.sent is not None:
            await _refuse_words(ctx, refusal.key, ctx.texts.html(key, **fields))

    async def _ended(self, ended: Exception, update: Update) -> Handled:
        user = update.effective_user
        if isinstance(ended, PersonGone) and user is not None and not user.is_bot:
            await self._services.people.consenting.note_reachable(user.id, reachable=False)
        return Handled.DONE

    async def _quietly(self, update: Update, texts: Texts, key: str, **gaps: str) -> None:
        """A last word where even the answer may fail; the log has the rest."""
        answers = Answers(bot=self._bot, update=update, texts=texts, pacer=self._pacer)
        try:
            await answers.send(Screen(text=texts.html(key, **gaps)))
            await answers.finish()
        except (AnswerDelayed, PersonGone, TelegramError, ValueError):
            log.info("apology_unsent", key=key)


async def _refuse_tap(ctx: Context, key: str, *, plain: str, html: Html) -> None:
    query = ctx.update.callback_query
    tapped = None if query is None else query.message
    is_open = ctx.open is not None and tapped is not None and tapped.message_id == ctx.open.message_id
    lead = lead_on(ctx.texts, key)
    if lead is not None and key in AFTER_A_TAP and not (is_open and key == "button-expired"):
        await ctx.answers.send(Screen(text=html, rows=((lead,),)))
    elif len(plain) > TOAST:
        await ctx.answers.send(leading_home(ctx.texts, Screen(text=html)))
    await ctx.answers.toast(plain, alert=True)


async def _refuse_words(ctx: Context, key: str, html: Html) -> None:
    lead = lead_on(ctx.texts, key)
    ways = [] if lead is None else [lead]
    asked = ctx.open if ctx.open is not None and not ctx.open.lapsed else None
    if asked is not None and asked.form.is_question:
        ways.append(tap(ctx.texts.plain("button-see-question"), "resume", asked.form.work))
    if asked is not None:
        ways.append(to_command(ctx.texts, "batal"))
    screen = Screen(text=html, rows=column(ways))
    screen = screen if ways else leading_home(ctx.texts, screen)
    if ctx.wish:
        await ctx.show(screen)
    else:
        await ctx.answers.send(screen, beneath=ctx.sent.message_id if ctx.in_private and ctx.sent is not None else None)


def _is_written_to_the_bot(update: Update) -> bool:
    chat = update.effective_chat
    return chat is not None and chat.type == ChatType.PRIVATE and update.my_chat_member is None
