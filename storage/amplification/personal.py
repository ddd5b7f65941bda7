"""What amplification declares of personal data besides its columns."""

from datetime import datetime
from typing import Final

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from siman_bot.domain.people.person import Person
from storage.amplification.tables import account_confirmations, accounts
from storage.personal import Dealings, Work


async def _drop_confirmations(tx: AsyncConnection, person: Person, _now: datetime) -> None:
    """Of the accounts that go with whoever declared them: those that aren't official yet."""
    going = select(accounts.c.id).where(accounts.c.owner_id == person.id, accounts.c.confirmed_at.is_(None))
    await tx.execute(delete(account_confirmations).where(account_confirmations.c.account_id.in_(going)))


_CONFIRMED: Final = account_confirmations.join(accounts, accounts.c.id == account_confirmations.c.account_id)

DEALINGS: Final = Dealings(
    works=(
        Work(
            "account-confirmed",
            _CONFIRMED,
            account_confirmations.c.admin_id,
            accounts.c.handle,
            account_confirmations.c.confirmed_at,
        ),
        Work("account-contested", accounts, accounts.c.contested_by, accounts.c.handle, accounts.c.contested_at),
    ),
    leaving=_drop_confirmations,
)
