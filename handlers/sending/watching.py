"""Watching broadcasts and forwarding what is offered."""

from handlers.context import Context
from handlers.sending.views import watching as views


async def overview(ctx: Context) -> None:
    """All broadcasts, or those of the code that stands after the command."""
    if ctx.typed:
        found = await ctx.services.sending.watching.named(ctx.caller, typed=ctx.typed)
        if len(found.broadcasts) == 1:
            shown = await ctx.services.sending.watching.detail(ctx.caller, broadcast_id=found.broadcasts[0].id)
            await ctx.show(views.detail(ctx.texts, shown, page=0, clock=ctx.clock))
        else:
            await ctx.show(views.overview(ctx.texts, found, clock=ctx.clock))
        return
    page = await ctx.services.sending.watching.overview(ctx.caller, page=ctx.page())
    await ctx.show(views.overview(ctx.texts, page, clock=ctx.clock))


async def detail(ctx: Context) -> None:
    shown = await ctx.services.sending.watching.detail(ctx.caller, broadcast_id=ctx.number(0))
    await ctx.show(views.detail(ctx.texts, shown, page=ctx.number(1), clock=ctx.clock))
