"""One's own data: seen, handed out, erased."""

from dataclasses import replace
from functools import partial

from handlers import menus
from handlers.context import Context
from handlers.edge.sealing import seal
from handlers.paging import cut_at
from handlers.people.views import own_data as views
from siman_bot.domain.refusals import Stale
from siman_bot.services.people.own_data import DataPart


async def own_data(ctx: Context) -> None:
    data = await ctx.services.people.own_data.disclosure(ctx.caller)
    await ctx.show(views.own_data(ctx.texts, data, ctx.page()))


async def part(ctx: Context) -> None:
    part = _part(ctx)
    data = await ctx.services.people.own_data.disclosure(ctx.caller)
    shown = data.newest(part, cut_at(ctx.page(1), size=views.RECORDS))
    await ctx.show(views.part(ctx.texts, data, part, shown))


async def export(ctx: Context) -> None:
    data = await ctx.services.people.own_data.disclosure(ctx.caller)
    await ctx.answers.send_document(views.READABLE_NAME, views.readable(ctx.texts, data))
    await ctx.answers.send_document(views.EXPORT_NAME, views.export(ctx.texts, data))


async def ask_erasure(ctx: Context) -> None:
    await ctx.show(views.ask_erasure(ctx.texts, await ctx.services.people.own_data.disclosure(ctx.caller)))


async def erase(ctx: Context) -> None:
    await ctx.services.people.own_data.erase(ctx.caller, person_id=ctx.number(0))
    if ctx.person is not None and ctx.person.grants:
        await menus.set_menu_of(ctx.bot, ctx.commands, replace(ctx.person, grants=()))
    overwritten = await ctx.services.people.own_data.overwrite(ctx.caller, sealed=partial(seal, token=ctx.bot.token))
    await ctx.show(views.erased(ctx.texts, overwritten=overwritten))


def _part(ctx: Context) -> DataPart:
    try:
        return DataPart(ctx.part(0))
    except ValueError:
        raise Stale("button-expired") from None
