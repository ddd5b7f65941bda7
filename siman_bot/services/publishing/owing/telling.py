"""Telling people that an item that concerns them was corrected or taken back: each once, in steps (R13).

Whom it concerns each capability declares (`services.ports.Concern`). The whole country may have shared an item, so the
notices are written down step by step; each step is a transaction of its own, which notes how far it has come. They
belong to no broadcast, and nobody is told how many there are (R8).
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final

from siman_bot.domain.publishing import telling as domain
from siman_bot.domain.publishing.item import Item
from siman_bot.domain.publishing.telling import Occasion
from siman_bot.domain.sending.lane import Lane
from siman_bot.services.notices import NoticeButton, Owed, notice, tell
from siman_bot.services.ports import Concern, Concerned
from siman_bot.services.transaction import Now, Tx
from storage.engine import Database
from storage.publishing import items, tellings
from storage.publishing.public_versions import public_versions

AT_ONCE: Final = 150
"""People of one step, as of chats in `owing`."""


class Telling:
    """Tells people of what became of items.

    Args:
        database: Where it all is.
        clock: The time now.
        concerns: Whom it concerns, in the order in which they are told.
        at_once: People of one step.
    """

    def __init__(self, *, database: Database, clock: Now, concerns: Sequence[Concern], at_once: int = AT_ONCE) -> None:
        self.database = database
        self._clock = clock
        self._concerns = {one.name: one for one in concerns}
        self._at_once = at_once

    async def begin(
        self, tx: Tx, item: Item, occasion: Occasion, *, due: datetime | None = None, now: datetime
    ) -> None:
        """Tell of it, in the place of what was still to be told of the item: at once what fits into one step.

        `due` is when the new words are public, None where they are: nobody hears of them before (R14).
        """
        await tellings.replace_all(tx, item.id)
        if not self._concerns:
            return
        first = next(iter(self._concerns))
        begun = await tellings.add(
            tx, item_id=item.id, occasion=occasion, version=item.version, concern=first, due=due or now
        )
        if begun.due <= now:
            await self._step(tx, begun, now)

    async def follow_up(self) -> bool:
        """Do one more step of what is due; whether there was one.

        Raises:
            Unavailable: The database didn't take it; call again later.
        """
        now = self._clock()
        async with self.database.read() as connection:
            if await tellings.first_due(connection, now) is None:
                return False
        async with self.database.write() as tx:
            found = await tellings.first_due(tx, now)
            if found is not None:
                await self._step(tx, found, now)
        return True

    async def _step(self, tx: Tx, told: domain.Telling, now: datetime) -> None:
        item = await items.get(tx, told.item_id)
        concern = self._concerns.get(told.concern)
        if item is None or concern is None or not await _holds(tx, item, told, now):
            await tellings.end(tx, told)
            return
        found = await concern.people(tx, item.id, until=told.due, after=told.cursor, limit=self._at_once)
        gaps = await _gaps(tx, item, told)
        await tell(tx, [_notice(concern, one, told, gaps) for one in found], now)
        if len(found) == self._at_once:
            await tellings.move(tx, told, concern=told.concern, cursor=found[-1].person_id)
        elif (after := self._after(told.concern)) is not None:
            await tellings.move(tx, told, concern=after, cursor=0)
        else:
            await tellings.end(tx, told)

    def _after(self, concern: str) -> str | None:
        names = list(self._concerns)
        return next(iter(names[names.index(concern) + 1 :]), None)


async def _holds(tx: Tx, item: Item, told: domain.Telling, now: datetime) -> bool:
    """Whether it is still so: a correction that was planned may have been cancelled before it was public."""
    return told.occasion is Occasion.WITHDRAWN or told.version in await public_versions(tx, item.id, now)


async def _gaps(tx: Tx, item: Item, told: domain.Telling) -> dict[str, Any]:
    """Of what was withdrawn the words aren't repeated, not even the title."""
    if told.occasion is Occasion.WITHDRAWN:
        return {"code": item.code, "reason": item.public_reason}
    content = await items.content_of(tx, item.id, told.version)
    return {"code": item.code, "version": told.version, "title": content.title}


def _notice(concern: Concern, one: Concerned, told: domain.Telling, gaps: dict[str, Any]) -> Owed:
    corrected = told.occasion is Occasion.CORRECTED
    reading = NoticeButton(label="button-read-corrected", action="content", args=(told.item_id, 0, ""))
    return notice(
        concern.corrected if corrected else concern.withdrawn,
        to=one.telegram_id,
        # The same for every concern: whoever shared and reported it hears of it once.
        once=f"item.{told.occasion.value}.told:{told.item_id}:{told.version}",
        lane=Lane.NARRATIVE,
        buttons=(reading,) if corrected else (),
        **gaps,
    )
