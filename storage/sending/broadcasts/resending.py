"""Failed and unknown messages of a broadcast: how many, which can be owed again, and what a person decided."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, and_, bindparam, exists, func, not_, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from siman_bot.domain.groups.group import GroupState
from siman_bot.domain.people.roles import ROLES_OF, Act
from siman_bot.domain.sending.delivery import DeliveryKind, DeliveryState, FailureReason, Stage
from siman_bot.domain.sending.lane import Lane, rank
from siman_bot.domain.sending.payload import Payload, kind_of, payload_of
from storage.groups.tables import groups
from storage.people.tables import grants, people
from storage.sending.moves import move_to
from storage.sending.outbox import following
from storage.sending.outbox.following import Mark
from storage.sending.outbox.outbox import Owed
from storage.sending.tables import deliveries

later = deliveries.alias("later")


@dataclass(frozen=True, slots=True, kw_only=True)
class Left:
    """How many messages wait for a person, and when the newest of them was settled.

    Whoever decides on all of them decides on those that were settled by then, and on no later one.
    """

    number: int
    until: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Messages of one broadcast in one state that were settled by `until`; `only` one of them where it is given."""

    broadcast_id: int
    state: DeliveryState
    kinds: frozenset[DeliveryKind]
    until: datetime
    only: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Stuck:
    """A message that can be owed again. `follows` says that it follows another delivery."""

    id: int
    lane: Lane
    chat_id: int
    payload: Payload
    follows: bool

    @property
    def kind(self) -> DeliveryKind:
        return kind_of(self.payload)


@dataclass(frozen=True, slots=True, kw_only=True)
class Resend:
    """A stuck message with the time and the topic to which it goes now, and what it says."""

    stuck: Stuck
    due: datetime
    thread_id: int | None
    payload: Payload


async def left(
    connection: AsyncConnection, broadcast_id: int, state: DeliveryState, kinds: frozenset[DeliveryKind]
) -> Left:
    row = (
        await connection.execute(
            select(func.count(), func.max(deliveries.c.settled_at)).where(
                deliveries.c.broadcast_id == broadcast_id,
                deliveries.c.state == state,
                deliveries.c.kind.in_(kinds),
                *_still_wanted(state),
            )
        )
    ).one()
    return Left(number=row[0], until=row[1])


async def count(connection: AsyncConnection, choice: Choice) -> int:
    rows = await connection.execute(select(func.count()).select_from(deliveries).where(*_chosen(choice)))
    return int(rows.scalar_one())


async def stuck(connection: AsyncConnection, choice: Choice, *, limit: int) -> list[Stuck]:
    """Those that are still wanted and whose chat can be sent to: a group that is bound, or an admin who is one."""
    rows = await connection.execute(
        select(
            deliveries.c.id,
            deliveries.c.kind,
            deliveries.c.lane,
            deliveries.c.chat_id,
            deliveries.c.payload,
            deliveries.c.follows_id,
        )
        .where(*_chosen(choice), _reachable(), not_(_overtaken()))
        .order_by(deliveries.c.id)
        .limit(limit)
    )
    return [
        Stuck(
            id=row.id,
            lane=Lane(row.lane),
            chat_id=row.chat_id,
            payload=payload_of(DeliveryKind(row.kind), row.payload),
            follows=row.follows_id is not None,
        )
        for row in rows
    ]


async def resend(tx: AsyncConnection, again: Sequence[Resend], *, state: DeliveryState, now: datetime) -> None:
    """As if they had never been tried; one that follows another waits until that one's fate is looked at."""
    await tx.execute(
        move_to(DeliveryState.PENDING)
        .where(deliveries.c.id == bindparam("row_id"), deliveries.c.state == state)
        .values(
            reason=None,
            attempts=0,
            settled_at=None,
            begun_at=None,
            fence=None,
            stage=bindparam("new_stage"),
            not_before=bindparam("due", type_=deliveries.c.not_before.type),
            deferred_at=bindparam("since", type_=deliveries.c.deferred_at.type),
            rank=bindparam("new_rank"),
            thread_id=bindparam("topic"),
            payload=bindparam("says", type_=deliveries.c.payload.type),
        ),
        [
            {
                "row_id": one.stuck.id,
                "new_stage": _stage(one, now),
                "due": one.due,
                "since": now if one.due <= now else None,
                "new_rank": rank(one.stuck.lane, one.due),
                "topic": one.thread_id,
                "says": one.payload.to_json(),
            }
            for one in again
        ],
    )


