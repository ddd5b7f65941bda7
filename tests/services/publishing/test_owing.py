"""A decision is made at once, and its messages follow in small steps that any process can take up."""

import asyncio
from collections import Counter
from datetime import timedelta
from itertools import count

import pytest
from sqlalchemy import select

from siman_bot.domain.people.roles import Role
from siman_bot.domain.places import Scope
from siman_bot.domain.publishing import item as rules
from siman_bot.domain.publishing.item import Item
from siman_bot.domain.publishing.vouching import EVERY_QUESTION
from siman_bot.domain.publishing.withdrawal import Removal, WithdrawalReason
from siman_bot.domain.sending.course import Course
from siman_bot.domain.sending.delivery import STANDING, DeliveryKind, DeliveryState, Stage
from siman_bot.domain.sending.outcome import Outcome, OutcomeKind
from siman_bot.domain.sending.way import Way
from siman_bot.seeding.groups import SEEN
from siman_bot.services.paging import Cut
from siman_bot.services.publishing.owing.owing import Owing
from siman_bot.services.publishing.owing.telling import Telling
from siman_bot.services.registry import Services, make_services
from siman_bot.services.sending.broadcasts.progress import Progress
from siman_bot.services.transaction import Caller
from storage.engine import Database
from storage.publishing import explanations, items
from storage.sending.broadcasts import holding
from storage.sending.outbox import following, senders
from storage.sending.tables import broadcasts, deliveries
from tests.services.setting import ARRIVED, appoint, bind, come_to, hand_over, rewrite
from tests.town import TestClock
from tests.writing import CONTENT

BOT = 4242
AUTHOR, REVIEWER, ADMIN = Caller(telegram_id=1), Caller(telegram_id=2), Caller(telegram_id=3)
CHATS = tuple(range(-1007, -1000))


