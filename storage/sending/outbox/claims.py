"""Deliveries begun under a sender's fence, and settled: what came of each."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, case, func, or_, select, text, update
from sqlalchemy.ext.asyncio import AsyncConnection

from siman_bot.domain.groups.quiet import NIGHT, is_quiet
from siman_bot.domain.places import Clock, clock_of
from siman_bot.domain.sending.begun import Delivery, Settlement
from siman_bot.domain.sending.delivery import ChatKind, DeliveryKind, DeliveryState, Stage
from siman_bot.domain.sending.lane import Lane
from siman_bot.domain.sending.payload import is_followed, payload_of
from storage.groups.tables import groups
from storage.people.tables import members, people
from storage.sending.broadcasts import stops
from storage.sending.moves import move_to
from storage.sending.outbox import following
from storage.sending.outbox.following import Mark
from storage.sending.outbox.sendable import NOT_HELD_BACK, NOW, UNEXPIRED
from storage.sending.pending import BEGUN, READY
from storage.sending.tables import deliveries, senders

# Held until the commit, so that nobody takes the lease between this look and the mark.
_FENCE = (
    select(senders.c.fence).where(senders.c.bot_id == bindparam("bot_id")).with_for_update(read=True).scalar_subquery()
)
# Written out, because after RETURNING SQLite's columns lose their tables' names.
_TROUBLED = select(groups.c.trouble.is_not(None)).where(text("groups.chat_id = deliveries.chat_id")).scalar_subquery()
_UNSTOPPED = or_(deliveries.c.kind == DeliveryKind.PROGRESS, ~stops.is_in_force())

_BEGIN = (
    update(deliveries)
    .where(
        deliveries.c.id.in_(bindparam("ids", expanding=True)),
        READY,
        UNEXPIRED,
        NOT_HELD_BACK,
        bindparam("mine") == _FENCE,
        _UNSTOPPED,
    )
    .values(begun_at=NOW, fence=bindparam("mine"))
    .returning(
        deliveries.c.id,
        deliveries.c.kind,
        deliveries.c.chat_id,
        deliveries.c.chat_kind,
        deliveries.c.thread_id,
        deliveries.c.payload,
        deliveries.c.attempts,
        deliveries.c.broadcast_id,
        deliveries.c.follows_id,
        deliveries.c.lane,
        deliveries.c.reason,
        _TROUBLED.label("troubled"),
    )
)


async def begin(
    tx: AsyncConnection, delivery_ids: Sequence[int], *, bot_id: int, fence: int, now: datetime
) -> list[Delivery]:
    """Claim them to be sent at once: after a crash these, and only these, are in doubt.

    Left out are those that were cancelled, paused, taken or expired since they were seen, and all of them if the
    lease has another holder or everything outgoing was stopped: then only the authors' progress messages say so.
    """
    given = {"ids": delivery_ids, "bot_id": bot_id, "mine": fence, "now": now}
    rows = (await tx.execute(_BEGIN, given)).all()
    targets = await following.targets(tx, [row.follows_id for row in rows if row.follows_id is not None])
    readers = await _readers(tx, {row.chat_id for row in rows if row.chat_id > 0})
    return [
        Delivery(
            id=row.id,
            chat_id=row.chat_id,
            chat_kind=ChatKind(row.chat_kind),
            thread_id=row.thread_id,
            payload=payload_of(DeliveryKind(row.kind), row.payload),
            attempts=row.attempts,
            broadcast_id=row.broadcast_id,
            language=None if (reader := readers.get(row.chat_id)) is None else reader.language,
            follows_id=row.follows_id,
            target=None if row.follows_id is None else targets[row.follows_id].message_id,
            target_more=() if row.follows_id is None else targets[row.follows_id].more_ids,
            reason=row.reason,
            troubled=bool(row.troubled),
            silent=reader is not None and row.lane != Lane.URGENT and is_quiet(now, reader.clock, NIGHT),
        )
        for row in rows
    ]


async def take_back(tx: AsyncConnection, delivery_ids: Sequence[int], *, fence: int) -> None:
    """Deliveries whose begin-mark may have been kept though they weren't sent are ready again."""
    await tx.execute(
        update(deliveries)
        .where(deliveries.c.id.in_(delivery_ids), deliveries.c.fence == fence, BEGUN)
        .values(begun_at=None, fence=None)
    )


