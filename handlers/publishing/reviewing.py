"""/tinjau: the queue of items in review, and the decision on one."""

from typing import Final

from handlers.context import Context
from handlers.paging import cut_at
from handlers.publishing.views import reviewing as views

PAGE: Final = 6


async def queue(ctx: Context) -> None:
    page = await ctx.services.publishing.reviewing.queue(ctx.caller, cut=cut_at(ctx.page(), size=PAGE))
    await ctx.show(views.queue(ctx.texts, page))


async def open_(ctx: Context) -> None:
    await ctx.show(
        views.review(ctx.texts, await ctx.services.publishing.reviewing.review(ctx.caller, item_id=ctx.number(0)))
    )


async def approve(ctx: Context) -> None:
    approved = await ctx.services.publishing.reviewing.approve(
        ctx.caller, item_id=ctx.number(0), version=ctx.number(1), revision=ctx.number(2)
    )
    await ctx.show(views.approved(ctx.texts, approved))


async def ask_reason(ctx: Context) -> None:
    opened = await ctx.conversations.publishing.reviewing.ask_reason(
        ctx.caller, item_id=ctx.number(0), version=ctx.number(1), revision=ctx.number(2)
    )
    await ctx.show(views.ask_reason(ctx.texts, opened.form), form=opened)


async def send_back(ctx: Context) -> None:
    code = await ctx.conversations.publishing.reviewing.send_back(ctx.caller, reason=ctx.typed)
    await ctx.show(views.sent_back(ctx.texts, code))
