"""Attaching files to what is being written, and sending what is attached to whoever asks to see it."""

from dataclasses import replace

from telegram import Message

from handlers.content import media_of
from handlers.context import Context
from handlers.publishing.views import attaching as views
from siman_bot.conversations.publishing.attaching import AttachingForm
from siman_bot.domain.media import SIZE_LIMITS, Media
from siman_bot.services.publishing.attaching import Attached


async def begin(ctx: Context) -> None:
    prompt = await ctx.conversations.publishing.attaching.begin(ctx.caller, draft_id=ctx.number(0))
    await ctx.show(views.form(ctx.texts, prompt), form=prompt.open)


async def again(ctx: Context) -> None:
    """Ask once more for files."""
    if ctx.open is not None and isinstance(ctx.open.form, AttachingForm):
        await begin(replace(ctx, args=(str(ctx.open.form.draft),)))


async def take(ctx: Context) -> None:
    """Below what was sent; what belongs to an album changes the answer to its first one."""
    prompt = await ctx.conversations.publishing.attaching.take(
        ctx.caller,
        file=file_of(ctx.message),
        album=(ctx.message.media_group_id or "") if ctx.message is not None else "",
        captioned=bool(ctx.typed),
    )
    await ctx.show(views.form(ctx.texts, prompt), form=prompt.open, goes_on=prompt.goes_on)


async def remove(ctx: Context) -> None:
    prompt = await ctx.conversations.publishing.attaching.remove(
        ctx.caller, draft_id=ctx.number(0), revision=ctx.number(1), place=ctx.number(2)
    )
    await ctx.show(views.form(ctx.texts, prompt), form=prompt.open)


async def clear(ctx: Context) -> None:
    prompt = await ctx.conversations.publishing.attaching.clear(
        ctx.caller, draft_id=ctx.number(0), revision=ctx.number(1)
    )
    await ctx.show(views.form(ctx.texts, prompt), form=prompt.open)


async def see_draft(ctx: Context) -> None:
    await _see(ctx, await ctx.services.publishing.attaching.of_draft(ctx.caller, draft_id=ctx.number(0)))


async def see_version(ctx: Context) -> None:
    await _see(
        ctx,
        await ctx.services.publishing.attaching.of_version(ctx.caller, item_id=ctx.number(0), version=ctx.number(1)),
    )


async def see_published(ctx: Context) -> None:
    await _see(ctx, await ctx.services.publishing.attaching.published(item_id=ctx.number(0)))


async def see_offer(ctx: Context) -> None:
    await _see(ctx, await ctx.services.publishing.attaching.of_offer(ctx.caller, relay_id=ctx.number(0)))


async def _see(ctx: Context, attached: Attached) -> None:
    """As a group sees it, but for the words that come after an album."""
    await ctx.answers.send(views.seen(ctx.texts, attached), media=attached.content.media)


def file_of(message: Message | None) -> Media | None:
    """The photo, video or document of a message."""
    media = None if message is None else media_of(message)
    return media if media is not None and media.kind in SIZE_LIMITS else None
