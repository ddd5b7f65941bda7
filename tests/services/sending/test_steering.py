"""Whatever people and the sender do to a broadcast, in whatever order, no message makes an illegal move."""

import asyncio
from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime, timedelta
from random import Random

import pytest
from sqlalchemy import ColumnElement, select

from siman_bot.domain.media import Media, MediaKind
from siman_bot.domain.moment import Moment
from siman_bot.domain.places import Clock
from siman_bot.domain.publishing.item import Content
from siman_bot.domain.publishing.vouching import EVERY_QUESTION
from siman_bot.domain.refusals import Already, Refusal
from siman_bot.domain.sending.begun import Delivery, Settlement
from siman_bot.domain.sending.delivery import CARRYING, MOVES, DeliveryKind, DeliveryState, FailureReason, Stage
from siman_bot.domain.sending.lane import Lane
from siman_bot.domain.sending.outcome import Outcome, OutcomeKind, next_step
from siman_bot.domain.sending.payload import NoticePayload
from siman_bot.services.registry import make_services
from siman_bot.services.sending.broadcasts.progress import Progress
from siman_bot.services.transaction import Caller
from storage import audit
from storage.engine import Database
from storage.sending.broadcasts import broadcasts, holding, standing, stops
from storage.sending.outbox import claims, following, head, outbox, senders
from storage.sending.tables import deliveries
from tests.patience import HANGING
from tests.services.setting import ARRIVED, BALI, appoint, bind, come_to, deliver, hand_over, rewrite

BOT = 1
NOW = datetime.fromisoformat("2026-11-25T03:00:00+00:00")
CONTENT = Content(title="Jadwal", body="Isi.", source_url="https://a.go.id", office="Kantor", post="Kepala Biro")
OUTCOMES = (
    Outcome(kind=OutcomeKind.SENT, message_id=5),
    Outcome(kind=OutcomeKind.UNDECIDED),
    Outcome(kind=OutcomeKind.NOT_SENT),
    Outcome(kind=OutcomeKind.REFUSED, reason=FailureReason.NO_RIGHT_TO_WRITE),
)


