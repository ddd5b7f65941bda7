"""Turns a delivery into one call to Telegram."""

from collections.abc import Callable
from functools import lru_cache
from typing import Any, Final

import structlog
from telegram import Bot

from handlers.edge.following import Follower
from handlers.edge.outcomes import outcome_of
from handlers.edge.posting import edit, post
from handlers.publishing.views import attaching, cards, relaying
from handlers.screen import Screen, tap
from handlers.sending.views import watching
from siman_bot.domain.media import Media, Parts
from siman_bot.domain.sending.delivery import MEDIA_REFUSED, DeliveryKind, FailureReason
from siman_bot.domain.sending.outcome import Outcome, OutcomeKind
from siman_bot.domain.sending.paid import is_payable
from siman_bot.services.sending.outbox.parcels import Parcel
from siman_bot.texts.catalogue import LANGUAGES, Texts, texts_in

log = structlog.get_logger()

_item_card: Final = lru_cache(maxsize=40)(cards.item_card)
"""All chats of a broadcast get the same card, and putting one together takes half as long as sending it."""


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
        media = _attached(parcel)
        try:
            if edited is not None:
                await edit(self._bot, screen, chat_id=delivery.chat_id, message_id=int(edited))
                return Outcome(kind=OutcomeKind.SENT, message_id=int(edited))
            posted = await post(
                self._bot,
                screen,
                chat_id=delivery.chat_id,
                thread_id=delivery.thread_id,
                media=media,
                paid=self._paid and is_payable(delivery.kind, delivery.chat_kind),
            )
        except Exception as error:  # noqa: BLE001 - an answer that isn't Telegram's breaks its parser in any way
            outcome = outcome_of(error)
            if media and delivery.kind is DeliveryKind.ITEM and outcome.reason in MEDIA_REFUSED:
                return Outcome(kind=OutcomeKind.WORDS_ALONE, reason=outcome.reason)
            return outcome
        return Outcome(kind=OutcomeKind.SENT, message_id=posted.message_id, more_ids=posted.more_ids)

    async def probe(self) -> Outcome:
        """Whether Telegram answers at all; changes nothing."""
        try:
            await self._bot.get_me()
        except Exception as error:  # noqa: BLE001 - as above
            return outcome_of(error)
        return Outcome(kind=OutcomeKind.SENT)


def _attached(parcel: Parcel) -> tuple[Media, ...]:
    """What goes into the same message as the words."""
    shown, delivery = parcel.item, parcel.delivery
    if shown is None:
        return ()
    if delivery.kind is DeliveryKind.MEDIA:
        return shown.content.media
    if delivery.kind is DeliveryKind.ITEM and delivery.reason not in MEDIA_REFUSED:
        captioned = attaching.travels(shown.content, shown.code, shown.kind) is Parts.CAPTIONED
        return shown.content.media if captioned else ()
    return ()


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
    return _item_card(texts, code=shown.code, kind=shown.kind, content=shown.content, bot_username=bot_username)


def _media(texts: Texts, parcel: Parcel, _bot_username: str) -> Screen:
    shown = parcel.item
    if shown is None:
        raise LookupError(parcel.delivery.id)
    return Screen(text=cards.attribution(texts, code=shown.code, content=shown.content))


def _relay_card(texts: Texts, parcel: Parcel, bot_username: str) -> Screen:
    shown = parcel.item
    if shown is None:
        raise LookupError(parcel.delivery.id)
    payload = parcel.delivery.payload
    card = _item_card(texts, code=shown.code, kind=shown.kind, content=shown.content, bot_username=bot_username)
    return relaying.relay_card(
        texts,
        card,
        shown.content.media,
        relay_id=payload["relay_id"],
        revision=payload["revision"],
        groups=payload["groups"],
    )


def _progress(texts: Texts, parcel: Parcel, _bot_username: str) -> Screen:
    return watching.progress(texts, parcel.delivery.payload)


_SCREENS: Final[dict[DeliveryKind, Callable[[Texts, Parcel, str], Screen]]] = {
    DeliveryKind.NOTICE: _notice,
    DeliveryKind.ITEM: _item,
    DeliveryKind.MEDIA: _media,
    DeliveryKind.RELAY_CARD: _relay_card,
    DeliveryKind.PROGRESS: _progress,
}
