"""The chain of what privileged roles did (R12)."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Row, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from siman_bot.domain.audit import GENESIS, AuditAct, AuditRow, hash_of
from storage.tables import audit


async def append(
    tx: AsyncConnection,
    *,
    at: datetime,
    actor_key: str,
    act: AuditAct,
    subject: str,
    detail: Mapping[str, str | int | None] | None = None,
) -> None:
    """One more row, in the transaction of the act itself.

    Args:
        tx: The transaction of the act.
        at: When.
        actor_key: The actor's audit key; `system` for the command line.
        act: What was done.
        subject: What it was done to, e.g. `item:SM-7K2QX` or `person:<audit key>`.
        detail: Numbers and codes, never a name or a person's words.
    """
    last = (await tx.execute(select(audit.c.seq, audit.c.hash).order_by(audit.c.seq.desc()).limit(1))).one_or_none()
    seq, previous = (last.seq + 1, last.hash) if last is not None else (1, GENESIS)
    fields: dict[str, Any] = {
        "seq": seq,
        "at": at,
        "actor_key": actor_key,
        "act": act,
        "subject": subject,
        "detail": dict(detail or {}),
        "previous_hash": previous,
    }
    await tx.execute(insert(audit).values(**fields, hash=hash_of(**fields)))


async def all_rows(connection: AsyncConnection) -> list[AuditRow | None]:
    """The whole chain in order, with None for a row whose values can't even be read."""
    chain = select(audit).order_by(audit.c.seq)
    try:
        return [_audit_row(row) for row in await connection.execute(chain)]
    except (ValueError, TypeError):
        seqs = (await connection.execute(select(audit.c.seq).order_by(audit.c.seq))).scalars().all()
        return [await _readable(connection, seq) for seq in seqs]


async def about(connection: AsyncConnection, subject: str) -> list[AuditRow]:
    """What was done to one subject, in order."""
    rows = await connection.execute(select(audit).where(audit.c.subject == subject).order_by(audit.c.seq))
    return [_audit_row(row) for row in rows]


async def _readable(connection: AsyncConnection, seq: int) -> AuditRow | None:
    try:
        return _audit_row((await connection.execute(select(audit).where(audit.c.seq == seq))).one())
    except (ValueError, TypeError):
        return None


def _audit_row(row: Row[Any]) -> AuditRow:
    return AuditRow(**row._mapping)  # noqa: SLF001 - SQLAlchemy's documented accessor