class World:
    """One broadcast to a few groups, two people who steer it, and a sender, all at random."""

    def __init__(self, database: Database, random: Random) -> None:
        self.database = database
        self.random = random
        self.now = NOW
        self.services = make_services(
            database=database, clock=self.clock, choice=lambda several: several[0], quiet=None
        )
        self.steering = self.services.sending.steering
        self.doubts = self.services.sending.doubts
        self.stopping = self.services.sending.stopping
        self.broadcast_id = 0
        self.fence = 0
        self.begun: list[Delivery] = []
        self.item_id = 0
        self.code = ""

    def clock(self) -> datetime:
        return self.now

    async def open(self, *, number: int = 6, ends: bool = True, files: Sequence[Media] = ()) -> None:
        author, reviewer = Caller(telegram_id=1), Caller(telegram_id=2)
        await appoint(self.services, author, reviewer)
        await bind(self.services, author, *(-100 - place for place in range(number)))
        await deliver(self.database, bot_id=BOT, now=NOW)
        noon = Moment(wall=datetime.fromisoformat("2026-11-25T12:00"), clock=Clock.WITA)  # in an hour
        item = await hand_over(
            self.services, author, CONTENT, target=BALI, end=noon if ends else None, pin=True, files=files
        )
        self.code, self.item_id = item.code, item.id
        approved = await self.services.publishing.reviewing.approve(
            reviewer, item_id=item.id, version=item.version, revision=item.revision, answers=EVERY_QUESTION
        )
        self.broadcast_id = approved.broadcast_id
        await self.services.publishing.owing.finish()
        await deliver(self.database, bot_id=BOT, now=NOW, groups=False)
        async with self.database.claim() as tx:
            fence = await senders.take(tx, bot_id=BOT, owner="x", now=NOW, until=NOW + timedelta(days=1))
            assert fence is not None
            self.fence = fence

    async def move(self) -> None:
        """One thing that somebody does; what a rule refuses changes nothing."""
        self.now += timedelta(seconds=1)
        moves = (
            self.pause,
            self.resume,
            self.stop,
            self.go_on,
            self.resend_failed,
            self.arrived,
            self.resend,
            self.missing,
            self.supersede,
            *(self.begin,) * 4,
            *(self.settle,) * 4,
            *(self.keep,) * 3,
        )
        with suppress(Refusal):
            await (self.cancel() if self.random.random() < 0.01 else self.random.choice(moves)())

    @property
    def caller(self) -> Caller:
        return Caller(telegram_id=self.random.randint(1, 2))

    async def pause(self) -> None:
        await self.steering.pause(self.caller, broadcast_id=self.broadcast_id, revision=await self.revision())

    async def resume(self) -> None:
        await self.steering.resume(self.caller, broadcast_id=self.broadcast_id, revision=await self.revision())

    async def cancel(self) -> None:
        await self.steering.cancel(self.caller, broadcast_id=self.broadcast_id, revision=await self.revision())

    async def resend_failed(self) -> None:
        await self.steering.resend(self.caller, broadcast_id=self.broadcast_id, until=self.now)

    async def arrived(self) -> None:
        await self.doubts.arrived(
            self.caller, broadcast_id=self.broadcast_id, until=self.now, only=self.random.choice((None, 1, 3))
        )

    async def missing(self) -> None:
        await self.doubts.missing(
            self.caller, broadcast_id=self.broadcast_id, until=self.now, only=self.random.choice((None, 1, 3))
        )

    async def resend(self) -> None:
        await self.doubts.resend(
            self.caller, broadcast_id=self.broadcast_id, until=self.now, only=self.random.choice((None, 1, 3))
        )

    async def stop(self) -> None:
        if self.random.random() < 0.5:
            await self.stopping.stop(self.caller, seen=(await self.stopping.look(Caller(telegram_id=1))).seen)

    async def go_on(self) -> None:
        await self.stopping.resume(self.caller, seen=(await self.stopping.look(Caller(telegram_id=1))).seen)

    async def begin(self) -> None:
        async with self.database.claim() as tx:
            seen = await head.look_ahead(tx, limit=9, now=self.now)
            groups = [one.id for one in seen if one.chat_id < 0]
            begun = await claims.begin(tx, groups[:3], bot_id=BOT, fence=self.fence, now=self.now)
            broadcast = await broadcasts.get(tx, self.broadcast_id)
            stopped = await stops.in_force(tx)
        assert broadcast is not None
        held = broadcast.paused_at is not None or broadcast.cancelled_at is not None
        assert stopped is None or begun == []
        assert not (held and [one for one in begun if one.broadcast_id is not None])
        self.begun += begun

    async def settle(self) -> None:
        if not self.begun:
            return
        one = self.begun.pop()
        outcome = self.random.choice(OUTCOMES)
        step = next_step(outcome, one.attempts, self.now)
        settled = Settlement(delivery=one, outcome=outcome, step=step)
        async with self.database.claim() as tx:
            await claims.settle(tx, [settled], fence=self.fence, now=self.now)

    async def come_to(self, outcome: Outcome, *which: ColumnElement[bool]) -> None:
        async with self.database.claim() as tx:
            ids = (await tx.execute(select(deliveries.c.id).where(*which))).scalars().all()
            await come_to(tx, ids, outcome, bot_id=BOT, fence=self.fence, now=self.now)

    async def supersede(self) -> None:
        """As a newer version does with what is left of an older one, in batches."""
        if self.random.random() < 0.1:
            async with self.database.write() as tx:
                await standing.drop_unbegun(
                    tx, self.item_id, CARRYING, before=None, now=self.now, reason=FailureReason.SUPERSEDED, limit=2
                )

    async def keep(self) -> None:
        """As the sender does every second, with batches that are too small for all."""
        async with self.database.claim() as tx:
            await head.make_ready(tx, now=self.now, limit=100)
            await head.expire(tx, self.now, limit=100)
            await following.release(tx, self.now)
            await holding.follow_up(tx, self.now, limit=2)

    async def revision(self) -> int:
        async with self.database.read() as connection:
            found = await broadcasts.get(connection, self.broadcast_id)
            assert found is not None
            return found.revision

    async def states(self) -> dict[int, DeliveryState]:
        async with self.database.read() as connection:
            rows = await connection.execute(select(deliveries.c.id, deliveries.c.state))
            return {row.id: DeliveryState(row.state) for row in rows}


