"""The messages of a broadcast with the chats they go to, for a person to read."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, select
from sqlalchemy.ext.asyncio import AsyncConnection

from siman_bot.domain.places import Location, Region
from siman_bot.domain.sending.delivery import DeliveryKind, DeliveryState, FailureReason
from storage.groups.tables import groups
from storage.sending.tables import deliveries


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One message. `title` and `location` are None where no group of ours has that chat (any more)."""

    id: int
    kind: DeliveryKind
    state: DeliveryState
    reason: FailureReason | None
    attempts: int
    chat_id: int
    not_before: datetime
    settled_at: datetime | None
    title: str | None
    location: Location | None


async def lines(
    connection: AsyncConnection,
    broadcast_id: int,
    *,
    state: DeliveryState | None = None,
    limit: int | None = None,
    offset: int = 0,
    after: int = 0,
) -> list[Line]:
    """In the order in which they were owed, without the author's progress message; those `after` the one with that id.

    A page that begins after an id costs the same however far down it is, and none is missed where others come and go.
    """
    query = (
        select(
            deliveries.c.id,
            deliveries.c.kind,
            deliveries.c.state,
            deliveries.c.reason,
            deliveries.c.attempts,
            deliveries.c.chat_id,
            deliveries.c.not_before,
            deliveries.c.settled_at,
            groups.c.title,
            groups.c.region,
            groups.c.province_code,
            groups.c.regency_code,
        )
        .outerjoin(groups, groups.c.chat_id == deliveries.c.chat_id)
        .where(
            deliveries.c.broadcast_id == broadcast_id,
            deliveries.c.kind != DeliveryKind.PROGRESS,
            deliveries.c.id > after,
        )
        .order_by(deliveries.c.id)
        .offset(offset)
    )
    if state is not None:
        query = query.where(deliveries.c.state == state)
    rows = await connection.execute(query.limit(limit) if limit is not None else query)
    return [_line(row) for row in rows]


def _line(row: Row[*tuple[Any, ...]]) -> Line:
    location = Location(
        region=None if row.region is None else Region(row.region),
        province_code=row.province_code,
        regency_code=row.regency_code,
    )
    return Line(
        id=row.id,
        kind=DeliveryKind(row.kind),
        state=DeliveryState(row.state),
        reason=None if row.reason is None else FailureReason(row.reason),
        attempts=row.attempts,
        chat_id=row.chat_id,
        not_before=row.not_before,
        settled_at=row.settled_at,
        title=row.title,
        location=None if row.title is None else location,
    )
