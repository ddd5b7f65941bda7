"""Cells and their published figures (R8).

Here alone are persons counted, and what is given out of it are the times at which they first recorded an item.
"""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import and_, func, insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from siman_bot.domain.people.person import MemberState
from siman_bot.domain.places import Clock, Region, Scope
from siman_bot.domain.summaries.figure import Cell, Figure
from storage.amplification.tables import accounts, amplifications
from storage.people.tables import members
from storage.publishing.tables import items
from storage.scopes import scope_of
from storage.sending.tables import broadcasts
from storage.summaries.tables import cell_provinces, cell_sets, cells, figure_keys, figures
from storage.upserts import insert_into


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """An item that was sent, and when first."""

    item_id: int
    target: Scope
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptCell:
    """A cell with its figures in the order of their days.

    `days` is how many of its days have closed and were counted, `closed_until` the end of the last of them (until then:
    when the item was first sent).
    """

    id: int
    item_id: int
    cell: Cell
    closed_until: datetime
    days: int
    figures: tuple[Figure, ...]


async def key(tx: AsyncConnection) -> bytes:
    """The secret of all offsets; made when it is first asked for, and never again."""
    asked = select(figure_keys.c.secret)
    known = (await tx.execute(asked)).scalar_one_or_none()
    if known is None:
        made = insert_into(tx.dialect.name, figure_keys).values(id=1, secret=secrets.token_hex(32))
        await tx.execute(made.on_conflict_do_nothing())
        known = (await tx.execute(asked)).scalar_one()
    return bytes.fromhex(known)


async def members_by_province(connection: AsyncConnection) -> dict[str, int]:
    """How many approved members each province has."""
    rows = await connection.execute(
        select(members.c.province_code, func.count().label("number"))
        .where(members.c.state == MemberState.APPROVED)
        .group_by(members.c.province_code)
    )
    return {row.province_code: row.number for row in rows}


async def is_fixed(connection: AsyncConnection, item_id: int) -> bool:
    """Whether the cells of an item are fixed, be it that there are none."""
    return (await connection.execute(select(cell_sets).where(cell_sets.c.item_id == item_id))).first() is not None


async def unfixed(connection: AsyncConnection, *, limit: int) -> list[Sent]:
    """Items that were sent before there were cells."""
    rows = await connection.execute(
        select(items.c.id, items.c.target_kind, items.c.target_code, func.min(broadcasts.c.created_at).label("at"))
        .join(broadcasts, broadcasts.c.item_id == items.c.id)
        .where(items.c.target_kind.is_not(None), items.c.id.not_in(select(cell_sets.c.item_id)))
        .group_by(items.c.id, items.c.target_kind, items.c.target_code)
        .order_by(items.c.id)
        .limit(limit)
    )
    return [Sent(item_id=row.id, target=scope_of(row.target_kind, row.target_code), at=row.at) for row in rows]


async def fix(tx: AsyncConnection, sent: Sent, found: Sequence[Cell]) -> None:
    """Keep the cells of an item that has none yet."""
    await tx.execute(insert(cell_sets).values(item_id=sent.item_id, fixed_at=sent.at))
    for cell in found:
        made = await tx.execute(
            insert(cells)
            .values(item_id=sent.item_id, region=cell.region, closes=cell.closes, closed_until=sent.at)
            .returning(cells.c.id)
        )
        cell_id = int(made.scalar_one())
        rows = [{"item_id": sent.item_id, "province_code": code, "cell_id": cell_id} for code in cell.provinces]
        await tx.execute(insert(cell_provinces), rows)


async def behind(connection: AsyncConnection, midnights: Mapping[Clock, datetime], *, limit: int) -> list[KeptCell]:
    """Cells whose last day that has closed isn't counted yet.

    Args:
        connection: Where to read.
        midnights: When the present day began in each clock.
        limit: How many at most.
    """
    due = or_(*(and_(cells.c.closes == clock, cells.c.closed_until < at) for clock, at in midnights.items()))
    rows = await connection.execute(select(cells.c.id).where(due).order_by(cells.c.id).limit(limit))
    return await _kept(connection, [row.id for row in rows])


async def of_items(connection: AsyncConnection, item_ids: Sequence[int]) -> list[KeptCell]:
    """The cells of some items."""
    rows = await connection.execute(select(cells.c.id).where(cells.c.item_id.in_(item_ids)))
    return await _kept(connection, [row.id for row in rows])


async def first_records(connection: AsyncConnection, cell_ids: Sequence[int]) -> dict[int, list[datetime]]:
    """By cell, when each person who has a personal record there first recorded the item, in the order of time."""
    first = func.min(amplifications.c.recorded_at).label("first")
    rows = await connection.execute(
        select(cell_provinces.c.cell_id, first)
        .join(
            amplifications,
            and_(
                amplifications.c.item_id == cell_provinces.c.item_id,
                amplifications.c.province_code == cell_provinces.c.province_code,
            ),
        )
        .join(accounts, accounts.c.id == amplifications.c.account_id)
        .where(cell_provinces.c.cell_id.in_(cell_ids), accounts.c.institution_id.is_(None))
        .group_by(cell_provinces.c.cell_id, accounts.c.owner_id)
    )
    found: dict[int, list[datetime]] = {}
    for row in rows:
        found.setdefault(row.cell_id, []).append(row.first)
    return {cell_id: sorted(times) for cell_id, times in found.items()}


async def close(tx: AsyncConnection, cell: KeptCell, new: Sequence[Figure], *, until: datetime, days: int) -> bool:
    """Keep what the days of a cell came to; False where somebody else was faster."""
    as_seen = (cells.c.id == cell.id, cells.c.closed_until == cell.closed_until)
    if (await tx.execute(select(cells.c.id).where(*as_seen).with_for_update())).first() is None:
        return False
    if new:
        # Before the days count as closed, for from then on no figure of theirs may come in.
        rows = [{"cell_id": cell.id, "closed_at": one.closed_at, "number": one.number} for one in new]
        await tx.execute(insert(figures), rows)
    await tx.execute(update(cells).where(*as_seen).values(closed_until=until, days=cells.c.days + days))
    return True


async def _kept(connection: AsyncConnection, cell_ids: Sequence[int]) -> list[KeptCell]:
    if not cell_ids:
        return []
    found = list(await connection.execute(select(cells).where(cells.c.id.in_(cell_ids)).order_by(cells.c.id)))
    codes: dict[int, list[str]] = {}
    of_cells = select(cell_provinces).where(cell_provinces.c.cell_id.in_(cell_ids))
    for row in await connection.execute(of_cells.order_by(cell_provinces.c.province_code)):
        codes.setdefault(row.cell_id, []).append(row.province_code)
    numbers: dict[int, list[Figure]] = {}
    of_days = select(figures).where(figures.c.cell_id.in_(cell_ids)).order_by(figures.c.closed_at)
    for row in await connection.execute(of_days):
        numbers.setdefault(row.cell_id, []).append(Figure(closed_at=row.closed_at, number=row.number))
    return [
        KeptCell(
            id=row.id,
            item_id=row.item_id,
            cell=Cell(region=Region(row.region), provinces=tuple(codes.get(row.id, ())), closes=Clock(row.closes)),
            closed_until=row.closed_until,
            days=row.days,
            figures=tuple(numbers.get(row.id, ())),
        )
        for row in found
    ]
