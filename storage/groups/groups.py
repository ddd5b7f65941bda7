"""Telegram groups: added, bound to a place, moved to a new id, left."""

from dataclasses import replace
from datetime import datetime
from typing import Any, Final

from sqlalchemy import ColumnElement, delete, insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from siman_bot.domain.groups.group import Group, GroupState, Topic
from siman_bot.domain.groups.quiet import Quiet
from siman_bot.domain.groups.trouble import OUTSIDE, Trouble
from siman_bot.domain.places import Location, Scope
from storage.groups.rows import PLACE, group_of
from storage.groups.tables import groups
from storage.scopes import inside

_KEPT_FIRST: Final = (GroupState.BOUND, GroupState.UNBOUND, GroupState.LEAVING, GroupState.LEFT)
_NO_BINDING: Final = {
    "scope_kind": None,
    "scope_code": None,
    "region": None,
    "province_code": None,
    "regency_code": None,
    "institution_id": None,
    "opened_by": None,
    "opened_at": None,
    "bound_by": None,
    "bound_at": None,
}


async def move_chat(tx: AsyncConnection, old: int, new: int) -> None:
    """A group became a supergroup. Both chats say so, in either order, and so may the answer to a sending.

    Where the new id has a row already, the one that is bound stays, else the old one.
    """
    if old == new:
        return
    rows = (await tx.execute(select(groups).where(groups.c.chat_id.in_((old, new))))).all()
    if all(row.chat_id == new for row in rows):
        return
    kept, *others = sorted(rows, key=lambda row: (_KEPT_FIRST.index(GroupState(row.state)), row.chat_id != old))
    if others:
        await tx.execute(delete(groups).where(groups.c.id.in_([row.id for row in others])))
    # The old id's silence was the move itself.
    trouble = None if kept.trouble in OUTSIDE else kept.trouble
    await tx.execute(update(groups).where(groups.c.id == kept.id).values(chat_id=new, trouble=trouble))


async def get(connection: AsyncConnection, group_id: int) -> Group | None:
    return await _one(connection, groups.c.id == group_id)


async def find(connection: AsyncConnection, chat_id: int) -> Group | None:
    return await _one(connection, groups.c.chat_id == chat_id)


async def add(
    tx: AsyncConnection,
    *,
    chat_id: int,
    title: str,
    added_by: int | None,
    trouble: Trouble | None,
    quiet: Quiet | None,
    now: datetime,
) -> Group:
    """A group that the bot was brought into, or brought into again: unbound, whatever it was before."""
    values: dict[str, Any] = {
        "title": title,
        "state": GroupState.UNBOUND,
        "added_at": now,
        "added_by": added_by,
        "trouble": trouble,
        "thread_id": None,
        "topic": None,
        "quiet_since": None if quiet is None else quiet.since,
        "quiet_until": None if quiet is None else quiet.until,
        **_NO_BINDING,
    }
    known = await find(tx, chat_id)
    if known is None:
        await tx.execute(insert(groups).values(chat_id=chat_id, **values))
    else:
        await tx.execute(update(groups).where(groups.c.id == known.id).values(revision=known.revision + 1, **values))
    added = await find(tx, chat_id)
    if added is None:
        raise LookupError(chat_id)
    return added


async def set_title(tx: AsyncConnection, group_id: int, title: str) -> None:
    await tx.execute(update(groups).where(groups.c.id == group_id).values(title=title))


async def note_opened(tx: AsyncConnection, group: Group, *, by: int, now: datetime) -> Group:
    """The group with who asked last, in the group itself, to bind it."""
    await tx.execute(update(groups).where(groups.c.id == group.id).values(opened_by=by, opened_at=now))
    return replace(group, opened_by=by)


async def bind(
    tx: AsyncConnection,
    group: Group,
    *,
    scope: Scope,
    location: Location,
    topic: Topic | None,
    bound_by: int,
    now: datetime,
) -> None:
    """Bind a group, or bind it elsewhere; what troubled it is over."""
    await tx.execute(
        update(groups)
        .where(groups.c.id == group.id)
        .values(
            state=GroupState.BOUND,
            scope_kind=scope.kind,
            scope_code=scope.code,
            region=location.region,
            province_code=location.province_code,
            regency_code=location.regency_code,
            institution_id=location.institution_id,
            bound_by=bound_by,
            bound_at=now,
            thread_id=None if topic is None else topic.id,
            topic=None if topic is None else topic.name,
            trouble=None,
            revision=group.revision + 1,
        )
    )


async def set_quiet(tx: AsyncConnection, group: Group, quiet: Quiet | None) -> None:
    await tx.execute(
        update(groups)
        .where(groups.c.id == group.id)
        .values(
            quiet_since=None if quiet is None else quiet.since,
            quiet_until=None if quiet is None else quiet.until,
            revision=group.revision + 1,
        )
    )


async def set_state(tx: AsyncConnection, group: Group, state: GroupState) -> None:
    await tx.execute(update(groups).where(groups.c.id == group.id).values(state=state, revision=group.revision + 1))


async def expire_unbound(tx: AsyncConnection, before: datetime) -> None:
    """Those unbound since before that time are to be left."""
    await tx.execute(
        update(groups)
        .where(groups.c.state == GroupState.UNBOUND, groups.c.added_at <= before)
        .values(state=GroupState.LEAVING, revision=groups.c.revision + 1)
    )


async def leaving(connection: AsyncConnection) -> list[int]:
    """The chat ids of the groups that the bot is still to leave."""
    rows = await connection.execute(
        select(groups.c.chat_id).where(groups.c.state == GroupState.LEAVING).order_by(groups.c.id)
    )
    return [row.chat_id for row in rows]


async def for_admin(connection: AsyncConnection, person_id: int, scopes: tuple[Scope, ...]) -> list[Group]:
    """The unbound groups, newest first, then those bound to a place inside one of the scopes, by title.

    Of the unbound ones only those that this person added or asked to bind: a group's title is nobody else's business
    before it is bound.
    """
    own = or_(groups.c.added_by == person_id, groups.c.opened_by == person_id)
    rows = await connection.execute(
        select(groups).where(
            or_(
                (groups.c.state == GroupState.UNBOUND) & own,
                (groups.c.state == GroupState.BOUND) & inside(scopes, PLACE),
            )
        )
    )
    found = [group_of(row) for row in rows]
    unbound = sorted((one for one in found if one.scope is None), key=lambda one: one.added_at, reverse=True)
    bound = sorted((one for one in found if one.scope is not None), key=lambda one: (one.title.casefold(), one.id))
    return [*unbound, *bound]


async def _one(connection: AsyncConnection, which: ColumnElement[bool]) -> Group | None:
    row = (await connection.execute(select(groups).where(which))).one_or_none()
    return None if row is None else group_of(row)
