"""All that is stored about one person, read for them (R11)."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, cast

from sqlalchemy import Column, ColumnElement, FromClause, Select, literal, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from siman_bot.domain.people.person import Person
from storage.amplification.tables import accounts, amplifications
from storage.groups.tables import groups
from storage.people.tables import consents, grants, institutions, people
from storage.people.tables import members as memberships
from storage.publishing.tables import drafts, item_versions, items, relays
from storage.reports.tables import report_confirmations, report_evidence, reports
from storage.sending.tables import broadcasts, deliveries, stops
from storage.tables import audit, dialogs, provinces, regencies, requests

Value = str | int | datetime | Mapping[str, Any] | None
Record = Mapping[str, Value]
"""One stored row by the names of its fields."""


async def profile(connection: AsyncConnection, person: Person) -> list[Record]:
    columns = (
        people.c.telegram_id,
        people.c.name,
        people.c.language,
        people.c.audit_key,
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
            accounts.c.confirmed_at,
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
        reports.c.id,
        reports.c.ticket,
        reports.c.state,
        reports.c.outcome,
        reports.c.body,
        reports.c.url,
        reports.c.province_code,
        reports.c.answer,
        reports.c.subject,
        reports.c.office,
        reports.c.referral,
        reports.c.received_at,
        reports.c.closed_at,
    )
    own = await _records(connection, select(*columns).where(reports.c.reporter_id == person.id).order_by(reports.c.id))
    sources = await connection.execute(
        select(report_evidence.c.report_id, report_evidence.c.publisher, report_evidence.c.url)
        .join(reports, reports.c.id == report_evidence.c.report_id)
        .where(reports.c.reporter_id == person.id)
        .order_by(report_evidence.c.id)
    )
    found: dict[int, list[str]] = {}
    for row in sources:
        found.setdefault(row.report_id, []).append(f"{row.publisher}: {row.url}")
    return [
        {name: value for name, value in one.items() if name != "id"}
        | {"evidence": "; ".join(text for key, texts in found.items() if key == one["id"] for text in texts)}
        for one in own
    ]


async def conversation(connection: AsyncConnection, person: Person) -> list[Record]:
    return await _records(
        connection,
        select(
            dialogs.c.kind,
            dialogs.c.step,
            dialogs.c.data,
            dialogs.c.message_id,
            dialogs.c.revision,
            dialogs.c.updated_at,
        ).where(dialogs.c.person_id == person.id),
    )


async def requests_of(connection: AsyncConnection, person: Person) -> list[Record]:
    return await _records(
        connection,
        select(requests.c.key, requests.c.results, requests.c.made_at)
        .where(requests.c.person_id == person.id)
        .order_by(requests.c.made_at, requests.c.key),
    )


async def drafts_by(connection: AsyncConnection, person: Person) -> list[Record]:
    return await _records(
        connection,
        select(items.c.code, drafts.c.data, drafts.c.revision, drafts.c.updated_at)
        .outerjoin(items, items.c.id == drafts.c.item_id)
        .where(drafts.c.author_id == person.id)
        .order_by(drafts.c.id),
    )


async def messages_to(connection: AsyncConnection, person: Person) -> list[Record]:
    """What the outbox holds for their private chat, sent or not."""
    return await _records(
        connection,
        select(
            deliveries.c.kind,
            deliveries.c.state,
            deliveries.c.reason,
            deliveries.c.payload,
            deliveries.c.message_id,
            deliveries.c.created_at,
            deliveries.c.settled_at,
        )
        .where(deliveries.c.chat_id == person.telegram_id)
        .order_by(deliveries.c.id),
    )


async def worked_on(connection: AsyncConnection, person: Person) -> list[Record]:
    """Rows of the network's work that refer to the person: what they were to it, its code or title, and when."""
    sent = broadcasts.join(items, items.c.id == broadcasts.c.item_id)
    version = item_versions.join(items, items.c.id == item_versions.c.item_id)
    relay = relays.join(sent, broadcasts.c.id == relays.c.broadcast_id)
    confirmation = report_confirmations.join(reports, reports.c.id == report_confirmations.c.report_id)
    links: tuple[tuple[str, FromClause, Column[Any], ColumnElement[Any], ColumnElement[Any]], ...] = (
        ("group-added", groups, groups.c.added_by, groups.c.title, groups.c.added_at),
        ("group-bound", groups, groups.c.bound_by, groups.c.title, groups.c.bound_at),
        ("item-author", items, items.c.author_id, items.c.code, items.c.created_at),
        ("item-editor", items, items.c.editor_id, items.c.code, items.c.changed_at),
        ("item-approver", items, items.c.approver_id, items.c.code, items.c.changed_at),
        ("version-writer", version, item_versions.c.written_by, items.c.code, item_versions.c.written_at),
        ("broadcast-author", sent, broadcasts.c.author_id, items.c.code, broadcasts.c.created_at),
        ("broadcast-approver", sent, broadcasts.c.approver_id, items.c.code, broadcasts.c.created_at),
        ("broadcast-paused", sent, broadcasts.c.paused_by, items.c.code, broadcasts.c.paused_at),
        ("broadcast-cancelled", sent, broadcasts.c.cancelled_by, items.c.code, broadcasts.c.cancelled_at),
        ("all-stopped", stops, stops.c.stopped_by, literal(""), stops.c.stopped_at),
        ("all-resumed", stops, stops.c.resumed_by, literal(""), stops.c.resumed_at),
        ("relay-offered", relay, relays.c.admin_id, items.c.code, relays.c.offered_at),
        ("relay-decided", relay, relays.c.admin_id, items.c.code, relays.c.decided_at),
        (
            "report-confirmed",
            confirmation,
            report_confirmations.c.verifier_id,
            reports.c.ticket,
            report_confirmations.c.confirmed_at,
        ),
        ("report-closed", reports, reports.c.closed_by, reports.c.ticket, reports.c.closed_at),
        ("member-decided", memberships, memberships.c.decided_by, literal(""), memberships.c.decided_at),
    )
    found: list[Record] = []
    for work, source, column, name, at in links:
        rows = await connection.execute(
            select(name.label("subject"), at.label("at"))
            .select_from(source)
            .where(column == person.id, at.is_not(None))
        )
        found.extend({"work": work, "subject": row.subject, "at": row.at} for row in rows)
    return sorted(found, key=lambda one: cast("datetime", one["at"]))


async def looked_at(connection: AsyncConnection, person: Person, audit_key: str) -> list[Record]:
    """Audit rows about the person and their reports, without those who acted: their part is the role in the detail."""
    own = select(literal("report:") + reports.c.ticket).where(reports.c.reporter_id == person.id)
    rows = await connection.execute(
        select(audit.c.act, audit.c.subject, audit.c.detail, audit.c.at)
        .where(or_(audit.c.subject == f"person:{audit_key}", audit.c.subject.in_(own)))
        .order_by(audit.c.seq)
    )
    return [
        {
            "act": row.act,
            "ticket": row.subject.removeprefix("report:") if row.subject.startswith("report:") else None,
            "role": row.detail.get("role"),
            "at": row.at,
        }
        for row in rows
    ]


async def acted(connection: AsyncConnection, audit_key: str) -> list[Record]:
    """What the person did in a role, without whom it concerned."""
    return await _records(
        connection, select(audit.c.act, audit.c.at).where(audit.c.actor_key == audit_key).order_by(audit.c.seq)
    )


async def _records(connection: AsyncConnection, statement: Select[Any]) -> list[Record]:
    rows = await connection.execute(statement)
    return [dict(row._mapping) for row in rows]  # noqa: SLF001 - SQLAlchemy's documented accessor
