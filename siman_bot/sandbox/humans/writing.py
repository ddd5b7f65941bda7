"""People enter, write, forward, edit, delete, react."""

import re
from typing import Any
from urllib.parse import parse_qs, urlsplit

from siman_bot.sandbox.formatting.found_entities import with_found_entities
from siman_bot.sandbox.formatting.markup import trimmed, utf16_length
from siman_bot.sandbox.humans.refusals import CannotDoError
from siman_bot.sandbox.humans.request import HumanAct, HumanRequest, chat_name
from siman_bot.sandbox.humans.views import shown
from siman_bot.sandbox.memory.accounts import Bot, User
from siman_bot.sandbox.memory.chats import Chat, Message
from siman_bot.sandbox.memory.files import file_content
from siman_bot.sandbox.memory.membership import set_blocked
from siman_bot.sandbox.memory.shapes import origin_of, user_json
from siman_bot.sandbox.memory.traffic import pin, post, react, remove, revise, unpin
from siman_bot.sandbox.memory.world import World
from siman_bot.sandbox.rules import telegram_rules as rules

_PAYLOAD = re.compile(rf"[A-Za-z0-9_-]{{0,{rules.START_PAYLOAD_LENGTH}}}")
_NAMES = {"photo": "photo.jpg", "video": "video.mp4", "animation": "giphy.mp4"}
_OTHER_KINDS = frozenset({"animation", "voice", "sticker"})
PERMISSION_FOR = {
    "photo": "can_send_photos",
    "video": "can_send_videos",
    "animation": "can_send_other_messages",
    "voice": "can_send_voice_notes",
    "sticker": "can_send_other_messages",
    "document": "can_send_documents",
    "text": "can_send_messages",
}
WORDS = frozenset({"text", "entities", "caption", "caption_entities"})
LINK_HOSTS = frozenset({"t.me", "telegram.me"})


def add_person(request: HumanRequest) -> Any:
    arguments = request.arguments
    person_id = arguments.integer("id")
    if person_id < 0 or person_id in request.world.users:
        raise CannotDoError(f"The id {person_id} is taken or can't be a person's.", key="idTaken")
    person = request.world.add_person(
        first_name=request.name("first_name"),
        last_name=arguments.text("last_name"),
        username=request.free_username(),
        language_code=arguments.text("language_code"),
        person_id=person_id,
        caption=arguments.text("caption"),
    )
    return user_json(person)


def send(request: HumanRequest) -> Any:
    chat = _open_chat(request)
    return _post(request, chat, _text(request.arguments.text("text")))


def send_photo(request: HumanRequest) -> Any:
    return _send_file(request, "photo")


def send_document(request: HumanRequest) -> Any:
    return _send_file(request, "document")


def send_video(request: HumanRequest) -> Any:
    return _send_file(request, "video")


def send_other(request: HumanRequest) -> Any:
    """Another `kind` of message with a file: "animation", "voice" or "sticker"."""
    kind = request.arguments.text("kind")
    if kind not in _OTHER_KINDS:
        raise CannotDoError(f"Nobody sends {kind!r} here.")
    return _send_file(request, kind)


def forward(request: HumanRequest) -> Any:
    """Forward `from_message` of `from_chat` (absent: the private chat).

    Without `from_message` it is a `text` by `origin_name`, written elsewhere by somebody who hides the account.
    """
    if "from_message" not in request.arguments:
        chat = _open_chat(request)
        origin = {
            "type": "hidden_user",
            "sender_user_name": request.arguments.text("origin_name"),
            "date": request.world.now(),
        }
        content = _with_entities("text", "entities", request.arguments.text("text"), [])
    else:
        source_id = request.arguments.integer("from_chat")
        source_chat = (
            request.group("from_chat") if source_id < 0 else request.world.private_chat(request.bot(), request.person())
        )
        source = request.shown_message(source_chat, "from_message")
        if source.is_service:
            raise CannotDoError("What happened in a chat can't be forwarded.", key="notForwarded")
        chat = _open_chat(request, next((kind for kind in PERMISSION_FOR if kind in source.content), "text"))
        origin, content = origin_of(source), source.content
    return _post(request, chat, content | {"forward_origin": origin})


