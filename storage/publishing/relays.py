"""Offers to regional admins to forward an item to their groups."""

from datetime import datetime

from sqlalchemy import Row, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from siman_bot.domain.publishing.item import ItemState
from siman_bot.domain.publishing.relay import Relay
from storage.publishing.tables import item_versions, items, relays
from storage.scopes import scope_of
from storage.sending.tables import broadcasts


async def add(tx: AsyncConnection, *, broadcast_id: int, admin_id: int, now: datetime) -> int:
    """A new offer's id."""
    result = await tx.execute(
        insert(relays)
        .values(broadcast_id=broadcast_id, admin_id=admin_id, state="offered", offered_at=now, revision=1)
        .returning(relays.c.id)
    )
    return int(result.scalar_one())


async def get(connection: AsyncConnection, relay_id: int) -> Relay | None:
    row = (await connection.execute(_JOINED.where(relays.c.id == relay_id))).one_or_none()
    return None if row is None else _relay(row)


async def of_admin(connection: AsyncConnection, admin_id: int, *, limit: int, offset: int) -> list[Relay]:
    """An admin's offers, newest first."""
    rows = await connection.execute(
        _JOINED.where(relays.c.admin_id == admin_id).order_by(relays.c.id.desc()).limit(limit).offset(offset)
    )
    return [_relay(row) for row in rows]


async def newest_of(connection: AsyncConnection, admin_id: int, *, code: str) -> int | None:
    """The newest offer of an item to an admin, by the item's code as it is stored."""
    rows = await connection.execute(
        _JOINED.where(relays.c.admin_id == admin_id, items.c.code == code).order_by(relays.c.id.desc()).limit(1)
    )
    row = rows.one_or_none()
    return None if row is None else int(row.id)


async def count_of_admin(connection: AsyncConnection, admin_id: int) -> int:
    rows = await connection.execute(select(func.count()).select_from(relays).where(relays.c.admin_id == admin_id))
    return int(rows.scalar_one())


async def mark_forwarded(tx: AsyncConnection, relay: Relay, now: datetime) -> bool:
    """False when it was forwarded meanwhile."""
    result = await tx.execute(
        update(relays)
        .where(relays.c.id == relay.id, relays.c.revision == relay.revision, relays.c.state == "offered")
        .values(state="forwarded", decided_at=now, revision=relay.revision + 1)
    )
    return result.rowcount == 1


_JOINED = (
    select(
        relays,
        broadcasts.c.item_id,
        broadcasts.c.item_version,
        broadcasts.c.target_kind,
        broadcasts.c.target_code,
        items.c.code,
        items.c.state.label("item_state"),
        items.c.version.label("newest_version"),
        item_versions.c.title,
    )
    .join(broadcasts, broadcasts.c.id == relays.c.broadcast_id)
    .join(items, items.c.id == broadcasts.c.item_id)
    .join(
        item_versions,
        (item_versions.c.item_id == broadcasts.c.item_id) & (item_versions.c.version == broadcasts.c.item_version),
    )
)


def _relay(row: Row[tuple[object, ...]]) -> Relay:
    return Relay(
        id=row.id,
        broadcast_id=row.broadcast_id,
        admin_id=row.admin_id,
        item_id=row.item_id,
        item_version=row.item_version,
        code=row.code,
        title=row.title,
        outdated=row.item_state != ItemState.APPROVED or row.item_version != row.newest_version,
        target=scope_of(row.target_kind, row.target_code),
        forwarded=row.state == "forwarded",
        offered_at=row.offered_at,
        revision=row.revision,
    )
