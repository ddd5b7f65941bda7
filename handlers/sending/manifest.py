"""The messages of a broadcast, taken home as a spreadsheet."""

import asyncio

from handlers.context import Context
from siman_bot.rendering import broadcast_sheet


async def export(ctx: Context) -> None:
    code = await ctx.services.sending.manifest.export(ctx.caller, broadcast_id=ctx.number(0))
    await ctx.toast("broadcast-export-coming")
    # Seconds of work for a large broadcast, during which everybody else is to be answered.
    with broadcast_sheet.Sheet(broadcast_sheet.words(ctx.texts)) as sheet:
        async for page in ctx.services.sending.manifest.pages(broadcast_id=ctx.number(0)):
            await asyncio.to_thread(sheet.add, page)
        content = await asyncio.to_thread(sheet.content)
    await ctx.answers.send_document(f"siaran-{code}.xlsx", content)
