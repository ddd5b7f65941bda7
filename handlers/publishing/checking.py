"""/konten and /cek: what is official. For everybody, before consent too."""

from collections.abc import Sequence
from typing import Final

from handlers.content import hidden_links
from handlers.context import Context
from handlers.paging import cut_at
from handlers.publishing.views import checking as views
from handlers.publishing.views.sayings import sayings
from handlers.screen import Screen
from handlers.tasks import leading_home
from siman_bot.conversations.asking import CommandStep
from siman_bot.domain.code import CodeKind, codes_in, read_code

PAGE: Final = 5


async def contents(ctx: Context) -> None:
    found = await ctx.services.publishing.checking.contents(ctx.caller, cut=cut_at(0, size=PAGE), search=ctx.typed)
    asks = ctx.person is not None and ctx.person.has_agreed and (ctx.leaving or bool(ctx.typed)) and ctx.in_private
    opened = await ctx.conversations.asking.ask(ctx.caller, step=CommandStep.CONTENT) if asks else None
    await ctx.show(leading_home(ctx.texts, views.contents(ctx.texts, found)), form=opened)


async def turn(ctx: Context) -> None:
    found = await ctx.services.publishing.checking.contents(
        ctx.caller, cut=cut_at(ctx.number(0), size=PAGE), search=ctx.part(1)
    )
    await ctx.show(views.contents(ctx.texts, found))


async def open_(ctx: Context) -> None:
    published = await ctx.services.publishing.checking.published(item_id=ctx.number(0))
    await ctx.show(views.published(ctx.texts, published, page=ctx.number(1), search=ctx.part(2)))


async def share(ctx: Context) -> None:
    """The ways to share it, each with the one share text."""
    shown = await ctx.services.publishing.checking.to_share(item_id=ctx.number(0))
    await ctx.show(views.share(ctx.texts, shown, bot_username=ctx.bot.username))


async def check(ctx: Context) -> None:
    """Without anything to check, what is sent next is checked."""
    replied = ctx.replied
    if not ctx.typed and replied is not None and (replied.text or replied.links):
        await _show_finding(ctx, replied.text, links=replied.links)
        return
    if not ctx.typed:
        agreed = ctx.person is not None and ctx.person.has_agreed
        opened = await ctx.conversations.asking.ask(ctx.caller, step=CommandStep.CHECK) if agreed else None
        await ctx.show(views.ask(ctx.texts, waits=agreed), form=opened)
        return
    await _show_finding(ctx, ctx.typed, links=hidden_links(ctx.message))


def names_an_item(text: str) -> bool:
    """Whether a text that was sent without a command holds what may be a code of ours, and more than that."""
    return bool(codes_in(CodeKind.ITEM, text)) and read_code(CodeKind.ITEM, text) is None


async def check_pasted(ctx: Context) -> None:
    """What was forwarded or pasted without a command, as `check` does."""
    await _show_finding(ctx, ctx.typed, links=hidden_links(ctx.message))


async def check_link(ctx: Context) -> None:
    await _show_finding(ctx, ctx.part(0))


async def _show_finding(ctx: Context, text: str, *, links: Sequence[str] = ()) -> None:
    await ctx.show(await finding(ctx, text, links=links))


async def finding(ctx: Context, text: str, *, links: Sequence[str] = ()) -> Screen:
    """What is known of a text."""
    official = await ctx.services.amplification.contesting.find(text)
    if official is not None:
        return views.official_account(
            ctx.texts,
            official.name,
            url=official.url,
            institution=official.institution,
            page=official.page,
            contest=None if official.contested else (official.id, official.declared),
        )
    found = await ctx.services.publishing.checking.check(text, sayings=sayings, links=links)
    shareable = found.content is not None and await ctx.services.publishing.checking.is_shareable(item_id=found.item_id)
    return views.finding(ctx.texts, found, shareable=shareable)
