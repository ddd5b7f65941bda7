"""Recorded shares, written and read by their owners."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, Select, and_, delete, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from siman_bot.domain.account import Grade
from siman_bot.domain.places import Location
from siman_bot.domain.postlink import Platform, PostLink
from storage.tables import accounts, amplifications, institutions, item_versions, items


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One share as its owner sees it. `title` is the newest; `institution_name` is empty for a personal account."""

    id: int
    owner_id: int
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
) -> int | None:
    """The new record's id; None where the post is recorded already. The place stays as it is now."""
    insert = sqlite.insert(amplifications) if tx.dialect.name == "sqlite" else postgresql.insert(amplifications)
    result = await tx.execute(
        insert.values(
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
        .on_conflict_do_nothing()
        .returning(amplifications.c.id)
    )
    new_id: int | None = result.scalar_one_or_none()
    return new_id


async def of_post(connection: AsyncConnection, post: PostLink) -> Record | None:
    """The record of a post, whoever made it."""
    rows = await connection.execute(
        _records().where(amplifications.c.platform == post.platform, amplifications.c.post_id == post.post_id)
    )
    row = rows.one_or_none()
    return None if row is None else _record(row)


async def of_owner(connection: AsyncConnection, owner_id: int, *, limit: int, offset: int) -> list[Record]:
    """What one person recorded, the newest first."""
    rows = await connection.execute(
        _records()
        .where(accounts.c.owner_id == owner_id)
        .order_by(amplifications.c.id.desc())
        .limit(limit)
        .offset(offset)
    )
    return [_record(row) for row in rows]


async def delete_own(tx: AsyncConnection, *, record_id: int, owner_id: int) -> bool:
    """Erase a record; False where it is gone or somebody else's."""
    mine = select(accounts.c.id).where(accounts.c.owner_id == owner_id)
    result = await tx.execute(
        delete(amplifications).where(amplifications.c.id == record_id, amplifications.c.account_id.in_(mine))
    )
    return result.rowcount == 1


def _records() -> Select[Any]:
    return (
        select(
            amplifications.c.id,
            accounts.c.owner_id,
            items.c.code,
            item_versions.c.title,
            accounts.c.platform,
            accounts.c.handle,
            institutions.c.name.label("institution_name"),
            amplifications.c.url,
            amplifications.c.recorded_at,
        )
        .join(accounts, accounts.c.id == amplifications.c.account_id)
        .join(items, items.c.id == amplifications.c.item_id)
        .join(item_versions, and_(item_versions.c.item_id == items.c.id, item_versions.c.version == items.c.version))
        .outerjoin(institutions, institutions.c.id == accounts.c.institution_id)
    )


def _record(row: Row[Any]) -> Record:
    return Record(
        id=row.id,
        owner_id=row.owner_id,
        item_code=row.code,
        title=row.title,
        platform=Platform(row.platform),
        handle=row.handle,
        institution_name=row.institution_name or "",
        url=row.url,
        recorded_at=row.recorded_at,
    )
