"""Accounts of institutions that wait for an admin of their place."""

from handlers.amplification.views import confirming as confirming_views
from handlers.context import Context


async def waiting(ctx: Context) -> None:
    await ctx.show(
        confirming_views.waiting(
            ctx.texts, await ctx.services.amplification.confirming.waiting(ctx.caller, page=ctx.page())
        )
    )


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
