"""Who sends for a bot: one process at a time by a lease, each holding of it known by a number that only rises."""

from datetime import datetime

from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.tables import senders
from storage.upserts import insert_into


async def take(tx: AsyncConnection, *, bot_id: int, owner: str, now: datetime, until: datetime) -> int | None:
    """Take the lease if nobody holds it: the fence, a number above all earlier holders'; None if somebody does."""
    insert = insert_into(tx, senders)
    row = (
        await tx.execute(
            insert.values(bot_id=bot_id, owner=owner, fence=1, lease_until=until)
            .on_conflict_do_update(
                index_elements=["bot_id"],
                set_={"owner": owner, "fence": senders.c.fence + 1, "lease_until": until},
                where=senders.c.lease_until <= now,
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


async def release(tx: AsyncConnection, *, bot_id: int, fence: int, now: datetime) -> None:
    """Let another process take it at once."""
    await renew(tx, bot_id=bot_id, fence=fence, until=now)
