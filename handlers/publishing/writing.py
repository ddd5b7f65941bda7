"""/buat: writing an item, sending it for review, and the writer's own items."""

from typing import Final

from handlers.context import Context
from handlers.paging import cut_at
from handlers.publishing import attaching
from handlers.publishing.views import writing as views
from siman_bot.services.publishing.writing import Form, Step

PAGE: Final = 6


async def start(ctx: Context) -> None:
    page = await ctx.services.publishing.submitting.desk(ctx.caller, cut=cut_at(0, size=PAGE))
    if page.rows:
        await ctx.show(views.desk(ctx.texts, page))
    else:
        await begin(ctx)


async def desk(ctx: Context) -> None:
    page = await ctx.services.publishing.submitting.desk(ctx.caller, cut=cut_at(ctx.page(), size=PAGE))
    await ctx.show(views.desk(ctx.texts, page))


async def begin(ctx: Context) -> None:
    await _show(ctx, await ctx.services.publishing.writing.begin(ctx.caller))


async def typed(ctx: Context) -> None:
    """At the preview a file is to be attached: that is what people send there."""
    if ctx.dialog is not None and ctx.dialog.step == Step.PREVIEW and attaching.file_of(ctx.message) is not None:
        await attaching.take(ctx)
        return
    await _show(ctx, await ctx.services.publishing.writing.write(ctx.caller, text=ctx.typed))


async def resume(ctx: Context) -> None:
    await _show(ctx, await ctx.services.publishing.writing.resume(ctx.caller, draft_id=ctx.number(0)))


async def reopen(ctx: Context) -> None:
    await _show(ctx, await ctx.services.publishing.writing.reopen(ctx.caller, draft_id=ctx.number(0), step=ctx.part(1)))


async def use_last(ctx: Context) -> None:
    form = await ctx.services.publishing.writing.use_last(
        ctx.caller, draft_id=ctx.number(0), revision=ctx.number(1), step=ctx.part(2)
    )
    await _show(ctx, form)


async def places(ctx: Context) -> None:
    draft, choices = await ctx.services.publishing.writing.choices(
        ctx.caller, draft_id=ctx.number(0), page=ctx.number(1), province=ctx.part(2)
    )
    await ctx.show(views.places(ctx.texts, draft, choices))


async def aim(ctx: Context) -> None:
    form = await ctx.services.publishing.writing.aim(
        ctx.caller, draft_id=ctx.number(0), revision=ctx.number(1), kind=ctx.part(2), code=ctx.part(3)
    )
    await _show(ctx, form)


async def choose_way(ctx: Context) -> None:
    form = await ctx.services.publishing.writing.choose_way(
        ctx.caller, draft_id=ctx.number(0), revision=ctx.number(1), way=ctx.part(2)
    )
    await _show(ctx, form)


async def ask_discard(ctx: Context) -> None:
    await ctx.show(views.ask_discard(ctx.texts, draft_id=ctx.number(0), revision=ctx.number(1)))


async def discard(ctx: Context) -> None:
    await ctx.services.publishing.writing.discard(ctx.caller, draft_id=ctx.number(0), revision=ctx.number(1))
    await ctx.show(views.discarded(ctx.texts))


async def rewrite(ctx: Context) -> None:
    await _show(ctx, await ctx.services.publishing.writing.rewrite(ctx.caller, item_id=ctx.number(0)))


async def _show(ctx: Context, form: Form) -> None:
    """Below what was typed, because a long text would push the form's last message out of sight."""
    await ctx.show(views.form(ctx.texts, form), dialog=form.dialog)
