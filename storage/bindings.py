"""The facts that audit rows carry about items and reports, read from the tables: for one, and for all of them (R12).

They are added to every row about such a thing by `storage.audit.append`, so that no act can leave them out. The fields
that are hashed are named here one by one: the hashes are stored, so what they are made of stays.
"""

import json
from collections.abc import AsyncIterator, Mapping, Sequence
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Column, Row, Select, Text, cast, select, tuple_
from sqlalchemy.ext.asyncio import AsyncConnection

from siman_bot.domain.audit import content_hash
from siman_bot.domain.binding import Fact, Facts, Now
from siman_bot.domain.publishing.explaining.explanation import ExplanationState
from siman_bot.domain.reports.proposal import ProposalState
from siman_bot.domain.reports.report import RETENTION
from storage.people.tables import people
from storage.publishing.tables import explanations, item_versions, items
from storage.reports.tables import report_evidence, report_proposals, reports
from storage.sending.tables import broadcasts

__all__ = ["about", "batches", "now"]

_BATCH: Final = 5_000
_AUTHOR, _EDITOR, _APPROVER, _WRITER, _DECIDER = (people.alias() for _ in range(5))

_ITEMS: Final = (
    select(
        items.c.id,
        item_versions.c.item_id,
        items.c.code,
        items.c.kind,
        items.c.state,
        items.c.withdrawn_for.label("reason"),
        items.c.version.label("newest"),
        _AUTHOR.c.audit_key.label("author"),
        _EDITOR.c.audit_key.label("editor"),
        _APPROVER.c.audit_key.label("approver"),
        _WRITER.c.audit_key.label("writer"),
        *(item_versions.c[name] for name in ("version", "title", "body", "source_url", "office", "post")),
        cast(item_versions.c.media, Text).label("media"),
        cast(item_versions.c.answered, Text).label("answered"),
    )
    .join(item_versions, item_versions.c.item_id == items.c.id)
    .join(_AUTHOR, _AUTHOR.c.id == items.c.author_id)
    .join(_EDITOR, _EDITOR.c.id == items.c.editor_id)
    .outerjoin(_APPROVER, _APPROVER.c.id == items.c.approver_id)
    .join(_WRITER, _WRITER.c.id == item_versions.c.written_by)
    .order_by(item_versions.c.item_id, item_versions.c.version)
)
"""Each version of each item."""

_REPORTS: Final = (
    select(
        *(
            reports.c[name]
            for name in (
                "id",
                "ticket",
                "body",
                "url",
                "links",
                "media",
                "salt",
                "outcome",
                "answer",
                "subject",
                "office",
                "referral",
                "closed_at",
            )
        ),
        people.c.audit_key.label("closer"),
    )
    .outerjoin(people, people.c.id == reports.c.closed_by)
    .order_by(reports.c.id)
)

_PROPOSALS: Final = (
    select(
        reports.c.ticket,
        *(
            report_proposals.c[name]
            for name in (
                "report_id",
                "number",
                "corrects",
                "item_code",
                "outcome",
                "answer",
                "subject",
                "office",
                "salt",
                "state",
            )
        ),
        cast(report_proposals.c.evidence, Text).label("evidence"),
        _WRITER.c.audit_key.label("writer"),
        _DECIDER.c.audit_key.label("decider"),
    )
    .join(reports, reports.c.id == report_proposals.c.report_id)
    .join(_WRITER, _WRITER.c.id == report_proposals.c.written_by)
    .outerjoin(_DECIDER, _DECIDER.c.id == report_proposals.c.decided_by)
    .order_by(report_proposals.c.report_id, report_proposals.c.number)
)
"""Each version of each verdict that waits, or waited, for approval."""

_EXPLANATIONS: Final = (
    select(
        items.c.code,
        *(
            explanations.c[name]
            for name in ("item_id", "number", "words", "role", "scope_kind", "scope_code", "institution_id", "state")
        ),
        cast(explanations.c.answered, Text).label("answered"),
        _WRITER.c.audit_key.label("writer"),
        _DECIDER.c.audit_key.label("decider"),
    )
    .join(items, items.c.id == explanations.c.item_id)
    .join(_WRITER, _WRITER.c.id == explanations.c.writer_id)
    .outerjoin(_DECIDER, _DECIDER.c.id == explanations.c.decided_by)
    .order_by(explanations.c.item_id, explanations.c.number)
)
"""All own words about withdrawals."""

