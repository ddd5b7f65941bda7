"""One sender at a time for a bot: the lease, its fence, and what is done when Telegram or time is away."""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from siman_bot.domain.sending.begun import Delivery, Settlement
from siman_bot.domain.sending.course import Course, Tally
from siman_bot.domain.sending.delivery import ChatKind, DeliveryState
from siman_bot.domain.sending.lane import Lane
from siman_bot.domain.sending.outcome import Outcome, OutcomeKind, next_step
from siman_bot.domain.sending.payload import NoticePayload, ProgressPayload
from siman_bot.domain.sending.way import Way
from siman_bot.services.registry import Services, make_services
from siman_bot.services.sending.outbox.courier import Send
from siman_bot.services.sending.outbox.looking_ahead import POLL
from siman_bot.services.sending.outbox.sender import CANDIDACY, LEASE, RENEWAL
from siman_bot.services.sending.outbox.shift import MOST_UNDER_WAY
from siman_bot.services.transaction import Caller, Now
from storage.engine import Database, Unavailable, open_database
from storage.sending.outbox import claims, following, head, outbox, senders
from storage.sending.outbox.outbox import Owed
from storage.sending.tables import deliveries
from storage.sending.tables import senders as sender_rows
from tests.alone import BOT, SENT, Renewals, looked_after, numbers, owe, owed, sending, states, the_time, until
from tests.listening import listening
from tests.patience import HANGING
from tests.services.setting import appoint
from tests.town import TestClock

NOW = datetime(2026, 11, 22, 1, 0, tzinfo=UTC)
SARI, TONO = Caller(telegram_id=7), Caller(telegram_id=8)


async def take(database: Database, owner: str, *, now: datetime = NOW) -> int | None:
    async with database.claim() as tx:
        return await senders.take(tx, bot_id=BOT, owner=owner, now=now, until=now + LEASE)


async def begin(database: Database, fence: int, *ids: int, now: datetime = NOW) -> list[int]:
    async with database.claim() as tx:
        return [one.id for one in await claims.begin(tx, ids, bot_id=BOT, fence=fence, now=now)]


async def settle(database: Database, fence: int, delivery_id: int, *, chat_id: int = 100, now: datetime = NOW) -> None:
    delivery = Delivery(
        id=delivery_id,
        chat_id=chat_id,
        chat_kind=ChatKind.PERSON,
        thread_id=None,
        payload=NoticePayload(key="home-public", gaps={}),
        attempts=0,
        broadcast_id=None,
        language=None,
    )
    outcome = Outcome(kind=OutcomeKind.SENT, message_id=5, more_ids=(6,))
    settled = Settlement(delivery=delivery, outcome=outcome, step=next_step(outcome, 0, now))
    async with database.claim() as tx:
        await claims.settle(tx, [settled], fence=fence, now=now)


async def test_a_number_of_the_old_chat_is_not_kept_for_a_group_that_has_moved_since(database: Database) -> None:
    await owe(database, replace(owed(0), chat_id=-7), replace(owed(1), chat_id=-8), now=NOW)
    fence = await take(database, "one")
    assert fence is not None
    moved, stayed = await numbers(database)
    assert await begin(database, fence, moved, stayed) == [moved, stayed]
    async with database.write() as tx:
        await outbox.move_chat(tx, -7, -1007)
    await settle(database, fence, moved, chat_id=-7)
    await settle(database, fence, stayed, chat_id=-8)
    async with database.read() as connection:
        query = select(deliveries.c.state, deliveries.c.message_id, deliveries.c.more_ids).order_by(deliveries.c.id)
        found = [tuple(row) for row in await connection.execute(query)]
    assert found == [(DeliveryState.SENT, None, None), (DeliveryState.SENT, 5, [6])]


