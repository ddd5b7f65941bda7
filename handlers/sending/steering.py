"""Steering a broadcast: pausing, cancelling, sending again, deciding on what may have arrived, the list as a file."""

from datetime import UTC, datetime

from handlers.context import Context
from handlers.sending.views import steering as views
from handlers.sending.views import watching
from siman_bot.domain.refusals import Stale


async def pause(ctx: Context) -> None:
    code = await ctx.services.sending.steering.pause(ctx.caller, broadcast_id=ctx.number(0), revision=ctx.number(1))
    await ctx.toast("broadcast-now-paused", code=code)
    await show_broadcast(ctx, page=ctx.number(2))


async def resume(ctx: Context) -> None:
    code = await ctx.services.sending.steering.resume(ctx.caller, broadcast_id=ctx.number(0), revision=ctx.number(1))
    await ctx.toast("broadcast-now-resumed", code=code)
    await show_broadcast(ctx, page=ctx.number(2))


async def ask_cancel(ctx: Context) -> None:
    shown = await ctx.services.sending.watching.detail(ctx.caller, broadcast_id=ctx.number(0))
    await ctx.show(views.ask_cancel(ctx.texts, shown, page=ctx.number(2)))


async def cancel(ctx: Context) -> None:
    code = await ctx.services.sending.steering.cancel(ctx.caller, broadcast_id=ctx.number(0), revision=ctx.number(1))
    await ctx.toast("broadcast-now-cancelled", code=code)
    await show_broadcast(ctx, page=ctx.number(2))


async def resend(ctx: Context) -> None:
    done = await ctx.services.sending.steering.resend(ctx.caller, broadcast_id=ctx.number(0), until=instant_at(ctx, 1))
    await ctx.answers.toast(views.resent(ctx.texts, done), alert=True)
    await show_broadcast(ctx, page=ctx.number(2))


async def show_broadcast(ctx: Context, *, page: int) -> None:
    shown = await ctx.services.sending.watching.detail(ctx.caller, broadcast_id=ctx.number(0))
    await ctx.show(watching.detail(ctx.texts, shown, page=page, clock=ctx.clock))


def instant_at(ctx: Context, place: int) -> datetime:
    """The instant that `views.stamp` has written into a button."""
    try:
        return datetime.fromtimestamp(ctx.number(place) / 1_000, UTC)
    except (ValueError, OverflowError, OSError):
        raise Stale("button-expired") from None
