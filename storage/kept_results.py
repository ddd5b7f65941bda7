"""What is kept for somebody else and may name a person who leaves (R11).

Results are kept for a while so that an act is done once: a page of the list of members, a decision. Whoever asks again
within that time gets the same answer, without the name. An open form keeps what was searched for last.
"""

import json
from collections.abc import Mapping
from typing import Any, Final

from sqlalchemy import Text, and_, cast, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.tables import dialogs, inbox, requests

NOBODY: Final = "-"
_SEARCH: Final = "search"


async def unname(tx: AsyncConnection, *, name: str, telegram_id: int) -> None:
    """Take a person's name and Telegram id out of all of it, and what they were searched by."""
    quoted = {json.dumps(name), json.dumps(name, ensure_ascii=False), f'"{_SEARCH}"', str(telegram_id)}
    for table, results in ((inbox, inbox.c.applied), (requests, requests.c.results), (dialogs, dialogs.c.data)):
        written = cast(results, Text)
        holding = or_(*(written.contains(one, autoescape=True) for one in quoted))
        keys = list(table.primary_key.columns)
        for row in (await tx.execute(select(*keys, results).where(results.is_not(None), holding))).all():
            changed = _without(row[-1], name=name, telegram_id=telegram_id)
            if changed == row[-1]:
                continue
            mine = and_(*(key == value for key, value in zip(keys, row, strict=False)))
            await tx.execute(update(table).where(mine).values({results: changed}))


def _without(value: Any, *, name: str, telegram_id: int) -> Any:
    if isinstance(value, Mapping):
        return {
            key: "" if key == _SEARCH and _finds(one, name) else _without(one, name=name, telegram_id=telegram_id)
            for key, one in value.items()
        }
    if isinstance(value, list):
        return [_without(one, name=name, telegram_id=telegram_id) for one in value]
    if value == telegram_id:
        return 0
    return NOBODY if value == name else value


def _finds(searched: Any, name: str) -> bool:
    words = str(searched).casefold().split()
    return bool(words) and all(word in name.casefold() for word in words)
