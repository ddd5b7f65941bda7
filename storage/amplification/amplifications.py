"""Recorded shares, written and read by their owners."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, Select, and_, delete, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from siman_bot.domain.amplification.account import Grade
from siman_bot.domain.places import Location
from siman_bot.domain.post_link import Platform, PostLink
from storage.amplification.tables import accounts, amplifications
from storage.people.tables import institutions, people
from storage.publishing.public_versions import public_version
from storage.publishing.tables import item_versions, items


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedShare:
    """One share as its owner sees it. `institution_name` is empty for a personal account.

    `title` is that of the newest public version.
    """

    id: int
    item_code: str
    title: str
    platform: Platform
    handle: str
    institution_name: str
    url: str
    recorded_at: datetime


async def add(
    tx: AsyncConnection,
    *,
    item_id: int,
    account_id: int,
    post: PostLink,
    grade: Grade,
    place: Location,
    now: datetime,
) -> int:
    """The new record's id. The account has no record of this post yet. The place stays as it is now."""
    result = await tx.execute(
        insert(amplifications)
        .values(
            item_id=item_id,
            account_id=account_id,
            platform=post.platform,
            post_id=post.post_id,
            url=post.url,
            grade=grade,
            region=place.region,
            province_code=place.province_code,
            regency_code=place.regency_code,
            recorded_at=now,
        )
        .returning(amplifications.c.id)
    )
    return int(result.scalar_one())


async def of_post(connection: AsyncConnection, post: PostLink, owner_id: int, *, now: datetime) -> RecordedShare | None:
    """One person's own record of a post. Whether somebody else recorded it is nobody's to know (R8)."""
    rows = await connection.execute(
        _records(now)
        .where(
            amplifications.c.platform == post.platform,
            amplifications.c.post_id == post.post_id,
            accounts.c.owner_id == owner_id,
        )
        .order_by(amplifications.c.id)
        .limit(1)
    )
    row = rows.one_or_none()
    return None if row is None else _record(row)


async def of_owner(
    connection: AsyncConnection, owner_id: int, *, now: datetime, limit: int, offset: int
) -> list[RecordedShare]:
    """What one person recorded, the newest first."""
    rows = await connection.execute(
        _records(now)
        .where(accounts.c.owner_id == owner_id)
        .order_by(amplifications.c.id.desc())
        .limit(limit)
        .offset(offset)
    )
    return [_record(row) for row in rows]


async def sharers(
    connection: AsyncConnection, item_id: int, *, until: datetime, after: int, limit: int
) -> list[tuple[int, int]]:
    """Row and Telegram ids of people who recorded a share of an item by then, those with rows above `after`, in order.

    Not of those who have left: what an institution's account shared stays without them.
    """
    rows = await connection.execute(
        select(people.c.id, people.c.telegram_id)
        .where(
            people.c.id > after,
            people.c.telegram_id > 0,
            people.c.id.in_(
                select(accounts.c.owner_id)
                .join(amplifications, amplifications.c.account_id == accounts.c.id)
                .where(
                    amplifications.c.item_id == item_id,
                    amplifications.c.recorded_at <= until,
                    accounts.c.owner_id > after,
                )
            ),
        )
        .order_by(people.c.id)
        .limit(limit)
    )
    return [(row.id, row.telegram_id) for row in rows]


async def delete_own(tx: AsyncConnection, *, record_id: int, owner_id: int) -> bool:
    """Erase a record; False where it is gone or somebody else's."""
    mine = select(accounts.c.id).where(accounts.c.owner_id == owner_id)
    result = await tx.execute(
        delete(amplifications).where(amplifications.c.id == record_id, amplifications.c.account_id.in_(mine))
    )
    return result.rowcount == 1


def _records(now: datetime) -> Select[Any]:
    public = and_(item_versions.c.item_id == items.c.id, item_versions.c.version == public_version(now))
    return (
        select(
            amplifications.c.id,
            items.c.code,
            item_versions.c.title,
            accounts.c.platform,
            accounts.c.handle,
            institutions.c.name.label("institution_name"),
            amplifications.c.url,
            amplifications.c.recorded_at,
        )
        .select_from(amplifications)
        .join(accounts, accounts.c.id == amplifications.c.account_id)
        .join(items, items.c.id == amplifications.c.item_id)
        .join(item_versions, public)
        .outerjoin(institutions, institutions.c.id == accounts.c.institution_id)
    )


def _record(row: Row[Any]) -> RecordedShare:
    return RecordedShare(
        id=row.id,
        item_code=row.code,
        title=row.title,
        platform=Platform(row.platform),
        handle=row.handle,
        institution_name=row.institution_name or "",
        url=row.url,
        recorded_at=row.recorded_at,
    )
