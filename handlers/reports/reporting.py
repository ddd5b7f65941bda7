"""Handing in a suspicious post, one's own reports."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from handlers.context import Context
from handlers.paging import cut_at
from handlers.reports.views import reporting as views
from handlers.tasks import leading_home
from siman_bot.conversations.asking import CommandStep
from siman_bot.conversations.reports.reporting import ReportForm, ReportStep
from siman_bot.domain.content import Content

PAGE: Final = 5


async def begin(ctx: Context) -> None:
    """What the command replies to, what stands after it or came with it is the post."""
    content, replied = ctx.content, ctx.replied
    parts = [] if replied is None else [replace(replied, message_id=-replied.message_id)]
    if content is not None and (ctx.typed or content.media):
        number = content.message_id if ctx.in_private else -content.message_id
        parts.append(replace(content, text=ctx.typed, message_id=number))
    if parts:
        await draft(ctx, parts)
        return
    opened = await ctx.conversations.reports.reporting.begin(ctx.caller)
    await ctx.show(views.ask(ctx.texts), form=opened)


async def take(ctx: Context) -> None:
    """One more message of what is reported."""
    content = ctx.content
    if content is not None:
        await draft(ctx, [content], joining=True)


async def draft(ctx: Context, parts: Sequence[Content], *, joining: bool = False) -> None:
    """A preview of these messages, `joining` those that it has already."""
    drafted = await ctx.conversations.reports.reporting.draft(ctx.caller, parts=parts, anew=not joining)
    await ctx.show_for_all(views.preview(ctx.texts, drafted.form), form=drafted)


async def again(ctx: Context) -> None:
    """Ask once more what is asked now."""
    form = None if ctx.open is None else ctx.open.form
    if isinstance(form, ReportForm) and form.step is ReportStep.PREVIEW:
        await ctx.show(views.preview(ctx.texts, form), form=ctx.open)
    else:
        await begin(ctx)


async def show_again(ctx: Context) -> None:
    """The open preview as it is, after a button that was tapped twice."""
    if ctx.open is not None and isinstance(ctx.open.form, ReportForm):
        await ctx.show(views.preview(ctx.texts, ctx.open.form), form=ctx.open)


async def send(ctx: Context) -> None:
    sent = await ctx.conversations.reports.reporting.send(ctx.caller, key=ctx.part(0))
    await ctx.show(views.sent(ctx.texts, sent))


async def discard(ctx: Context) -> None:
    await ctx.conversations.reports.reporting.discard(ctx.caller, key=ctx.part(0))
    await ctx.show(views.discarded(ctx.texts))


async def tickets(ctx: Context) -> None:
    if ctx.typed:
        await ctx.show(views.mine(ctx.texts, await ctx.services.reports.reporting.find(ctx.caller, typed=ctx.typed)))
        return
    cut = cut_at(ctx.page(), size=PAGE)
    listed = views.list_(ctx.texts, await ctx.services.reports.reporting.mine(ctx.caller, cut=cut))
    opened = None
    if ctx.message is not None:
        opened = await ctx.conversations.asking.ask(ctx.caller, step=CommandStep.TICKET)
    await ctx.show(leading_home(ctx.texts, listed), form=opened)


async def open_(ctx: Context) -> None:
    await ctx.show(
        views.mine(ctx.texts, await ctx.services.reports.reporting.read(ctx.caller, report_id=ctx.number(0)))
    )


async def answer(ctx: Context) -> None:
    report = await ctx.services.reports.reporting.read(ctx.caller, report_id=ctx.number(0))
    await ctx.show(views.answer(ctx.texts, report, ctx.number(1)))


async def weigh_withdrawal(ctx: Context) -> None:
    report = await ctx.services.reports.reporting.read(ctx.caller, report_id=ctx.number(0))
    await ctx.show(views.weigh_withdrawal(ctx.texts, report))


async def withdraw(ctx: Context) -> None:
    report = await ctx.services.reports.reporting.withdraw(ctx.caller, report_id=ctx.number(0))
    await ctx.show(views.mine(ctx.texts, report))
