"""The sender: any number of processes have one, and one of them at a time sends for the bot."""

import asyncio
import contextlib
from datetime import datetime, timedelta
from typing import Final

import structlog

from siman_bot.services.incidents import Incidents
from siman_bot.services.sending.broadcasts.progress import Progress
from siman_bot.services.sending.outbox.courier import Courier, Probe, ShutOut
from siman_bot.services.sending.outbox.looking_ahead import LookAhead
from siman_bot.services.sending.outbox.pacer import Pacer
from siman_bot.services.sending.outbox.settling import Settling
from siman_bot.services.sending.outbox.shift import Shift
from siman_bot.services.transaction import Now, Tx, Unavailable
from storage.engine import Database
from storage.sending.broadcasts import holding, stops
from storage.sending.outbox import claims, following, head, senders
from storage.sending.outbox.senders import Blocks, Held

__all__ = ["Sender", "ShutOut"]

LEASE: Final = timedelta(seconds=4)
RENEWAL: Final = 1.0
UNRENEWED: Final = 1.5
"""Seconds for which nobody may have renewed a lease that has run out: by a clock that jumped, one in use has, too."""
CANDIDACY: Final = 0.5
"""Seconds between two tries to take the lease; with LEASE, another sender takes over within five."""
REMEMBERED: Final = timedelta(seconds=60)
"""The longest window of Telegram's limits: what earlier processes sent within it still counts."""
HELD_AT_ONCE: Final = 5_000
"""Rows of paused, resumed or cancelled broadcasts that are moved in one second."""

log = structlog.get_logger()


