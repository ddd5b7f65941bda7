"""Summaries of shares."""

from typing import Final

from handlers.context import Context
from handlers.paging import cut_at
from handlers.summaries.views import recap as views
from siman_bot.domain.places import Scope
from siman_bot.domain.refusals import Stale
from siman_bot.domain.summaries.recap import Period
from siman_bot.services.paging import cut_of
from siman_bot.services.summaries.scope import ScopeChoice

PLACES: Final = 5
ITEMS: Final = 5
SHARES: Final = 8


async def start(ctx: Context) -> None:
    """Over which days to look; first where, when there are several places and none is named yet."""
    choice = await ctx.services.summaries.recap.scopes(ctx.caller, asked=_scope(ctx) if ctx.args else None)
    if choice.chosen is None:
        await _show_places(ctx, choice, page=0)
    else:
        await ctx.show(views.start(ctx.texts, choice.chosen, several=len(choice.scopes) > 1))


async def places(ctx: Context) -> None:
    await _show_places(ctx, await ctx.services.summaries.recap.scopes(ctx.caller), page=ctx.page())


async def items(ctx: Context) -> None:
    page = await ctx.services.summaries.recap.items(
        ctx.caller, scope=_scope(ctx), period=ctx.word(Period, 1), cut=cut_at(ctx.number(2), size=ITEMS)
    )
    await ctx.show(views.items(ctx.texts, page))


async def item(ctx: Context) -> None:
    found = await ctx.services.summaries.recap.item(
        ctx.caller, scope=_scope(ctx), period=ctx.word(Period, 1), item_id=ctx.number(2)
    )
    await ctx.show(views.item(ctx.texts, found, page=ctx.page(3)))


async def shares(ctx: Context) -> None:
    found = await ctx.services.summaries.recap.shares(
        ctx.caller,
        scope=_scope(ctx),
        period=ctx.word(Period, 1),
        item_id=ctx.number(2),
        cut=cut_at(ctx.number(3), size=SHARES),
    )
    await ctx.show(views.shares(ctx.texts, found))


async def _show_places(ctx: Context, choice: ScopeChoice, *, page: int) -> None:
    await ctx.show(views.places(ctx.texts, cut_of(choice.scopes, cut_at(page, size=PLACES))))


def _scope(ctx: Context) -> Scope:
    """The scope that a button names, with a dash where its own colon can't stand."""
    try:
        return Scope.parse(ctx.part(0).replace("-", ":", 1))
    except ValueError:
        raise Stale("button-expired") from None
