from typing import Any

from siman_bot.sandbox.botapi.composing import (
    PERMISSION_FOR,
    answered_message,
    caption_content,
    chat_to_write,
    text_content,
    thread_of,
)
from siman_bot.sandbox.botapi.request import BotRequest, Method, message_ids
from siman_bot.sandbox.memory.chats import Message
from siman_bot.sandbox.memory.keyboards import read_forced_reply, read_markup
from siman_bot.sandbox.memory.shapes import message_json, origin_of
from siman_bot.sandbox.memory.traffic import post
from siman_bot.sandbox.rules import telegram_rules as rules
from siman_bot.sandbox.rules.telegram_rules import RefusedError


def send_message(request: BotRequest) -> Any:
    content = text_content(request.arguments)
    markup = read_markup(request.arguments)
    forced_reply = read_forced_reply(request.arguments)
    chat = chat_to_write(request)
    message = post(
        request.world,
        chat,
        request.bot,
        content,
        reply_to=answered_message(request, chat),
        thread_id=thread_of(request, chat),
        reply_markup=markup,
        forced_reply=forced_reply,
    )
    return message_json(message)


def forward_message(request: BotRequest) -> Any:
    source = _source(request, rules.FORWARD_NOT_FOUND)
    if source.is_service:
        raise RefusedError(rules.CANT_FORWARD)
    return message_json(_forward(request, source))


def forward_messages(request: BotRequest) -> Any:
    """Those that aren't there or can't be forwarded are passed over, and so in `copyMessages`."""
    return [{"message_id": _forward(request, source).id} for source in _sources(request, rules.FORWARD_NOT_FOUND)]


def copy_message(request: BotRequest) -> Any:
    source = _source(request, rules.COPY_NOT_FOUND)
    if source.is_service:
        raise RefusedError(rules.CANT_COPY)
    given = request.arguments
    caption = caption_content(given) if source.is_media and given.values.get("caption") is not None else None
    copied = _copy(request, source, caption=caption, reply_markup=read_markup(given))
    return {"message_id": copied.id}


def copy_messages(request: BotRequest) -> Any:
    caption: dict[str, Any] | None = {} if request.arguments.boolean("remove_caption") else None
    sources = _sources(request, rules.COPY_NOT_FOUND)
    return [
        {"message_id": _copy(request, source, caption=caption if source.is_media else None).id} for source in sources
    ]


def _forward(request: BotRequest, source: Message) -> Message:
    chat = chat_to_write(request, kind_of(source))
    content = source.content | {"forward_origin": origin_of(source)}
    return post(request.world, chat, request.bot, content, thread_id=thread_of(request, chat))


def _copy(
    request: BotRequest,
    source: Message,
    *,
    caption: dict[str, Any] | None,
    reply_markup: dict[str, Any] | None = None,
) -> Message:
    """With its own caption unless another is given."""
    chat = chat_to_write(request, kind_of(source))
    left_out = {"forward_origin"} if caption is None else {"forward_origin", "caption", "caption_entities"}
    content = {name: value for name, value in source.content.items() if name not in left_out}
    return post(
        request.world,
        chat,
        request.bot,
        content | (caption or {}),
        reply_to=answered_message(request, chat),
        thread_id=thread_of(request, chat),
        reply_markup=reply_markup,
    )


def send_chat_action(request: BotRequest) -> Any:
    if request.arguments.text("action") not in rules.CHAT_ACTIONS:
        raise RefusedError(rules.CHAT_ACTION_WRONG)
    chat_to_write(request)
    return True


def kind_of(message: Message) -> str:
    """An animation comes before the document that it is too."""
    return next((kind for kind in PERMISSION_FOR if kind != "text" and kind in message.content), "text")


def _source(request: BotRequest, missing: rules.Refusal) -> Message:
    return request.message(request.chat("from_chat_id"), missing)


def _sources(request: BotRequest, none_found: rules.Refusal) -> list[Message]:
    ids = message_ids(request, none_given=rules.NO_MESSAGES, too_many=rules.TOO_MANY_MESSAGES)
    chat = request.chat("from_chat_id")
    found = [message for message in map(chat.message, sorted(ids)) if message is not None and not message.is_service]
    if not found:
        raise RefusedError(none_found)
    return found


METHODS: dict[str, Method] = {
    "sendMessage": send_message,
    "forwardMessage": forward_message,
    "forwardMessages": forward_messages,
    "copyMessage": copy_message,
    "copyMessages": copy_messages,
    "sendChatAction": send_chat_action,
}
