import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import count
from random import Random
from typing import Any

from siman_bot.sandbox.memory.accounts import Bot, User
from siman_bot.sandbox.memory.chats import Chat, Member, Message
from siman_bot.sandbox.memory.files import FileStore
from siman_bot.sandbox.memory.signals import Signal
from siman_bot.sandbox.memory.update_queue import UpdateQueue

FIRST_PERSON = 700_000_001
FIRST_BOT = 6_000_000_001
FIRST_GROUP = 4_500_000_001
FIRST_SUPERGROUP = 1_002_000_000_001
FIRST_UPDATE = 100_000_001


@dataclass(slots=True, kw_only=True, eq=False)
class Query:
    """A tap on a callback button; `answer` becomes the bot's answerCallbackQuery (text, show_alert, url)."""

    id: str
    bot: Bot
    person: User
    message: Message
    data: str
    at: float
    answer: asyncio.Future[dict[str, Any]]


@dataclass(slots=True, kw_only=True)
class World:
    """Everybody and everything there is; `sequence` grows with every visible change.

    `clock` gives Unix seconds. Message ids of private chats and basic groups come from one count, those of a supergroup
    from its own, as in Telegram.
    """

    clock: Callable[[], float]
    random: Random
    users: dict[int, User] = field(default_factory=dict)
    bots: dict[str, Bot] = field(default_factory=dict)
    usernames: dict[str, User | Chat] = field(default_factory=dict)
    groups: dict[int, Chat] = field(default_factory=dict)
    private_chats: dict[tuple[int, int], Chat] = field(default_factory=dict)
    queries: dict[str, Query] = field(default_factory=dict)
    files: FileStore = field(default_factory=FileStore)
    changed: Signal = field(default_factory=Signal)
    updates_changed: Signal = field(default_factory=Signal)
    sequence: int = 0
    _person_ids: "count[int]" = field(default_factory=lambda: count(FIRST_PERSON))
    _bot_ids: "count[int]" = field(default_factory=lambda: count(FIRST_BOT))
    _group_ids: "count[int]" = field(default_factory=lambda: count(FIRST_GROUP))
    _supergroup_ids: "count[int]" = field(default_factory=lambda: count(FIRST_SUPERGROUP))
    _message_ids: "count[int]" = field(default_factory=lambda: count(1))

    def now(self) -> int:
        return int(self.clock())

    def touch(self, chat: Chat) -> int:
        """Count a visible change in the chat and wake those who wait for one."""
        self.sequence += 1
        chat.changed.fire()
        self.changed.fire()
        return self.sequence

    def add_bot(self, token: str, *, username: str, name: str, privacy_mode: bool) -> Bot:
        digits = token.partition(":")[0]
        bot = Bot(
            id=int(digits) if digits.isdecimal() and int(digits) not in self.users else self._free(self._bot_ids),
            first_name=name,
            username=username,
            token=token,
            privacy_mode=privacy_mode,
            queue=UpdateQueue(first_update_id=FIRST_UPDATE, changed=self.updates_changed),
        )
        self.bots[token] = bot
        self._enter(bot)
        return bot

    def add_person(
        self,
        *,
        first_name: str,
        last_name: str,
        username: str,
        language_code: str,
        person_id: int,
        caption: str = "",
    ) -> User:
        person = User(
            id=person_id or self._free(self._person_ids),
            first_name=first_name,
            last_name=last_name,
            username=username,
            language_code=language_code,
            caption=caption,
        )
        self._enter(person)
        return person

    def add_group(self, *, title: str, creator: User, kind: str, is_forum: bool = False, username: str = "") -> Chat:
        """`kind` is "group" or "supergroup"."""
        number = next(self._supergroup_ids) if kind == "supergroup" else next(self._group_ids)
        chat = Chat(id=-number, type=kind, title=title, is_forum=is_forum, username=username)
        chat.members[creator.id] = Member(user=creator, status="creator")
        self.groups[chat.id] = chat
        if username:
            self.usernames[username.lower()] = chat
        return chat

    def private_chat(self, bot: Bot, person: User) -> Chat:
        chat = self.private_chats.get((bot.id, person.id))
        if chat is None:
            chat = Chat(id=person.id, type="private", person=person, bot=bot)
            self.private_chats[bot.id, person.id] = chat
        return chat

    def chat_id(self, given: str) -> int:
        """The id of a chat named by its id or by @username; 0 for none."""
        if given.startswith("@"):
            named = self.usernames.get(given[1:].lower())
            return named.id if isinstance(named, Chat) else 0
        try:
            return int(given)
        except ValueError:
            return 0

    def message_id(self, chat: Chat) -> int:
        if chat.type == "supergroup":
            chat.next_message_id += 1
            return chat.next_message_id - 1
        return next(self._message_ids)

    def _free(self, ids: "count[int]") -> int:
        return next(number for number in ids if number not in self.users)

    def _enter(self, user: User) -> None:
        if user.id in self.users:
            raise ValueError(f"There is a user {user.id} already.")
        self.users[user.id] = user
        if user.username:
            self.usernames[user.username.lower()] = user
