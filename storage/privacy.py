"""All that is stored about one person: read for them, and taken out when they leave (R11, R12)."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, String, Table, cast, delete, literal, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from siman_bot.domain.delivery import DeliveryKind, DeliveryState
from siman_bot.domain.people import Person
from storage import members
from storage.tables import (
    accounts,
    amplifications,
    audit,
    consents,
    deliveries,
    dialogs,
    drafts,
    grants,
    institutions,
    items,
    people,
    provinces,
    regencies,
    reports,
)
from storage.tables import members as memberships

Value = str | int | datetime | Mapping[str, Any] | None
Record = Mapping[str, Value]
"""One stored row by the names of its fields."""


async def profile(connection: AsyncConnection, person: Person) -> list[Record]:
    columns = (
        people.c.telegram_id,
        people.c.name,
        people.c.language,
        people.c.created_at,
        people.c.unreachable_since,
    )
    return await _records(connection, select(*columns).where(people.c.id == person.id))


async def consents_of(connection: AsyncConnection, person: Person) -> list[Record]:
    return await _records(
        connection,
        select(consents.c.text_version, consents.c.given_at)
        .where(consents.c.person_id == person.id)
        .order_by(consents.c.id),
    )


async def membership(connection: AsyncConnection, person: Person) -> list[Record]:
    return await _records(
        connection,
        select(
            memberships.c.state,
            memberships.c.region,
            provinces.c.name.label("province"),
            regencies.c.name.label("regency"),
            institutions.c.name.label("institution"),
            memberships.c.applied_at,
            memberships.c.decided_at,
            memberships.c.revision,
        )
        .join(provinces, provinces.c.code == memberships.c.province_code)
        .join(institutions, institutions.c.id == memberships.c.institution_id)
        .outerjoin(regencies, regencies.c.code == memberships.c.regency_code)
        .where(memberships.c.person_id == person.id),
    )


async def roles(connection: AsyncConnection, person: Person) -> list[Record]:
    return await _records(
        connection,
        select(grants.c.role, grants.c.scope_kind, grants.c.scope_code, grants.c.granted_at)
        .where(grants.c.person_id == person.id)
        .order_by(grants.c.id),
    )


async def accounts_of(connection: AsyncConnection, person: Person) -> list[Record]:
    return await _records(
        connection,
        select(
            accounts.c.platform,
            accounts.c.handle,
            accounts.c.url,
            institutions.c.name.label("institution"),
            accounts.c.declared_at,
            accounts.c.removed_at,
        )
        .outerjoin(institutions, institutions.c.id == accounts.c.institution_id)
        .where(accounts.c.owner_id == person.id)
        .order_by(accounts.c.id),
    )


async def shares(connection: AsyncConnection, person: Person) -> list[Record]:
    return await _records(
        connection,
        select(
            items.c.code,
            amplifications.c.platform,
            amplifications.c.url,
            amplifications.c.post_id,
            amplifications.c.grade,
            amplifications.c.region,
            amplifications.c.province_code,
            amplifications.c.regency_code,
            amplifications.c.recorded_at,
        )
        .join(accounts, accounts.c.id == amplifications.c.account_id)
        .join(items, items.c.id == amplifications.c.item_id)
        .where(accounts.c.owner_id == person.id)
        .order_by(amplifications.c.id),
    )


async def reports_by(connection: AsyncConnection, person: Person) -> list[Record]:
    columns = (
        reports.c.ticket,
        reports.c.state,
        reports.c.outcome,
        reports.c.body,
        reports.c.url,
        reports.c.province_code,
        reports.c.answer,
        reports.c.received_at,
        reports.c.closed_at,
    )
    return await _records(connection, select(*columns).where(reports.c.reporter_id == person.id).order_by(reports.c.id))


async def conversation(connection: AsyncConnection, person: Person) -> list[Record]:
    return await _records(
        connection,
        select(dialogs.c.kind, dialogs.c.step, dialogs.c.data, dialogs.c.updated_at).where(
            dialogs.c.person_id == person.id
        ),
    )


async def drafts_by(connection: AsyncConnection, person: Person) -> list[Record]:
    return await _records(
        connection,
        select(drafts.c.data, drafts.c.updated_at).where(drafts.c.author_id == person.id).order_by(drafts.c.id),
    )


async def messages_to(connection: AsyncConnection, person: Person) -> list[Record]:
    """What the outbox holds for their private chat, sent or not."""
    return await _records(
        connection,
        select(deliveries.c.kind, deliveries.c.state, deliveries.c.payload, deliveries.c.created_at)
        .where(deliveries.c.chat_id == person.telegram_id)
        .order_by(deliveries.c.id),
    )


async def looked_at(connection: AsyncConnection, audit_key: str) -> list[Record]:
    """Audit rows about the person, without those who acted: their part is the role in the detail."""
    rows = await connection.execute(
        select(audit.c.act, audit.c.detail, audit.c.at)
        .where(audit.c.subject == f"person:{audit_key}")
        .order_by(audit.c.seq)
    )
    return [{"act": row.act, "role": row.detail.get("role"), "at": row.at} for row in rows]


async def acted(connection: AsyncConnection, audit_key: str) -> list[Record]:
    """What the person did in a role, without whom it concerned."""
    return await _records(
        connection, select(audit.c.act, audit.c.at).where(audit.c.actor_key == audit_key).order_by(audit.c.seq)
    )


async def erase(
    tx: AsyncConnection, person: Person, *, applied_occasion: str, fresh_audit_key: str, now: datetime
) -> None:
    """Take out all that names the person.

    Their row stays, for items and decisions refer to it, but leads to nobody: its Telegram id becomes the negative of
    its own number, and the key under which the audit rows know them is replaced.

    Args:
        tx: The transaction of the erasure.
        person: Who leaves.
        applied_occasion: How the occasions of notices begin that name them to others.
        fresh_audit_key: The new key.
        now: The present.
    """
    nobody = -person.id
    own = select(accounts.c.id).where(accounts.c.owner_id == person.id, accounts.c.institution_id.is_(None))
    await tx.execute(delete(amplifications).where(amplifications.c.account_id.in_(own)))
    await tx.execute(delete(accounts).where(accounts.c.owner_id == person.id, accounts.c.institution_id.is_(None)))
    await tx.execute(update(reports).where(reports.c.reporter_id == person.id).values(reporter_id=None))
    await members.drop(tx, person.id)
    if person.membership is not None and person.membership.location.institution_id is not None:
        await members.drop_unused_institution(tx, person.membership.location.institution_id)
    owned: tuple[tuple[Table, ColumnElement[int]], ...] = (
        (dialogs, dialogs.c.person_id),
        (drafts, drafts.c.author_id),
        (grants, grants.c.person_id),
        (consents, consents.c.person_id),
    )
    for table, owner in owned:
        await tx.execute(delete(table).where(owner == person.id))
    await _silence(tx, person, applied_occasion=applied_occasion, nobody=nobody, now=now)
    await tx.execute(
        update(people)
        .where(people.c.id == person.id)
        .values(
            telegram_id=nobody,
            name="-",
            language="id",
            audit_key=fresh_audit_key,
            unreachable_since=None,
        )
    )


async def _silence(tx: AsyncConnection, person: Person, *, applied_occasion: str, nobody: int, now: datetime) -> None:
    """Take back what is owed to the person, and the notices to others that name them, sent or not."""
    to_them = deliveries.c.chat_id == person.telegram_id
    about_them = deliveries.c.dedupe_key.startswith(applied_occasion, autoescape=True)
    await tx.execute(delete(deliveries).where(or_(to_them, about_them), deliveries.c.kind == DeliveryKind.NOTICE))
    await tx.execute(
        update(deliveries)
        .where(to_them, deliveries.c.state == DeliveryState.PENDING)
        .values(state=DeliveryState.CANCELLED, settled_at=now, lease_owner=None, lease_until=None, begun_at=None)
    )
    # What is left are cards and progress messages to staff, which their broadcasts count.
    await tx.execute(
        update(deliveries)
        .where(to_them)
        .values(chat_id=nobody, dedupe_key=literal("erased:") + cast(deliveries.c.id, String))
    )


async def _records(connection: AsyncConnection, statement: Select[Any]) -> list[Record]:
    rows = await connection.execute(statement)
    return [dict(row._mapping) for row in rows]  # noqa: SLF001 - SQLAlchemy's documented accessor
