"""Taking back in the open what was broadcast: how, why, and a last look before it is done."""

from dataclasses import replace

from handlers.context import Context
from handlers.publishing.views import withdrawing as views
from siman_bot.conversations.forms import Open
from siman_bot.conversations.publishing.withdrawing import WithdrawingForm, WithdrawingStep


async def choose(ctx: Context) -> None:
    item = await ctx.services.publishing.withdrawing.choose(ctx.caller, item_id=ctx.number(0))
    await ctx.show(views.choose(ctx.texts, item, origin=ctx.number(1)))


async def ask_reason(ctx: Context) -> None:
    opened = await ctx.conversations.publishing.withdrawing.ask_reason(
        ctx.caller, item_id=ctx.number(0), revision=ctx.number(1), removal=ctx.part(2), origin=ctx.number(3)
    )
    await ctx.show(views.ask_reason(ctx.texts, opened.form), form=opened)


async def choose_reason(ctx: Context) -> None:
    prompt = await ctx.conversations.publishing.withdrawing.choose_reason(ctx.caller, reason=ctx.part(0))
    await ctx.show(views.confirm(ctx.texts, prompt), form=prompt.open)


async def remind(ctx: Context) -> None:
    opened = await ctx.conversations.publishing.withdrawing.remind(ctx.caller)
    await ctx.show(views.ask_reason(ctx.texts, opened.form, again=True), form=opened)


async def again(ctx: Context) -> None:
    """Ask once more what is asked now."""
    form = None if ctx.open is None else ctx.open.form
    if isinstance(form, WithdrawingForm) and form.step is WithdrawingStep.CONFIRM:
        await choose_reason(replace(ctx, args=(form.reason,)))
    else:
        await remind(ctx)


async def withdraw(ctx: Context) -> None:
    done = await ctx.conversations.publishing.withdrawing.withdraw(
        ctx.caller, item_id=ctx.number(0), revision=ctx.number(1)
    )
    if isinstance(done, Open):
        await ctx.show(views.ask_reason(ctx.texts, done.form, again=True), form=done)
    else:
        await ctx.show(views.done(ctx.texts, done))
