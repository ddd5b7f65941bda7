"""What of an update is kept at all, decided before anything is written (R9, R11)."""

import json
import re
from typing import Any, Final

from handlers.edge.rich import read_rich
from siman_bot.services.inbox import Received

ALLOWED_UPDATES: Final = ("message", "edited_message", "callback_query", "my_chat_member", "chat_join_request")

_COMMAND: Final = re.compile(r"/[A-Za-z0-9_]{1,32}(?:@[A-Za-z0-9_]+)?(?!\w)")
_TAKES_REPLIED: Final = re.compile(r"/(?:lapor|cek)(?:@[A-Za-z0-9_]+)?(?!\w)", re.IGNORECASE)
"""Commands in a group that take the message to which they reply: who wrote that isn't kept (R9)."""
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
AGAIN: Final = "again"
"""Stands in the data of buttons that go on with what the person wrote; that waits in the inbox with the tap alone."""
OF_WHAT_WAS_SENT: Final = "hand-"
"""How the buttons begin that act on the message which theirs replies to; it waits in the inbox with the tap alone."""
UNSURE: Final = frozenset(
    {"account_no", "account_strike", "attach-clear", "attach-drop", "explain-drop", "queue-leave", "record_delete"}
    | {"verdict-take-back"}
)
"""Actions of buttons before which the person is asked once more: the bot's own screen, on which they stand, waits in
the inbox with the tap, so that it stays in sight."""
_SCREEN: Final = ("text", "entities", "reply_markup")
_TOPIC: Final = ("message_id", "date", "forum_topic_created")
"""What opened a forum's topic names it; whoever opened it is left out."""
_FILE: Final = ("file_id", "file_unique_id", "file_size", "file_name", "width", "height", "length", "duration")
"""A file's ids and measures; its content isn't fetched."""
_FILES: Final = ("video", "animation", "document", "audio", "voice", "video_note")
_UNREAD: Final = ("sticker", "venue", "location", "contact", "poll")
"""What is named to the person as not usable; nothing of it is kept but which of these it was."""
UNREAD: Final = "siman_unread"
FORWARDED: Final = "siman_forwarded"
MORE: Final = "siman_more"
"""Names of our own: which of those it was; that somebody else wrote it; the other files of a rich message."""
_SAID: Final = frozenset({"text", "caption", "photo", "rich_message", *_FILES, *_UNREAD})
_EVENTS: Final = frozenset(
    {
        "pinned_message",
        "message_auto_delete_timer_changed",
        "write_access_allowed",
        "chat_background_set",
        "chat_owner_changed",
        "connected_website",
    }
)
"""What happened in a private chat, rather than what was said there."""
_ENTITY: Final = ("type", "offset", "length", "url")
"""No account behind a mentioned name."""
_REQUEST: Final = ("date", "user_chat_id")
"""What a person says of themselves with a request to join is for the group's admins."""
_MEMBERSHIP: Final = ("date", "old_chat_member", "new_chat_member")


def keep(update: dict[str, Any], *, bot_id: int, bot_username: str) -> Received | None:
    """The part of an update that is stored, or None for one that is only acknowledged.

    In groups nothing is kept but commands to this bot, replies to it and service messages about the chat itself.
    """
    if "message" in update:
        return _message(update, bot_id, bot_username)
    if "edited_message" in update:
        return _edited(update)
    if "callback_query" in update:
        return _tap(update)
    if "my_chat_member" in update:
        return _membership(update)
    if "chat_join_request" in update:
        return _join_request(update)
    return None


def _message(update: dict[str, Any], bot_id: int, bot_username: str) -> Received | None:
    message = update["message"]
    chat, sender = message.get("chat", {}), message.get("from")
    moved = "migrate_to_chat_id" in message or "migrate_from_chat_id" in message
    if chat.get("type") == "private":
        if sender is None or sender.get("is_bot"):
            return None
        if _EVENTS & message.keys() and not _SAID & message.keys():
            return None
    elif not (moved or _is_command(message, bot_username) or _answers_bot(message, bot_id)):
        return None
    kept = _written(message)
    if _in_topic(message):
        kept["reply_to_message"] = _only(message["reply_to_message"], _TOPIC) | {"chat": kept["chat"]}
    if chat.get("type") != "private" and _TAKES_REPLIED.match(message.get("text", "")) and not _in_topic(message):
        replied = message.get("reply_to_message")
        if isinstance(replied, dict):
            kept["reply_to_message"] = _written(replied | {"chat": chat}) | _files(replied)
    if sender is not None and not moved:
        kept["from"] = _only(sender, _PERSON)
    return _received(update, chat["id"], {"message": kept})


