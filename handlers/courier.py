"""Turns a delivery into one call to Telegram."""

from collections.abc import Callable
from typing import Any, Final

import structlog
from telegram import Bot, LinkPreviewOptions
from telegram.constants import ParseMode

from handlers.catalogue import LANGUAGES, Texts, texts_in
from handlers.following import Follower
from handlers.outcomes import outcome_of
from handlers.screen import Screen, tap
from handlers.transport import call
from handlers.views import broadcasting, cards
from siman_bot.domain.delivery import DeliveryKind, FailureReason, Outcome, OutcomeKind
from siman_bot.domain.paid import is_payable
from siman_bot.services.delivery import Delivery, Parcel

log = structlog.get_logger()


class Courier:
    """Puts a parcel into words in the reader's language and sends it, or edits the message it stands in.

    Args:
        bot: For the calls.
        paid: Whether what a broadcast posts in groups may cost Stars.
    """

    def __init__(self, *, bot: Bot, paid: bool = False) -> None:
        self._bot = bot
        self._paid = paid
        self._follower = Follower(bot=bot, paid=paid)

    async def __call__(self, parcel: Parcel) -> Outcome:
        delivery = parcel.delivery
        texts = texts_in(delivery.language or LANGUAGES[0])
        try:
            if self._follower.follows(delivery.kind):
                return await self._follower(parcel)
            screen = _SCREENS[delivery.kind](texts, parcel, self._bot.username)
        except (KeyError, ValueError, TypeError, LookupError):
            # Written by another version: it ends as refused and is logged as a bug, and the others go on.
            return Outcome(kind=OutcomeKind.REFUSED, reason=FailureReason.CONTENT_REFUSED)
        edited = delivery.payload.get("edit")
        try:
            if edited is not None:
                await self._edit(delivery.chat_id, int(edited), screen)
                return Outcome(kind=OutcomeKind.SENT, message_id=int(edited))
            sent = await call(self._bot, "sendMessage", _form(screen) | self._place(delivery))
            return Outcome(kind=OutcomeKind.SENT, message_id=int(sent["message_id"]))
        except Exception as error:  # noqa: BLE001 - an answer that isn't Telegram's breaks its parser in any way
            return outcome_of(error)

    async def probe(self) -> Outcome:
        """Whether Telegram answers at all; changes nothing."""
        try:
            await self._bot.get_me()
        except Exception as error:  # noqa: BLE001 - as above
            return outcome_of(error)
        return Outcome(kind=OutcomeKind.SENT)

    def _place(self, delivery: Delivery) -> dict[str, str]:
        """The chat and its topic, and whether a place in it may be paid for."""
        place = {"chat_id": str(delivery.chat_id)}
        if delivery.thread_id is not None:
            place["message_thread_id"] = str(delivery.thread_id)
        if self._paid and is_payable(delivery.kind, delivery.chat_kind):
            place["allow_paid_broadcast"] = "true"
        return place

    async def _edit(self, chat_id: int, message_id: int, screen: Screen) -> None:
        await self._bot.edit_message_text(
            text=screen.text,
            chat_id=chat_id,
            message_id=message_id,
            parse_mode=ParseMode.HTML,
            reply_markup=screen.markup,
            link_preview_options=LinkPreviewOptions(is_disabled=True),
        )


def _form(screen: Screen) -> dict[str, str]:
    form = {"text": screen.text, "parse_mode": ParseMode.HTML, "link_preview_options": '{"is_disabled": true}'}
    if screen.markup is not None:
        form["reply_markup"] = screen.markup.to_json()
    return form


def _notice(texts: Texts, parcel: Parcel, _bot_username: str) -> Screen:
    payload = parcel.delivery.payload
    return Screen(
        text=texts.html(payload["key"], **payload["gaps"]),
        rows=tuple(_notice_button(texts, button) for button in payload["buttons"]),
    )


def _notice_button(texts: Texts, button: dict[str, Any]) -> tuple[Any]:
    return (tap(texts.plain(button["label"]), button["action"], *button["args"]),)


def _item(texts: Texts, parcel: Parcel, bot_username: str) -> Screen:
    shown = parcel.item
    if shown is None:
        raise LookupError(parcel.delivery.id)
    return cards.item_card(texts, code=shown.code, kind=shown.kind, content=shown.content, bot_username=bot_username)


def _relay_card(texts: Texts, parcel: Parcel, bot_username: str) -> Screen:
    shown = parcel.item
    if shown is None:
        raise LookupError(parcel.delivery.id)
    payload = parcel.delivery.payload
    card = cards.item_card(texts, code=shown.code, kind=shown.kind, content=shown.content, bot_username=bot_username)
    return broadcasting.relay_card(
        texts, card, relay_id=payload["relay_id"], revision=payload["revision"], groups=payload["groups"]
    )


def _progress(texts: Texts, parcel: Parcel, _bot_username: str) -> Screen:
    return broadcasting.progress(texts, parcel.delivery.payload)


_SCREENS: Final[dict[DeliveryKind, Callable[[Texts, Parcel, str], Screen]]] = {
    DeliveryKind.NOTICE: _notice,
    DeliveryKind.ITEM: _item,
    DeliveryKind.RELAY_CARD: _relay_card,
    DeliveryKind.PROGRESS: _progress,
}
