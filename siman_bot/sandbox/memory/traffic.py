"""Messages appear, change and vanish; the bots that may see it get their updates."""

from typing import Any

from siman_bot.sandbox.formatting.found_entities import slice_of
from siman_bot.sandbox.memory.accounts import Bot, User
from siman_bot.sandbox.memory.chats import Chat, Message
from siman_bot.sandbox.memory.shapes import chat_json, message_json, user_json
from siman_bot.sandbox.memory.world import World


def post(
    world: World,
    chat: Chat,
    sender: User | None,
    content: dict[str, Any],
    *,
    reply_to: Message | None = None,
    thread_id: int = 0,
    reply_markup: dict[str, Any] | None = None,
    forced_reply: str | None = None,
) -> Message:
    message = Message(
        id=world.message_id(chat),
        chat=chat,
        sender=sender,
        date=world.now(),
        content=content,
        reply_to=reply_to,
        thread_id=thread_id,
        reply_markup=reply_markup,
        forced_reply=forced_reply,
    )
    chat.messages[message.id] = message
    _tell_bots(chat, message, "message")
    message.sent = message.changed = world.touch(chat)
    return message


def revise(world: World, message: Message, *, content: dict[str, Any], reply_markup: dict[str, Any] | None) -> None:
    """The message is edited in place, keyboard included."""
    message.content = content
    message.reply_markup = reply_markup
    message.edit_date = world.now()
    message.edits += 1
    _tell_bots(message.chat, message, "edited_message")
    message.changed = world.touch(message.chat)


def remove(world: World, message: Message) -> None:
    """Bots are never told of deleted messages."""
    message.deleted = True
    if message.id in message.chat.pinned:
        message.chat.pinned.remove(message.id)
    message.changed = world.touch(message.chat)


def react(world: World, message: Message, person: User, reaction: list[dict[str, Any]]) -> None:
    chat = message.chat
    old = message.reactions.get(person.id, [])
    message.reactions[person.id] = reaction
    update = {
        "chat": chat_json(chat),
        "message_id": message.id,
        "user": user_json(person),
        "date": world.now(),
        "old_reaction": old,
        "new_reaction": reaction,
    }
    for bot in [chat.bot] if chat.bot else chat.bots.values():
        if chat.is_private or chat.member(bot).is_admin:
            bot.queue.put("message_reaction", update, chat_id=chat.id)
    world.touch(chat)


def _tell_bots(chat: Chat, message: Message, kind: str) -> None:
    if message.sender and message.sender.is_bot and not message.is_service:
        return
    listeners = [chat.bot] if chat.bot else [bot for bot in chat.bots.values() if is_seen_by(bot, chat, message)]
    if listeners:
        payload = message_json(message)
        for bot in listeners:
            if bot is not message.sender:
                bot.queue.put(kind, payload, chat_id=chat.id)


def is_seen_by(bot: Bot, chat: Chat, message: Message) -> bool:
    """Privacy mode: a bot that is no administrator sees commands, replies to itself and service messages."""
    if not bot.privacy_mode or message.is_service or chat.member(bot).is_admin:
        return True
    if message.reply_to and message.reply_to.sender is bot:
        return True
    for entity in message.entities:
        if entity["type"] == "bot_command" and entity["offset"] == 0:
            addressee = slice_of(message.text, entity).partition("@")[2].lower()
            return addressee in {"", bot.username.lower()}
    return False


def pin(world: World, message: Message, *, by: User) -> None:
    chat = message.chat
    if message.id in chat.pinned:
        chat.pinned.remove(message.id)
    chat.pinned.append(message.id)
    post(world, chat, by, {"pinned_message": message_json(message, with_reply=False)})


def unpin(world: World, chat: Chat, message_id: int) -> None:
    chat.pinned.remove(message_id)
    world.touch(chat)
