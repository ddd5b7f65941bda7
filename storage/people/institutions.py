"""Institutions, each at a place."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, and_, delete, insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from siman_bot.domain.places import Location
from storage.people.tables import institutions, members


@dataclass(frozen=True, slots=True, kw_only=True)
class Institution:
    """One whose place is empty is national. An unconfirmed one was typed by a person who waits for approval."""

    id: int
    name: str
    province_code: str | None
    regency_code: str | None
    confirmed: bool


async def institutions_at(connection: AsyncConnection, location: Location) -> list[Institution]:
    """Those that somebody at this place can belong to: of the regency, or of the province, and the national ones."""
    here = (
        institutions.c.regency_code == location.regency_code
        if location.regency_code is not None
        else institutions.c.province_code.is_not(None)
        & (institutions.c.province_code == location.province_code)
        & institutions.c.regency_code.is_(None)
    )
    rows = await connection.execute(
        select(institutions)
        .where(or_(here, institutions.c.province_code.is_(None)), institutions.c.confirmed == 1)
        .order_by(institutions.c.province_code.is_(None), institutions.c.name, institutions.c.id)
    )
    return [_institution(row) for row in rows]


async def confirmed_institutions(connection: AsyncConnection) -> list[Institution]:
    """All that are confirmed, by name."""
    rows = await connection.execute(
        select(institutions).where(institutions.c.confirmed == 1).order_by(institutions.c.name, institutions.c.id)
    )
    return [_institution(row) for row in rows]


async def institution(connection: AsyncConnection, institution_id: int) -> Institution | None:
    row = (await connection.execute(select(institutions).where(institutions.c.id == institution_id))).one_or_none()
    return None if row is None else _institution(row)


async def add_institution(tx: AsyncConnection, *, name: str, location: Location, now: datetime) -> int:
    """An institution that a person typed, unconfirmed until their membership is approved; its id."""
    result = await tx.execute(
        insert(institutions)
        .values(
            name=name,
            province_code=location.province_code,
            regency_code=location.regency_code,
            confirmed=0,
            created_at=now,
        )
        .returning(institutions.c.id)
    )
    return int(result.scalar_one())


async def confirm_institution(tx: AsyncConnection, institution_id: int) -> None:
    await tx.execute(update(institutions).where(institutions.c.id == institution_id).values(confirmed=1))


async def institution_named(connection: AsyncConnection, *, name: str, location: Location) -> int | None:
    """The institution of this name at exactly this place, confirmed or not, or a national one."""
    here = and_(
        institutions.c.province_code == location.province_code,
        institutions.c.regency_code.is_not_distinct_from(location.regency_code),
    )
    rows = await connection.execute(
        select(institutions.c.id, institutions.c.name)
        .where(or_(here, institutions.c.province_code.is_(None)))
        .order_by(institutions.c.id)
    )
    return next((row.id for row in rows if row.name.casefold() == name.casefold()), None)


async def drop_unused_institution(tx: AsyncConnection, institution_id: int) -> None:
    """Delete an institution that was typed, never confirmed, and that nobody names any more."""
    named = select(members.c.person_id).where(members.c.institution_id == institution_id)
    await tx.execute(
        delete(institutions).where(institutions.c.id == institution_id, institutions.c.confirmed == 0, ~named.exists())
    )


def _institution(row: Row[Any]) -> Institution:
    return Institution(
        id=row.id,
        name=row.name,
        province_code=row.province_code,
        regency_code=row.regency_code,
        confirmed=bool(row.confirmed),
    )
