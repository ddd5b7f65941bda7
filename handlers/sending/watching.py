"""/siaran: watching broadcasts."""

from typing import Final

from handlers.context import Context
from handlers.paging import cut_at
from handlers.sending.views import watching as views
from siman_bot.conversations.asking import CommandStep

PAGE: Final = 5


async def overview(ctx: Context) -> None:
    """All broadcasts, or those of the code that stands after the command."""
    if ctx.typed:
        found = await ctx.services.sending.watching.named(ctx.caller, typed=ctx.typed, limit=PAGE)
        if len(found.page.rows) == 1:
            shown = await ctx.services.sending.watching.detail(ctx.caller, broadcast_id=found.page.rows[0].id)
            await ctx.show(views.detail(ctx.texts, shown, page=0, clock=ctx.clock))
        else:
            await ctx.show(views.overview(ctx.texts, found, clock=ctx.clock))
        return
    found = await ctx.services.sending.watching.overview(ctx.caller, cut=cut_at(ctx.page(), size=PAGE))
    await ctx.show_list(views.overview(ctx.texts, found, clock=ctx.clock), step=CommandStep.BROADCAST)


async def detail(ctx: Context) -> None:
    shown = await ctx.services.sending.watching.detail(ctx.caller, broadcast_id=ctx.number(0))
    await ctx.show(views.detail(ctx.texts, shown, page=ctx.number(1), clock=ctx.clock))
