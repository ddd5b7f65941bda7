"""Accounts of institutions that wait for an admin of their place."""

from dataclasses import replace
from typing import Final

from handlers.amplification.views import confirming as confirming_views
from handlers.context import Context
from handlers.paging import cut_at
from siman_bot.conversations.amplification.confirming import ConfirmingForm
from siman_bot.conversations.forms import Open
from siman_bot.services.amplification.confirming import Confirmed

PAGE: Final = 5


async def waiting(ctx: Context) -> None:
    found = await ctx.services.amplification.confirming.waiting(ctx.caller, cut=cut_at(ctx.page(), size=PAGE))
    await ctx.show(confirming_views.waiting(ctx.texts, found, clock=ctx.clock))


async def look(ctx: Context) -> None:
    account = await ctx.services.amplification.confirming.look(
        ctx.caller, account_id=ctx.number(0), declared=ctx.number(1)
    )
    await ctx.show(confirming_views.asked(ctx.texts, account))


async def confirm(ctx: Context) -> None:
    begun = await ctx.conversations.amplification.confirming.begin(
        ctx.caller, account_id=ctx.number(0), declared=ctx.number(1)
    )
    if isinstance(begun, Open):
        await ctx.show(confirming_views.ask_page(ctx.texts, begun.form), form=begun)
    else:
        await _show_confirmed(ctx, begun)


async def again(ctx: Context) -> None:
    """Ask once more for the page."""
    if ctx.open is not None and isinstance(ctx.open.form, ConfirmingForm):
        await confirm(replace(ctx, args=(str(ctx.open.form.account), str(ctx.open.form.declared))))


async def name_page(ctx: Context) -> None:
    await _show_confirmed(ctx, await ctx.conversations.amplification.confirming.name_page(ctx.caller, typed=ctx.typed))


async def _show_confirmed(ctx: Context, confirmed: Confirmed) -> None:
    key = "account-confirmed-once" if confirmed.waits else "account-confirmed"
    await ctx.show(confirming_views.decided(ctx.texts, confirmed.account, key))


async def refuse(ctx: Context) -> None:
    account = await ctx.services.amplification.confirming.refuse(
        ctx.caller, account_id=ctx.number(0), declared=ctx.number(1)
    )
    await ctx.show(confirming_views.decided(ctx.texts, account, "account-refused"))


async def contest(ctx: Context) -> None:
    official = await ctx.services.amplification.contesting.contest(
        ctx.caller, account_id=ctx.number(0), declared=ctx.number(1)
    )
    await ctx.show(confirming_views.contested(ctx.texts, official))


async def keep(ctx: Context) -> None:
    account = await ctx.services.amplification.contesting.keep(
        ctx.caller, account_id=ctx.number(0), declared=ctx.number(1)
    )
    await ctx.show(confirming_views.decided(ctx.texts, account, "account-kept"))


async def strike(ctx: Context) -> None:
    account = await ctx.services.amplification.contesting.strike(
        ctx.caller, account_id=ctx.number(0), declared=ctx.number(1)
    )
    await ctx.show(confirming_views.decided(ctx.texts, account, "account-struck"))
