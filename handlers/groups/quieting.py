"""A group's quiet hours, from its screen in /grup and back to it."""

from handlers.context import Context
from handlers.groups.views import binding as group_views
from handlers.groups.views import quieting as views
from siman_bot.conversations.forms import Dialog


async def ask(ctx: Context) -> None:
    group, dialog = await ctx.services.groups.quieting.ask(ctx.caller, group_id=ctx.number(0), revision=ctx.number(1))
    await ctx.show(views.ask(ctx.texts, group), dialog=dialog)


async def choose(ctx: Context) -> None:
    await _set(ctx, group_id=ctx.number(0), revision=ctx.number(1), hours=ctx.part(2))


async def typed(ctx: Context, dialog: Dialog) -> None:
    await _set(ctx, group_id=dialog.data["group"], revision=dialog.data["revision"], hours=ctx.typed)


async def _set(ctx: Context, *, group_id: int, revision: int, hours: str) -> None:
    group = await ctx.services.groups.quieting.choose(ctx.caller, group_id=group_id, revision=revision, hours=hours)
    await ctx.show(group_views.group(ctx.texts, group))
