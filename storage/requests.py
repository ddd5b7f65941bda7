"""Requests that carry a key of their own (a page, an import), and what each brought about, so that it is done once."""

from collections.abc import Mapping
from datetime import datetime
from functools import cache
from typing import Any, Final

from sqlalchemy import Executable, Select, bindparam, delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.people.tables import people
from storage.tables import requests
from storage.upserts import insert_into

KEY_LIMIT: Final = 64
"""Characters."""

_PERSON: Final[Select[tuple[int]]] = select(people.c.id).where(people.c.telegram_id == bindparam("of_person"))
_APPLIED: Final = select(requests.c.results).where(
    requests.c.person_id == _PERSON.scalar_subquery(), requests.c.key == bindparam("of_key")
)


@cache
def _settle_in(dialect: str) -> Executable:
    insert = insert_into(dialect, requests)
    return insert.on_conflict_do_update(index_elements=["person_id", "key"], set_={"results": insert.excluded.results})


async def applied(connection: AsyncConnection, *, telegram_id: int, key: str) -> dict[str, Any]:
    """Results of the use cases that this request has already brought about, by name."""
    row = (await connection.execute(_APPLIED, {"of_person": telegram_id, "of_key": key})).one_or_none()
    return {} if row is None else dict(row.results)


async def settle(tx: AsyncConnection, *, telegram_id: int, key: str, results: Mapping[str, Any], now: datetime) -> None:
    """Record, in the transaction that does what was asked for, what came of it. Nobody's request is not kept."""
    person_id = (await tx.execute(_PERSON, {"of_person": telegram_id})).scalar_one_or_none()
    if person_id is not None:
        row = {"person_id": person_id, "key": key, "results": dict(results), "made_at": now}
        await tx.execute(_settle_in(tx.dialect.name), row)


async def forget_older(tx: AsyncConnection, before: datetime) -> None:
    """Forget those that nobody will make again."""
    await tx.execute(delete(requests).where(requests.c.made_at < before))
