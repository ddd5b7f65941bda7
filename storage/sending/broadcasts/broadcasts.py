"""Decisions to send one version of an item to one scope."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final

from sqlalchemy import ColumnElement, Row, case, exists, func, insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from siman_bot.domain.places import Scope
from siman_bot.domain.sending.broadcast import Broadcast, Terms
from siman_bot.domain.sending.delivery import DeliveryKind, DeliveryState
from siman_bot.domain.sending.plan import plan_data, plan_of
from siman_bot.domain.sending.way import Way
from storage.scopes import is_one_of, scope_of
from storage.sending.tables import broadcasts, deliveries

_WORDS: Final = (DeliveryKind.ITEM, DeliveryKind.MEDIA, DeliveryKind.RELAY_CARD)
NEXT: Final = 2**53
"""Stands for a broadcast to come: all that there are were before it."""


async def add(tx: AsyncConnection, terms: Terms, *, now: datetime, public_from: datetime | None = None) -> int:
    """Write a decision down; the broadcast's id. Nothing of it is public before that time (None: at once)."""
    result = await tx.execute(
        insert(broadcasts)
        .values(
            item_id=terms.item_id,
            item_version=terms.item_version,
            code=terms.code,
            title=terms.title,
            way=terms.way,
            target_kind=terms.target.kind,
            target_code=terms.target.code,
            author_id=terms.author_id,
            approver_id=terms.approver_id,
            created_at=now,
            plan=plan_data(terms.plan),
            public_from=public_from,
        )
        .returning(broadcasts.c.id)
    )
    return int(result.scalar_one())


async def publish(tx: AsyncConnection, broadcast_id: int) -> None:
    """It is public at once, whatever was planned: somewhere its words stand already."""
    await tx.execute(update(broadcasts).where(broadcasts.c.id == broadcast_id).values(public_from=None))


async def public_from(connection: AsyncConnection, broadcast_id: int) -> datetime | None:
    """When it is public, None where it was so at once."""
    rows = await connection.execute(select(broadcasts.c.public_from).where(broadcasts.c.id == broadcast_id))
    opens: datetime | None = rows.scalar_one()
    return opens


async def get(connection: AsyncConnection, broadcast_id: int) -> Broadcast | None:
    row = (await connection.execute(select(broadcasts).where(broadcasts.c.id == broadcast_id))).one_or_none()
    return None if row is None else _broadcast(row)


async def of_item(connection: AsyncConnection, item_id: int) -> list[Broadcast]:
    """All of one item, the newest first."""
    rows = await connection.execute(
        select(broadcasts).where(broadcasts.c.item_id == item_id).order_by(broadcasts.c.id.desc())
    )
    return [_broadcast(row) for row in rows]


async def of_code(connection: AsyncConnection, code: str) -> list[Broadcast]:
    """As `of_item`, by the item's public code as it is stored."""
    rows = await connection.execute(
        select(broadcasts).where(broadcasts.c.code == code).order_by(broadcasts.c.id.desc())
    )
    return [_broadcast(row) for row in rows]


async def pause(tx: AsyncConnection, broadcast: Broadcast, *, by: int, now: datetime) -> None:
    await _steer(tx, broadcast, paused_at=now, paused_by=by)


async def hold(tx: AsyncConnection, broadcast: Broadcast, *, now: datetime) -> None:
    """As `pause`, by a rule and by nobody."""
    await _steer(tx, broadcast, paused_at=now, paused_by=None)


async def resume(tx: AsyncConnection, broadcast: Broadcast) -> None:
    await _steer(tx, broadcast, paused_at=None, paused_by=None)


async def cancel(tx: AsyncConnection, broadcast: Broadcast, *, by: int, now: datetime) -> None:
    await _steer(tx, broadcast, cancelled_at=now, cancelled_by=by)


async def _steer(tx: AsyncConnection, broadcast: Broadcast, **values: datetime | int | None) -> None:
    await tx.execute(
        update(broadcasts).where(broadcasts.c.id == broadcast.id).values(revision=broadcasts.c.revision + 1, **values)
    )


async def overtake(tx: AsyncConnection, item_id: int, *, before: int | None, now: datetime) -> None:
    """Nothing more of the item's broadcasts begins, of those before one or of all: a later decision takes their place.

    What takes messages back goes on.
    """
    earlier = () if before is None else (broadcasts.c.id < before,)
    await tx.execute(update(broadcasts).where(broadcasts.c.item_id == item_id, *earlier).values(overtaken_at=now))


