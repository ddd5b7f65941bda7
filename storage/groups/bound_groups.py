"""Groups that receive what is broadcast to their place."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from siman_bot.domain.groups.group import BoundGroup, GroupState
from siman_bot.domain.groups.trouble import OUTSIDE
from siman_bot.domain.places import Scope
from storage.groups.rows import PLACE, bound_group_of
from storage.groups.tables import groups
from storage.scopes import inside


async def within(connection: AsyncConnection, scope: Scope) -> list[BoundGroup]:
    """The bound groups whose place lies inside the scope, without those that are gone or that we were put out of."""
    rows = await connection.execute(select(groups).where(there(scope)).order_by(groups.c.id))
    return [bound_group_of(row) for row in rows]


async def of_chats(connection: AsyncConnection, chat_ids: Sequence[int]) -> dict[int, BoundGroup]:
    """The bound ones of these chats by chat id, with those that couldn't be written to the last time."""
    rows = await connection.execute(
        select(groups).where(groups.c.chat_id.in_(chat_ids), groups.c.state == GroupState.BOUND)
    )
    return {row.chat_id: bound_group_of(row) for row in rows}


async def count_within(connection: AsyncConnection, scope: Scope) -> int:
    """How many `within` gives."""
    return await _count(connection, there(scope))


async def count_troubled(connection: AsyncConnection, scope: Scope) -> int:
    """How many of those can't be written to now."""
    return await _count(connection, there(scope) & groups.c.trouble.is_not(None))


async def _count(connection: AsyncConnection, which: ColumnElement[bool]) -> int:
    return int((await connection.execute(select(func.count()).select_from(groups).where(which))).scalar_one())


def there(scope: Scope) -> ColumnElement[bool]:
    """Rows that `within` gives."""
    reachable = or_(groups.c.trouble.is_(None), groups.c.trouble.not_in(sorted(OUTSIDE)))
    return (groups.c.state == GroupState.BOUND) & reachable & inside([scope], PLACE)
