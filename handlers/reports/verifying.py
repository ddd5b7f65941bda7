"""Working the queue of reports."""

from handlers.context import Context
from handlers.reports.views import verifying as views


async def queue(ctx: Context) -> None:
    if ctx.typed:
        await ctx.show(views.ticket(ctx.texts, await ctx.services.reports.verifying.find(ctx.caller, typed=ctx.typed)))
        return
    await ctx.show(views.queue(ctx.texts, await ctx.services.reports.verifying.queue(ctx.caller, page=ctx.page())))


async def open_(ctx: Context) -> None:
    ticket = await ctx.services.reports.verifying.open(ctx.caller, report_id=ctx.number(0))
    await ctx.show(views.ticket(ctx.texts, ticket, part=ctx.page(1)))


async def confirm(ctx: Context) -> None:
    await ctx.show(
        views.ticket(ctx.texts, await ctx.services.reports.verifying.confirm(ctx.caller, report_id=ctx.number(0)))
    )


async def refer(ctx: Context) -> None:
    report_id = ctx.number(0)
    ticket = await ctx.services.reports.verifying.ticket_of(ctx.caller, report_id=report_id)
    await ctx.show(views.referrals(ctx.texts, report_id, ticket))
