"""The chain of what privileged roles did (R12)."""

from collections.abc import AsyncIterator, Mapping
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Row, insert, select
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection

from siman_bot.domain.audit import GENESIS, AuditAct, AuditRow, hash_of
from storage import bindings
from storage.tables import audit

_BATCH: Final = 5_000
_VALUES: Final = frozenset({str, int, type(None)})
"""Of details."""


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
        actor_key: The actor's audit key; of the program and of the command line, as `domain.audit` has it.
        act: What was done.
        subject: What it was done to, e.g. `item:SM-7K2QX` or `person:<audit key>`.
        detail: Numbers and codes, never a name or a person's words. What is decided on is added here, by its hash.
    """
    given = dict(detail or {})
    bound = {**given, **await bindings.about(tx, subject, given)}
    last = (await tx.execute(select(audit.c.seq, audit.c.hash).order_by(audit.c.seq.desc()).limit(1))).one_or_none()
    seq, previous = (last.seq + 1, last.hash) if last is not None else (1, GENESIS)
    fields: dict[str, Any] = {
        "seq": seq,
        "at": at,
        "actor_key": actor_key,
        "act": act,
        "subject": subject,
        "detail": bound,
        "previous_hash": previous,
    }
    await tx.execute(insert(audit).values(**fields, hash=hash_of(**fields)))


async def head(connection: AsyncConnection) -> str | None:
    """The hash of the last row."""
    return (await connection.execute(select(audit.c.hash).order_by(audit.c.seq.desc()).limit(1))).scalar_one_or_none()


async def in_batches(connection: AsyncConnection) -> AsyncIterator[list[AuditRow | None]]:
    """The whole chain in order, some rows at a time, with None for a row whose values can't even be read."""
    last: int | None = None
    while True:
        asked = select(audit).order_by(audit.c.seq).limit(_BATCH)
        if last is not None:
            asked = asked.where(audit.c.seq > last)
        rows: list[AuditRow | None]
        try:
            rows = [_audit_row(row) for row in await connection.execute(asked)]
            last = rows[-1].seq if rows and rows[-1] is not None else last
        except (ValueError, TypeError, DBAPIError):
            seqs = (await connection.execute(asked.with_only_columns(audit.c.seq))).scalars().all()
            rows = [await _readable(connection, seq) for seq in seqs]
            last = seqs[-1]
        if rows:
            yield rows
        if len(rows) < _BATCH:
            return


async def all_rows(connection: AsyncConnection) -> list[AuditRow | None]:
    """As `in_batches`, at once."""
    return [row async for rows in in_batches(connection) for row in rows]


async def names(connection: AsyncConnection, actor_key: str) -> bool:
    """Whether somebody has acted under this key."""
    acted = select(audit.c.seq).where(audit.c.actor_key == actor_key).limit(1)
    return (await connection.execute(acted)).first() is not None


async def about(connection: AsyncConnection, subject: str) -> list[AuditRow]:
    """What was done to one subject, in order."""
    rows = await connection.execute(select(audit).where(audit.c.subject == subject).order_by(audit.c.seq))
    return [_audit_row(row) for row in rows]


async def _readable(connection: AsyncConnection, seq: int) -> AuditRow | None:
    try:
        return _audit_row((await connection.execute(select(audit).where(audit.c.seq == seq))).one())
    except (ValueError, TypeError, DBAPIError):
        return None


def _audit_row(row: Row[*tuple[Any, ...]]) -> AuditRow:
    """A row as it was read.

    Raises:
        TypeError: It holds what the program never wrote.
    """
    # In the order of the table's columns: by their names it would take twice as long.
    seq, at, actor_key, act, subject, detail, previous_hash, own_hash = row
    kinds = {type(word) for word in (actor_key, act, subject, previous_hash, own_hash, *detail)}
    if kinds != {str} or not {type(value) for value in detail.values()} <= _VALUES:
        raise TypeError(seq)
    return AuditRow(
        seq=seq,
        at=at,
        actor_key=actor_key,
        act=act,
        subject=subject,
        detail=detail,
        previous_hash=previous_hash,
        hash=own_hash,
    )
