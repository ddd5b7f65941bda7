"""Steering a broadcast: pausing, cancelling, sending again, deciding on what may have arrived, the list as a file."""

import asyncio
from datetime import UTC, datetime

from handlers.context import Context
from handlers.views import broadcast_sheet
from handlers.views import broadcasting as watching
from handlers.views import steering as views
from siman_bot.domain.refusals import Stale
from siman_bot.services.doubts import DoubtPage


async def pause(ctx: Context) -> None:
    code = await ctx.services.steering.pause(ctx.caller, broadcast_id=ctx.number(0), revision=ctx.number(1))
    await ctx.toast("broadcast-now-paused", code=code)
    await _show(ctx, page=ctx.number(2))


async def resume(ctx: Context) -> None:
    code = await ctx.services.steering.resume(ctx.caller, broadcast_id=ctx.number(0), revision=ctx.number(1))
    await ctx.toast("broadcast-now-resumed", code=code)
    await _show(ctx, page=ctx.number(2))


async def ask_cancel(ctx: Context) -> None:
    shown = await ctx.services.broadcasting.detail(ctx.caller, broadcast_id=ctx.number(0))
    await ctx.show(views.ask_cancel(ctx.texts, shown, page=ctx.number(2)))


async def cancel(ctx: Context) -> None:
    code = await ctx.services.steering.cancel(ctx.caller, broadcast_id=ctx.number(0), revision=ctx.number(1))
    await ctx.toast("broadcast-now-cancelled", code=code)
    await _show(ctx, page=ctx.number(2))


async def retry(ctx: Context) -> None:
    done = await ctx.services.steering.retry(ctx.caller, broadcast_id=ctx.number(0), until=_instant(ctx, 1))
    await ctx.answers.toast(views.sent_again(ctx.texts, done), alert=True)
    await _show(ctx, page=ctx.number(2))


async def doubts(ctx: Context) -> None:
    await _show_doubts(ctx, page=ctx.number(1))


async def arrived(ctx: Context) -> None:
    await ctx.services.doubts.arrived(
        ctx.caller, broadcast_id=ctx.number(0), only=ctx.number(1), until=_instant(ctx, 2)
    )
    await ctx.toast("doubt-noted")
    await _show_doubts(ctx, page=ctx.number(3))


async def missing(ctx: Context) -> None:
    await ctx.services.doubts.missing(
        ctx.caller, broadcast_id=ctx.number(0), only=ctx.number(1), until=_instant(ctx, 2)
    )
    await ctx.toast("doubt-noted-missing")
    await _show_doubts(ctx, page=ctx.number(3))


async def resend(ctx: Context) -> None:
    done = await ctx.services.doubts.resend(
        ctx.caller, broadcast_id=ctx.number(0), only=ctx.number(1), until=_instant(ctx, 2)
    )
    await ctx.answers.toast(views.sent_again(ctx.texts, done), alert=bool(done.skipped))
    await _show_doubts(ctx, page=ctx.number(3))


async def ask_arrived(ctx: Context) -> None:
    await ctx.show(views.ask_arrived(ctx.texts, await _all_doubts(ctx)))


async def ask_missing(ctx: Context) -> None:
    await ctx.show(views.ask_missing(ctx.texts, await _all_doubts(ctx)))


async def ask_resend(ctx: Context) -> None:
    await ctx.show(views.ask_resend(ctx.texts, await _all_doubts(ctx)))


async def arrived_all(ctx: Context) -> None:
    number = await ctx.services.doubts.arrived(ctx.caller, broadcast_id=ctx.number(0), until=_instant(ctx, 1))
    await ctx.toast("doubts-noted", number=number)
    await _show_doubts(ctx, page=0)


async def missing_all(ctx: Context) -> None:
    number = await ctx.services.doubts.missing(ctx.caller, broadcast_id=ctx.number(0), until=_instant(ctx, 1))
    await ctx.toast("doubts-noted-missing", number=number)
    await _show_doubts(ctx, page=0)


async def resend_all(ctx: Context) -> None:
    done = await ctx.services.doubts.resend(ctx.caller, broadcast_id=ctx.number(0), until=_instant(ctx, 1))
    await ctx.answers.toast(views.sent_again(ctx.texts, done), alert=True)
    await _show_doubts(ctx, page=0)


async def export(ctx: Context) -> None:
    code = await ctx.services.manifest.export(ctx.caller, broadcast_id=ctx.number(0))
    await ctx.toast("broadcast-export-coming")
    # Seconds of work for a large broadcast, during which everybody else is to be answered.
    with broadcast_sheet.Sheet(broadcast_sheet.words(ctx.texts)) as sheet:
        async for page in ctx.services.manifest.pages(broadcast_id=ctx.number(0)):
            await asyncio.to_thread(sheet.add, page)
        content = await asyncio.to_thread(sheet.content)
    await ctx.answers.send_document(f"siaran-{code}.xlsx", content)


async def _show(ctx: Context, *, page: int) -> None:
    shown = await ctx.services.broadcasting.detail(ctx.caller, broadcast_id=ctx.number(0))
    await ctx.show(watching.detail(ctx.texts, shown, page=page))


async def _show_doubts(ctx: Context, *, page: int) -> None:
    found = await ctx.services.doubts.page(ctx.caller, broadcast_id=ctx.number(0), page=page)
    if found.entries:
        await ctx.show(views.doubts(ctx.texts, found))
    else:
        await _show(ctx, page=0)


async def _all_doubts(ctx: Context) -> DoubtPage:
    """All that the person has seen listed, unless others were added or decided on since."""
    found = await ctx.services.doubts.page(ctx.caller, broadcast_id=ctx.number(0), page=0)
    if found.left.until is None or views.stamp(found.left.until) != ctx.number(1):
        raise Stale("broadcast-changed", code=found.code)
    return found


def _instant(ctx: Context, place: int) -> datetime:
    """The instant that `views.stamp` has written into a button."""
    try:
        return datetime.fromtimestamp(ctx.number(place) / 1_000, UTC)
    except (ValueError, OverflowError, OSError):
        raise Stale("button-expired") from None
