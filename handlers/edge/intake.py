"""What of an update is kept at all, decided before anything is written (R9, R11)."""

import json
from typing import Any, Final

from siman_bot.services.inbox import Received

ALLOWED_UPDATES: Final = ("message", "callback_query", "my_chat_member")

_PERSON: Final = ("id", "is_bot", "first_name", "last_name", "language_code")
_CHAT: Final = ("id", "type", "title", "is_forum")
_MESSAGE: Final = (
    "message_id",
    "message_thread_id",
    "is_topic_message",
    "date",
    "text",
    "entities",
    "caption",
    "caption_entities",
    "migrate_to_chat_id",
    "migrate_from_chat_id",
)
"""No forward origin, no author of a quoted post, no contact, no place: a report is about content (R9)."""
_TOPIC: Final = ("message_id", "date", "forum_topic_created")
"""What opened a forum's topic names it; whoever opened it is left out."""
_FILE: Final = ("file_id", "file_unique_id", "file_size", "file_name", "width", "height", "duration")
"""A file's ids and measures; its content isn't fetched."""
_ENTITY: Final = ("type", "offset", "length", "url")
"""No account behind a mentioned name."""
_MEMBERSHIP: Final = ("date", "old_chat_member", "new_chat_member")


def keep(update: dict[str, Any], *, bot_id: int, bot_username: str) -> Received | None:
    """The part of an update that is stored, or None for one that is only acknowledged.

    In groups nothing is kept but commands to this bot, replies to it and service messages about the chat itself.
    """
    if "message" in update:
        return _message(update, bot_id, bot_username)
    if "callback_query" in update:
        return _tap(update)
    if "my_chat_member" in update:
        return _membership(update)
    return None


def _message(update: dict[str, Any], bot_id: int, bot_username: str) -> Received | None:
    message = update["message"]
    chat, sender = message.get("chat", {}), message.get("from")
    moved = "migrate_to_chat_id" in message or "migrate_from_chat_id" in message
    if chat.get("type") == "private":
        if sender is None or sender.get("is_bot"):
            return None
    elif not (moved or _is_command(message, bot_username) or _answers_bot(message, bot_id)):
        return None
    kept = _only(message, _MESSAGE)
    for name in ("entities", "caption_entities"):
        if name in kept:
            kept[name] = [_only(entity, _ENTITY) for entity in kept[name] if not _is_foreign(entity, message)]
    kept["chat"] = _only(chat, _CHAT)
    if _in_topic(message):
        kept["reply_to_message"] = _only(message["reply_to_message"], _TOPIC) | {"chat": kept["chat"]}
    if chat.get("type") == "private":
        kept |= _files(message)
    if sender is not None and not moved:
        kept["from"] = _only(sender, _PERSON)
    return _received(update, chat["id"], {"message": kept})


def _files(message: dict[str, Any]) -> dict[str, Any]:
    """The photo in its largest size, the video or the document, and which of them were sent at once.

    An animation is a document too, for bots that are older than animations.
    """
    kept = _only(message, ("media_group_id",))
    if message.get("photo"):
        kept["photo"] = [_only(message["photo"][-1], _FILE)]
    elif "animation" not in message:
        kept |= {kind: _only(message[kind], _FILE) for kind in ("video", "document") if kind in message}
    return kept


def _tap(update: dict[str, Any]) -> Received:
    query = update["callback_query"]
    kept = {
        "id": query["id"],
        "from": _only(query["from"], _PERSON),
        "chat_instance": query.get("chat_instance", ""),
        "data": query.get("data", ""),
    }
    shown = query.get("message")
    if shown is not None:
        kept["message"] = _only(shown, ("message_id", "date")) | {"chat": _only(shown["chat"], _CHAT)}
    return _received(update, query["from"]["id"], {"callback_query": kept})


def _membership(update: dict[str, Any]) -> Received:
    change = update["my_chat_member"]
    kept = _only(change, _MEMBERSHIP)
    kept["chat"] = _only(change["chat"], _CHAT)
    kept["from"] = _only(change["from"], _PERSON)
    return _received(update, change["chat"]["id"], {"my_chat_member": kept})


def _received(update: dict[str, Any], chat_key: int, kept: dict[str, Any]) -> Received:
    kept["update_id"] = update["update_id"]
    return Received(update_id=update["update_id"], chat_key=chat_key, payload=json.dumps(kept, separators=(",", ":")))


def _is_command(message: dict[str, Any], bot_username: str) -> bool:
    for entity in message.get("entities", ()):
        if entity.get("type") == "bot_command" and entity.get("offset") == 0:
            _, _, addressed = message.get("text", "")[: entity["length"]].partition("@")
            return not addressed or addressed.casefold() == bot_username.casefold()
    return False


def _is_foreign(entity: dict[str, Any], message: dict[str, Any]) -> bool:
    """A command inside a forwarded post was somebody else's, and isn't one to this bot."""
    return "forward_origin" in message and entity.get("type") == "bot_command"


def _answers_bot(message: dict[str, Any], bot_id: int) -> bool:
    author = message.get("reply_to_message", {}).get("from", {})
    return bool(author.get("id") == bot_id) and not _in_topic(message)


def _in_topic(message: dict[str, Any]) -> bool:
    """Whether it answers nothing but what opened its topic, as whatever is said there does."""
    return "forum_topic_created" in message.get("reply_to_message", {})


def _only(source: dict[str, Any], names: tuple[str, ...]) -> dict[str, Any]:
    return {name: source[name] for name in names if name in source}