async def lost_pins(tx: AsyncConnection, delivery_ids: Sequence[int]) -> list[Owed]:
    """The pins of these messages that were cancelled because nothing had arrived, to be owed anew."""
    rows = await tx.execute(
        select(deliveries).where(
            deliveries.c.follows_id.in_(delivery_ids),
            deliveries.c.kind == DeliveryKind.PIN,
            deliveries.c.state == DeliveryState.CANCELLED,
        )
    )
    return [
        Owed(
            dedupe_key=f"again:{row.id}",
            lane=Lane(row.lane),
            chat_id=row.chat_id,
            payload=payload_of(DeliveryKind.PIN, row.payload),
            broadcast_id=row.broadcast_id,
            expires_at=row.expires_at,
            thread_id=row.thread_id,
            follows=row.follows_id,
            after=True,
        )
        for row in rows
    ]


async def arrived(tx: AsyncConnection, choice: Choice, now: datetime) -> frozenset[int]:
    """Unknown ones that a person has seen in their chats are sent; which."""
    rows = (
        await tx.execute(
            move_to(DeliveryState.SENT)
            .where(*_chosen(choice))
            .values(settled_at=now)
            .returning(deliveries.c.id, deliveries.c.kind, deliveries.c.follows_id)
        )
    ).all()
    marks = [
        Mark(kind=DeliveryKind(row.kind), delivery_id=row.id, follows_id=row.follows_id, state=DeliveryState.SENT)
        for row in rows
        if row.follows_id is not None
    ]
    await following.mark(tx, marks)
    return frozenset(row.id for row in rows)


async def missing(tx: AsyncConnection, choice: Choice, now: datetime) -> int:
    """Unknown ones that a person has looked for in vain have failed; how many."""
    result = await tx.execute(
        move_to(DeliveryState.FAILED).where(*_chosen(choice)).values(reason=FailureReason.NOT_ARRIVED, settled_at=now)
    )
    return result.rowcount


def _chosen(choice: Choice) -> tuple[ColumnElement[bool], ...]:
    one = () if choice.only is None else (deliveries.c.id == choice.only,)
    return (
        deliveries.c.broadcast_id == choice.broadcast_id,
        deliveries.c.state == choice.state,
        deliveries.c.kind.in_(choice.kinds),
        deliveries.c.settled_at <= choice.until,
        *_still_wanted(choice.state),
        *one,
    )


def _still_wanted(state: DeliveryState) -> tuple[ColumnElement[bool], ...]:
    """Of an unknown one a person may still say whether it arrived; a failed one is merely history."""
    return (not_(_overtaken()),) if state is DeliveryState.FAILED else ()


def _overtaken() -> ColumnElement[bool]:
    """Whether a later follower of the same message does its work, or takes that message back."""
    newer = or_(later.c.kind == deliveries.c.kind, later.c.kind.in_((DeliveryKind.WITHDRAW, DeliveryKind.DELETE)))
    same = and_(later.c.follows_id == deliveries.c.follows_id, later.c.id > deliveries.c.id)
    return and_(
        deliveries.c.follows_id.is_not(None), deliveries.c.kind != DeliveryKind.PIN, exists().where(same, newer)
    )


def _reachable() -> ColumnElement[bool]:
    bound = exists().where(groups.c.chat_id == deliveries.c.chat_id, groups.c.state == GroupState.BOUND)
    admin = exists().where(
        people.c.telegram_id == deliveries.c.chat_id,
        grants.c.person_id == people.c.id,
        grants.c.role.in_(sorted(ROLES_OF[Act.RELAY_ITEM])),
    )
    is_card = deliveries.c.kind == DeliveryKind.RELAY_CARD
    return or_(and_(is_card, admin), and_(not_(is_card), bound))


def _stage(one: Resend, now: datetime) -> Stage:
    if one.stuck.follows:
        return Stage.FOLLOWING
    return Stage.WAITING if one.due > now else Stage.READY
