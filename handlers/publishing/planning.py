"""The times of a written item, and whether it is pinned: from the form's preview and back to it."""

from handlers.context import Context
from handlers.publishing.views import planning as views
from handlers.publishing.views import writing as form_views
from siman_bot.services.publishing.writing import Form


async def ask(ctx: Context) -> None:
    planned = await ctx.services.publishing.planning.ask(ctx.caller, draft_id=ctx.number(0), asked=ctx.part(1))
    await ctx.show(views.ask(ctx.texts, planned), dialog=planned.dialog)


async def typed(ctx: Context) -> None:
    await _show(ctx, await ctx.services.publishing.planning.write(ctx.caller, text=ctx.typed))


async def choose(ctx: Context) -> None:
    form = await ctx.services.publishing.planning.choose(
        ctx.caller,
        draft_id=ctx.number(0),
        revision=ctx.number(1),
        asked=ctx.part(2),
        wall=ctx.part(3),
        clock=ctx.part(4),
    )
    await _show(ctx, form)


async def pin(ctx: Context) -> None:
    form = await ctx.services.publishing.planning.pin(
        ctx.caller, draft_id=ctx.number(0), revision=ctx.number(1), pin=ctx.number(2) == 1
    )
    await _show(ctx, form)


async def _show(ctx: Context, form: Form) -> None:
    await ctx.show(form_views.form(ctx.texts, form), dialog=form.dialog)
