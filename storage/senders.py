"""Who sends for a bot: one process at a time by a lease, each holding of it known by a number that only rises."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from sqlalchemy import and_, false, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.tables import senders
from storage.upserts import insert_into

RELEASED: Final = datetime(1970, 1, 1, tzinfo=UTC)
"""The end of a lease that its holder gave back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A lease as it was seen; each renewal changes it."""

    fence: int
    until: datetime


async def take(
    tx: AsyncConnection, *, bot_id: int, owner: str, now: datetime, until: datetime, dead: Held | None = None
) -> int | None:
    """Take the lease if nobody holds it: the fence, a number above all earlier holders'; None if somebody does.

    One that ran out by `now` is free: by the clock, or with `RELEASED` one that was given back alone. `dead` is one
    that nobody has renewed for its whole length, so that it is free whatever time it names.
    """
    unrenewed = false() if dead is None else and_(senders.c.fence == dead.fence, senders.c.lease_until == dead.until)
    insert = insert_into(tx.dialect.name, senders)
    row = (
        await tx.execute(
            insert.values(bot_id=bot_id, owner=owner, fence=1, lease_until=until)
            .on_conflict_do_update(
                index_elements=["bot_id"],
                set_={"owner": owner, "fence": senders.c.fence + 1, "lease_until": until},
                where=or_(senders.c.lease_until <= now, unrenewed),
            )
            .returning(senders.c.fence)
        )
    ).one_or_none()
    return None if row is None else int(row.fence)


async def renew(tx: AsyncConnection, *, bot_id: int, fence: int, until: datetime) -> bool:
    """Whether the lease was still ours; one that ran out and that nobody took is."""
    result = await tx.execute(
        update(senders).where(senders.c.bot_id == bot_id, senders.c.fence == fence).values(lease_until=until)
    )
    return result.rowcount == 1


async def held(connection: AsyncConnection, bot_id: int) -> Held | None:
    row = (
        await connection.execute(select(senders.c.fence, senders.c.lease_until).where(senders.c.bot_id == bot_id))
    ).one_or_none()
    return None if row is None else Held(fence=row.fence, until=row.lease_until)


async def release(tx: AsyncConnection, *, bot_id: int, fence: int) -> None:
    """Let another process take it at once, also one whose clock is behind."""
    await renew(tx, bot_id=bot_id, fence=fence, until=RELEASED)
