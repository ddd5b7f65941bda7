"""/buat: writing an item, sending it for review, and the writer's own items."""

from dataclasses import replace
from typing import Final

from handlers.context import Context
from handlers.paging import cut_at
from handlers.publishing import attaching
from handlers.publishing.views import writing as views
from siman_bot.conversations.publishing.writing import WritingForm, WritingPrompt, WritingStep
from siman_bot.domain.refusals import NotFound, Stale
from siman_bot.services.paging import Cut

PAGE: Final = 5
PLACES: Final = 4
FOUND: Final = 6
"""Places by their name; what isn't among them is searched for with more of it."""


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
    await show(ctx, await ctx.conversations.publishing.writing.begin(ctx.caller))


async def typed(ctx: Context) -> None:
    """At the preview a file is to be attached: that is what people send there."""
    form = None if ctx.open is None else ctx.open.form
    at_preview = isinstance(form, WritingForm) and form.step is WritingStep.PREVIEW
    if at_preview and attaching.file_of(ctx.message) is not None:
        await attaching.take(ctx)
        return
    await show(ctx, await ctx.conversations.publishing.writing.write(ctx.caller, text=ctx.typed))


async def again(ctx: Context) -> None:
    """Ask once more what is asked now."""
    form = None if ctx.open is None else ctx.open.form
    if isinstance(form, WritingForm) and form.draft is not None:
        await reopen(replace(ctx, args=(str(form.draft), form.step)))
    else:
        await begin(ctx)


async def change_answer(ctx: Context, step: str) -> None:
    """A message that answered a field says something else now."""
    await show(ctx, await ctx.conversations.publishing.writing.change_answer(ctx.caller, step=step, text=ctx.typed))


async def resume(ctx: Context) -> None:
    await show(ctx, await ctx.conversations.publishing.writing.resume(ctx.caller, draft_id=ctx.number(0)))


async def change(ctx: Context) -> None:
    """Which field is to be changed."""
    prompt = await ctx.conversations.publishing.writing.resume(ctx.caller, draft_id=ctx.number(0))
    await ctx.show(views.changing(ctx.texts, prompt), form=prompt.open)


async def plan(ctx: Context) -> None:
    """What is to be said of when it goes out."""
    prompt = await ctx.conversations.publishing.writing.resume(ctx.caller, draft_id=ctx.number(0))
    await ctx.show(views.planned(ctx.texts, prompt), form=prompt.open)


async def reopen(ctx: Context) -> None:
    prompt = await ctx.conversations.publishing.writing.reopen(ctx.caller, draft_id=ctx.number(0), step=ctx.part(1))
    await show(ctx, prompt)


async def use_last(ctx: Context) -> None:
    prompt = await ctx.conversations.publishing.writing.use_last(
        ctx.caller, draft_id=ctx.number(0), revision=ctx.number(1), step=ctx.part(2)
    )
    await show(ctx, prompt)


async def places(ctx: Context) -> None:
    draft_id, cut, province = ctx.number(0), cut_at(ctx.number(1), size=PLACES), ctx.part(2)
    try:
        choices = await ctx.services.publishing.writing.targets(
            ctx.caller, draft_id=draft_id, cut=cut, province=province
        )
    except NotFound:
        raise Stale("button-expired") from None
    await ctx.show(views.places(ctx.texts, choices))


async def aim(ctx: Context) -> None:
    prompt = await ctx.conversations.publishing.writing.aim(
        ctx.caller, draft_id=ctx.number(0), revision=ctx.number(1), kind=ctx.part(2), code=ctx.part(3)
    )
    await show(ctx, prompt)


async def choose_way(ctx: Context) -> None:
    prompt = await ctx.conversations.publishing.writing.choose_way(
        ctx.caller, draft_id=ctx.number(0), revision=ctx.number(1), way=ctx.part(2)
    )
    await show(ctx, prompt)


async def answer(ctx: Context) -> None:
    prompt = await ctx.conversations.publishing.writing.answer(
        ctx.caller, draft_id=ctx.number(0), revision=ctx.number(1), mark=ctx.part(2)
    )
    await show(ctx, prompt)


async def ask_discard(ctx: Context) -> None:
    await ctx.show(views.ask_discard(ctx.texts, draft_id=ctx.number(0), revision=ctx.number(1)))


async def discard(ctx: Context) -> None:
    await ctx.conversations.publishing.writing.discard(ctx.caller, draft_id=ctx.number(0), revision=ctx.number(1))
    await ctx.show(views.discarded(ctx.texts))


async def rewrite(ctx: Context) -> None:
    await show(ctx, await ctx.conversations.publishing.writing.rewrite(ctx.caller, item_id=ctx.number(0)))


async def show(ctx: Context, prompt: WritingPrompt) -> None:
    """Below what was typed, because a long text would push the form's last message out of sight."""
    if prompt.step is WritingStep.TARGET and prompt.draft is not None:
        choices = await ctx.services.publishing.writing.targets(
            ctx.caller,
            draft_id=prompt.draft.id,
            cut=Cut(limit=FOUND if prompt.search else PLACES),
            search=prompt.search,
        )
        await ctx.show(views.places(ctx.texts, choices), form=prompt.open)
        return
    await ctx.show(views.form(ctx.texts, prompt), form=prompt.open)
