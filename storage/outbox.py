"""Messages owed: seen ahead, begun under a sender's fence, settled.

Only `begin` decides: what was seen ahead may have been cancelled, moved or begun meanwhile.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ScalarSelect, bindparam, case, func, or_, select, text, update
from sqlalchemy.ext.asyncio import AsyncConnection

from siman_bot.domain.delivery import SENT_ONCE, ChatKind, DeliveryKind, DeliveryState, FailureReason, Stage, Step
from siman_bot.domain.lane import Lane, rank
from siman_bot.domain.paid import is_payable
from storage import following, holding, stops
from storage.tables import deliveries, groups, people, senders
from storage.upserts import insert_into

_ASKED_OF_TELEGRAM = sorted(SENT_ONCE | {DeliveryState.UNKNOWN})
_ROWS_AT_ONCE = 500
"""Rows of one INSERT; SQLite takes 32,766 parameters."""

# Written out as in the indexes' conditions, because planners don't match parameters with those.
_READY = text("deliveries.state = 'pending' AND deliveries.begun_at IS NULL AND deliveries.stage = 'ready'")
_READY_PROGRESS = text(
    "deliveries.state = 'pending' AND deliveries.begun_at IS NULL AND deliveries.stage = 'ready'"
    " AND deliveries.kind = 'progress'"
)
_WAITING = text("deliveries.state = 'pending' AND deliveries.begun_at IS NULL AND deliveries.stage = 'waiting'")
_EXPIRING = text("deliveries.state = 'pending' AND deliveries.begun_at IS NULL AND deliveries.expires_at IS NOT NULL")
_BEGUN = text("deliveries.state = 'pending' AND deliveries.begun_at IS NOT NULL")

_NOW = bindparam("now", type_=deliveries.c.expires_at.type)
_UNEXPIRED = or_(deliveries.c.expires_at.is_(None), deliveries.c.expires_at > _NOW)
_NOT_HELD_BACK = ~holding.held_back()
# Held until the commit, so that nobody takes the lease between this look and the mark.
_FENCE = (
    select(senders.c.fence).where(senders.c.bot_id == bindparam("bot_id")).with_for_update(read=True).scalar_subquery()
)
# Written out, because after RETURNING SQLite's columns lose their tables' names.
_TROUBLED = select(groups.c.trouble.is_not(None)).where(text("groups.chat_id = deliveries.chat_id")).scalar_subquery()
_UNSTOPPED = or_(deliveries.c.kind == DeliveryKind.PROGRESS, ~stops.is_in_force())

# What the sender executes again and again is put together once.
_HEAD = (
    select(deliveries.c.id, deliveries.c.kind, deliveries.c.chat_id, deliveries.c.chat_kind, deliveries.c.messages)
    .where(_UNEXPIRED, _NOT_HELD_BACK)
    .order_by(deliveries.c.rank, deliveries.c.id)
    .limit(bindparam("number"))
)
_LOOK_AHEAD = _HEAD.where(_READY)
_LOOK_AHEAD_STOPPED = _HEAD.where(_READY_PROGRESS)
_NEXT_DUE = select(deliveries.c.not_before).where(_WAITING).order_by(deliveries.c.not_before).limit(1)
_BEGIN = (
    update(deliveries)
    .where(
        deliveries.c.id.in_(bindparam("ids", expanding=True)),
        _READY,
        _UNEXPIRED,
        _NOT_HELD_BACK,
        bindparam("mine") == _FENCE,
        _UNSTOPPED,
    )
    .values(begun_at=_NOW, fence=bindparam("mine"))
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
        deliveries.c.reason,
        _TROUBLED.label("troubled"),
    )
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Owed:
    """A message to write into the outbox. A second one with the same `dedupe_key` is dropped.

    `payload` is plain JSON that says what to send, never the finished text: it is put into words when it is sent, in
    the reader's language. Without `not_before` it is due at once; after `expires_at` it is not sent any more.
    Without `chat_kind` a negative chat id is a group's. `follows` is the id or the dedupe key of an earlier delivery
    whose message it changes or completes; with `after` it waits until that one is settled. `messages` is how many it
    counts for in Telegram's limits: an album counts for each of its files. `failed` is why it can't be sent as things
    stand: it is written down for a person to see and to send again, and not tried.
    """

    dedupe_key: str
    kind: DeliveryKind
    lane: Lane
    chat_id: int
    payload: Mapping[str, Any]
    broadcast_id: int | None = None
    not_before: datetime | None = None
    expires_at: datetime | None = None
    chat_kind: ChatKind | None = None
    thread_id: int | None = None
    follows: int | str | None = None
    after: bool = False
    messages: int = 1
    failed: FailureReason | None = None


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
class Delivery:
    """A begun row. `language` is the reader's, None for groups.

    `target` is the message of the delivery that it follows, None where it follows none or that message can't be
    reached any more; `target_more` are the other messages of an album. `reason` is why its words go alone. `troubled`
    says that its group couldn't be written to the last time.
    """

    id: int
    kind: DeliveryKind
    chat_id: int
    chat_kind: ChatKind
    thread_id: int | None
    payload: Mapping[str, Any]
    attempts: int
    broadcast_id: int | None
    language: str | None
    follows_id: int | None = None
    target: int | None = None
    target_more: tuple[int, ...] = ()
    reason: str | None = None
    troubled: bool = False

    @property
    def has_target(self) -> bool:
        """Whether it acts on a message that is known."""
        return self.target is not None or self.payload.get("edit") is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Settlement:
    """What came of one begun delivery, sent to `chat_id`: the ids of messages belong to that chat.

    `kind` and `follows_id` are needed for one that follows another.
    """

    delivery_id: int
    chat_id: int
    step: Step
    message_id: int | None
    more_ids: tuple[int, ...] = ()
    kind: DeliveryKind | None = None
    follows_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """A message that an earlier process has sent."""

    chat_id: int
    chat_kind: ChatKind
    settled_at: datetime
    messages: int


async def add(tx: AsyncConnection, owed: Sequence[Owed], now: datetime) -> None:
    """Write them into the outbox, in the transaction that makes them due."""
    insert = insert_into(tx.dialect.name, deliveries)
    statement = insert.on_conflict_do_nothing(index_elements=["dedupe_key"])
    by_key = statement.values(follows_id=_id_of_key())
    for start in range(0, len(owed), _ROWS_AT_ONCE):
        part = owed[start : start + _ROWS_AT_ONCE]
        plain = [_owed_row(one, now) | {"follows_id": one.follows} for one in part if not isinstance(one.follows, str)]
        named = [_owed_row(one, now) | {"followed_key": one.follows} for one in part if isinstance(one.follows, str)]
        if plain:
            await tx.execute(statement, plain)
        if named:
            await tx.execute(by_key, named)


def _id_of_key() -> ScalarSelect[int]:
    followed = deliveries.alias()
    return select(followed.c.id).where(followed.c.dedupe_key == bindparam("followed_key")).scalar_subquery()


def _owed_row(one: Owed, now: datetime) -> dict[str, Any]:
    due = one.not_before or now
    return {
        "dedupe_key": one.dedupe_key,
        "kind": one.kind,
        "broadcast_id": one.broadcast_id,
        "chat_id": one.chat_id,
        "payload": dict(one.payload),
        "chat_kind": one.chat_kind or (ChatKind.PERSON if one.chat_id > 0 else ChatKind.GROUP),
        "thread_id": one.thread_id,
        "messages": one.messages,
        "lane": one.lane.value,
        "rank": rank(one.lane, due),
        "stage": Stage.FOLLOWING if one.after else Stage.WAITING if due > now else Stage.READY,
        "state": DeliveryState.PENDING if one.failed is None else DeliveryState.FAILED,
        "reason": one.failed,
        "settled_at": None if one.failed is None else now,
        "attempts": 0,
        "not_before": due,
        "expires_at": one.expires_at,
        "created_at": now,
    }


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
    due = select(deliveries.c.id).where(_WAITING, deliveries.c.not_before <= now)
    due = due.order_by(deliveries.c.not_before, deliveries.c.id).limit(limit)
    result = await tx.execute(
        update(deliveries).where(deliveries.c.id.in_(due.scalar_subquery()), _WAITING).values(stage=Stage.READY)
    )
    return result.rowcount


async def defer(tx: AsyncConnection, until: Mapping[int, datetime]) -> None:
    """Let ready deliveries wait, each until its own time, because their chats take no more for now."""
    await tx.execute(
        update(deliveries)
        .where(deliveries.c.id == bindparam("row_id"), _READY)
        .values(stage=Stage.WAITING, not_before=bindparam("until", type_=deliveries.c.not_before.type)),
        [{"row_id": delivery_id, "until": time} for delivery_id, time in until.items()],
    )


async def expire(tx: AsyncConnection, now: datetime) -> list[int | None]:
    """Deliveries whose time ran out before they were sent: expired. The broadcasts they were of."""
    rows = await tx.execute(
        update(deliveries)
        .where(_EXPIRING, deliveries.c.expires_at <= now)
        .values(state=DeliveryState.EXPIRED, settled_at=now)
        .returning(deliveries.c.broadcast_id)
    )
    return list(rows.scalars())


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
    languages = await _languages(tx, {row.chat_id for row in rows if row.chat_id > 0})
    return [
        Delivery(
            id=row.id,
            kind=DeliveryKind(row.kind),
            chat_id=row.chat_id,
            chat_kind=ChatKind(row.chat_kind),
            thread_id=row.thread_id,
            payload=row.payload,
            attempts=row.attempts,
            broadcast_id=row.broadcast_id,
            language=languages.get(row.chat_id),
            follows_id=row.follows_id,
            target=None if row.follows_id is None else targets[row.follows_id].message_id,
            target_more=() if row.follows_id is None else targets[row.follows_id].more_ids,
            reason=row.reason,
            troubled=bool(row.troubled),
        )
        for row in rows
    ]


async def take_back(tx: AsyncConnection, delivery_ids: Sequence[int], *, fence: int) -> None:
    """Deliveries whose begin-mark may have been kept though they weren't sent are ready again."""
    await tx.execute(
        update(deliveries)
        .where(deliveries.c.id.in_(delivery_ids), deliveries.c.fence == fence, _BEGUN)
        .values(begun_at=None, fence=None)
    )


