"""A member's own social-media accounts: list, add, remove."""

from typing import Final

from handlers.amplification.views import accounts as views
from handlers.context import Context
from handlers.paging import cut_at
from siman_bot.domain.amplification.account import AccountKind

PAGE: Final = 5


async def overview(ctx: Context) -> None:
    own = await ctx.services.amplification.accounts.own(ctx.caller, cut=cut_at(ctx.page(), size=PAGE))
    await ctx.show(views.overview(ctx.texts, own))


async def begin(ctx: Context) -> None:
    opened = await ctx.conversations.amplification.accounts.begin(ctx.caller)
    await ctx.show(views.ask_link(ctx.texts), form=opened)


async def take_link(ctx: Context) -> None:
    asked = await ctx.conversations.amplification.accounts.take_link(ctx.caller, text=ctx.typed)
    await ctx.show(views.ask_kind(ctx.texts, asked), form=asked.open)


async def choose_kind(ctx: Context) -> None:
    asked = await ctx.conversations.amplification.accounts.choose_kind(
        ctx.caller, kind=ctx.word(AccountKind, 0), revision=ctx.number(1)
    )
    await ctx.show(views.ask_declaration(ctx.texts, asked), form=asked.open)


async def declare(ctx: Context) -> None:
    account = await ctx.conversations.amplification.accounts.declare(ctx.caller, revision=ctx.number(0))
    await ctx.show(views.added(ctx.texts, account))


async def cancel(ctx: Context) -> None:
    await ctx.conversations.amplification.accounts.cancel(ctx.caller)
    await overview(ctx)


async def ask_removal(ctx: Context) -> None:
    removal = await ctx.services.amplification.accounts.removal(ctx.caller, account_id=ctx.number(0))
    await ctx.show(views.ask_removal(ctx.texts, removal))


async def remove(ctx: Context) -> None:
    removal = await ctx.services.amplification.accounts.remove(ctx.caller, account_id=ctx.number(0))
    await ctx.show(views.removed(ctx.texts, removal))
