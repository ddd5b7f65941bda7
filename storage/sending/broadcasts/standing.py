"""The messages by which an item stands in its chats, for those who change it there or take it back.

`before` names a broadcast: then the messages of the item's earlier ones are meant, without it those of all.
"""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Final

from sqlalchemy import ColumnElement, Row, Select, and_, case, exists, func, literal, or_, select, text, update
from sqlalchemy.ext.asyncio import AsyncConnection

from siman_bot.domain.sending.delivery import SENT_ONCE, STANDING, DeliveryKind, DeliveryState, FailureReason
from siman_bot.domain.sending.payload import VersionPayload, version_payload_of
from storage.sending.moves import move_to
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """How many of an item's own messages are known to stand or on their way, and of how many nobody knows."""

    known: int = 0
    unknown: int = 0


async def hold(tx: AsyncConnection) -> None:
    """Keep everybody else from writing deliveries until the commit, so that none is begun or settled meanwhile.

    To be called as early as may be: what changed between the transaction's first look and this is a conflict. SQLite
    has one writer anyway.
    """
    if tx.dialect.name == "postgresql":
        await tx.execute(text("LOCK TABLE deliveries IN SHARE ROW EXCLUSIVE MODE"))


async def of_item(
    connection: AsyncConnection,
    item_id: int,
    kinds: Collection[DeliveryKind],
    *,
    before: int | None,
    after: int,
    limit: int,
) -> list[Standing]:
    """Those of these kinds with numbers above `after` that stand, may stand or are on their way, by number."""
    rows = await connection.execute(
        select(deliveries)
        .where(
            deliveries.c.broadcast_id.in_(_broadcasts_of(item_id, before)),
            deliveries.c.kind.in_(kinds),
            deliveries.c.state.in_((*_MAY_STAND, DeliveryState.PENDING)),
            deliveries.c.id > after,
        )
        .order_by(deliveries.c.id)
        .limit(limit)
    )
    return [_standing(row) for row in rows]


async def of_ids(connection: AsyncConnection, delivery_ids: Collection[int]) -> list[Standing]:
    """Those of these messages that carry an item's words or attachments and stand, by number."""
    rows = await connection.execute(
        select(deliveries)
        .where(
            deliveries.c.id.in_(delivery_ids),
            deliveries.c.kind.in_((DeliveryKind.ITEM, DeliveryKind.MEDIA)),
            deliveries.c.state.in_(_MAY_STAND),
        )
        .order_by(deliveries.c.id)
    )
    return [_standing(row) for row in rows]


async def notices(connection: AsyncConnection, item_id: int, *, after: int, limit: int) -> list[Standing]:
    """What took the item's messages back and can be reached, or is still owed, by number, from above `after` on.

    Those still owed are given as `begun`. What was deleted leaves nothing behind that could be reached.
    """
    stands = and_(deliveries.c.state.in_(SENT_ONCE), deliveries.c.message_id.is_not(None))
    rows = await connection.execute(
        select(deliveries)
        .where(
            deliveries.c.broadcast_id.in_(_broadcasts_of(item_id, None)),
            deliveries.c.kind.in_((DeliveryKind.WITHDRAW, DeliveryKind.DELETE)),
            or_(stands, deliveries.c.state == DeliveryState.PENDING),
            deliveries.c.id > after,
        )
        .order_by(deliveries.c.id)
        .limit(limit)
    )
    return [_standing(row) for row in rows]


async def count_words(connection: AsyncConnection, item_id: int) -> Words:
    """How often the item's words stand, in all its broadcasts."""
    unknown = case((deliveries.c.state == DeliveryState.UNKNOWN, 1), else_=0)
    row = (
        await connection.execute(select(func.count(), func.coalesce(func.sum(unknown), 0)).where(*_words_of(item_id)))
    ).one()
    return Words(known=row[0] - row[1], unknown=row[1])


async def count_chats(connection: AsyncConnection, item_id: int) -> int:
    """In how many chats the item's words stand, may stand or are on their way."""
    rows = await connection.execute(select(func.count(func.distinct(deliveries.c.chat_id))).where(*_words_of(item_id)))
    return int(rows.scalar_one())


async def accompanied(connection: AsyncConnection, media_ids: Collection[int]) -> frozenset[int]:
    """Those of these attachments whose words stand, may stand or are on their way."""
    media = deliveries.alias("media")
    # Words bear the key of their attachments, but for the kind: so they are found by the index of keys.
    key = literal(DeliveryKind.ITEM.value) + func.substr(media.c.dedupe_key, len(DeliveryKind.MEDIA.value) + 1)
    rows = await connection.execute(
        select(media.c.id)
        .join(deliveries, deliveries.c.dedupe_key == key)
        .where(media.c.id.in_(media_ids), _stands_or_goes())
    )
    return frozenset(rows.scalars())


