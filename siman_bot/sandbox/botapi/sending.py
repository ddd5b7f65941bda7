from typing import Any

from siman_bot.sandbox import telegram_rules as rules
from siman_bot.sandbox.botapi.composing import answered_message, caption_content, chat_to_write, text_content, thread_of
from siman_bot.sandbox.botapi.request import BotRequest, Method
from siman_bot.sandbox.chats import Message
from siman_bot.sandbox.keyboards import read_markup
from siman_bot.sandbox.shapes import message_json, origin_of
from siman_bot.sandbox.telegram_rules import RefusedError
from siman_bot.sandbox.traffic import post


def send_message(request: BotRequest) -> Any:
    content = text_content(request.arguments)
    markup = read_markup(request.arguments)
    chat = chat_to_write(request)
    message = post(
        request.world,
        chat,
        request.bot,
        content,
        reply_to=answered_message(request, chat),
        thread_id=thread_of(request, chat),
        reply_markup=markup,
    )
    return message_json(message)


def forward_message(request: BotRequest) -> Any:
    source = _source(request, rules.FORWARD_NOT_FOUND)
    if source.is_service:
        raise RefusedError(rules.CANT_FORWARD)
    chat = chat_to_write(request, kind_of(source))
    content = source.content | {"forward_origin": origin_of(source)}
    message = post(request.world, chat, request.bot, content, thread_id=thread_of(request, chat))
    return message_json(message)


def copy_message(request: BotRequest) -> Any:
    source = _source(request, rules.COPY_NOT_FOUND)
    if source.is_service:
        raise RefusedError(rules.CANT_COPY)
    chat = chat_to_write(request, kind_of(source))
    content = {name: value for name, value in source.content.items() if name != "forward_origin"}
    if source.is_media and request.arguments.values.get("caption") is not None:
        content.pop("caption", None)
        content.pop("caption_entities", None)
        content |= caption_content(request.arguments)
    message = post(
        request.world,
        chat,
        request.bot,
        content,
        reply_to=answered_message(request, chat),
        thread_id=thread_of(request, chat),
        reply_markup=read_markup(request.arguments),
    )
    return {"message_id": message.id}


def send_chat_action(request: BotRequest) -> Any:
    if request.arguments.text("action") not in rules.CHAT_ACTIONS:
        raise RefusedError(rules.CHAT_ACTION_WRONG)
    chat_to_write(request)
    return True


def kind_of(message: Message) -> str:
    return next((kind for kind in ("photo", "video", "voice", "document") if kind in message.content), "text")


def _source(request: BotRequest, missing: rules.Refusal) -> Message:
    return request.message(request.chat("from_chat_id"), missing)


METHODS: dict[str, Method] = {
    "sendMessage": send_message,
    "forwardMessage": forward_message,
    "copyMessage": copy_message,
    "sendChatAction": send_chat_action,
}
