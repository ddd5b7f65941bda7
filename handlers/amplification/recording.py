"""Recording shares and looking at one's own records."""

from collections.abc import Sequence
from typing import Final

from handlers.amplification.views import recording as views
from handlers.content import hidden_links
from handlers.context import Context
from handlers.paging import cut_at
from handlers.tasks import leading_home
from siman_bot.conversations.amplification.recording import ShareForm, ShareStep
from siman_bot.conversations.asking import CommandStep
from siman_bot.domain.code import CodeKind, codes_in, read_code
from siman_bot.domain.post_link import parse_profile_link, posts_in
from siman_bot.domain.refusals import Invalid, NotFound
from siman_bot.services.amplification.recording import OwnShares

ITEMS: Final = 5
RECORDS: Final = 5


async def items(ctx: Context) -> None:
    """The items to choose from; what is typed after the command, or in answer to the list, chooses at once."""
    if ctx.typed:
        await _choose(ctx)
        return
    form = None if ctx.open is None else ctx.open.form
    waiting = form.links if isinstance(form, ShareForm) and form.step is ShareStep.ITEM else ()
    page = await ctx.services.amplification.recording.items(ctx.caller, cut=cut_at(ctx.page(), size=ITEMS))
    asks = ctx.leaving and not waiting
    opened = await ctx.conversations.asking.ask(ctx.caller, step=CommandStep.SHARE) if asks else None
    await ctx.show(leading_home(ctx.texts, views.items(ctx.texts, page, links=len(waiting))), form=opened)


async def open_item(ctx: Context) -> None:
    await _open(ctx, ctx.part(0))


async def again(ctx: Context) -> None:
    """Ask once more for the link."""
    opened = await ctx.conversations.amplification.recording.again(ctx.caller)
    await ctx.show(views.ask_link(ctx.texts, opened), form=opened.open)


async def begin_with(ctx: Context, links: Sequence[str]) -> None:
    """Choose the item that these posts are shares of."""
    await ctx.conversations.amplification.recording.keep_links(ctx.caller, links=links)
    page = await ctx.services.amplification.recording.items(ctx.caller, cut=cut_at(0, size=ITEMS))
    await ctx.show(views.items(ctx.texts, page, links=len(links)))


async def take_link(ctx: Context) -> None:
    """Each link of a message, those behind its words too; while the item isn't chosen they wait with the others."""
    links = posts_in(_linked(ctx))
    if not links and parse_profile_link(_linked(ctx)) is not None:
        raise Invalid("link-is-profile")
    form = None if ctx.open is None else ctx.open.form
    if not isinstance(form, ShareForm) or form.step is not ShareStep.ITEM:
        await _take(ctx, links)
    elif links:
        await begin_with(ctx, posts_in("\n".join([*form.links, *links])))
    else:
        await _open(ctx, ctx.typed)


async def record_as(ctx: Context) -> None:
    taken = await ctx.conversations.amplification.recording.choose(
        ctx.caller, account_id=ctx.number(0), revision=ctx.number(1)
    )
    await ctx.show(views.taken(ctx.texts, taken), form=taken.open)


async def close(ctx: Context) -> None:
    await ctx.conversations.amplification.recording.close(ctx.caller)
    await ctx.show(views.closed(ctx.texts))


async def records(ctx: Context) -> None:
    await ctx.show(views.records(ctx.texts, await _records(ctx, ctx.page())))


async def delete_record(ctx: Context) -> None:
    await ctx.services.amplification.recording.delete(ctx.caller, record_id=ctx.number(0))
    left = await _records(ctx, ctx.page(1))
    await ctx.toast("record-deleted")
    await ctx.show(views.records(ctx.texts, left))


async def _choose(ctx: Context) -> None:
    """Links are recorded, for the item whose code stands beside them; words are those of a title, else a code."""
    links, codes = posts_in(_linked(ctx)), codes_in(CodeKind.ITEM, ctx.typed)
    if links and len(codes) == 1:
        await ctx.conversations.amplification.recording.keep_links(ctx.caller, links=links)
        await _open(ctx, codes[0])
    elif links:
        await begin_with(ctx, links)
    elif codes:
        await _open(ctx, ctx.typed)
    else:
        await _search(ctx)


async def _search(ctx: Context) -> None:
    found = await ctx.services.amplification.recording.items(ctx.caller, cut=cut_at(0, size=ITEMS), search=ctx.typed)
    if not found.rows:
        if read_code(CodeKind.ITEM, ctx.typed) is None:
            raise NotFound("title-unknown")
        await _open(ctx, ctx.typed)
        return
    opened = await ctx.conversations.asking.ask(ctx.caller, step=CommandStep.SHARE)
    await ctx.show(leading_home(ctx.texts, views.found(ctx.texts, found)), form=opened)


def _linked(ctx: Context) -> str:
    """What was typed, with the links behind its words."""
    return "\n".join([ctx.typed, *hidden_links(ctx.message)])


async def _open(ctx: Context, code: str) -> None:
    opened = await ctx.conversations.amplification.recording.open(ctx.caller, code=code)
    if opened.open.form.links:
        await _take(ctx, opened.open.form.links)
        return
    await ctx.show(views.ask_link(ctx.texts, opened), form=opened.open)


async def _take(ctx: Context, links: Sequence[str]) -> None:
    taken = await ctx.conversations.amplification.recording.take_links(ctx.caller, links=links)
    await ctx.show(views.taken(ctx.texts, taken), form=taken.open)


async def _records(ctx: Context, page: int) -> OwnShares:
    return await ctx.services.amplification.recording.records(ctx.caller, cut=cut_at(page, size=RECORDS))
