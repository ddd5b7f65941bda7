"""Calls that follow a message which was sent before: change it, reply beneath it, pin it, take it back."""

from collections.abc import Awaitable, Callable, Sequence
from typing import Final

from telegram import Bot

from handlers.edge.outcomes import has_other_form, outcome_of
from handlers.edge.posting import edit, post
from handlers.publishing.views import cards
from handlers.publishing.views import following as views
from handlers.screen import Screen
from siman_bot.domain.media import Media
from siman_bot.domain.sending.delivery import MEDIA_REFUSED, DeliveryKind, FailureReason
from siman_bot.domain.sending.outcome import Outcome, OutcomeKind
from siman_bot.domain.sending.paid import is_payable
from siman_bot.domain.sending.payload import (
    AttributionPayload,
    DeletePayload,
    EditPayload,
    PinPayload,
    ReplyPayload,
    WithdrawPayload,
)
from siman_bot.services.sending.outbox.parcels import Delivery, Parcel, ShownItem
from siman_bot.texts.catalogue import LANGUAGES, texts_in

Following = EditPayload | AttributionPayload | ReplyPayload | PinPayload | WithdrawPayload | DeletePayload

_GONE: Final = Outcome(kind=OutcomeKind.TARGET_GONE)
_NOTHING_TO_DO: Final = Outcome(kind=OutcomeKind.ALREADY_THERE)


class Follower:
    """Makes one call (a second one where the first turns out not to be possible) for a delivery that follows another.

    What can't be reached any more is posted: the new version, or the notice that an item was withdrawn.
    """

    def __init__(self, *, bot: Bot, paid: bool = False) -> None:
        self._bot = bot
        self._paid = paid

    async def __call__(self, parcel: Parcel, payload: Following) -> Outcome:
        """What it came to.

        Raises:
            LookupError: The words that it needs aren't there.
        """
        match payload:
            case EditPayload():
                return await self._edit(parcel, payload)
            case AttributionPayload():
                return await self._attribution(parcel)
            case ReplyPayload():
                return await self._reply(parcel, payload)
            case PinPayload():
                return await self._pin(parcel)
            case WithdrawPayload():
                return await self._withdraw(parcel, payload, payload.reason)
            case DeletePayload():
                return await self._delete(parcel, payload)

    async def _edit(self, parcel: Parcel, payload: EditPayload) -> Outcome:
        delivery, shown = parcel.delivery, _shown(parcel)
        screen = cards.item_card(
            texts_in(LANGUAGES[0]),
            code=shown.code,
            kind=shown.kind,
            content=shown.content,
            bot_username=self._bot.username,
        )
        captioned = payload.captioned
        if delivery.target is None:
            goes_with = captioned and delivery.reason not in MEDIA_REFUSED
            return await self._post(delivery, screen, shown.content.media[:1] if goes_with else ())
        outcome = await self._change(delivery, delivery.target, screen, captioned=captioned)
        # A message that nobody may change is as good as gone: the new version comes as a new one.
        return _GONE if outcome.reason is FailureReason.CANT_CHANGE else outcome

    async def _attribution(self, parcel: Parcel) -> Outcome:
        """Who answers for attachments, beneath them; where they are gone, nobody has to."""
        delivery, shown = parcel.delivery, _shown(parcel)
        if delivery.target is None:
            return _NOTHING_TO_DO
        text = cards.attribution(texts_in(LANGUAGES[0]), code=shown.code, content=shown.content)
        return await self._change(delivery, delivery.target, Screen(text=text), captioned=True)

    async def _reply(self, parcel: Parcel, payload: ReplyPayload) -> Outcome:
        delivery, shown = parcel.delivery, _shown(parcel)
        screen = views.changed(
            code=shown.code,
            content=shown.content,
            version=payload.version,
            bot_username=self._bot.username,
        )
        return await self._post(delivery, screen, beneath=delivery.target)

    async def _pin(self, parcel: Parcel) -> Outcome:
        delivery = parcel.delivery
        message_id = delivery.target
        if message_id is None:
            return _GONE
        return await _outcome(
            lambda: self._bot.pin_chat_message(delivery.chat_id, message_id, disable_notification=True)
        )

    async def _withdraw(self, parcel: Parcel, payload: WithdrawPayload | DeletePayload, reason: str) -> Outcome:
        """Mark it as withdrawn; of an album the first message, whose words stand beneath all of it."""
        delivery = parcel.delivery
        attached = payload.part is DeliveryKind.MEDIA
        if delivery.target is None and attached:
            return _NOTHING_TO_DO
        shown = _shown(parcel)
        screen = views.withdrawn(code=shown.code, content=shown.content, reason=reason, bot_username=self._bot.username)
        if delivery.target is None:
            return await self._post(delivery, screen)
        captioned = attached or payload.captioned
        return await self._change(delivery, delivery.target, screen, captioned=captioned)

    async def _delete(self, parcel: Parcel, payload: DeletePayload) -> Outcome:
        delivery, reason = parcel.delivery, payload.reason
        message_id = delivery.target
        if message_id is None:
            # The words are the one place where that is said.
            if payload.part is DeliveryKind.ITEM and reason is not None:
                return await self._withdraw(parcel, payload, reason)
            return _NOTHING_TO_DO
        ids = [message_id, *delivery.target_more]
        if len(ids) > 1:
            outcome = await _outcome(lambda: self._bot.delete_messages(delivery.chat_id, ids))
        else:
            outcome = await _outcome(lambda: self._bot.delete_message(delivery.chat_id, message_id))
        if outcome.reason is FailureReason.CANT_CHANGE and reason is not None:
            return await self._withdraw(parcel, payload, reason)
        return outcome

    async def _change(self, delivery: Delivery, message_id: int, screen: Screen, *, captioned: bool) -> Outcome:
        """Put other words into a message; where they stand in another form than expected, in that one."""
        try:
            await edit(self._bot, screen, chat_id=delivery.chat_id, message_id=message_id, captioned=captioned)
        except Exception as error:  # noqa: BLE001 - an answer that isn't Telegram's breaks its parser in any way
            if not has_other_form(error):
                return outcome_of(error)
            other = await _outcome(
                lambda: edit(
                    self._bot, screen, chat_id=delivery.chat_id, message_id=message_id, captioned=not captioned
                )
            )
            if other.kind is not OutcomeKind.SENT:
                return other
        return Outcome(kind=OutcomeKind.SENT, message_id=message_id)

    async def _post(
        self, delivery: Delivery, screen: Screen, media: Sequence[Media] = (), *, beneath: int | None = None
    ) -> Outcome:
        try:
            posted = await post(
                self._bot,
                screen,
                chat_id=delivery.chat_id,
                thread_id=delivery.thread_id,
                media=media,
                beneath=beneath,
                paid=self._paid and is_payable(delivery.kind, delivery.chat_kind),
            )
        except Exception as error:  # noqa: BLE001 - as in `_change`
            outcome = outcome_of(error)
            if media and outcome.reason in MEDIA_REFUSED:
                return Outcome(kind=OutcomeKind.WORDS_ALONE, reason=outcome.reason)
            return outcome
        return Outcome(kind=OutcomeKind.SENT, message_id=posted.message_id)


def _shown(parcel: Parcel) -> ShownItem:
    if parcel.item is None:
        raise LookupError(parcel.delivery.id)
    return parcel.item


async def _outcome(call: Callable[[], Awaitable[object]]) -> Outcome:
    try:
        await call()
    except Exception as error:  # noqa: BLE001 - as in `_change`
        return outcome_of(error)
    return Outcome(kind=OutcomeKind.SENT)
