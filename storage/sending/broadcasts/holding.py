"""What a paused, cancelled or overtaken broadcast still owes: held back, moved aside, let go or cancelled.

The broadcast's own row decides at once, because `outbox_claims.begin` looks at it. The rows of its messages follow in
batches, so that neither the person's tap nor the sender waits for a hundred thousand of them.
"""

from collections.abc import AsyncIterator, Mapping
from datetime import datetime
from typing import Any, Final

from sqlalchemy import ColumnElement, Select, and_, case, exists, not_, or_, select, text, update
from sqlalchemy.ext.asyncio import AsyncConnection

from siman_bot.domain.sending.delivery import CARRYING, STANDING, DeliveryKind, DeliveryState, Stage
from siman_bot.domain.sending.lane import Lane, rank
from storage.sending.moves import move_to
from storage.sending.pending import HELD, READY
from storage.sending.tables import broadcasts, deliveries

HEAD: Final = 5_000
"""Rows of the queue's head that are looked through for those of paused broadcasts. Behind it they hide nothing."""

# Written out as in the index's condition, because planners don't match parameters with that.
_STEERED: Final = text(
    "(broadcasts.paused_at IS NOT NULL OR broadcasts.cancelled_at IS NOT NULL OR broadcasts.overtaken_at IS NOT NULL)"
)

before = deliveries.alias("before")


def held_back() -> ColumnElement[bool]:
    """Whether a delivery must not go, because its broadcast is paused, cancelled or overtaken by a later decision."""
    steered = exists().where(broadcasts.c.id == deliveries.c.broadcast_id, _STEERED)
    return and_(deliveries.c.kind.in_(CARRYING), steered, not_(_completes()))


async def follow_up(tx: AsyncConnection, now: datetime, *, limit: int) -> set[int]:
    """Let the rows of messages follow what was decided on their broadcasts, at most `limit` of each kind.

    Returns:
        The broadcasts of which some have moved.
    """
    return {*await _hold(tx, limit), *await _let_go(tx, now, limit), *await _cancel(tx, now, limit)}


async def count_from(tx: AsyncConnection, since: datetime, *, limit: int) -> int:
    """What was due before then, when nothing was sent, counts as due then: it has waited for no other message.

    Returns:
        How many have moved, of those at the head of the queue; 0 when there is none left.
    """
    head = select(deliveries.c.id).where(READY).order_by(deliveries.c.rank, deliveries.c.id).limit(HEAD)
    older = and_(deliveries.c.lane != Lane.URGENT.value, deliveries.c.rank < _rank(since))
    which = select(deliveries.c.id).where(deliveries.c.id.in_(head.scalar_subquery()), older).limit(limit)
    moved = await tx.execute(
        update(deliveries).where(deliveries.c.id.in_(_free(which)), READY, older).values(rank=_rank(since))
    )
    return moved.rowcount


async def _hold(tx: AsyncConnection, limit: int) -> list[int]:
    """Those of paused and overtaken broadcasts at the head of the queue are held."""
    waiting = broadcasts.c.paused_at.is_not(None) | broadcasts.c.overtaken_at.is_not(None)
    if not await _any(tx, select(broadcasts.c.id).where(_STEERED, waiting)):
        return []
    head = select(deliveries.c.id).where(READY).order_by(deliveries.c.rank, deliveries.c.id).limit(HEAD)
    held = select(deliveries.c.id).where(deliveries.c.id.in_(head.scalar_subquery()), held_back())
    return await _move(tx, held.limit(limit), {"stage": Stage.HELD})


async def _let_go(tx: AsyncConnection, now: datetime, limit: int) -> list[int]:
    """Held ones whose broadcast is neither paused, cancelled nor overtaken any more are ready again, as if due now."""
    moved: list[int] = []
    async for broadcast_id in _holding(tx):
        if await _any(tx, select(broadcasts.c.id).where(broadcasts.c.id == broadcast_id, _STEERED)):
            continue
        held = select(deliveries.c.id).where(HELD, deliveries.c.broadcast_id == broadcast_id)
        moved += await _move(tx, held.limit(limit - len(moved)), {"stage": Stage.READY, "rank": _rank(now)})
    return moved


async def _cancel(tx: AsyncConnection, now: datetime, limit: int) -> list[int]:
    """What a cancelled broadcast still owes is cancelled; what is begun ends as it ends."""
    unbegun = (
        deliveries.c.state == DeliveryState.PENDING,
        deliveries.c.begun_at.is_(None),
        deliveries.c.kind.in_(CARRYING),
        not_(_completes()),
    )
    owed = exists().where(deliveries.c.broadcast_id == broadcasts.c.id, *unbegun)
    cancelled = await tx.execute(
        select(broadcasts.c.id).where(_STEERED, broadcasts.c.cancelled_at.is_not(None), owed).order_by(broadcasts.c.id)
    )
    moved: list[int] = []
    for broadcast_id in cancelled.scalars().all():
        which = select(deliveries.c.id).where(deliveries.c.broadcast_id == broadcast_id, *unbegun)
        rows = await tx.execute(
            move_to(DeliveryState.CANCELLED)
            .where(deliveries.c.id.in_(_free(which.limit(limit - len(moved)))), *unbegun)
            .values(settled_at=now)
            .returning(deliveries.c.broadcast_id)
        )
        moved += rows.scalars()
    return moved


def _completes() -> ColumnElement[bool]:
    """Whether these are the words to attachments that may stand in the chat already: those don't stay alone (R1)."""
    may_stand = or_(before.c.state.in_((*STANDING, DeliveryState.UNKNOWN)), before.c.begun_at.is_not(None))
    return and_(
        deliveries.c.kind == DeliveryKind.ITEM,
        deliveries.c.follows_id.is_not(None),
        exists().where(before.c.id == deliveries.c.follows_id, may_stand),
    )


def _rank(due: datetime) -> ColumnElement[int]:
    return case({lane.value: rank(lane, due) for lane in Lane}, value=deliveries.c.lane, else_=deliveries.c.rank)


async def _move(tx: AsyncConnection, which: Select[tuple[int]], values: Mapping[str, Any]) -> list[int]:
    """Move them; the broadcasts that they are of."""
    rows = await tx.execute(
        update(deliveries)
        .where(
            deliveries.c.id.in_(_free(which)),
            deliveries.c.state == DeliveryState.PENDING,
            deliveries.c.begun_at.is_(None),
        )
        .values(dict(values))
        .returning(deliveries.c.broadcast_id)
    )
    return list(rows.scalars())


def _free(which: Select[tuple[int]]) -> Select[tuple[int]]:
    """Those of them that nobody begins at this moment.

    As a table of its own, because PostgreSQL may run a subquery that locks more than once, past its limit.
    """
    return select(which.with_for_update(skip_locked=True, of=deliveries).cte("free").c.id)


async def _holding(tx: AsyncConnection) -> AsyncIterator[int]:
    """The broadcasts that have held rows, by one look into the index for each, however many rows it holds."""
    last = 0
    while True:
        following = select(deliveries.c.broadcast_id).where(HELD, deliveries.c.broadcast_id > last)
        found = await tx.execute(following.order_by(deliveries.c.broadcast_id).limit(1))
        broadcast_id: int | None = found.scalar_one_or_none()
        if broadcast_id is None:
            return
        yield broadcast_id
        last = broadcast_id


async def _any(tx: AsyncConnection, query: Select[tuple[int]]) -> bool:
    return (await tx.execute(query.limit(1))).one_or_none() is not None
