"""Answers to the person who is waiting: sent at once, not through the outbox."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Final

import structlog
from telegram import Bot, Message, Update
from telegram.constants import ChatType
from telegram.error import TelegramError

from handlers.edge.outcomes import outcome_of
from handlers.edge.posting import Posted, answer_tap, edit, post, remove
from handlers.screen import Screen, fits, followed, link
from siman_bot.domain.media import Media
from siman_bot.domain.refusals import Stale
from siman_bot.domain.sending.delivery import BUGS, FailureReason
from siman_bot.domain.sending.outcome import Outcome, OutcomeKind
from siman_bot.services.sending.outbox.pacer import Pacer
from siman_bot.texts.catalogue import Html, Texts

TRIES: Final = 3
"""Of an answer that never left; then the update is handled again later and gives the same answer."""
LONGEST_WAIT: Final = timedelta(seconds=3)
"""Of Telegram's `retry_after` that are waited for here; for more, the update is handled again later."""
TOAST: Final = 200
MESSAGE_LIMIT: Final = 4_096
"""UTF-16 code units of a message after parsing."""

log = structlog.get_logger()


def thread_of(message: Message | None) -> int | None:
    """The forum topic a message stands in; None outside topics, and in General, which has no number."""
    # Telegram numbers chains of replies in groups without topics too.
    return message.message_thread_id if message is not None and message.is_topic_message else None


class AnswerDelayed(Exception):  # noqa: N818 - a state, not an error: the update is handled again
    """The answer couldn't leave; nothing is lost, the update is to be handled again, not before `wait` has passed."""

    def __init__(self, wait: timedelta = timedelta()) -> None:
        super().__init__(wait)
        self.wait = wait


class PersonGone(Exception):  # noqa: N818 - as AnswerDelayed
    """The person has blocked the bot or is gone."""


def asked_to_wait(pacer: Pacer, chat_id: int, outcome: Outcome) -> timedelta:
    """How long Telegram wants us to wait; what is owed to this chat waits as well."""
    if outcome.retry_after is None:
        return timedelta()
    log.warning("too_fast", seconds=outcome.retry_after.total_seconds())
    pacer.pace.flooded(chat_id, pacer.monotonic(), outcome.retry_after.total_seconds())
    return outcome.retry_after