async def settle(tx: AsyncConnection, settlements: Sequence[Settlement], *, fence: int, now: datetime) -> None:
    """Record what came of begun deliveries; one that a later sender has named unknown stays so."""
    sent = [one for one in settlements if one.step.state is DeliveryState.SENT]
    if sent:
        await tx.execute(_SETTLE_SENT, [_sent_values(one, fence, now) for one in sent])
    others = [one for one in settlements if one.step.state is not DeliveryState.SENT]
    if others:
        await tx.execute(_SETTLE, [_values(one, fence, now) for one in others])
    for one in settlements:
        if one.follows_id is not None and one.kind is not None:
            await following.mark(
                tx,
                kind=one.kind,
                delivery_id=one.delivery_id,
                follows_id=one.follows_id,
                step=one.step,
                message_id=one.message_id,
                chat_id=one.chat_id,
            )


# Where the group has moved since, the numbers stand for other messages than ours.
_SAME_CHAT = deliveries.c.chat_id == bindparam("to_chat", type_=deliveries.c.chat_id.type)
_SETTLED = (
    update(deliveries)
    .where(deliveries.c.id == bindparam("row_id"), deliveries.c.fence == bindparam("mine"), _BEGUN)
    .values(
        begun_at=None,
        fence=None,
        state=bindparam("new_state"),
        attempts=bindparam("new_attempts"),
        settled_at=bindparam("new_settled_at", type_=deliveries.c.settled_at.type),
        message_id=case(
            (
                _SAME_CHAT,
                func.coalesce(bindparam("new_message_id", type_=deliveries.c.message_id.type), deliveries.c.message_id),
            ),
            else_=None,
        ),
        more_ids=case((_SAME_CHAT, bindparam("new_more_ids", type_=deliveries.c.more_ids.type)), else_=None),
    )
)
_SETTLE_SENT = _SETTLED
_SETTLE = _SETTLED.values(
    reason=bindparam("new_reason"),
    stage=bindparam("new_stage"),
    not_before=func.coalesce(bindparam("new_not_before", type_=deliveries.c.not_before.type), deliveries.c.not_before),
)


