"""Deciding about messages that may have arrived, one by one or all at once."""

from typing import Final

from handlers.context import Context
from handlers.paging import cut_at
from handlers.sending.steering import instant_at, show_broadcast
from handlers.sending.views import doubts as doubts_views
from handlers.sending.views import steering as views
from siman_bot.domain.refusals import Stale
from siman_bot.services.sending.broadcasts.doubts import DoubtPage

PAGE: Final = 4


async def doubts(ctx: Context) -> None:
    await _show_doubts(ctx, page=ctx.number(1))


async def arrived(ctx: Context) -> None:
    await ctx.services.sending.doubts.arrived(
        ctx.caller, broadcast_id=ctx.number(0), only=ctx.number(1), until=instant_at(ctx, 2)
    )
    await ctx.toast("doubt-noted")
    await _show_doubts(ctx, page=ctx.number(3))


async def missing(ctx: Context) -> None:
    await ctx.services.sending.doubts.missing(
        ctx.caller, broadcast_id=ctx.number(0), only=ctx.number(1), until=instant_at(ctx, 2)
    )
    await ctx.toast("doubt-noted-missing")
    await _show_doubts(ctx, page=ctx.number(3))


async def resend(ctx: Context) -> None:
    done = await ctx.services.sending.doubts.resend(
        ctx.caller, broadcast_id=ctx.number(0), only=ctx.number(1), until=instant_at(ctx, 2)
    )
    await ctx.answers.toast(views.resent(ctx.texts, done), alert=bool(done.skipped))
    await _show_doubts(ctx, page=ctx.number(3))


async def ask_arrived(ctx: Context) -> None:
    await ctx.show(doubts_views.ask_arrived(ctx.texts, await _all_doubts(ctx)))


async def ask_missing(ctx: Context) -> None:
    await ctx.show(doubts_views.ask_missing(ctx.texts, await _all_doubts(ctx)))


async def ask_resend(ctx: Context) -> None:
    await ctx.show(doubts_views.ask_resend(ctx.texts, await _all_doubts(ctx)))


async def arrived_all(ctx: Context) -> None:
    number = await ctx.services.sending.doubts.arrived(ctx.caller, broadcast_id=ctx.number(0), until=instant_at(ctx, 1))
    await ctx.toast("doubts-noted", number=number)
    await _show_doubts(ctx, page=0)


async def missing_all(ctx: Context) -> None:
    number = await ctx.services.sending.doubts.missing(ctx.caller, broadcast_id=ctx.number(0), until=instant_at(ctx, 1))
    await ctx.toast("doubts-noted-missing", number=number)
    await _show_doubts(ctx, page=0)


async def resend_all(ctx: Context) -> None:
    done = await ctx.services.sending.doubts.resend(ctx.caller, broadcast_id=ctx.number(0), until=instant_at(ctx, 1))
    await ctx.answers.toast(views.resent(ctx.texts, done), alert=True)
    await _show_doubts(ctx, page=0)


async def _show_doubts(ctx: Context, *, page: int) -> None:
    cut = cut_at(page, size=PAGE)
    found = await ctx.services.sending.doubts.page(ctx.caller, broadcast_id=ctx.number(0), cut=cut)
    if found.page.rows:
        await ctx.show(doubts_views.doubts(ctx.texts, found))
    else:
        await show_broadcast(ctx, page=0)


async def _all_doubts(ctx: Context) -> DoubtPage:
    """All that the person has seen listed, unless others were added or decided on since."""
    cut = cut_at(0, size=PAGE)
    found = await ctx.services.sending.doubts.page(ctx.caller, broadcast_id=ctx.number(0), cut=cut)
    if found.left.until is None or views.stamp(found.left.until) != ctx.number(1):
        raise Stale("broadcast-changed", code=found.code)
    return found
