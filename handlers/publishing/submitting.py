"""Sending an item for review, and the writer's own items."""

from handlers.context import Context
from handlers.publishing.views import marking as marking_views
from handlers.publishing.views import submitting as submitting_views
from siman_bot.domain.refusals import Unanswered


async def submit(ctx: Context) -> None:
    try:
        done = await ctx.conversations.publishing.writing.submit(
            ctx.caller, draft_id=ctx.number(0), revision=ctx.number(1)
        )
    except Unanswered:
        marked = await ctx.services.publishing.marking.of_draft(ctx.caller, draft_id=ctx.number(0))
        await ctx.show(marking_views.ask(ctx.texts, marked))
        return
    await ctx.show(submitting_views.submitted(ctx.texts, done))


async def own_item(ctx: Context) -> None:
    shown = await ctx.services.publishing.submitting.own_item(ctx.caller, item_id=ctx.number(0))
    await ctx.show(submitting_views.own_item(ctx.texts, shown))


async def ask_withdraw(ctx: Context) -> None:
    await ctx.show(submitting_views.ask_withdraw(ctx.texts, item_id=ctx.number(0), revision=ctx.number(1)))


async def withdraw(ctx: Context) -> None:
    code = await ctx.services.publishing.submitting.withdraw(ctx.caller, item_id=ctx.number(0), revision=ctx.number(1))
    await ctx.show(submitting_views.withdrawn(ctx.texts, code))
