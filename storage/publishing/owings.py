"""Decisions whose messages are still being written into the outbox, each with how far that has come.

A row goes with its last step. Of one item only the newest decision goes on: it takes the place of those before it.
"""

from datetime import datetime
from typing import Any

from sqlalchemy import Row, delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from siman_bot.domain.publishing.owing import ItemDecision, Outstanding, Phase
from storage.publishing.tables import owings


async def add(tx: AsyncConnection, decision: ItemDecision, *, phase: Phase, now: datetime) -> Outstanding:
    result = await tx.execute(
        insert(owings)
        .values(
            item_id=decision.item_id,
            broadcast_id=decision.broadcast_id,
            decision=decision.to_data(),
            phase=phase,
            cursor=0,
            decided_at=now,
        )
        .returning(owings.c.id)
    )
    return Outstanding(id=int(result.scalar_one()), decision=decision, phase=phase, cursor=0, decided_at=now)


async def first(connection: AsyncConnection) -> Outstanding | None:
    """The oldest that isn't finished."""
    row = (await connection.execute(select(owings).order_by(owings.c.id).limit(1))).one_or_none()
    return None if row is None else _outstanding(row)


async def are_of(connection: AsyncConnection, item_id: int) -> bool:
    """Whether a decision on the item isn't finished."""
    found = await connection.execute(select(owings.c.id).where(owings.c.item_id == item_id).limit(1))
    return found.first() is not None


async def of_broadcast(connection: AsyncConnection, broadcast_id: int) -> list[Outstanding]:
    rows = await connection.execute(select(owings).where(owings.c.broadcast_id == broadcast_id).order_by(owings.c.id))
    return [_outstanding(row) for row in rows]


async def move(tx: AsyncConnection, owing: Outstanding, *, phase: Phase, cursor: int) -> bool:
    """Note how far it has come; False where another process did this step or a newer decision took its place."""
    moved = await tx.execute(
        update(owings)
        .where(owings.c.id == owing.id, owings.c.phase == owing.phase, owings.c.cursor == owing.cursor)
        .values(phase=phase, cursor=cursor)
    )
    return moved.rowcount == 1


async def end(tx: AsyncConnection, owing: Outstanding) -> bool:
    """It is written to the end; False as for `move`."""
    ended = await tx.execute(
        delete(owings).where(owings.c.id == owing.id, owings.c.phase == owing.phase, owings.c.cursor == owing.cursor)
    )
    return ended.rowcount == 1


async def replace_all(tx: AsyncConnection, item_id: int) -> None:
    """A new decision on the item takes the place of all that were made before."""
    await tx.execute(delete(owings).where(owings.c.item_id == item_id))


def _outstanding(row: Row[Any]) -> Outstanding:
    return Outstanding(
        id=row.id,
        decision=ItemDecision.from_data(row.decision, item_id=row.item_id, broadcast_id=row.broadcast_id),
        phase=Phase(row.phase),
        cursor=row.cursor,
        decided_at=row.decided_at,
    )
