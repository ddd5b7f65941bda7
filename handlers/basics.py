"""Help, cancel, and what isn't understood."""

from typing import Final

from handlers import menus
from handlers.commands import commands_for
from handlers.context import Context
from handlers.tasks import by_task
from handlers.views import basics as views
from siman_bot.domain.code import CodeKind, read_code
from siman_bot.domain.post_link import first_post_link
from siman_bot.domain.similar import closest
from siman_bot.domain.text import clean

SUGGESTIONS: Final = 2
LONG_TEXT: Final = 80
"""Characters from which free text is rather a pasted post than a mistyped command."""


async def help_(ctx: Context) -> None:
    roles = ctx.person.roles if ctx.person is not None else frozenset()
    if ctx.person is not None and roles:
        await menus.set_menu_of(ctx.bot, ctx.commands, ctx.person)
    await ctx.show(views.help_(ctx.texts, by_task(ctx.commands, roles)))


async def cancel(ctx: Context) -> None:
    was_open = await ctx.conversations.forms.cancel(ctx.caller)
    await ctx.show(views.cancelled(ctx.texts) if was_open else views.nothing_to_cancel(ctx.texts))


async def unknown_command(ctx: Context) -> None:
    roles = ctx.person.roles if ctx.person is not None else frozenset()
    known = [command.name for command in commands_for(ctx.commands, roles)]
    await ctx.show(views.unknown(ctx.texts, closest(ctx.typed, known, SUGGESTIONS)))


async def unknown_text(ctx: Context) -> None:
    """The two likeliest commands for what was written freely."""
    if not clean(ctx.typed):
        likeliest = ["lapor", "bantuan"]
    elif is_code(CodeKind.ITEM, ctx.typed):
        likeliest = ["cek", "sebar"]
    elif is_code(CodeKind.TICKET, ctx.typed):
        likeliest = ["tiket", "lapor"]
    elif first_post_link(ctx.typed) is not None:
        likeliest = ["sebar", "lapor"]
    elif len(ctx.typed) > LONG_TEXT:
        likeliest = ["lapor", "cek"]
    else:
        roles = ctx.person.roles if ctx.person is not None else frozenset()
        known = [command.name for command in commands_for(ctx.commands, roles)]
        words = ctx.typed.casefold().split()
        said = [name for name in known if name in words]
        likeliest = said[:SUGGESTIONS] or closest(ctx.typed.strip().partition(" ")[0], known, SUGGESTIONS)
    await ctx.show(views.unknown(ctx.texts, likeliest))


def is_code(kind: CodeKind, typed: str) -> bool:
    """With its prefix: without it many a word of five letters would be one."""
    return typed.upper().startswith(f"{kind}-") and read_code(kind, typed) is not None
