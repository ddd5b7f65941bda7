"""What people write on its way into a chat: who may write there, what the words hold, whose it is said to be."""

from typing import Any, Final

from siman_bot.sandbox.formatting.found_entities import with_found_entities
from siman_bot.sandbox.formatting.markup import trimmed, utf16_length
from siman_bot.sandbox.humans.refusals import CannotDoError
from siman_bot.sandbox.humans.request import HumanRequest, chat_name
from siman_bot.sandbox.humans.views import shown
from siman_bot.sandbox.memory.chats import Chat
from siman_bot.sandbox.memory.membership import set_blocked
from siman_bot.sandbox.memory.traffic import post
from siman_bot.sandbox.rules import telegram_rules as rules

PERMISSION_FOR: Final = {
    "photo": "can_send_photos",
    "video": "can_send_videos",
    "animation": "can_send_other_messages",
    "voice": "can_send_voice_notes",
    "video_note": "can_send_video_notes",
    "audio": "can_send_audios",
    "sticker": "can_send_other_messages",
    "document": "can_send_documents",
    "text": "can_send_messages",
    "rich_message": "can_send_messages",
    "location": "can_send_messages",
    "contact": "can_send_messages",
}


def open_chat(request: HumanRequest, kind: str = "text") -> Chat:
    """The chat to write into, when the person may send this kind; writing starts a private chat, /start unblocks it."""
    chat = request.chat()
    person = request.person()
    request.acts_in(chat)
    if chat.is_private:
        if chat.blocked and not request.arguments.text("text").startswith("/start"):
            raise CannotDoError(f"{person.name} has blocked the bot.", key="botBlocked")
        set_blocked(request.world, chat, person, request.bot(), blocked=False)
        chat.started = True
        return chat
    request.sees(chat)
    if not chat.allows(person, PERMISSION_FOR[kind]):
        raise CannotDoError(f"{person.name} may not write this ({kind}) in {chat_name(chat)}.", key="mayNot")
    return chat


def post_by(request: HumanRequest, chat: Chat, content: dict[str, Any]) -> dict[str, Any]:
    reply_to = request.shown_message(chat, "reply_to") if "reply_to" in request.arguments else None
    thread_id = request.arguments.integer("topic") or (reply_to.thread_id if reply_to else 0)
    # Elsewhere it names a chain of replies.
    if thread_id and chat.is_forum:
        _check_topic(request, chat, thread_id)
    content = content | _origin(request)
    return shown(post(request.world, chat, request.person(), content, reply_to=reply_to, thread_id=thread_id))


def _origin(request: HumanRequest) -> dict[str, Any]:
    """Of what was written elsewhere by somebody who hides the account, whose `origin_name` alone is shown."""
    name = request.arguments.text("origin_name")
    if not name:
        return {}
    return {"forward_origin": {"type": "hidden_user", "sender_user_name": name, "date": request.world.now()}}


def _check_topic(request: HumanRequest, chat: Chat, thread_id: int) -> None:
    topic = chat.topics.get(thread_id)
    if topic is None:
        raise CannotDoError(f"There is no topic {thread_id} in {chat_name(chat)}.", key="topicUnknown")
    if topic.closed and not chat.member(request.person()).has_right("can_manage_topics"):
        raise CannotDoError(f"The topic {topic.name} is closed.", key="topicClosed")


def text_of(given: str) -> dict[str, Any]:
    text, entities = trimmed(given, [])
    if not 1 <= utf16_length(text) <= rules.MESSAGE_LENGTH:
        raise CannotDoError("A message has 1 to 4096 characters.", key="textLength")
    return with_entities("text", "entities", text, entities)


def caption_of(given: str) -> dict[str, Any]:
    """No fields for no caption."""
    text, entities = trimmed(given, [])
    if utf16_length(text) > rules.CAPTION_LENGTH:
        raise CannotDoError("A caption has at most 1024 characters.", key="captionLength")
    return with_entities("caption", "caption_entities", text, entities) if text else {}


def with_entities(name: str, entities_name: str, text: str, entities: list[dict[str, Any]]) -> dict[str, Any]:
    content: dict[str, Any] = {name: text}
    if found := with_found_entities(text, entities):
        content[entities_name] = found
    return content