async def settle(tx: AsyncConnection, settlements: Sequence[Settlement], *, fence: int, now: datetime) -> None:
    """Record what came of begun deliveries, and let those that they follow or that follow them know.

    One that a later sender has named unknown stays so.
    """
    by_state: dict[DeliveryState, list[dict[str, Any]]] = {}
    for one in settlements:
        by_state.setdefault(one.step.state, []).append(_values(one, fence, now))
    for state, values in by_state.items():
        await tx.execute(_SETTLE[state], values)
    await following.mark(
        tx,
        [
            Mark(
                kind=one.delivery.kind,
                delivery_id=one.delivery.id,
                follows_id=follows_id,
                state=one.step.state,
                message_id=one.outcome.message_id,
                chat_id=one.delivery.chat_id,
                anew=one.step.anew,
            )
            for one in settlements
            if (follows_id := one.delivery.follows_id) is not None
        ],
    )
    followed = [one.delivery.id for one in settlements if is_followed(one.delivery.payload)]
    if followed:
        await following.release(tx, now, after=followed)


# Where the group has moved since, the numbers stand for other messages than ours.
_SAME_CHAT = deliveries.c.chat_id == bindparam("to_chat", type_=deliveries.c.chat_id.type)
_SETTLED_SENT = {
    "begun_at": None,
    "fence": None,
    "attempts": bindparam("new_attempts"),
    "settled_at": bindparam("new_settled_at", type_=deliveries.c.settled_at.type),
    "message_id": case(
        (
            _SAME_CHAT,
            func.coalesce(bindparam("new_message_id", type_=deliveries.c.message_id.type), deliveries.c.message_id),
        ),
        else_=None,
    ),
    "more_ids": case((_SAME_CHAT, bindparam("new_more_ids", type_=deliveries.c.more_ids.type)), else_=None),
}
_SETTLED_OTHERWISE = _SETTLED_SENT | {
    "reason": bindparam("new_reason"),
    "stage": bindparam("new_stage"),
    "not_before": func.coalesce(
        bindparam("new_not_before", type_=deliveries.c.not_before.type), deliveries.c.not_before
    ),
    "deferred_at": bindparam("new_deferred_at", type_=deliveries.c.deferred_at.type),
}
_SETTLE = {
    state: move_to(state)
    .where(deliveries.c.id == bindparam("row_id"), deliveries.c.fence == bindparam("mine"), BEGUN)
    .values(_SETTLED_SENT if state is DeliveryState.SENT else _SETTLED_OTHERWISE)
    for state in DeliveryState
}


def _values(one: Settlement, fence: int, now: datetime) -> dict[str, Any]:
    step, outcome = one.step, one.outcome
    values = {
        "row_id": one.delivery.id,
        "mine": fence,
        "to_chat": one.delivery.chat_id,
        "new_attempts": step.attempts,
        "new_settled_at": None if step.state is DeliveryState.PENDING else now,
        "new_message_id": outcome.message_id,
        "new_more_ids": list(outcome.more_ids) or None,
    }
    if step.state is DeliveryState.SENT:
        return values
    return values | {
        "new_reason": step.reason,
        "new_stage": Stage.WAITING if step.not_before is not None and step.not_before > now else Stage.READY,
        "new_not_before": step.not_before,
        "new_deferred_at": step.deferred_at,
    }


async def name_unknown(tx: AsyncConnection, *, fence: int, now: datetime) -> list[int | None]:
    """Deliveries that an earlier sender had begun: they may have arrived, so they become unknown.

    Those that may be done twice are ready again instead.

    Returns:
        The broadcasts of those named unknown, one entry for each delivery.
    """
    left = (BEGUN, deliveries.c.fence < fence)
    await tx.execute(
        update(deliveries).where(*left, following.repeatable()).values(stage=Stage.READY, begun_at=None, fence=None)
    )
    rows = await tx.execute(
        move_to(DeliveryState.UNKNOWN)
        .where(*left)
        .values(settled_at=now, begun_at=None, fence=None)
        .returning(deliveries.c.broadcast_id)
    )
    return list(rows.scalars())


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reader:
    language: str
    clock: Clock


async def _readers(connection: AsyncConnection, telegram_ids: Collection[int]) -> dict[int, _Reader]:
    """Persons by their chats. Whoever isn't registered anywhere lives by WIB, as most do."""
    if not telegram_ids:
        return {}
    rows = await connection.execute(
        select(people.c.telegram_id, people.c.language, members.c.province_code)
        .outerjoin(members, members.c.person_id == people.c.id)
        .where(people.c.telegram_id.in_(telegram_ids))
    )
    return {
        row.telegram_id: _Reader(
            language=row.language, clock=Clock.WIB if row.province_code is None else clock_of(row.province_code)
        )
        for row in rows
    }
