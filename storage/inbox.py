"""Updates from Telegram, written before they are acknowledged, until they are handled."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import delete, exists, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.tables import inbox

_WAITING, _DONE = "waiting", "done"
_BLANK = {"state": _DONE, "payload": None, "applied": None, "lease_owner": None, "lease_until": None}


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """An update as it came, without what R9 and R11 keep out. `chat_key` orders: one chat, one after another."""

    update_id: int
    chat_key: int
    payload: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Claimed:
    update_id: int
    chat_key: int
    payload: str
    attempts: int
    """Which try this is, from 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Postponed:
    """An update that was given back in good order, with the number of tries it is to be remembered with."""

    update_id: int
    until: datetime
    attempts: int


async def add(tx: AsyncConnection, received: Sequence[Received], now: datetime) -> None:
    """Store those that aren't there yet; an update delivered twice is one row."""
    if not received:
        return
    insert = sqlite.insert(inbox) if tx.dialect.name == "sqlite" else postgresql.insert(inbox)
    rows = [
        {
            "update_id": one.update_id,
            "chat_key": one.chat_key,
            "payload": one.payload,
            "state": _WAITING,
            "attempts": 0,
            "received_at": now,
            "not_before": now,
        }
        for one in received
    ]
    await tx.execute(insert.on_conflict_do_nothing(index_elements=["update_id"]), rows)


async def claim(tx: AsyncConnection, *, owner: str, limit: int, now: datetime, lease: timedelta) -> list[Claimed]:
    """The oldest waiting update of each chat that nobody works on, at most `limit`, in order of arrival."""
    free = or_(inbox.c.lease_until.is_(None), inbox.c.lease_until < now)
    earlier = inbox.alias("earlier")
    heads = (
        select(inbox.c.update_id)
        .where(
            inbox.c.state == _WAITING,
            inbox.c.not_before <= now,
            free,
            ~exists().where(
                earlier.c.chat_key == inbox.c.chat_key,
                earlier.c.state == _WAITING,
                earlier.c.update_id < inbox.c.update_id,
            ),
        )
        .order_by(inbox.c.update_id)
        .limit(limit)
        .with_for_update(skip_locked=True, of=inbox)
    )
    rows = await tx.execute(
        update(inbox)
        .where(inbox.c.update_id.in_(heads.scalar_subquery()), inbox.c.state == _WAITING, free)
        .values(lease_owner=owner, lease_until=now + lease, attempts=inbox.c.attempts + 1)
        .returning(inbox.c.update_id, inbox.c.chat_key, inbox.c.payload, inbox.c.attempts)
    )
    claimed = [
        Claimed(update_id=row.update_id, chat_key=row.chat_key, payload=row.payload, attempts=row.attempts)
        for row in rows
    ]
    return sorted(claimed, key=lambda one: one.update_id)


async def applied(tx: AsyncConnection, update_id: int) -> dict[str, Any] | None:
    """Results of the use cases that this update has already brought about, by name; None once it is done."""
    row = (await tx.execute(select(inbox.c.state, inbox.c.applied).where(inbox.c.update_id == update_id))).one_or_none()
    if row is None or row.state == _DONE:
        return None
    return dict(row.applied or {})


async def settle(tx: AsyncConnection, update_id: int, results: dict[str, Any]) -> None:
    """Record, in the transaction that applies an update, what it brought about."""
    await tx.execute(update(inbox).where(inbox.c.update_id == update_id).values(applied=results))


async def finish(tx: AsyncConnection, update_ids: Collection[int]) -> None:
    """Handled and answered: only the number stays, to know the update when it comes again (R11)."""
    if update_ids:
        await tx.execute(update(inbox).where(inbox.c.update_id.in_(update_ids)).values(**_BLANK))


async def postpone(tx: AsyncConnection, postponed: Sequence[Postponed], owner: str) -> None:
    """Give them back, each to be tried again at its time and before any later update of its chat."""
    for one in postponed:
        await tx.execute(
            update(inbox)
            .where(inbox.c.update_id == one.update_id, inbox.c.lease_owner == owner)
            .values(lease_owner=None, lease_until=None, not_before=one.until, attempts=one.attempts)
        )


async def renew(tx: AsyncConnection, owner: str, until: datetime) -> None:
    """Hold on to all that this worker holds."""
    await tx.execute(update(inbox).where(inbox.c.lease_owner == owner).values(lease_until=until))


async def release(tx: AsyncConnection, owner: str) -> None:
    """Give back all that this worker holds."""
    await tx.execute(update(inbox).where(inbox.c.lease_owner == owner).values(lease_owner=None, lease_until=None))


async def blank_older(tx: AsyncConnection, before: datetime) -> int:
    """Blank what has waited since before that time (R11: 24 hours at most); how many."""
    result = await tx.execute(
        update(inbox).where(inbox.c.state == _WAITING, inbox.c.received_at < before).values(**_BLANK)
    )
    return result.rowcount


async def forget_older(tx: AsyncConnection, before: datetime) -> None:
    """Delete numbers that Telegram can't deliver again."""
    await tx.execute(delete(inbox).where(inbox.c.state == _DONE, inbox.c.received_at < before))
