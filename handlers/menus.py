"""The command menus that Telegram shows, made from the route table."""

from collections.abc import Iterable

import structlog
from telegram import (
    Bot,
    BotCommand,
    BotCommandScope,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
)
from telegram.error import TelegramError

from handlers.catalogue import LANGUAGES, Texts, texts_in
from handlers.outcomes import outcome_of
from handlers.routing import EVERYONE, Command, Routes
from siman_bot.domain.people import Person, Role

log = structlog.get_logger()


def commands_for(routes: Routes, roles: frozenset[Role]) -> list[Command]:
    """The commands in the menu of somebody with these roles, in the table's order."""
    return [command for command in routes.commands if command.roles == EVERYONE or command.roles & roles]


async def set_menus(bot: Bot, routes: Routes) -> None:
    """The menus of everybody: private chats and groups, each in every language."""
    everyone = commands_for(routes, EVERYONE)
    in_groups = [command for command in routes.commands if command.in_groups]
    for scope, commands in ((BotCommandScopeAllPrivateChats(), everyone), (BotCommandScopeAllGroupChats(), in_groups)):
        for language in (None, *LANGUAGES):
            await _set(bot, scope, commands, texts_in(language or LANGUAGES[0]), language)


async def set_menu_of(bot: Bot, routes: Routes, person: Person) -> None:
    """The menu of one person's chat, by their roles (none: as everybody's) and in the language that they chose."""
    commands = commands_for(routes, person.roles)
    await _set(bot, BotCommandScopeChat(person.telegram_id), commands, texts_in(person.language), None)


async def _set(
    bot: Bot, scope: BotCommandScope, commands: Iterable[Command], texts: Texts, language: str | None
) -> None:
    menu = [BotCommand(command.name, texts.plain(f"command-{command.name}")) for command in commands]
    try:
        await bot.set_my_commands(menu, scope=scope, language_code=language)
    except TelegramError as error:
        log.warning("menu_not_set", scope=scope.type, outcome=outcome_of(error).kind.value)
