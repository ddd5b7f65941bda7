"""Another verifier's look at a verdict that waits."""

from dataclasses import replace

from handlers.context import Context
from handlers.reports.views import approving as views
from handlers.reports.views import verdicts as verdicts_views
from siman_bot.conversations.reports.approving import ApprovingForm


async def read(ctx: Context) -> None:
    await ctx.show(
        views.waiting(ctx.texts, await ctx.services.reports.approving.read(ctx.caller, report_id=ctx.number(0)))
    )


async def approve(ctx: Context) -> None:
    given = await ctx.services.reports.approving.approve(ctx.caller, report_id=ctx.number(0), number=ctx.number(1))
    await ctx.show(verdicts_views.given(ctx.texts, given))


async def ask_reason(ctx: Context) -> None:
    opened = await ctx.conversations.reports.approving.ask_reason(
        ctx.caller, report_id=ctx.number(0), number=ctx.number(1)
    )
    await ctx.show(views.ask_reason(ctx.texts, opened.form), form=opened)


async def again(ctx: Context) -> None:
    """Ask once more for the reason."""
    if ctx.open is not None and isinstance(ctx.open.form, ApprovingForm):
        await ask_reason(replace(ctx, args=(str(ctx.open.form.report), str(ctx.open.form.number))))


async def send_back(ctx: Context) -> None:
    ticket = await ctx.conversations.reports.approving.send_back(ctx.caller, reason=ctx.typed)
    await ctx.show(views.sent_back(ctx.texts, ticket))


async def take_back(ctx: Context) -> None:
    report_id = ctx.number(0)
    ticket = await ctx.services.reports.approving.take_back(ctx.caller, report_id=report_id, number=ctx.number(1))
    await ctx.show(views.taken_back(ctx.texts, ticket, report_id))
