"""What was approved is asked about again before it goes: an election may run by then, or a name be known (R5)."""

from datetime import datetime, timedelta
from typing import Final

from siman_bot.domain.audit import SYSTEM
from siman_bot.domain.refusals import Invalid
from siman_bot.domain.sending.acts import BroadcastAct
from siman_bot.domain.sending.broadcast import Broadcast
from siman_bot.services.notices import NoticeButton, notice, tell
from siman_bot.services.publishing.neutrality.elections import Elections
from siman_bot.services.transaction import Now, Tx
from storage import audit
from storage.engine import Database
from storage.people import people
from storage.publishing import items
from storage.sending.broadcasts import broadcasts

__all__ = ["Holding", "require_neutral_now"]

AHEAD: Final = timedelta(minutes=10)
"""Longer than between two looks, so that nothing goes out between an election's first minute and the look after it."""
AT_ONCE: Final = 50
"""Broadcasts in one transaction."""


class Holding:
    def __init__(self, *, database: Database, clock: Now, elections: Elections) -> None:
        self.database = database
        self._clock = clock
        self._elections = elections

    async def hold(self) -> None:
        """Pause every broadcast of which more is owed and that isn't neutral where it goes; its people are told."""
        after = 0
        while True:
            async with self.database.write() as tx:
                found = await broadcasts.still_owed(tx, after=after, limit=AT_ONCE)
                for one in found:
                    await self._look_at(tx, one, self._clock())
            if len(found) < AT_ONCE:
                return
            after = found[-1].id

    async def _look_at(self, tx: Tx, one: Broadcast, now: datetime) -> None:
        content = await items.content_of(tx, one.item_id, one.item_version)
        hits = await self._elections.hits(tx, content, target=one.target, first=now, last=now + AHEAD)
        if not hits:
            return
        await broadcasts.hold(tx, one, now=now)
        await audit.append(
            tx,
            at=now,
            actor_key=SYSTEM,
            act=BroadcastAct.HOLD,
            subject=f"item:{one.code}",
            detail={"broadcast": one.id, "version": one.item_version},
        )
        concerned = [await people.get(tx, person_id) for person_id in (one.author_id, one.approver_id)]
        told = [
            notice(
                "broadcast-held",
                to=person.telegram_id,
                once=f"broadcast.held:{one.id}:{one.revision}",
                buttons=(NoticeButton(label="button-broadcast-open", action="broadcast", args=(one.id, 0)),),
                code=one.code,
                title=one.title,
                fragment=hits[0].fragment,
                name=hits[0].name.name,
            )
            for person in concerned
            if person is not None
        ]
        await tell(tx, told, now)


async def require_neutral_now(elections: Elections, tx: Tx, one: Broadcast, now: datetime) -> None:
    """Pass when what is left of a broadcast may go now.

    Raises:
        Invalid: `election-holds`, with the words, and whose they are.
    """
    content = await items.content_of(tx, one.item_id, one.item_version)
    hits = await elections.hits(tx, content, target=one.target, first=now, last=now)
    if hits:
        raise Invalid("election-holds", code=one.code, fragment=hits[0].fragment, name=hits[0].name.name)