async def test_a_sender_whose_clock_stood_still_settles_and_begins_nothing(database: Database) -> None:
    await owe(database, owed(0), owed(1), now=NOW)
    begun, left = await numbers(database)
    first = await take(database, "stopped")
    assert first is not None
    assert await begin(database, first, begun) == [begun]
    assert await take(database, "other", now=NOW + LEASE / 2) is None
    second = await take(database, "other", now=NOW + LEASE)
    assert second is not None
    assert second > first
    async with database.claim() as tx:
        assert await claims.name_unknown(tx, fence=second, now=NOW) == [None]
        assert not await senders.renew(tx, bot_id=BOT, fence=first, until=NOW + LEASE)
    await settle(database, first, begun)
    assert await begin(database, first, left) == []
    assert await states(database) == [DeliveryState.UNKNOWN, DeliveryState.PENDING]
    assert await begin(database, second, begun, left) == [left]
    await settle(database, second, left)
    assert await states(database) == [DeliveryState.UNKNOWN, DeliveryState.SENT]


async def test_of_an_author_s_progress_messages_only_the_first_is_left_in_doubt(database: Database) -> None:
    def progress(number: int, edit: int | None) -> Owed:
        return Owed(
            dedupe_key=f"progress:{number}",
            lane=Lane.ANSWER,
            chat_id=7,
            payload=ProgressPayload(code="SM-7K2QX", way=Way.DIRECT, tally=Tally(), course=Course.DONE, edit=edit),
        )

    await owe(database, progress(0, None), progress(1, 55), now=NOW)
    both = await numbers(database)
    first = await take(database, "killed")
    assert first is not None
    assert await begin(database, first, *both) == both
    second = await take(database, "other", now=NOW + LEASE)
    assert second is not None
    async with database.claim() as tx:
        await claims.name_unknown(tx, fence=second, now=NOW)
    assert await states(database) == [DeliveryState.UNKNOWN, DeliveryState.PENDING]


async def test_a_lease_that_ran_out_and_nobody_took_is_still_ones_own(database: Database) -> None:
    fence = await take(database, "alone")
    assert fence is not None
    async with database.claim() as tx:
        assert await senders.renew(tx, bot_id=BOT, fence=fence, until=NOW + timedelta(hours=1))


async def test_another_sender_takes_over_within_five_seconds(database: Database) -> None:
    assert LEASE.total_seconds() + CANDIDACY < 5
    async with sending(database, owner="first") as running:
        await owe(database, owed(0))
        await until(database, DeliveryState.SENT)
        running.cancel()
        await asyncio.sleep(0)
        async with sending(database, owner="second"):
            await owe(database, owed(1))
            await until(database, DeliveryState.SENT, DeliveryState.SENT)


@pytest.mark.parametrize("way", ["killed", "stopped"])
async def test_a_clock_that_was_ahead_leaves_no_lease_that_blocks_the_next_sender(database: Database, way: str) -> None:
    ahead = TestClock()
    ahead.advance(timedelta(hours=7))
    async with sending(database, clock=ahead, owner="ahead") as running:
        await owe(database, owed(0))
        await until(database, DeliveryState.SENT)
        if way == "killed":
            running.cancel()
            await asyncio.sleep(0)
    async with sending(database, owner="right"):
        await owe(database, owed(1))
        await until(database, DeliveryState.SENT, DeliveryState.SENT)


