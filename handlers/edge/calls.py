"""What a delivery is put into: one call to Telegram, described by whoever words it and made here."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final, Generic, TypeVar

from telegram import Bot

from handlers.edge.outcomes import has_other_form, outcome_of
from handlers.edge.posting import edit, post
from handlers.screen import Screen
from siman_bot.domain.media import Media
from siman_bot.domain.sending.begun import Delivery
from siman_bot.domain.sending.delivery import MEDIA_REFUSED, FailureReason
from siman_bot.domain.sending.outcome import Outcome, OutcomeKind
from siman_bot.domain.sending.paid import is_payable
from siman_bot.texts.catalogue import Texts

P = TypeVar("P")


@dataclass(frozen=True, slots=True, kw_only=True)
class Errand(Generic[P]):
    """A delivery to put into words, with what it carries. `texts` are in the reader's language."""

    delivery: Delivery
    payload: P
    texts: Texts
    bot_username: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """Put it into the chat, `beneath` a message where that is given.

    With `words_alone` the words go without the media, should the chat or Telegram refuse those.
    """

    screen: Screen
    media: tuple[Media, ...] = ()
    beneath: int | None = None
    words_alone: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """Put it in the place of what a message says, beneath its attachment where it is `captioned`.

    With `replaceable` a message that nobody may change is as good as gone.
    """

    message_id: int
    screen: Screen
    captioned: bool = False
    replaceable: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Pin:
    message_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Delete:
    """Delete them; where nobody may, make the change instead."""

    message_ids: tuple[int, ...]
    instead: Change | None = None


Call = Post | Change | Pin | Delete | Outcome
"""An outcome is that of a delivery for which Telegram needs not be asked."""

GONE: Final = Outcome(kind=OutcomeKind.TARGET_GONE)
NOTHING_TO_DO: Final = Outcome(kind=OutcomeKind.ALREADY_THERE)

Wordings = Mapping[type[Any], Callable[[Errand[Any]], Awaitable[Call]]]
"""How each capability puts its deliveries into calls, by the class of their payload."""


async def make(bot: Bot, delivery: Delivery, call: Call, *, paid: bool) -> Outcome:
    """Make the call, and a second one where the first turns out not to be possible; what it came to.

    Args:
        bot: For the calls.
        delivery: Whose chat it is for.
        call: What to do.
        paid: Whether what a broadcast posts in groups may cost Stars.
    """
    match call:
        case Post():
            return await _post(bot, delivery, call, paid=paid and is_payable(delivery.kind, delivery.chat_kind))
        case Change():
            return await _change(bot, delivery.chat_id, call)
        case Pin():
            return await _outcome(
                lambda: bot.pin_chat_message(delivery.chat_id, call.message_id, disable_notification=True)
            )
        case Delete():
            return await _delete(bot, delivery.chat_id, call)
        case Outcome():
            return call


async def _post(bot: Bot, delivery: Delivery, call: Post, *, paid: bool) -> Outcome:
    try:
        posted = await post(
            bot,
            call.screen,
            chat_id=delivery.chat_id,
            thread_id=delivery.thread_id,
            media=call.media,
            beneath=call.beneath,
            paid=paid,
            silent=delivery.silent,
        )
    except Exception as error:  # noqa: BLE001 - an answer that isn't Telegram's breaks its parser in any way
        outcome = outcome_of(error)
        if call.media and call.words_alone and outcome.reason in MEDIA_REFUSED:
            return Outcome(kind=OutcomeKind.WORDS_ALONE, reason=outcome.reason)
        return outcome
    return Outcome(kind=OutcomeKind.SENT, message_id=posted.message_id, more_ids=posted.more_ids)


async def _change(bot: Bot, chat_id: int, call: Change) -> Outcome:
    """Where the words stand in another form than expected, they are changed in that one."""

    async def change(*, captioned: bool) -> None:
        await edit(bot, call.screen, chat_id=chat_id, message_id=call.message_id, captioned=captioned)

    try:
        await change(captioned=call.captioned)
    except Exception as error:  # noqa: BLE001 - as in `_post`
        outcome = outcome_of(error)
        if has_other_form(error):
            outcome = await _outcome(lambda: change(captioned=not call.captioned))
        if outcome.reason is FailureReason.CANT_CHANGE and call.replaceable:
            return GONE
        if outcome.kind is OutcomeKind.ALREADY_THERE:
            return Outcome(kind=OutcomeKind.ALREADY_THERE, message_id=call.message_id)
        if outcome.kind is not OutcomeKind.SENT:
            return outcome
    return Outcome(kind=OutcomeKind.SENT, message_id=call.message_id)


async def _delete(bot: Bot, chat_id: int, call: Delete) -> Outcome:
    first, *others = call.message_ids
    if others:
        outcome = await _outcome(lambda: bot.delete_messages(chat_id, call.message_ids))
    else:
        outcome = await _outcome(lambda: bot.delete_message(chat_id, first))
    if outcome.reason is FailureReason.CANT_CHANGE and call.instead is not None:
        return await _change(bot, chat_id, call.instead)
    return outcome


async def _outcome(call: Callable[[], Awaitable[object]]) -> Outcome:
    try:
        await call()
    except Exception as error:  # noqa: BLE001 - as in `_post`
        return outcome_of(error)
    return Outcome(kind=OutcomeKind.SENT)
