"""What keeps the bot from writing to groups: noted, and noted as over."""

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from siman_bot.domain.groups.group import GroupState
from siman_bot.domain.groups.trouble import OUTSIDE, Trouble
from storage.groups.tables import groups
from storage.people.tables import people


async def mark(tx: AsyncConnection, chat_id: int, trouble: Trouble) -> int | None:
    """Note that nothing can be sent to a group now.

    Returns:
        The Telegram id of the person who bound the group when this is news, to be told once; else None.
    """
    marked = (
        await tx.execute(
            update(groups)
            .where(
                groups.c.chat_id == chat_id,
                groups.c.trouble.is_(None),
                groups.c.state.in_((GroupState.BOUND, GroupState.UNBOUND)),
            )
            .values(trouble=trouble)
            .returning(groups.c.state, groups.c.bound_by)
        )
    ).one_or_none()
    if marked is None or marked.state != GroupState.BOUND or marked.bound_by is None:
        return None
    return await _telegram_id(tx, marked.bound_by)


async def clear(tx: AsyncConnection, chat_id: int) -> None:
    """It can be written to again."""
    await tx.execute(update(groups).where(groups.c.chat_id == chat_id).values(trouble=None))


async def heal(tx: AsyncConnection, chat_id: int) -> None:
    """A message has arrived there: what kept us from writing is over. Whether we were put out is the group's to say."""
    await tx.execute(
        update(groups).where(groups.c.chat_id == chat_id, groups.c.trouble.not_in(sorted(OUTSIDE))).values(trouble=None)
    )


async def _telegram_id(connection: AsyncConnection, person_id: int) -> int | None:
    found = await connection.execute(select(people.c.telegram_id).where(people.c.id == person_id))
    return found.scalar_one_or_none()
