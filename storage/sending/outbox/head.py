"""The head of the outbox: what comes next, what waits for its time or has missed it, and what has just been sent.

Only `outbox_claims.begin` decides: what was seen ahead may have been cancelled, moved or begun meanwhile.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import bindparam, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from siman_bot.domain.sending.delivery import SENT_ONCE, ChatKind, DeliveryKind, DeliveryState, Stage
from siman_bot.domain.sending.paid import is_payable
from storage.sending.broadcasts import stops
from storage.sending.moves import move_to
from storage.sending.outbox.sendable import NOT_HELD_BACK, UNEXPIRED
from storage.sending.pending import DEFERRED, EXPIRING, READY, READY_PROGRESS, WAITING
from storage.sending.tables import deliveries

_ASKED_OF_TELEGRAM = sorted(SENT_ONCE | {DeliveryState.UNKNOWN})

# What the sender executes again and again is put together once.
_HEAD = (
    select(deliveries.c.id, deliveries.c.kind, deliveries.c.chat_id, deliveries.c.chat_kind, deliveries.c.messages)
    .where(UNEXPIRED, NOT_HELD_BACK)
    .order_by(deliveries.c.rank, deliveries.c.id)
    .limit(bindparam("number"))
)
_LOOK_AHEAD = _HEAD.where(READY)
_LOOK_AHEAD_STOPPED = _HEAD.where(READY_PROGRESS)
_NEXT_DUE = select(deliveries.c.not_before).where(WAITING).order_by(deliveries.c.not_before).limit(1)


UNNOTICED: Final = timedelta(seconds=5)
"""A clock that was set back by less does little harm, and so old may a look at it be by the time it is used."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ahead:
    """A delivery that is due, as far as pacing needs to know it."""

    id: int
    kind: DeliveryKind
    chat_id: int
    chat_kind: ChatKind
    messages: int = 1

    @property
    def payable(self) -> bool:
        return is_payable(self.kind, self.chat_kind)


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """A message that an earlier process has sent."""

    kind: DeliveryKind
    chat_id: int
    chat_kind: ChatKind
    settled_at: datetime
    messages: int

    @property
    def payable(self) -> bool:
        return is_payable(self.kind, self.chat_kind)


async def look_ahead(connection: AsyncConnection, *, limit: int, now: datetime) -> list[Ahead]:
    """The ready deliveries that come next, by rank and age, without what may not go.

    That is what `begin` would leave out: the messages of paused broadcasts, and while everything outgoing is stopped
    all but progress messages.
    """
    statement = _LOOK_AHEAD_STOPPED if await stops.in_force(connection) else _LOOK_AHEAD
    rows = await connection.execute(statement, {"now": now, "number": limit})
    return [
        Ahead(
            id=row.id,
            kind=DeliveryKind(row.kind),
            chat_id=row.chat_id,
            chat_kind=ChatKind(row.chat_kind),
            messages=row.messages,
        )
        for row in rows
    ]


async def next_due(connection: AsyncConnection) -> datetime | None:
    """When the first of the waiting deliveries is due."""
    found: datetime | None = (await connection.execute(_NEXT_DUE)).scalar_one_or_none()
    return found


async def make_ready(tx: AsyncConnection, *, now: datetime, limit: int) -> int:
    """Waiting deliveries whose time has come join the queue, at most `limit`; how many."""
    due = select(deliveries.c.id).where(WAITING, deliveries.c.not_before <= now)
    due = due.order_by(deliveries.c.not_before, deliveries.c.id).limit(limit)
    result = await tx.execute(
        update(deliveries).where(deliveries.c.id.in_(due.scalar_subquery()), WAITING).values(stage=Stage.READY)
    )
    return result.rowcount


async def defer(tx: AsyncConnection, until: Mapping[int, datetime], *, now: datetime) -> None:
    """Let ready deliveries wait, each until its own time, because their chats take no more for now."""
    await tx.execute(
        update(deliveries)
        .where(deliveries.c.id == bindparam("row_id"), READY)
        .values(
            stage=Stage.WAITING,
            not_before=bindparam("until", type_=deliveries.c.not_before.type),
            deferred_at=now,
        ),
        [{"row_id": delivery_id, "until": time} for delivery_id, time in until.items()],
    )


async def look_again(tx: AsyncConnection, now: datetime, *, limit: int) -> int:
    """What was deferred at a time that is yet to come is ready again, at most `limit`; how many.

    The clock was set back since, so that the time it waits for tells nothing. What a plan has named stays.
    """
    late = select(deliveries.c.id).where(DEFERRED, deliveries.c.deferred_at > now + UNNOTICED).limit(limit)
    result = await tx.execute(
        update(deliveries)
        .where(deliveries.c.id.in_(late.scalar_subquery()), DEFERRED)
        .values(stage=Stage.READY, not_before=now)
    )
    return result.rowcount


async def expire(tx: AsyncConnection, now: datetime, *, limit: int) -> list[int | None]:
    """Deliveries whose time ran out before they were sent: expired, at most `limit`. The broadcasts they were of."""
    over = select(deliveries.c.id).where(EXPIRING, deliveries.c.expires_at <= now)
    over = over.order_by(deliveries.c.expires_at, deliveries.c.id).limit(limit)
    rows = await tx.execute(
        move_to(DeliveryState.EXPIRED)
        .where(deliveries.c.id.in_(over.scalar_subquery()), EXPIRING)
        .values(settled_at=now)
        .returning(deliveries.c.broadcast_id)
    )
    return list(rows.scalars())


async def recent(connection: AsyncConnection, since: datetime) -> list[Past]:
    """What was sent since then, or may have been, by whichever process, for the limits that still count it."""
    rows = await connection.execute(
        select(
            deliveries.c.kind,
            deliveries.c.chat_id,
            deliveries.c.chat_kind,
            deliveries.c.settled_at,
            deliveries.c.messages,
        ).where(deliveries.c.settled_at > since, deliveries.c.state.in_(_ASKED_OF_TELEGRAM))
    )
    return [
        Past(
            kind=DeliveryKind(row.kind),
            chat_id=row.chat_id,
            chat_kind=ChatKind(row.chat_kind),
            settled_at=row.settled_at,
            messages=row.messages,
        )
        for row in rows
    ]