class Sender:
    """One process's sender.

    Args:
        database: Where the outbox is.
        clock: The time now, for due times and the lease.
        pacer: The bot's pace, shared with whoever else sends.
        courier: See `Courier`.
        probe: See `Probe`.
        progress: Told of each broadcast whose numbers change.
        incidents: Told of each message that couldn't be put into words.
        bot_id: Whose messages they are.
        owner: This process; a name that no other running process has.
        per_second: Messages a second at most.
    """

    def __init__(
        self,
        *,
        database: Database,
        clock: Now,
        pacer: Pacer,
        courier: Courier,
        probe: Probe,
        progress: Progress,
        incidents: Incidents,
        bot_id: int,
        owner: str,
        per_second: int,
    ) -> None:
        self.database = database
        self._clock = clock
        self._pacer = pacer
        self._courier = courier
        self._probe = probe
        self._progress = progress
        self._incidents = incidents
        self._bot_id = bot_id
        self._owner = owner
        self._per_second = per_second
        self._stopping = asyncio.Event()
        self._shift: Shift | None = None
        self.on_duty = asyncio.Event()
        """Set while this process holds the lease."""
        self._candidacy = _Candidacy()
        self._ages_from: datetime | None = None
        self._stopped = False

    async def run(self) -> None:
        """Until `stop`; what is under way then is finished and recorded.

        Raises:
            ShutOut: Telegram serves this token no more.
        """
        while not self._stopping.is_set():
            try:
                fence = await self._take_over()
            except Unavailable as trouble:
                log.warning("outbox_unavailable", cause=trouble.cause)
                fence = None
            if fence is not None:
                await self._serve(fence)
            else:
                with contextlib.suppress(TimeoutError):
                    await asyncio.wait_for(self._stopping.wait(), timeout=CANDIDACY)

    def stop(self) -> None:
        self._stopping.set()
        if self._shift is not None:
            self._shift.end()

    async def _take_over(self) -> int | None:
        """The fence, once the lease is ours, the dead holder's requests are named and its pace is remembered."""
        now, steady = self._clock(), self._pacer.monotonic()
        dead = self._candidacy.dead(steady, now)
        async with self.database.claim() as tx:
            fence = await senders.take(
                tx, bot_id=self._bot_id, owner=self._owner, now=senders.RELEASED, until=now + LEASE, dead=dead
            )
            if fence is None:
                self._candidacy.see(await senders.held(tx, self._bot_id), self._pacer.monotonic())
                return None
            await self._name_unknown(tx, fence)
            blocks = await senders.blocks(tx, self._bot_id)
        self._candidacy = _Candidacy()
        async with self.database.read() as connection:
            past = await head.recent(connection, now - REMEMBERED)
        if not past:
            # Whatever is due by now has waited for us and for no other message.
            self._ages_from = now
            async with self.database.claim() as tx:
                await holding.count_from(tx, now, limit=HELD_AT_ONCE)
        steady = self._pacer.monotonic()
        if blocks is not None:
            ago = max(0.0, (self._clock() - blocks.at).total_seconds())
            left = {chat_id: seconds - ago for chat_id, seconds in blocks.seconds.items()}
            self._pacer.pace.recall_blocks(left, steady)
        for one in past:
            ago = (self._clock() - one.settled_at).total_seconds()
            self._pacer.pace.recall(
                one.chat_id, one.chat_kind, steady, ago=ago, messages=one.messages, payable=one.payable
            )
        log.info("sending", fence=fence)
        return fence

    async def _serve(self, fence: int) -> None:
        shift = Shift(
            database=self.database,
            clock=self._clock,
            pacer=self._pacer,
            courier=self._courier,
            probe=self._probe,
            look_ahead=LookAhead(
                database=self.database,
                clock=self._clock,
                pace=self._pacer.pace,
                progress=self._progress,
                per_second=self._per_second,
            ),
            settling=Settling(clock=self._clock, progress=self._progress),
            incidents=self._incidents,
            bot_id=self._bot_id,
            fence=fence,
            per_second=self._per_second,
        )
        self._shift = shift
        self.on_duty.set()
        keeping = asyncio.create_task(self._keep(shift, fence))
        keeping.add_done_callback(lambda task: _end_with(shift, task))
        try:
            if not self._stopping.is_set():
                await shift.run()
        finally:
            self.on_duty.clear()
            keeping.cancel()
            self._shift = None
        with contextlib.suppress(Unavailable):
            async with self.database.claim() as tx:
                await senders.release(tx, bot_id=self._bot_id, fence=fence, blocks=self._blocks())
        if shift.shut_out:
            raise ShutOut

    async def _keep(self, shift: Shift, fence: int) -> None:
        """Hold the lease, name what ran out of time or was left in doubt, and move what a person has decided on."""
        while True:
            await asyncio.sleep(RENEWAL)
            now = self._clock()
            self._pacer.pace.forget(self._pacer.monotonic())
            try:
                async with self.database.claim() as tx:
                    if not await senders.renew(
                        tx, bot_id=self._bot_id, fence=fence, until=now + LEASE, blocks=self._blocks()
                    ):
                        log.warning("lease_lost", fence=fence)
                        self.on_duty.clear()
                        shift.end()
                        return
                    expired = await head.expire(tx, now, limit=HELD_AT_ONCE)
                    await following.release(tx, now)
                    looked_at_again = await head.look_again(tx, now, limit=HELD_AT_ONCE)
                    steered = await holding.follow_up(tx, now, limit=HELD_AT_ONCE)
                    await self._age(tx, now)
                    await self._name_unknown(tx, fence)
            except Unavailable as trouble:
                log.warning("lease_not_renewed", cause=trouble.cause)
                continue
            if expired:
                log.info("deliveries_expired", count=len(expired))
            if looked_at_again:
                log.warning("clock_was_set_back", deferred=looked_at_again)
            self._touch([*expired, *steered])

    def _blocks(self) -> Blocks | None:
        """Those of groups and of the whole bot: people's ids are kept where the people find and erase them (R11)."""
        now = self._pacer.monotonic()
        seconds = {chat_id: left for chat_id, left in self._pacer.pace.blocks(now).items() if chat_id <= 0}
        return Blocks(at=self._clock(), seconds=seconds) if seconds else None

    async def _age(self, tx: Tx, now: datetime) -> None:
        """Let no message age by the time in which nothing was sent."""
        stopped = await stops.in_force(tx) is not None
        if self._stopped and not stopped:
            self._ages_from = now
        self._stopped = stopped
        if self._ages_from is not None and not await holding.count_from(tx, self._ages_from, limit=HELD_AT_ONCE):
            self._ages_from = None

    async def _name_unknown(self, tx: Tx, fence: int) -> None:
        unknown = await claims.name_unknown(tx, fence=fence, now=self._clock())
        if unknown:
            log.warning("deliveries_unknown", count=len(unknown))
        self._touch(unknown)

    def _touch(self, broadcast_ids: list[int | None]) -> None:
        for broadcast_id in set(broadcast_ids):
            if broadcast_id is not None:
                self._progress.touch(broadcast_id)


def _end_with(shift: Shift, keeping: asyncio.Task[None]) -> None:
    """A lease that nobody keeps is given back: a bug in the keeping must not let two senders send."""
    if keeping.cancelled():
        return
    broken = keeping.exception()
    if broken is not None:
        log.error("lease_keeping_broken", error=type(broken).__name__)
        shift.end()


class _Candidacy:
    """What a process that waits for the lease has seen of it, by a steady clock.

    A holder whose clock was ahead leaves a lease that runs out in hours; that nobody renews it tells that it is dead.
    """

    def __init__(self) -> None:
        self._began: float | None = None
        self._told = False
        self._held: Held | None = None
        self._since = 0.0

    def see(self, held: Held | None, now: float) -> None:
        if self._began is None:
            self._began = now
        if held != self._held:
            self._held, self._since = held, now
        if not self._told and now - self._began > LEASE.total_seconds():
            self._told = True
            log.info("another_sender_holds_the_lease", until=None if held is None else held.until.isoformat())

    def dead(self, steady: float, now: datetime) -> Held | None:
        """The lease, if it has run out and a holder that lives would have renewed it, or nobody has for its length."""
        if self._held is None:
            return None
        unrenewed = steady - self._since
        ran_out = self._held.until <= now and unrenewed >= UNRENEWED
        return self._held if ran_out or unrenewed >= LEASE.total_seconds() else None
