"""From here on audit rows name what was decided on by its hash; what there is already is bound now (R12)."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any, Final

import sqlalchemy as sa
from alembic import op

from siman_bot.domain.audit import GENESIS, SYSTEM, content_hash, hash_of
from storage.columns import Utc

revision: Final = "0012"
down_revision: Final = "0011"
branch_labels: Final = None
depends_on: Final = None

Bound = tuple[str, dict[str, Any]]


def upgrade() -> None:
    connection = op.get_bind()
    bound = [*_items(connection), *_reports(connection)]
    words = (sa.column(name, sa.String) for name in ("actor_key", "act", "subject", "previous_hash", "hash"))
    audit = sa.table(
        "audit", sa.column("seq", sa.BigInteger), *words, sa.column("at", Utc()), sa.column("detail", sa.JSON())
    )
    last = connection.execute(sa.select(audit.c.seq, audit.c.hash).order_by(audit.c.seq.desc()).limit(1)).one_or_none()
    if last is None and not bound:
        # A new chain binds from its first row.
        return
    seq, previous = (last.seq, last.hash) if last is not None else (0, GENESIS)
    now = datetime.now(UTC)
    rows: list[tuple[str, str, dict[str, Any]]] = [("chain.bind", "chain", {})]
    rows += [("content.bind", subject, detail) for subject, detail in bound]
    for act, subject, detail in rows:
        seq += 1
        fields: dict[str, Any] = {
            "seq": seq,
            "at": now,
            "actor_key": SYSTEM,
            "act": act,
            "subject": subject,
            "detail": detail,
            "previous_hash": previous,
        }
        previous = hash_of(**fields)
        connection.execute(sa.insert(audit).values(**fields, hash=previous))


def _items(connection: sa.Connection) -> Iterator[Bound]:
    """Each version; of the newest also where the item stands; of what was sent who approved it."""
    found = connection.execute(
        sa.text(
            "SELECT items.code, items.kind, items.state, items.version AS newest, item_versions.version, title, body,"
            " source_url, office, post, CAST(media AS TEXT) AS media, author.audit_key AS author,"
            " editor.audit_key AS editor, approver.audit_key AS approver, writer.audit_key AS writer,"
            " (SELECT people.audit_key FROM broadcasts JOIN people ON people.id = broadcasts.approver_id"
            " WHERE broadcasts.item_id = items.id AND broadcasts.item_version = item_versions.version"
            " ORDER BY broadcasts.id LIMIT 1) AS sent_by"
            " FROM items JOIN item_versions ON item_versions.item_id = items.id"
            " JOIN people AS author ON author.id = items.author_id"
            " JOIN people AS editor ON editor.id = items.editor_id"
            " LEFT JOIN people AS approver ON approver.id = items.approver_id"
            " JOIN people AS writer ON writer.id = item_versions.written_by"
            " ORDER BY items.id, item_versions.version"
        )
    )
    for row in found.mappings().all():
        content = {
            name: row[name] for name in ("code", "kind", "version", "title", "body", "source_url", "office", "post")
        }
        content["media"] = None if row["media"] is None else json.loads(row["media"])
        detail = {
            "version": row["version"],
            "content": content_hash(content),
            "writer": row["writer"],
            "author": row["author"],
        }
        if row["version"] == row["newest"]:
            detail |= {"state": row["state"], "editor": row["editor"], "approver": row["approver"]}
        elif row["sent_by"] is not None:
            detail["approver"] = row["sent_by"]
        yield f"item:{row['code']}", detail


def _reports(connection: sa.Connection) -> Iterator[Bound]:
    """Those that are closed or whose text is destroyed."""
    evidence: dict[int, list[dict[str, Any]]] = {}
    sources = connection.execute(
        sa.text("SELECT report_id, url, publisher, is_primary FROM report_evidence ORDER BY id")
    )
    for source in sources:
        one = {"url": source.url, "publisher": source.publisher, "primary": source.is_primary}
        evidence.setdefault(source.report_id, []).append(one)
    found = connection.execute(
        sa.text(
            "SELECT reports.id, ticket, body, url, outcome, answer, subject, office, referral, closed_at, audit_key"
            " FROM reports LEFT JOIN people ON people.id = closed_by"
            " WHERE closed_at IS NOT NULL OR body IS NULL ORDER BY reports.id"
        )
    )
    for row in found.mappings().all():
        detail: dict[str, Any] = {"text": None}
        if row["body"] is not None:
            detail["text"] = content_hash({name: row[name] for name in ("ticket", "body", "url")})
        if row["closed_at"] is not None:
            verdict = {name: row[name] for name in ("ticket", "outcome", "answer", "subject", "office", "referral")}
            detail |= {
                "closer": row["audit_key"],
                "verdict": content_hash(verdict | {"evidence": evidence.get(row["id"])}),
            }
        yield f"report:{row['ticket']}", detail
