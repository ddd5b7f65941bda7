"""Turns a delivery into one call to Telegram."""

from functools import lru_cache
from typing import Final

from telegram import Bot

from handlers.edge.following import Follower, Following
from handlers.edge.outcomes import outcome_of
from handlers.edge.posting import edit, post
from handlers.publishing.views import attaching, cards, relaying
from handlers.screen import Screen, tap
from handlers.sending.views import watching
from siman_bot.domain.media import Media, Parts
from siman_bot.domain.sending.delivery import MEDIA_REFUSED, DeliveryKind
from siman_bot.domain.sending.outcome import Outcome, OutcomeKind
from siman_bot.domain.sending.paid import is_payable
from siman_bot.domain.sending.payload import (
    ItemPayload,
    MediaPayload,
    NoticePayload,
    Payload,
    ProgressPayload,
    RelayCardPayload,
)
from siman_bot.services.sending.outbox.parcels import Delivery, Parcel, ShownItem
from siman_bot.texts.catalogue import LANGUAGES, Texts, texts_in

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
        delivery, payload = parcel.delivery, parcel.delivery.payload
        if isinstance(payload, Following):
            return await self._follower(parcel, payload)
        texts = texts_in(delivery.language or LANGUAGES[0])
        screen = _screen(texts, parcel, payload, self._bot.username)
        if isinstance(payload, ProgressPayload) and payload.edit is not None:
            return await self._edit(delivery, screen, payload.edit)
        return await self._post(delivery, screen, _attached(parcel, payload))

    async def _edit(self, delivery: Delivery, screen: Screen, message_id: int) -> Outcome:
        try:
            await edit(self._bot, screen, chat_id=delivery.chat_id, message_id=message_id)
        except Exception as error:  # noqa: BLE001 - an answer that isn't Telegram's breaks its parser in any way
            return outcome_of(error)
        return Outcome(kind=OutcomeKind.SENT, message_id=message_id)

    async def _post(self, delivery: Delivery, screen: Screen, media: tuple[Media, ...]) -> Outcome:
        try:
            posted = await post(
                self._bot,
                screen,
                chat_id=delivery.chat_id,
                thread_id=delivery.thread_id,
                media=media,
                paid=self._paid and is_payable(delivery.kind, delivery.chat_kind),
            )
        except Exception as error:  # noqa: BLE001 - as above
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


def _attached(parcel: Parcel, payload: Payload) -> tuple[Media, ...]:
    """What goes into the same message as the words."""
    if isinstance(payload, MediaPayload):
        return _shown(parcel).content.media
    if isinstance(payload, ItemPayload) and parcel.delivery.reason not in MEDIA_REFUSED:
        shown = _shown(parcel)
        captioned = attaching.travels(shown.content, shown.code, shown.kind) is Parts.CAPTIONED
        return shown.content.media if captioned else ()
    return ()


def _screen(texts: Texts, parcel: Parcel, payload: Payload, bot_username: str) -> Screen:
    """The words of what is posted, or of the author's progress message.

    Raises:
        LookupError: The words that it needs aren't there.
        TypeError: A payload that this version of the program can't read.
    """
    match payload:
        case NoticePayload():
            return _notice(texts, payload)
        case ProgressPayload():
            return watching.progress(texts, payload)
        case ItemPayload():
            return _card(texts, _shown(parcel), bot_username)
        case MediaPayload():
            shown = _shown(parcel)
            return Screen(text=cards.attribution(texts, code=shown.code, content=shown.content))
        case RelayCardPayload():
            shown = _shown(parcel)
            return relaying.relay_card(
                texts,
                _card(texts, shown, bot_username),
                shown.content.media,
                relay_id=payload.relay_id,
                revision=payload.revision,
                groups=payload.groups,
            )
        case _:
            raise TypeError(parcel.delivery.id)


def _notice(texts: Texts, payload: NoticePayload) -> Screen:
    return Screen(
        text=texts.html(payload.key, **payload.gaps),
        rows=tuple((tap(texts.plain(one.label), one.action, *one.args),) for one in payload.buttons),
    )


def _card(texts: Texts, shown: ShownItem, bot_username: str) -> Screen:
    return _item_card(texts, code=shown.code, kind=shown.kind, content=shown.content, bot_username=bot_username)


def _shown(parcel: Parcel) -> ShownItem:
    if parcel.item is None:
        raise LookupError(parcel.delivery.id)
    return parcel.item
