"""Recording shares and looking at one's own records."""

from handlers.amplification.views import recording as views
from handlers.context import Context


async def items(ctx: Context) -> None:
    """The items to choose from; a code typed after the command opens that item at once."""
    if ctx.typed:
        await _open(ctx, ctx.typed)
        return
    page = await ctx.services.amplification.recording.items(ctx.caller, page=ctx.page())
    await ctx.show(views.items(ctx.texts, page))


async def open_item(ctx: Context) -> None:
    await _open(ctx, ctx.part(0))


async def take_link(ctx: Context) -> None:
    recording = await ctx.services.amplification.recording.record(ctx.caller, text=ctx.typed)
    await ctx.show(views.recording(ctx.texts, recording), dialog=recording.dialog)


async def record_as(ctx: Context) -> None:
    recording = await ctx.services.amplification.recording.record_as(
        ctx.caller, account_id=ctx.number(0), revision=ctx.number(1)
    )
    await ctx.show(views.recording(ctx.texts, recording), dialog=recording.dialog)


async def close(ctx: Context) -> None:
    await ctx.services.amplification.recording.close(ctx.caller)
    await ctx.show(views.closed(ctx.texts))


async def records(ctx: Context) -> None:
    page = await ctx.services.amplification.recording.records(ctx.caller, page=ctx.page())
    await ctx.show(views.records(ctx.texts, page))


async def delete_record(ctx: Context) -> None:
    await ctx.services.amplification.recording.delete(ctx.caller, record_id=ctx.number(0))
    page = await ctx.services.amplification.recording.records(ctx.caller, page=ctx.page(1))
    await ctx.toast("record-deleted")
    await ctx.show(views.records(ctx.texts, page))


async def _open(ctx: Context, code: str) -> None:
    opened = await ctx.services.amplification.recording.open(ctx.caller, code=code)
    await ctx.show(views.ask_link(ctx.texts, opened), dialog=opened.dialog)
