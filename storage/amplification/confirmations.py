"""The admins who confirmed that an account is an institution's (R7)."""

from datetime import datetime

from sqlalchemy import delete, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from siman_bot.domain.people.person import Person
from storage.amplification.tables import account_confirmations
from storage.people import people


async def givers(connection: AsyncConnection, account_id: int) -> list[Person]:
    """Whoever has confirmed it, with the roles they hold now."""
    columns = account_confirmations.c
    return await people.those(connection, select(columns.admin_id).where(columns.account_id == account_id))


async def add(tx: AsyncConnection, *, account_id: int, admin_id: int, now: datetime) -> None:
    await tx.execute(insert(account_confirmations).values(account_id=account_id, admin_id=admin_id, confirmed_at=now))


async def drop_of(tx: AsyncConnection, account_id: int) -> None:
    await tx.execute(delete(account_confirmations).where(account_confirmations.c.account_id == account_id))
