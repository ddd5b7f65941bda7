"""Deliveries that follow another one: what they act on, what becomes of that, and when they may go."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import ColumnElement, and_, case, exists, or_, select, text, true, update
from sqlalchemy.ext.asyncio import AsyncConnection

from siman_bot.domain.sending.delivery import STANDING, DeliveryKind, DeliveryState, FailureReason, Stage, manner_of
from siman_bot.domain.sending.outcome import REPEATABLE, Step
from storage.sending.tables import deliveries

_FOLLOWING: Final = text(
    "deliveries.state = 'pending' AND deliveries.begun_at IS NULL AND deliveries.stage = 'following'"
)
_MARKS: Final[Mapping[DeliveryKind, DeliveryState]] = {
    DeliveryKind.EDIT: DeliveryState.EDITED,
    DeliveryKind.ATTRIBUTION: DeliveryState.EDITED,
    DeliveryKind.WITHDRAW: DeliveryState.WITHDRAWN,
    DeliveryKind.DELETE: DeliveryState.WITHDRAWN,
}
"""What the followed delivery becomes when such a follower is done."""
_ALONE_TOO: Final = DeliveryKind.ITEM
"""An item's words go out even where its attachments didn't."""
_IN_DOUBT_TOO: Final = (DeliveryKind.WITHDRAW, DeliveryKind.DELETE)
"""What may stand in a chat is taken back there: a notice says so where no message can be reached."""

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


async def mark(
    tx: AsyncConnection,
    *,
    kind: DeliveryKind,
    delivery_id: int,
    follows_id: int,
    step: Step,
    message_id: int | None,
    chat_id: int | None = None,
) -> None:
    """Let the followed delivery show what its follower did, if the follower was settled so.

    `message_id` is that of a message in `chat_id`, and means nothing where the group has moved since.
    """
    done = exists().where(followed.c.id == delivery_id, followed.c.state == step.state)
    if step.anew:
        await tx.execute(update(deliveries).where(deliveries.c.id == follows_id, done).values(message_id=None))
        # A change of what stands is never too late, but what is posted anew comes no later than the first one might.
        ends = select(followed.c.expires_at).where(followed.c.id == follows_id).scalar_subquery()
        mine = and_(deliveries.c.id == delivery_id, deliveries.c.state == step.state)
        await tx.execute(update(deliveries).where(mine).values(expires_at=ends))
    if kind not in _MARKS or step.state not in {*STANDING, DeliveryState.WITHDRAWN}:
        return
    values: dict[str, Any] = {"state": _MARKS[kind]}
    if message_id is not None:
        values["message_id"] = case((deliveries.c.chat_id == chat_id, message_id), else_=deliveries.c.message_id)
    await tx.execute(
        update(deliveries).where(deliveries.c.id == follows_id, deliveries.c.state.in_(STANDING), done).values(values)
    )


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
    )
    await tx.execute(
        update(deliveries)
        .where(_FOLLOWING, mine, exists().where(followed.c.id == deliveries.c.follows_id, stands))
        .values(stage=case((waits, Stage.WAITING.value), else_=Stage.READY.value))
    )
    settled = followed.c.state != DeliveryState.PENDING
    await tx.execute(
        update(deliveries)
        .where(_FOLLOWING, mine, exists().where(followed.c.id == deliveries.c.follows_id, settled))
        .values(state=DeliveryState.CANCELLED, reason=FailureReason.NOTHING_THERE, settled_at=now)
    )


def repeatable() -> ColumnElement[bool]:
    """Whether a begun delivery may be done twice, as `domain.delivery.REPEATABLE` has it."""
    always = [kind for kind in DeliveryKind if manner_of(kind, has_target=False) in REPEATABLE]
    on_target = [kind for kind in DeliveryKind if manner_of(kind, has_target=True) in REPEATABLE]
    reached = exists().where(followed.c.id == deliveries.c.follows_id, followed.c.message_id.is_not(None))
    named = deliveries.c.payload["edit"].as_integer().is_not(None)
    return or_(deliveries.c.kind.in_(always), and_(deliveries.c.kind.in_(on_target), or_(reached, named)))
