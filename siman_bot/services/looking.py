"""A look at single names leaves a row in the audit, in the transaction that reads them (R12)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from siman_bot.domain.audit import AuditAct
from siman_bot.domain.people.person import Person
from siman_bot.services.transaction import Tx
from storage import audit
from storage.people import people


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What was looked at, as the audit names it (`person:<audit key>` stands in that person's own data), and codes."""

    subject: str
    detail: Mapping[str, str | int | None] = field(default_factory=dict)


async def note_look(tx: Tx, person: Person, act: AuditAct, *seen: Seen, now: datetime) -> None:
    """One row for each thing that this person is shown."""
    await note_look_of(tx, await people.audit_key_of(tx, person.id), act, *seen, now=now)


async def note_look_of(tx: Tx, actor_key: str, act: AuditAct, *seen: Seen, now: datetime) -> None:
    """The same of whoever acts under that key: the command line has a system account's."""
    for one in seen:
        await audit.append(tx, at=now, actor_key=actor_key, act=act, subject=one.subject, detail=one.detail)


async def seen_person(tx: Tx, person_id: int, **detail: str | int | None) -> Seen:
    return Seen(subject=f"person:{await people.audit_key_of(tx, person_id)}", detail=detail)
