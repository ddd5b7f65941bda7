"""Start, consent and language."""

from dataclasses import replace

from handlers import gates, menus
from handlers.context import Context
from handlers.people.views import consenting as views
from handlers.tasks import BENEATH
from siman_bot.domain.people.person import CONSENT_VERSION
from siman_bot.domain.refusals import Already, Stale
from siman_bot.texts.catalogue import LANGUAGES


async def start(ctx: Context) -> None:
    if ctx.person is None or not ctx.person.has_agreed:
        await ctx.show(views.consent(ctx.texts))
        return
    await menus.set_menu_of(ctx.bot, ctx.commands, ctx.person)
    home = views.home(ctx.texts, ctx.person)
    if ctx.args == (BENEATH,):
        await ctx.answers.send(home)
    else:
        await ctx.show(home)


async def show_consent(ctx: Context) -> None:
    """The consent text in the language of the button, before anything is stored."""
    await ctx.show(views.consent(ctx.in_language(_language(ctx)).texts, ctx.args[1:]))


async def agree(ctx: Context) -> None:
    """Whoever was asked on the way to something goes on to it."""
    language, wish = _language(ctx), ctx.args[2:]
    if ctx.number(1) != CONSENT_VERSION or ctx.user is None:
        raise Stale("button-expired")
    try:
        await ctx.services.people.consenting.agree(
            ctx.caller, name=ctx.user.full_name, language=language, text_version=CONSENT_VERSION
        )
    except Already:
        if not wish:
            raise
    if wish:
        standing = await ctx.services.people.consenting.standing(ctx.caller.telegram_id)
        passed = replace(ctx.in_language(language), person=standing.person)
        passed.answers.say_last(views.agreed_shortly(passed.texts))
        await gates.go_on(passed, wish)
    else:
        await ctx.show(views.agreed(ctx.in_language(language).texts))


async def decline(ctx: Context) -> None:
    await ctx.show(views.declined(ctx.in_language(_language(ctx)).texts, is_stored=ctx.person is not None))


async def language(ctx: Context) -> None:
    await ctx.show(views.languages(ctx.texts))


async def choose_language(ctx: Context) -> None:
    chosen = _language(ctx)
    if ctx.person is None or not ctx.person.has_agreed:
        await show_consent(ctx)
        return
    await ctx.services.people.consenting.choose_language(ctx.caller, language=chosen)
    ctx = ctx.in_language(chosen)
    standing = await ctx.services.people.consenting.standing(ctx.caller.telegram_id)
    if standing.person is not None:
        await menus.set_menu_of(ctx.bot, ctx.commands, standing.person)
    await ctx.show(views.language_chosen(ctx.texts))


def _language(ctx: Context) -> str:
    language = ctx.part(0)
    if language not in LANGUAGES:
        raise Stale("button-expired")
    return language
