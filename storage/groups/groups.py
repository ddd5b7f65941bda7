"""Telegram groups: added, bound to a place, moved to a new id, left."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import ColumnElement, Row, delete, false, func, insert, or_, select, true, update
from sqlalchemy.ext.asyncio import AsyncConnection

from siman_bot.domain.groups.group import TROUBLES, Group, GroupState, Topic
from siman_bot.domain.groups.quiet import Quiet
from siman_bot.domain.places import Location, Region, Scope, ScopeKind
from siman_bot.domain.sending.delivery import UNREACHABLE, FailureReason
from storage.groups.tables import groups
from storage.people.tables import people

_KEPT_FIRST: Final = (GroupState.BOUND, GroupState.UNBOUND, GroupState.LEAVING, GroupState.LEFT)
_NO_BINDING: Final = {
    "scope_kind": None,
    "scope_code": None,
    "region": None,
    "province_code": None,
    "regency_code": None,
    "institution_id": None,
    "bound_by": None,
    "bound_at": None,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class BoundGroup:
    """A group that is sent to, in its topic `thread_id` where it is bound with one, outside its quiet hours.

    `trouble` is what kept us from writing there the last time.
    """

    id: int
    chat_id: int
    title: str
    scope: Scope
    location: Location
    thread_id: int | None
    quiet: Quiet | None
    trouble: FailureReason | None = None


async def bound_in(connection: AsyncConnection, scope: Scope) -> list[BoundGroup]:
    """The bound groups whose place lies inside the scope, without those that are gone or that we were put out of."""
    rows = await connection.execute(select(groups).where(_there(scope)).order_by(groups.c.id))
    return [_bound(row) for row in rows]


async def bound_with(connection: AsyncConnection, chat_ids: Sequence[int]) -> dict[int, BoundGroup]:
    """The bound ones of these chats by chat id, with those that couldn't be written to the last time."""
    rows = await connection.execute(
        select(groups).where(groups.c.chat_id.in_(chat_ids), groups.c.state == GroupState.BOUND)
    )
    return {row.chat_id: _bound(row) for row in rows}


async def count_bound_in(connection: AsyncConnection, scope: Scope) -> int:
    """How many `bound_in` gives."""
    return await _count(connection, _there(scope))


async def count_troubled_in(connection: AsyncConnection, scope: Scope) -> int:
    """How many of those can't be written to now."""
    return await _count(connection, _there(scope) & groups.c.trouble.is_not(None))


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
    trouble = None if kept.trouble in UNREACHABLE else kept.trouble
    await tx.execute(update(groups).where(groups.c.id == kept.id).values(chat_id=new, trouble=trouble))


async def mark_trouble(tx: AsyncConnection, chat_id: int, reason: FailureReason, now: datetime) -> int | None:  # noqa: ARG001 - every marking knows its time
    """Note that nothing can be sent to a group now.

    Returns:
        The Telegram id of the person who bound the group when this is news, to be told once; else None.
    """
    if reason not in TROUBLES:
        return None
    marked = (
        await tx.execute(
            update(groups)
            .where(
                groups.c.chat_id == chat_id,
                groups.c.trouble.is_(None),
                groups.c.state.in_((GroupState.BOUND, GroupState.UNBOUND)),
            )
            .values(trouble=reason)
            .returning(groups.c.state, groups.c.bound_by)
        )
    ).one_or_none()
    if marked is None or marked.state != GroupState.BOUND or marked.bound_by is None:
        return None
    return await _telegram_id(tx, marked.bound_by)


async def clear_trouble(tx: AsyncConnection, chat_id: int) -> None:
    await tx.execute(update(groups).where(groups.c.chat_id == chat_id).values(trouble=None))


async def heal(tx: AsyncConnection, chat_id: int) -> None:
    """A message has arrived there: what kept us from writing is over. Whether we were put out is the group's to say."""
    await tx.execute(
        update(groups)
        .where(groups.c.chat_id == chat_id, groups.c.trouble.not_in(sorted(UNREACHABLE)))
        .values(trouble=None)
    )


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
    trouble: FailureReason | None,
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

    Of the unbound ones only those that this person added, or that somebody unknown did: a group's title is nobody
    else's business before it is bound.
    """
    inside = or_(false(), *(_inside(scope) for scope in scopes))
    own = or_(groups.c.added_by == person_id, groups.c.added_by.is_(None))
    rows = await connection.execute(
        select(groups).where(
            or_((groups.c.state == GroupState.UNBOUND) & own, (groups.c.state == GroupState.BOUND) & inside)
        )
    )
    found = [_group(row) for row in rows]
    unbound = sorted((one for one in found if one.scope is None), key=lambda one: one.added_at, reverse=True)
    bound = sorted((one for one in found if one.scope is not None), key=lambda one: (one.title.casefold(), one.id))
    return [*unbound, *bound]


async def _count(connection: AsyncConnection, which: ColumnElement[bool]) -> int:
    return int((await connection.execute(select(func.count()).select_from(groups).where(which))).scalar_one())


async def _telegram_id(connection: AsyncConnection, person_id: int) -> int | None:
    found = await connection.execute(select(people.c.telegram_id).where(people.c.id == person_id))
    return found.scalar_one_or_none()


async def _one(connection: AsyncConnection, which: ColumnElement[bool]) -> Group | None:
    row = (await connection.execute(select(groups).where(which))).one_or_none()
    return None if row is None else _group(row)


def _group(row: Row[Any]) -> Group:
    scope = None if row.scope_kind is None else Scope(kind=ScopeKind(row.scope_kind), code=row.scope_code)
    return Group(
        id=row.id,
        chat_id=row.chat_id,
        title=row.title,
        state=GroupState(row.state),
        scope=scope,
        location=_location(row),
        added_at=row.added_at,
        bound_by=row.bound_by,
        trouble=None if row.trouble is None else FailureReason(row.trouble),
        topic=None if row.thread_id is None else Topic(id=row.thread_id, name=row.topic or ""),
        quiet=_quiet(row),
        revision=row.revision,
    )


def _bound(row: Row[Any]) -> BoundGroup:
    return BoundGroup(
        id=row.id,
        chat_id=row.chat_id,
        title=row.title,
        scope=Scope(kind=ScopeKind(row.scope_kind), code=row.scope_code),
        location=_location(row),
        thread_id=row.thread_id,
        quiet=_quiet(row),
        trouble=None if row.trouble is None else FailureReason(row.trouble),
    )


def _location(row: Row[Any]) -> Location:
    return Location(
        region=None if row.region is None else Region(row.region),
        province_code=row.province_code,
        regency_code=row.regency_code,
        institution_id=row.institution_id,
    )


def _quiet(row: Row[Any]) -> Quiet | None:
    return None if row.quiet_since is None else Quiet(since=row.quiet_since, until=row.quiet_until)


def _there(scope: Scope) -> ColumnElement[bool]:
    reachable = or_(groups.c.trouble.is_(None), groups.c.trouble.not_in(sorted(UNREACHABLE)))
    return (groups.c.state == GroupState.BOUND) & reachable & _inside(scope)


def _inside(scope: Scope) -> ColumnElement[bool]:
    """`domain.places.covers` as a condition on the row."""
    match scope.kind:
        case ScopeKind.NATION:
            return true()
        case ScopeKind.REGION:
            return groups.c.region == scope.code
        case ScopeKind.PROVINCE:
            return groups.c.province_code == scope.code
        case ScopeKind.REGENCY:
            return groups.c.regency_code == scope.code
        case ScopeKind.INSTITUTION:
            return groups.c.institution_id == int(scope.code)
