"""What a person with the right does to a broadcast under way: pause, resume, cancel, send the failed again."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from siman_bot.domain.audit import AuditAct
from siman_bot.domain.people.permissions import require, require_in_reach_throughout
from siman_bot.domain.people.person import Person
from siman_bot.domain.people.roles import Act
from siman_bot.domain.refusals import Already, NotFound, Stale
from siman_bot.domain.sending.acts import BroadcastAct
from siman_bot.domain.sending.broadcast import Broadcast
from siman_bot.domain.sending.delivery import DeliveryState
from siman_bot.domain.sending.way import Way
from siman_bot.services.ports import LookAtItem, RequireNeutral
from siman_bot.services.sending.broadcasts.progress import Progress
from siman_bot.services.sending.broadcasts.resending import Resent, resend, resendable
from siman_bot.services.transaction import Caller, Now, Tx, Unavailable, acting, transactional
from storage import audit, places
from storage.engine import Database
from storage.people import people
from storage.sending.broadcasts import broadcasts, holding
from storage.sending.broadcasts.resending import Choice
from storage.sending.outbox import outbox

__all__ = ["AT_ONCE", "Steered", "Steering", "note", "steered"]

AT_ONCE: Final = 2_000
"""Rows that follow an act at once; the sender sees to the rest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Steered:
    """A broadcast in the hands of somebody who may steer it."""

    person: Person
    broadcast: Broadcast


async def steered(tx: Tx, caller: Caller, broadcast_id: int) -> Steered:
    """The broadcast that the person is about to change.

    Raises:
        NotFound: No such broadcast, or no grant reaches its whole target.
        WrongRole: The person may steer none.
    """
    person = await acting(tx, caller)
    require(person, Act.STEER_BROADCAST)
    broadcast = await broadcasts.get(tx, broadcast_id)
    if broadcast is None:
        raise NotFound
    require_in_reach_throughout(person, Act.STEER_BROADCAST, broadcast.target, await places.gazetteer(tx))
    return Steered(person=person, broadcast=broadcast)


async def note(tx: Tx, one: Steered, act: AuditAct, now: datetime, **detail: int) -> None:
    """Write the act into the audit (R12)."""
    await audit.append(
        tx,
        at=now,
        actor_key=await people.audit_key_of(tx, one.person.id),
        act=act,
        subject=f"item:{one.broadcast.code}",
        detail={"broadcast": one.broadcast.id, "version": one.broadcast.item_version, **detail},
    )


