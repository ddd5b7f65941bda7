from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from siman_bot.sandbox.memory.accounts import Bot, User
from siman_bot.sandbox.memory.chats import Chat, Message
from siman_bot.sandbox.memory.world import World
from siman_bot.sandbox.rules import telegram_rules as rules
from siman_bot.sandbox.rules.faults import Faults
from siman_bot.sandbox.rules.telegram_rules import RefusedError
from siman_bot.sandbox.serving.arguments import Arguments


@dataclass(frozen=True, slots=True, kw_only=True)
class BotRequest:
    """One call of a method by one bot."""

    world: World
    faults: Faults
    bot: Bot
    arguments: Arguments

    def chat(self, name: str = "chat_id") -> Chat:
        """The chat a bot names, when the bot may know it.

        Raises:
            RefusedError: 400 unknown or migrated chat; 403 no way in, in Telegram's words for each reason.
        """
        given = self.arguments.text(name)
        if not given:
            raise RefusedError(rules.CHAT_ID_EMPTY)
        if given.startswith("@"):
            named = self.world.usernames.get(given[1:].lower())
            if not isinstance(named, Chat):
                raise RefusedError(rules.CHAT_NOT_FOUND)
            return self._group(named)
        try:
            chat_id = int(given)
        except ValueError:
            raise RefusedError(rules.CHAT_NOT_FOUND) from None
        if chat_id < 0:
            return self._group(self.world.groups.get(chat_id))
        return self._private_chat(chat_id)

    def allow_kinds(self) -> None:
        """Hear from now on of the kinds of updates in `allowed_updates`, if there is such a list.

        Raises:
            RefusedError: 400.
        """
        kinds = self.arguments.parsed("allowed_updates")
        if kinds is None:
            return
        if not isinstance(kinds, list) or not all(isinstance(kind, str) for kind in kinds):
            raise RefusedError(rules.KINDS_NOT_TEXTS)
        self.bot.queue.allow(kinds)

    def user(self) -> User:
        """The account named by `user_id`.

        Raises:
            RefusedError: 400.
        """
        if self.arguments.integer("user_id") <= 0:
            raise RefusedError(rules.INVALID_USER_ID)
        user = self.world.users.get(self.arguments.integer("user_id"))
        if user is None:
            raise RefusedError(rules.USER_NOT_FOUND)
        return user

    def message(self, chat: Chat, missing: rules.Refusal) -> Message:
        """The message named by `message_id`, or the given refusal."""
        if "message_id" not in self.arguments:
            raise RefusedError(rules.MESSAGE_ID_MISSING)
        message = chat.message(self.arguments.integer("message_id"))
        if message is None:
            raise RefusedError(missing)
        return message

    def _private_chat(self, person_id: int) -> Chat:
        person = self.world.users.get(person_id)
        if person is None:
            raise RefusedError(rules.CHAT_NOT_FOUND)
        if person.is_bot:
            raise RefusedError(rules.TO_A_BOT)
        return self.world.private_chat(self.bot, person)

    def _group(self, chat: Chat | None) -> Chat:
        if chat is None:
            raise RefusedError(rules.CHAT_NOT_FOUND)
        if chat.migrated_to:
            raise RefusedError(rules.upgraded(chat.migrated_to))
        if chat.deleted:
            raise RefusedError(rules.CHAT_DELETED)
        if self.bot.id not in chat.members:
            raise RefusedError(rules.CHAT_NOT_FOUND)
        member = chat.members[self.bot.id]
        if member.status == "kicked":
            raise RefusedError(rules.KICKED_FROM_SUPERGROUP if chat.type == "supergroup" else rules.KICKED_FROM_GROUP)
        if not member.is_in:
            raise RefusedError(rules.NOT_IN_SUPERGROUP if chat.type == "supergroup" else rules.NOT_IN_GROUP)
        return chat


def whole_number(value: Any, wrong: rules.Refusal) -> int:
    """A number, or a text with one; else the given refusal."""
    try:
        return int(value)
    except (TypeError, ValueError, OverflowError):
        raise RefusedError(wrong) from None


def message_ids(request: BotRequest, *, none_given: rules.Refusal, too_many: rules.Refusal) -> list[int]:
    """The numbers in `message_ids`.

    Raises:
        RefusedError: 400, one of the given, or something else than a number.
    """
    ids = request.arguments.parsed("message_ids")
    if not isinstance(ids, list) or not ids:
        raise RefusedError(none_given)
    if len(ids) > rules.IDS_AT_ONCE:
        raise RefusedError(too_many)
    return [whole_number(one, rules.MESSAGE_ID_NOT_A_NUMBER) for one in ids]


Method = Callable[[BotRequest], Any | Awaitable[Any]]
