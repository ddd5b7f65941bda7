"""Second looks at what one verifier closed alone."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import ColumnElement, and_, func, insert, or_, select, true
from sqlalchemy.ext.asyncio import AsyncConnection

from siman_bot.domain.reports.relooking import SecondLook
from siman_bot.domain.reports.report import Report, ReportState
from siman_bot.domain.reports.verdict import AT_ONCE
from storage.reports.reports import read_report
from storage.reports.tables import report_relooks, reports


async def looked(connection: AsyncConnection, report_id: int) -> bool:
    found = await connection.execute(select(report_relooks.c.report_id).where(report_relooks.c.report_id == report_id))
    return found.first() is not None


async def closers_before(connection: AsyncConnection, report_id: int) -> frozenset[int]:
    """Whoever closed alone what a second look had opened anew as this report, directly or by way of others."""
    found: set[int] = set()
    earlier: int | None = report_id
    while earlier is not None:
        rows = await connection.execute(
            select(reports.c.id, reports.c.closed_by)
            .join(report_relooks, report_relooks.c.report_id == reports.c.id)
            .where(report_relooks.c.reopened_id == earlier)
        )
        row = rows.first()
        earlier = None if row is None else row.id
        if row is not None and row.closed_by is not None:
            found.add(row.closed_by)
    return frozenset(found)


async def add(
    tx: AsyncConnection, *, report_id: int, by: int, look: SecondLook, reopened_id: int | None, now: datetime
) -> None:
    await tx.execute(
        insert(report_relooks).values(
            report_id=report_id, looked_by=by, looked_at=now, look=look, reopened_id=reopened_id
        )
    )


async def count(connection: AsyncConnection, *, provinces: Collection[str] | None, besides: int) -> int:
    """How many `listed` could give."""
    found = await connection.execute(select(func.count()).select_from(reports).where(_open(provinces, besides)))
    return int(found.scalar_one())


async def listed(
    connection: AsyncConnection, *, provinces: Collection[str] | None, besides: int, limit: int, offset: int
) -> list[Report]:
    """Reports that one verifier closed alone and nobody has looked at since, oldest closing first.

    Args:
        connection: Where to read.
        provinces: Of these provinces alone; None for all, those without a province among them.
        besides: A person whose own reports and closings are left out.
        limit: Reports at most.
        offset: Reports before the first one.
    """
    rows = await connection.execute(
        select(reports)
        .where(_open(provinces, besides))
        .order_by(reports.c.closed_at, reports.c.id)
        .limit(limit)
        .offset(offset)
    )
    return [read_report(row) for row in rows]


def _open(provinces: Collection[str] | None, besides: int) -> ColumnElement[bool]:
    return and_(
        reports.c.state == ReportState.CLOSED,
        reports.c.outcome.in_(sorted(AT_ONCE)),
        reports.c.body.is_not(None),
        reports.c.id.not_in(select(report_relooks.c.report_id)),
        or_(reports.c.closed_by.is_(None), reports.c.closed_by != besides),
        or_(reports.c.reporter_id.is_(None), reports.c.reporter_id != besides),
        true() if provinces is None else reports.c.province_code.in_(sorted(provinces)),
    )
