"""Who waits for approval, members' details, and the decision."""

from handlers.context import Context
from handlers.people.views import members as views
from siman_bot.domain.people.person import MemberState


async def open_(ctx: Context) -> None:
    roster = await ctx.services.people.members.open(ctx.caller)
    await ctx.show(views.roster(ctx.texts, roster), dialog=roster.dialog)


async def turn(ctx: Context) -> None:
    roster = await ctx.services.people.members.turn(ctx.caller, page=ctx.number(0))
    await ctx.show(views.roster(ctx.texts, roster), dialog=roster.dialog)


async def search(ctx: Context) -> None:
    roster = await ctx.services.people.members.search(ctx.caller, typed=ctx.typed)
    await ctx.show(views.roster(ctx.texts, roster), dialog=roster.dialog, in_place=True)


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
