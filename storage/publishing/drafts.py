"""Working copies: what an author types before it becomes a version of an item."""

from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import Row, delete, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from siman_bot.domain.media import media_data, media_of
from siman_bot.domain.places import Scope
from siman_bot.domain.publishing.draft import Draft
from siman_bot.domain.publishing.item import Content
from siman_bot.domain.publishing.marks import marks_data, marks_from
from siman_bot.domain.refusals import Stale
from siman_bot.domain.sending.plan import AT_ONCE, Plan, plan_data, plan_of
from siman_bot.domain.sending.way import Way
from storage.publishing.tables import drafts


async def get(connection: AsyncConnection, draft_id: int) -> Draft | None:
    row = (await connection.execute(select(drafts).where(drafts.c.id == draft_id))).one_or_none()
    return None if row is None else _draft(row)


async def of_item(connection: AsyncConnection, *, author_id: int, item_id: int) -> Draft | None:
    """The author's working copy of an item."""
    rows = await connection.execute(select(drafts).where(drafts.c.author_id == author_id, drafts.c.item_id == item_id))
    row = rows.one_or_none()
    return None if row is None else _draft(row)


async def of_author(connection: AsyncConnection, author_id: int, *, limit: int, offset: int) -> list[Draft]:
    """An author's working copies, the last changed first."""
    rows = await connection.execute(
        select(drafts)
        .where(drafts.c.author_id == author_id)
        .order_by(drafts.c.updated_at.desc(), drafts.c.id.desc())
        .limit(limit)
        .offset(offset)
    )
    return [_draft(row) for row in rows]


async def count_of_author(connection: AsyncConnection, author_id: int) -> int:
    """How many `of_author` could give."""
    rows = await connection.execute(select(func.count()).select_from(drafts).where(drafts.c.author_id == author_id))
    return int(rows.scalar_one())


async def add(
    tx: AsyncConnection,
    *,
    author_id: int,
    item_id: int | None,
    content: Content,
    target: Scope | None,
    way: Way | None,
    plan: Plan = AT_ONCE,
    now: datetime,
) -> Draft:
    result = await tx.execute(
        insert(drafts)
        .values(
            author_id=author_id, item_id=item_id, data=_data(content, target, way, plan), revision=1, updated_at=now
        )
        .returning(drafts.c.id)
    )
    return Draft(
        id=int(result.scalar_one()),
        author_id=author_id,
        item_id=item_id,
        content=content,
        target=target,
        way=way,
        plan=plan,
        revision=1,
    )


async def save(tx: AsyncConnection, draft: Draft, *, expected_revision: int, now: datetime) -> None:
    """Write it back.

    Raises:
        Stale: `button-expired`: it was changed meanwhile.
    """
    result = await tx.execute(
        update(drafts)
        .where(drafts.c.id == draft.id, drafts.c.revision == expected_revision)
        .values(data=_data(draft.content, draft.target, draft.way, draft.plan), revision=draft.revision, updated_at=now)
    )
    if result.rowcount != 1:
        raise Stale("button-expired")


async def drop(tx: AsyncConnection, draft_id: int) -> None:
    await tx.execute(delete(drafts).where(drafts.c.id == draft_id))


def _data(content: Content, target: Scope | None, way: Way | None, plan: Plan) -> dict[str, Any]:
    return asdict(content) | {
        "media": media_data(content.media),
        "answered": marks_data(content.answered),
        "target": None if target is None else str(target),
        "way": way,
        "plan": plan_data(plan),
    }


def _draft(row: Row[Any]) -> Draft:
    data = dict(row.data)
    target, way, plan, media, answered = (
        data.pop(name, None) for name in ("target", "way", "plan", "media", "answered")
    )
    return Draft(
        id=row.id,
        author_id=row.author_id,
        item_id=row.item_id,
        content=Content(**data, media=media_of(media), answered=marks_from(answered)),
        target=None if target is None else Scope.parse(target),
        way=None if way is None else Way(way),
        plan=plan_of(plan),
        revision=row.revision,
    )
