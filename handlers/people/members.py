"""Who waits for approval, members' details, and the decision."""

from typing import Final

from handlers.context import Context
from handlers.paging import cut_at
from handlers.people.views import members as views
from siman_bot.domain.people.person import RefusalReason

PAGE: Final = 4


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
    decision = await ctx.services.people.members.decide(ctx.caller, person_id=ctx.number(0), revision=ctx.number(1))
    await ctx.show(views.decided(ctx.texts, decision))


async def ask_why(ctx: Context) -> None:
    """Whom it is about stays in sight."""
    card = await ctx.services.people.members.look(ctx.caller, person_id=ctx.number(0))
    await ctx.show(views.why_refused(ctx.texts, card, revision=ctx.number(1)))


async def refuse(ctx: Context) -> None:
    decision = await ctx.services.people.members.decide(
        ctx.caller, person_id=ctx.number(0), revision=ctx.number(1), refused_for=ctx.word(RefusalReason, 2)
    )
    await ctx.show(views.decided(ctx.texts, decision))


async def reopen(ctx: Context) -> None:
    await ctx.services.people.members.reopen(ctx.caller, person_id=ctx.number(0), revision=ctx.number(1))
    card = await ctx.services.people.members.look(ctx.caller, person_id=ctx.number(0))
    await ctx.show(views.card(ctx.texts, card, page=0))
