"""Summaries of shares."""

from handlers.context import Context
from handlers.summaries.views import recap as views


async def start(ctx: Context) -> None:
    """Over which days to look; first where, when there are several places and none is named yet."""
    asked = views.scope_in(ctx.part(0)) if ctx.args else ""
    choice = await ctx.services.summaries.recap.scopes(ctx.caller, asked=asked)
    await ctx.show(views.start(ctx.texts, choice))


async def places(ctx: Context) -> None:
    choice = await ctx.services.summaries.recap.scopes(ctx.caller)
    await ctx.show(views.places(ctx.texts, choice, page=ctx.page()))


async def items(ctx: Context) -> None:
    page = await ctx.services.summaries.recap.items(
        ctx.caller, scope=views.scope_in(ctx.part(0)), period=ctx.part(1), page=ctx.number(2)
    )
    await ctx.show(views.items(ctx.texts, page))


async def item(ctx: Context) -> None:
    found = await ctx.services.summaries.recap.item(
        ctx.caller, scope=views.scope_in(ctx.part(0)), period=ctx.part(1), item_id=ctx.number(2)
    )
    await ctx.show(views.item(ctx.texts, found, page=ctx.page(3)))


async def shares(ctx: Context) -> None:
    found = await ctx.services.summaries.recap.shares(
        ctx.caller, scope=views.scope_in(ctx.part(0)), period=ctx.part(1), item_id=ctx.number(2), page=ctx.number(3)
    )
    await ctx.show(views.shares(ctx.texts, found))