def edit(request: HumanRequest) -> Any:
    chat = request.chat()
    message = _own_message(request, chat)
    words = (_caption if message.is_media else _text)(request.arguments.text("text"))
    kept = {name: value for name, value in message.content.items() if name not in WORDS}
    request.acts_in(chat)
    revise(request.world, message, content=kept | words, reply_markup=None)
    return shown(message)


def delete(request: HumanRequest) -> Any:
    """Own messages; administrators and both sides of a private chat also others'."""
    chat = request.chat()
    message = request.shown_message(chat)
    person = request.person()
    if not (chat.is_private or message.sender is person or chat.member(person).has_right("can_delete_messages")):
        raise CannotDoError(f"{person.name} may not delete this message.", key="mayNot")
    request.acts_in(chat)
    remove(request.world, message)
    return shown(message)


def react_with(request: HumanRequest) -> Any:
    chat = request.chat()
    message = request.shown_message(chat)
    person = request.person()
    if not chat.is_private and not chat.allows(person, "can_react_to_messages"):
        raise CannotDoError(f"{person.name} may not react in {chat.title}.", key="mayNot")
    emoji = request.arguments.text("emoji")
    if emoji and emoji not in rules.REACTIONS:
        raise CannotDoError(f"{emoji!r} is no reaction of Telegram's.")
    request.acts_in(chat)
    react(request.world, message, person, [{"type": "emoji", "emoji": emoji}] if emoji else [])
    return shown(message)


def pin_message(request: HumanRequest) -> Any:
    chat = request.chat()
    message = request.shown_message(chat)
    if message.is_service:
        raise CannotDoError("What happened in a chat can't be pinned.", key="notPinned")
    _check_may_pin(request, chat)
    request.acts_in(chat)
    pin(request.world, message, by=request.person())
    return True


def unpin_message(request: HumanRequest) -> Any:
    chat = request.chat()
    message = request.shown_message(chat)
    _check_may_pin(request, chat)
    if message.id not in chat.pinned:
        raise CannotDoError(f"Message {message.id} is not pinned.", key="notPinned")
    request.acts_in(chat)
    unpin(request.world, chat, message.id)
    return True


def _check_may_pin(request: HumanRequest, chat: Chat) -> None:
    if not chat.lets_pin(request.person()):
        raise CannotDoError(f"{request.person().name} may not pin in {chat_name(chat)}.", key="mayNot")


def block(request: HumanRequest) -> Any:
    chat = request.world.private_chat(request.bot(), request.person())
    request.acts_in(chat)
    set_blocked(request.world, chat, request.person(), request.bot(), blocked=True)
    return True


def unblock(request: HumanRequest) -> Any:
    chat = request.world.private_chat(request.bot(), request.person())
    request.acts_in(chat)
    set_blocked(request.world, chat, request.person(), request.bot(), blocked=False)
    return True


def has_started(request: HumanRequest) -> Any:
    """Start was pressed before anything that the sandbox remembers."""
    request.world.private_chat(request.bot(), request.person()).started = True
    return True


def deactivate(request: HumanRequest) -> Any:
    """The person deletes the account."""
    request.person().deactivated = True
    return True


def open_link(request: HumanRequest) -> Any:
    """Follow a t.me link to a bot and press Start."""
    return shown(follow_link(request.world, request.person(), request.arguments.text("link")))


