"""Working the queue of reports."""

from typing import Final

from handlers.context import Context
from handlers.paging import cut_at
from handlers.reports.views import verifying as views
from handlers.screen import Screen
from siman_bot.conversations.asking import CommandStep
from siman_bot.domain.media import batches

PAGE: Final = 5


async def queue(ctx: Context) -> None:
    if ctx.typed:
        await ctx.show(views.ticket(ctx.texts, await ctx.services.reports.verifying.find(ctx.caller, typed=ctx.typed)))
        return
    cut = cut_at(ctx.page(), size=PAGE)
    page = await ctx.services.reports.verifying.queue(ctx.caller, cut=cut)
    await ctx.show_list(views.queue(ctx.texts, page), step=CommandStep.QUEUE)


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


async def files(ctx: Context) -> None:
    """The files of a report, which is a look at it as any (R12), and the way back beneath them."""
    ticket = await ctx.services.reports.verifying.open(ctx.caller, report_id=ctx.number(0))
    for together in batches(ticket.media):
        await ctx.answers.send(Screen(text=""), media=together)
    await ctx.answers.send(views.files_of(ctx.texts, ticket))


async def confirm(ctx: Context) -> None:
    await ctx.show(
        views.ticket(ctx.texts, await ctx.services.reports.verifying.confirm(ctx.caller, report_id=ctx.number(0)))
    )


async def outcomes(ctx: Context) -> None:
    report_id = ctx.number(0)
    ticket = await ctx.services.reports.verifying.ticket_of(ctx.caller, report_id=report_id)
    await ctx.show(views.outcomes(ctx.texts, report_id, ticket))


async def close(ctx: Context) -> None:
    report_id = ctx.number(0)
    ticket = await ctx.services.reports.verifying.ticket_of(ctx.caller, report_id=report_id)
    await ctx.show(views.closing_ways(ctx.texts, report_id, ticket))


async def refer(ctx: Context) -> None:
    report_id = ctx.number(0)
    ticket = await ctx.services.reports.verifying.ticket_of(ctx.caller, report_id=report_id)
    await ctx.show(views.referrals(ctx.texts, report_id, ticket))
