"""Accounts of institutions that wait for an admin of their place."""

from typing import Final

from handlers.amplification.views import confirming as confirming_views
from handlers.context import Context
from handlers.paging import cut_at

PAGE: Final = 8


async def waiting(ctx: Context) -> None:
    found = await ctx.services.amplification.confirming.waiting(ctx.caller, cut=cut_at(ctx.page(), size=PAGE))
    await ctx.show(confirming_views.waiting(ctx.texts, found))


async def look(ctx: Context) -> None:
    account = await ctx.services.amplification.confirming.look(
        ctx.caller, account_id=ctx.number(0), declared=ctx.number(1)
    )
    await ctx.show(confirming_views.asked(ctx.texts, account))


async def confirm(ctx: Context) -> None:
    account = await ctx.services.amplification.confirming.confirm(
        ctx.caller, account_id=ctx.number(0), declared=ctx.number(1)
    )
    await ctx.show(confirming_views.decided(ctx.texts, account, "account-confirmed"))


async def refuse(ctx: Context) -> None:
    account = await ctx.services.amplification.confirming.refuse(
        ctx.caller, account_id=ctx.number(0), declared=ctx.number(1)
    )
    await ctx.show(confirming_views.decided(ctx.texts, account, "account-refused"))
