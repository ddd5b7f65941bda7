"""The lexicon and the calendar of neutrality (R5)."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Final, TypeVar

from sqlalchemy import Row, Table, delete, func, insert, select, tuple_
from sqlalchemy.ext.asyncio import AsyncConnection

from siman_bot.domain.publishing.neutrality.calendar import Period
from siman_bot.domain.publishing.neutrality.names import Name, NameKind
from storage.publishing.tables import election_periods, neutrality_names

T = TypeVar("T")

_MOST_AT_ONCE: Final = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class ElectionsMark:
    """Changes whenever a name or a period is added, changed or removed."""

    names: tuple[int, int]
    periods: tuple[int, int]


async def mark(connection: AsyncConnection) -> ElectionsMark:
    return ElectionsMark(
        names=await _mark_of(connection, neutrality_names), periods=await _mark_of(connection, election_periods)
    )


async def names(connection: AsyncConnection) -> list[Name]:
    """The lexicon, in the order in which it was taken in."""
    rows = await connection.execute(select(neutrality_names).order_by(neutrality_names.c.id))
    return [_name(row) for row in rows]


async def periods(connection: AsyncConnection) -> list[Period]:
    """The calendar, by time and place."""
    rows = await connection.execute(
        select(election_periods).order_by(election_periods.c.first, election_periods.c.place, election_periods.c.id)
    )
    return [Period(place=row.place, kind=row.kind, first=row.first, last=row.last) for row in rows]


async def put_names(tx: AsyncConnection, found: Iterable[Name]) -> None:
    """Take these in; one of the same kind, name and place gives way."""
    for some in _parts(list(found)):
        await remove_names(tx, some)
        values = [
            {"kind": one.kind, "name": one.name, "aliases": list(one.aliases), "place": one.place} for one in some
        ]
        await tx.execute(insert(neutrality_names), values)


async def remove_names(tx: AsyncConnection, gone: Collection[Name]) -> None:
    keys = tuple_(neutrality_names.c.kind, neutrality_names.c.name, neutrality_names.c.place)
    for some in _parts(list(gone)):
        await tx.execute(delete(neutrality_names).where(keys.in_([(one.kind, one.name, one.place) for one in some])))


async def put_periods(tx: AsyncConnection, found: Iterable[Period]) -> None:
    """Take these in; one of the same place, kind and first day gives way."""
    for some in _parts(list(found)):
        await remove_periods(tx, some)
        values = [{"place": one.place, "kind": one.kind, "first": one.first, "last": one.last} for one in some]
        await tx.execute(insert(election_periods), values)


async def remove_periods(tx: AsyncConnection, gone: Collection[Period]) -> None:
    keys = tuple_(election_periods.c.place, election_periods.c.kind, election_periods.c.first)
    for some in _parts(list(gone)):
        await tx.execute(delete(election_periods).where(keys.in_([(one.place, one.kind, one.first) for one in some])))


async def _mark_of(connection: AsyncConnection, table: Table) -> tuple[int, int]:
    row = (
        await connection.execute(select(func.count(), func.coalesce(func.max(table.c.id), 0)).select_from(table))
    ).one()
    return row[0], row[1]


def _parts(whole: Sequence[T]) -> Iterable[Sequence[T]]:
    return (whole[start : start + _MOST_AT_ONCE] for start in range(0, len(whole), _MOST_AT_ONCE))


def _name(row: Row[tuple[object, ...]]) -> Name:
    return Name(kind=NameKind(row.kind), name=row.name, aliases=tuple(row.aliases), place=row.place)
