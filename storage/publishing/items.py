"""Items with their versions. A version is written once and never overwritten (R13)."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final

from sqlalchemy import ColumnElement, Integer, Row, Select, and_, bindparam, func, insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from siman_bot.domain.media import media_data, media_of
from siman_bot.domain.places import NOWHERE, Location, Scope
from siman_bot.domain.publishing.item import Content, Item, ItemKind, ItemState
from siman_bot.domain.publishing.marks import marks_data, marks_from
from siman_bot.domain.publishing.withdrawal import WithdrawalReason
from siman_bot.domain.refusals import Stale
from siman_bot.domain.sending.plan import AT_ONCE, Plan, plan_data, plan_of
from siman_bot.domain.sending.way import Way
from siman_bot.domain.text import fingerprint
from storage.columns import Utc
from storage.publishing.public_versions import Now, public_version
from storage.publishing.tables import item_versions, items
from storage.scopes import covering, is_one_of, place_parameters, scope_of

_WORDS: Final = ("title", "body", "source_url", "office", "post")


async def get(connection: AsyncConnection, item_id: int) -> Item | None:
    """The item with the words of its newest version."""
    return await _one(connection, items.c.id == item_id)


async def by_code(connection: AsyncConnection, code: str) -> Item | None:
    """As `get`, by the public code as it is stored."""
    return await _one(connection, items.c.code == code)


async def content_of(connection: AsyncConnection, item_id: int, version: int) -> Content:
    """The words of one version.

    Raises:
        NoResultFound: There is no such version; versions are never deleted, so this is a bug.
    """
    rows = await connection.execute(
        select(item_versions).where(item_versions.c.item_id == item_id, item_versions.c.version == version)
    )
    return _content(rows.one())


async def add(
    tx: AsyncConnection,
    *,
    code: str,
    kind: ItemKind,
    content: Content,
    target: Scope | None,
    way: Way | None,
    plan: Plan = AT_ONCE,
    author_id: int,
    now: datetime,
) -> Item:
    """A new draft in its first version. The code must be free."""
    result = await tx.execute(
        insert(items)
        .values(
            code=code,
            kind=kind,
            state=ItemState.DRAFT,
            author_id=author_id,
            editor_id=author_id,
            version=1,
            revision=1,
            created_at=now,
            changed_at=now,
            plan=plan_data(plan),
            **_target(target, way),
        )
        .returning(items.c.id)
    )
    item = Item(
        id=int(result.scalar_one()),
        code=code,
        kind=kind,
        state=ItemState.DRAFT,
        author_id=author_id,
        editor_id=author_id,
        version=1,
        revision=1,
        content=content,
        target=target,
        way=way,
        plan=plan,
    )
    await _add_version(tx, item, now)
    return item


async def save(tx: AsyncConnection, item: Item, *, expected_revision: int, now: datetime) -> None:
    """Write the item back and append its version when that is new.

    Raises:
        Stale: `item-moved-on`: the row has another revision by now.
    """
    result = await tx.execute(
        update(items)
        .where(items.c.id == item.id, items.c.revision == expected_revision)
        .values(
            state=item.state,
            editor_id=item.editor_id,
            approver_id=item.approver_id,
            version=item.version,
            revision=item.revision,
            changed_at=now,
            plan=plan_data(item.plan),
            withdrawn_for=item.withdrawn_for,
            returned_because=item.returned_because or None,
            **_target(item.target, item.way),
        )
    )
    if result.rowcount != 1:
        raise Stale("item-moved-on", code=item.code)
    newest = select(func.max(item_versions.c.version)).where(item_versions.c.item_id == item.id)
    if item.version > (await tx.execute(newest)).scalar_one():
        await _add_version(tx, item, now)


async def last_of(connection: AsyncConnection, author_id: int) -> Content | None:
    """The words of what this author wrote last, to suggest office and post from."""
    rows = await connection.execute(
        select(item_versions)
        .where(item_versions.c.written_by == author_id)
        .order_by(item_versions.c.written_at.desc(), item_versions.c.item_id.desc())
        .limit(1)
    )
    row = rows.one_or_none()
    return None if row is None else _content(row)


async def by_author(
    connection: AsyncConnection,
    author_id: int,
    *,
    kind: ItemKind,
    states: Sequence[ItemState],
    limit: int,
    offset: int,
) -> list[Item]:
    """What one author wrote, the last changed first."""
    asked = _newest_first(_written_by(author_id, kind, states)).limit(limit).offset(offset)
    return [_item(row) for row in await connection.execute(asked)]


async def count_by_author(
    connection: AsyncConnection, author_id: int, *, kind: ItemKind, states: Sequence[ItemState]
) -> int:
    """How many `by_author` could give."""
    asked = select(func.count()).select_from(items).where(_written_by(author_id, kind, states))
    return int((await connection.execute(asked)).scalar_one())


async def in_review(
    connection: AsyncConnection, *, besides: int, targets: Sequence[Scope] | None, limit: int, offset: int
) -> list[Item]:
    """What waits for a reviewer, the longest waiting first.

    Args:
        connection: To read from.
        besides: Without what this person wrote or edited last.
        targets: Sent to one of these; None: to any.
        limit: At most so many.
        offset: After skipping so many.
    """
    asked = _selected().where(_waits(besides, targets)).order_by(items.c.changed_at, items.c.id)
    return [_item(row) for row in await connection.execute(asked.limit(limit).offset(offset))]


async def count_in_review(connection: AsyncConnection, *, besides: int, targets: Sequence[Scope] | None) -> int:
    """How many `in_review` could give."""
    asked = select(func.count()).select_from(items).where(_waits(besides, targets))
    return int((await connection.execute(asked)).scalar_one())


async def open_item(connection: AsyncConnection, item_id: int, *, now: datetime) -> Item | None:
    """The item with the words that are public, None where it isn't approved (any more) or not public yet."""
    row = (await connection.execute(_open(now).where(items.c.id == item_id))).one_or_none()
    return None if row is None else _item(row)


