"""Closing days: what of personal shares is published, computed once for each cell and day (R8).

The figures of days that have closed aren't touched again. What somebody retracts or erases is gone from the records at
once; the figure that was published stays.
"""

from bisect import bisect_left
from datetime import datetime
from typing import Final

from siman_bot.domain.places import Clock, Scope
from siman_bot.domain.summaries.figure import Figure, cells_of, closings, midnight, offset_of, published
from siman_bot.services.transaction import Now, Tx
from storage import places
from storage.engine import Database
from storage.summaries import figures
from storage.summaries.figures import KeptCell, Sent

__all__ = ["Closing", "fix_cells"]

AT_ONCE: Final = 50
"""Items or cells of one transaction."""


class Closing:
    """Each step is a transaction of its own, and what is done isn't due any more: it may be ended at any time."""

    def __init__(self, *, database: Database, clock: Now) -> None:
        self.database = database
        self._clock = clock

    async def close_days(self) -> None:
        """Publish the figures of all days that have closed by now.

        Raises:
            Unavailable: The database didn't take it; call again later.
        """
        while await self._fix_some():
            pass
        while await self._close_some():
            pass

    async def _fix_some(self) -> bool:
        async with self.database.read() as connection:
            if not await figures.unfixed(connection, limit=1):
                return False
        async with self.database.write() as tx:
            for sent in await figures.unfixed(tx, limit=AT_ONCE):
                await _fix(tx, sent)
        return True

    async def _close_some(self) -> bool:
        now = self._clock()
        midnights = {clock: midnight(clock, now) for clock in Clock}
        async with self.database.read() as connection:
            if not await figures.behind(connection, midnights, limit=1):
                return False
        async with self.database.write() as tx:
            due = await figures.behind(tx, midnights, limit=AT_ONCE)
            key, records = await figures.key(tx), await figures.first_records(tx, [cell.id for cell in due])
            for cell in due:
                await _close(tx, cell, records.get(cell.id, []), key=key, now=now)
        return True


async def fix_cells(tx: Tx, item_id: int, target: Scope, now: datetime) -> None:
    """Fix the cells of an item that is sent now, where it is for the first time."""
    if not await figures.is_fixed(tx, item_id):
        await _fix(tx, Sent(item_id=item_id, target=target, at=now))


async def _fix(tx: Tx, sent: Sent) -> None:
    members = await figures.members_by_province(tx)
    await figures.fix(tx, sent, cells_of(sent.target, await places.gazetteer(tx), members))


async def _close(tx: Tx, cell: KeptCell, records: list[datetime], *, key: bytes, now: datetime) -> None:
    offset = offset_of(key, cell.item_id, cell.cell.provinces)
    number = cell.figures[-1].number if cell.figures else 0
    new: list[Figure] = []
    days = closings(cell.cell.closes, after=cell.closed_until, now=now)
    for closed_at in days:
        persons = bisect_left(records, closed_at)
        following = published(persons, offset=offset, before=number)
        if following != number:
            number = following
            new.append(Figure(closed_at=closed_at, number=number))
    await figures.close(tx, cell, new, until=days[-1], days=len(days))
