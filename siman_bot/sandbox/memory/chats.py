"""Chats with their members and messages, as kept in memory."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from siman_bot.sandbox.formatting.rich import words_of_blocks
from siman_bot.sandbox.memory.accounts import Bot, User
from siman_bot.sandbox.memory.signals import Signal
from siman_bot.sandbox.rules.telegram_rules import MEMBER_PERMISSIONS, PERMISSIONS_BY_DEFAULT

FILE_KINDS = frozenset({"photo", "video", "document", "audio", "voice", "video_note", "sticker"})
OTHER_KINDS = frozenset({"text", "rich_message", "location", "contact"})
IN_THE_CHAT = frozenset({"creator", "administrator", "member"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A person's or bot's standing in a group: Telegram's status word, with rights (administrators) or permissions.

    `is_member` matters for the status "restricted" alone; `until` is a Unix time, 0 for ever.
    """

    user: User
    status: str = "left"
    rights: frozenset[str] = frozenset()
    permissions: frozenset[str] = frozenset(MEMBER_PERMISSIONS)
    is_member: bool = False
    until: int = 0

    @property
    def is_in(self) -> bool:
        return self.status in IN_THE_CHAT or (self.status == "restricted" and self.is_member)

    @property
    def is_admin(self) -> bool:
        return self.status in {"creator", "administrator"}

    def has_right(self, right: str) -> bool:
        return self.status == "creator" or right in self.rights


@dataclass(slots=True, kw_only=True, eq=False)
class Message:
    """One message. `content` holds the fields the Bot API shows for its kind ("text", "photo", "pinned_message", ...).

    `sent` and `changed` are the world's sequence numbers of its appearance and of its last visible change.
    `forced_reply` is what the writing field says while a forced reply to it is owed; None where none is.
    """

    id: int
    chat: "Chat"
    sender: User | None
    date: int
    content: dict[str, Any]
    reply_to: "Message | None" = None
    thread_id: int = 0
    reply_markup: dict[str, Any] | None = None
    forced_reply: str | None = None
    edit_date: int = 0
    edits: int = 0
    deleted: bool = False
    sent: int = 0
    changed: int = 0
    reactions: dict[int, list[dict[str, Any]]] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """The text, the caption of a file, or the words of a rich message."""
        text: str = self.content.get("text") or self.content.get("caption") or ""
        return text or "\n".join(words_of_blocks(self.content.get("rich_message", {}).get("blocks")))

    @property
    def entities(self) -> list[dict[str, Any]]:
        return self.content.get("entities") or self.content.get("caption_entities") or []

    @property
    def is_media(self) -> bool:
        return not FILE_KINDS.isdisjoint(self.content)

    @property
    def is_service(self) -> bool:
        return OTHER_KINDS.isdisjoint(self.content) and not self.is_media

    @property
    def buttons(self) -> Iterator[dict[str, Any]]:
        for row in (self.reply_markup or {}).get("inline_keyboard", ()):
            yield from row


@dataclass(slots=True, kw_only=True)
class Topic:
    id: int
    name: str
    icon_color: int
    closed: bool = False


@dataclass(slots=True, kw_only=True, eq=False)
class Chat:
    """A private chat of one person with one bot (`person` and `bot` are set), a group or a supergroup.

    A bot may write to a person who has not `started` it until `open_until` (Unix time; set by a request to join).
    `last_act` is the world's sequence number just before the last human act here. `gone` holds the ids of messages that
    were deleted and are no longer shown.
    """

    id: int
    type: str
    title: str = ""
    username: str = ""
    is_forum: bool = False
    person: User | None = None
    bot: Bot | None = None
    started: bool = False
    open_until: float = 0
    blocked: bool = False
    deleted: bool = False
    join_by_request: bool = False
    migrated_to: int = 0
    next_message_id: int = 1
    last_act: int = 0
    permissions: frozenset[str] = PERMISSIONS_BY_DEFAULT
    members: dict[int, Member] = field(default_factory=dict)
    bots: dict[int, Bot] = field(default_factory=dict)
    messages: dict[int, Message] = field(default_factory=dict)
    topics: dict[int, Topic] = field(default_factory=dict)
    pinned: list[int] = field(default_factory=list)
    join_requests: dict[int, User] = field(default_factory=dict)
    changed: Signal = field(default_factory=Signal)

    @property
    def is_private(self) -> bool:
        return self.type == "private"

    def member(self, user: User) -> Member:
        return self.members.get(user.id) or Member(user=user)

    def message(self, message_id: int) -> Message | None:
        """The message, unless it was deleted or never was."""
        message = self.messages.get(message_id)
        return None if message is None or message.deleted else message

    def lets_pin(self, user: User) -> bool:
        member = self.member(user)
        if self.is_private or member.is_admin:
            return self.is_private or member.has_right("can_pin_messages")
        return self.allows(user, "can_pin_messages")

    def allows(self, user: User, permission: str) -> bool:
        """Whether a member may do what one of the member permissions names."""
        member = self.member(user)
        if member.is_admin:
            return True
        return member.is_in and permission in member.permissions and permission in self.permissions
