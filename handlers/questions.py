"""Open questions: what is typed beside them, taking them up again, giving them up."""

from collections.abc import Mapping
from dataclasses import replace

from telegram import Message

from handlers.commands import HANDED_IN, meant_for
from handlers.context import Context
from handlers.edge.intake import UNSURE
from handlers.people.views.consenting import consent, home
from handlers.routing import Back, Handler
from handlers.views import questions as views
from siman_bot.conversations.asking import CommandForm
from siman_bot.conversations.forms import read
from siman_bot.conversations.registry import KINDS
from siman_bot.domain.refusals import Stale
from siman_bot.texts.catalogue import Html


async def courtesy(ctx: Context) -> None:
    """Thanks or a greeting: no answer to any question, and no part of what was handed in."""
    opened = ctx.open
    if opened is not None and opened.form.is_question and not opened.lapsed:
        await ctx.show(views.welcome(ctx.texts, opened))
    elif ctx.person is None or not ctx.person.has_agreed:
        await ctx.show(consent(ctx.texts))
    else:
        await ctx.show(home(ctx.texts, ctx.person))


def asking(back: Back) -> Handler:
    """Ask whether what was tapped is really meant; the screen stays in sight, and a button leads back to it."""

    async def ask(ctx: Context) -> None:
        query = ctx.update.callback_query
        if query is None or query.data is None:
            return
        shown = query.message if isinstance(query.message, Message) else None
        label = ctx.texts.plain("unsure-this")
        if shown is not None and shown.reply_markup is not None:
            buttons = (button for row in shown.reply_markup.inline_keyboard for button in row)
            label = next((button.text for button in buttons if button.callback_data == query.data), label)
        html = Html(shown.text_html or "") if shown is not None else Html()
        await ctx.show(views.unsure(ctx.texts, html, label=label, data=query.data, back=back(ctx)))

    return ask


async def sure(ctx: Context) -> None:
    """What was asked about is really meant."""
    if not ctx.args or ctx.args[0] not in UNSURE:
        raise Stale("button-expired")
    await ctx.run(replace(ctx, wish=":".join(ctx.args), args=()))


def commanding(commands: Mapping[str, Handler], handed_in: Handler) -> Handler:
    """What came for a command that waited for it; without anything that can be read the command asks again."""

    async def take(ctx: Context) -> None:
        if ctx.open is not None and isinstance(ctx.open.form, CommandForm):
            await ctx.conversations.asking.answered(ctx.caller)
            name = meant_for(ctx.open.form.step, ctx.typed)
            handler = handed_in if name == HANDED_IN else commands[name]
            await handler(replace(ctx, open=None))

    return take


def resuming(asks: Mapping[str, Handler]) -> Handler:
    """Take a question up again; `asks` ask, by the kind of the form, what it asks now."""

    async def resume(ctx: Context) -> None:
        await ctx.conversations.forms.resume(ctx.caller, work=":".join(ctx.args))
        standing = await ctx.services.people.consenting.standing(ctx.caller.telegram_id)
        opened = read(standing.dialog, KINDS)
        if opened is None or opened.kind not in asks:
            raise Stale("question-gone")
        await asks[opened.kind](replace(ctx, open=opened, args=(), typed=""))

    return resume
