"""Stops of everything outgoing: at most one is in force, and whoever stopped can't be who resumes."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, exists, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.sending.tables import stops
from storage.upserts import insert_into


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    id: int
    stopped_by: int
    stopped_at: datetime


def is_in_force() -> ColumnElement[bool]:
    return exists().where(stops.c.in_force.is_not(None))


async def in_force(connection: AsyncConnection) -> Stop | None:
    row = (await connection.execute(select(stops).where(stops.c.in_force == 1))).one_or_none()
    return None if row is None else Stop(id=row.id, stopped_by=row.stopped_by, stopped_at=row.stopped_at)


async def newest(connection: AsyncConnection) -> int:
    """The last stop's id, whether in force or over; 0 where there never was one."""
    return (await connection.execute(select(func.max(stops.c.id)))).scalar_one() or 0


async def add(tx: AsyncConnection, *, by: int, now: datetime) -> bool:
    """False when one is in force already."""
    statement = insert_into(tx.dialect.name, stops).values(stopped_by=by, stopped_at=now, in_force=1)
    statement = statement.on_conflict_do_nothing(index_elements=["in_force"])
    added = await tx.execute(statement.returning(stops.c.id))
    return added.one_or_none() is not None


async def end(tx: AsyncConnection, stop: Stop, *, by: int, now: datetime) -> bool:
    """False when it was ended meanwhile."""
    result = await tx.execute(
        update(stops)
        .where(stops.c.id == stop.id, stops.c.in_force == 1)
        .values(in_force=None, resumed_by=by, resumed_at=now)
    )
    return result.rowcount == 1
