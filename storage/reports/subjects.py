"""Which items reports are about, and which answer them."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from siman_bot.domain.reports.proposal import ProposalState
from siman_bot.domain.reports.report import ReportState
from storage.people.tables import people
from storage.publishing.tables import items
from storage.reports.tables import report_items, report_proposals, reports


async def add(tx: AsyncConnection, report_id: int, item_ids: Sequence[int]) -> None:
    """A new report is about these."""
    if item_ids:
        await tx.execute(insert(report_items), [{"report_id": report_id, "item_id": item_id} for item_id in item_ids])


async def answered(
    connection: AsyncConnection, item_id: int, *, until: datetime, after: int, limit: int
) -> list[tuple[int, int]]:
    """As `reporters`, of those whose reports were answered with this item by then."""
    columns = report_proposals.c
    code = select(items.c.code).where(items.c.id == item_id).scalar_subquery()
    theirs = (
        select(reports.c.reporter_id)
        .join(report_proposals, columns.report_id == reports.c.id)
        .where(
            columns.item_code == code,
            columns.state == ProposalState.APPROVED,
            columns.decided_at <= until,
            reports.c.reporter_id > after,
        )
    )
    rows = await connection.execute(
        select(people.c.id, people.c.telegram_id)
        .where(people.c.id > after, people.c.telegram_id > 0, people.c.id.in_(theirs))
        .order_by(people.c.id)
        .limit(limit)
    )
    return [(row.id, row.telegram_id) for row in rows]


async def reporters(
    connection: AsyncConnection, item_id: int, *, until: datetime, after: int, limit: int
) -> list[tuple[int, int]]:
    """Row and Telegram ids of those whose reports by then are about an item, those with rows above `after`, in order.

    Not of those who have left or taken the report back.
    """
    rows = await connection.execute(
        select(people.c.id, people.c.telegram_id)
        .where(
            people.c.id > after,
            people.c.telegram_id > 0,
            people.c.id.in_(
                select(reports.c.reporter_id)
                .join(report_items, report_items.c.report_id == reports.c.id)
                .where(
                    report_items.c.item_id == item_id,
                    reports.c.state != ReportState.WITHDRAWN,
                    reports.c.received_at <= until,
                    reports.c.reporter_id > after,
                )
            ),
        )
        .order_by(people.c.id)
        .limit(limit)
    )
    return [(row.id, row.telegram_id) for row in rows]
