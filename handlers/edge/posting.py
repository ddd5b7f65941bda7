"""What one call to Telegram puts into a chat: words, one attachment with the words beneath it, or an album."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from telegram import Bot
from telegram.constants import ParseMode

from handlers.edge.transport import call
from handlers.screen import Screen
from siman_bot.domain.media import Media, MediaKind

_NO_PREVIEW: Final = '{"is_disabled": true}'
_METHODS: Final = {
    MediaKind.PHOTO: "sendPhoto",
    MediaKind.VIDEO: "sendVideo",
    MediaKind.DOCUMENT: "sendDocument",
    MediaKind.ANIMATION: "sendAnimation",
    MediaKind.AUDIO: "sendAudio",
    MediaKind.VOICE: "sendVoice",
    MediaKind.VIDEO_NOTE: "sendVideoNote",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Posted:
    """`more_ids` are the other messages of an album."""

    message_id: int
    more_ids: tuple[int, ...] = ()


async def post(
    bot: Bot,
    screen: Screen,
    *,
    chat_id: int,
    thread_id: int | None = None,
    media: Sequence[Media] = (),
    beneath: int | None = None,
    paid: bool = False,
    silent: bool = False,
) -> Posted:
    """Put it there; attachments go by their file ids, so nothing is uploaded.

    Of several attachments the first one has the words, and the buttons are left out: an album takes none. `beneath` is
    the message to reply to, if it is still there. With `paid` a place above the free rate may cost Stars; `silent`
    makes no sound.

    Raises:
        TelegramError: As the library has it, with the transport's own.
    """
    form = {"chat_id": str(chat_id)}
    if thread_id is not None:
        form["message_thread_id"] = str(thread_id)
    if beneath is not None:
        form["reply_parameters"] = json.dumps({"message_id": beneath, "allow_sending_without_reply": True})
    if paid:
        form["allow_paid_broadcast"] = "true"
    if silent:
        form["disable_notification"] = "true"
    if len(media) > 1:
        sent = await call(bot, "sendMediaGroup", form | {"media": json.dumps(_album(screen, media))})
        first, *others = (int(message["message_id"]) for message in sent)
        return Posted(message_id=first, more_ids=tuple(others))
    form["parse_mode"] = ParseMode.HTML
    if screen.asking_json is not None:
        form["reply_markup"] = screen.asking_json
    if media:
        method = _METHODS[media[0].kind]
        form |= {"caption": screen.text, media[0].kind.value: media[0].file_id}
    else:
        method = "sendMessage"
        form |= {"text": screen.text, "link_preview_options": _NO_PREVIEW}
    sent = await call(bot, method, form)
    return Posted(message_id=int(sent["message_id"]))


async def edit(bot: Bot, screen: Screen, *, chat_id: int, message_id: int, captioned: bool = False) -> None:
    """Put it in the place of what a message says now, beneath its attachment where it is `captioned`.

    Raises:
        TelegramError: As the library has it, with the transport's own.
    """
    form = {"chat_id": str(chat_id), "message_id": str(message_id), "parse_mode": ParseMode.HTML}
    if screen.markup_json is not None:
        form["reply_markup"] = screen.markup_json
    if captioned:
        await call(bot, "editMessageCaption", form | {"caption": screen.text})
    else:
        await call(bot, "editMessageText", form | {"text": screen.text, "link_preview_options": _NO_PREVIEW})


async def remove(bot: Bot, *, chat_id: int, message_id: int) -> None:
    """Delete a message.

    Raises:
        TelegramError: As the library has it, with the transport's own.
    """
    await call(bot, "deleteMessage", {"chat_id": str(chat_id), "message_id": str(message_id)})


async def react(bot: Bot, *, chat_id: int, message_id: int, emoji: str) -> None:
    """Put a reaction on somebody's message.

    Raises:
        TelegramError: As the library has it, with the transport's own.
    """
    reaction = json.dumps([{"type": "emoji", "emoji": emoji}])
    await call(
        bot, "setMessageReaction", {"chat_id": str(chat_id), "message_id": str(message_id), "reaction": reaction}
    )


async def show_typing(bot: Bot, *, chat_id: int) -> None:
    """Show for five seconds that the bot is at work.

    Raises:
        TelegramError: As the library has it, with the transport's own.
    """
    await call(bot, "sendChatAction", {"chat_id": str(chat_id), "action": "typing"})


async def answer_tap(bot: Bot, query_id: str, text: str, *, alert: bool) -> None:
    """Let the button stop turning, with a line at the top of the screen or (alert) a box to close.

    Raises:
        TelegramError: As the library has it, with the transport's own.
    """
    form = {"callback_query_id": query_id}
    if text:
        form |= {"text": text, "show_alert": json.dumps(alert)}
    await call(bot, "answerCallbackQuery", form)


def _album(screen: Screen, media: Sequence[Media]) -> list[dict[str, Any]]:
    album: list[dict[str, Any]] = [{"type": one.kind.value, "media": one.file_id} for one in media]
    album[0] |= {"caption": screen.text, "parse_mode": ParseMode.HTML}
    return album
