"""The wall clock jumps back by an hour, or the process starts anew: nobody waits for longer than was asked."""

import asyncio
import time
from collections import defaultdict
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from siman_bot.domain.sending.begun import Delivery
from siman_bot.domain.sending.delivery import DeliveryState, FailureReason, Stage
from siman_bot.domain.sending.outcome import Outcome, OutcomeKind
from siman_bot.domain.sending.pace import SEVERAL
from siman_bot.domain.sending.payload import ItemPayload, PinPayload
from siman_bot.services.inbox import LEASE, Claimed, Handled, Inbox, Received, TryLater
from siman_bot.services.inbox import RENEWAL as RENEWED
from storage.engine import Database
from storage.inbox import claim
from storage.sending.broadcasts import resending
from storage.sending.broadcasts.resending import Resend, Stuck
from storage.sending.outbox import following, head, senders
from storage.sending.outbox.head import UNNOTICED
from storage.sending.tables import deliveries
from tests.alone import BOT, SENT, looked_after, numbers, owe, owed, sending, states, until
from tests.listening import listening
from tests.patience import HANGING
from tests.services.setting import come_to
from tests.town import TestClock

NOW = datetime(2026, 11, 22, 1, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
QUICK = timedelta(milliseconds=10)
NOT_SENT = Outcome(kind=OutcomeKind.NOT_SENT)


def wait(seconds: float) -> Outcome:
    return Outcome(kind=OutcomeKind.RETRY_AFTER, retry_after=timedelta(seconds=seconds))


class Chats:
    """A courier that keeps when each chat was asked; the first time it answers as told, and then it sends."""

    def __init__(self, *told: Outcome, before: Callable[[], None] = lambda: None) -> None:
        self.told = list(told)
        self._before = before
        self.asked: defaultdict[int, list[float]] = defaultdict(list)

    async def __call__(self, delivery: Delivery) -> Outcome:
        asked = self.asked[delivery.chat_id]
        asked.append(time.monotonic())
        self._before()
        return self.told[0] if self.told and len(asked) == 1 else SENT


@pytest.mark.parametrize("answer", [wait(2), NOT_SENT], ids=["flood", "not-sent"])
async def test_what_was_put_off_is_sent_when_its_seconds_are_over(database: Database, answer: Outcome) -> None:
    clock = TestClock()
    courier = Chats(answer)
    await owe(database, owed(0), now=clock())
    async with sending(database, courier, clock=clock):
        async with asyncio.timeout(HANGING):
            while await stages(database) != [Stage.WAITING]:
                await asyncio.sleep(0.01)
        clock.advance(-HOUR)
        await until(database, DeliveryState.SENT)
    first, second = courier.asked[100]
    if answer.retry_after is not None:
        assert second - first >= 2


async def test_a_chat_that_is_owed_more_than_it_takes_gets_it_all(database: Database) -> None:
    clock = TestClock()
    await owe(database, *(replace(owed(0), dedupe_key=f"many:{number}") for number in range(5)), now=clock())
    async with sending(database, clock=clock):
        async with asyncio.timeout(HANGING):
            while Stage.WAITING not in await stages(database):
                await asyncio.sleep(0.01)
        clock.advance(-HOUR)
        await until(database, *[DeliveryState.SENT] * 5)


async def test_words_follow_their_attachments(database: Database) -> None:
    clock = TestClock()
    courier = Chats(before=lambda: None if clock.ahead else clock.advance(-HOUR))
    first = owed(0)
    await owe(database, first, replace(first, dedupe_key="words", follows=first.dedupe_key, after=True), now=clock())
    async with sending(database, courier, clock=clock):
        await until(database, DeliveryState.SENT, DeliveryState.SENT)


async def arrives(tx: AsyncConnection, delivery_id: int, *, now: datetime) -> None:
    fence = await senders.take(tx, bot_id=BOT, owner="first", now=now, until=now)
    assert fence is not None
    await come_to(tx, [delivery_id], bot_id=BOT, fence=fence, now=now)
    await following.release(tx, now)


async def test_planned_words_follow_their_attachments(database: Database) -> None:
    """R1: what went out at a time that is yet to come again isn't left without them."""
    first = replace(owed(0), not_before=NOW)
    follows = [
        replace(first, dedupe_key=payload.KIND, payload=payload, follows=first.dedupe_key, after=True)
        for payload in (ItemPayload(item_id=1, version=1), PinPayload(item_id=1, version=1))
    ]
    await owe(database, first, *follows, now=NOW - HOUR)
    ahead, *_ = await numbers(database)
    async with database.write() as tx:
        await head.make_ready(tx, now=NOW, limit=5)
        await arrives(tx, ahead, now=NOW - HOUR)
    assert (await stages(database))[1:] == [Stage.READY, Stage.WAITING]


async def test_what_is_owed_again_follows_at_once(database: Database) -> None:
    """As the words of a failed item whose attachments have been sent again."""
    first = owed(0)
    words = replace(first, dedupe_key="words", follows=first.dedupe_key, after=True, failed=FailureReason.KICKED)
    await owe(database, first, words, now=NOW - HOUR)
    ahead, second = await numbers(database)
    stuck = Stuck(id=second, lane=words.lane, chat_id=words.chat_id, payload=words.payload, follows=True)
    again = Resend(stuck=stuck, due=NOW, thread_id=None, payload=words.payload)
    async with database.write() as tx:
        await resending.resend(tx, [again], state=DeliveryState.FAILED, now=NOW)
        await arrives(tx, ahead, now=NOW - HOUR)
        assert await head.look_again(tx, NOW - HOUR, limit=5) == 1
    assert (await stages(database))[1] is Stage.READY


@pytest.mark.parametrize(("behind", "seen"), [(UNNOTICED - QUICK, 0), (UNNOTICED + QUICK, 1)])
async def test_a_look_that_had_to_wait_is_no_clock_that_was_set_back(
    database: Database, behind: timedelta, seen: int
) -> None:
    await owe(database, owed(0), now=NOW)
    (only,) = await numbers(database)
    async with database.write() as tx:
        await head.defer(tx, {only: NOW + HOUR}, now=NOW)
        assert await head.look_again(tx, NOW - behind, limit=5) == seen


async def test_a_jump_between_an_answer_and_its_record_holds_nothing_up(database: Database) -> None:
    clock = TestClock()

    def jump() -> None:
        if not clock.ahead:
            asyncio.get_running_loop().call_soon(clock.advance, -HOUR)

    await owe(database, owed(0), now=clock())
    async with sending(database, Chats(NOT_SENT, before=jump), clock=clock):
        await until(database, DeliveryState.SENT)


async def test_what_is_planned_keeps_its_time(database: Database) -> None:
    clock = TestClock()
    first, planned = owed(0), replace(owed(1), not_before=clock() + timedelta(minutes=30))
    follows = replace(planned, dedupe_key="after", follows=first.dedupe_key, after=True)
    await owe(database, first, owed(2), planned, follows, now=clock())
    async with sending(database, Chats(wait(1)), clock=clock):
        async with asyncio.timeout(HANGING):
            while (await stages(database))[:2] != [Stage.WAITING] * 2:
                await asyncio.sleep(0.01)
        clock.advance(-HOUR)
        as_planned = [DeliveryState.SENT] * 2 + [DeliveryState.PENDING] * 2
        await until(database, *as_planned)
        await looked_after(database)
        assert await states(database) == as_planned


@pytest.mark.parametrize("way", ["stopped", "killed"])
async def test_a_new_process_leaves_alone_what_the_last_one_was_to_leave_alone(database: Database, way: str) -> None:
    """Groups: which people Telegram protects from us isn't written down."""
    clock = TestClock()
    courier = Chats(wait(3600))
    group = replace(owed(0), chat_id=-100)
    await owe(database, group, owed(1), now=clock())
    async with sending(database, courier, clock=clock) as running:
        async with asyncio.timeout(HANGING):
            while await stages(database) != [Stage.WAITING] * 2:
                await asyncio.sleep(0.01)
        if way == "killed":
            await looked_after(database)
            running.cancel()
            await asyncio.sleep(0)
    async with database.read() as connection:
        blocks = await senders.blocks(connection, BOT)
    assert blocks is not None
    assert set(blocks.seconds) == {-100}
    courier.told.clear()
    clock.advance(timedelta(minutes=5))
    await owe(database, replace(group, dedupe_key="second"), owed(2), now=clock())
    sent, owed_yet = DeliveryState.SENT, DeliveryState.PENDING
    async with sending(database, courier, clock=clock):
        await until(database, owed_yet, owed_yet, owed_yet, sent)
        assert len(courier.asked[-100]) == 1
    clock.advance(HOUR)
    async with sending(database, courier, clock=clock):
        await until(database, *[sent] * 4)


async def test_a_new_process_waits_while_the_whole_bot_is_to_wait(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = TestClock()
    courier = Chats(wait(600))
    await owe(database, *(owed(number) for number in range(SEVERAL)), now=clock())
    async with sending(database, courier, clock=clock):
        async with asyncio.timeout(HANGING):
            while await stages(database) != [Stage.WAITING] * SEVERAL:
                await asyncio.sleep(0.01)
    courier.told.clear()
    await owe(database, owed(SEVERAL), now=clock())
    logs = listening(monkeypatch, "siman_bot.services.sending.outbox.sender")
    async with sending(database, courier, clock=clock):
        async with asyncio.timeout(HANGING):
            while "sending" not in [line["event"] for line in logs]:
                await asyncio.sleep(0.01)
        await looked_after(database)
        assert not courier.asked[100 + SEVERAL]
    clock.advance(timedelta(minutes=11))
    async with sending(database, courier, clock=clock):
        await until(database, *[DeliveryState.SENT] * (SEVERAL + 1))


async def test_what_came_before_the_clock_was_set_back_is_answered(database: Database) -> None:
    clock = TestClock()
    inbox = Inbox(database=database, clock=clock, owner="one", poll=QUICK)
    await inbox.receive(updates(1, 1))
    async with database.claim() as tx:
        await claim(tx, owner="dead", limit=1, now=clock(), lease=LEASE)
    clock.advance(-HOUR)
    assert [number for number, _ in await handled_by(inbox, updates_expected=2)] == [1, 2]


async def test_what_was_put_off_is_tried_again_after_its_seconds_and_no_sooner(database: Database) -> None:
    clock = TestClock()
    inbox = Inbox(database=database, clock=clock, owner="one", poll=QUICK)
    await inbox.receive(updates(1))
    tried: list[float] = []

    async def handle(_claimed: Claimed) -> Handled:
        tried.append(time.monotonic())
        if len(tried) == 1:
            clock.advance(-HOUR)
        if len(tried) <= 2:
            raise TryLater(timedelta(seconds=1))
        inbox.stop()
        return Handled.DONE

    async with asyncio.timeout(HANGING):
        await inbox.work(handle, workers=2)
    assert [later - sooner >= 0.9 for sooner, later in pairwise(tried)] == [True, True]


@pytest.mark.parametrize("after", [0.0, 0.3], ids=["before-it-is-written", "afterwards"])
async def test_a_clock_that_was_ahead_puts_off_no_update_for_an_hour(database: Database, after: float) -> None:
    """Received at the right time, put off at a wrong one, and then the clock is set right."""
    clock = TestClock()
    inbox = Inbox(database=database, clock=clock, owner="one", poll=QUICK)
    await inbox.receive(updates(1))
    tried = 0

    async def handle(_claimed: Claimed) -> Handled:
        nonlocal tried
        tried += 1
        if tried == 1:
            clock.advance(HOUR)
            asyncio.get_running_loop().call_later(after, clock.advance, -HOUR)
            return Handled.LATER
        inbox.stop()
        return Handled.DONE

    async with asyncio.timeout(HANGING):
        await inbox.work(handle, workers=2)


async def test_a_clock_that_jumps_hands_out_nothing_twice(database: Database) -> None:
    clock = TestClock()
    inbox = Inbox(database=database, clock=clock, owner="one", poll=QUICK)
    await inbox.receive(updates(1))
    tried: list[int] = []

    async def handle(claimed: Claimed) -> Handled:
        tried.append(claimed.update_id)
        for by in (HOUR, -2 * HOUR):
            clock.advance(by)
            await asyncio.sleep(0.1)
        inbox.stop()
        return Handled.DONE

    async with asyncio.timeout(HANGING):
        await inbox.work(handle, workers=2)
    assert tried == [1]


async def test_what_nobody_has_in_hand_is_not_held_for_ever(database: Database) -> None:
    """A claim whose commit was kept, but whose answer was lost: no worker knows of it."""
    clock = TestClock()
    inbox = Inbox(database=database, clock=clock, owner="one", poll=QUICK)
    await inbox.receive(updates(1, 2))
    async with database.claim() as tx:
        await claim(tx, owner="one", limit=1, now=clock(), lease=LEASE)
    working = asyncio.create_task(handled_by(inbox, updates_expected=2))
    await asyncio.sleep(RENEWED.total_seconds() + 0.5)
    clock.advance(LEASE - timedelta(seconds=2))
    assert sorted(number for number, _ in await working) == [1, 2]


async def handled_by(inbox: Inbox, *, updates_expected: int) -> list[tuple[int, int]]:
    """Numbers and tries of the updates, in the order in which they were handled."""
    handled: list[tuple[int, int]] = []

    async def handle(claimed: Claimed) -> Handled:
        handled.append((claimed.update_id, claimed.attempts))
        if len(handled) == updates_expected:
            inbox.stop()
        return Handled.DONE

    async with asyncio.timeout(HANGING):
        await inbox.work(handle, workers=2)
    return handled


def updates(*chats: int) -> list[Received]:
    return [Received(update_id=number, chat_key=chat, payload="{}") for number, chat in enumerate(chats, 1)]


async def stages(database: Database) -> list[Stage]:
    async with database.read() as connection:
        found = await connection.execute(select(deliveries.c.stage).order_by(deliveries.c.id))
        return [Stage(stage) for stage in found.scalars()]
