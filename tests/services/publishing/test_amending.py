"""Whatever meets a change or a withdrawal on its way, no message of the item is left standing that nobody knows of."""

import asyncio
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from siman_bot.domain.publishing.vouching import EVERY_QUESTION
from siman_bot.domain.publishing.withdrawal import Removal, WithdrawalReason
from siman_bot.domain.sending.begun import Delivery, Settlement
from siman_bot.domain.sending.delivery import DeliveryKind, DeliveryState, manner_of
from siman_bot.domain.sending.outcome import Outcome, OutcomeKind, next_step
from siman_bot.domain.sending.payload import VersionPayload
from siman_bot.services.registry import Services, make_services
from siman_bot.services.transaction import Caller
from storage.engine import Database, open_database
from storage.sending.broadcasts import broadcasts
from storage.sending.outbox import claims, following, head, senders
from storage.sending.tables import deliveries
from tests.databases import SqliteFiles
from tests.services.setting import appoint, bind, deliver, hand_over, rewrite
from tests.town import TestClock
from tests.writing import CONTENT

BOT = 4242
CHATS = (-1001, -1002)
AUTHOR, REVIEWER = Caller(telegram_id=1), Caller(telegram_id=2)
NOTICE = "notice"

FATES = ("done", "done", "done unanswered", "lost unanswered", "too fast", "not sent")
chats = st.sampled_from(CHATS)
moves = st.tuples(st.just("begin"), chats) | st.tuples(st.just("answer"), chats, st.sampled_from(FATES))
steps = st.one_of(
    moves,
    moves,
    moves,
    st.tuples(st.just("keep")),
    st.tuples(st.just("follow_up")),
    st.tuples(st.just("crash"), st.sampled_from(FATES)),
    st.tuples(st.just("remove"), chats),
    st.tuples(st.just("amend")),
    st.tuples(st.just("withdraw"), st.sampled_from(Removal)),
)


TAKING_BACK = (DeliveryKind.WITHDRAW, DeliveryKind.DELETE)


@dataclass
class Play:
    """One database, one sender's hands, and a Telegram that shows a version's number or the notice."""

    database: Database
    services: Services
    clock: TestClock
    shown: dict[int, dict[int, int | str]] = field(default_factory=lambda: {chat: {} for chat in CHATS})
    under_way: dict[int, Delivery] = field(default_factory=dict)
    fence: int = 0
    numbers: Iterator[int] = field(default_factory=lambda: count(1))
    drafts: Iterator[int] = field(default_factory=lambda: count(2))
    withdrawn: bool = False

    async def take_over(self) -> None:
        self.clock.advance(timedelta(minutes=1))
        now = self.clock()
        async with self.database.claim() as tx:
            owner = f"sender{self.fence}"
            taken = await senders.take(tx, bot_id=BOT, owner=owner, now=now, until=now + timedelta(seconds=4))
            assert taken is not None
            self.fence = taken
            await claims.name_unknown(tx, fence=taken, now=now)

    async def begin(self, chat_id: int) -> None:
        """As the sender, one message to a chat at a time."""
        if chat_id in self.under_way:
            return
        async with self.database.claim() as tx:
            await head.make_ready(tx, now=self.clock(), limit=100)
            ahead = await head.look_ahead(tx, limit=100, now=self.clock())
            first = next((one for one in ahead if one.chat_id == chat_id), None)
            if first is None:
                return
            begun = await claims.begin(tx, [first.id], bot_id=BOT, fence=self.fence, now=self.clock())
        self.under_way.update((delivery.chat_id, delivery) for delivery in begun)

    async def answer(self, chat_id: int, fate: str) -> None:
        delivery = self.under_way.pop(chat_id, None)
        if delivery is None:
            return
        outcome = self.telegram(delivery, fate)
        manner = manner_of(delivery.kind, has_target=delivery.has_target)
        now = self.clock()
        settlement = Settlement(
            delivery=delivery, outcome=outcome, step=next_step(outcome, delivery.attempts, now, manner)
        )
        async with self.database.claim() as tx:
            await claims.settle(tx, [settlement], fence=self.fence, now=now)

    def telegram(self, delivery: Delivery, fate: str) -> Outcome:
        if fate == "too fast":
            return Outcome(kind=OutcomeKind.RETRY_AFTER, retry_after=timedelta(seconds=1))
        if fate == "not sent":
            return Outcome(kind=OutcomeKind.NOT_SENT)
        outcome = Outcome(kind=OutcomeKind.UNDECIDED) if fate == "lost unanswered" else self.act(delivery)
        return Outcome(kind=OutcomeKind.UNDECIDED) if fate == "done unanswered" else outcome

    def act(self, delivery: Delivery) -> Outcome:
        chat, target = self.shown[delivery.chat_id], delivery.target
        taken_back = delivery.kind in TAKING_BACK
        assert isinstance(delivery.payload, VersionPayload)
        said = NOTICE if taken_back else delivery.payload.version
        if target is None or delivery.kind in {DeliveryKind.ITEM, DeliveryKind.REPLY}:
            message_id = next(self.numbers)
            # A reply holds no words of the item.
            chat[message_id] = NOTICE if delivery.kind is DeliveryKind.REPLY else said
            return Outcome(kind=OutcomeKind.SENT, message_id=message_id)
        if target not in chat:
            return Outcome(kind=OutcomeKind.TARGET_GONE)
        if delivery.kind is DeliveryKind.DELETE:
            del chat[target]
        else:
            chat[target] = said
        return Outcome(kind=OutcomeKind.SENT, message_id=target)

    async def keep(self) -> None:
        self.clock.advance(timedelta(seconds=2))
        async with self.database.claim() as tx:
            await head.expire(tx, self.clock(), limit=100)
            await following.release(tx, self.clock())

    async def follow_up(self) -> None:
        """One more step of a decision that isn't written down to its end."""
        await self.services.publishing.owing.follow_up()

    async def crash(self, fate: str) -> None:
        for delivery in self.under_way.values():
            self.telegram(delivery, fate)
        self.under_way.clear()
        await self.take_over()

    async def remove(self, chat_id: int) -> None:
        """The group's admins tidy up."""
        self.shown[chat_id].clear()

    async def amend(self) -> None:
        if self.withdrawn:
            return
        changed = await rewrite(self.services, AUTHOR, 1, body=f"Versi {next(self.drafts)}.")
        await self.services.publishing.reviewing.approve(
            REVIEWER, item_id=1, version=changed.version, revision=changed.revision, answers=EVERY_QUESTION
        )

    async def withdraw(self, removal: Removal) -> None:
        if self.withdrawn:
            return
        self.withdrawn = True
        withdrawing = self.services.publishing.withdrawing
        choice = await withdrawing.choose(REVIEWER, item_id=1)
        await withdrawing.withdraw(
            REVIEWER,
            item_id=1,
            revision=choice.revision,
            removal=removal,
            reason=WithdrawalReason.WRONG_CONTENT,
        )

    async def finish(self) -> None:
        """Everything that is owed is done."""
        for _ in range(100):
            for chat_id in CHATS:
                await self.begin(chat_id)
                await self.answer(chat_id, "done")
            await self.keep()
            await self.services.publishing.owing.finish()
            if not await self.states(DeliveryState.PENDING):
                return
            self.clock.advance(timedelta(minutes=10))
        raise AssertionError(await self.states(DeliveryState.PENDING))

    async def states(self, *wanted: DeliveryState) -> list[tuple[int, str]]:
        """Chats and kinds of the groups' deliveries in these states."""
        async with self.database.read() as connection:
            rows = await connection.execute(
                select(deliveries.c.chat_id, deliveries.c.kind).where(
                    deliveries.c.state.in_(wanted), deliveries.c.chat_id < 0
                )
            )
            return [(row.chat_id, row.kind) for row in rows]


