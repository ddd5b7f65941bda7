"""Social-media accounts that their owners registered.

An institution's confirmed account is public and held by one person. What is only declared is nobody's alone: several
may declare one handle, and none of them is told of the others (R8).
"""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import Row, Select, delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from siman_bot.domain.amplification.account import Account
from siman_bot.domain.people.person import MemberState
from siman_bot.domain.post_link import Platform
from storage.amplification.tables import account_confirmations, accounts, amplifications
from storage.people.tables import institutions, members
from storage.upserts import insert_into


async def add(
    tx: AsyncConnection,
    *,
    owner_id: int,
    institution_id: int | None,
    platform: Platform,
    handle: str,
    url: str,
    now: datetime,
) -> int | None:
    """The new account's id; None where the owner has it already, or another personal one on the platform."""
    insert = insert_into(tx.dialect.name, accounts)
    result = await tx.execute(
        insert.values(
            owner_id=owner_id,
            institution_id=institution_id,
            platform=platform,
            handle=handle,
            url=url,
            declared_at=now,
        )
        .on_conflict_do_nothing()
        .returning(accounts.c.id)
    )
    new_id: int | None = result.scalar_one_or_none()
    return new_id


async def of_owner(connection: AsyncConnection, owner_id: int) -> list[Account]:
    """What one person has registered and not removed, in the order of registration."""
    rows = await connection.execute(_live().where(accounts.c.owner_id == owner_id).order_by(accounts.c.id))
    return [_account(row) for row in rows]


async def own(connection: AsyncConnection, *, account_id: int, owner_id: int) -> Account | None:
    """One of a person's accounts; None for somebody else's or a removed one."""
    rows = await connection.execute(_live().where(accounts.c.id == account_id, accounts.c.owner_id == owner_id))
    row = rows.one_or_none()
    return None if row is None else _account(row)


async def declared(connection: AsyncConnection, account_id: int) -> Account | None:
    """An account declared an institution's, confirmed or not; None for a removed or a personal one."""
    rows = await connection.execute(_live().where(accounts.c.id == account_id, accounts.c.institution_id.is_not(None)))
    row = rows.one_or_none()
    return None if row is None else _account(row)


async def unconfirmed(connection: AsyncConnection) -> list[Account]:
    """Accounts declared an institution's that nobody has confirmed yet, the longest waiting first."""
    rows = await connection.execute(
        _live()
        .where(accounts.c.institution_id.is_not(None), accounts.c.confirmed_at.is_(None))
        .order_by(accounts.c.declared_at, accounts.c.id)
    )
    return [_account(row) for row in rows]


async def name_page(tx: AsyncConnection, account_id: int, page: str) -> None:
    """Keep where the institution's own site names the account."""
    await tx.execute(update(accounts).where(accounts.c.id == account_id).values(page=page))


async def official(connection: AsyncConnection, platform: Platform, handle: str) -> Account | None:
    """The institution's confirmed account of that name."""
    rows = await connection.execute(
        _live().where(
            accounts.c.platform == platform,
            accounts.c.handle == handle,
            accounts.c.institution_id.is_not(None),
            accounts.c.confirmed_at.is_not(None),
        )
    )
    row = rows.one_or_none()
    return None if row is None else _account(row)


async def contested(connection: AsyncConnection) -> list[Account]:
    """Institutions' accounts that somebody has contested and nobody has decided on, the longest waiting first."""
    rows = await connection.execute(
        _live().where(accounts.c.contested_at.is_not(None)).order_by(accounts.c.contested_at, accounts.c.id)
    )
    return [_account(row) for row in rows]


async def contested_by(connection: AsyncConnection, account_id: int) -> int | None:
    rows = await connection.execute(select(accounts.c.contested_by).where(accounts.c.id == account_id))
    found: int | None = rows.scalar_one()
    return found


async def contest(tx: AsyncConnection, account_id: int, *, by: int, now: datetime) -> None:
    await tx.execute(
        update(accounts).where(accounts.c.id == account_id).values(contested_by=by, contested_at=now, kept_at=None)
    )


