"""/teruskan: what a regional admin is offered, and its forwarding."""

from typing import Final

from handlers.context import Context
from handlers.paging import cut_at
from handlers.publishing.views import cards
from handlers.publishing.views import relaying as relaying_views

PAGE: Final = 5


async def offers(ctx: Context) -> None:
    page = await ctx.services.publishing.relaying.offers(ctx.caller, cut=cut_at(ctx.page(), size=PAGE))
    await ctx.show(relaying_views.offers(ctx.texts, page))


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
