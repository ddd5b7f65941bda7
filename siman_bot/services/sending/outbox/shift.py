"""One holding of the lease: begin what may go, send it, record what came of it, again and again."""

import asyncio
import contextlib
from typing import Final

import structlog

from siman_bot.domain.sending.begun import Delivery, Settlement
from siman_bot.domain.sending.delivery import DECIDABLE, DeliveryState, manner_of
from siman_bot.domain.sending.outcome import Outcome, OutcomeKind, next_step
from siman_bot.domain.sending.pace import Turn
from siman_bot.services.incidents import Incidents
from siman_bot.services.sending.outbox.courier import Courier, Probe, Send
from siman_bot.services.sending.outbox.looking_ahead import POLL, LookAhead
from siman_bot.services.sending.outbox.pacer import Pacer
from siman_bot.services.sending.outbox.settling import Settling
from siman_bot.services.transaction import Now, Unavailable
from storage.engine import Database
from storage.sending.outbox import claims
from storage.sending.outbox.head import Ahead

TICK: Final = 0.01
"""Seconds between two transactions at least, at a high rate, where each holds many messages."""
FULL_TICK_RATE: Final = 60
"""Messages a second from which ticks are full; below, nothing is gained by waiting for others."""
SLACK: Final = 0.005
"""Seconds by which a message may be begun before its place is free, to leave exactly then."""
LONGEST_LEAD: Final = 0.02
RELAXATION: Final = 1.1
FEWEST_UNDER_WAY: Final = 32
MOST_UNDER_WAY: Final = 100
"""Requests at once: a quarter second's worth of the rate, within bounds that leave connections for answers."""
FEWEST_AT_ONCE: Final = 8
MOST_AT_ONCE: Final = 40
"""Messages begun in one transaction: what a tick at the rate needs, with some to catch up.

What a crash leaves in doubt without having sent it is a part of these; and more would hold up answers to people.
"""
CATCHING_UP: Final = 1.6
MEAN_OF: Final = 8
"""Transactions from which it is known how many answers come during one: so many more are begun, to take their slots."""
DOUBTS: Final = 3
"""So many requests without an answer in a row: first ask Telegram whether it is there."""
STALE: Final = 3.0
"""Seconds after its begin-mark in which a message is sent at all.

A process that stood still for longer may have lost the lease, and the message may have been changed or taken back.
"""
PROBING: Final = (0.5, 1.0, 2.0, 5.0, 10.0)

log = structlog.get_logger()


