"""What of reports is destroyed when it has outlived its purpose (R9)."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import ColumnElement, and_, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from siman_bot.domain.reports.report import OPEN, ReportState
from storage.people.tables import people
from storage.reports.tables import reports

_DESTROYED: Final = dict.fromkeys(("body", "url", "links", "media", "message_ids", "salt"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Expired:
    """A report that nobody answered in time; `telegram_id` is its reporter's, None once they have erased their data."""

    id: int
    ticket: str
    telegram_id: int | None


async def due(connection: AsyncConnection, before: datetime) -> list[str]:
    """Tickets of the reports that the next two functions destroy: each leaves a row in the audit first (R12)."""
    open_ones = and_(reports.c.received_at < before, reports.c.state.in_(sorted(OPEN)))
    rows = await connection.execute(
        select(reports.c.ticket).where(or_(_closed_with_text(before), open_ones)).order_by(reports.c.id)
    )
    return list(rows.scalars())


async def destroy_closed_before(tx: AsyncConnection, before: datetime) -> int:
    """Destroy text and URL of the reports closed before that time (R9); how many."""
    result = await tx.execute(update(reports).where(_closed_with_text(before)).values(_DESTROYED))
    return result.rowcount


async def expire_received_before(tx: AsyncConnection, before: datetime) -> list[Expired]:
    """End the open reports received before that time and destroy their text and URL (R9)."""
    rows = await tx.execute(
        update(reports)
        .where(reports.c.received_at < before, reports.c.state.in_(sorted(OPEN)))
        .values({**_DESTROYED, "state": ReportState.EXPIRED, "revision": reports.c.revision + 1})
        .returning(reports.c.id, reports.c.ticket, reports.c.reporter_id)
    )
    ended = rows.all()
    known = await tx.execute(
        select(people.c.id, people.c.telegram_id).where(people.c.id.in_([row.reporter_id for row in ended]))
    )
    telegram_ids = {row.id: row.telegram_id for row in known}
    return [Expired(id=row.id, ticket=row.ticket, telegram_id=telegram_ids.get(row.reporter_id)) for row in ended]


def _closed_with_text(before: datetime) -> ColumnElement[bool]:
    held = (reports.c[name].is_not(None) for name in ("body", "url", "links", "media"))
    return and_(reports.c.closed_at < before, or_(*held))
