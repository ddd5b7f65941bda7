"""Messages owed to groups that have their quiet hours now."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import ColumnElement, and_, exists, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from siman_bot.domain.groups.quiet import Quiet
from siman_bot.domain.places import Location, Region
from siman_bot.domain.sending.delivery import DeliveryKind
from siman_bot.domain.sending.lane import Lane
from storage.groups.tables import groups
from storage.sending.tables import deliveries

_POSTS: Final = (DeliveryKind.MEDIA, DeliveryKind.REPLY)
MAY_POST: Final = (DeliveryKind.EDIT, DeliveryKind.ATTRIBUTION)
"""What posts nothing, unless the message that it changes can't be reached."""
_TOGETHER: Final = timedelta(minutes=10)
"""Words whose attachments have gone out so lately follow them into the quiet hours."""

_first = deliveries.alias("first")


@dataclass(frozen=True, slots=True, kw_only=True)
class Resting:
    """A delivery to a group at `location` with such quiet hours."""

    delivery_id: int
    broadcast_id: int | None
    location: Location
    quiet: Quiet


async def resting(
    connection: AsyncConnection, delivery_ids: Collection[int], *, minutes: Iterable[int], now: datetime
) -> list[Resting]:
    """Those of these deliveries that post something new, not urgent, to a group that may have its quiet hours.

    Args:
        connection: To read from.
        delivery_ids: Which to look at.
        minutes: Of the day, by each clock that a group may have: at one of them its quiet hours run.
        now: The time.
    """
    rows = await connection.execute(
        select(
            deliveries.c.id,
            deliveries.c.broadcast_id,
            groups.c.region,
            groups.c.province_code,
            groups.c.quiet_since,
            groups.c.quiet_until,
        ).where(
            deliveries.c.id.in_(delivery_ids),
            deliveries.c.lane != Lane.URGENT.value,
            or_(
                deliveries.c.kind.in_(_POSTS),
                and_(deliveries.c.kind == DeliveryKind.ITEM, ~_follows_at_once(now)),
                and_(deliveries.c.kind.in_(MAY_POST), ~_reaches_what_it_follows()),
            ),
            groups.c.chat_id == deliveries.c.chat_id,
            or_(*(_asleep_at(minute) for minute in minutes)),
        )
    )
    return [
        Resting(
            delivery_id=row.id,
            broadcast_id=row.broadcast_id,
            location=Location(
                region=None if row.region is None else Region(row.region), province_code=row.province_code
            ),
            quiet=Quiet(since=row.quiet_since, until=row.quiet_until),
        )
        for row in rows
    ]


def _asleep_at(minute: int) -> ColumnElement[bool]:
    since, until = groups.c.quiet_since, groups.c.quiet_until
    return or_(
        and_(since < until, since <= minute, until > minute), and_(since > until, or_(since <= minute, until > minute))
    )


def _follows_at_once(now: datetime) -> ColumnElement[bool]:
    return exists().where(_first.c.id == deliveries.c.follows_id, _first.c.settled_at > now - _TOGETHER)


def _reaches_what_it_follows() -> ColumnElement[bool]:
    return exists().where(_first.c.id == deliveries.c.follows_id, _first.c.message_id.is_not(None))
