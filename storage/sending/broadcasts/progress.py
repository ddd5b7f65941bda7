"""How far broadcasts are, and the message by which each author watches one."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import and_, case, func, literal, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from siman_bot.domain.sending.delivery import STANDING, DeliveryKind, DeliveryState, Stage
from siman_bot.domain.sending.way import Way
from storage.sending.tables import broadcasts, deliveries


@dataclass(frozen=True, slots=True, kw_only=True)
class Watched:
    """A broadcast and its progress message. `message_id` is None until that message is out.

    `messages` is how many were ever owed: the first, and its edits.
    """

    broadcast_id: int
    code: str
    way: Way
    shown: str | None
    chat_id: int | None
    message_id: int | None
    edit_pending: bool
    messages: int
    paused: bool
    cancelled: bool
    owing_new: int
    owing_edits: int


async def counts(connection: AsyncConnection, broadcast_id: int) -> Mapping[tuple[DeliveryKind, DeliveryState], int]:
    """Deliveries of a broadcast by kind and state; its progress messages aren't counted."""
    rows = await connection.execute(
        select(deliveries.c.kind, deliveries.c.state, func.count())
        .where(deliveries.c.broadcast_id == broadcast_id, deliveries.c.kind != DeliveryKind.PROGRESS)
        .group_by(deliveries.c.kind, deliveries.c.state)
    )
    return {(DeliveryKind(kind), DeliveryState(state)): number for kind, state, number in rows}


async def next_due(connection: AsyncConnection, broadcast_id: int, now: datetime) -> datetime | None:
    """When the first message of a broadcast may go that waits for its time or its turn; None where none does."""
    # By the clock it was due at, which may have been set back since.
    at_once = literal(now, deliveries.c.not_before.type)
    rows = await connection.execute(
        select(func.min(case((deliveries.c.stage == Stage.READY, at_once), else_=deliveries.c.not_before))).where(
            deliveries.c.broadcast_id == broadcast_id,
            deliveries.c.state == DeliveryState.PENDING,
            deliveries.c.kind != DeliveryKind.PROGRESS,
            deliveries.c.stage.in_((Stage.WAITING, Stage.READY)),
        )
    )
    first: datetime | None = rows.scalar_one()
    return first


async def reasons(connection: AsyncConnection, broadcast_id: int) -> Mapping[str, int]:
    """How many deliveries of a broadcast failed for each reason, or went out as words alone for it."""
    words_alone = and_(
        deliveries.c.kind == DeliveryKind.ITEM,
        deliveries.c.state.in_(STANDING),
        deliveries.c.reason.is_not(None),
    )
    rows = await connection.execute(
        select(deliveries.c.reason, func.count())
        .where(
            deliveries.c.broadcast_id == broadcast_id,
            deliveries.c.kind != DeliveryKind.PROGRESS,
            or_(deliveries.c.state == DeliveryState.FAILED, words_alone),
        )
        .group_by(deliveries.c.reason)
    )
    return {str(reason): number for reason, number in rows}


async def watched(connection: AsyncConnection, broadcast_id: int) -> Watched | None:
    row = (
        await connection.execute(
            select(
                broadcasts.c.id,
                broadcasts.c.way,
                broadcasts.c.progress_shown,
                broadcasts.c.paused_at,
                broadcasts.c.cancelled_at,
                broadcasts.c.owing_new,
                broadcasts.c.owing_edits,
                broadcasts.c.code,
            ).where(broadcasts.c.id == broadcast_id)
        )
    ).one_or_none()
    if row is None:
        return None
    messages = (
        await connection.execute(
            select(deliveries.c.chat_id, deliveries.c.message_id, deliveries.c.state)
            .where(deliveries.c.broadcast_id == broadcast_id, deliveries.c.kind == DeliveryKind.PROGRESS)
            .order_by(deliveries.c.id)
        )
    ).all()
    first = messages[0] if messages else None
    return Watched(
        broadcast_id=row.id,
        code=row.code,
        way=Way(row.way),
        shown=row.progress_shown,
        chat_id=None if first is None else first.chat_id,
        message_id=None if first is None else first.message_id,
        edit_pending=any(message.state == DeliveryState.PENDING for message in messages),
        messages=len(messages),
        paused=row.paused_at is not None,
        cancelled=row.cancelled_at is not None,
        owing_new=row.owing_new,
        owing_edits=row.owing_edits,
    )


async def set_shown(tx: AsyncConnection, broadcast_id: int, shown: str) -> None:
    await tx.execute(update(broadcasts).where(broadcasts.c.id == broadcast_id).values(progress_shown=shown))


async def since(connection: AsyncConnection, created_after: datetime) -> list[int]:
    """Broadcasts begun since then; a restarted process looks at them once more."""
    rows = await connection.execute(select(broadcasts.c.id).where(broadcasts.c.created_at > created_after))
    return list(rows.scalars())
