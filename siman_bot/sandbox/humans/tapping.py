"""People tap the buttons under a bot's message."""

import asyncio
from typing import Any

from siman_bot.sandbox.humans.refusals import CannotDoError
from siman_bot.sandbox.humans.request import HumanAct, HumanRequest
from siman_bot.sandbox.humans.views import transcript
from siman_bot.sandbox.humans.writing import LINK_HOSTS, follow_link
from siman_bot.sandbox.memory.accounts import Bot, User
from siman_bot.sandbox.memory.chats import Chat, Message
from siman_bot.sandbox.memory.shapes import gone_json, message_json, user_json
from siman_bot.sandbox.memory.world import Query, World


async def tap(request: HumanRequest) -> Any:
    """Tap the button labelled `button`, or one with the callback data `data`, and wait for the bot's answer.

    Without `message` it is on the newest message that has such a button. With both `message` and `data` the button need
    not be there any more: somebody's app may still show an older keyboard. Returns text, alert, url, copied, answered.
    """
    chat = request.chat()
    person = request.person()
    if not chat.is_private and not chat.member(person).is_in:
        raise CannotDoError(f"{person.name} is not in {chat.title}.", key="notInGroup")
    message, button = await _find(request, chat)
    request.acts_in(chat)
    if "copy_text" in button:
        return _outcome(copied=button["copy_text"]["text"])
    if "url" in button:
        return _follow(request.world, person, button["url"])
    if "callback_data" not in button:
        raise CannotDoError(f"The sandbox can't tap {button}.")
    return await _ask(request, person, message, button["callback_data"])


async def _find(request: HumanRequest, chat: Chat) -> tuple[Message, dict[str, Any]]:
    label, data = request.arguments.text("button"), request.arguments.text("data")
    if "message" in request.arguments and data:
        return request.message(chat), {"callback_data": data}
    given = request.message(chat) if "message" in request.arguments else None

    def found() -> tuple[Message, dict[str, Any]] | None:
        for message in [given] if given else reversed(chat.messages.values()):
            if not message.deleted:
                for button in message.buttons:
                    if (data and button.get("callback_data") == data) or (label and label in button["text"]):
                        return message, button
        return None

    tapped = await chat.changed.until(found, seconds=request.seconds())
    if tapped is None:
        raise CannotDoError(f"There is no button {label or data!r} to tap.\n{transcript(chat)}", key="buttonGone")
    return tapped


async def _ask(request: HumanRequest, person: User, message: Message, data: str) -> dict[str, Any]:
    world, chat = request.world, message.chat
    bot = message.sender
    if not isinstance(bot, Bot):
        raise CannotDoError("Only a bot's buttons can be tapped.")
    query = Query(
        id=str(world.random.getrandbits(62)),
        bot=bot,
        person=person,
        message=message,
        data=data,
        at=world.clock(),
        answer=asyncio.get_running_loop().create_future(),
    )
    world.queries[query.id] = query
    update = {
        "id": query.id,
        "from": user_json(person),
        "message": gone_json(chat, message.id) if message.deleted else message_json(message),
        "chat_instance": str(chat.id * 7919 % 2**62),
        "data": data,
    }
    bot.queue.put("callback_query", update, chat_id=chat.id)
    if "wait" in request.arguments and not request.arguments.boolean("wait"):
        return _outcome(answered=False)
    try:
        async with asyncio.timeout(request.seconds()):
            answer = await asyncio.shield(query.answer)
    except TimeoutError:
        raise CannotDoError(
            f"The bot did not answer the tap on {data!r}.\n{transcript(chat)}", key="botSilent"
        ) from None
    if answer["url"]:
        return _follow(world, person, answer["url"]) | answer
    return _outcome(**answer)


def _follow(world: World, person: User, url: str) -> dict[str, Any]:
    host, _, path = url.partition("://")[2].partition("/")
    name = path.partition("?")[0].lower()
    if host in LINK_HOSTS and name in world.usernames and "start=" in url:
        follow_link(world, person, url)
    return _outcome(url=url)


def _outcome(
    *, text: str = "", alert: bool = False, url: str = "", copied: str = "", answered: bool = True
) -> dict[str, Any]:
    return {"text": text, "alert": alert, "url": url, "copied": copied, "answered": answered}


ACTS: dict[str, HumanAct] = {"tap": tap}
