"""What the page shows: people, their chats, a window of messages, the bots' calls.

Everything is JSON objects; times are Unix seconds.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import count, islice
from typing import Any, Final

from siman_bot.sandbox.memory.accounts import Bot, User
from siman_bot.sandbox.memory.chats import Chat, Message
from siman_bot.sandbox.memory.command_menu import commands_for
from siman_bot.sandbox.memory.shapes import message_json
from siman_bot.sandbox.memory.state import SandboxState
from siman_bot.sandbox.memory.world import World
from siman_bot.sandbox.rules.calls import Call

UNREAD_COUNTED: Final = 100
PREVIEW_LENGTH: Final = 90

Json = dict[str, Any]


@dataclass(slots=True, kw_only=True)
class ReadMarks:
    """How far each person has read, by person, chat and bot (0 in groups): the id of the newest message seen."""

    _seen: dict[tuple[int, int, int], int] = field(default_factory=dict)

    def mark(self, person: User, chat: Chat, message_id: int) -> None:
        key = _mark_key(person, chat)
        self._seen[key] = max(self._seen.get(key, 0), message_id)

    def unread(self, person: User, chat: Chat) -> int:
        """Messages of others not seen yet, counted up to UNREAD_COUNTED."""
        seen = self._seen.get(_mark_key(person, chat), 0)
        found = 0
        for message in reversed(chat.messages.values()):
            if message.id <= seen or found >= UNREAD_COUNTED:
                break
            found += message.sender is not person and not message.deleted
        return found


def _mark_key(person: User, chat: Chat) -> tuple[int, int, int]:
    return person.id, chat.id, chat.bot.id if chat.bot else 0


def chats_of(world: World, person: User) -> Iterator[Chat]:
    """The private chats with every bot, then the groups the person is in."""
    for bot in world.bots.values():
        yield world.private_chat(bot, person)
    for group in world.groups.values():
        if not group.deleted and not group.migrated_to and group.member(person).is_in:
            yield group


def people_json(world: World, marks: ReadMarks) -> list[Json]:
    return [
        {
            "id": user.id,
            "name": user.name,
            "caption": user.caption,
            "username": user.username,
            "language_code": user.language_code,
            "deactivated": user.deactivated,
            "unread": sum(marks.unread(user, chat) for chat in chats_of(world, user)),
        }
        for user in world.users.values()
        if not user.is_bot
    ]


def chats_json(world: World, marks: ReadMarks, person: User) -> list[Json]:
    """Newest activity first; chats without messages last."""
    found = [_chat_line(marks, person, chat) for chat in chats_of(world, person)]
    return sorted(found, key=lambda line: line["activity"], reverse=True)


def _chat_line(marks: ReadMarks, person: User, chat: Chat) -> Json:
    last = next((message for message in reversed(chat.messages.values()) if not message.deleted), None)
    return {
        "chat": 0 if chat.is_private else chat.id,
        "bot": chat.bot.username if chat.bot else "",
        "title": chat.bot.first_name if chat.bot else chat.title,
        "type": chat.type,
        "unread": marks.unread(person, chat),
        "last": _preview(last, person) if last else None,
        "activity": max(last.changed, 1) if last else 0,
    }


def _preview(message: Message, person: User) -> Json:
    return {
        "date": message.date,
        "sender": "" if message.chat.is_private or not message.sender else message.sender.first_name,
        "mine": message.sender is person,
        "text": message.text[:PREVIEW_LENGTH],
        "kind": next(iter(message.content), "text"),
    }


def head_json(world: World, chat: Chat, person: User) -> Json:
    """All about an open chat but its messages; `bots` are all bots there are, with their standing here."""
    menu_bots = [chat.bot] if chat.bot else list(chat.bots.values())
    return {
        "chat": 0 if chat.is_private else chat.id,
        "type": chat.type,
        "title": chat.bot.first_name if chat.bot else chat.title,
        "is_forum": chat.is_forum,
        "topics": [{"id": topic.id, "name": topic.name, "closed": topic.closed} for topic in chat.topics.values()],
        "members": 2 if chat.is_private else sum(member.is_in for member in chat.members.values()),
        "migrated_to": chat.migrated_to,
        "started": chat.started,
        "blocked": chat.blocked,
        "is_in": chat.is_private or chat.member(person).is_in,
        "may_write": not chat.blocked if chat.is_private else chat.allows(person, "can_send_messages"),
        "may_delete": chat.is_private or chat.member(person).has_right("can_delete_messages"),
        "may_pin": chat.lets_pin(person),
        "pinned": chat.pinned,
        "creator": next((member.user.id for member in chat.members.values() if member.status == "creator"), 0),
        "description": chat.bot.descriptions.get(person.language_code) or chat.bot.descriptions.get("", "")
        if chat.bot
        else "",
        "commands": [
            {"bot": bot.username} | command for bot in menu_bots for command in commands_for(bot, chat, person)
        ],
        "bots": [_bot_json(bot, chat) for bot in world.bots.values()],
    }


def _bot_json(bot: Bot, chat: Chat) -> Json:
    member = chat.member(bot)
    return {
        "id": bot.id,
        "name": bot.first_name,
        "username": bot.username,
        "status": "member" if chat.is_private else member.status,
        "may_write": chat.is_private or chat.allows(bot, "can_send_messages"),
    }


def newest_messages(chat: Chat, *, most: int) -> list[Json]:
    """The last messages not deleted, oldest first."""
    return _window(reversed(chat.messages.values()), most)


def messages_before(chat: Chat, message_id: int, *, most: int) -> list[Json]:
    return _window((message for message in reversed(chat.messages.values()) if message.id < message_id), most)


def messages_changed(chat: Chat, *, after: int, most: int) -> list[Json] | None:
    """Those written, edited or deleted since the world's sequence number `after`, oldest first; None if over `most`."""
    found = list(islice((message for message in chat.messages.values() if message.changed > after), most + 1))
    return None if len(found) > most else [bubble_json(message) for message in found]


