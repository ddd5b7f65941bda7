"""Recording shares and looking at one's own records."""

from typing import Final

from handlers.amplification.views import recording as views
from handlers.context import Context
from handlers.paging import cut_at
from siman_bot.services.amplification.recording import OwnShares

ITEMS: Final = 5
RECORDS: Final = 5


async def items(ctx: Context) -> None:
    """The items to choose from; a code typed after the command opens that item at once."""
    if ctx.typed:
        await _open(ctx, ctx.typed)
        return
    page = await ctx.services.amplification.recording.items(ctx.caller, cut=cut_at(ctx.page(), size=ITEMS))
    await ctx.show(views.items(ctx.texts, page))


async def open_item(ctx: Context) -> None:
    await _open(ctx, ctx.part(0))


async def again(ctx: Context) -> None:
    """Ask once more for the link."""
    opened = await ctx.conversations.amplification.recording.again(ctx.caller)
    await ctx.show(views.ask_link(ctx.texts, opened), form=opened.open)


async def take_link(ctx: Context) -> None:
    taken = await ctx.conversations.amplification.recording.take_link(ctx.caller, text=ctx.typed)
    await ctx.show(views.taken(ctx.texts, taken), form=taken.open)


async def record_as(ctx: Context) -> None:
    taken = await ctx.conversations.amplification.recording.choose(
        ctx.caller, account_id=ctx.number(0), revision=ctx.number(1)
    )
    await ctx.show(views.taken(ctx.texts, taken), form=taken.open)


async def close(ctx: Context) -> None:
    await ctx.conversations.amplification.recording.close(ctx.caller)
    await ctx.show(views.closed(ctx.texts))


async def records(ctx: Context) -> None:
    await ctx.show(views.records(ctx.texts, await _records(ctx, ctx.page())))


async def delete_record(ctx: Context) -> None:
    await ctx.services.amplification.recording.delete(ctx.caller, record_id=ctx.number(0))
    left = await _records(ctx, ctx.page(1))
    await ctx.toast("record-deleted")
    await ctx.show(views.records(ctx.texts, left))


async def _open(ctx: Context, code: str) -> None:
    opened = await ctx.conversations.amplification.recording.open(ctx.caller, code=code)
    await ctx.show(views.ask_link(ctx.texts, opened), form=opened.open)


async def _records(ctx: Context, page: int) -> OwnShares:
    return await ctx.services.amplification.recording.records(ctx.caller, cut=cut_at(page, size=RECORDS))
