"""Consent and membership: whoever is stopped there passes where they stand, and goes on to what they came for.

What they came for, the wish, stands in the buttons: as the data of the button that was tapped, or as `AGAIN` for what
was written. The bot's message replies to that, so Telegram gives it back with the tap, and nothing is stored before
consent (R11).
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from telegram import Message, Update

from handlers.context import Context
from handlers.edge.intake import AGAIN
from handlers.people.views.consenting import consent
from handlers.screen import OPEN, Screen, tap
from handlers.tasks import to_command
from siman_bot.domain.people.person import MemberState
from siman_bot.domain.refusals import Stale
from siman_bot.texts.times import on_date

WISH_BYTES: Final = 50
"""Of Telegram's 64 what the buttons of a gate leave."""
GOALS: Final = frozenset(
    {AGAIN, OPEN, "register", "share_items", "share_item", "accounts", "account_contest", "hand-record", "report-begin"}
)
"""What buttons that anybody may be shown lead to. Others belong to screens of those who passed the gates before."""

__all__ = ["AGAIN", "again", "answered_id", "answered_message", "ask_consent", "ask_to_register", "go_on"]


async def again(ctx: Context) -> None:
    """What was written, as if it had come only now."""
    await go_on(ctx, (AGAIN,))


async def go_on(ctx: Context, wish: Sequence[str]) -> None:
    """To what was wished for, in place of the message that was tapped.

    Raises:
        Stale: `wish-gone`: what was written was deleted meanwhile.
    """
    if wish[0] != AGAIN:
        await ctx.run(replace(ctx, wish=":".join(wish), args=()))
        return
    answered = answered_message(ctx)
    if answered is None:
        raise Stale("wish-gone")
    update = Update(update_id=ctx.update.update_id, message=answered)
    update.set_bot(ctx.bot)
    await ctx.run(replace(ctx, update=update, wish=AGAIN, args=(), typed=""))


async def ask_consent(ctx: Context) -> None:
    await _stop(ctx, "refusal-consent-missing", consent(ctx.texts, _wish(ctx)))


async def ask_to_register(ctx: Context, why: str) -> None:
    """Whoever waits for the decision already reads since when, and can try again; `why` is the refusal's key."""
    wish, refusal = _wish(ctx), f"refusal-{why}"
    membership = None if ctx.person is None else ctx.person.membership
    register = ((tap(ctx.texts.plain("button-register"), "register", *wish),),)
    if membership is None:
        await _stop(ctx, refusal, Screen(text=ctx.texts.html("gate-register"), rows=register))
    elif membership.state is not MemberState.PENDING:
        await _stop(ctx, refusal, Screen(text="", rows=register))
    else:
        profile = await ctx.services.people.joining.profile(ctx.caller)
        since = "" if profile.applied_at is None else on_date(profile.applied_at, profile.clock, ctx.texts.language)
        text = ctx.texts.html("gate-pending", since=since, institution=profile.institution, place=str(profile.place))
        retry = ((tap(ctx.texts.plain("button-try-again"), *wish),),) if wish else ()
        screen = Screen(text=text, rows=(*retry, (to_command(ctx.texts, "profil"),)))
        await _stop(ctx, refusal, screen)


def answered_id(ctx: Context) -> int | None:
    """The id of the person's message that the tapped one replies to."""
    answered = answered_message(ctx)
    return None if answered is None else answered.message_id


async def _stop(ctx: Context, refusal: str, screen: Screen) -> None:
    """Say why, and how to pass: beneath what was written; a screen that was tapped stays, but for a gate's own."""
    screen = Screen(text=f"{ctx.texts.html(refusal)}\n\n{screen.text}".strip(), rows=screen.rows)
    await ctx.answers.toast(ctx.texts.plain(refusal), alert=True)
    message, query = ctx.update.message, ctx.update.callback_query
    if ctx.wish or (query is not None and (query.data or "").partition(":")[0] == AGAIN):
        await ctx.show(screen)
    else:
        sent = answered_id(ctx) if message is None else message.message_id
        await ctx.answers.send(screen, beneath=sent if ctx.in_private else None)


def _wish(ctx: Context) -> tuple[str, ...]:
    if ctx.wish:
        return tuple(ctx.wish.split(":"))
    query, message = ctx.update.callback_query, ctx.update.message
    if query is not None:
        data = query.data or ""
        leads = data.partition(":")[0] in GOALS and len(data.encode()) <= WISH_BYTES
        return tuple(data.split(":")) if leads else ()
    return (AGAIN,) if message is not None and ctx.in_private else ()


def answered_message(ctx: Context) -> Message | None:
    """The person's message that the tapped one replies to, where its button asks for that."""
    query = ctx.update.callback_query
    shown = None if query is None else query.message
    return shown.reply_to_message if isinstance(shown, Message) else None
