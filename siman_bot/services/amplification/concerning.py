"""Whom among the sharers a change of an item concerns."""

from datetime import datetime
from typing import Final

from siman_bot.services.ports import Concern, Concerned
from siman_bot.services.transaction import Tx
from storage.amplification import amplifications

__all__ = ["SHARERS"]


async def _sharers(connection: Tx, item_id: int, *, until: datetime, after: int, limit: int) -> list[Concerned]:
    found = await amplifications.sharers(connection, item_id, until=until, after=after, limit=limit)
    return [Concerned(person_id=person_id, telegram_id=telegram_id) for person_id, telegram_id in found]


SHARERS: Final = Concern(
    name="sharers", people=_sharers, corrected="shared-item-corrected", withdrawn="shared-item-withdrawn"
)
"""Everybody who has recorded a share of it, by a personal account or an institution's (R13)."""
