"""What a bot wants to say and where: text with entities, the answered message, the topic, the right to write."""

from functools import lru_cache
from typing import Any

from siman_bot.sandbox.botapi.entities import given_entities
from siman_bot.sandbox.botapi.request import BotRequest, whole_number
from siman_bot.sandbox.formatting.found_entities import with_found_entities
from siman_bot.sandbox.formatting.markdown import parse_markdown
from siman_bot.sandbox.formatting.markup import Entity, parse_html, trimmed, utf16_length
from siman_bot.sandbox.formatting.old_markdown import parse_old_markdown
from siman_bot.sandbox.memory.chats import Chat, Message
from siman_bot.sandbox.rules import telegram_rules as rules
from siman_bot.sandbox.rules.telegram_rules import Refusal, RefusedError
from siman_bot.sandbox.serving.arguments import Arguments

PERMISSION_FOR = {
    "text": ("can_send_messages", rules.NO_RIGHT_TO_TEXT),
    "photo": ("can_send_photos", rules.NO_RIGHT_TO_PHOTOS),
    "video": ("can_send_videos", rules.NO_RIGHT_TO_VIDEOS),
    "voice": ("can_send_voice_notes", rules.NO_RIGHT_TO_VOICE),
    "audio": ("can_send_audios", rules.NO_RIGHT_TO_AUDIO),
    "animation": ("can_send_other_messages", rules.NO_RIGHT_TO_ANIMATIONS),
    "video_note": ("can_send_video_notes", rules.NO_RIGHT_TO_VIDEO_NOTES),
    "document": ("can_send_documents", rules.NO_RIGHT_TO_DOCUMENTS),
}


def chat_to_write(request: BotRequest, kind: str = "text") -> Chat:
    """The chat, when the bot may send this kind of content ("text", "photo", "video" or "document") there now."""
    chat = request.chat()
    check_person(chat, now=request.world.clock())
    permission, refusal = PERMISSION_FOR[kind]
    if not chat.is_private and not chat.allows(request.bot, permission):
        raise RefusedError(refusal)
    return chat


def check_person(chat: Chat, *, now: float) -> None:
    """Whether the person of a private chat (if it is one) lets the bot speak there.

    Raises:
        RefusedError: 403, deactivated, blocked or never started.
    """
    if chat.person is None:
        return
    if chat.person.deactivated:
        raise RefusedError(rules.DEACTIVATED)
    if chat.blocked:
        raise RefusedError(rules.BLOCKED)
    if not chat.started and now > chat.open_until:
        raise RefusedError(rules.CANT_INITIATE)


def thread_of(request: BotRequest, chat: Chat) -> int:
    """The topic to write into; 0 outside topics.

    Raises:
        RefusedError: 400, no such topic or a closed one the bot may not write into.
    """
    thread_id = request.arguments.integer("message_thread_id")
    if not thread_id:
        return 0
    topic = chat.topics.get(thread_id)
    if topic is None:
        raise RefusedError(rules.THREAD_NOT_FOUND)
    if topic.closed and not chat.member(request.bot).has_right("can_manage_topics"):
        raise RefusedError(rules.TOPIC_CLOSED)
    return thread_id


def answered_message(request: BotRequest, chat: Chat) -> Message | None:
    """The message to reply to, from `reply_parameters` or the older `reply_to_message_id`."""
    parameters = request.arguments.parsed("reply_parameters")
    if parameters is not None:
        if not isinstance(parameters, dict):
            raise RefusedError(rules.REPLY_NOT_OBJECT)
        message_id = whole_number(parameters.get("message_id") or 0, rules.REPLY_ID_WRONG)
        optional = bool(parameters.get("allow_sending_without_reply"))
    else:
        message_id = request.arguments.integer("reply_to_message_id")
        optional = request.arguments.boolean("allow_sending_without_reply")
    if not message_id:
        return None
    message = chat.message(message_id)
    if message is None and not optional:
        raise RefusedError(rules.REPLY_NOT_FOUND)
    return message


def text_content(arguments: Arguments) -> dict[str, Any]:
    """The content fields of a text message.

    Raises:
        RefusedError: 400, empty, too long after parsing, or not parsable.
    """
    if not arguments.text("text"):
        raise RefusedError(rules.TEXT_EMPTY)
    text, entities = _formatted(arguments, "text", "entities", rules.MESSAGE_LENGTH, rules.TEXT_TOO_LONG)
    if not text:
        raise RefusedError(rules.TEXT_EMPTY)
    content: dict[str, Any] = {"text": text}
    if entities:
        content["entities"] = entities
    preview = arguments.parsed("link_preview_options")
    if preview:
        if not isinstance(preview, dict):
            raise RefusedError(rules.PREVIEW_NOT_OBJECT)
        content["link_preview_options"] = preview
    return content


def caption_content(arguments: Arguments) -> dict[str, Any]:
    """The caption fields of a photo, video or document; no fields for no caption."""
    text, entities = _formatted(arguments, "caption", "caption_entities", rules.CAPTION_LENGTH, rules.CAPTION_TOO_LONG)
    content: dict[str, Any] = {}
    if text:
        content["caption"] = text
    if entities:
        content["caption_entities"] = entities
    return content


def _formatted(
    arguments: Arguments, name: str, entities_name: str, longest: int, too_long: Refusal
) -> tuple[str, list[Entity]]:
    given = arguments.text(name)
    mode = arguments.text("parse_mode").lower()
    if mode == "html":
        text, entities = _read_html(given)
    elif mode in {"markdownv2", "markdown"}:
        text, marked = (parse_markdown if mode == "markdownv2" else parse_old_markdown)(given)
        entities = with_found_entities(text, marked)
    elif mode:
        raise RefusedError(rules.UNKNOWN_PARSE_MODE)
    else:
        text, marked = trimmed(given, given_entities(given, arguments.parsed(entities_name)))
        entities = with_found_entities(text, marked)
    if utf16_length(text) > longest:
        raise RefusedError(too_long)
    return text, list(entities[: rules.ENTITIES_PER_MESSAGE])


@lru_cache(maxsize=64)
def _read_html(html: str) -> tuple[str, list[Entity]]:
    """Kept, because a broadcast is one text to thousands of chats."""
    text, marked = parse_html(html)
    return text, with_found_entities(text, marked)
