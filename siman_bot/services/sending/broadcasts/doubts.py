"""Messages that may have arrived: a person looks into the chat and says whether they did."""

from dataclasses import dataclass
from datetime import datetime

from siman_bot.domain.refusals import Already, Stale
from siman_bot.domain.sending.acts import BroadcastAct
from siman_bot.domain.sending.delivery import DECIDABLE, DeliveryKind, DeliveryState
from siman_bot.services.paging import Cut, Page, counted
from siman_bot.services.ports import CatchUp, LookAtItem
from siman_bot.services.sending.broadcasts.manifest import Entry, entries
from siman_bot.services.sending.broadcasts.progress import Progress
from siman_bot.services.sending.broadcasts.resending import Resent, resend, resendable
from siman_bot.services.sending.broadcasts.steering import note, steered
from siman_bot.services.transaction import Caller, Now, Tx, transactional
from storage.engine import Database
from storage.sending.broadcasts import resending
from storage.sending.broadcasts.resending import Choice, Left

__all__ = ["DoubtPage", "Doubts", "Entry"]


@dataclass(frozen=True, slots=True, kw_only=True)
class DoubtPage:
    """`left` counts all of them; `may_resend` are the kinds that may be sent once more."""

    broadcast_id: int
    code: str
    page: Page[Entry]
    left: Left
    may_resend: frozenset[DeliveryKind]


class Doubts:
    """Every method raises NotFound and WrongRole as `steering.steered` does."""

    def __init__(
        self, *, database: Database, clock: Now, progress: Progress, look_at_item: LookAtItem, catch_up: CatchUp
    ) -> None:
        self.database = database
        self._clock = clock
        self._progress = progress
        self._look_at_item = look_at_item
        self._catch_up = catch_up

    async def page(self, caller: Caller, *, broadcast_id: int, cut: Cut) -> DoubtPage:
        """The unknown messages of a broadcast, some at a time."""
        async with self.database.read() as connection:
            one = await steered(connection, caller, broadcast_id)
            left = await resending.left(connection, broadcast_id, DeliveryState.UNKNOWN, DECIDABLE)
            cut = cut.inside(left.number)
            found = await entries(
                connection, broadcast_id, state=DeliveryState.UNKNOWN, limit=cut.limit, offset=cut.cursor
            )
            item = await self._look_at_item(connection, one.broadcast.item_id)
            return DoubtPage(
                broadcast_id=broadcast_id,
                code=one.broadcast.code,
                page=counted(found, cut, total=left.number),
                left=left,
                may_resend=resendable(one.broadcast, item, self._clock(), DeliveryState.UNKNOWN),
            )

    async def arrived(self, caller: Caller, *, broadcast_id: int, until: datetime, only: int | None = None) -> int:
        """The person has seen them (or `only` one) in their chats: what was unknown by then is sent; how many.

        Where it is an older version than the approved one, that one is owed there now.

        Raises:
            Already: `nothing-unknown`.
        """
        number = await self._arrived(caller, broadcast_id=broadcast_id, until=until, only=only)
        self._progress.touch(broadcast_id)
        return number

    async def resend(self, caller: Caller, *, broadcast_id: int, until: datetime, only: int | None = None) -> Resent:
        """The person hasn't found them (or `only` one) in their chats: what was unknown by then is owed once more.

        Raises:
            Already: `nothing-unknown`.
            Stale: `broadcast-not-resendable`: cancelled, run out of time, or its item has changed.
        """
        done = await self._resend(caller, broadcast_id=broadcast_id, until=until, only=only)
        self._progress.touch(broadcast_id)
        return done

    async def missing(self, caller: Caller, *, broadcast_id: int, until: datetime, only: int | None = None) -> int:
        """The person hasn't found them (or `only` one) in their chats: what was unknown by then has failed; how many.

        They may be sent again like all that failed, where that is possible.

        Raises:
            Already: `nothing-unknown`.
        """
        number = await self._missing(caller, broadcast_id=broadcast_id, until=until, only=only)
        self._progress.touch(broadcast_id)
        return number

    @transactional("sending.doubts.arrived")
    async def _arrived(self, tx: Tx, caller: Caller, *, broadcast_id: int, until: datetime, only: int | None) -> int:
        one = await steered(tx, caller, broadcast_id)
        now = self._clock()
        arrived = await resending.arrived(tx, _choice(broadcast_id, until, only, DECIDABLE), now)
        if not arrived:
            raise Already("nothing-unknown", code=one.broadcast.code)
        await self._catch_up(tx, one.broadcast.item_id, arrived, now=now)
        await note(tx, one, BroadcastAct.ARRIVED, now, count=len(arrived), **_delivery(only))
        return len(arrived)

    @transactional("sending.doubts.missing")
    async def _missing(self, tx: Tx, caller: Caller, *, broadcast_id: int, until: datetime, only: int | None) -> int:
        one = await steered(tx, caller, broadcast_id)
        now = self._clock()
        number = await resending.missing(tx, _choice(broadcast_id, until, only, DECIDABLE), now)
        if not number:
            raise Already("nothing-unknown", code=one.broadcast.code)
        await note(tx, one, BroadcastAct.MISSING, now, count=number, **_delivery(only))
        return number

    @transactional("sending.doubts.resend")
    async def _resend(self, tx: Tx, caller: Caller, *, broadcast_id: int, until: datetime, only: int | None) -> Resent:
        one = await steered(tx, caller, broadcast_id)
        now = self._clock()
        item = await self._look_at_item(tx, one.broadcast.item_id)
        kinds = resendable(one.broadcast, item, now, DeliveryState.UNKNOWN)
        if not await resending.count(tx, _choice(broadcast_id, until, only, DECIDABLE)):
            raise Already("nothing-unknown", code=one.broadcast.code)
        choice = _choice(broadcast_id, until, only, kinds)
        if not await resending.count(tx, choice):
            raise Stale("broadcast-not-resendable", code=one.broadcast.code)
        done = await resend(tx, one.broadcast, item, choice, now)
        await note(tx, one, BroadcastAct.RESEND, now, sent=done.sent, skipped=done.skipped, **_delivery(only))
        return done


def _choice(broadcast_id: int, until: datetime, only: int | None, kinds: frozenset[DeliveryKind]) -> Choice:
    return Choice(broadcast_id=broadcast_id, state=DeliveryState.UNKNOWN, kinds=kinds, until=until, only=only)


def _delivery(only: int | None) -> dict[str, int]:
    return {} if only is None else {"delivery": only}