def _sent_values(one: Settlement, fence: int, now: datetime) -> dict[str, Any]:
    return {
        "row_id": one.delivery_id,
        "mine": fence,
        "to_chat": one.chat_id,
        "new_state": one.step.state,
        "new_attempts": one.step.attempts,
        "new_settled_at": None if one.step.state is DeliveryState.PENDING else now,
        "new_message_id": one.message_id,
        "new_more_ids": list(one.more_ids) or None,
    }


def _values(one: Settlement, fence: int, now: datetime) -> dict[str, Any]:
    step = one.step
    return _sent_values(one, fence, now) | {
        "new_reason": step.reason,
        "new_stage": Stage.WAITING if step.not_before is not None and step.not_before > now else Stage.READY,
        "new_not_before": step.not_before,
    }


async def name_unknown(tx: AsyncConnection, *, fence: int, now: datetime) -> list[int | None]:
    """Deliveries that an earlier sender had begun: they may have arrived, so they become unknown.

    Those that may be done twice are ready again instead.

    Returns:
        The broadcasts of those named unknown, one entry for each delivery.
    """
    left = (_BEGUN, deliveries.c.fence < fence)
    await tx.execute(
        update(deliveries).where(*left, following.repeatable()).values(stage=Stage.READY, begun_at=None, fence=None)
    )
    rows = await tx.execute(
        update(deliveries)
        .where(*left)
        .values(state=DeliveryState.UNKNOWN, settled_at=now, begun_at=None, fence=None)
        .returning(deliveries.c.broadcast_id)
    )
    return list(rows.scalars())


