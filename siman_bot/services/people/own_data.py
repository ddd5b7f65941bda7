"""A person's own data: all of it shown, handed out, erased (R11)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from secrets import token_hex
from typing import Final

from siman_bot.domain.clock import clock_at
from siman_bot.domain.people.acts import RoleAct
from siman_bot.domain.places import Clock, Location
from siman_bot.domain.refusals import ConsentMissing, Stale
from siman_bot.services.paging import Cut, Page, cut_of
from siman_bot.services.transaction import Caller, Now, Tx, transactional
from storage import audit, inbox, kept_results
from storage.engine import Database
from storage.people import erasure, people, privacy
from storage.personal import DataPart, PersonalData, Record, Value

PATIENCE: Final = timedelta(seconds=3)
"""How long whoever was erased waits for the bytes to be overwritten, while somebody reads the database."""

__all__ = ["DataPart", "Disclosure", "OwnData", "Record", "Value"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Disclosure:
    """Everything stored about the person who asks, at that moment. `person_id` guards the button of erasure."""

    person_id: int
    at: datetime
    clock: Clock
    parts: Mapping[DataPart, tuple[Record, ...]]

    def newest(self, part: DataPart, cut: Cut) -> Page[Record]:
        """Records of one kind, the newest first."""
        return cut_of(self.parts[part][::-1], cut)


class OwnData:
    """Shows, hands out and erases what `personal` declares."""

    def __init__(self, *, database: Database, clock: Now, personal: PersonalData) -> None:
        self.database = database
        self._clock = clock
        self._personal = personal
        # Since before this process, perhaps.
        self._left_rows = True

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
        await kept_results.unname(tx, name=person.name, telegram_id=person.telegram_id)

    async def overwrite(self, caller: Caller, *, sealed: Callable[[str], str]) -> bool:
        """After `erase`, before the person is told: leave nothing of them in the bytes of SQLite's files either.

        The update that asked for it still waits for its answer, and whatever they sent meanwhile; these are sealed.
        May be done again, where the process ended before the answer.

        Args:
            caller: Whoever was erased.
            sealed: An update's payload as nobody can read it who has the database alone.

        Returns:
            Whether it is done; else somebody reads the database just now, and housekeeping does it within minutes.
        """
        self._left_rows = True
        async with self.database.claim() as tx:
            await inbox.seal(tx, caller.telegram_id, f'"id": {caller.telegram_id}', sealed)
            await inbox.seal(tx, caller.telegram_id, f'"id":{caller.telegram_id}', sealed)
        return await self.database.overwrite_erased(patience=PATIENCE)

    async def keep_house(self) -> None:
        """Let go of the bytes of what was erased; to be called now and then.

        Raises:
            Unavailable: Not now.
        """
        await self.database.overwrite_erased(patience=PATIENCE)
        if self._left_rows:
            await self.database.vacuum(sorted({column.table.name for column, _ in self._personal.columns()}))
            self._left_rows = False
