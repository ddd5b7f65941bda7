"""Who is there: consent, language, who can be reached."""

from datetime import timedelta
from secrets import token_hex
from typing import Final

from siman_bot.domain.people.person import shown_name
from siman_bot.domain.refusals import Already
from siman_bot.services.transaction import Caller, Now, Tx, acting, transactional
from storage.engine import Database
from storage.people import people
from storage.people.people import PersonStanding

__all__ = ["Consenting", "PersonStanding"]

IDLE: Final = timedelta(minutes=30)
"""After which what is typed isn't taken for the answer to an open question any more."""


class Consenting:
    def __init__(self, *, database: Database, clock: Now) -> None:
        self.database = database
        self._clock = clock

    async def standing(self, telegram_id: int) -> PersonStanding:
        async with self.database.read() as connection:
            return await people.standing(connection, telegram_id, lapsed=self._clock() - IDLE)

    @transactional("people.consenting.agree")
    async def agree(self, tx: Tx, caller: Caller, *, name: str, language: str, text_version: int) -> None:
        """Record consent (R11) and, with the first one, the person. To a newer text they agree anew.

        Raises:
            Already: They agreed before to this version.
        """
        now = self._clock()
        person = await people.find(tx, caller.telegram_id)
        if person is not None:
            if person.consent >= text_version:
                raise Already("already-agreed")
            await people.add_consent(tx, person_id=person.id, text_version=text_version, now=now)
            return
        await people.add(
            tx,
            telegram_id=caller.telegram_id,
            name=shown_name(name),
            language=language,
            audit_key=token_hex(16),
            now=now,
            text_version=text_version,
        )

    @transactional("people.consenting.choose-language")
    async def choose_language(self, tx: Tx, caller: Caller, *, language: str) -> None:
        person = await acting(tx, caller)
        await people.set_language(tx, person.id, language)

    async def note_reachable(self, telegram_id: int, *, reachable: bool) -> None:
        """Note that a person has blocked the bot, or is back."""
        async with self.database.claim() as tx:
            await people.set_unreachable(tx, telegram_id, None if reachable else self._clock())
