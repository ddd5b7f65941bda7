"""Messages as people see them: plain JSON for the people's side of the sandbox."""

from itertools import islice
from typing import Any

from siman_bot.sandbox.formatting.markup import to_html
from siman_bot.sandbox.humans.request import chat_name
from siman_bot.sandbox.memory.chats import Chat, Message
from siman_bot.sandbox.memory.shapes import message_json

TRANSCRIPT_LENGTH = 12


def shown(message: Message) -> dict[str, Any]:
    """`raw` is the message as the Bot API shows it; `html` its text with marks; `buttons` rows of labelled buttons."""
    sender = message.sender
    return {
        "chat_id": message.chat.id,
        "message_id": message.id,
        "sender_id": sender.id if sender else 0,
        "sender_name": sender.name if sender else "",
        "from_bot": bool(sender and sender.is_bot),
        "service": message.is_service,
        "text": message.text,
        "html": to_html(message.text, message.entities),
        "buttons": (message.reply_markup or {}).get("inline_keyboard", []),
        "forced_reply": message.forced_reply,
        "edits": message.edits,
        "deleted": message.deleted,
        "reply_to": message.reply_to.id if message.reply_to else 0,
        "thread_id": message.thread_id,
        "raw": message_json(message),
    }


def transcript(chat: Chat) -> str:
    """The last messages of a chat for a failure text."""
    last = list(islice(reversed(chat.messages.values()), TRANSCRIPT_LENGTH))
    if not last:
        return f"{chat_name(chat)} is empty."
    return "\n".join([f"{chat_name(chat)}:", *(_line(message) for message in reversed(last))])


def _line(message: Message) -> str:
    notes = [note for note, holds in (("deleted", message.deleted), ("edited", message.edits)) if holds]
    sender = message.sender.name if message.sender else "?"
    said = message.text or " ".join(message.content)
    labels = " ".join(f"[{button['text']}]" for button in message.buttons)
    return " ".join(filter(None, [f"  #{message.id}", *(f"({note})" for note in notes), f"{sender}: {said}", labels]))
