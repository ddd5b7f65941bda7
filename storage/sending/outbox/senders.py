"""Who sends for a bot: one process at a time by a lease, each holding of it known by a number that only rises.

Beside the lease stands what Telegram has asked its holders to wait for.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

from sqlalchemy import and_, false, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.sending.tables import senders
from storage.upserts import insert_into

RELEASED: Final = datetime(1970, 1, 1, tzinfo=UTC)
"""The end of a lease that its holder gave back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A lease as it was seen; each renewal changes it."""

    fence: int
    until: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Blocks:
    """For how many seconds from then on Telegram wanted to be left alone, as `domain.pace.Pace.blocks` has it."""

    at: datetime
    seconds: Mapping[int, float]


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


async def renew(tx: AsyncConnection, *, bot_id: int, fence: int, until: datetime, blocks: Blocks | None = None) -> bool:
    """Whether the lease was still ours; one that ran out and that nobody took is. Without `blocks` there are none."""
    result = await tx.execute(
        update(senders)
        .where(senders.c.bot_id == bot_id, senders.c.fence == fence)
        .values(lease_until=until, blocks=None if blocks is None else _blocks_data(blocks))
    )
    return result.rowcount == 1


async def held(connection: AsyncConnection, bot_id: int) -> Held | None:
    row = (
        await connection.execute(select(senders.c.fence, senders.c.lease_until).where(senders.c.bot_id == bot_id))
    ).one_or_none()
    return None if row is None else Held(fence=row.fence, until=row.lease_until)


async def release(tx: AsyncConnection, *, bot_id: int, fence: int, blocks: Blocks | None = None) -> None:
    """Let another process take it at once, also one whose clock is behind."""
    await renew(tx, bot_id=bot_id, fence=fence, until=RELEASED, blocks=blocks)


async def blocks(connection: AsyncConnection, bot_id: int) -> Blocks | None:
    """What the last holder had to wait for when it last renewed."""
    found = (await connection.execute(select(senders.c.blocks).where(senders.c.bot_id == bot_id))).scalar_one_or_none()
    if found is None:
        return None
    return Blocks(
        at=datetime.fromisoformat(found["at"]),
        seconds={int(chat_id): seconds for chat_id, seconds in found["seconds"].items()},
    )


def _blocks_data(given: Blocks) -> dict[str, Any]:
    return {"at": given.at.isoformat(), "seconds": {str(chat_id): left for chat_id, left in given.seconds.items()}}
