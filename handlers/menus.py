"""What Telegram shows of the bot beside its messages: command menus, the menu button, what it says about itself."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import structlog
from telegram import (
    Bot,
    BotCommand,
    BotCommandScope,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
    MenuButtonCommands,
)
from telegram.error import TelegramError

from handlers.commands import EVERYONE, Command, commands_for
from handlers.edge.outcomes import outcome_of
from siman_bot.domain.people.person import Person
from siman_bot.services.people.consenting import Consenting
from siman_bot.services.people.granting import Granting, GrantsMark
from siman_bot.texts.catalogue import LANGUAGES, Texts, texts_in

if TYPE_CHECKING:
    from siman_bot.domain.people.roles import Role

log = structlog.get_logger()


async def set_menus(bot: Bot, commands: Sequence[Command]) -> None:
    """The menus of everybody: private chats and groups, each in every language."""
    everyone = commands_for(commands, EVERYONE)
    in_groups = [command for command in commands if command.in_groups]
    for scope, shown in ((BotCommandScopeAllPrivateChats(), everyone), (BotCommandScopeAllGroupChats(), in_groups)):
        for language in (None, *LANGUAGES):
            await _set(bot, scope, shown, texts_in(language or LANGUAGES[0]), language)


async def introduce(bot: Bot) -> None:
    """What the bot says of itself: in the empty chat, on its profile, and on the button beside the input.

    Telegram limits how often these are changed, so only what isn't so already is set.
    """
    # For every other language last: Telegram names it where a language has none of its own.
    for language in (*LANGUAGES, None):
        texts = texts_in(language or LANGUAGES[0])
        try:
            said = texts.plain("bot-description")
            if (await bot.get_my_description(language)).description != said:
                await bot.set_my_description(said, language)
            said = texts.plain("bot-short-description")
            if (await bot.get_my_short_description(language)).short_description != said:
                await bot.set_my_short_description(said, language)
        except TelegramError as error:
            log.warning("description_not_set", language=language, outcome=outcome_of(error).kind.value)
    try:
        await bot.set_chat_menu_button(menu_button=MenuButtonCommands())
    except TelegramError as error:
        log.warning("menu_button_not_set", outcome=outcome_of(error).kind.value)


async def set_menu_of(bot: Bot, commands: Sequence[Command], person: Person) -> None:
    """The menu of one person's chat, by their roles (none: as everybody's) and in the language that they chose."""
    shown = commands_for(commands, person.roles)
    await _set(bot, BotCommandScopeChat(person.telegram_id), shown, texts_in(person.language), None)


class RoleMenus:
    """Follows what roles people are given and lose, by the command line too, so that their menu shows it at once.

    What was given while no bot ran is found at the first look, by asking Telegram what it shows; who lost their last
    role then keeps the old menu until the next /start, and each of its commands refuses.
    """

    def __init__(self, *, bot: Bot, commands: Sequence[Command], consenting: Consenting, granting: Granting) -> None:
        self._bot = bot
        self._commands = commands
        self._consenting = consenting
        self._granting = granting
        self._mark: GrantsMark | None = None
        self._roles: dict[int, frozenset[Role]] = {}

    async def refresh(self) -> None:
        """Set the menus of those whose roles have changed since the last time; to be called now and then."""
        mark = await self._granting.grants_mark()
        if mark == self._mark:
            return
        first, self._mark = self._mark is None, mark
        holders = {person.telegram_id: person for person in await self._granting.holders()}
        before, self._roles = self._roles, {number: person.roles for number, person in holders.items()}
        if first:
            for holder in holders.values():
                await self._catch_up(holder)
            return
        for number in before.keys() | holders.keys():
            if before.get(number) != self._roles.get(number):
                person = holders.get(number) or (await self._consenting.standing(number)).person
                if person is not None:
                    await set_menu_of(self._bot, self._commands, person)

    async def _catch_up(self, person: Person) -> None:
        wanted = _menu(commands_for(self._commands, person.roles), texts_in(person.language))
        try:
            shown = await self._bot.get_my_commands(scope=BotCommandScopeChat(person.telegram_id))
        except TelegramError as error:
            log.warning("menu_not_read", outcome=outcome_of(error).kind.value)
            return
        if list(shown) != wanted:
            await set_menu_of(self._bot, self._commands, person)


def _menu(commands: Iterable[Command], texts: Texts) -> list[BotCommand]:
    return [BotCommand(command.name, texts.plain(f"command-{command.name}")) for command in commands]


async def _set(
    bot: Bot, scope: BotCommandScope, commands: Iterable[Command], texts: Texts, language: str | None
) -> None:
    try:
        await bot.set_my_commands(_menu(commands, texts), scope=scope, language_code=language)
    except TelegramError as error:
        log.warning("menu_not_set", scope=scope.type, outcome=outcome_of(error).kind.value)
