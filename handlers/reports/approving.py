"""Another verifier's look at a verdict that waits."""

from dataclasses import replace
from typing import Final

from handlers.context import Context
from handlers.reports.views import approving as views
from handlers.reports.views import verdicts as verdicts_views
from siman_bot.conversations.reports.approving import ApprovingForm, ApprovingStep, answers_in
from siman_bot.domain.refusals import Unanswered

QUESTIONS: Final = ApprovingStep.QUESTIONS


async def read(ctx: Context) -> None:
    opened = ctx.open
    if opened is not None and isinstance(opened.form, ApprovingForm) and opened.form.step is not QUESTIONS:
        # Back from the question for a reason, which nobody answers any more.
        await ctx.conversations.forms.leave(ctx.caller, revision=opened.revision, keep=False)
    waits = await ctx.services.reports.approving.read(ctx.caller, report_id=ctx.number(0))
    answers = answers_in(ctx.open, report_id=waits.report_id, number=waits.number)
    await ctx.show(views.waiting(ctx.texts, waits, answers))


async def answer(ctx: Context) -> None:
    """One doubtful part; the next one follows on the same screen."""
    opened = await ctx.conversations.reports.approving.answer(
        ctx.caller, report_id=ctx.number(0), number=ctx.number(1), what=ctx.part(2)
    )
    waits = await ctx.services.reports.approving.read(ctx.caller, report_id=ctx.number(0))
    answers = answers_in(opened, report_id=waits.report_id, number=waits.number)
    await ctx.show(views.waiting(ctx.texts, waits, answers), form=opened)


async def approve(ctx: Context) -> None:
    """Where nothing is doubtful. On screens from before there were questions it leads on to them."""
    try:
        given = await ctx.services.reports.approving.approve(ctx.caller, report_id=ctx.number(0), number=ctx.number(1))
    except Unanswered:
        await read(ctx)
        return
    await ctx.show(verdicts_views.given(ctx.texts, given))


async def approve_answered(ctx: Context) -> None:
    given = await ctx.conversations.reports.approving.approve(ctx.caller, report_id=ctx.number(0), number=ctx.number(1))
    await ctx.show(verdicts_views.given(ctx.texts, given))


async def typed(ctx: Context) -> None:
    """A reason; the answers are given by tapping, so what is open is shown again below what was typed."""
    if ctx.open is not None and isinstance(ctx.open.form, ApprovingForm) and ctx.open.form.step is QUESTIONS:
        await again(ctx)
    else:
        await send_back(ctx)


async def ask_reason(ctx: Context) -> None:
    opened = await ctx.conversations.reports.approving.ask_reason(
        ctx.caller, report_id=ctx.number(0), number=ctx.number(1)
    )
    waits = await ctx.services.reports.approving.read(ctx.caller, report_id=ctx.number(0))
    await ctx.show(views.ask_reason(ctx.texts, waits, opened.form), form=opened)


async def again(ctx: Context) -> None:
    """Ask once more for the reason, or for the next answer."""
    opened = ctx.open
    if opened is None or not isinstance(opened.form, ApprovingForm):
        return
    if opened.form.step is not QUESTIONS:
        await ask_reason(replace(ctx, args=(str(opened.form.report), str(opened.form.number))))
        return
    waits = await ctx.services.reports.approving.read(ctx.caller, report_id=opened.form.report)
    answers = answers_in(opened, report_id=waits.report_id, number=waits.number)
    await ctx.show(views.waiting(ctx.texts, waits, answers), form=opened)


async def send_back(ctx: Context) -> None:
    ticket = await ctx.conversations.reports.approving.send_back(ctx.caller, reason=ctx.typed)
    await ctx.show(views.sent_back(ctx.texts, ticket))


async def take_back(ctx: Context) -> None:
    report_id = ctx.number(0)
    ticket = await ctx.services.reports.approving.take_back(ctx.caller, report_id=report_id, number=ctx.number(1))
    await ctx.show(views.taken_back(ctx.texts, ticket, report_id))
