"""Who waits for approval, members' details, and the decision."""

from typing import Final

from handlers.context import Context
from handlers.paging import cut_at
from handlers.people.views import members as views
from siman_bot.domain.people.person import MemberState

PAGE: Final = 8


async def open_(ctx: Context) -> None:
    roster, opened = await ctx.conversations.people.members.open(ctx.caller, cut=cut_at(0, size=PAGE))
    await ctx.show(views.roster(ctx.texts, roster), form=opened)


async def turn(ctx: Context) -> None:
    cut = cut_at(ctx.number(0), size=PAGE)
    roster, opened = await ctx.conversations.people.members.turn(ctx.caller, cut=cut)
    await ctx.show(views.roster(ctx.texts, roster), form=opened)


async def search(ctx: Context) -> None:
    cut = cut_at(0, size=PAGE)
    roster, opened = await ctx.conversations.people.members.search(ctx.caller, typed=ctx.typed, cut=cut)
    await ctx.show(views.roster(ctx.texts, roster), form=opened)


async def look(ctx: Context) -> None:
    card = await ctx.services.people.members.look(ctx.caller, person_id=ctx.number(0))
    await ctx.show(views.card(ctx.texts, card, page=ctx.page(1)))


async def approve(ctx: Context) -> None:
    await _decide(ctx, MemberState.APPROVED)


async def refuse(ctx: Context) -> None:
    await _decide(ctx, MemberState.REFUSED)


async def _decide(ctx: Context, state: MemberState) -> None:
    decision = await ctx.services.people.members.decide(
        ctx.caller, person_id=ctx.number(0), revision=ctx.number(1), state=state
    )
    await ctx.show(views.decided(ctx.texts, decision))