def follow_link(world: World, person: User, link: str) -> Message:
    """What pressing Start on `https://t.me/<bot>?start=<payload>` sends.

    Raises:
        CannotDoError: no such bot, or a payload Telegram does not let through.
    """
    parts = urlsplit(link)
    bot = world.usernames.get(parts.path.strip("/").lower())
    if parts.hostname not in LINK_HOSTS or not isinstance(bot, Bot):
        raise CannotDoError(f"{link} leads to no bot here.", key="linkUnknown")
    payload = parse_qs(parts.query).get("start", [""])[0]
    if not _PAYLOAD.fullmatch(payload):
        raise CannotDoError(f"Telegram lets no payload like {payload!r} through.")
    chat = world.private_chat(bot, person)
    chat.last_act = world.sequence
    set_blocked(world, chat, person, bot, blocked=False)
    chat.started = True
    return post(world, chat, person, _with_entities("text", "entities", f"/start {payload}".strip(), []))


def _open_chat(request: HumanRequest, kind: str = "text") -> Chat:
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


def _post(request: HumanRequest, chat: Chat, content: dict[str, Any]) -> dict[str, Any]:
    reply_to = request.shown_message(chat, "reply_to") if "reply_to" in request.arguments else None
    thread_id = request.arguments.integer("topic") or (reply_to.thread_id if reply_to else 0)
    # Elsewhere it names a chain of replies.
    if thread_id and chat.is_forum:
        _check_topic(request, chat, thread_id)
    return shown(post(request.world, chat, request.person(), content, reply_to=reply_to, thread_id=thread_id))


def _check_topic(request: HumanRequest, chat: Chat, thread_id: int) -> None:
    topic = chat.topics.get(thread_id)
    if topic is None:
        raise CannotDoError(f"There is no topic {thread_id} in {chat_name(chat)}.", key="topicUnknown")
    if topic.closed and not chat.member(request.person()).has_right("can_manage_topics"):
        raise CannotDoError(f"The topic {topic.name} is closed.", key="topicClosed")


def _send_file(request: HumanRequest, kind: str) -> dict[str, Any]:
    chat = _open_chat(request, kind)
    arguments = request.arguments
    caption = _caption(arguments.text("caption"))
    file = request.world.files.add(
        request.content(),
        name=arguments.text("name") or _NAMES.get(kind, "document.bin"),
        mime_type=arguments.text("mime_type") or "application/octet-stream",
        kind=kind,
        size=arguments.integer("size"),
    )
    content = file_content(file) | caption
    if group := arguments.text("media_group"):
        content["media_group_id"] = group
    return _post(request, chat, content)


def _own_message(request: HumanRequest, chat: Chat) -> Message:
    message = request.shown_message(chat)
    if message.sender is not request.person() or message.is_service:
        raise CannotDoError(f"{request.person().name} can edit own messages only.")
    if "forward_origin" in message.content:
        raise CannotDoError("A forwarded message can't be edited.", key="forwardedNotEdited")
    return message


def _text(given: str) -> dict[str, Any]:
    text, entities = trimmed(given, [])
    if not 1 <= utf16_length(text) <= rules.MESSAGE_LENGTH:
        raise CannotDoError("A message has 1 to 4096 characters.", key="textLength")
    return _with_entities("text", "entities", text, entities)


def _caption(given: str) -> dict[str, Any]:
    """No fields for no caption."""
    text, entities = trimmed(given, [])
    if utf16_length(text) > rules.CAPTION_LENGTH:
        raise CannotDoError("A caption has at most 1024 characters.", key="captionLength")
    return _with_entities("caption", "caption_entities", text, entities) if text else {}


def _with_entities(name: str, entities_name: str, text: str, entities: list[dict[str, Any]]) -> dict[str, Any]:
    content: dict[str, Any] = {name: text}
    if found := with_found_entities(text, entities):
        content[entities_name] = found
    return content


ACTS: dict[str, HumanAct] = {
    "add_person": add_person,
    "send": send,
    "send_photo": send_photo,
    "send_document": send_document,
    "send_video": send_video,
    "send_other": send_other,
    "forward": forward,
    "edit": edit,
    "delete": delete,
    "react": react_with,
    "pin": pin_message,
    "unpin": unpin_message,
    "block": block,
    "unblock": unblock,
    "deactivate": deactivate,
    "has_started": has_started,
    "open_link": open_link,
}
