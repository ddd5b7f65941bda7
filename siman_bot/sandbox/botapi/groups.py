"""Chats, their members, pinned messages, requests to join and topics."""

from typing import Any

from siman_bot.sandbox.botapi.composing import check_person
from siman_bot.sandbox.botapi.request import BotRequest, Method
from siman_bot.sandbox.memory.chats import Chat, Member, Topic
from siman_bot.sandbox.memory.membership import set_member
from siman_bot.sandbox.memory.shapes import full_chat_json, member_json
from siman_bot.sandbox.memory.topics import delete_topic, open_topic, rename_topic, set_topic_closed
from siman_bot.sandbox.memory.traffic import pin, unpin
from siman_bot.sandbox.rules import telegram_rules as rules
from siman_bot.sandbox.rules.telegram_rules import Refusal, RefusedError


def get_chat(request: BotRequest) -> Any:
    return full_chat_json(request.chat())


def get_chat_member(request: BotRequest) -> Any:
    chat = request.chat()
    user = request.user()
    if chat.is_private:
        if user not in (chat.person, chat.bot):
            raise RefusedError(rules.MEMBER_NOT_FOUND)
        return member_json(Member(user=user, status="member"))
    return member_json(chat.member(user))


def get_chat_administrators(request: BotRequest) -> Any:
    chat = request.chat()
    if chat.is_private:
        raise RefusedError(rules.NO_ADMINISTRATORS_IN_PRIVATE)
    return [
        member_json(member)
        for member in chat.members.values()
        if member.is_admin and (not member.user.is_bot or member.user is request.bot)
    ]


def get_chat_member_count(request: BotRequest) -> Any:
    chat = request.chat()
    return 2 if chat.is_private else sum(member.is_in for member in chat.members.values())


def leave_chat(request: BotRequest) -> Any:
    chat = request.chat()
    if chat.is_private:
        raise RefusedError(rules.CANT_LEAVE_PRIVATE)
    set_member(request.world, chat, Member(user=request.bot), by=request.bot)
    return True


def pin_chat_message(request: BotRequest) -> Any:
    chat = _with_right(request, "can_pin_messages", rules.NO_RIGHT_TO_PIN)
    check_person(chat, now=request.world.clock())
    pin(request.world, request.message(chat, rules.PIN_NOT_FOUND), by=request.bot)
    return True


def unpin_chat_message(request: BotRequest) -> Any:
    chat = _with_right(request, "can_pin_messages", rules.NO_RIGHT_TO_PIN)
    message_id = request.arguments.integer("message_id") or (chat.pinned[-1] if chat.pinned else 0)
    if message_id not in chat.pinned:
        raise RefusedError(rules.UNPIN_NOT_FOUND)
    unpin(request.world, chat, message_id)
    return True


def unpin_all_chat_messages(request: BotRequest) -> Any:
    chat = _with_right(request, "can_pin_messages", rules.NO_RIGHT_TO_PIN)
    for message_id in tuple(chat.pinned):
        unpin(request.world, chat, message_id)
    return True


def approve_chat_join_request(request: BotRequest) -> Any:
    chat = _settle_join_request(request)
    member = Member(user=request.user(), status="member")
    set_member(request.world, chat, member, by=request.bot, via_join_request=True)
    return True


def decline_chat_join_request(request: BotRequest) -> Any:
    request.world.touch(_settle_join_request(request))
    return True


def _settle_join_request(request: BotRequest) -> Chat:
    chat = _with_right(request, "can_invite_users", rules.ADMIN_REQUIRED)
    user = request.user()
    if chat.join_requests.pop(user.id, None) is None:
        raise RefusedError(rules.ALREADY_IN_THE_CHAT if chat.member(user).is_in else rules.NO_JOIN_REQUEST)
    return chat


def create_forum_topic(request: BotRequest) -> Any:
    chat = _with_right(request, "can_manage_topics", rules.NO_RIGHT_TO_TOPICS)
    if not chat.is_forum:
        raise RefusedError(rules.NOT_A_FORUM)
    name = request.arguments.text("name").strip()
    if not name:
        raise RefusedError(rules.TOPIC_NAME_EMPTY)
    name = name[: rules.TOPIC_NAME_LENGTH]
    topic = open_topic(request.world, chat, by=request.bot, name=name)
    return {"message_thread_id": topic.id, "name": topic.name, "icon_color": topic.icon_color}


def edit_forum_topic(request: BotRequest) -> Any:
    chat, topic = _topic(request)
    name = request.arguments.text("name").strip()[: rules.TOPIC_NAME_LENGTH]
    if not name or name == topic.name:
        raise RefusedError(rules.TOPIC_NOT_MODIFIED)
    rename_topic(request.world, chat, topic, by=request.bot, name=name)
    return True


def delete_forum_topic(request: BotRequest) -> Any:
    chat, topic = _topic(request)
    if not chat.member(request.bot).has_right("can_delete_messages"):
        raise RefusedError(rules.CANT_DELETE)
    delete_topic(request.world, chat, topic)
    return True


def close_forum_topic(request: BotRequest) -> Any:
    return _set_closed(request, closed=True)


def reopen_forum_topic(request: BotRequest) -> Any:
    return _set_closed(request, closed=False)


def _set_closed(request: BotRequest, *, closed: bool) -> bool:
    chat, topic = _topic(request)
    if topic.closed == closed:
        raise RefusedError(rules.TOPIC_NOT_MODIFIED)
    set_topic_closed(request.world, chat, topic, by=request.bot, closed=closed)
    return True


def _topic(request: BotRequest) -> tuple[Chat, Topic]:
    chat = _with_right(request, "can_manage_topics", rules.NO_RIGHT_TO_TOPICS)
    topic = chat.topics.get(request.arguments.integer("message_thread_id"))
    if topic is None:
        raise RefusedError(rules.THREAD_NOT_FOUND)
    return chat, topic


def _with_right(request: BotRequest, right: str, refusal: Refusal) -> Chat:
    chat = request.chat()
    if not chat.is_private and not chat.member(request.bot).has_right(right):
        raise RefusedError(refusal)
    return chat


METHODS: dict[str, Method] = {
    "getChat": get_chat,
    "getChatMember": get_chat_member,
    "getChatAdministrators": get_chat_administrators,
    "getChatMemberCount": get_chat_member_count,
    "leaveChat": leave_chat,
    "pinChatMessage": pin_chat_message,
    "unpinChatMessage": unpin_chat_message,
    "unpinAllChatMessages": unpin_all_chat_messages,
    "approveChatJoinRequest": approve_chat_join_request,
    "declineChatJoinRequest": decline_chat_join_request,
    "createForumTopic": create_forum_topic,
    "editForumTopic": edit_forum_topic,
    "deleteForumTopic": delete_forum_topic,
    "closeForumTopic": close_forum_topic,
    "reopenForumTopic": reopen_forum_topic,
}
