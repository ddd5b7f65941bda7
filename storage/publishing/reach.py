"""The groups that a decision on an item goes to and that lack it: counted at once, read in slices."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from siman_bot.domain.groups.group import BoundGroup
from siman_bot.domain.groups.quiet import Quiet
from siman_bot.domain.places import Location, Scope
from storage.groups.bound_groups import there
from storage.groups.rows import PLACE, bound_group_of
from storage.groups.tables import groups
from storage.scopes import inside, location_of
from storage.sending.broadcasts import standing


@dataclass(frozen=True, slots=True, kw_only=True)
class Lacking:
    """Which groups are meant: those of the target, of these `scopes` alone where some are given.

    Left out are those where the item stands, may stand or is on its way by a broadcast before `broadcast_id`; with
    `with_unbegun` those that only have it owed from there are meant as well: it will come by this one instead.
    """

    item_id: int
    broadcast_id: int
    target: Scope
    scopes: tuple[Scope, ...] = ()
    with_unbegun: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Alike:
    """How many of the groups have one place, one clock and the same quiet hours."""

    location: Location
    quiet: Quiet | None
    troubled: bool
    number: int


async def lacking(connection: AsyncConnection, which: Lacking, *, after: int, limit: int) -> list[BoundGroup]:
    """Those with numbers above `after`, in the order of their numbers."""
    rows = await connection.execute(
        select(groups).where(*_wanted(which), groups.c.id > after).order_by(groups.c.id).limit(limit)
    )
    return [bound_group_of(row) for row in rows]


async def in_target(connection: AsyncConnection, target: Scope, *, scopes: Sequence[Scope] = ()) -> list[Alike]:
    """All groups of a target that can be written to, of these scopes alone where some are given."""
    return await _alike(connection, _there(target, scopes))


async def counted(connection: AsyncConnection, which: Lacking) -> list[Alike]:
    """All of them."""
    return await _alike(connection, _wanted(which))


async def counted_afresh(connection: AsyncConnection, which: Lacking, *, besides: Sequence[Scope]) -> list[Alike]:
    """Those of them that don't have the item from the same broadcast already and don't lie in the scopes `besides`."""
    has_it = groups.c.chat_id.in_(standing.chats_of(which.broadcast_id))
    elsewhere = inside(besides, PLACE)
    return await _alike(connection, (*_wanted(which), ~has_it, ~elsewhere))


async def _alike(connection: AsyncConnection, wanted: Sequence[ColumnElement[bool]]) -> list[Alike]:
    place = (groups.c.region, groups.c.province_code, groups.c.regency_code, groups.c.institution_id)
    hours = (groups.c.quiet_since, groups.c.quiet_until)
    troubled = groups.c.trouble.is_not(None)
    rows = await connection.execute(
        select(*place, *hours, troubled.label("troubled"), func.count().label("number"))
        .where(*wanted)
        .group_by(*place, *hours, troubled)
    )
    return [
        Alike(
            location=location_of(row),
            quiet=None if row.quiet_since is None else Quiet(since=row.quiet_since, until=row.quiet_until),
            troubled=bool(row.troubled),
            number=row.number,
        )
        for row in rows
    ]


def _wanted(which: Lacking) -> tuple[ColumnElement[bool], ...]:
    has_it = standing.chats_before(which.item_id, broadcast_id=which.broadcast_id, unbegun=not which.with_unbegun)
    return (*_there(which.target, which.scopes), groups.c.chat_id.not_in(has_it))


def _there(target: Scope, scopes: Sequence[Scope]) -> tuple[ColumnElement[bool], ...]:
    own = (inside(scopes, PLACE),) if scopes else ()
    return (there(target), *own)
