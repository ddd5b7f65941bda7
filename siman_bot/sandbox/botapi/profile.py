"""What a bot sets about itself: commands, names, descriptions, the menu button."""

import re
from dataclasses import replace
from typing import Any

from siman_bot.sandbox.botapi.request import BotRequest, Method
from siman_bot.sandbox.rules import telegram_rules as rules
from siman_bot.sandbox.rules.telegram_rules import RefusedError
from siman_bot.sandbox.serving.arguments import Arguments

_COMMAND = re.compile(rf"[a-z0-9_]{{1,{rules.COMMAND_LENGTH}}}")
_LANGUAGE = re.compile(r"(?:[a-z]{2})?")

ScopeKey = tuple[tuple[tuple[str, Any], ...], str]


def set_my_commands(request: BotRequest) -> Any:
    given = request.arguments.parsed("commands")
    if not isinstance(given, list):
        raise RefusedError(rules.COMMANDS_NOT_JSON)
    if len(given) > rules.COMMANDS_PER_SCOPE:
        raise RefusedError(rules.TOO_MANY_COMMANDS)
    request.bot.commands[_scope(request)] = [_command(item) for item in given]
    return True


def get_my_commands(request: BotRequest) -> Any:
    return request.bot.commands.get(_scope(request), [])


def delete_my_commands(request: BotRequest) -> Any:
    request.bot.commands.pop(_scope(request), None)
    return True


def _command(item: Any) -> dict[str, str]:
    if not isinstance(item, dict):
        raise RefusedError(rules.COMMANDS_NOT_JSON)
    command = str(item.get("command", "")).removeprefix("/")
    description = str(item.get("description", "")).strip()
    if not _COMMAND.fullmatch(command):
        raise RefusedError(rules.COMMAND_INVALID)
    if not 1 <= len(description) <= rules.COMMAND_DESCRIPTION_LENGTH:
        raise RefusedError(rules.COMMAND_DESCRIPTION_INVALID)
    return {"command": command, "description": description}


def _scope(request: BotRequest) -> ScopeKey:
    """Chats and people are kept by their ids, however they were named.

    Raises:
        RefusedError: 400, no such scope, chat or person.
    """
    try:
        scope = request.arguments.parsed("scope")
    except RefusedError:
        raise RefusedError(rules.SCOPE_NOT_JSON) from None
    if scope is None:
        scope = {"type": "default"}
    if not isinstance(scope, dict):
        raise RefusedError(rules.SCOPE_NOT_OBJECT)
    if scope.get("type") not in rules.COMMAND_SCOPES:
        raise RefusedError(rules.SCOPE_UNKNOWN)
    key: dict[str, Any] = {"type": scope["type"]}
    if scope["type"] in rules.SCOPES_OF_A_CHAT:
        key |= _scope_ids(replace(request, arguments=Arguments(values=scope)), scope)
    return tuple(sorted(key.items())), _language(request)


def _scope_ids(named: BotRequest, scope: dict[str, Any]) -> dict[str, int]:
    if "chat_id" not in scope:
        raise RefusedError(rules.SCOPE_CHAT_MISSING)
    if "chat_id" not in named.arguments:
        raise RefusedError(rules.SCOPE_CHAT_EMPTY)
    of_member = scope["type"] == "chat_member"
    if of_member and "user_id" not in scope:
        raise RefusedError(rules.SCOPE_USER_MISSING)
    if of_member and named.arguments.integer("user_id") <= 0:
        raise RefusedError(rules.SCOPE_USER_INVALID)
    chat = named.chat()
    if chat.is_private and scope["type"] != "chat":
        raise RefusedError(rules.SCOPE_NOT_IN_PRIVATE)
    ids = {"chat_id": chat.id}
    return ids | {"user_id": named.user().id} if of_member else ids


def _language(request: BotRequest) -> str:
    code = request.arguments.text("language_code")
    if not _LANGUAGE.fullmatch(code):
        raise RefusedError(rules.LANGUAGE_CODE_INVALID)
    return code


def set_my_name(request: BotRequest) -> Any:
    return _set(request, request.bot.names, "name", rules.NAME_LENGTH)


def get_my_name(request: BotRequest) -> Any:
    return {"name": _get(request, request.bot.names) or request.bot.first_name}


def set_my_description(request: BotRequest) -> Any:
    return _set(request, request.bot.descriptions, "description", rules.DESCRIPTION_LENGTH)


def get_my_description(request: BotRequest) -> Any:
    return {"description": _get(request, request.bot.descriptions)}


def set_my_short_description(request: BotRequest) -> Any:
    return _set(request, request.bot.short_descriptions, "short_description", rules.SHORT_DESCRIPTION_LENGTH)


def get_my_short_description(request: BotRequest) -> Any:
    return {"short_description": _get(request, request.bot.short_descriptions)}


def _set(request: BotRequest, texts: dict[str, str], name: str, longest: int) -> bool:
    text = request.arguments.text(name)
    if len(text) > longest:
        raise RefusedError(rules.bad_request(f"{name.replace('_', ' ')} is too long"))
    texts[_language(request)] = text
    return True


def _get(request: BotRequest, texts: dict[str, str]) -> str:
    """The text for the language, else the one for every other language."""
    return texts.get(_language(request)) or texts.get("", "")


def set_chat_menu_button(request: BotRequest) -> Any:
    button = request.arguments.parsed("menu_button") or {"type": "default"}
    if not isinstance(button, dict) or button.get("type") not in rules.MENU_BUTTONS:
        raise RefusedError(rules.MENU_BUTTON_WRONG)
    request.bot.menu_buttons[_menu_chat(request)] = button
    return True


def get_chat_menu_button(request: BotRequest) -> Any:
    buttons = request.bot.menu_buttons
    return buttons.get(_menu_chat(request)) or buttons.get(0) or {"type": "commands"}


def _menu_chat(request: BotRequest) -> int:
    return request.chat().id if "chat_id" in request.arguments else 0


METHODS: dict[str, Method] = {
    "setMyCommands": set_my_commands,
    "getMyCommands": get_my_commands,
    "deleteMyCommands": delete_my_commands,
    "setMyName": set_my_name,
    "getMyName": get_my_name,
    "setMyDescription": set_my_description,
    "getMyDescription": get_my_description,
    "setMyShortDescription": set_my_short_description,
    "getMyShortDescription": get_my_short_description,
    "setChatMenuButton": set_chat_menu_button,
    "getChatMenuButton": get_chat_menu_button,
}
