"""Stopping everything outgoing, and letting it go on."""

import asyncio

from handlers.context import Context
from handlers.sending.views import stopping as views
from siman_bot.domain.people.person import clock_of_reader
from siman_bot.texts.catalogue import texts_in


async def look(ctx: Context) -> None:
    await ctx.show(views.look(ctx.texts, await ctx.services.sending.stopping.look(ctx.caller), clock=ctx.clock))


async def stop(ctx: Context) -> None:
    """The others with the right are told at once and directly: the outbox, which tells everything else, stands."""
    halted = await ctx.services.sending.stopping.stop(ctx.caller, seen=ctx.number(0))
    await look(ctx)
    clocks = {one.telegram_id: clock_of_reader(one) for one in await ctx.services.people.granting.holders()}
    await asyncio.gather(
        *(
            ctx.answers.tell(
                one.telegram_id,
                views.told(texts_in(one.language), halted.since, clock=clocks.get(one.telegram_id, ctx.clock)),
            )
            for one in halted.told
        )
    )


async def resume(ctx: Context) -> None:
    await ctx.services.sending.stopping.resume(ctx.caller, seen=ctx.number(0))
    await ctx.show(views.resumed(ctx.texts))
