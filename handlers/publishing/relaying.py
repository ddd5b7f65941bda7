"""/teruskan: what a regional admin is offered, and its forwarding."""

from dataclasses import replace
from typing import Final

from handlers.context import Context
from handlers.paging import cut_at
from handlers.publishing.views import cards
from handlers.publishing.views import relaying as relaying_views
from siman_bot.conversations.asking import CommandStep

PAGE: Final = 5


async def offers(ctx: Context) -> None:
    """What is offered; a code that stands after the command, or answers the list, opens its offer at once."""
    if ctx.typed:
        relay_id = await ctx.services.publishing.finding.offered(ctx.caller, typed=ctx.typed)
        await open_offer(replace(ctx, args=(str(relay_id), "0")))
        return
    page = await ctx.services.publishing.relaying.offers(ctx.caller, cut=cut_at(ctx.page(), size=PAGE))
    await ctx.show_list(relaying_views.offers(ctx.texts, page), step=CommandStep.RELAY)


async def open_offer(ctx: Context) -> None:
    opened = await ctx.services.publishing.relaying.open_offer(ctx.caller, relay_id=ctx.number(0))
    card = cards.item_card(
        ctx.texts,
        code=opened.relay.code,
        kind=opened.kind,
        content=opened.content,
        bot_username=ctx.bot.username,
    )
    await ctx.show(relaying_views.offer(ctx.texts, opened, card, page=ctx.number(1)))


async def forward(ctx: Context) -> None:
    result = await ctx.services.publishing.relaying.forward(ctx.caller, relay_id=ctx.number(0), revision=ctx.number(1))
    await ctx.show(relaying_views.forwarded(ctx.texts, result))