@pytest.mark.parametrize("seed", range(4))
async def test_no_sequence_of_acts_makes_an_illegal_move(database: Database, seed: int) -> None:
    """R12: and every act that did anything is in the audit."""
    world = World(database, Random(seed))
    await world.open()
    before = await world.states()
    for place in range(120):
        if place == 100:
            world.now += timedelta(hours=1)  # beyond the plan's end
        await world.move()
        after = await world.states()
        assert set(before) <= set(after)
        for delivery_id, state in before.items():
            assert after[delivery_id] == state or after[delivery_id] in MOVES[state], (delivery_id, state, after)
        before = after
    async with database.read() as connection:
        acts = [row.act for row in await audit.about(connection, f"item:{world.code}")]
        assert len(acts) > 2
        found = await broadcasts.get(connection, world.broadcast_id)
        assert found is not None
        changes = {"broadcast.pause", "broadcast.resume", "broadcast.cancel"}
        assert found.revision == 1 + sum(act in changes for act in acts)


async def test_rows_follow_their_broadcast_in_batches_and_come_back(database: Database) -> None:
    world = World(database, Random(1))
    await world.open(number=5)

    async def stages() -> list[str]:
        async with database.read() as connection:
            query = select(deliveries.c.stage).where(
                deliveries.c.kind == DeliveryKind.ITEM, deliveries.c.state == DeliveryState.PENDING
            )
            return sorted((await connection.execute(query)).scalars())

    async def follow() -> list[str]:
        async with database.claim() as tx:
            await holding.follow_up(tx, world.now, limit=2)
        return await stages()

    async with database.write() as tx:
        found = await broadcasts.get(tx, world.broadcast_id)
        assert found is not None
        await broadcasts.pause(tx, found, by=found.author_id, now=NOW)
    assert await follow() == [Stage.HELD] * 2 + [Stage.READY] * 3
    await world.begin()
    assert await follow() == [Stage.HELD] * 4 + [Stage.READY]
    async with database.write() as tx:
        await head.expire(tx, NOW, limit=100)
        await broadcasts.resume(tx, found)
    assert await follow() == [Stage.HELD] * 2 + [Stage.READY] * 3
    async with database.write() as tx:
        await broadcasts.cancel(tx, found, by=found.author_id, now=NOW)
    await follow()
    assert sum(state is DeliveryState.CANCELLED for state in (await world.states()).values()) == 2
    async with database.claim() as tx:
        assert len(await head.expire(tx, NOW + timedelta(hours=1), limit=100)) > 0
    assert await follow() == []


async def test_the_words_to_attachments_that_stand_are_sent_in_spite_of_a_cancelling(database: Database) -> None:
    """R1: attachments don't stay in a chat without office, source and code."""
    world = World(database, Random(1))
    album = [Media(kind=MediaKind.PHOTO, file_id=name, unique_id=name) for name in ("a", "b")]
    await world.open(number=2, files=album)
    await world.come_to(ARRIVED, deliveries.c.kind == DeliveryKind.MEDIA, deliveries.c.chat_id == -100)
    await world.cancel()
    async with database.claim() as tx:
        seen = await head.look_ahead(tx, limit=9, now=world.now)
        begun = await claims.begin(tx, [one.id for one in seen], bot_id=BOT, fence=world.fence, now=world.now)
    assert [(one.kind, one.chat_id) for one in begun] == [(DeliveryKind.ITEM, -100)]


