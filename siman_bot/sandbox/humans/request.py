import base64
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from siman_bot.sandbox.humans.refusals import CannotDoError
from siman_bot.sandbox.memory.accounts import Bot, User
from siman_bot.sandbox.memory.chats import Chat, Message
from siman_bot.sandbox.memory.state import SandboxState
from siman_bot.sandbox.memory.world import World
from siman_bot.sandbox.serving.arguments import Arguments


@dataclass(frozen=True, slots=True, kw_only=True)
class HumanRequest:
    """One thing a person does. Names in the arguments: person, user (ids), bot (username), chat, message (ids)."""

    state: SandboxState
    arguments: Arguments

    @property
    def world(self) -> World:
        return self.state.world

    def person(self, name: str = "person") -> User:
        user = self.world.users.get(self.arguments.integer(name))
        if user is None:
            raise CannotDoError(f"There is no person {self.arguments.text(name)!r}.")
        if user.deactivated:
            raise CannotDoError(f"{user.name} has deleted the account.", key="accountDeleted")
        return user

    def user(self) -> User:
        """Whom it is done to: the `user`, or without one the bot."""
        return self.person("user") if "user" in self.arguments else self.bot()

    def bot(self) -> Bot:
        """The bot named by `bot`; without a name the only one there is."""
        name = self.arguments.text("bot").lower().removeprefix("@")
        bots = [bot for bot in self.world.bots.values() if name in {"", bot.username.lower()}]
        if len(bots) != 1:
            raise CannotDoError(f"Which bot? {name!r} fits {len(bots)} of {len(self.world.bots)}.")
        return bots[0]

    def chat(self) -> Chat:
        """The group named by `chat`; without one the person's private chat with the bot."""
        chat_id = self.arguments.integer("chat")
        if chat_id >= 0:
            return self.world.private_chat(self.bot(), self.person())
        return self.group()

    def group(self, name: str = "chat") -> Chat:
        chat = self.world.groups.get(self.arguments.integer(name))
        if chat is None or chat.deleted:
            raise CannotDoError(f"There is no group {self.arguments.text(name)!r}.")
        if chat.migrated_to:
            raise CannotDoError(f"{chat.title} has become the supergroup {chat.migrated_to}.", key="groupMoved")
        return chat

    def message(self, chat: Chat, name: str = "message") -> Message:
        message = chat.messages.get(self.arguments.integer(name))
        if message is None:
            raise CannotDoError(
                f"There is no message {self.arguments.text(name)!r} in {chat_name(chat)}.", key="messageGone"
            )
        return message

    def shown_message(self, chat: Chat, name: str = "message") -> Message:
        """A message that is still there, in a chat that the person sees."""
        self.sees(chat)
        message = self.message(chat, name)
        if message.deleted:
            raise CannotDoError(f"Message {message.id} in {chat_name(chat)} is deleted.", key="messageGone")
        return message

    def sees(self, chat: Chat) -> None:
        person = self.person()
        if not chat.is_private and not chat.member(person).is_in:
            raise CannotDoError(f"{person.name} is not in {chat.title}.", key="notInGroup")

    def free_username(self) -> str:
        """The `username` asked for, which may be empty."""
        name = self.arguments.text("username").removeprefix("@")
        if name and name.lower() in self.world.usernames:
            raise CannotDoError(f"The username {name} is taken.", key="usernameTaken")
        return name

    def name(self, name: str) -> str:
        """What a person, group or topic shall be called."""
        text = self.arguments.text(name).strip()
        if not text:
            raise CannotDoError(f"{name} is empty.", key="nameEmpty")
        return text

    def names(self, name: str) -> frozenset[str] | None:
        """A list of rights or permissions; None when there is none."""
        given = self.arguments.parsed(name)
        if given is None:
            return None
        if not isinstance(given, list) or not all(isinstance(one, str) for one in given):
            raise CannotDoError(f"{name} are a list of texts.")
        return frozenset(given)

    def acts_in(self, chat: Chat) -> None:
        """Remember that a person acts here now: what the bot says from here on is new to an `expect`."""
        chat.last_act = self.world.sequence

    def seconds(self) -> float:
        return self.number("seconds", absent=5.0)

    def number(self, name: str, *, absent: float) -> float:
        value = self.arguments.values.get(name)
        if value is None:
            return absent
        try:
            return float(value)
        except (TypeError, ValueError):
            raise CannotDoError(f"{name}: {value!r} is no number.") from None

    def content(self) -> bytes:
        """The file in `data`, in base64."""
        try:
            return base64.b64decode(self.arguments.text("data"), validate=True)
        except ValueError:
            raise CannotDoError("The file's data are no base64.") from None


def chat_name(chat: Chat) -> str:
    return f"the private chat of {chat.person.name}" if chat.person else chat.title


HumanAct = Callable[[HumanRequest], Any | Awaitable[Any]]
