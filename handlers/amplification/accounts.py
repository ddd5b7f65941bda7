"""A member's own social-media accounts: list, add, remove."""

from handlers.amplification.views import accounts as views
from handlers.context import Context


async def overview(ctx: Context) -> None:
    own = await ctx.services.amplification.accounts.own(ctx.caller)
    await ctx.show(views.overview(ctx.texts, own, page=ctx.page()))


async def begin(ctx: Context) -> None:
    dialog = await ctx.services.amplification.accounts.begin(ctx.caller)
    await ctx.show(views.ask_link(ctx.texts), dialog=dialog)


async def take_link(ctx: Context) -> None:
    adding = await ctx.services.amplification.accounts.take_link(ctx.caller, text=ctx.typed)
    await ctx.show(views.ask_kind(ctx.texts, adding), dialog=adding.dialog)


async def choose_kind(ctx: Context) -> None:
    adding = await ctx.services.amplification.accounts.choose_kind(ctx.caller, kind=ctx.part(0), revision=ctx.number(1))
    await ctx.show(views.ask_declaration(ctx.texts, adding), dialog=adding.dialog)


async def declare(ctx: Context) -> None:
    account = await ctx.services.amplification.accounts.declare(ctx.caller, revision=ctx.number(0))
    await ctx.show(views.added(ctx.texts, account))


async def cancel(ctx: Context) -> None:
    await ctx.services.amplification.accounts.cancel(ctx.caller)
    await overview(ctx)


async def ask_removal(ctx: Context) -> None:
    removal = await ctx.services.amplification.accounts.removal(ctx.caller, account_id=ctx.number(0))
    await ctx.show(views.ask_removal(ctx.texts, removal))


async def remove(ctx: Context) -> None:
    removal = await ctx.services.amplification.accounts.remove(ctx.caller, account_id=ctx.number(0))
    await ctx.show(views.removed(ctx.texts, removal))
