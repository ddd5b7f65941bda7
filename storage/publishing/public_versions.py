"""Which versions of an item the public may read.

A version is public once the first place was to get it: not while its time lies ahead, and not at all where it was held
back, cancelled, overtaken by a later version or withdrawn before that time came (R14).
"""

from datetime import datetime
from typing import TypeAlias

from sqlalchemy import BindParameter, ColumnElement, ScalarSelect, and_, exists, func, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from siman_bot.domain.publishing.item import ItemState
from storage.publishing.tables import items
from storage.sending.tables import broadcasts

Now: TypeAlias = datetime | BindParameter[datetime]


def public_version(now: Now) -> ScalarSelect[int]:
    """The newest public version of an item of the query; nothing where none is.

    What is written over it is nobody's to read yet (R3).
    """
    newest = select(func.max(broadcasts.c.item_version)).where(broadcasts.c.item_id == items.c.id, is_public(now))
    return newest.correlate(items).scalar_subquery()


def is_public(now: Now) -> ColumnElement[bool]:
    """Whether what a broadcast sends is public."""
    opens, later, withdrawn = broadcasts.c.public_from, broadcasts.alias("later"), items.alias("withdrawn")
    overtaken = exists(
        select(later.c.id).where(
            later.c.item_id == broadcasts.c.item_id, later.c.id > broadcasts.c.id, later.c.created_at < opens
        )
    )
    taken_back = exists(
        select(withdrawn.c.id).where(
            withdrawn.c.id == broadcasts.c.item_id,
            withdrawn.c.state == ItemState.WITHDRAWN,
            withdrawn.c.changed_at < opens,
        )
    )
    went_on = (or_(held.is_(None), held >= opens) for held in (broadcasts.c.paused_at, broadcasts.c.cancelled_at))
    came = and_(opens <= now, *went_on, ~overtaken, ~taken_back)
    return or_(opens.is_(None), came)


async def public_versions(connection: AsyncConnection, item_id: int, now: datetime) -> list[int]:
    """The public versions of an item, the newest first."""
    rows = await connection.execute(
        select(broadcasts.c.item_version)
        .where(broadcasts.c.item_id == item_id, is_public(now))
        .distinct()
        .order_by(broadcasts.c.item_version.desc())
    )
    return list(rows.scalars())