async def recent(connection: AsyncConnection, since: datetime) -> list[Past]:
    """What was sent since then, or may have been, by whichever process, for the limits that still count it."""
    rows = await connection.execute(
        select(deliveries.c.chat_id, deliveries.c.chat_kind, deliveries.c.settled_at, deliveries.c.messages).where(
            deliveries.c.settled_at > since, deliveries.c.state.in_(_ASKED_OF_TELEGRAM)
        )
    )
    return [
        Past(
            chat_id=row.chat_id,
            chat_kind=ChatKind(row.chat_kind),
            settled_at=row.settled_at,
            messages=row.messages,
        )
        for row in rows
    ]


async def move_chat(tx: AsyncConnection, old: int, new: int) -> None:
    """A group became a supergroup: what is owed to the old id is owed to the new one.

    Messages of the old chat can't be reached from the new one, where their numbers are others' numbers.
    """
    await tx.execute(
        update(deliveries).where(deliveries.c.chat_id == old).values(chat_id=new, message_id=None, more_ids=None)
    )


async def move_topic(tx: AsyncConnection, chat_id: int, thread_id: int | None) -> None:
    """What a group hasn't got yet goes to this topic (None: outside topics), also where it is sent again later."""
    unsent = (DeliveryState.PENDING, DeliveryState.FAILED, DeliveryState.UNKNOWN)
    await tx.execute(
        update(deliveries)
        .where(deliveries.c.chat_id == chat_id, deliveries.c.state.in_(unsent))
        .values(thread_id=thread_id)
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


async def owes(connection: AsyncConnection, broadcast_id: int) -> bool:
    """Whether any message of a broadcast is still owed, its progress message aside."""
    pending = select(deliveries.c.id).where(
        deliveries.c.broadcast_id == broadcast_id,
        deliveries.c.state == DeliveryState.PENDING,
        deliveries.c.kind != DeliveryKind.PROGRESS,
    )
    return (await connection.execute(pending.limit(1))).one_or_none() is not None


async def count_of_broadcast(connection: AsyncConnection, broadcast_id: int, kind: DeliveryKind) -> int:
    rows = await connection.execute(
        select(func.count())
        .select_from(deliveries)
        .where(deliveries.c.broadcast_id == broadcast_id, deliveries.c.kind == kind)
    )
    return int(rows.scalar_one())


async def _languages(connection: AsyncConnection, telegram_ids: Collection[int]) -> dict[int, str]:
    if not telegram_ids:
        return {}
    rows = await connection.execute(
        select(people.c.telegram_id, people.c.language).where(people.c.telegram_id.in_(telegram_ids))
    )
    return {row.telegram_id: row.language for row in rows}