async def end_overtaking(tx: AsyncConnection, item_id: int) -> None:
    """The later decision is written down, and what is left of the earlier ones goes on with it."""
    overtaken = (broadcasts.c.item_id == item_id, broadcasts.c.overtaken_at.is_not(None))
    await tx.execute(update(broadcasts).where(*overtaken).values(overtaken_at=None))


async def set_owing(tx: AsyncConnection, broadcast_id: int, *, new: int, edits: int) -> None:
    """How many messages of a broadcast aren't written down yet: its own, and changes of earlier ones."""
    values = {"owing_new": new, "owing_edits": edits}
    await tx.execute(update(broadcasts).where(broadcasts.c.id == broadcast_id).values(values))


async def add_owing(tx: AsyncConnection, broadcast_id: int, *, new: int = 0, edits: int = 0) -> None:
    """As `set_owing`, by what it changes; none is never fewer than none."""
    values = {
        column.name: case((column + change > 0, column + change), else_=0)
        for column, change in ((broadcasts.c.owing_new, new), (broadcasts.c.owing_edits, edits))
        if change
    }
    if values:
        await tx.execute(update(broadcasts).where(broadcasts.c.id == broadcast_id).values(values))


async def running_first(
    connection: AsyncConnection, *, targets: Sequence[Scope] | None, limit: int, offset: int = 0
) -> list[Broadcast]:
    """Broadcasts to one of these targets (None: to any): those with messages still owed, then the newest."""
    pending = exists().where(deliveries.c.broadcast_id == broadcasts.c.id, deliveries.c.state == DeliveryState.PENDING)
    owed = or_(pending, broadcasts.c.owing_new > 0, broadcasts.c.owing_edits > 0)
    rows = await connection.execute(
        select(broadcasts)
        .where(_to(targets))
        .order_by(case((owed, 0), else_=1), broadcasts.c.id.desc())
        .limit(limit)
        .offset(offset)
    )
    return [_broadcast(row) for row in rows]


async def still_owed(connection: AsyncConnection, *, after: int, limit: int) -> list[Broadcast]:
    """Broadcasts with numbers above `after` of which words are still to go somewhere, and that nobody holds back."""
    pending = exists().where(
        deliveries.c.broadcast_id == broadcasts.c.id,
        deliveries.c.state == DeliveryState.PENDING,
        deliveries.c.kind.in_(_WORDS),
    )
    rows = await connection.execute(
        select(broadcasts)
        .where(
            broadcasts.c.id > after,
            broadcasts.c.paused_at.is_(None),
            broadcasts.c.cancelled_at.is_(None),
            or_(pending, broadcasts.c.owing_new > 0),
        )
        .order_by(broadcasts.c.id)
        .limit(limit)
    )
    return [_broadcast(row) for row in rows]


async def count(connection: AsyncConnection, *, targets: Sequence[Scope] | None) -> int:
    """How many `running_first` could give."""
    rows = await connection.execute(select(func.count()).select_from(broadcasts).where(_to(targets)))
    return int(rows.scalar_one())


def _to(targets: Sequence[Scope] | None) -> ColumnElement[bool]:
    return is_one_of(broadcasts.c.target_kind, broadcasts.c.target_code, targets)


async def approved_version(connection: AsyncConnection, item_id: int) -> int | None:
    """The newest version of the item that was ever approved, None where none was; it may not be public yet."""
    rows = await connection.execute(select(func.max(broadcasts.c.item_version)).where(broadcasts.c.item_id == item_id))
    version: int | None = rows.scalar_one()
    return version


def _broadcast(row: Row[Any]) -> Broadcast:
    return Broadcast(
        id=row.id,
        item_id=row.item_id,
        item_version=row.item_version,
        code=row.code,
        title=row.title,
        way=Way(row.way),
        target=scope_of(row.target_kind, row.target_code),
        author_id=row.author_id,
        approver_id=row.approver_id,
        created_at=row.created_at,
        plan=plan_of(row.plan),
        paused_at=row.paused_at,
        held=row.paused_at is not None and row.paused_by is None,
        cancelled_at=row.cancelled_at,
        owing_new=row.owing_new,
        owing_edits=row.owing_edits,
        revision=row.revision,
    )