_SENT: Final = (
    select(
        broadcasts.c.id,
        items.c.code,
        broadcasts.c.item_version,
        _AUTHOR.c.audit_key.label("author"),
        _APPROVER.c.audit_key.label("approver"),
    )
    .join(items, items.c.id == broadcasts.c.item_id)
    .join(_AUTHOR, _AUTHOR.c.id == broadcasts.c.author_id)
    .join(_APPROVER, _APPROVER.c.id == broadcasts.c.approver_id)
    .order_by(broadcasts.c.id)
)


async def about(tx: AsyncConnection, subject: str, detail: Mapping[str, Fact]) -> Facts:
    """The facts about one subject as it stands in this transaction; none about what binds nothing or isn't there."""
    kind, _, name = subject.partition(":")
    if kind == "item":
        version = detail.get("version")
        which = item_versions.c.version == (version if isinstance(version, int) else items.c.version)
        row = (await tx.execute(_ITEMS.where(items.c.code == name, which))).one_or_none()
        return {} if row is None else _of_item(row)
    if kind == "explanation":
        this = explanations.c.number == detail.get("version")
        said = (await tx.execute(_EXPLANATIONS.where(items.c.code == name, this))).one_or_none()
        return {} if said is None else _of_explanation(said)
    if kind == "report":
        found = (await tx.execute(_REPORTS.where(reports.c.ticket == name))).one_or_none()
        if found is None:
            return {}
        facts = _of_report(found, await _evidence(tx, [found.id]))
        this = report_proposals.c.number == detail.get("version")
        written = (await tx.execute(_PROPOSALS.where(reports.c.ticket == name, this))).one_or_none()
        return facts if written is None else facts | _of_proposal(written)
    return {}


async def now(connection: AsyncConnection, *, at: datetime | None = None) -> Now:
    """The facts about everything, and who has left; `at` is the time of the look."""
    facts: dict[str, dict[str, Fact]] = {}
    async for rows in batches(connection, _ITEMS, item_versions.c.item_id, item_versions.c.version):
        for row in rows:
            known = facts.setdefault(f"item:{row.code}", {})
            for name, value in _of_item(row).items():
                known[f"{name}@{row.version}" if name in {"content", "writer"} else name] = value
    async for rows in batches(connection, _SENT, broadcasts.c.id):
        for row in rows:
            known = facts.setdefault(f"item:{row.code}", {})
            known |= {f"approved@{row.item_version}": row.approver, f"written@{row.item_version}": row.author}
    async for rows in batches(connection, _REPORTS, reports.c.id):
        evidence = await _evidence(connection, [row.id for row in rows if row.closed_at is not None])
        for row in rows:
            facts[f"report:{row.ticket}"] = dict(_of_report(row, evidence))
    async for subject, number, found in _numbered(connection):
        known = facts.setdefault(subject, {})
        known |= {f"{name}@{number}": value for name, value in found.items()}
    nobody = await connection.execute(select(people.c.audit_key).where(people.c.telegram_id == -people.c.id))
    return Now(facts=facts, nobody=frozenset(nobody.scalars()), kept_for=RETENTION, at=at)


async def _numbered(connection: AsyncConnection) -> AsyncIterator[tuple[str, int, Facts]]:
    """The facts about what waits, or waited, for somebody else's approval: its subject, and its number there."""
    async for rows in batches(connection, _PROPOSALS, report_proposals.c.report_id, report_proposals.c.number):
        for row in rows:
            yield f"report:{row.ticket}", row.number, _of_proposal(row)
    async for rows in batches(connection, _EXPLANATIONS, explanations.c.item_id, explanations.c.number):
        for row in rows:
            yield f"explanation:{row.code}", row.number, _of_explanation(row)


async def batches(
    connection: AsyncConnection, ordered: Select[Any], *keys: Column[int], size: int = _BATCH
) -> AsyncIterator[list[Row[*tuple[Any, ...]]]]:
    """All rows in their order, some at a time: those after the last one by these keys, which stand in each row."""
    after: tuple[int, ...] | None = None
    while True:
        asked = ordered if after is None else ordered.where(tuple_(*keys) > tuple_(*after))
        rows = list(await connection.execute(asked.limit(size)))
        if rows:
            yield rows
        if len(rows) < size:
            return
        after = tuple(rows[-1]._mapping[key] for key in keys)  # noqa: SLF001 - SQLAlchemy's documented accessor


