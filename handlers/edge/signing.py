"""The sign in a group that a command there was taken; its answer stands in the private chat."""

from typing import Final

import structlog
from telegram import Bot, Message
from telegram.error import TelegramError

from handlers.edge.answering import asked_to_wait, thread_of
from handlers.edge.fading import Fading
from handlers.edge.outcomes import outcome_of
from handlers.edge.posting import post, react
from handlers.screen import Screen
from siman_bot.domain.sending.outcome import OutcomeKind
from siman_bot.services.sending.outbox.pacer import Pacer
from siman_bot.texts.catalogue import Texts

TAKEN: Final = "👌"

log = structlog.get_logger()


class Signs:
    """Reacts to a command; where the group lets nobody react, a short line says it and goes away.

    Args:
        bot: For the calls.
        pacer: The pace that a line shares with all other messages.
        fading: Takes the line away.
    """

    def __init__(self, *, bot: Bot, pacer: Pacer, fading: Fading) -> None:
        self._bot = bot
        self._pacer = pacer
        self._fading = fading

    async def sign(self, message: Message, texts: Texts) -> None:
        """Whatever goes wrong with it, the answer doesn't depend on it."""
        chat_id = message.chat.id
        try:
            await react(self._bot, chat_id=chat_id, message_id=message.message_id, emoji=TAKEN)
        except TelegramError as error:
            outcome = outcome_of(error)
            asked_to_wait(self._pacer, chat_id, outcome)
            if outcome.kind is OutcomeKind.REFUSED:
                await self._sign_in_words(message, texts)
            else:
                log.info("command_unsigned", outcome=outcome.kind.value)

    async def _sign_in_words(self, message: Message, texts: Texts) -> None:
        chat_id = message.chat.id
        line = Screen(text=texts.html("answered-privately"))
        try:
            async with self._pacer.aside(chat_id):
                sent = await post(
                    self._bot,
                    line,
                    chat_id=chat_id,
                    thread_id=thread_of(message),
                    beneath=message.message_id,
                    silent=True,
                )
        except TelegramError as error:
            outcome = outcome_of(error)
            asked_to_wait(self._pacer, chat_id, outcome)
            log.info("command_unsigned", outcome=outcome.kind.value)
        else:
            self._fading.fade(chat_id=chat_id, message_id=sent.message_id)
