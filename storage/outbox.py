"""Messages owed: claimed under a lease, sent, settled."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import and_, bindparam, func, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from siman_bot.domain.delivery import DeliveryKind, DeliveryState, Lane, Step
from storage.tables import deliveries, people

_ROWS_AT_ONCE = 500
"""Rows of one INSERT; SQLite takes 32,766 parameters."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Owed:
    """A message to write into the outbox. A second one with the same `dedupe_key` is dropped.

    `payload` is plain JSON that says what to send, never the finished text: it is put into words when it is sent, in
    the reader's language.
    """

    dedupe_key: str
    kind: DeliveryKind
    lane: Lane
    chat_id: int
    payload: Mapping[str, Any]
    broadcast_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """A claimed row. `language` is the reader's, None for groups; `message_id` of an earlier sending, to edit."""

    id: int
    kind: DeliveryKind
    chat_id: int
    payload: Mapping[str, Any]
    attempts: int
    broadcast_id: int | None
    message_id: int | None
    language: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Settlement:
    """What came of one claimed delivery."""

    delivery_id: int
    step: Step
    message_id: int | None


async def add(tx: AsyncConnection, owed: Sequence[Owed], now: datetime) -> None:
    """Write them into the outbox, in the transaction that makes them due."""
    insert = sqlite.insert(deliveries) if tx.dialect.name == "sqlite" else postgresql.insert(deliveries)
    statement = insert.on_conflict_do_nothing(index_elements=["dedupe_key"])
    for start in range(0, len(owed), _ROWS_AT_ONCE):
        rows = [
            {
                "dedupe_key": one.dedupe_key,
                "kind": one.kind,
                "broadcast_id": one.broadcast_id,
                "chat_id": one.chat_id,
                "payload": dict(one.payload),
                "lane": one.lane.value,
                "state": DeliveryState.PENDING,
                "attempts": 0,
                "not_before": now,
                "created_at": now,
            }
            for one in owed[start : start + _ROWS_AT_ONCE]
        ]
        await tx.execute(statement, rows)


async def claim(tx: AsyncConnection, *, owner: str, limit: int, now: datetime, lease: timedelta) -> list[Delivery]:
    """The next due deliveries by lane and age, at most one a chat at a time and at most `limit`."""
    free = and_(
        deliveries.c.state == DeliveryState.PENDING,
        deliveries.c.not_before <= now,
        or_(deliveries.c.lease_until.is_(None), deliveries.c.lease_until < now),
    )
    due = (
        select(deliveries.c.id)
        .where(free)
        .order_by(deliveries.c.lane, deliveries.c.not_before, deliveries.c.id)
        .limit(limit)
        .with_for_update(skip_locked=True)
    )
    rows = await tx.execute(
        update(deliveries)
        .where(deliveries.c.id.in_(due.scalar_subquery()), free)
        .values(lease_owner=owner, lease_until=now + lease)
        .returning(deliveries.c.id)
    )
    ids = [row.id for row in rows]
    if not ids:
        return []
    found = await tx.execute(
        select(deliveries, people.c.language)
        .outerjoin(people, people.c.telegram_id == deliveries.c.chat_id)
        .where(deliveries.c.id.in_(ids))
        .order_by(deliveries.c.lane, deliveries.c.not_before, deliveries.c.id)
    )
    return [
        Delivery(
            id=row.id,
            kind=DeliveryKind(row.kind),
            chat_id=row.chat_id,
            payload=row.payload,
            attempts=row.attempts,
            broadcast_id=row.broadcast_id,
            message_id=row.message_id,
            language=row.language,
        )
        for row in found
    ]


async def begin(tx: AsyncConnection, delivery_ids: Sequence[int], now: datetime) -> None:
    """Note, before they are sent, that they are about to be: after a crash only these are in doubt."""
    await tx.execute(update(deliveries).where(deliveries.c.id.in_(delivery_ids)).values(begun_at=now))


async def settle(tx: AsyncConnection, settlements: Sequence[Settlement], *, owner: str, now: datetime) -> None:
    """Record what came of claimed deliveries; one whose lease was lost meanwhile stays as its new holder has it."""
    if not settlements:
        return
    statement = (
        update(deliveries)
        .where(deliveries.c.id == bindparam("row_id"), deliveries.c.lease_owner == owner)
        .values(
            state=bindparam("new_state"),
            reason=bindparam("new_reason"),
            attempts=bindparam("new_attempts"),
            not_before=func.coalesce(
                bindparam("new_not_before", type_=deliveries.c.not_before.type), deliveries.c.not_before
            ),
            message_id=func.coalesce(
                bindparam("new_message_id", type_=deliveries.c.message_id.type), deliveries.c.message_id
            ),
            settled_at=bindparam("new_settled_at", type_=deliveries.c.settled_at.type),
            lease_owner=None,
            lease_until=None,
            begun_at=None,
        )
    )
    await tx.execute(
        statement,
        [
            {
                "row_id": one.delivery_id,
                "new_state": one.step.state,
                "new_reason": one.step.reason,
                "new_attempts": one.step.attempts,
                "new_not_before": one.step.not_before,
                "new_message_id": one.message_id,
                "new_settled_at": None if one.step.state is DeliveryState.PENDING else now,
            }
            for one in settlements
        ],
    )


async def renew(tx: AsyncConnection, owner: str, until: datetime) -> None:
    await tx.execute(update(deliveries).where(deliveries.c.lease_owner == owner).values(lease_until=until))


async def give_back(tx: AsyncConnection, owner: str) -> None:
    """Release what this sender holds and hasn't begun."""
    await tx.execute(
        update(deliveries)
        .where(deliveries.c.lease_owner == owner, deliveries.c.begun_at.is_(None))
        .values(lease_owner=None, lease_until=None)
    )


async def name_unknown(tx: AsyncConnection, now: datetime) -> int:
    """Deliveries that a dead sender had begun: they may have arrived, so they become unknown; how many."""
    result = await tx.execute(
        update(deliveries)
        .where(
            deliveries.c.state == DeliveryState.PENDING,
            deliveries.c.begun_at.is_not(None),
            deliveries.c.lease_until < now,
        )
        .values(state=DeliveryState.UNKNOWN, settled_at=now, lease_owner=None, lease_until=None, begun_at=None)
    )
    return result.rowcount


async def move_chat(tx: AsyncConnection, old: int, new: int) -> None:
    """A group became a supergroup: what is still owed to the old id is owed to the new one."""
    await tx.execute(
        update(deliveries)
        .where(deliveries.c.chat_id == old, deliveries.c.state == DeliveryState.PENDING)
        .values(chat_id=new)
    )


async def counts(
    connection: AsyncConnection, broadcast_id: int, kinds: Sequence[DeliveryKind]
) -> dict[DeliveryState, int]:
    """How many deliveries of these kinds a broadcast has in each state."""
    rows = await connection.execute(
        select(deliveries.c.state, func.count())
        .where(deliveries.c.broadcast_id == broadcast_id, deliveries.c.kind.in_(kinds))
        .group_by(deliveries.c.state)
    )
    return {DeliveryState(state): number for state, number in rows}


async def count_of_broadcast(connection: AsyncConnection, broadcast_id: int, kind: DeliveryKind) -> int:
    rows = await connection.execute(
        select(func.count())
        .select_from(deliveries)
        .where(deliveries.c.broadcast_id == broadcast_id, deliveries.c.kind == kind)
    )
    return int(rows.scalar_one())