def _of_item(row: Row[*tuple[Any, ...]]) -> dict[str, Fact]:
    """Of the newest version also where the item stands, and whose it is."""
    facts: dict[str, Fact] = {
        "version": row.version,
        "content": content_hash(
            {
                "code": row.code,
                "kind": row.kind,
                "version": row.version,
                "title": row.title,
                "body": row.body,
                "source_url": row.source_url,
                "office": row.office,
                "post": row.post,
                "media": _parsed(row.media),
                "answered": _parsed(row.answered),
            }
        ),
        "writer": row.writer,
        "author": row.author,
    }
    if row.version == row.newest:
        facts |= {"state": row.state, "editor": row.editor, "approver": row.approver, "reason": row.reason}
    return facts


def _parsed(written: str | None) -> Any:
    """As JSON; what can't be read as such isn't what the program wrote."""
    try:
        return None if written is None else json.loads(written)
    except ValueError:
        return written


def _of_report(row: Row[*tuple[Any, ...]], evidence: Mapping[int, list[dict[str, Any]]]) -> dict[str, Fact]:
    facts: dict[str, Fact] = {"text": None}
    if row.body is not None:
        text = {"ticket": row.ticket, "body": row.body, "url": row.url, "salt": row.salt}
        # Those of before there were any are hashed as they were.
        text |= {name: value for name, value in (("links", row.links), ("media", row.media)) if value is not None}
        facts["text"] = content_hash(text)
    if row.closed_at is not None:
        facts["closer"] = row.closer
        facts["verdict"] = content_hash(
            {
                "ticket": row.ticket,
                "outcome": row.outcome,
                "answer": row.answer,
                "subject": row.subject,
                "office": row.office,
                "referral": row.referral,
                "evidence": evidence.get(row.id),
            }
        )
    return facts


def _of_proposal(row: Row[*tuple[Any, ...]]) -> dict[str, Fact]:
    """What was written, by whom, and what became of it; no hash of words that are destroyed."""
    facts: dict[str, Fact] = {"content": None, "writer": row.writer}
    if row.answer is not None:
        facts["content"] = content_hash(
            {
                "ticket": row.ticket,
                "version": row.number,
                "outcome": row.outcome,
                "answer": row.answer,
                "subject": row.subject,
                "office": row.office,
                "evidence": _parsed(row.evidence),
                "salt": row.salt,
                # Of later versions of the program: what is hashed of earlier rows stays as it was.
                **({} if row.corrects is None else {"corrects": row.corrects}),
                **({} if row.item_code is None else {"item_code": row.item_code}),
            }
        )
    if row.state != ProposalState.WAITING:
        facts |= {"decision": row.state, "decider": row.decider}
    return facts


def _of_explanation(row: Row[*tuple[Any, ...]]) -> dict[str, Fact]:
    """What was written, by whom and as what, and what somebody else decided; to take it back is nobody's decision."""
    content = {name: getattr(row, name) for name in ("code", "words", "role", "scope_kind", "scope_code")}
    content |= {"version": row.number, "institution": row.institution_id, "answered": _parsed(row.answered)}
    facts: dict[str, Fact] = {"content": content_hash(content), "writer": row.writer}
    if row.state in {ExplanationState.APPROVED, ExplanationState.SENT_BACK}:
        facts |= {"decision": row.state, "decider": row.decider}
    return facts


async def _evidence(connection: AsyncConnection, report_ids: Sequence[int]) -> dict[int, list[dict[str, Any]]]:
    columns = report_evidence.c
    found = await connection.execute(
        select(columns.report_id, columns.url, columns.publisher, columns.is_primary)
        .where(columns.report_id.in_(report_ids))
        .order_by(columns.id)
    )
    evidence: dict[int, list[dict[str, Any]]] = {}
    for row in found:
        one = {"url": row.url, "publisher": row.publisher, "primary": row.is_primary}
        evidence.setdefault(row.report_id, []).append(one)
    return evidence