class Answers:
    """The bot's way back to the person who sent one update.

    Args:
        bot: For the calls.
        update: What is answered.
        texts: In the person's language.
        pacer: The pace that these messages share with all others.
    """

    def __init__(self, *, bot: Bot, update: Update, texts: Texts, pacer: Pacer) -> None:
        self._bot = bot
        self._update = update
        self._texts = texts
        self._pacer = pacer
        self._tap_answered = False
        self._unchanged = False
        self._invited = False
        self._keeps = False
        self._first = Html()
        self._last: Screen | None = None
        self._left: Screen | None = None

    def keep(self) -> None:
        """Leave the tapped message as it is: the next screen stands below it."""
        self._keeps = True

    def say_first(self, html: Html) -> None:
        """Let this stand above the next screen, where both fit into one message."""
        self._first = html

    def say_last(self, screen: Screen | None) -> None:
        """Let this stand below the next screen, where both fit into one message; its buttons do in any case.

        It is a message of its own where both have too many buttons for one.
        """
        self._last = screen

    def in_words_of(self, texts: Texts) -> "Answers":
        """The same way back, in another language."""
        return Answers(bot=self._bot, update=self._update, texts=texts, pacer=self._pacer)

    async def show(self, screen: Screen, *, message_id: int | None = None, beneath: int | None = None) -> int | None:
        """Edit the tapped message (or the one named) in the private chat, else send a new one; its id.

        A new one replies to the message `beneath` which it stands.

        What is asked in a group is answered in the private chat.
        """
        screen = self._whole(screen)
        query = self._update.callback_query
        tapped = None if query is None or self._keeps else query.message
        if tapped is not None and tapped.chat.type == ChatType.PRIVATE:
            message_id = tapped.message_id
        edited = message_id is not None and await self._edit(message_id, screen)
        # Whoever changed a message looks for an answer, and no toast can say that there is nothing new.
        if edited and not (self._unchanged and self._update.edited_message is not None):
            return message_id
        return await self.send(screen, beneath=beneath)

    async def remove(self, message_id: int) -> None:
        """Take a message of the bot's out of the private chat, if that can be done now."""
        chat_id = self._person_id()
        try:
            await remove(self._bot, chat_id=chat_id, message_id=message_id)
        except TelegramError as error:
            self._asked_to_wait(chat_id, outcome_of(error))

    async def send(self, screen: Screen, *, media: Sequence[Media] = (), beneath: int | None = None) -> int | None:
        """A new message in the private chat; its id, or None where it may have arrived and no answer came.

        Raises:
            Stale: `media-gone`: Telegram knows an attachment no more.
        """
        screen = self._whole(screen)
        chat_id = self._person_id()
        try:
            return await self._send(chat_id, screen, media, beneath=beneath)
        except PersonGone:
            if not await self._invite_from_group():
                raise
            return None
        except TelegramError as error:
            if outcome_of(error).reason is not FailureReason.FILE_REFUSED:
                raise
            log.error("attachment_refused")  # noqa: TRY400 - Telegram's words say no more than that
            raise Stale("media-gone") from None

    async def tell(self, chat_id: int, screen: Screen) -> None:
        """A message to somebody else who didn't ask for it, outside the outbox: only for what stops the outbox.

        Whoever can't be reached now isn't told.
        """
        try:
            await self._send(chat_id, screen)
        except (PersonGone, AnswerDelayed, TelegramError) as trouble:
            log.warning("person_not_told", cause=type(trouble).__name__)

    async def send_document(self, filename: str, content: bytes) -> None:
        """A file in the private chat."""
        chat_id = self._person_id()
        await self._tried(
            chat_id, lambda: self._bot.send_document(chat_id=chat_id, document=content, filename=filename)
        )

    async def toast(self, text: str, *, alert: bool = False) -> None:
        """Answer the tap with a line at the top of the screen, or (alert) a box to close. Once; later ones are lost."""
        query = self._update.callback_query
        if query is None or self._tap_answered:
            return
        self._tap_answered = True
        try:
            await answer_tap(self._bot, query.id, text[:TOAST], alert=alert)
        except TelegramError as error:
            outcome = outcome_of(error)
            self._asked_to_wait(self._person_id(), outcome)
            log.info("tap_unanswered", outcome=outcome.kind.value)

    @property
    def invited(self) -> bool:
        """Whether a line of ours in a group invites the person to the private chat."""
        return self._invited

    async def finish(self) -> None:
        """What had no room yet is said, and every tap is answered, so that the button stops turning.

        Where the screen stays as it was, the tap's answer says that.
        """
        left, self._left = self._left, None
        if left is not None:
            await self.send(left)
        await self.toast(self._texts.plain("screen-unchanged") if self._unchanged else "")

    def _whole(self, screen: Screen) -> Screen:
        first, last = self._first, self._last
        self._first, self._last = Html(), None
        if last is not None:
            joined = followed(screen, last)
            if joined is None:
                self._left, last = last, None
            else:
                screen = joined
        whole = "\n\n".join(text for text in (first, screen.text, "" if last is None else last.text) if text)
        return replace(screen, text=whole) if fits(whole) else screen

    async def _edit(self, message_id: int, screen: Screen) -> bool:
        chat_id = self._person_id()
        try:
            await edit(self._bot, screen, chat_id=chat_id, message_id=message_id)
        except TelegramError as error:
            outcome = outcome_of(error)
            wait = self._asked_to_wait(chat_id, outcome)
            if outcome.kind is OutcomeKind.ALREADY_THERE:
                self._unchanged = True
                return True
            if outcome.kind in {OutcomeKind.NOT_SENT, OutcomeKind.RETRY_AFTER}:
                raise AnswerDelayed(wait) from None
            if outcome.kind is OutcomeKind.UNDECIDED:
                return True
            if outcome.reason in {FailureReason.BLOCKED, FailureReason.DEACTIVATED}:
                raise PersonGone from None
            if outcome.reason is FailureReason.CONTENT_REFUSED:
                raise
            return False
        return True

    async def _send(
        self,
        chat_id: int,
        screen: Screen,
        media: Sequence[Media] = (),
        *,
        thread_id: int | None = None,
        beneath: int | None = None,
    ) -> int | None:
        return await self._tried(
            chat_id,
            lambda: post(self._bot, screen, chat_id=chat_id, thread_id=thread_id, media=media, beneath=beneath),
            messages=max(1, len(media)),
        )

    async def _tried(
        self, chat_id: int, call: Callable[[], Awaitable[Message | Posted]], *, messages: int = 1
    ) -> int | None:
        for attempt in range(1, TRIES + 1):
            try:
                async with self._pacer.aside(chat_id, messages=messages):
                    sent = await call()
            except TelegramError as error:
                outcome = outcome_of(error)
                wait = self._asked_to_wait(chat_id, outcome)
                match outcome.kind:
                    case OutcomeKind.UNDECIDED:
                        log.warning("answer_undecided")
                        return None
                    case OutcomeKind.REFUSED if outcome.reason not in BUGS:
                        raise PersonGone from None
                    case OutcomeKind.NOT_SENT if attempt < TRIES:
                        await asyncio.sleep(0.2 * attempt)
                    case OutcomeKind.RETRY_AFTER if attempt < TRIES and wait <= LONGEST_WAIT:
                        await asyncio.sleep(wait.total_seconds())
                    case OutcomeKind.NOT_SENT | OutcomeKind.RETRY_AFTER | OutcomeKind.STOP:
                        raise AnswerDelayed(wait) from None
                    case _:
                        raise
            else:
                return sent.message_id
        raise AnswerDelayed

    def _asked_to_wait(self, chat_id: int, outcome: Outcome) -> timedelta:
        return asked_to_wait(self._pacer, chat_id, outcome)

    async def _invite_from_group(self) -> bool:
        """Where the person never opened the private chat: one short line in the group with a link to it."""
        chat = self._update.effective_chat
        if chat is None or chat.type == ChatType.PRIVATE or self._update.message is None:
            return False
        invitation = Screen(
            text=self._texts.html("open-private-chat"),
            rows=(
                (link(self._texts.plain("button-open-private-chat"), f"https://t.me/{self._bot.username}?start=1"),),
            ),
        )
        try:
            await self._send(chat.id, invitation, thread_id=thread_of(self._update.effective_message))
        except PersonGone:
            return False
        self._invited = True
        return True

    def _person_id(self) -> int:
        user = self._update.effective_user
        if user is None:
            msg = "an update without a person has nobody to answer"
            raise ValueError(msg)
        return user.id
