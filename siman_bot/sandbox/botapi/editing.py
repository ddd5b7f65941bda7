from datetime import timedelta
from typing import Any

from siman_bot.sandbox.botapi.composing import caption_content, check_person, text_content
from siman_bot.sandbox.botapi.request import BotRequest, Method, message_ids
from siman_bot.sandbox.memory.chats import Chat, Message
from siman_bot.sandbox.memory.keyboards import read_markup
from siman_bot.sandbox.memory.shapes import message_json
from siman_bot.sandbox.memory.traffic import react, remove, revise
from siman_bot.sandbox.rules import telegram_rules as rules
from siman_bot.sandbox.rules.telegram_rules import RefusedError


def edit_message_text(request: BotRequest) -> Any:
    content = text_content(request.arguments)
    message = _own_message(request)
    if message.is_media:
        raise RefusedError(rules.NO_TEXT_TO_EDIT)
    return _revise(request, message, content)


def edit_message_caption(request: BotRequest) -> Any:
    content = caption_content(request.arguments)
    message = _own_message(request)
    if not message.is_media:
        raise RefusedError(rules.NO_CAPTION_TO_EDIT)
    kept = {name: value for name, value in message.content.items() if name not in {"caption", "caption_entities"}}
    return _revise(request, message, kept | content)


def edit_message_reply_markup(request: BotRequest) -> Any:
    message = _own_message(request)
    return _revise(request, message, message.content)


def delete_message(request: BotRequest) -> Any:
    chat = request.chat()
    message = request.message(chat, rules.DELETE_NOT_FOUND)
    _check_deletable(request, chat, message)
    remove(request.world, message)
    return True


def delete_messages(request: BotRequest) -> Any:
    """All of them or none; those that aren't there are passed over."""
    chat = request.chat()
    ids = message_ids(request, none_given=rules.NO_MESSAGES, too_many=rules.TOO_MANY_MESSAGES)
    found = [message for message in map(chat.message, ids) if message is not None]
    for message in found:
        _check_deletable(request, chat, message)
    for message in found:
        remove(request.world, message)
    return True


def _check_deletable(request: BotRequest, chat: Chat, message: Message) -> None:
    may_delete_others = chat.is_private or chat.member(request.bot).has_right("can_delete_messages")
    if message.sender is not request.bot and not may_delete_others:
        raise RefusedError(rules.CANT_DELETE)
    age = timedelta(seconds=request.world.clock() - message.date)
    if age > rules.DELETE_WITHIN and (chat.is_private or not may_delete_others):
        raise RefusedError(rules.CANT_DELETE_FOR_EVERYONE)


def set_message_reaction(request: BotRequest) -> Any:
    message = request.message(request.chat(), rules.REACT_NOT_FOUND)
    reaction = _reaction(request.arguments.parsed("reaction") or [])
    react(request.world, message, request.bot, reaction)
    return True


def _reaction(given: Any) -> list[dict[str, Any]]:
    if not isinstance(given, list):
        raise RefusedError(rules.REACTIONS_NOT_ARRAY)
    for kind in given:
        if not isinstance(kind, dict):
            raise RefusedError(rules.REACTION_NOT_OBJECT)
        if kind.get("type") not in ("emoji", "custom_emoji", "paid"):
            raise RefusedError(rules.REACTION_TYPE_UNKNOWN)
        if kind["type"] != "emoji" or str(kind.get("emoji")) not in rules.REACTIONS:
            raise RefusedError(rules.REACTION_INVALID)
    if len(given) > 1:
        raise RefusedError(rules.REACTION_INVALID)
    return given


def _own_message(request: BotRequest) -> Message:
    chat = request.chat()
    check_person(chat, now=request.world.clock())
    message = request.message(chat, rules.EDIT_NOT_FOUND)
    foreign = message.sender is not request.bot or "forward_origin" in message.content
    if foreign or message.is_service or message.forced_reply is not None:
        raise RefusedError(rules.CANT_EDIT)
    return message


def _revise(request: BotRequest, message: Message, content: dict[str, Any]) -> Any:
    markup = read_markup(request.arguments)
    if content == message.content and markup == message.reply_markup:
        raise RefusedError(rules.NOT_MODIFIED)
    revise(request.world, message, content=content, reply_markup=markup)
    return message_json(message)


METHODS: dict[str, Method] = {
    "editMessageText": edit_message_text,
    "editMessageCaption": edit_message_caption,
    "editMessageReplyMarkup": edit_message_reply_markup,
    "deleteMessage": delete_message,
    "deleteMessages": delete_messages,
    "setMessageReaction": set_message_reaction,
}
