"""A person's own data: all of it shown, handed out, erased (R11)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from secrets import token_hex

from siman_bot.domain.clock import clock_at
from siman_bot.domain.places import Clock as PlaceClock
from siman_bot.domain.places import Location
from siman_bot.domain.refusals import ConsentMissing, Stale
from siman_bot.domain.reports.report import RETENTION
from siman_bot.services.transaction import Caller, Clock, Tx, transactional
from storage import audit, erasure, privacy
from storage.engine import Database
from storage.people import people
from storage.privacy import Record, Value

__all__ = ["OwnData", "Part", "Privacy", "Record", "Value"]


class Part(StrEnum):
    """A kind of stored data; each has its purpose and its retention in the catalogues."""

    PROFILE = "profile"
    CONSENTS = "consents"
    MEMBERSHIP = "membership"
    ROLES = "roles"
    ACCOUNTS = "accounts"
    SHARES = "shares"
    REPORTS = "reports"
    CONVERSATION = "conversation"
    REQUESTS = "requests"
    DRAFTS = "drafts"
    MESSAGES = "messages"
    WORK = "work"
    LOOKUPS = "lookups"
    ACTS = "acts"


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnData:
    """Everything stored about the person who asks, at that moment. `person_id` guards the button of erasure."""

    person_id: int
    at: datetime
    clock: PlaceClock
    parts: Mapping[Part, tuple[Record, ...]]


class Privacy:
    def __init__(self, *, database: Database, clock: Clock) -> None:
        self.database = database
        self._clock = clock

    async def own_data(self, caller: Caller) -> OwnData:
        """All of it, at this moment.

        Raises:
            ConsentMissing: They haven't agreed to the consent text: nothing is stored.
        """
        async with self.database.read() as connection:
            person = await people.find(connection, caller.telegram_id)
            if person is None:
                raise ConsentMissing
            key = await people.audit_key_of(connection, person.id)
            parts: dict[Part, list[Record]] = {
                Part.PROFILE: await privacy.profile(connection, person),
                Part.CONSENTS: await privacy.consents_of(connection, person),
                Part.MEMBERSHIP: await privacy.membership(connection, person),
                Part.ROLES: await privacy.roles(connection, person),
                Part.ACCOUNTS: await privacy.accounts_of(connection, person),
                Part.SHARES: await privacy.shares(connection, person),
                Part.REPORTS: [_with_end(one) for one in await privacy.reports_by(connection, person)],
                Part.CONVERSATION: await privacy.conversation(connection, person),
                Part.REQUESTS: await privacy.requests_of(connection, person),
                Part.DRAFTS: await privacy.drafts_by(connection, person),
                Part.MESSAGES: await privacy.messages_to(connection, person),
                Part.WORK: await privacy.worked_on(connection, person),
                Part.LOOKUPS: await privacy.looked_at(connection, person, key),
                Part.ACTS: await privacy.acted(connection, key),
            }
        return OwnData(
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
        for grant in person.grants:
            await audit.append(
                tx,
                at=now,
                actor_key=key,
                act="role.leave",
                subject=f"person:{key}",
                detail={"role": grant.role.value, "scope": str(grant.scope)},
            )
        await erasure.erase(tx, person, fresh_audit_key=token_hex(16), now=now)


def _with_end(report: Record) -> Record:
    """With the day on which text and link are destroyed, counted from the reception while the report is open."""
    since = report["closed_at"] or report["received_at"]
    return {**report, "destroyed_at": since + RETENTION if isinstance(since, datetime) else None}
