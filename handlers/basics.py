"""Start, consent, help, language, cancel, and what isn't understood."""

from typing import Final

from handlers import menus
from handlers.commands import commands_for
from handlers.context import Context
from handlers.views import basics as views
from siman_bot.domain.code import CodeKind, read_code
from siman_bot.domain.people.person import CONSENT_VERSION
from siman_bot.domain.post_link import first_post_link
from siman_bot.domain.refusals import Stale
from siman_bot.domain.similar import closest
from siman_bot.texts.catalogue import LANGUAGES

SUGGESTIONS: Final = 2
LONG_TEXT: Final = 80
"""Characters from which free text is rather a pasted post than a mistyped command."""


async def start(ctx: Context) -> None:
    if ctx.person is None or not ctx.person.has_agreed:
        await ctx.show(views.consent(ctx.texts))
        return
    await menus.set_menu_of(ctx.bot, ctx.commands, ctx.person)
    await ctx.show(views.home(ctx.texts, ctx.person))


async def show_consent(ctx: Context) -> None:
    """The consent text in the language of the button, before anything is stored."""
    await ctx.show(views.consent(ctx.in_language(_language(ctx)).texts))


async def agree(ctx: Context) -> None:
    language = _language(ctx)
    if ctx.number(1) != CONSENT_VERSION or ctx.user is None:
        raise Stale("button-expired")
    await ctx.services.people.consenting.agree(
        ctx.caller, name=ctx.user.full_name, language=language, text_version=CONSENT_VERSION
    )
    await ctx.show(views.agreed(ctx.in_language(language).texts))


async def decline(ctx: Context) -> None:
    await ctx.show(views.declined(ctx.in_language(_language(ctx)).texts, is_stored=ctx.person is not None))


async def help_(ctx: Context) -> None:
    roles = ctx.person.roles if ctx.person is not None else frozenset()
    if ctx.person is not None and roles:
        await menus.set_menu_of(ctx.bot, ctx.commands, ctx.person)
    await ctx.show(views.help_(ctx.texts, commands_for(ctx.commands, roles)))


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


async def cancel(ctx: Context) -> None:
    was_open = await ctx.conversations.forms.cancel(ctx.caller)
    await ctx.show(views.cancelled(ctx.texts) if was_open else views.nothing_to_cancel(ctx.texts))


async def unknown_command(ctx: Context) -> None:
    roles = ctx.person.roles if ctx.person is not None else frozenset()
    known = [command.name for command in commands_for(ctx.commands, roles)]
    await ctx.show(views.unknown(ctx.texts, closest(ctx.typed, known, SUGGESTIONS)))


async def unknown_text(ctx: Context) -> None:
    """The two likeliest commands for what was written freely."""
    if not ctx.typed:
        likeliest = ["lapor", "bantuan"]
    elif _is_code(CodeKind.ITEM, ctx.typed):
        likeliest = ["cek", "sebar"]
    elif _is_code(CodeKind.TICKET, ctx.typed):
        likeliest = ["tiket", "lapor"]
    elif first_post_link(ctx.typed) is not None:
        likeliest = ["sebar", "lapor"]
    elif len(ctx.typed) > LONG_TEXT:
        likeliest = ["lapor", "cek"]
    else:
        roles = ctx.person.roles if ctx.person is not None else frozenset()
        known = [command.name for command in commands_for(ctx.commands, roles)]
        likeliest = closest(ctx.typed.split()[0], known, SUGGESTIONS)
    await ctx.show(views.unknown(ctx.texts, likeliest))


def _language(ctx: Context) -> str:
    language = ctx.part(0)
    if language not in LANGUAGES:
        raise Stale("button-expired")
    return language


def _is_code(kind: CodeKind, typed: str) -> bool:
    """With its prefix: without it many a word of five letters would be one."""
    return typed.upper().startswith(f"{kind}-") and read_code(kind, typed) is not None
