"""The messages of a broadcast, taken home as a spreadsheet."""

import asyncio
from collections.abc import AsyncIterator
from typing import Final

from handlers.context import Context
from siman_bot.rendering import broadcast_sheet
from siman_bot.services.paging import Cut
from siman_bot.services.sending.broadcasts.manifest import Entry

AT_ONCE: Final = 1_000
"""Messages that are read in one go, so that nobody waits while a large broadcast is read."""


async def export(ctx: Context) -> None:
    code = await ctx.services.sending.manifest.export(ctx.caller, broadcast_id=ctx.number(0))
    await ctx.toast("broadcast-export-coming")
    # Seconds of work for a large broadcast, during which everybody else is to be answered.
    with broadcast_sheet.Sheet(broadcast_sheet.words(ctx.texts)) as sheet:
        async for entries in _parts(ctx, ctx.number(0)):
            await asyncio.to_thread(sheet.add, entries)
        content = await asyncio.to_thread(sheet.content)
    await ctx.answers.send_document(f"siaran-{code}.xlsx", content)


async def _parts(ctx: Context, broadcast_id: int) -> AsyncIterator[tuple[Entry, ...]]:
    cut, more = Cut(limit=AT_ONCE), True
    while more:
        part = await ctx.services.sending.manifest.part(broadcast_id=broadcast_id, cut=cut)
        if part.rows:
            yield part.rows
            cut = Cut(limit=AT_ONCE, cursor=part.rows[-1].id + 1)
        more = part.more
