"""Working the queue of reports."""

from typing import Final

from handlers.context import Context
from handlers.paging import cut_at
from handlers.reports.views import verifying as views

PAGE: Final = 5


async def queue(ctx: Context) -> None:
    if ctx.typed:
        await ctx.show(views.ticket(ctx.texts, await ctx.services.reports.verifying.find(ctx.caller, typed=ctx.typed)))
        return
    cut = cut_at(ctx.page(), size=PAGE)
    await ctx.show(views.queue(ctx.texts, await ctx.services.reports.verifying.queue(ctx.caller, cut=cut)))


async def closings(ctx: Context) -> None:
    cut = cut_at(ctx.page(), size=PAGE)
    await ctx.show(views.closings(ctx.texts, await ctx.services.reports.relooking.closings(ctx.caller, cut=cut)))


async def agree(ctx: Context) -> None:
    ticket = await ctx.services.reports.relooking.agree(ctx.caller, report_id=ctx.number(0))
    await ctx.show(views.relooked(ctx.texts, "relook-agreed", ticket))


async def reopen(ctx: Context) -> None:
    ticket = await ctx.services.reports.relooking.reopen(ctx.caller, report_id=ctx.number(0))
    await ctx.show(views.relooked(ctx.texts, "relook-reopened", ticket))


async def open_(ctx: Context) -> None:
    ticket = await ctx.services.reports.verifying.open(ctx.caller, report_id=ctx.number(0))
    await ctx.show(views.ticket(ctx.texts, ticket, part=ctx.page(1)))


async def answer(ctx: Context) -> None:
    ticket = await ctx.services.reports.verifying.open(ctx.caller, report_id=ctx.number(0))
    await ctx.show(views.answer(ctx.texts, ticket, ctx.number(1)))


async def confirm(ctx: Context) -> None:
    await ctx.show(
        views.ticket(ctx.texts, await ctx.services.reports.verifying.confirm(ctx.caller, report_id=ctx.number(0)))
    )


async def refer(ctx: Context) -> None:
    report_id = ctx.number(0)
    ticket = await ctx.services.reports.verifying.ticket_of(ctx.caller, report_id=report_id)
    await ctx.show(views.referrals(ctx.texts, report_id, ticket))
