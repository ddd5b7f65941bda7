"""The times of a written item, and whether it is pinned: from the form's preview and back to it."""

from dataclasses import replace

from handlers.context import Context
from handlers.publishing import writing
from handlers.publishing.views import planning as views
from siman_bot.conversations.publishing.planning import PlanningForm, PlanningPrompt


async def ask(ctx: Context) -> None:
    prompt = await ctx.conversations.publishing.planning.ask(ctx.caller, draft_id=ctx.number(0), asked=ctx.part(1))
    await ctx.show(views.ask(ctx.texts, prompt), form=prompt.open)


async def again(ctx: Context) -> None:
    """Ask once more for the time."""
    if ctx.open is not None and isinstance(ctx.open.form, PlanningForm):
        await ask(replace(ctx, args=(str(ctx.open.form.draft), ctx.open.form.step)))


async def typed(ctx: Context) -> None:
    prompt = await ctx.conversations.publishing.planning.write(ctx.caller, text=ctx.typed)
    if isinstance(prompt, PlanningPrompt):
        await ctx.show(views.which(ctx.texts, prompt), form=prompt.open)
    else:
        await writing.show(ctx, prompt)


async def choose(ctx: Context) -> None:
    prompt = await ctx.conversations.publishing.planning.choose(
        ctx.caller,
        draft_id=ctx.number(0),
        revision=ctx.number(1),
        asked=ctx.part(2),
        wall=ctx.part(3),
        clock=ctx.part(4),
    )
    await writing.show(ctx, prompt)


async def pin(ctx: Context) -> None:
    prompt = await ctx.conversations.publishing.planning.pin(
        ctx.caller, draft_id=ctx.number(0), revision=ctx.number(1), pin=ctx.number(2) == 1
    )
    await writing.show(ctx, prompt)
