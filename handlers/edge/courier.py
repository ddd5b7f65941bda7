"""Turns a delivery into one call to Telegram."""

from functools import partial

from telegram import Bot

from handlers.edge.calls import Errand, Wordings, make
from handlers.edge.outcomes import outcome_of
from siman_bot.domain.sending.begun import Delivery
from siman_bot.domain.sending.outcome import Outcome, OutcomeKind
from siman_bot.services.sending.outbox.courier import Send
from siman_bot.texts.catalogue import LANGUAGES, texts_in


class Courier:
    """Has a delivery put into words in the reader's language, and sends them.

    Args:
        bot: For the calls.
        wordings: How each kind is put into a call.
        paid: Whether what a broadcast posts in groups may cost Stars.
    """

    def __init__(self, *, bot: Bot, wordings: Wordings, paid: bool = False) -> None:
        self._bot = bot
        self._wordings = wordings
        self._paid = paid

    async def __call__(self, delivery: Delivery) -> Send:
        """The call, ready to be made.

        Raises:
            TypeError: Of what it carries this version of the program knows nothing.
            Unavailable: The database didn't answer.
            Exception: What a bug in its wording raises.
        """
        wording = self._wordings.get(type(delivery.payload))
        if wording is None:
            raise TypeError(delivery.kind)
        errand = Errand(
            delivery=delivery,
            payload=delivery.payload,
            texts=texts_in(delivery.language or LANGUAGES[0]),
            bot_username=self._bot.username,
        )
        return partial(make, self._bot, delivery, await wording(errand), paid=self._paid)

    async def probe(self) -> Outcome:
        """Whether Telegram answers at all; changes nothing."""
        try:
            await self._bot.get_me()
        except Exception as error:  # noqa: BLE001 - an answer that isn't Telegram's breaks its parser in any way
            return outcome_of(error)
        return Outcome(kind=OutcomeKind.SENT)