async def test_what_may_have_arrived_of_an_older_version_is_sent_again_with_the_newest(database: Database) -> None:
    """The newest version left those chats out; where the older one failed, it has its own message."""
    world = World(database, Random(1))
    await world.open(number=2)
    words = deliveries.c.kind == DeliveryKind.ITEM
    undecided, refused = OUTCOMES[1], Outcome(kind=OutcomeKind.REFUSED, reason=FailureReason.TOPIC_CLOSED)
    await world.come_to(undecided, words, deliveries.c.chat_id == -100)
    await world.come_to(refused, words, deliveries.c.chat_id == -101)
    changed = await rewrite(world.services, Caller(telegram_id=1), world.item_id, body="Isi baru.")
    await world.services.publishing.reviewing.approve(
        Caller(telegram_id=2),
        item_id=changed.id,
        version=changed.version,
        revision=changed.revision,
        answers=EVERY_QUESTION,
    )
    await world.services.publishing.owing.finish()
    with pytest.raises(Already, match="nothing-to-resend"):
        await world.steering.resend(world.caller, broadcast_id=world.broadcast_id, until=NOW)
    done = await world.doubts.resend(world.caller, broadcast_id=world.broadcast_id, until=NOW)
    assert (done.sent, done.skipped) == (1, 0)
    async with database.read() as connection:
        query = select(deliveries.c.state, deliveries.c.payload, deliveries.c.reason, deliveries.c.thread_id)
        both = (words, deliveries.c.broadcast_id == world.broadcast_id)
        (again, failed) = (await connection.execute(query.where(*both).order_by(deliveries.c.chat_id.desc()))).all()
    assert (again.state, again.payload["version"], again.reason) == (DeliveryState.PENDING, 2, None)
    assert (failed.state, failed.payload["version"]) == (DeliveryState.FAILED, 1)


async def test_a_message_that_failed_once_more_gets_its_pin_once_it_arrives(database: Database) -> None:
    world = World(database, Random(1))
    await world.open(number=1)
    fails, arrives = OUTCOMES[3], OUTCOMES[0]
    for outcome in (fails, fails, arrives):
        world.now += timedelta(seconds=1)
        await world.begin()
        (one,) = world.begun
        world.begun = []
        step = next_step(outcome, one.attempts, world.now)
        async with database.claim() as tx:
            settled = Settlement(delivery=one, outcome=outcome, step=step)
            await claims.settle(tx, [settled], fence=world.fence, now=world.now)
        await world.keep()
        if outcome is fails:
            await world.steering.resend(world.caller, broadcast_id=world.broadcast_id, until=world.now)
    await world.begin()
    assert [one.kind for one in world.begun] == [DeliveryKind.PIN]
    assert world.begun[0].target == arrives.message_id


async def test_a_broadcast_that_was_paused_for_long_goes_before_nothing_for_that(database: Database) -> None:
    world = World(database, Random(1))
    await world.open(number=3, ends=False)
    await world.pause()
    world.now += timedelta(hours=30)
    await world.resume()
    async with database.write() as tx:
        fresh = outbox.Owed(
            dedupe_key="fresh", lane=Lane.ANSWER, chat_id=9, payload=NoticePayload(key="home-public", gaps={})
        )
        await outbox.add(tx, [fresh], world.now)
        assert [one.chat_id for one in await head.look_ahead(tx, limit=9, now=world.now)] == [
            9,
            -100,
            -101,
            -102,
        ]


async def test_counting_holds_up_nobody_s_transaction_and_what_changed_is_edited_once(database: Database) -> None:
    world = World(database, Random(1))
    await world.open(number=3)
    async with database.read() as connection:
        mine = deliveries.c.kind == DeliveryKind.PROGRESS
        stands = (await connection.execute(select(deliveries.c.message_id).where(mine))).scalar_one()
    progress = Progress(database=database, clock=world.clock)
    async with database.write():
        await asyncio.wait_for(progress.refresh(), HANGING)

    async def edits() -> list[int]:
        async with database.read() as connection:
            found = (await connection.execute(select(deliveries.c.payload).where(mine))).scalars()
            return [payload["tally"]["cancelled"] for payload in found if payload["edit"] == stands]

    assert await edits() == []
    await world.cancel()
    progress.touch(world.broadcast_id)
    await progress.refresh()
    await progress.refresh()
    assert await edits() == [3]
