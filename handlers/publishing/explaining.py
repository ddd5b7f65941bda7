"""Own words about a withdrawal: written and looked at by one person, read and decided on by another."""

from dataclasses import replace

from handlers.context import Context
from handlers.publishing.views import explaining as views
from siman_bot.conversations.forms import Open
from siman_bot.conversations.publishing.explaining import ExplainingForm, WeighingForm, answered_in


async def begin(ctx: Context) -> None:
    """The words are asked for, unless some wait already: then those are shown."""
    about = await ctx.services.publishing.explaining.look(ctx.caller, item_id=ctx.number(0))
    if about.waiting is not None:
        await ctx.show(views.waits(ctx.texts, about, origin=ctx.number(1)))
        return
    opened = await ctx.conversations.publishing.explaining.begin(
        ctx.caller, item_id=about.item_id, origin=ctx.number(1)
    )
    await ctx.show(views.ask(ctx.texts, about, origin=opened.form.origin), form=opened)


async def type_(ctx: Context) -> None:
    await _show(ctx, await ctx.conversations.publishing.explaining.type(ctx.caller, words=ctx.typed))


async def again(ctx: Context) -> None:
    """Ask once more for the words, or show those that were typed."""
    if ctx.open is None or not isinstance(ctx.open.form, ExplainingForm):
        return
    form = ctx.open.form
    if form.words:
        await _show(ctx, await ctx.conversations.publishing.explaining.type(ctx.caller, words=form.words))
    else:
        await begin(replace(ctx, args=(str(form.item), str(form.origin))))


async def answer(ctx: Context) -> None:
    await _show(ctx, await ctx.conversations.publishing.explaining.answer(ctx.caller, mark=ctx.part(0)))


async def send(ctx: Context) -> None:
    written = await ctx.conversations.publishing.explaining.send(ctx.caller, item_id=ctx.number(0))
    await ctx.show(views.written(ctx.texts, written))


async def take_back(ctx: Context) -> None:
    code = await ctx.services.publishing.explaining.take_back(ctx.caller, explanation_id=ctx.number(0))
    await ctx.show(views.taken_back(ctx.texts, code))


async def open_(ctx: Context) -> None:
    waiting = await ctx.services.publishing.weighing.review(ctx.caller, explanation_id=ctx.number(0))
    answered = answered_in(ctx.open, explanation_id=waiting.explanation.id)
    await ctx.show(views.review(ctx.texts, waiting, answered))


async def weigh(ctx: Context) -> None:
    """One mark; the next one follows on the same screen."""
    opened = await ctx.conversations.publishing.explaining.weigh(
        ctx.caller, explanation_id=ctx.number(0), mark=ctx.part(1)
    )
    waiting = await ctx.services.publishing.weighing.review(ctx.caller, explanation_id=ctx.number(0))
    await ctx.show(views.review(ctx.texts, waiting, opened.form.answered), form=opened)


async def typed(ctx: Context) -> None:
    """The answers are given by tapping: what is open is shown again, below what was typed."""
    if ctx.open is not None and isinstance(ctx.open.form, WeighingForm):
        form = ctx.open.form
        waiting = await ctx.services.publishing.weighing.review(ctx.caller, explanation_id=form.explanation)
        await ctx.show(views.review(ctx.texts, waiting, form.answered), form=ctx.open)


async def approve(ctx: Context) -> None:
    code = await ctx.conversations.publishing.explaining.approve(ctx.caller, explanation_id=ctx.number(0))
    await ctx.show(views.approved(ctx.texts, code))


async def ask_reason(ctx: Context) -> None:
    waiting = await ctx.services.publishing.weighing.review(ctx.caller, explanation_id=ctx.number(0))
    await ctx.show(views.ask_reason(ctx.texts, waiting))


async def send_back(ctx: Context) -> None:
    code = await ctx.services.publishing.weighing.send_back(
        ctx.caller, explanation_id=ctx.number(0), reason=ctx.part(1)
    )
    await ctx.show(views.sent_back(ctx.texts, code))


async def _show(ctx: Context, opened: Open[ExplainingForm]) -> None:
    prompt = await ctx.conversations.publishing.explaining.preview(ctx.caller, opened)
    await ctx.show(views.preview(ctx.texts, prompt), form=opened)