@pytest.fixture(scope="module")
def approved_item(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database in which an item was just approved for two groups, nothing of it sent yet."""
    folder = tmp_path_factory.mktemp("amending")

    async def make() -> Path:
        path = Path((await SqliteFiles.make(folder)).fresh())
        database, clock = open_database(str(path)), TestClock()
        services = make_services(database=database, clock=clock, choice=lambda several: several[0], quiet=None)
        await appoint(services, AUTHOR, REVIEWER)
        await bind(services, REVIEWER, *CHATS)
        await deliver(database, bot_id=BOT, now=clock())
        item = await hand_over(services, AUTHOR, CONTENT)
        await services.publishing.reviewing.approve(
            REVIEWER, item_id=item.id, version=1, revision=item.revision, answers=EVERY_QUESTION
        )
        await database.close()
        return path

    return asyncio.run(make())


@pytest.mark.parametrize("at_once", [1, 500])
@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(path=st.lists(steps, min_size=12, max_size=40))
@example(
    path=[
        ("begin", CHATS[0]),
        ("crash", "done"),
        ("withdraw", Removal.MARK),
        ("begin", CHATS[0]),
        ("crash", "lost unanswered"),
    ]
)
def test_no_message_stands_that_was_neither_taken_back_nor_named(
    approved_item: Path, path: list[tuple[object, ...]], at_once: int
) -> None:
    """R13, and the bad input "withdrawn while sending": in any order of sending, answers, crashes and changes.

    With one chat a step, every decision is met by all this while its messages are still being written down.
    """
    copy = approved_item.with_name("played.sqlite3")
    for ending in ("", "-wal", "-shm"):
        copy.with_name(copy.name + ending).unlink(missing_ok=True)
    shutil.copy(approved_item, copy)
    asyncio.run(_played(copy, path, at_once))


async def _played(copy: Path, path: list[tuple[object, ...]], at_once: int) -> None:
    database, clock = open_database(str(copy)), TestClock()
    services = make_services(
        database=database, clock=clock, choice=lambda several: several[0], quiet=None, owed_at_once=at_once
    )
    play = Play(database=database, services=services, clock=clock)
    try:
        await play.take_over()
        for name, *args in path:
            await getattr(play, str(name))(*args)
        if not play.withdrawn:
            await play.finish()
            await _check_versions(play)
        await play.withdraw(Removal.MARK)
        await play.finish()
        await _check_withdrawn(play)
    finally:
        await database.close()


async def _check_versions(play: Play) -> None:
    """Each group shows the newest version once, unless it is named unknown."""
    async with play.database.read() as connection:
        newest = await broadcasts.approved_version(connection, 1)
    named = {chat for chat, _ in await play.states(DeliveryState.UNKNOWN, DeliveryState.FAILED)}
    for chat_id in set(CHATS) - named:
        assert [said for said in play.shown[chat_id].values() if said != NOTICE] in ([newest], []), chat_id


async def _check_withdrawn(play: Play) -> None:
    """No words of the item stand, unless that is unknown; then a notice stands beside them or is unknown as well."""
    unknown = set(await play.states(DeliveryState.UNKNOWN))
    failed = {chat for chat, _ in await play.states(DeliveryState.FAILED)}
    for chat_id, shown in play.shown.items():
        standing = [said for said in shown.values() if said != NOTICE]
        if standing and chat_id not in failed:
            assert chat_id in {chat for chat, _ in unknown}
            assert NOTICE in shown.values() or unknown & {(chat_id, kind) for kind in TAKING_BACK}
