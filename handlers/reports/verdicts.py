"""Writing a verdict."""

from handlers.context import Context
from handlers.reports.views import correcting as correcting_views
from handlers.reports.views import verdicts as verdicts_views
from handlers.reports.views import verifying as views
from siman_bot.domain.reports.verdict import Referral, ReportOutcome


async def begin(ctx: Context) -> None:
    written = await ctx.conversations.reports.verdicts.begin(
        ctx.caller,
        report_id=ctx.number(0),
        outcome=ctx.word(ReportOutcome, 1),
        referral=ctx.word(Referral, 2) if ctx.args[2:] else None,
    )
    await ctx.show(verdicts_views.asked(ctx.texts, written), form=written.open)


async def rewrite(ctx: Context) -> None:
    written = await ctx.conversations.reports.verdicts.rewrite(ctx.caller, report_id=ctx.number(0))
    await ctx.show(verdicts_views.asked(ctx.texts, written), form=written.open)


async def choose_correction(ctx: Context) -> None:
    choice = await ctx.conversations.reports.verdicts.choose_correction(ctx.caller, report_id=ctx.number(0))
    await ctx.show(correcting_views.choose(ctx.texts, choice))


async def correct(ctx: Context) -> None:
    written = await ctx.conversations.reports.verdicts.correct(
        ctx.caller,
        report_id=ctx.number(0),
        corrects=ctx.number(1),
        outcome=ctx.word(ReportOutcome, 2) if ctx.args[2:] else None,
    )
    await ctx.show(verdicts_views.asked(ctx.texts, written), form=written.open)


async def write(ctx: Context) -> None:
    written = await ctx.conversations.reports.verdicts.write(ctx.caller, typed=ctx.typed)
    await ctx.show(verdicts_views.asked(ctx.texts, written), form=written.open)


async def change_answer(ctx: Context, step: str) -> None:
    """A message that answered a question says something else now."""
    written = await ctx.conversations.reports.verdicts.change_answer(ctx.caller, step=step, typed=ctx.typed)
    await ctx.show(verdicts_views.asked(ctx.texts, written), form=written.open)


async def skip(ctx: Context) -> None:
    written = await ctx.conversations.reports.verdicts.skip(ctx.caller, key=ctx.part(0))
    await ctx.show(verdicts_views.asked(ctx.texts, written), form=written.open)


async def again(ctx: Context) -> None:
    """Ask once more what is asked now."""
    written = await ctx.conversations.reports.verdicts.again(ctx.caller)
    await ctx.show(verdicts_views.asked(ctx.texts, written), form=written.open)


async def drop_code(ctx: Context) -> None:
    written = await ctx.conversations.reports.verdicts.drop_code(ctx.caller, key=ctx.part(0))
    await ctx.show(verdicts_views.asked(ctx.texts, written), form=written.open)


async def leave(ctx: Context) -> None:
    report_id = await ctx.conversations.reports.verdicts.leave(ctx.caller, key=ctx.part(0))
    await ctx.show(views.ticket(ctx.texts, await ctx.services.reports.verifying.open(ctx.caller, report_id=report_id)))


async def send(ctx: Context) -> None:
    given = await ctx.conversations.reports.verdicts.send(ctx.caller, key=ctx.part(0))
    await ctx.show(verdicts_views.given(ctx.texts, given))
