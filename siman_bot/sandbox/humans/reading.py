"""What people see in their chats, and what an observer sees of the bot's calls."""

from typing import Any

from siman_bot.sandbox.humans.request import HumanAct, HumanRequest
from siman_bot.sandbox.humans.views import shown, transcript
from siman_bot.sandbox.memory.chats import Message


def messages(request: HumanRequest) -> Any:
    """Every message of the chat, oldest first; deleted ones only when `deleted` is asked for."""
    with_deleted = request.arguments.boolean("deleted")
    chat = request.chat()
    request.sees(chat)
    return [shown(message) for message in chat.messages.values() if with_deleted or not message.deleted]


async def expect(request: HumanRequest) -> Any:
    """Wait for a bot's message that contains `text` and has a button labelled `button` (either may be left out).

    It must be new or newly edited since the last human act in the chat, unless `earlier`; the newest one counts.
    Returns `message`, null when the time is up, and then the `transcript`.
    """
    arguments = request.arguments
    chat = request.group() if "chat" in arguments else request.chat()
    request.sees(chat)
    after = -1 if arguments.boolean("earlier") else chat.last_act
    text, button, gone = arguments.text("text"), arguments.text("button"), arguments.boolean("gone")

    def fits(message: Message) -> bool:
        return (
            message.changed > after
            and message.deleted == gone
            and bool(message.sender and message.sender.is_bot)
            and text in message.text
            and (not button or any(button in shown_button["text"] for shown_button in message.buttons))
        )

    def found() -> Message | None:
        return next(filter(fits, reversed(chat.messages.values())), None)

    message = await chat.changed.until(found, seconds=request.seconds())
    if message is None:
        return {"message": None, "transcript": transcript(chat)}
    return {"message": shown(message), "transcript": ""}


def calls(request: HumanRequest) -> Any:
    """The method calls received, oldest first; only those of `method` when given."""
    method = request.arguments.text("method")
    received = request.state.calls.of(method) if method else list(request.state.calls)
    return [
        {"method": call.method, "bot": call.bot_username, "arguments": dict(call.arguments), "outcome": call.outcome}
        for call in received
    ]


ACTS: dict[str, HumanAct] = {"messages": messages, "expect": expect, "calls": calls}