class Steering:
    """Each act names the revision of the broadcast that the person saw, so that a late tap undoes nobody's later act.

    Every method raises NotFound and WrongRole as `steered` does, and
    Stale: `broadcast-changed`: somebody else changed it since.
    """

    def __init__(
        self,
        *,
        database: Database,
        clock: Now,
        progress: Progress,
        look_at_item: LookAtItem,
        require_neutral: RequireNeutral,
    ) -> None:
        self.database = database
        self._clock = clock
        self._progress = progress
        self._look_at_item = look_at_item
        self._require_neutral = require_neutral

    async def pause(self, caller: Caller, *, broadcast_id: int, revision: int) -> str:
        """Hold back what hasn't begun, from now on and until somebody resumes; the code.

        Raises:
            Already: `broadcast-already-paused`, `broadcast-already-cancelled`, `broadcast-already-done`.
        """
        code = await self._pause(caller, broadcast_id=broadcast_id, revision=revision)
        await self.follow_up(broadcast_id)
        return code

    async def resume(self, caller: Caller, *, broadcast_id: int, revision: int) -> str:
        """Let a paused broadcast go on; the code.

        Raises:
            Already: `broadcast-already-resumed`, `broadcast-already-cancelled`.
            Invalid: `election-holds`.
        """
        code = await self._resume(caller, broadcast_id=broadcast_id, revision=revision)
        await self.follow_up(broadcast_id)
        return code

    async def cancel(self, caller: Caller, *, broadcast_id: int, revision: int) -> str:
        """Send for good no more of it; what stands in chats already stays; the code.

        Raises:
            Already: `broadcast-already-cancelled`, `broadcast-already-done`.
        """
        code = await self._cancel(caller, broadcast_id=broadcast_id, revision=revision)
        await self.follow_up(broadcast_id)
        return code

    async def resend(self, caller: Caller, *, broadcast_id: int, until: datetime) -> Resent:
        """Send again what had failed by then, where its chat can be sent to.

        Raises:
            Already: `nothing-to-resend`.
            Invalid: `election-holds`.
        """
        done = await self._resend(caller, broadcast_id=broadcast_id, until=until)
        self._progress.touch(broadcast_id)
        return done

    async def follow_up(self, broadcast_id: int) -> None:
        """Let the first rows follow and the author see it. What isn't done here, the sender does within a second."""
        self._progress.touch(broadcast_id)
        try:
            async with self.database.claim() as tx:
                await holding.follow_up(tx, self._clock(), limit=AT_ONCE)
        except Unavailable:
            return

    @transactional("sending.steering.pause")
    async def _pause(self, tx: Tx, caller: Caller, *, broadcast_id: int, revision: int) -> str:
        one = await steered(tx, caller, broadcast_id)
        if one.broadcast.paused_at is not None:
            raise Already("broadcast-already-paused", code=one.broadcast.code)
        await self._check(tx, one, revision)
        now = self._clock()
        await broadcasts.pause(tx, one.broadcast, by=one.person.id, now=now)
        await note(tx, one, BroadcastAct.PAUSE, now)
        return one.broadcast.code

    @transactional("sending.steering.resume")
    async def _resume(self, tx: Tx, caller: Caller, *, broadcast_id: int, revision: int) -> str:
        one = await steered(tx, caller, broadcast_id)
        if one.broadcast.cancelled_at is not None:
            raise Already("broadcast-already-cancelled", code=one.broadcast.code)
        if one.broadcast.paused_at is None:
            raise Already("broadcast-already-resumed", code=one.broadcast.code)
        if one.broadcast.revision != revision:
            raise Stale("broadcast-changed", code=one.broadcast.code)
        await self._require_neutral(tx, one.broadcast, self._clock())
        await broadcasts.resume(tx, one.broadcast)
        await note(tx, one, BroadcastAct.RESUME, self._clock())
        return one.broadcast.code

    @transactional("sending.steering.cancel")
    async def _cancel(self, tx: Tx, caller: Caller, *, broadcast_id: int, revision: int) -> str:
        one = await steered(tx, caller, broadcast_id)
        await self._check(tx, one, revision)
        now = self._clock()
        await broadcasts.cancel(tx, one.broadcast, by=one.person.id, now=now)
        await note(tx, one, BroadcastAct.CANCEL, now)
        return one.broadcast.code

    @transactional("sending.steering.retry")
    async def _resend(self, tx: Tx, caller: Caller, *, broadcast_id: int, until: datetime) -> Resent:
        one = await steered(tx, caller, broadcast_id)
        item = await self._look_at_item(tx, one.broadcast.item_id)
        now = self._clock()
        await self._require_neutral(tx, one.broadcast, now)
        choice = Choice(
            broadcast_id=broadcast_id,
            state=DeliveryState.FAILED,
            kinds=resendable(one.broadcast, item, now, DeliveryState.FAILED),
            until=until,
        )
        done = await resend(tx, one.broadcast, item, choice, now)
        if not done.sent and not done.skipped:
            raise Already("nothing-to-resend", code=one.broadcast.code)
        await note(tx, one, BroadcastAct.RESEND_FAILED, now, sent=done.sent, skipped=done.skipped)
        return done

    async def _check(self, tx: Tx, one: Steered, revision: int) -> None:
        """That there is something left to hold back, and that it is still as the person saw it."""
        if one.broadcast.cancelled_at is not None:
            raise Already("broadcast-already-cancelled", code=one.broadcast.code)
        if one.broadcast.revision != revision:
            raise Stale("broadcast-changed", code=one.broadcast.code)
        done = not one.broadcast.is_being_written_down and not await outbox.owes(tx, one.broadcast.id)
        if one.broadcast.way is Way.DIRECT and done:
            raise Already("broadcast-already-done", code=one.broadcast.code)
