"""Writing a verdict."""

from enum import Enum
from typing import TypeVar

from handlers.context import Context
from handlers.reports.views import verdicts as verdicts_views
from handlers.reports.views import verifying as views
from siman_bot.domain.refusals import Stale
from siman_bot.domain.reports.verdict import Referral, ReportOutcome

E = TypeVar("E", bound=Enum)


async def begin(ctx: Context) -> None:
    written = await ctx.conversations.reports.verdicts.begin(
        ctx.caller,
        report_id=ctx.number(0),
        outcome=_named(ctx, ReportOutcome, 1),
        referral=_named(ctx, Referral, 2) if ctx.args[2:] else None,
    )
    await ctx.show(verdicts_views.asked(ctx.texts, written), dialog=written.open)


async def write(ctx: Context) -> None:
    written = await ctx.conversations.reports.verdicts.write(ctx.caller, typed=ctx.typed)
    await ctx.show(verdicts_views.asked(ctx.texts, written), dialog=written.open)


async def skip(ctx: Context) -> None:
    written = await ctx.conversations.reports.verdicts.skip(ctx.caller, key=ctx.part(0))
    await ctx.show(verdicts_views.asked(ctx.texts, written), dialog=written.open)


async def leave(ctx: Context) -> None:
    report_id = await ctx.conversations.reports.verdicts.leave(ctx.caller, key=ctx.part(0))
    await ctx.show(views.ticket(ctx.texts, await ctx.services.reports.verifying.open(ctx.caller, report_id=report_id)))


async def send(ctx: Context) -> None:
    closed = await ctx.conversations.reports.verdicts.send(ctx.caller, key=ctx.part(0))
    await ctx.show(verdicts_views.closed(ctx.texts, closed))


def _named(ctx: Context, kind: type[E], place: int) -> E:
    try:
        return kind(ctx.part(place))
    except ValueError:
        raise Stale("button-expired") from None