def _edited(update: dict[str, Any]) -> Received | None:
    """What a person changed in the private chat. In groups nobody's change is kept (R11)."""
    message = update["edited_message"]
    chat, sender = message.get("chat", {}), message.get("from")
    if chat.get("type") != "private" or sender is None or sender.get("is_bot"):
        return None
    kept = _written(message) | {"from": _only(sender, _PERSON)} | _only(message, ("edit_date",))
    return _received(update, chat["id"], {"edited_message": kept})


def _written(message: dict[str, Any]) -> dict[str, Any]:
    """What a message says, in which chat; its files in the private chat alone."""
    if isinstance(message.get("rich_message"), dict) and "text" not in message:
        message = _plain(message)
    kept = _only(message, _MESSAGE)
    for name in ("entities", "caption_entities"):
        if name in kept:
            kept[name] = [_only(entity, _ENTITY) for entity in kept[name] if not _is_foreign(entity, message)]
    kept["chat"] = _only(message["chat"], _CHAT)
    if message["chat"].get("type") == "private":
        kept |= _files(message)
    return kept


def _plain(message: dict[str, Any]) -> dict[str, Any]:
    """A rich message as one that has the same words, the same links behind them and the same files."""
    text, links, files = read_rich(message["rich_message"])
    plain = {name: value for name, value in message.items() if name != "rich_message"}
    words, entities = ("caption", "caption_entities") if files else ("text", "entities")
    command = _COMMAND.match(text)
    if command is not None:
        links.insert(0, {"type": "bot_command", "offset": 0, "length": command.end()})
    if text:
        plain |= {words: text, entities: links}
    for kind, file in files[:1]:
        plain[kind] = file
    if files[1:]:
        plain[MORE] = [{"kind": kind, **_only(_largest(file), _FILE)} for kind, file in files[1:]]
    return plain


def _largest(file: Any) -> dict[str, Any]:
    """Of a photo's sizes."""
    given = file[-1] if isinstance(file, list) and file else file
    return given if isinstance(given, dict) else {}


def _files(message: dict[str, Any]) -> dict[str, Any]:
    """The photo in its largest size or another file, which of them were sent at once; else what can't be read.

    An animation is a document too, for bots that are older than animations.
    """
    kept = _only(message, ("media_group_id", MORE))
    if "forward_origin" in message:
        kept[FORWARDED] = True
    if message.get("photo"):
        kept["photo"] = [_only(_largest(message["photo"]), _FILE)]
        return kept
    kind = next((kind for kind in _FILES if kind in message), None)
    if kind is not None:
        kept[kind] = _only(message[kind], _FILE)
    elif not message.get("text"):
        kept[UNREAD] = next((kind for kind in _UNREAD if kind in message), "other")
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
        if kept["data"].partition(":")[0] in UNSURE:
            kept["message"] |= _only(shown, _SCREEN)
        answered = shown.get("reply_to_message", {})
        of_this_person = answered.get("from", {}).get("id") == query["from"]["id"]
        goes_on = any(part == AGAIN or part.startswith(OF_WHAT_WAS_SENT) for part in kept["data"].split(":"))
        if of_this_person and goes_on:
            kept["message"]["reply_to_message"] = _written(answered) | {"from": kept["from"]}
    return _received(update, query["from"]["id"], {"callback_query": kept})


def _membership(update: dict[str, Any]) -> Received:
    change = update["my_chat_member"]
    kept = _only(change, _MEMBERSHIP)
    kept["chat"] = _only(change["chat"], _CHAT)
    kept["from"] = _only(change["from"], _PERSON)
    return _received(update, change["chat"]["id"], {"my_chat_member": kept})


def _join_request(update: dict[str, Any]) -> Received:
    request = update["chat_join_request"]
    kept = _only(request, _REQUEST) | {"chat": _only(request["chat"], _CHAT), "from": _only(request["from"], _PERSON)}
    return _received(update, request["from"]["id"], {"chat_join_request": kept})


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
