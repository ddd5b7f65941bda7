"""What people are still to be told of items, each with how far that has come. A row goes with its last step."""

from datetime import datetime
from typing import Any

from sqlalchemy import Row, delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from siman_bot.domain.publishing.telling import Occasion, Telling
from storage.publishing.tables import tellings


async def add(
    tx: AsyncConnection, *, item_id: int, occasion: Occasion, version: int, concern: str, due: datetime
) -> Telling:
    result = await tx.execute(
        insert(tellings)
        .values(item_id=item_id, occasion=occasion, version=version, concern=concern, cursor=0, due=due)
        .returning(tellings.c.id)
    )
    return Telling(
        id=int(result.scalar_one()),
        item_id=item_id,
        occasion=occasion,
        version=version,
        concern=concern,
        cursor=0,
        due=due,
    )


async def first_due(connection: AsyncConnection, now: datetime) -> Telling | None:
    """The oldest whose time has come."""
    rows = await connection.execute(select(tellings).where(tellings.c.due <= now).order_by(tellings.c.id).limit(1))
    row = rows.one_or_none()
    return None if row is None else _telling(row)


async def move(tx: AsyncConnection, told: Telling, *, concern: str, cursor: int) -> None:
    """Note how far it has come, unless another process has done this step."""
    await tx.execute(_same(update(tellings), told).values(concern=concern, cursor=cursor))


async def end(tx: AsyncConnection, told: Telling) -> None:
    """All are told."""
    await tx.execute(_same(delete(tellings), told))


async def replace_all(tx: AsyncConnection, item_id: int) -> None:
    """What comes now takes the place of what was still to be told of the item."""
    await tx.execute(delete(tellings).where(tellings.c.item_id == item_id))


def _same(statement: Any, told: Telling) -> Any:
    return statement.where(
        tellings.c.id == told.id, tellings.c.concern == told.concern, tellings.c.cursor == told.cursor
    )


def _telling(row: Row[Any]) -> Telling:
    return Telling(
        id=row.id,
        item_id=row.item_id,
        occasion=Occasion(row.occasion),
        version=row.version,
        concern=row.concern,
        cursor=row.cursor,
        due=row.due,
    )
