"""A group's quiet hours, from its screen in /grup and back to it."""

from handlers.context import Context
from handlers.groups.views import binding as group_views
from handlers.groups.views import quieting as views
from siman_bot.conversations.groups.forms import QuietingForm


async def ask(ctx: Context) -> None:
    group, form = await ctx.conversations.groups.quieting.ask(
        ctx.caller, group_id=ctx.number(0), revision=ctx.number(1)
    )
    await ctx.show(views.ask(ctx.texts, group), form=form)


async def choose(ctx: Context) -> None:
    await _set(ctx, group_id=ctx.number(0), revision=ctx.number(1), hours=ctx.part(2))


async def typed(ctx: Context, form: QuietingForm) -> None:
    await _set(ctx, group_id=form.group, revision=form.revision, hours=ctx.typed)


async def _set(ctx: Context, *, group_id: int, revision: int, hours: str) -> None:
    group = await ctx.conversations.groups.quieting.choose(
        ctx.caller, group_id=group_id, revision=revision, hours=hours
    )
    await ctx.show(group_views.group(ctx.texts, group))
