"""/tinjau: the queue of items in review, and the decision on one."""

from dataclasses import replace
from typing import Final

from handlers.context import Context
from handlers.paging import cut_at
from handlers.publishing.views import reviewing as views
from siman_bot.conversations.asking import CommandStep
from siman_bot.conversations.publishing.reviewing import ReviewingForm
from siman_bot.conversations.publishing.vouching import VouchingForm, answers_in
from siman_bot.domain.publishing.vouching import EVERY_QUESTION, NO_ANSWERS, Answers
from siman_bot.domain.refusals import Unanswered

PAGE: Final = 5


async def queue(ctx: Context) -> None:
    """What waits; a code that stands after the command, or answers the list, opens its item at once."""
    if ctx.typed:
        item_id = await ctx.services.publishing.finding.to_review(ctx.caller, typed=ctx.typed)
        await open_(replace(ctx, args=(str(item_id),)))
        return
    page = await ctx.services.publishing.reviewing.queue(ctx.caller, cut=cut_at(ctx.page(), size=PAGE))
    await ctx.show_list(views.queue(ctx.texts, page), step=CommandStep.REVIEW)


async def open_(ctx: Context) -> None:
    if ctx.open is not None and isinstance(ctx.open.form, ReviewingForm):
        # Back from the question for a reason, which nobody answers any more.
        await ctx.conversations.forms.leave(ctx.caller, revision=ctx.open.revision, keep=False)
    review = await ctx.services.publishing.reviewing.review(ctx.caller, item_id=ctx.number(0))
    item = review.item
    opened = await ctx.conversations.publishing.vouching.take_up(ctx.caller, item_id=item.id)
    answers = answers_in(opened, item_id=item.id, version=item.version, revision=item.revision)
    await ctx.show(views.review(ctx.texts, review, answers))


async def answer(ctx: Context) -> None:
    """One question or mark; the next one follows on the same screen."""
    opened = await ctx.conversations.publishing.vouching.answer(
        ctx.caller, item_id=ctx.number(0), version=ctx.number(1), revision=ctx.number(2), what=ctx.part(3)
    )
    review = await ctx.services.publishing.reviewing.review(ctx.caller, item_id=ctx.number(0))
    await ctx.show(views.review(ctx.texts, review, opened.form.answers), form=opened)


async def typed(ctx: Context) -> None:
    """The answers are given by tapping: what is open is shown again, below what was typed."""
    if ctx.open is not None and isinstance(ctx.open.form, VouchingForm):
        review = await ctx.services.publishing.reviewing.review(ctx.caller, item_id=ctx.open.form.item)
        await ctx.show(views.review(ctx.texts, review, ctx.open.form.answers), form=ctx.open)


async def approve_answered(ctx: Context) -> None:
    approved = await ctx.conversations.publishing.vouching.approve(
        ctx.caller, item_id=ctx.number(0), version=ctx.number(1), revision=ctx.number(2)
    )
    await ctx.show(views.approved(ctx.texts, approved))


async def approve_all(ctx: Context) -> None:
    """One tap for all questions, where nothing is marked."""
    await _approve(ctx, EVERY_QUESTION)


async def approve(ctx: Context) -> None:
    """On screens from before there were questions: it leads on to them."""
    await _approve(ctx, NO_ANSWERS)


async def _approve(ctx: Context, answers: Answers) -> None:
    try:
        approved = await ctx.services.publishing.reviewing.approve(
            ctx.caller, item_id=ctx.number(0), version=ctx.number(1), revision=ctx.number(2), answers=answers
        )
    except Unanswered:
        await open_(ctx)
        return
    await ctx.show(views.approved(ctx.texts, approved))


async def ask_reason(ctx: Context) -> None:
    opened = await ctx.conversations.publishing.reviewing.ask_reason(
        ctx.caller, item_id=ctx.number(0), version=ctx.number(1), revision=ctx.number(2)
    )
    shown = await ctx.services.publishing.reviewing.review(ctx.caller, item_id=ctx.number(0))
    await ctx.show(views.ask_reason(ctx.texts, shown, opened.form), form=opened)


async def again(ctx: Context) -> None:
    """Ask once more for the reason."""
    if ctx.open is not None and isinstance(ctx.open.form, ReviewingForm):
        form = ctx.open.form
        await ask_reason(replace(ctx, args=(str(form.item), str(form.version), str(form.revision))))


async def send_back(ctx: Context) -> None:
    code = await ctx.conversations.publishing.reviewing.send_back(ctx.caller, reason=ctx.typed)
    await ctx.show(views.sent_back(ctx.texts, code))