async def keep(tx: AsyncConnection, account_id: int, *, now: datetime) -> None:
    """It is rightly the institution's; who contested it is forgotten."""
    await tx.execute(
        update(accounts).where(accounts.c.id == account_id).values(contested_by=None, contested_at=None, kept_at=now)
    )


async def confirm(tx: AsyncConnection, account_id: int, now: datetime) -> None:
    await tx.execute(update(accounts).where(accounts.c.id == account_id).values(confirmed_at=now))


async def is_official(connection: AsyncConnection, platform: Platform, handle: str) -> bool:
    """Whether it is an institution's confirmed account, which is public."""
    rows = await connection.execute(
        select(accounts.c.id).where(
            accounts.c.platform == platform,
            accounts.c.handle == handle,
            accounts.c.removed_at.is_(None),
            accounts.c.confirmed_at.is_not(None),
        )
    )
    return rows.first() is not None


async def release(tx: AsyncConnection, *, institution_id: int, platform: Platform, handle: str, now: datetime) -> None:
    """Retire an institution's confirmed account whose owner is no approved member of it any more, for a colleague."""
    there = select(members.c.person_id).where(
        members.c.institution_id == institution_id, members.c.state == MemberState.APPROVED
    )
    await tx.execute(
        update(accounts)
        .where(
            accounts.c.institution_id == institution_id,
            accounts.c.platform == platform,
            accounts.c.handle == handle,
            accounts.c.removed_at.is_(None),
            accounts.c.confirmed_at.is_not(None),
            accounts.c.owner_id.not_in(there),
        )
        .values(removed_at=now)
    )


async def shares_of(connection: AsyncConnection, account_id: int) -> int:
    """How many shares are recorded for an account."""
    counted = await connection.execute(
        select(func.count()).select_from(amplifications).where(amplifications.c.account_id == account_id)
    )
    return int(counted.scalar_one())


async def declarers(connection: AsyncConnection, account_ids: Collection[int]) -> dict[int, int]:
    """Who declared these accounts, by the accounts' ids."""
    rows = await connection.execute(select(accounts.c.id, accounts.c.owner_id).where(accounts.c.id.in_(account_ids)))
    return {row.id: row.owner_id for row in rows}


async def retire(tx: AsyncConnection, account_id: int, now: datetime) -> None:
    """Remove an institution's account; what it shared in public stays under its name."""
    await tx.execute(update(accounts).where(accounts.c.id == account_id).values(removed_at=now))


async def erase(tx: AsyncConnection, account_id: int) -> None:
    """Remove a personal account, or one that isn't an institution's, with every record of its shares."""
    await tx.execute(delete(amplifications).where(amplifications.c.account_id == account_id))
    await tx.execute(delete(account_confirmations).where(account_confirmations.c.account_id == account_id))
    await tx.execute(delete(accounts).where(accounts.c.id == account_id))


async def institutional(connection: AsyncConnection) -> frozenset[tuple[Platform, str]]:
    """The confirmed accounts of institutions, which may be named and linked in what is broadcast (R7).

    One that is contested vouches for nothing until it is decided on.
    """
    rows = await connection.execute(
        select(accounts.c.platform, accounts.c.handle).where(
            accounts.c.removed_at.is_(None),
            accounts.c.institution_id.is_not(None),
            accounts.c.confirmed_at.is_not(None),
            accounts.c.contested_at.is_(None),
        )
    )
    return frozenset((Platform(row.platform), row.handle) for row in rows)


def _live() -> Select[Any]:
    return (
        select(accounts, institutions.c.name.label("institution_name"))
        .outerjoin(institutions, institutions.c.id == accounts.c.institution_id)
        .where(accounts.c.removed_at.is_(None))
    )


def _account(row: Row[Any]) -> Account:
    return Account(
        id=row.id,
        owner_id=row.owner_id,
        institution_id=row.institution_id,
        institution_name=row.institution_name or "",
        platform=Platform(row.platform),
        handle=row.handle,
        url=row.url,
        declared_at=row.declared_at,
        confirmed_at=row.confirmed_at,
        page=row.page or "",
        contested_at=row.contested_at,
        kept_at=row.kept_at,
    )
