"""Who is there: consent, language, roles, who can be reached."""

from dataclasses import dataclass
from secrets import token_hex

from siman_bot.domain.people.person import CONSENT_VERSION, Person
from siman_bot.domain.people.roles import Grant, Role
from siman_bot.domain.places import Scope, ScopeKind
from siman_bot.domain.refusals import Already, NotFound
from siman_bot.domain.text import clean_line
from siman_bot.services.transaction import Caller, Clock, Tx, acting, transactional
from storage import audit, places
from storage.engine import Database
from storage.people import institutions, people
from storage.people.people import GrantsMark, Standing

NAME_LIMIT = 100
INSTITUTION_DIGITS = 9
SYSTEM = "system"
"""Stands for the command line in the audit rows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Granted:
    """One role of one person, by Telegram id alone."""

    telegram_id: int
    grant: Grant


class People:
    def __init__(self, *, database: Database, clock: Clock) -> None:
        self.database = database
        self._clock = clock

    async def standing(self, telegram_id: int) -> Standing:
        async with self.database.read() as connection:
            return await people.standing(connection, telegram_id)

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
        shown = clean_line(name)[:NAME_LIMIT] or "-"
        await people.add(
            tx,
            telegram_id=caller.telegram_id,
            name=shown,
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

    async def grant(self, telegram_id: int, grant: Grant) -> bool:
        """Give a role from the command line; False when they have it already.

        Raises:
            NotFound: `person-unknown`: they haven't agreed yet; `scope-unknown`: no such place or institution.
        """
        return await self._change_roles(Caller(telegram_id=telegram_id), grant=grant, given=True)

    async def revoke(self, telegram_id: int, grant: Grant) -> bool:
        """Take a role away from the command line; False when they don't have it.

        Raises:
            NotFound: As for `grant`.
        """
        return await self._change_roles(Caller(telegram_id=telegram_id), grant=grant, given=False)

    async def grants_mark(self) -> GrantsMark:
        """Changes whenever a role is given or taken away."""
        async with self.database.read() as connection:
            return await people.grants_mark(connection)

    async def holders(self) -> list[Person]:
        """Everybody who holds a role."""
        async with self.database.read() as connection:
            return await people.with_grants(connection, frozenset(Role))

    async def granted(self) -> list[Granted]:
        """Every grant there is, for the command line."""
        async with self.database.read() as connection:
            return [
                Granted(telegram_id=person.telegram_id, grant=grant)
                for person in await people.with_grants(connection, frozenset(Role))
                for grant in person.grants
            ]

    @transactional("people.consenting.change-roles")
    async def _change_roles(self, tx: Tx, caller: Caller, *, grant: Grant, given: bool) -> bool:
        person = await people.find(tx, caller.telegram_id)
        if person is None:
            raise NotFound("person-unknown")
        if not await _is_there(tx, grant.scope):
            raise NotFound("scope-unknown")
        now = self._clock()
        changed = (
            await people.add_grant(tx, person_id=person.id, grant=grant, now=now)
            if given
            else await people.remove_grant(tx, person_id=person.id, grant=grant)
        )
        if changed:
            await audit.append(
                tx,
                at=now,
                actor_key=SYSTEM,
                act="role.grant" if given else "role.revoke",
                subject=f"person:{await people.audit_key_of(tx, person.id)}",
                detail={"role": grant.role.value, "scope": str(grant.scope)},
            )
        return changed


async def _is_there(tx: Tx, scope: Scope) -> bool:
    if scope.kind is ScopeKind.INSTITUTION:
        number = int(scope.code) if scope.code.isdecimal() and len(scope.code) <= INSTITUTION_DIGITS else 0
        # "012" would be found here, and never cover anything.
        return str(number) == scope.code and await institutions.institution(tx, number) is not None
    return (await places.gazetteer(tx)).find(scope) is not None


__all__ = ["CONSENT_VERSION", "Granted", "GrantsMark", "People", "Standing"]
