"""What people handed in outside any question, until they say what is to be done with it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.people.tables import people
from storage.tables import handed_in

KEPT: int = 5
"""Acts of one person; an older one is forgotten for a newer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Handed:
    """`parts` are its messages as JSON, `message_id` is the bot's message that answers them.

    `chosen`: it was said what is to be done with it.
    """

    id: int
    parts: Sequence[Any]
    message_id: int | None = None
    chosen: bool = False


async def of_person(connection: AsyncConnection, person_id: int) -> list[Handed]:
    """The newest first."""
    rows = await connection.execute(
        select(handed_in).where(handed_in.c.person_id == person_id).order_by(handed_in.c.id.desc())
    )
    return [_read(row) for row in rows]


async def add(
    tx: AsyncConnection, *, person_id: int, parts: Sequence[Any], chosen: bool = False, now: datetime
) -> Handed:
    values = {"person_id": person_id, "data": list(parts), "chosen": int(chosen), "updated_at": now}
    row = (await tx.execute(insert(handed_in).values(values).returning(*handed_in.c))).one()
    kept = select(handed_in.c.id).where(handed_in.c.person_id == person_id).order_by(handed_in.c.id.desc()).limit(KEPT)
    await tx.execute(
        delete(handed_in).where(handed_in.c.person_id == person_id, handed_in.c.id.not_in(kept.scalar_subquery()))
    )
    return _read(row)


async def change(tx: AsyncConnection, handed_id: int, *, parts: Sequence[Any], now: datetime) -> None:
    await tx.execute(update(handed_in).where(handed_in.c.id == handed_id).values(data=list(parts), updated_at=now))


async def set_message(tx: AsyncConnection, handed_id: int, *, telegram_id: int, message_id: int) -> None:
    """Remember which message answers it."""
    whose = select(people.c.id).where(people.c.telegram_id == telegram_id).scalar_subquery()
    theirs = (handed_in.c.id == handed_id, handed_in.c.person_id == whose)
    await tx.execute(update(handed_in).where(*theirs).values(message_id=message_id))


async def choose(tx: AsyncConnection, *, person_id: int, message_id: int) -> None:
    """It was said what is to be done with what that message answers."""
    theirs = (handed_in.c.person_id == person_id, handed_in.c.message_id == message_id)
    await tx.execute(update(handed_in).where(*theirs).values(chosen=1))


async def drop(tx: AsyncConnection, *, person_id: int, message_id: int) -> None:
    """Forget what that message answers."""
    await tx.execute(delete(handed_in).where(handed_in.c.person_id == person_id, handed_in.c.message_id == message_id))


async def drop_older(tx: AsyncConnection, *, before: datetime) -> None:
    await tx.execute(delete(handed_in).where(handed_in.c.updated_at < before))


def _read(row: Row[Any]) -> Handed:
    return Handed(id=row.id, parts=row.data, message_id=row.message_id, chosen=bool(row.chosen))
