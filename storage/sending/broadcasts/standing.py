"""The messages by which an item stands in its chats, for those who change it there or take it back."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from sqlalchemy import ColumnElement, Select, and_, or_, select, text, true, update
from sqlalchemy.ext.asyncio import AsyncConnection

from siman_bot.domain.sending.delivery import STANDING, DeliveryKind, DeliveryState, FailureReason
from siman_bot.domain.sending.payload import VersionPayload, version_payload_of
from storage.sending.tables import broadcasts, deliveries

_MAY_STAND: Final = (*STANDING, DeliveryState.UNKNOWN)


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A message that stands in a chat, or may: `begun` is on its way, `unknown` was never answered for.

    `payload` is what it was sent from. `reachable` messages can be changed; of the others there is no number, because
    the group moved or no answer came.
    """

    id: int
    kind: DeliveryKind
    broadcast_id: int
    chat_id: int
    thread_id: int | None
    payload: VersionPayload
    follows_id: int | None
    begun: bool
    unknown: bool
    reachable: bool


async def hold(tx: AsyncConnection) -> None:
    """Keep everybody else from writing deliveries until the commit, so that none is begun or settled meanwhile.

    To be called as early as may be: what changed between the transaction's first look and this is a conflict. SQLite
    has one writer anyway.
    """
    if tx.dialect.name == "postgresql":
        await tx.execute(text("LOCK TABLE deliveries IN SHARE ROW EXCLUSIVE MODE"))


async def of_item(connection: AsyncConnection, item_id: int, kinds: Collection[DeliveryKind]) -> list[Standing]:
    """The messages of these kinds that stand, may stand or are on their way, in the order in which they were owed."""
    begun = and_(deliveries.c.state == DeliveryState.PENDING, deliveries.c.begun_at.is_not(None))
    rows = await connection.execute(
        select(deliveries)
        .where(
            deliveries.c.broadcast_id.in_(_broadcasts_of(item_id)),
            deliveries.c.kind.in_(kinds),
            or_(deliveries.c.state.in_(_MAY_STAND), begun),
        )
        .order_by(deliveries.c.id)
    )
    return [
        Standing(
            id=row.id,
            kind=DeliveryKind(row.kind),
            broadcast_id=row.broadcast_id,
            chat_id=row.chat_id,
            thread_id=row.thread_id,
            payload=version_payload_of(DeliveryKind(row.kind), row.payload),
            follows_id=row.follows_id,
            begun=row.state == DeliveryState.PENDING,
            unknown=row.state == DeliveryState.UNKNOWN,
            reachable=row.message_id is not None,
        )
        for row in rows
    ]


async def chats_before(connection: AsyncConnection, item_id: int, *, broadcast_id: int) -> frozenset[int]:
    """The chats that have the item, may have it or are about to get it from an earlier broadcast."""
    rows = await connection.execute(
        select(deliveries.c.chat_id).where(
            deliveries.c.broadcast_id.in_(_broadcasts_of(item_id)),
            deliveries.c.broadcast_id < broadcast_id,
            deliveries.c.kind == DeliveryKind.ITEM,
            deliveries.c.state.in_((*_MAY_STAND, DeliveryState.PENDING)),
        )
    )
    return frozenset(rows.scalars())


async def drop_unbegun(
    tx: AsyncConnection,
    item_id: int,
    kinds: Collection[DeliveryKind],
    *,
    now: datetime,
    reason: FailureReason | None = None,
) -> None:
    """Cancel what is owed of an item and wasn't begun, wherever it waits."""
    await tx.execute(
        update(deliveries)
        .where(*_pending(item_id, kinds), deliveries.c.begun_at.is_(None))
        .values(state=DeliveryState.CANCELLED, reason=reason, settled_at=now)
    )


async def end_begun(
    tx: AsyncConnection,
    item_id: int,
    kinds: Collection[DeliveryKind],
    *,
    now: datetime,
    only: Collection[int] | None = None,
) -> None:
    """What is on its way isn't tried again: should it come back unsent, its time has run out."""
    which = true() if only is None else deliveries.c.id.in_(only)
    await tx.execute(
        update(deliveries)
        .where(*_pending(item_id, kinds), deliveries.c.begun_at.is_not(None), which)
        .values(expires_at=now)
    )


async def revise(tx: AsyncConnection, one: Standing, *, version: int) -> None:
    """Should a message on its way come back unsent, the next try brings this version."""
    revised = replace(one.payload, version=version)
    await tx.execute(update(deliveries).where(deliveries.c.id == one.id).values(payload=revised.to_json()))


def _pending(item_id: int, kinds: Collection[DeliveryKind]) -> tuple[ColumnElement[bool], ...]:
    return (
        deliveries.c.broadcast_id.in_(_broadcasts_of(item_id)),
        deliveries.c.kind.in_(kinds),
        deliveries.c.state == DeliveryState.PENDING,
    )


def _broadcasts_of(item_id: int) -> Select[tuple[int]]:
    return select(broadcasts.c.id).where(broadcasts.c.item_id == item_id)
