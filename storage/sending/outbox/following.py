"""Deliveries that follow another one: what they act on, what becomes of that, and when they may go."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import ColumnElement, and_, bindparam, case, exists, or_, select, true, update
from sqlalchemy.ext.asyncio import AsyncConnection

from siman_bot.domain.sending.delivery import STANDING, DeliveryKind, DeliveryState, FailureReason, Stage, manner_of
from siman_bot.domain.sending.outcome import REPEATABLE
from storage.sending.moves import move_to
from storage.sending.pending import FOLLOWING
from storage.sending.tables import deliveries

_MARKS: Final[Mapping[DeliveryKind, DeliveryState]] = {
    DeliveryKind.EDIT: DeliveryState.EDITED,
    DeliveryKind.ATTRIBUTION: DeliveryState.EDITED,
    DeliveryKind.WITHDRAW: DeliveryState.WITHDRAWN,
    DeliveryKind.DELETE: DeliveryState.WITHDRAWN,
}
"""What the followed delivery becomes when such a follower is done."""
_DONE: Final = frozenset({*STANDING, DeliveryState.WITHDRAWN})
_ALONE_TOO: Final = DeliveryKind.ITEM
"""An item's words go out even where its attachments didn't."""
_IN_DOUBT_TOO: Final = (DeliveryKind.WITHDRAW, DeliveryKind.DELETE)
"""What may stand in a chat is taken back there: a notice says so where no message can be reached."""
_IN_NOTICES: Final = DeliveryKind.EXPLAIN
"""Stands in what took a message back, where that left a notice."""

followed = deliveries.alias("followed")


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """The messages that a follower acts on; None where they can't be reached."""

    message_id: int | None
    more_ids: tuple[int, ...]


async def targets(connection: AsyncConnection, ids: Sequence[int]) -> dict[int, Target]:
    """The messages of these deliveries."""
    if not ids:
        return {}
    rows = await connection.execute(
        select(deliveries.c.id, deliveries.c.message_id, deliveries.c.more_ids).where(deliveries.c.id.in_(set(ids)))
    )
    return {row.id: Target(message_id=row.message_id, more_ids=tuple(row.more_ids or ())) for row in rows}


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A follower, the delivery that it follows, and the state in which it was settled.

    `message_id` is that of a message in `chat_id`, and means nothing where the group has moved since. `anew` says that
    the followed message is gone, so that the follower is posted.
    """

    kind: DeliveryKind
    delivery_id: int
    follows_id: int
    state: DeliveryState
    message_id: int | None = None
    chat_id: int | None = None
    anew: bool = False


async def mark(tx: AsyncConnection, marks: Sequence[Mark]) -> None:
    """Let the followed deliveries show what their followers did, where those were settled so."""
    for one in marks:
        if one.anew:
            await _lose(tx, one)
    for state in (DeliveryState.EDITED, DeliveryState.WITHDRAWN):
        done = [one for one in marks if _MARKS.get(one.kind) is state and one.state in _DONE]
        if done:
            await tx.execute(_MARK[state], [_mark_values(one) for one in done])


# Where the group has moved since, the number stands for another message than ours.
_HERE = and_(
    deliveries.c.chat_id == bindparam("to_chat", type_=deliveries.c.chat_id.type),
    bindparam("new_message_id", type_=deliveries.c.message_id.type).is_not(None),
)
# Each compared by itself, because a statement for many rows takes no lists.
_STANDS = or_(*(deliveries.c.state == state for state in sorted(STANDING)))
_SETTLED_SO = exists().where(followed.c.id == bindparam("by"), followed.c.state == bindparam("in_state"))
_MARK: Final = {
    state: move_to(state)
    .where(deliveries.c.id == bindparam("row_id"), _STANDS, _SETTLED_SO)
    .values(
        message_id=case(
            (_HERE, bindparam("new_message_id", type_=deliveries.c.message_id.type)), else_=deliveries.c.message_id
        )
    )
    for state in (DeliveryState.EDITED, DeliveryState.WITHDRAWN)
}


def _mark_values(one: Mark) -> dict[str, Any]:
    return {
        "row_id": one.follows_id,
        "by": one.delivery_id,
        "in_state": one.state,
        "to_chat": one.chat_id,
        "new_message_id": one.message_id,
    }


async def _lose(tx: AsyncConnection, one: Mark) -> None:
    """The message is gone, and the new one comes no later than the first one might: a change is never too late."""
    done = exists().where(followed.c.id == one.delivery_id, followed.c.state == one.state)
    await tx.execute(update(deliveries).where(deliveries.c.id == one.follows_id, done).values(message_id=None))
    ends = select(followed.c.expires_at).where(followed.c.id == one.follows_id).scalar_subquery()
    mine = and_(deliveries.c.id == one.delivery_id, deliveries.c.state == one.state)
    await tx.execute(update(deliveries).where(mine).values(expires_at=ends))


async def release(tx: AsyncConnection, now: datetime, *, after: Sequence[int] | None = None) -> None:
    """Followers of what is settled become ready, or are cancelled where there is nothing to act on.

    Args:
        tx: The transaction.
        now: The time.
        after: Only those that follow one of these deliveries.
    """
    mine = true() if after is None else deliveries.c.follows_id.in_(after)
    # Attachments don't stand without their words (R1), also where the clock was set back between the two.
    waits = and_(deliveries.c.not_before > now, deliveries.c.kind != _ALONE_TOO)
    stands = or_(
        followed.c.state.in_(STANDING),
        and_(deliveries.c.kind == _ALONE_TOO, followed.c.state.in_((DeliveryState.FAILED, DeliveryState.UNKNOWN))),
        and_(deliveries.c.kind.in_(_IN_DOUBT_TOO), followed.c.state == DeliveryState.UNKNOWN),
        and_(
            deliveries.c.kind == _IN_NOTICES,
            followed.c.state == DeliveryState.WITHDRAWN,
            followed.c.message_id.is_not(None),
        ),
    )
    await tx.execute(
        update(deliveries)
        .where(FOLLOWING, mine, exists().where(followed.c.id == deliveries.c.follows_id, stands))
        .values(stage=case((waits, Stage.WAITING.value), else_=Stage.READY.value))
    )
    settled = followed.c.state != DeliveryState.PENDING
    await tx.execute(
        move_to(DeliveryState.CANCELLED)
        .where(FOLLOWING, mine, exists().where(followed.c.id == deliveries.c.follows_id, settled))
        .values(reason=FailureReason.NOTHING_THERE, settled_at=now)
    )


def repeatable() -> ColumnElement[bool]:
    """Whether a begun delivery may be done twice, as `domain.delivery.REPEATABLE` has it."""
    always = [kind for kind in DeliveryKind if manner_of(kind, has_target=False) in REPEATABLE]
    on_target = [kind for kind in DeliveryKind if manner_of(kind, has_target=True) in REPEATABLE]
    reached = exists().where(followed.c.id == deliveries.c.follows_id, followed.c.message_id.is_not(None))
    named = deliveries.c.payload["edit"].as_integer().is_not(None)
    return or_(deliveries.c.kind.in_(always), and_(deliveries.c.kind.in_(on_target), or_(reached, named)))
