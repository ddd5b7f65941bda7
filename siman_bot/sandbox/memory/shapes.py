"""Users, chats, members and messages in the Bot API's own shapes (JSON objects, times in Unix seconds)."""

from typing import Any

from siman_bot.sandbox.memory.accounts import Bot, User
from siman_bot.sandbox.memory.chats import Chat, Member, Message
from siman_bot.sandbox.rules.telegram_rules import ADMINISTRATOR_RIGHTS, MEMBER_PERMISSIONS

Json = dict[str, Any]


def user_json(user: User) -> Json:
    shape: Json = {"id": user.id, "is_bot": user.is_bot, "first_name": user.first_name}
    if user.last_name:
        shape["last_name"] = user.last_name
    if user.username:
        shape["username"] = user.username
    if user.language_code:
        shape["language_code"] = user.language_code
    return shape


def own_json(bot: Bot) -> Json:
    """A bot as getMe shows it."""
    return user_json(bot) | {
        "can_join_groups": True,
        "can_read_all_group_messages": not bot.privacy_mode,
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


def chat_json(chat: Chat) -> Json:
    if chat.person:
        shape = user_json(chat.person) | {"type": "private"}
        shape.pop("is_bot")
        shape.pop("language_code", None)
        return shape
    shape = {"id": chat.id, "title": chat.title, "type": chat.type}
    if chat.username:
        shape["username"] = chat.username
    if chat.is_forum:
        shape["is_forum"] = True
    return shape


def permissions_json(permissions: frozenset[str]) -> Json:
    return {name: name in permissions for name in MEMBER_PERMISSIONS}


def member_json(member: Member) -> Json:
    shape: Json = {"user": user_json(member.user), "status": member.status}
    if member.status == "creator":
        shape["is_anonymous"] = False
    elif member.status == "administrator":
        shape |= {"can_be_edited": False, "is_anonymous": False}
        shape |= {right: right in member.rights for right in ADMINISTRATOR_RIGHTS}
    elif member.status == "restricted":
        shape |= {"is_member": member.is_member, "until_date": member.until}
        shape |= permissions_json(member.permissions)
    elif member.status == "kicked":
        shape["until_date"] = member.until
    return shape


def message_json(message: Message, *, with_reply: bool = True) -> Json:
    shape: Json = {"message_id": message.id}
    if message.sender:
        shape["from"] = user_json(message.sender)
    shape["chat"] = chat_json(message.chat)
    shape["date"] = message.date
    if message.thread_id:
        shape["message_thread_id"] = message.thread_id
        if message.chat.is_forum:
            shape["is_topic_message"] = True
    if message.edit_date:
        shape["edit_date"] = message.edit_date
    answered = message.reply_to or _opening(message)
    if answered and with_reply and not answered.deleted:
        shape["reply_to_message"] = message_json(answered, with_reply=False)
    shape |= message.content
    if message.reply_markup:
        shape["reply_markup"] = message.reply_markup
    return shape


def _opening(message: Message) -> Message | None:
    """Within a topic whatever answers nothing else answers the message that opened it."""
    return message.chat.message(message.thread_id) if message.thread_id != message.id else None


def origin_of(message: Message) -> Json:
    """Where a forwarded copy says it comes from; a forward of a forward keeps the first origin."""
    if "forward_origin" in message.content:
        origin: Json = message.content["forward_origin"]
        return origin
    if message.sender:
        return {"type": "user", "sender_user": user_json(message.sender), "date": message.date}
    return {"type": "chat", "sender_chat": chat_json(message.chat), "date": message.date}


def gone_json(chat: Chat, message_id: int) -> Json:
    """A message that can't be shown any more (an inaccessible message has the date 0)."""
    return {"chat": chat_json(chat), "message_id": message_id, "date": 0}


def full_chat_json(chat: Chat) -> Json:
    """A chat as getChat shows it."""
    shape = chat_json(chat) | {
        "accent_color_id": abs(chat.id) % 7,
        "max_reaction_count": 11,
        "accepted_gift_types": dict.fromkeys(
            ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels"), False
        ),
    }
    if not chat.is_private:
        shape["permissions"] = permissions_json(chat.permissions)
        shape["join_by_request"] = chat.join_by_request
    if chat.username:
        shape["active_usernames"] = [chat.username]
    if chat.pinned and (pinned := chat.message(chat.pinned[-1])):
        shape["pinned_message"] = message_json(pinned)
    return shape