async def test_a_candidate_whose_clock_is_behind_leaves_the_lease_to_its_holder(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    ahead = TestClock()
    ahead.advance(timedelta(hours=7))
    async with sending(database, clock=ahead, owner="ahead"):
        await owe(database, owed(0))
        await until(database, DeliveryState.SENT)
        logs = listening(monkeypatch, "siman_bot.services.sending.outbox.sender")
        renewals = Renewals(monkeypatch)
        async with sending(database, owner="behind", monotonic=renewals):
            async with asyncio.timeout(HANGING):
                while not [line for line in logs if "lease" in line["event"]]:
                    await asyncio.sleep(0.02)
            await renewals.more(2)
        async with database.read() as connection:
            owner = (await connection.execute(select(sender_rows.c.owner))).scalar_one()
    assert owner == "ahead"
    assert [line["event"] for line in logs if "lease" in line["event"]] == ["another_sender_holds_the_lease"]


async def test_a_clock_that_jumps_ahead_takes_the_lease_from_nobody(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nor is what is under way then named unknown."""
    renewals = Renewals(monkeypatch)
    answered = asyncio.Event()

    async def slow(_delivery: Delivery) -> Outcome:
        await answered.wait()
        return SENT

    def now() -> datetime:
        return datetime.now(UTC)

    def ahead() -> datetime:
        return now() + timedelta(hours=1)

    async def holder() -> str | None:
        async with database.read() as connection:
            return (await connection.execute(select(sender_rows.c.owner))).scalar_one_or_none()

    async with sending(database, slow, owner="first", clock=now):
        async with asyncio.timeout(HANGING):
            while await holder() != "first":
                await asyncio.sleep(0.01)
        async with sending(database, owner="second", clock=ahead, monotonic=renewals):
            await owe(database, owed(0), now=now())
            await renewals.more(round(LEASE.total_seconds() / RENEWAL))
            answered.set()
            await until(database, DeliveryState.SENT)
            assert await holder() == "first"


async def test_a_process_that_stood_still_sends_nothing_that_it_had_begun(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody else may have taken over and taken the message back."""
    frozen = 0.0
    told: list[float] = []

    async def courier(_delivery: Delivery) -> Send:
        nonlocal frozen
        if not frozen:
            frozen = 60.0
        return tell

    async def tell() -> Outcome:
        told.append(frozen)
        return SENT

    logs = listening(monkeypatch, "siman_bot.services.sending.outbox.shift")
    clock = TestClock()
    async with sending(database, courier=courier, clock=clock, monotonic=lambda: time.monotonic() + frozen):
        await owe(database, owed(0))
        async with asyncio.timeout(HANGING):
            while "delivery_stale" not in [line["event"] for line in logs]:
                await asyncio.sleep(0.01)
        assert told == []
        clock.advance(timedelta(minutes=1))
        await until(database, DeliveryState.SENT)
    assert len(told) == 1


async def test_a_sender_that_lost_its_lease_comes_back_as_a_candidate(database: Database) -> None:
    clock = TestClock()
    async with sending(database, clock=clock):
        await owe(database, owed(0))
        await until(database, DeliveryState.SENT)
        async with database.claim() as tx:
            await tx.execute(update(sender_rows).values(owner="thief", fence=sender_rows.c.fence + 1))
        await owe(database, owed(1))
        clock.advance(LEASE)
        await until(database, DeliveryState.SENT, DeliveryState.SENT)


class Forgetful(Database):
    """Its connection breaks once, after a commit that begins messages was kept and before that is known."""

    def __init__(self, whole: Database) -> None:
        super().__init__(writer=whole._writer, reader=whole._reader)
        self.broke = asyncio.Event()

    @asynccontextmanager
    async def claim(self) -> AsyncIterator[AsyncConnection]:
        async with self.write() as connection:
            yield connection
        if not self.broke.is_set() and await begun(self):
            self.broke.set()
            raise Unavailable("down")


async def begun(database: Database) -> list[int]:
    async with database.read() as connection:
        found = await connection.execute(select(deliveries.c.id).where(deliveries.c.begun_at.is_not(None)))
        return list(found.scalars())


@pytest.mark.parametrize("stopping", [False, True])
async def test_what_was_begun_by_a_commit_whose_answer_was_lost_is_taken_back(
    database: Database, database_url: str, *, stopping: bool
) -> None:
    calls = 0

    async def courier(_delivery: Delivery) -> Outcome:
        nonlocal calls
        calls += 1
        return SENT

    await owe(database, owed(0))
    forgetful = Forgetful(open_database(database_url))
    async with sending(forgetful, courier):
        await asyncio.wait_for(forgetful.broke.wait(), HANGING)
        if not stopping:
            await until(database, DeliveryState.SENT)
    await forgetful.close()
    assert await begun(database) == []
    assert [state is DeliveryState.SENT for state in await states(database)] == [bool(calls)]
    assert calls <= 1


async def test_a_bug_in_the_keeping_of_the_lease_gives_it_back_and_says_so(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = [RuntimeError("a bug")]
    release = following.release

    async def breaks_once(tx: AsyncConnection, now: datetime) -> None:
        if broken:
            raise broken.pop()
        await release(tx, now)

    monkeypatch.setattr(following, "release", breaks_once)
    logs = listening(monkeypatch, "siman_bot.services.sending.outbox.sender")
    async with sending(database):
        async with asyncio.timeout(HANGING):
            while [line["event"] for line in logs].count("sending") < 2:
                await asyncio.sleep(0.03)
        await owe(database, owed(0))
        await until(database, DeliveryState.SENT)
    (told,) = [line for line in logs if line["log_level"] == "error"]
    assert (told["event"], told["error"]) == ("lease_keeping_broken", "RuntimeError")


async def staffed(database: Database, *, clock: Now = lambda: NOW) -> Services:
    """With two who may stop everything."""
    services = make_services(database=database, clock=clock, choice=lambda several: several[0], quiet=None)
    await appoint(services, SARI, TONO)
    return services


async def go_on(services: Services) -> None:
    stopping = services.sending.stopping
    await stopping.resume(TONO, seen=(await stopping.look(TONO)).seen)


async def test_stopped_by_a_person_begins_nothing(database: Database) -> None:
    await owe(database, owed(0), now=NOW)
    fence = await take(database, "one")
    assert fence is not None
    (only,) = await numbers(database)
    services = await staffed(database)
    await services.sending.stopping.stop(SARI, seen=0)
    assert await begin(database, fence, only) == []
    await go_on(services)
    assert await begin(database, fence, only) == [only]


async def test_three_silences_in_a_row_make_it_ask_first_and_go_on_when_telegram_answers(database: Database) -> None:
    calls, probes, back = 0, 0, asyncio.Event()

    async def silent_at_first(_delivery: Delivery) -> Outcome:
        nonlocal calls
        calls += 1
        return SENT if back.is_set() else Outcome(kind=OutcomeKind.UNDECIDED)

    async def probe() -> Outcome:
        nonlocal probes
        probes += 1
        return SENT if back.is_set() else Outcome(kind=OutcomeKind.NOT_SENT)

    await owe(database, *(owed(number) for number in range(6)))
    async with sending(database, silent_at_first, probe=probe, rate=10):
        async with asyncio.timeout(HANGING):
            while probes < 2:
                await asyncio.sleep(0.02)
        assert calls <= 4
        back.set()
        async with asyncio.timeout(HANGING):
            while DeliveryState.PENDING in await states(database):
                await asyncio.sleep(0.03)
    ended = await states(database)
    assert ended.count(DeliveryState.UNKNOWN) <= 4
    assert ended.count(DeliveryState.SENT) >= 2


async def test_an_outage_uses_up_no_attempts_by_the_dozen(database: Database) -> None:
    calls = 0

    async def never_leaves(_delivery: Delivery) -> Outcome:
        nonlocal calls
        calls += 1
        return Outcome(kind=OutcomeKind.NOT_SENT)

    async def away() -> Outcome:
        return Outcome(kind=OutcomeKind.NOT_SENT)

    clock = TestClock()
    await owe(database, *(owed(number) for number in range(5)))
    async with sending(database, never_leaves, probe=away, clock=clock, rate=10):
        for _ in range(6):
            await asyncio.sleep(0.2)
            clock.advance(timedelta(minutes=5))
    assert calls <= 4
    assert await states(database) == [DeliveryState.PENDING] * 5


async def test_what_ran_out_of_time_is_expired_and_not_sent(database: Database) -> None:
    now = the_time()
    await owe(
        database,
        replace(owed(0), expires_at=now - timedelta(seconds=1)),
        replace(owed(1), expires_at=now + timedelta(hours=1)),
        owed(2),
    )
    async with sending(database):
        await until(database, DeliveryState.EXPIRED, DeliveryState.SENT, DeliveryState.SENT)


async def test_many_that_ran_out_of_time_are_expired_some_at_a_time(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("siman_bot.services.sending.outbox.sender.HELD_AT_ONCE", 2)
    late = the_time() - timedelta(seconds=1)
    await owe(database, *(replace(owed(number), expires_at=late) for number in range(5)))
    async with sending(database):
        await until(database, *[DeliveryState.EXPIRED] * 5)


async def test_a_sender_whose_database_is_away_asks_now_and_then_and_goes_on(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = 0

    async def away(*_given: object, **_named: object) -> list[head.Ahead]:
        nonlocal asked
        asked += 1
        raise Unavailable("down")

    await owe(database, owed(0))
    with monkeypatch.context() as broken:
        broken.setattr(head, "look_ahead", away)
        async with sending(database):
            async with asyncio.timeout(HANGING):
                while asked < 3:
                    await asyncio.sleep(0.01)
            before = asked
            await asyncio.sleep(4 * POLL)
            assert asked - before <= 5
            assert await states(database) == [DeliveryState.PENDING]
            broken.undo()
            await until(database, DeliveryState.SENT)


async def test_what_is_due_later_waits_for_its_time(database: Database) -> None:
    clock = TestClock()
    await owe(database, replace(owed(0), not_before=clock() + timedelta(hours=1)), owed(1))
    async with sending(database, clock=clock):
        await until(database, DeliveryState.PENDING, DeliveryState.SENT)
        clock.advance(timedelta(hours=2))
        await until(database, DeliveryState.SENT, DeliveryState.SENT)


async def test_one_chat_with_many_messages_keeps_no_other_waiting(database: Database) -> None:
    crowded = [replace(owed(0), dedupe_key=f"crowd:{number}") for number in range(600)]
    await owe(database, *crowded, now=the_time() - timedelta(seconds=5))
    await owe(database, owed(1))
    async with sending(database), asyncio.timeout(HANGING):
        while (await states(database))[-1] is not DeliveryState.SENT:
            await asyncio.sleep(0.05)


async def test_an_urgent_message_overtakes_a_broadcast_in_progress(database: Database) -> None:
    seen: list[int] = []

    async def courier(delivery: Delivery) -> Outcome:
        seen.append(delivery.chat_id)
        return SENT

    await owe(database, *(owed(number, lane=Lane.NARRATIVE) for number in range(40)))
    async with sending(database, courier, rate=20):
        async with asyncio.timeout(HANGING):
            while len(seen) < 5:
                await asyncio.sleep(0.01)
        await owe(database, owed(900, lane=Lane.URGENT))
        before = len(seen)
        async with asyncio.timeout(HANGING):
            while 1000 not in seen:
                await asyncio.sleep(0.01)
    assert seen.index(1000) - before <= 12


@pytest.mark.parametrize("why", ["down", "stopped"])
async def test_what_waited_while_nothing_was_sent_goes_before_nothing_for_that(database: Database, why: str) -> None:
    seen: list[int] = []

    async def courier(delivery: Delivery) -> Outcome:
        seen.append(delivery.chat_id)
        return SENT

    clock = TestClock()
    old = [owed(number, lane=Lane.NARRATIVE) for number in range(40)]
    await owe(database, *old, now=clock() - timedelta(hours=30))
    services = await staffed(database, clock=clock)
    if why == "stopped":
        # So that the sender doesn't take itself for one that was down.
        await owe(database, replace(owed(5), lane=Lane.URGENT), now=clock())
        (*_, just_sent) = await numbers(database)
        fence = await take(database, "before", now=clock() - LEASE)
        assert fence is not None
        assert await begin(database, fence, just_sent, now=clock()) == [just_sent]
        await settle(database, fence, just_sent, chat_id=105, now=clock())
        await services.sending.stopping.stop(SARI, seen=0)
    async with sending(database, courier, clock=clock, rate=5):
        await looked_after(database)
        if why == "stopped":
            await go_on(services)
        await looked_after(database)
        await owe(database, owed(900), now=clock())
        before = len(seen)
        async with asyncio.timeout(HANGING):
            while 1000 not in seen:
                await asyncio.sleep(0.01)
    assert seen.index(1000) - before <= 5


async def test_requests_fill_their_slots_and_no_more(database: Database) -> None:
    """None is answered before all slots are full."""
    under_way: list[int] = [0]
    full = asyncio.Event()

    async def slow(_delivery: Delivery) -> Outcome:
        under_way.append(under_way[-1] + 1)
        if under_way[-1] >= MOST_UNDER_WAY:
            full.set()
        await full.wait()
        await asyncio.sleep(0)
        under_way.append(under_way[-1] - 1)
        return SENT

    await owe(database, *(owed(number) for number in range(700)))
    async with sending(database, slow, rate=4 * MOST_UNDER_WAY):
        await until(database, *[DeliveryState.SENT] * 700)
    assert max(under_way) == MOST_UNDER_WAY
