"""Registering as a member, and one's own profile."""

from handlers.context import Context
from handlers.people.views import joining as views
from siman_bot.domain.refusals import ConsentMissing


async def begin(ctx: Context) -> None:
    if ctx.user is None:
        raise ConsentMissing
    form = await ctx.services.people.joining.begin(ctx.caller, name=ctx.user.full_name)
    await ctx.show(views.form(ctx.texts, form), dialog=form.dialog)


async def pick(ctx: Context) -> None:
    form = await ctx.services.people.joining.pick(ctx.caller, revision=ctx.number(0), value=ctx.part(1))
    await ctx.show(views.form(ctx.texts, form), dialog=form.dialog)


async def turn(ctx: Context) -> None:
    form = await ctx.services.people.joining.turn(ctx.caller, revision=ctx.number(0), page=ctx.number(1))
    await ctx.show(views.form(ctx.texts, form), dialog=form.dialog)


async def back(ctx: Context) -> None:
    form = await ctx.services.people.joining.back(ctx.caller, revision=ctx.number(0))
    await ctx.show(views.form(ctx.texts, form), dialog=form.dialog)


async def write(ctx: Context) -> None:
    form = await ctx.services.people.joining.write(ctx.caller, typed=ctx.typed)
    await ctx.show(views.form(ctx.texts, form), dialog=form.dialog, in_place=True)


async def send(ctx: Context) -> None:
    sent = await ctx.services.people.joining.send(ctx.caller, revision=ctx.number(0))
    await ctx.show(views.sent(ctx.texts, sent))


async def profile(ctx: Context) -> None:
    await ctx.show(views.profile(ctx.texts, await ctx.services.people.joining.profile(ctx.caller)))
