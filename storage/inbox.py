"""Updates from Telegram, written before they are acknowledged, until they are handled."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from typing import Any, Final

from sqlalchemy import (
    Executable,
    Integer,
    bindparam,
    delete,
    exists,
    func,
    literal_column,
    or_,
    select,
    update,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.tables import inbox
from storage.upserts import insert_into

_WAITING, _DONE = "waiting", "done"
_TRAIL: Final = "dialog"
"""Beside the results, which go by the names of use cases."""
_SKEW: Final = timedelta(seconds=10)
"""By more no other holder's clock is ahead of ours; a lease that ends later stems from before ours was set back."""
_BLANK = {"state": _DONE, "chat_key": 0, "payload": None, "applied": None, "lease_owner": None, "lease_until": None}


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
    trail: Mapping[str, Any] | None = None
    """By which way it was applied, where an earlier try came so far."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Postponed:
    """An update that was given back in good order at a time, with the number of tries it is to be remembered with."""

    update_id: int
    at: datetime
    until: datetime
    attempts: int


# Made once: building them anew costs as much as executing them. The state is written out, because SQLite matches no
# parameter with the condition of an index.
_IS_WAITING: Final = inbox.c.state == literal_column(f"'{_WAITING}'")
# Where it waits since a time that is yet to come, the clock was set back, and what it waits for tells nothing.
_IS_DUE: Final = or_(
    inbox.c.not_before <= bindparam("now"),
    func.coalesce(inbox.c.postponed_at, inbox.c.received_at, type_=inbox.c.received_at.type) > bindparam("now"),
)
_IS_FREE: Final = or_(
    inbox.c.lease_until.is_(None),
    inbox.c.lease_until < bindparam("now"),
    inbox.c.lease_until > bindparam("unlikely", type_=inbox.c.lease_until.type),
)
_EARLIER: Final = inbox.alias("earlier")
_HEADS: Final = (
    select(inbox.c.update_id)
    .where(
        _IS_WAITING,
        _IS_DUE,
        _IS_FREE,
        inbox.c.update_id.not_in(bindparam("in_hand", expanding=True)),
        ~exists().where(
            _EARLIER.c.chat_key == inbox.c.chat_key,
            _EARLIER.c.state == literal_column(f"'{_WAITING}'"),
            _EARLIER.c.update_id < inbox.c.update_id,
        ),
    )
    .order_by(inbox.c.update_id)
    .limit(bindparam("most", type_=Integer))
    .with_for_update(skip_locked=True, of=inbox)
    # A plain subquery PostgreSQL may run anew for each row, and so pass the limit.
    .cte("heads")
)
_CLAIM: Final = (
    update(inbox)
    .where(inbox.c.update_id.in_(select(_HEADS.c.update_id)), _IS_WAITING, _IS_FREE)
    .values(
        lease_owner=bindparam("owner", type_=inbox.c.lease_owner.type),
        lease_until=bindparam("until", type_=inbox.c.lease_until.type),
        attempts=inbox.c.attempts + 1,
    )
    .returning(inbox.c.update_id, inbox.c.chat_key, inbox.c.payload, inbox.c.attempts, inbox.c.applied)
)
_APPLIED: Final = select(inbox.c.state, inbox.c.applied).where(inbox.c.update_id == bindparam("of_update"))
_SETTLE: Final = (
    update(inbox)
    .where(inbox.c.update_id == bindparam("of_update"))
    .values(applied=bindparam("results", type_=inbox.c.applied.type))
)
_FINISH: Final = update(inbox).where(inbox.c.update_id.in_(bindparam("handled", expanding=True))).values(**_BLANK)


@cache
def _add_in(dialect: str) -> Executable:
    return insert_into(dialect, inbox).on_conflict_do_nothing(index_elements=["update_id"])


async def add(tx: AsyncConnection, received: Sequence[Received], now: datetime) -> None:
    """Store those that aren't there yet; an update delivered twice is one row."""
    if not received:
        return
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
    await tx.execute(_add_in(tx.dialect.name), rows)