async def open_items(
    connection: AsyncConnection,
    *,
    now: datetime,
    seen_from: Location | None,
    search: str = "",
    limit: int,
    offset: int,
) -> list[Item]:
    """As `open_item`, all whose target takes in a place (None: the nationwide ones alone), the newest first.

    Args:
        connection: To read from.
        now: The time.
        seen_from: The reader's place.
        search: Words of the title or a code; every one must be there.
        limit: At most so many.
        offset: After skipping so many.
    """
    asked = _OPEN_HERE
    for word in search.split():
        asked = asked.where(or_(item_versions.c.title.icontains(word, autoescape=True), items.c.code == word.upper()))
    cut = {"now": now, "most": limit, "skipped": offset}
    rows = await connection.execute(asked, place_parameters(seen_from or NOWHERE) | cut)
    return [_item(row) for row in rows]


async def _one(connection: AsyncConnection, which: ColumnElement[bool]) -> Item | None:
    row = (await connection.execute(_selected().where(which))).one_or_none()
    return None if row is None else _item(row)


def _written_by(author_id: int, kind: ItemKind, states: Sequence[ItemState]) -> ColumnElement[bool]:
    return and_(items.c.author_id == author_id, items.c.kind == kind, items.c.state.in_(states))


def _waits(besides: int, targets: Sequence[Scope] | None) -> ColumnElement[bool]:
    return and_(
        items.c.state == ItemState.IN_REVIEW,
        items.c.author_id != besides,
        items.c.editor_id != besides,
        items.c.target_kind.is_not(None),
        is_one_of(items.c.target_kind, items.c.target_code, targets),
    )


def _newest_first(which: ColumnElement[bool]) -> Select[Any]:
    return _selected().where(which).order_by(items.c.changed_at.desc(), items.c.id.desc())


async def _add_version(tx: AsyncConnection, item: Item, now: datetime) -> None:
    content = item.content
    await tx.execute(
        insert(item_versions).values(
            item_id=item.id,
            version=item.version,
            **{name: getattr(content, name) for name in _WORDS},
            title_print=fingerprint(content.title),
            body_print=fingerprint(content.body),
            media=media_data(content.media),
            answered=marks_data(content.answered) or None,
            written_by=item.editor_id,
            written_at=now,
        )
    )


def _selected(version: ColumnElement[int] = items.c.version) -> Select[Any]:
    words = (item_versions.c[name] for name in (*_WORDS, "media", "answered"))
    shown = and_(item_versions.c.item_id == items.c.id, item_versions.c.version == version)
    return select(items, *words).select_from(items).join(item_versions, shown)


def _open(now: Now) -> Select[Any]:
    return _selected(public_version(now)).where(items.c.state == ItemState.APPROVED)


_OPEN_HERE: Final = (
    _open(bindparam("now", type_=Utc))
    .where(covering(items.c.target_kind, items.c.target_code))
    .order_by(items.c.changed_at.desc(), items.c.id.desc())
    .limit(bindparam("most", type_=Integer))
    .offset(bindparam("skipped", type_=Integer))
)


def _target(target: Scope | None, way: Way | None) -> dict[str, Any]:
    return {
        "target_kind": None if target is None else target.kind,
        "target_code": None if target is None else target.code,
        "way": way,
    }


def _content(row: Row[Any]) -> Content:
    words = {name: getattr(row, name) for name in _WORDS}
    return Content(**words, media=media_of(row.media), answered=marks_from(row.answered))


def _item(row: Row[Any]) -> Item:
    target = None if row.target_kind is None else scope_of(row.target_kind, row.target_code)
    return Item(
        id=row.id,
        code=row.code,
        kind=ItemKind(row.kind),
        state=ItemState(row.state),
        author_id=row.author_id,
        editor_id=row.editor_id,
        version=row.version,
        revision=row.revision,
        content=_content(row),
        target=target,
        way=None if row.way is None else Way(row.way),
        plan=plan_of(row.plan),
        approver_id=row.approver_id,
        withdrawn_for=None if row.withdrawn_for is None else WithdrawalReason(row.withdrawn_for),
        withdrawn_because=row.withdrawn_because or "",
        returned_because=row.returned_because or "",
    )
