"""Who is there: consent, language, roles, who can be reached."""

from dataclasses import dataclass
from secrets import token_hex

from siman_bot.domain.people import CONSENT_VERSION, Grant, Person
from siman_bot.domain.refusals import Already, NotFound
from siman_bot.domain.text import clean_line
from siman_bot.services.transaction import Caller, Clock, Tx, acting, transactional
from storage import audit, dialogs, people
from storage.dialogs import Dialog
from storage.engine import Database

NAME_LIMIT = 100
SYSTEM = "system"
"""Stands for the command line in the audit rows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A person and their open conversation, read together at each update."""

    person: Person | None = None
    dialog: Dialog | None = None


class People:
    def __init__(self, *, database: Database, clock: Clock) -> None:
        self.database = database
        self._clock = clock

    async def standing(self, telegram_id: int) -> Standing:
        async with self.database.read() as connection:
            person = await people.find(connection, telegram_id)
            dialog = await dialogs.get(connection, person.id) if person is not None else None
            return Standing(person=person, dialog=dialog)

    @transactional
    async def agree(self, tx: Tx, caller: Caller, *, name: str, language: str, text_version: int) -> None:
        """Record consent (R11) and, with the first one, the person.

        Raises:
            Already: They agreed before to this version.
        """
        if await people.find(tx, caller.telegram_id) is not None:
            raise Already("already-agreed")
        now = self._clock()
        shown = clean_line(name)[:NAME_LIMIT] or "-"
        person_id = await people.add(
            tx, telegram_id=caller.telegram_id, name=shown, language=language, audit_key=token_hex(16), now=now
        )
        await people.add_consent(tx, person_id=person_id, text_version=text_version, now=now)

    @transactional
    async def choose_language(self, tx: Tx, caller: Caller, *, language: str) -> None:
        person = await acting(tx, caller)
        await people.set_language(tx, person.id, language)

    async def note_reachable(self, telegram_id: int, *, reachable: bool) -> None:
        """Note that a person has blocked the bot, or is back."""
        async with self.database.claim() as tx:
            await people.set_unreachable(tx, telegram_id, None if reachable else self._clock())

    async def grant(self, telegram_id: int, grant: Grant) -> bool:
        """Give a role from the command line; False when they have it already.

        Raises:
            NotFound: `person-unknown`: they haven't agreed yet.
        """
        async with self.database.write() as tx:
            person = await people.find(tx, telegram_id)
            if person is None:
                raise NotFound("person-unknown")
            now = self._clock()
            added = await people.add_grant(tx, person_id=person.id, grant=grant, now=now)
            if added:
                await audit.append(
                    tx,
                    at=now,
                    actor_key=SYSTEM,
                    act="role.grant",
                    subject=f"person:{await people.audit_key_of(tx, person.id)}",
                    detail={"role": grant.role.value, "scope": str(grant.scope)},
                )
            return added


__all__ = ["CONSENT_VERSION", "People", "Standing"]