def _window(newest_first: Iterator[Message], most: int) -> list[Json]:
    found = list(islice((message for message in newest_first if not message.deleted), most))
    return [bubble_json(message) for message in reversed(found)]


def bubble_json(message: Message) -> Json:
    """`raw` is the Bot API's message, `words` what one without text shows; a deleted one shows no content."""
    if message.deleted:
        return {"id": message.id, "deleted": True}
    topic = message.chat.topics.get(message.thread_id)
    return {
        "id": message.id,
        "deleted": False,
        "edits": message.edits,
        "forced_reply": message.forced_reply,
        "service": message.is_service,
        "topic": topic.name if topic else "",
        "words": _words(message),
        "raw": message_json(message),
    }


def _words(message: Message) -> str:
    if contact := message.content.get("contact"):
        return f"{contact['first_name']} {contact['phone_number']}"
    if place := message.content.get("location"):
        return f"{place['latitude']}, {place['longitude']}"
    return message.text


def calls_json(state: SandboxState, *, most: int, with_polls: bool, only_failed: bool) -> Json:
    """The newest calls, newest first, each numbered by its arrival; how each kind ended; whether there are `more`.

    Polls for updates only on request.
    """
    counts: Counter[str] = Counter(dict.fromkeys(("ok", "waiting", "failed"), 0))
    for (is_poll, ended), number in state.calls.counts.items():
        if with_polls or not is_poll:
            counts[ended if ended in counts else "failed"] += number
    names = {chat.id: chat.title for chat in state.world.groups.values()}
    wanted = counts["failed"] if only_failed else counts.total()
    found: list[Json] = []
    for number, call in zip(count(state.calls.received - 1, -1), reversed(state.calls), strict=False):
        if len(found) in {most, wanted}:
            break
        if (with_polls or not call.is_poll) and (call.failed or not only_failed):
            found.append(_call_json(state, call, number, names))
    return {"calls": found, "counts": counts, "more": len(found) == most < wanted}


def _call_json(state: SandboxState, call: Call, number: int, names: Mapping[int, str]) -> Json:
    person = state.world.users.get(call.chat_id)
    return {
        "number": number,
        "at": call.at,
        "method": call.method,
        "bot": call.bot_username,
        "chat_id": call.chat_id,
        "chat": person.name if person else names.get(call.chat_id, ""),
        "text": str(call.arguments.get("text") or call.arguments.get("caption") or "")[:PREVIEW_LENGTH],
        "state": call.state,
        "outcome": call.outcome,
        "faults": list(call.faults),
    }


def faults_json(state: SandboxState) -> list[Json]:
    """The faults in force; `left` is how often each still strikes (null: until removed)."""
    return [
        {
            "kind": fault.kind.value,
            "method": fault.method,
            "chat_id": fault.chat_id,
            "left": left,
            "seconds": fault.seconds,
            "status": fault.status,
            "retry_after": dict(fault.refusal.parameters or {}).get("retry_after", 0) if fault.refusal else 0,
        }
        for fault, left in state.faults.in_force()
    ]
