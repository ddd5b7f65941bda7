"""Results that are kept for a while so that an act is done once, and what they say of people (R11).

An answer to somebody else may name a person: a page of the list of members, a decision. Whoever asks again within that
time gets the same answer, without the name of whoever has left meanwhile.
"""

import json
from collections.abc import Mapping
from typing import Any, Final

from sqlalchemy import Text, and_, cast, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.tables import inbox, requests

NOBODY: Final = "-"


async def unname(tx: AsyncConnection, *, name: str, telegram_id: int) -> None:
    """Take a person's name and Telegram id out of all of them."""
    for table, results in ((inbox, inbox.c.applied), (requests, requests.c.results)):
        written = cast(results, Text)
        quoted = {json.dumps(name), json.dumps(name, ensure_ascii=False)}
        holding = or_(*(written.contains(one, autoescape=True) for one in (*quoted, str(telegram_id))))
        keys = list(table.primary_key.columns)
        for row in (await tx.execute(select(*keys, results).where(results.is_not(None), holding))).all():
            changed = _without(row[-1], name=name, telegram_id=telegram_id)
            mine = and_(*(key == value for key, value in zip(keys, row, strict=False)))
            await tx.execute(update(table).where(mine).values({results: changed}))


def _without(value: Any, *, name: str, telegram_id: int) -> Any:
    if isinstance(value, Mapping):
        return {key: _without(one, name=name, telegram_id=telegram_id) for key, one in value.items()}
    if isinstance(value, list):
        return [_without(one, name=name, telegram_id=telegram_id) for one in value]
    if value == telegram_id:
        return 0
    return NOBODY if value == name else value
