"""People enter, write, forward, edit, delete, react."""

import re
from typing import Any
from urllib.parse import parse_qs, urlsplit

from siman_bot.sandbox.humans.composing import PERMISSION_FOR, caption_of, open_chat, post_by, text_of, with_entities
from siman_bot.sandbox.humans.refusals import CannotDoError
from siman_bot.sandbox.humans.request import HumanAct, HumanRequest, chat_name
from siman_bot.sandbox.humans.views import shown
from siman_bot.sandbox.memory.accounts import Bot, User
from siman_bot.sandbox.memory.chats import Chat, Message
from siman_bot.sandbox.memory.membership import set_blocked
from siman_bot.sandbox.memory.shapes import origin_of, user_json
from siman_bot.sandbox.memory.traffic import pin, post, react, remove, revise, unpin
from siman_bot.sandbox.memory.world import World
from siman_bot.sandbox.rules import telegram_rules as rules

_PAYLOAD = re.compile(rf"[A-Za-z0-9_-]{{0,{rules.START_PAYLOAD_LENGTH}}}")
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
    chat = open_chat(request)
    return post_by(request, chat, text_of(request.arguments.text("text")))


def forward(request: HumanRequest) -> Any:
    """Forward `from_message` of `from_chat` (absent: the private chat).

    Without `from_message` it is a `text` by `origin_name`, written elsewhere by somebody who hides the account.
    """
    if "from_message" not in request.arguments:
        chat = open_chat(request)
        origin = {
            "type": "hidden_user",
            "sender_user_name": request.arguments.text("origin_name"),
            "date": request.world.now(),
        }
        content = with_entities("text", "entities", request.arguments.text("text"), [])
    else:
        source_id = request.arguments.integer("from_chat")
        source_chat = (
            request.group("from_chat") if source_id < 0 else request.world.private_chat(request.bot(), request.person())
        )
        source = request.shown_message(source_chat, "from_message")
        if source.is_service:
            raise CannotDoError("What happened in a chat can't be forwarded.", key="notForwarded")
        chat = open_chat(request, next((kind for kind in PERMISSION_FOR if kind in source.content), "text"))
        origin, content = origin_of(source), source.content
    return post_by(request, chat, content | {"forward_origin": origin})


def edit(request: HumanRequest) -> Any:
    chat = request.chat()
    message = _own_message(request, chat)
    words = (caption_of if message.is_media else text_of)(request.arguments.text("text"))
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
    return post(world, chat, person, with_entities("text", "entities", f"/start {payload}".strip(), []))


def _own_message(request: HumanRequest, chat: Chat) -> Message:
    message = request.shown_message(chat)
    if message.sender is not request.person() or message.is_service:
        raise CannotDoError(f"{request.person().name} can edit own messages only.")
    if "forward_origin" in message.content:
        raise CannotDoError("A forwarded message can't be edited.", key="forwardedNotEdited")
    return message


ACTS: dict[str, HumanAct] = {
    "add_person": add_person,
    "send": send,
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