async def claim(
    tx: AsyncConnection, *, owner: str, limit: int, now: datetime, lease: timedelta, in_hand: Collection[int] = ()
) -> list[Claimed]:
    """The oldest waiting update of each chat that nobody works on, at most `limit`, in order of arrival.

    Args:
        tx: The transaction.
        owner: Who is to hold them.
        limit: How many at most.
        now: The time.
        lease: For how long they are held.
        in_hand: What the owner works on, whatever the clock makes of its lease.
    """
    until = now + lease
    given = {"owner": owner, "most": limit, "now": now, "until": until, "unlikely": until + _SKEW}
    rows = await tx.execute(_CLAIM, given | {"in_hand": list(in_hand)})
    claimed = [
        Claimed(
            update_id=row.update_id,
            chat_key=row.chat_key,
            payload=row.payload,
            attempts=row.attempts,
            trail=None if row.applied is None else row.applied.get(_TRAIL),
        )
        for row in rows
    ]
    return sorted(claimed, key=lambda one: one.update_id)


async def applied(tx: AsyncConnection, update_id: int) -> dict[str, Any] | None:
    """Results of the use cases that this update has already brought about, by name; None once it is done."""
    row = (await tx.execute(_APPLIED, {"of_update": update_id})).one_or_none()
    if row is None or row.state == _DONE:
        return None
    return {name: result for name, result in (row.applied or {}).items() if name != _TRAIL}


async def settle(
    tx: AsyncConnection, update_id: int, results: Mapping[str, Any], trail: Mapping[str, Any] | None
) -> None:
    """Record, in the transaction that applies an update, what it brought about and by which way."""
    kept = dict(results) if trail is None else {_TRAIL: dict(trail), **results}
    await tx.execute(_SETTLE, {"of_update": update_id, "results": kept})


async def finish(tx: AsyncConnection, update_ids: Collection[int]) -> None:
    """Handled and answered: only the number and the hour stay, to know the update when it comes again (R11)."""
    if update_ids:
        await tx.execute(_FINISH, {"handled": list(update_ids)})


async def seal(tx: AsyncConnection, chat_key: int, named: str, sealed: Callable[[str], str]) -> None:
    """Put another payload in the place of those that wait and lead to a person who was erased.

    Args:
        tx: The transaction.
        chat_key: The person's own chat, whose key is lost with them.
        named: What leads to the person in payloads of other chats.
        sealed: What takes a payload's place; one that is sealed stays as it is.
    """
    theirs = or_(inbox.c.chat_key == chat_key, inbox.c.payload.contains(named, autoescape=True))
    rows = await tx.execute(
        select(inbox.c.update_id, inbox.c.chat_key, inbox.c.payload, inbox.c.applied).where(_IS_WAITING, theirs)
    )
    for row in rows.all():
        applied = None if row.applied is None else {name: of for name, of in row.applied.items() if name != _TRAIL}
        await tx.execute(
            update(inbox)
            .where(inbox.c.update_id == row.update_id)
            .values(
                payload=sealed(row.payload),
                applied=applied,
                chat_key=0 if row.chat_key == chat_key else row.chat_key,
            )
        )


async def postpone(tx: AsyncConnection, postponed: Sequence[Postponed], owner: str) -> None:
    """Give them back, each to be tried again at its time and before any later update of its chat."""
    for one in postponed:
        await tx.execute(
            update(inbox)
            .where(inbox.c.update_id == one.update_id, inbox.c.lease_owner == owner)
            .values(
                lease_owner=None, lease_until=None, not_before=one.until, postponed_at=one.at, attempts=one.attempts
            )
        )


async def renew(tx: AsyncConnection, owner: str, until: datetime, *, in_hand: Collection[int]) -> None:
    """Hold on to what this worker works on."""
    mine = (inbox.c.update_id.in_(in_hand), inbox.c.lease_owner == owner)
    await tx.execute(update(inbox).where(*mine).values(lease_until=until))


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
