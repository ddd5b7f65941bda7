from typing import Any

from siman_bot.sandbox.memory.accounts import Bot, User
from siman_bot.sandbox.memory.chats import Chat


def commands_for(bot: Bot, chat: Chat, person: User) -> list[dict[str, str]]:
    """The commands the app offers this person in this chat.

    The narrowest scope that was set wins, and in it the person's language before no language (Bot API manual,
    "Determining list of commands").
    """
    for scope in _scopes(chat, person):
        for language in (person.language_code, ""):
            commands = bot.commands.get((_key(scope), language))
            if commands:
                return commands
    return []


def _scopes(chat: Chat, person: User) -> list[dict[str, Any]]:
    here = {"chat_id": chat.id}
    if chat.is_private:
        return [{"type": "chat"} | here, {"type": "all_private_chats"}, {"type": "default"}]
    is_admin = chat.member(person).is_admin
    return [
        {"type": "chat_member", "user_id": person.id} | here,
        *([{"type": "chat_administrators"} | here] if is_admin else []),
        {"type": "chat"} | here,
        *([{"type": "all_chat_administrators"}] if is_admin else []),
        {"type": "all_group_chats"},
        {"type": "default"},
    ]


def _key(scope: dict[str, Any]) -> tuple[tuple[str, Any], ...]:
    return tuple(sorted(scope.items()))