async def has_apart(connection: AsyncConnection, item_id: int) -> bool:
    """Whether the item's attachments were ever owed apart from its words."""
    apart = exists().where(
        deliveries.c.broadcast_id.in_(_broadcasts_of(item_id, None)), deliveries.c.kind == DeliveryKind.MEDIA
    )
    return bool((await connection.execute(select(apart))).scalar_one())


def chats_before(item_id: int, *, broadcast_id: int, unbegun: bool) -> Select[tuple[int]]:
    """The chats that have the item, may have it or are about to get it from an earlier broadcast.

    With `unbegun`, also where it is owed and hasn't begun.
    """
    has_it = deliveries.c.state.in_((*_MAY_STAND, DeliveryState.PENDING)) if unbegun else _stands_or_goes()
    return select(deliveries.c.chat_id).where(
        deliveries.c.broadcast_id.in_(_broadcasts_of(item_id, broadcast_id)),
        deliveries.c.kind == DeliveryKind.ITEM,
        has_it,
    )


def chats_of(broadcast_id: int) -> Select[tuple[int]]:
    """The chats that a broadcast was ever owed to."""
    return select(deliveries.c.chat_id).where(
        deliveries.c.broadcast_id == broadcast_id, deliveries.c.kind == DeliveryKind.ITEM
    )


async def drop_unbegun(
    tx: AsyncConnection,
    item_id: int,
    kinds: Collection[DeliveryKind],
    *,
    before: int | None,
    now: datetime,
    reason: FailureReason | None,
    limit: int,
) -> int:
    """Cancel what is owed of an item and wasn't begun, wherever it waits, at most `limit`; how many."""
    pending = (*_pending(item_id, kinds, before), deliveries.c.begun_at.is_(None))
    which = select(deliveries.c.id).where(*pending).order_by(deliveries.c.id).limit(limit)
    dropped = await tx.execute(
        move_to(DeliveryState.CANCELLED)
        .where(deliveries.c.id.in_(which), *pending)
        .values(reason=reason, settled_at=now)
    )
    return dropped.rowcount


async def end_pending(
    tx: AsyncConnection, item_id: int, kinds: Collection[DeliveryKind], *, before: int | None, now: datetime
) -> None:
    """What is on its way isn't tried again: should it come back unsent, its time has run out."""
    await tx.execute(update(deliveries).where(*_pending(item_id, kinds, before)).values(expires_at=now))


async def end_pending_of(tx: AsyncConnection, delivery_ids: Collection[int], *, now: datetime) -> None:
    """As `end_pending`, for these alone."""
    which = (deliveries.c.id.in_(delivery_ids), deliveries.c.state == DeliveryState.PENDING)
    await tx.execute(update(deliveries).where(*which).values(expires_at=now))


async def revise(tx: AsyncConnection, one: Standing, *, version: int) -> None:
    """Should a message on its way come back unsent, the next try brings this version."""
    revised = replace(one.payload, version=version)
    await tx.execute(update(deliveries).where(deliveries.c.id == one.id).values(payload=revised.to_json()))


def _standing(row: Row[Any]) -> Standing:
    return Standing(
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


def _words_of(item_id: int) -> tuple[ColumnElement[bool], ...]:
    return (
        deliveries.c.broadcast_id.in_(_broadcasts_of(item_id, None)),
        deliveries.c.kind == DeliveryKind.ITEM,
        _stands_or_goes(),
    )


def _stands_or_goes() -> ColumnElement[bool]:
    begun = and_(deliveries.c.state == DeliveryState.PENDING, deliveries.c.begun_at.is_not(None))
    return deliveries.c.state.in_(_MAY_STAND) | begun


def _pending(item_id: int, kinds: Collection[DeliveryKind], before: int | None) -> tuple[ColumnElement[bool], ...]:
    return (
        deliveries.c.broadcast_id.in_(_broadcasts_of(item_id, before)),
        deliveries.c.kind.in_(kinds),
        deliveries.c.state == DeliveryState.PENDING,
    )


def _broadcasts_of(item_id: int, before: int | None) -> Select[tuple[int]]:
    earlier = () if before is None else (broadcasts.c.id < before,)
    return select(broadcasts.c.id).where(broadcasts.c.item_id == item_id, *earlier)