class Office:
    """A centre with seven groups, whose decisions are written down two chats at a time."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.clock = TestClock()
        self.services = self.anew()
        self.drafts = count(2)

    def anew(self) -> Services:
        """As a process that has just started."""
        return make_services(
            database=self.database, clock=self.clock, choice=lambda several: several[0], quiet=None, owed_at_once=2
        )

    async def open(self, way: Way = Way.DIRECT) -> Item:
        """An item in review."""
        await appoint(self.services, AUTHOR, REVIEWER)
        await appoint(self.services, ADMIN, role=Role.REGIONAL_ADMIN)
        await bind(self.services, ADMIN, *CHATS)
        submitted = await hand_over(self.services, AUTHOR, CONTENT, way=way)
        async with self.database.write() as tx:
            taken = await senders.take(
                tx, bot_id=BOT, owner="x", now=self.clock(), until=self.clock() + timedelta(days=1)
            )
            assert taken == 1
        await self.send(len(CHATS))
        return submitted

    async def approve(self, item: Item) -> int:
        """The number of the broadcast."""
        done = await self.services.publishing.reviewing.approve(
            REVIEWER, item_id=item.id, version=item.version, revision=item.revision, answers=EVERY_QUESTION
        )
        return done.broadcast_id

    async def change(self, item_id: int) -> Item:
        return await rewrite(self.services, AUTHOR, item_id, body=f"Versi {next(self.drafts)}.")

    async def withdraw(self, item: Item, removal: Removal = Removal.MARK) -> None:
        async with self.database.write() as tx:
            found = await items.get(tx, item.id)
            assert found is not None
            withdrawn = rules.withdraw(found, reason=WithdrawalReason.WRONG_CONTENT)
            await items.save(tx, withdrawn, expected_revision=found.revision, now=self.clock())
            await self.services.publishing.owing.withdrawal(tx, withdrawn, removal=removal, now=self.clock())

    async def rebind(self, chat_id: int, scope: Scope) -> None:
        binding = self.services.groups.binding
        group = await binding.open_here(REVIEWER, chat_id=chat_id, title="Humas", seen=SEEN)
        await binding.bind(REVIEWER, group_id=group.id, revision=group.revision, scope=scope, seen=SEEN)

    async def send(self, number: int) -> None:
        """So many messages are begun and arrive, the first ones first."""
        async with self.database.claim() as tx:
            ready = (
                await tx.execute(
                    select(deliveries.c.id)
                    .where(deliveries.c.state == DeliveryState.PENDING, deliveries.c.chat_id < 0)
                    .order_by(deliveries.c.id)
                )
            ).scalars()
            await come_to(tx, list(ready)[:number], bot_id=BOT, fence=1, now=self.clock())

    async def owed(self, *kinds: DeliveryKind) -> list[tuple[str, int, str]]:
        """Kind, chat and state of what was written down for groups."""
        async with self.database.read() as connection:
            rows = await connection.execute(
                select(deliveries.c.kind, deliveries.c.chat_id, deliveries.c.state)
                .where(deliveries.c.kind.in_(kinds), deliveries.c.chat_id < 0)
                .order_by(deliveries.c.id)
            )
            return [(row.kind, row.chat_id, row.state) for row in rows]


@pytest.fixture
def office(database: Database) -> Office:
    return Office(database)


async def test_the_first_step_comes_with_the_decision_and_the_others_after_a_death(office: Office) -> None:
    item = await office.open()
    broadcast_id = await office.approve(item)
    assert len(await office.owed(DeliveryKind.ITEM)) == 2
    shown = await office.services.sending.watching.detail(REVIEWER, broadcast_id=broadcast_id)
    assert (shown.broadcast.tally.groups, shown.broadcast.tally.pending) == (7, 7)
    assert shown.broadcast.course is Course.RUNNING

    later = office.anew().publishing.owing
    assert await later.follow_up()
    assert len(await office.owed(DeliveryKind.ITEM)) == 4
    await office.anew().publishing.owing.finish()
    assert Counter(chat for _, chat, _ in await office.owed(DeliveryKind.ITEM)) == Counter(CHATS)
    assert not await later.follow_up()
    shown = await office.services.sending.watching.detail(REVIEWER, broadcast_id=broadcast_id)
    assert (shown.broadcast.tally.groups, shown.broadcast.tally.pending) == (7, 7)


async def test_two_processes_at_once_write_everything_down_once(office: Office) -> None:
    item = await office.open()
    await office.approve(item)
    await asyncio.gather(*(office.anew().publishing.owing.finish() for _ in range(3)), return_exceptions=True)
    await office.services.publishing.owing.finish()
    assert Counter(chat for _, chat, _ in await office.owed(DeliveryKind.ITEM)) == Counter(CHATS)


async def test_a_group_that_is_bound_while_it_is_written_down_gets_it_once(office: Office) -> None:
    item = await office.open()
    await office.approve(item)
    await office.rebind(CHATS[0], Scope.parse("province:31"))
    await office.services.publishing.owing.finish()
    assert Counter(chat for _, chat, _ in await office.owed(DeliveryKind.ITEM)) == Counter(CHATS)


async def test_a_correction_meets_the_first_version_half_written(office: Office) -> None:
    """R13: nothing of the old version begins any more, and each group ends with the new one alone."""
    item = await office.open()
    await office.approve(item)
    await office.services.publishing.owing.follow_up()
    await office.send(3)
    changed = await office.change(item.id)
    await office.approve(changed)
    await office.send(4)
    sent = [chat for _, chat, state in await office.owed(DeliveryKind.ITEM) if state in STANDING]
    assert len(sent) == 3

    await office.services.publishing.owing.finish()
    edits = [chat for _, chat, _ in await office.owed(DeliveryKind.EDIT)]
    assert sorted(edits) == sorted(sent)
    waiting = [chat for _, chat, state in await office.owed(DeliveryKind.ITEM) if state == DeliveryState.PENDING]
    assert sorted(waiting) == sorted(set(CHATS) - set(sent))
    assert len(await office.owed(DeliveryKind.REPLY)) == 3
    async with office.database.read() as connection:
        overtaken = await connection.execute(select(broadcasts.c.id).where(broadcasts.c.overtaken_at.is_not(None)))
        assert overtaken.scalars().all() == []


@pytest.mark.parametrize("removal", Removal)
async def test_a_withdrawal_meets_a_version_half_written(office: Office, removal: Removal) -> None:
    item = await office.open()
    await office.approve(item)
    await office.send(1)
    await office.withdraw(item, removal)
    await office.send(7)
    await office.services.publishing.owing.finish()
    states = Counter(state for _, _, state in await office.owed(DeliveryKind.ITEM))
    assert states == {DeliveryState.WITHDRAWN: 1, DeliveryState.CANCELLED: 1}
    taken_back = await office.owed(DeliveryKind.DELETE if removal is Removal.DELETE else DeliveryKind.WITHDRAW)
    assert [chat for _, chat, _ in taken_back] == [CHATS[0]]


@pytest.mark.parametrize("act", ["pause", "cancel"])
async def test_what_is_steered_half_written_holds_for_the_rest(office: Office, act: str) -> None:
    item = await office.open()
    broadcast_id = await office.approve(item)
    await getattr(office.services.sending.steering, act)(REVIEWER, broadcast_id=broadcast_id, revision=1)
    await office.services.publishing.owing.finish()
    await office.send(7)
    async with office.database.claim() as tx:
        await holding.follow_up(tx, office.clock(), limit=100)
    states = Counter(state for _, _, state in await office.owed(DeliveryKind.ITEM))
    assert states == {DeliveryState.PENDING if act == "pause" else DeliveryState.CANCELLED: 7}


async def test_an_admin_forwards_to_more_groups_than_one_step_takes(office: Office) -> None:
    item = await office.open(way=Way.RELAY)
    await office.approve(item)
    relaying = office.services.publishing.relaying
    (offer,) = (await relaying.offers(ADMIN, cut=Cut(limit=5))).rows
    offered = await relaying.open_offer(ADMIN, relay_id=offer.id)
    done = await relaying.forward(ADMIN, relay_id=offer.id, revision=offered.relay.revision)
    assert (offered.groups, done.groups) == (7, 7)
    await office.services.publishing.owing.finish()
    assert Counter(chat for _, chat, _ in await office.owed(DeliveryKind.ITEM)) == Counter(CHATS)


async def test_a_process_that_dies_in_a_step_has_done_nothing_of_it(office: Office) -> None:
    item = await office.open()
    await office.approve(item)
    progress = Progress(database=office.database, clock=office.clock)

    class Dying(Owing):
        async def _close(self, *_: object) -> None:
            raise KeyboardInterrupt

    telling = Telling(database=office.database, clock=office.clock, concerns=())
    dying = Dying(database=office.database, clock=office.clock, progress=progress, telling=telling, at_once=100)
    with pytest.raises(KeyboardInterrupt):
        await dying.finish()
    assert len(await office.owed(DeliveryKind.ITEM)) == 2
    await office.services.publishing.owing.finish()
    assert Counter(chat for _, chat, _ in await office.owed(DeliveryKind.ITEM)) == Counter(CHATS)


async def arrive(office: Office, kind: DeliveryKind, *, silently: bool = False) -> None:
    """What is owed of a kind is done; `silently` leaves no message behind."""
    async with office.database.claim() as tx:
        which = (deliveries.c.kind == kind, deliveries.c.state == DeliveryState.PENDING)
        owed = (await tx.execute(select(deliveries.c.id).where(*which))).scalars().all()
        outcome = Outcome(kind=OutcomeKind.TARGET_GONE) if silently else ARRIVED
        await come_to(tx, owed, outcome, bot_id=BOT, fence=1, now=office.clock())
        await following.release(tx, office.clock())


async def explain(office: Office, item: Item, words: str = "Jam layanannya salah ketik.") -> None:
    """Written by one and approved by the other."""
    publishing = office.services.publishing
    await publishing.explaining.write(AUTHOR, item_id=item.id, words=words)
    async with office.database.read() as connection:
        waiting = await explanations.waiting_of(connection, item.id)
    assert waiting is not None
    await publishing.weighing.approve(REVIEWER, explanation_id=waiting.id)


@pytest.mark.parametrize("written", [False, True])
async def test_an_explanation_comes_after_the_withdrawal_that_it_is_about(office: Office, *, written: bool) -> None:
    """R3, R13: half written down or all of it, owed or standing: each notice gets it once, in steps of any process."""
    item = await office.open()
    await office.approve(item)
    await office.services.publishing.owing.finish()
    await office.send(7)
    await office.withdraw(item)
    if written:
        await office.services.publishing.owing.finish()
    await arrive(office, DeliveryKind.WITHDRAW)
    await explain(office, item)
    if not written:
        assert await office.owed(DeliveryKind.EXPLAIN) == []
    while await office.anew().publishing.owing.follow_up():
        pass
    assert Counter(chat for _, chat, _ in await office.owed(DeliveryKind.WITHDRAW)) == Counter(CHATS)
    assert Counter(chat for _, chat, _ in await office.owed(DeliveryKind.EXPLAIN)) == Counter(CHATS)
    await arrive(office, DeliveryKind.WITHDRAW)
    async with office.database.read() as connection:
        stages = await connection.execute(
            select(deliveries.c.stage).where(deliveries.c.kind == DeliveryKind.EXPLAIN).distinct()
        )
        assert stages.scalars().all() == [Stage.READY]
    await explain(office, item, "Jadwal yang baru ada di SIMAN.")
    await office.services.publishing.owing.finish()
    states = Counter(state for _, _, state in await office.owed(DeliveryKind.EXPLAIN))
    assert states == {DeliveryState.CANCELLED: 7, DeliveryState.PENDING: 7}


async def test_an_explanation_of_what_leaves_nothing_behind_is_owed_nowhere(office: Office) -> None:
    """R3, R13: messages that are deleted while it is approved, and after."""
    item = await office.open()
    await office.approve(item)
    await office.services.publishing.owing.finish()
    await office.send(7)
    await office.withdraw(item, Removal.DELETE)
    await explain(office, item)
    await office.services.publishing.owing.finish()
    await arrive(office, DeliveryKind.DELETE, silently=True)
    states = Counter(state for _, _, state in await office.owed(DeliveryKind.EXPLAIN))
    assert states == {DeliveryState.CANCELLED: 7}
    await explain(office, item, "Jadwal yang baru ada di SIMAN.")
    await office.services.publishing.owing.finish()
    assert len(await office.owed(DeliveryKind.EXPLAIN)) == 7
