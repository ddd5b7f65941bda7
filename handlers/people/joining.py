"""Registering as a member, and one's own profile."""

from typing import Final

from handlers import gates
from handlers.context import Context
from handlers.people.views import joining as views
from siman_bot.conversations.people.joining import Question
from siman_bot.conversations.people.joining_form import JoiningForm
from siman_bot.domain.refusals import ConsentMissing

PAGE: Final = 4
"""Options on one screen."""


async def begin(ctx: Context) -> None:
    if ctx.user is None:
        raise ConsentMissing
    question = await ctx.conversations.people.joining.begin(
        ctx.caller, name=ctx.user.full_name, size=PAGE, wish=":".join(ctx.args), beneath=gates.answered_id(ctx)
    )
    await _ask(ctx, question)


async def again(ctx: Context) -> None:
    await _ask(ctx, await ctx.conversations.people.joining.again(ctx.caller, size=PAGE))


async def pick(ctx: Context) -> None:
    await _ask(
        ctx,
        await ctx.conversations.people.joining.pick(ctx.caller, revision=ctx.number(0), value=ctx.part(1), size=PAGE),
    )


async def turn(ctx: Context) -> None:
    await _ask(
        ctx,
        await ctx.conversations.people.joining.turn(ctx.caller, revision=ctx.number(0), page=ctx.number(1), size=PAGE),
    )


async def back(ctx: Context) -> None:
    await _ask(ctx, await ctx.conversations.people.joining.back(ctx.caller, revision=ctx.number(0), size=PAGE))


async def write(ctx: Context) -> None:
    await _ask(ctx, await ctx.conversations.people.joining.write(ctx.caller, typed=ctx.typed, size=PAGE))


async def rename(ctx: Context, _step: str) -> None:
    """The message that named an institution names another one now."""
    await _ask(ctx, await ctx.conversations.people.joining.rename(ctx.caller, typed=ctx.typed, size=PAGE))


async def send(ctx: Context) -> None:
    """Whoever came here on the way to something finds it beneath the answer."""
    wish = ctx.open.form.wish if ctx.open is not None and isinstance(ctx.open.form, JoiningForm) else ""
    applied = await ctx.conversations.people.joining.send(ctx.caller, revision=ctx.number(0))
    await ctx.show(views.applied(ctx.texts, applied, wish=wish))


async def profile(ctx: Context) -> None:
    await ctx.show(views.profile(ctx.texts, await ctx.services.people.joining.profile(ctx.caller)))


async def _ask(ctx: Context, question: Question) -> None:
    await ctx.show(views.question(ctx.texts, question), form=question.open, beneath=question.open.form.beneath)
