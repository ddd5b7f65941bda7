"""Roles given and taken away from the command line, and who holds them."""

from dataclasses import dataclass
from typing import Final

from siman_bot.domain.audit import SYSTEM, system_actor
from siman_bot.domain.people.acts import RoleAct
from siman_bot.domain.people.person import Person
from siman_bot.domain.people.roles import Grant, Role
from siman_bot.domain.places import Scope, ScopeKind
from siman_bot.domain.refusals import NotFound
from siman_bot.services.looking import note_look_of, seen_person
from siman_bot.services.people.meaning import named_by
from siman_bot.services.transaction import Caller, Now, Tx, transactional
from storage import audit, places
from storage.engine import Database
from storage.people import institutions, people
from storage.people.people import GrantsMark

__all__ = ["Granted", "Granting", "GrantsMark"]

INSTITUTION_DIGITS: Final = 9


@dataclass(frozen=True, slots=True, kw_only=True)
class Granted:
    """One role of one person, by Telegram id alone."""

    telegram_id: int
    grant: Grant


class Granting:
    """`account` is the system account that runs the command line, by which the audit knows who gave a role."""

    def __init__(self, *, database: Database, clock: Now, account: str = "") -> None:
        self.database = database
        self._clock = clock
        self._actor = system_actor(account) if account else SYSTEM

    async def grant(self, telegram_id: int, grant: Grant) -> bool:
        """Give a role; False when they have it already.

        Raises:
            NotFound: `person-unknown`: they haven't agreed yet; `scope-unknown`: no such place or institution.
        """
        return await self._change(Caller(telegram_id=telegram_id), grant=grant, given=True)

    async def revoke(self, telegram_id: int, grant: Grant) -> bool:
        """Take a role away; False when they don't have it.

        Raises:
            NotFound: As for `grant`.
        """
        return await self._change(Caller(telegram_id=telegram_id), grant=grant, given=False)

    async def grants_mark(self) -> GrantsMark:
        """Changes whenever a role is given or taken away."""
        async with self.database.read() as connection:
            return await people.grants_mark(connection)

    async def named(self, typed: str) -> tuple[Scope | None, list[tuple[Scope, str]]]:
        """The scope that is called so, if one alone is; and all that may be meant: nobody gets a role by a guess."""
        async with self.database.read() as connection:
            return await named_by(connection, typed)

    async def holders(self) -> list[Person]:
        """Everybody who holds a role, for the program alone: whoever shows them to somebody calls `granted`."""
        async with self.database.read() as connection:
            return await people.with_grants(connection, frozenset(Role))

    async def granted(self) -> list[Granted]:
        """Every grant there is; who is named sees so in their own data (R11, R12)."""
        return await self._granted(Caller(telegram_id=0))

    @transactional("people.granting.list")
    async def _granted(self, tx: Tx, _caller: Caller) -> list[Granted]:
        holders = await people.with_grants(tx, frozenset(Role))
        seen = [await seen_person(tx, person.id) for person in holders]
        await note_look_of(tx, self._actor, RoleAct.LIST, *seen, now=self._clock())
        return [Granted(telegram_id=person.telegram_id, grant=grant) for person in holders for grant in person.grants]

    @transactional("people.granting.change")
    async def _change(self, tx: Tx, caller: Caller, *, grant: Grant, given: bool) -> bool:
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
        done = RoleAct.GRANT if given else RoleAct.REVOKE
        await audit.append(
            tx,
            at=now,
            actor_key=self._actor,
            # That nothing changed tells whether they hold the role.
            act=done if changed else RoleAct.LOOK,
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
