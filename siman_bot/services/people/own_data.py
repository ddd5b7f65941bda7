"""A person's own data: all of it shown, handed out, erased (R11)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from secrets import token_hex

from siman_bot.domain.clock import clock_at
from siman_bot.domain.people.acts import RoleAct
from siman_bot.domain.places import Clock as PlaceClock
from siman_bot.domain.places import Location
from siman_bot.domain.refusals import ConsentMissing, Stale
from siman_bot.services.paging import Cut, Page, cut_of
from siman_bot.services.transaction import Caller, Clock, Tx, transactional
from storage import audit
from storage.engine import Database
from storage.people import erasure, people, privacy
from storage.personal import DataPart, PersonalData, Record, Value

__all__ = ["DataPart", "Disclosure", "OwnData", "Record", "Value"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Disclosure:
    """Everything stored about the person who asks, at that moment. `person_id` guards the button of erasure."""

    person_id: int
    at: datetime
    clock: PlaceClock
    parts: Mapping[DataPart, tuple[Record, ...]]

    def newest(self, part: DataPart, cut: Cut) -> Page[Record]:
        """Records of one kind, the newest first."""
        return cut_of(self.parts[part][::-1], cut)


class OwnData:
    """Shows, hands out and erases what `personal` declares."""

    def __init__(self, *, database: Database, clock: Clock, personal: PersonalData) -> None:
        self.database = database
        self._clock = clock
        self._personal = personal

    async def disclosure(self, caller: Caller) -> Disclosure:
        """All of it, at this moment.

        Raises:
            ConsentMissing: They haven't agreed to the consent text: nothing is stored.
        """
        async with self.database.read() as connection:
            person = await people.find(connection, caller.telegram_id)
            if person is None:
                raise ConsentMissing
            parts = await privacy.own_data(connection, person, personal=self._personal)
        return Disclosure(
            person_id=person.id,
            at=self._clock(),
            clock=clock_at(person.membership.location if person.membership is not None else Location()),
            parts={part: tuple(records) for part, records in parts.items()},
        )

    @transactional("people.own_data.erase")
    async def erase(self, tx: Tx, caller: Caller, *, person_id: int) -> None:
        """Withdraw consent: everything that names the person is gone when this returns; roles end with it.

        Raises:
            ConsentMissing: They never agreed: nothing is stored.
            Stale: `button-expired`: the button belongs to what was erased before.
        """
        person = await people.find(tx, caller.telegram_id)
        if person is None:
            raise ConsentMissing
        if person.id != person_id:
            raise Stale("button-expired")
        now = self._clock()
        key = await people.audit_key_of(tx, person.id)
        details = [{"role": grant.role.value, "scope": str(grant.scope)} for grant in person.grants]
        # Rows that name the key are read as of somebody who has left from here on.
        if not details and await audit.names(tx, key):
            details = [{}]
        for detail in details:
            await audit.append(tx, at=now, actor_key=key, act=RoleAct.LEAVE, subject=f"person:{key}", detail=detail)
        await erasure.erase(tx, person, personal=self._personal, fresh_audit_key=token_hex(16), now=now)