class Shift:
    """Sends under one fence until `end`.

    Args: as of `Sender`; `fence` is the number under which the lease is held.
    """

    def __init__(
        self,
        *,
        database: Database,
        clock: Now,
        pacer: Pacer,
        courier: Courier,
        probe: Probe,
        look_ahead: LookAhead,
        settling: Settling,
        incidents: Incidents,
        bot_id: int,
        fence: int,
        per_second: int,
    ) -> None:
        self.database = database
        self._clock = clock
        self._pacer = pacer
        self._courier = courier
        self._probe = probe
        self._ahead = look_ahead
        self._settling = settling
        self._incidents = incidents
        self._bot_id = bot_id
        self._fence = fence
        self._tick = TICK * min(1.0, per_second / FULL_TICK_RATE)
        self._at_once = min(MOST_AT_ONCE, max(FEWEST_AT_ONCE, round(per_second * self._tick * CATCHING_UP)))
        self._lead = 0.0
        self._most_under_way = min(MOST_UNDER_WAY, max(FEWEST_UNDER_WAY, per_second // 4))
        self._slots = asyncio.Semaphore(self._most_under_way)
        self._meanwhile = 0.0
        self._under_way: dict[int, asyncio.Task[None]] = {}
        self._busy: set[int] = set()
        self._in_hand: dict[int, int] = {}
        self._unsure: list[int] = []
        self._finished: list[Settlement] = []
        self._awake = asyncio.Event()
        self._over = False
        self._picked = False
        self._silent = 0
        self._probing: asyncio.Task[None] | None = None
        self.shut_out = False

    async def run(self) -> None:
        """Until `end`; then what is under way is waited for and recorded."""
        try:
            while not self._over:
                turned = self._pacer.monotonic()
                await self._turn(turned)
                await self._rest(turned)
            while self._under_way or self._finished or self._unsure:
                if self._under_way:
                    await asyncio.wait(self._under_way.values(), timeout=POLL)
                await self._record([])
        finally:
            if self._probing is not None:
                self._probing.cancel()
            for task in self._under_way.values():
                task.cancel()

    def end(self) -> None:
        self._over = True
        self._awake.set()

    async def _turn(self, now: float) -> None:
        picked: list[tuple[Ahead, Turn]] = []
        if self._probing is None:
            if self._ahead.stale_in(now) <= 0:
                try:
                    await self._ahead.read(now, in_hand=self._in_hand)
                except Unavailable as trouble:
                    log.warning("outbox_unavailable", cause=trouble.cause)
                    await asyncio.sleep(POLL)
            room = min(self._at_once, self._most_under_way - len(self._under_way) + int(self._meanwhile))
            begin = self._pacer.monotonic() + self._lead
            picked = self._ahead.pick(begin, slack=SLACK, room=room, busy=self._busy)
        self._picked = bool(picked)
        if picked or self._finished or self._unsure:
            await self._record(picked)

    async def _rest(self, turned: float) -> None:
        """Until something may be done, at least to the end of the tick."""
        now = self._pacer.monotonic()
        await asyncio.sleep(max(0.0, turned + self._tick - now))
        now = self._pacer.monotonic()
        wait = self._ahead.stale_in(now)
        if self._ahead and self._probing is None:
            place = self._pacer.pace.wait(now + self._lead)
            if place > SLACK:
                wait = min(wait, place - SLACK)
            elif not self._picked:
                # It was the chats that took no more, and only time helps.
                wait = min(wait, TICK)
            else:
                wait = 0.0
            if self._finished and place <= self._lead:
                # Recorded now, they would hold up the message that has its place before that is done.
                await asyncio.sleep(place)
        if not self._finished and not self._over:
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._awake.wait(), timeout=max(wait, 0.001))
        self._awake.clear()

    async def _record(self, picked: list[tuple[Ahead, Turn]]) -> None:
        """Record what is finished and begin what was picked, in one transaction; then send."""
        finished, self._finished = self._finished, []
        begun: list[Delivery] = []
        self._in_hand.update((row.id, row.chat_id) for row, _ in picked)
        asked = self._pacer.monotonic()
        try:
            async with self.database.claim() as tx:
                if finished:
                    await self._settling.settle(tx, finished, fence=self._fence)
                if self._unsure:
                    await claims.take_back(tx, self._unsure, fence=self._fence)
                if picked:
                    ids = [row.id for row, _ in picked]
                    begun = await claims.begin(tx, ids, bot_id=self._bot_id, fence=self._fence, now=self._clock())
        except Unavailable as trouble:
            # What was sent must be known as sent: it is tried until the database takes it.
            log.warning("settlement_delayed", count=len(finished), cause=trouble.cause)
            self._finished = finished + self._finished
            # Not sent, but the mark may have been kept where the connection broke at the commit.
            self._unsure.extend(row.id for row, _ in picked)
            self._give_up(picked, [])
            await asyncio.sleep(POLL)
            return
        self._meanwhile += (len(self._finished) - self._meanwhile) / MEAN_OF
        took = self._pacer.monotonic() - asked
        self._lead = min(LONGEST_LEAD, took, max(self._lead, 0.001) * RELAXATION)
        self._unsure.clear()
        self._settled(finished)
        self._give_up(picked, begun)
        by_id = {delivery.id: delivery for delivery in begun}
        for row, turn in picked:
            if row.id in by_id:
                self._busy.add(row.chat_id)
                self._under_way[row.id] = asyncio.create_task(self._send(by_id[row.id], row, turn, begun_at=asked))

    def _give_up(self, picked: list[tuple[Ahead, Turn]], begun: list[Delivery]) -> None:
        """Free the places of those that weren't begun: cancelled meanwhile, or the lease is gone."""
        marked = {delivery.id for delivery in begun}
        for row, turn in picked:
            if row.id not in marked:
                self._pacer.pace.unsent(turn)
                self._in_hand.pop(row.id, None)

    def _settled(self, finished: list[Settlement]) -> None:
        for one in finished:
            chat_id = self._in_hand.pop(one.delivery.id)
            if one.step.state is not DeliveryState.SENT:
                self._busy.discard(chat_id)
            if one.step.chat_moved_to is not None:
                self._pacer.pace.moved(one.delivery.chat_id, one.step.chat_moved_to)
        self._settling.shown(finished)

    async def _send(self, delivery: Delivery, row: Ahead, turn: Turn, *, begun_at: float) -> None:
        # Somewhat more are begun than there are slots.
        async with self._slots:
            outcome = await self._call(delivery, turn, begun_at=begun_at)
        manner = manner_of(delivery.kind, has_target=delivery.has_target)
        decidable = delivery.kind in DECIDABLE
        step = next_step(outcome, delivery.attempts, self._clock(), manner, decidable=decidable)
        if step.state is DeliveryState.SENT:
            self._busy.discard(row.chat_id)
        # Else the chat waits until it is recorded: it may have moved, and the old id isn't written to again.
        self._finished.append(Settlement(delivery=delivery, outcome=outcome, step=step))
        self._take_note(outcome, delivery.chat_id)
        if step.release:
            self._shut_out()
        del self._under_way[delivery.id]
        self._awake.set()

    async def _call(self, delivery: Delivery, turn: Turn, *, begun_at: float) -> Outcome:
        send = await self._worded(delivery)
        if isinstance(send, Outcome):
            self._pacer.pace.unsent(turn)
            return send
        # Its place was taken ahead by the time that its begin-mark was expected to need.
        early = turn.started - self._pacer.monotonic()
        if early > 0:
            await asyncio.sleep(early)
        turn.started = self._pacer.monotonic()
        if turn.started - begun_at > STALE:
            log.warning("delivery_stale", delivery=delivery.id)
            self._pacer.pace.unsent(turn)
            return Outcome(kind=OutcomeKind.NOT_SENT)
        try:
            outcome = await send()
        except Exception as error:  # noqa: BLE001 - a bug in one message's sending must not stop the others
            self._incidents.note_once(error, delivery=delivery.id, kind=delivery.kind.value)
            outcome = Outcome(kind=OutcomeKind.UNDECIDED)
        if outcome.kind is OutcomeKind.NOT_SENT:
            self._pacer.pace.unsent(turn)
        else:
            self._pacer.pace.answered(turn, self._pacer.monotonic())
        return outcome

    async def _worded(self, delivery: Delivery) -> Send | Outcome:
        """The call, or why there is none to be made."""
        try:
            return await self._courier(delivery)
        except Unavailable:
            return Outcome(kind=OutcomeKind.NOT_SENT)
        except Exception as error:  # noqa: BLE001 - a bug in one message's words must not stop the others
            self._incidents.note_once(error, delivery=delivery.id, kind=delivery.kind.value)
            return Outcome(kind=OutcomeKind.INCIDENT)

    def _take_note(self, outcome: Outcome, chat_id: int) -> None:
        """Of what concerns more than the one message."""
        if outcome.retry_after is not None:
            wait = outcome.retry_after.total_seconds()
            self._pacer.pace.flooded(chat_id, self._pacer.monotonic(), wait)
            log.warning("too_fast", seconds=wait)
        if outcome.kind is OutcomeKind.INCIDENT:
            return
        if outcome.kind not in {OutcomeKind.UNDECIDED, OutcomeKind.NOT_SENT}:
            self._silent = 0
            return
        self._silent += 1
        if self._silent >= DOUBTS and self._probing is None:
            self._probing = asyncio.create_task(self._wait_for_telegram())

    def _shut_out(self) -> None:
        if not self.shut_out:
            log.error("telegram_refuses_the_token")
        self.shut_out = True
        self.end()

    async def _wait_for_telegram(self) -> None:
        log.warning("telegram_silent", count=self._silent)
        tries = 0
        while True:
            outcome = await self._probe()
            if outcome.kind is OutcomeKind.STOP:
                self._shut_out()
                return
            if outcome.kind not in {OutcomeKind.UNDECIDED, OutcomeKind.NOT_SENT, OutcomeKind.RETRY_AFTER}:
                break
            wait = PROBING[min(tries, len(PROBING) - 1)]
            if outcome.retry_after is not None:
                wait = outcome.retry_after.total_seconds()
            await asyncio.sleep(wait)
            tries += 1
        log.info("telegram_back", probes=tries + 1)
        self._silent = 0
        self._probing = None
        self._awake.set()
