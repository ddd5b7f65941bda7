"""Which report a message of its reporter's is a part of."""

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.reports.tables import reports


async def with_message(connection: AsyncConnection, *, reporter_id: int, message_id: int) -> str | None:
    """The ticket of this reporter's newest report that this message is a part of, while its text isn't destroyed."""
    rows = await connection.execute(
        select(reports.c.ticket, reports.c.message_ids)
        .where(reports.c.reporter_id == reporter_id, reports.c.message_ids.is_not(None))
        .order_by(reports.c.id.desc())
    )
    return next((row.ticket for row in rows if message_id in row.message_ids), None)
