"""The inbox's promise: what Telegram was told is taken is applied once, in order per chat, whatever dies when."""

import asyncio
from collections import Counter
from datetime import timedelta
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select

from handlers.dispatch import TRIES
from siman_bot.services.inbox import LEASE, PATIENCE, Claimed, Handled, Inbox, Received
from storage.engine import Database, open_database
from storage.inbox import claim
from storage.tables import inbox as inbox_table
from tests.databases import PostgresDatabases, SqliteFiles
from tests.patience import HANGING
from tests.services.mortal import Fuse, Line, World, applied
from tests.town import TestClock

QUICK = timedelta(milliseconds=10)
AFTER_LEASE = LEASE + timedelta(seconds=1)


def updates(chats: list[int]) -> list[Received]:
    return [Received(update_id=number, chat_key=chat, payload="{}") for number, chat in enumerate(chats, 1)]


async def waiting_in(database: Database) -> int:
    async with database.read() as connection:
        waits = select(func.count()).select_from(inbox_table).where(inbox_table.c.state == "waiting")
        return int((await connection.execute(waits)).scalar_one())


async def lives(database_url: str, *, chats: list[int], fuses: list[int], twice: bool) -> None:
    """Processes that die one after another and a last one that lives; then the promise is looked at."""
    world = World(database_url=database_url, line=Line(waiting=updates(chats), twice=twice))
    database = open_database(database_url)
    try:
        async with database.claim() as tx:
            await tx.run_sync(applied.create)
        for steps in fuses:
            await world.live(Fuse(steps))
            world.clock.advance(AFTER_LEASE)
        while not world.all_answered() or await waiting_in(database):
            await world.live(Fuse())
        rows = await world.rows(database)
    finally:
        await database.close()

    once = [(chat, number, step) for number, chat in enumerate(chats, 1) for step in (1, 2)]
    assert sorted(rows, key=lambda row: row[1:]) == once, "each applied once, none lost"
    for chat in set(chats):
        assert [row for row in rows if row[0] == chat] == [row for row in once if row[0] == chat], "order in the chat"
        told = [reply for reply in world.replies if reply.chat == chat]
        assert [reply.update_id for reply in told] == sorted(reply.update_id for reply in told), "answers in order"
        assert len(told) - len({reply.update_id for reply in told}) <= len(fuses), "one repeated for each death at most"
    said = Counter((reply.update_id, reply.answers) for reply in world.replies)
    assert len(said) == len(chats), "a repeated answer is the same answer"


@settings(max_examples=25)
@given(
    chats=st.lists(st.integers(1, 3), min_size=1, max_size=8),
    fuses=st.lists(st.integers(0, 45), max_size=4),
    twice=st.booleans(),
)
async def test_deaths_at_any_moment(sqlite_files: SqliteFiles, chats: list[int], fuses: list[int], twice: bool) -> None:
    await lives(sqlite_files.fresh(), chats=chats, fuses=fuses, twice=twice)


async def test_deaths_at_some_moments_on_postgresql(postgres_databases: PostgresDatabases) -> None:
    for seed in range(2):
        random = Random(seed)
        await lives(
            postgres_databases.fresh(),
            chats=[random.randint(1, 3) for _ in range(8)],
            fuses=[random.randint(0, 45) for _ in range(2)],
            twice=seed % 2 == 0,
        )


async def test_two_processes_keep_the_order_of_each_chat(database: Database, database_url: str) -> None:
    random = Random(7)
    chats = [random.randint(1, 4) for _ in range(60)]
    other = open_database(database_url)
    clock = TestClock()
    inboxes = [Inbox(database=each, clock=clock, owner=f"process {each is other}") for each in (database, other)]
    busy: set[int] = set()
    order: list[tuple[int, int]] = []

    async def handle(claimed: Claimed) -> Handled:
        assert claimed.chat_key not in busy, "one at a time in each chat"
        busy.add(claimed.chat_key)
        await asyncio.sleep(random.uniform(0, 0.004))
        busy.remove(claimed.chat_key)
        order.append((claimed.chat_key, claimed.update_id))
        if len(order) == len(chats):
            for each in inboxes:
                each.stop()
        return Handled.DONE

    working = [asyncio.create_task(each.work(handle, workers=3)) for each in inboxes]
    try:
        sent = updates(chats)
        for start in range(0, len(sent), 5):
            await inboxes[start % 2].receive(sent[start : start + 5])
        async with asyncio.timeout(HANGING):
            await asyncio.gather(*working)
    finally:
        await other.close()
    for chat in set(chats):
        numbers = [number for of, number in order if of == chat]
        assert numbers == sorted(numbers)
    assert sorted(number for _, number in order) == list(range(1, 61))


async def test_what_is_put_off_keeps_its_place_and_is_never_given_up(database: Database) -> None:
    """As while Telegram can't be reached: the person's later updates wait behind, other chats don't."""
    clock = TestClock()
    inbox = Inbox(database=database, clock=clock, owner="one", poll=QUICK)
    handled: list[tuple[int, int]] = []

    async def handle(claimed: Claimed) -> Handled:
        handled.append((claimed.update_id, claimed.attempts))
        if claimed.update_id == 1 and len(handled) < 12:
            asyncio.get_running_loop().call_later(0.005, clock.advance, timedelta(seconds=PATIENCE[-1]))
            return Handled.LATER
        if claimed.update_id == 2:
            inbox.stop()
        return Handled.DONE

    await inbox.receive(updates([5, 5, 6]))
    async with asyncio.timeout(HANGING):
        await inbox.work(handle, workers=2)
    numbers = [number for number, _ in handled]
    assert numbers.index(3) < numbers.index(2) == len(numbers) - 1
    assert max(attempts for _, attempts in handled) <= TRIES


async def test_stop_finishes_what_is_in_hand(database: Database) -> None:
    inbox = Inbox(database=database, clock=TestClock(), owner="one")
    finished: list[int] = []

    async def handle(claimed: Claimed) -> Handled:
        inbox.stop()
        await asyncio.sleep(0.05)
        finished.append(claimed.update_id)
        return Handled.DONE

    await inbox.receive(updates([1, 1, 2]))
    await inbox.work(handle, workers=5)
    assert finished == [1, 3]
    assert await waiting_in(database) == 1


async def test_what_waits_too_long_is_blanked_and_numbers_are_forgotten(database: Database) -> None:
    """R11."""
    clock = TestClock()
    inbox = Inbox(database=database, clock=clock, owner="one")
    await inbox.receive(updates([1]))
    clock.advance(timedelta(hours=23))
    await inbox.keep_house()
    assert await waiting_in(database) == 1
    clock.advance(timedelta(hours=2))
    await inbox.keep_house()
    async with database.read() as connection:
        row = (await connection.execute(select(inbox_table))).one()
    assert (row.state, row.payload, row.applied) == ("done", None, None)
    clock.advance(timedelta(days=3))
    await inbox.keep_house()
    async with database.read() as connection:
        assert (await connection.execute(select(inbox_table))).all() == []


async def test_a_lease_holds_until_its_holder_is_dead(database: Database) -> None:
    clock = TestClock()
    inbox = Inbox(database=database, clock=clock, owner="living", poll=QUICK)
    handled: list[tuple[int, int]] = []

    async def handle(claimed: Claimed) -> Handled:
        handled.append((claimed.update_id, claimed.attempts))
        if len(handled) == 3:
            inbox.stop()
        return Handled.DONE

    await inbox.receive(updates([1, 1, 2]))
    async with database.claim() as tx:
        await claim(tx, owner="dead", limit=1, now=clock(), lease=LEASE)
    working = asyncio.create_task(inbox.work(handle, workers=2))
    async with asyncio.timeout(HANGING):
        while not handled:
            await asyncio.sleep(0.01)
    await asyncio.sleep(0.1)
    assert handled == [(3, 1)]
    clock.advance(AFTER_LEASE)
    async with asyncio.timeout(HANGING):
        await working
    assert handled == [(3, 1), (1, 2), (2, 1)]


async def test_a_process_that_is_not_on_duty_leaves_updates_to_the_one_that_is(database: Database) -> None:
    inbox = Inbox(database=database, clock=TestClock(), owner="standing by", poll=QUICK)
    handled: list[int] = []
    on_duty = asyncio.Event()

    async def handle(claimed: Claimed) -> Handled:
        handled.append(claimed.update_id)
        inbox.stop()
        return Handled.DONE

    await inbox.receive(updates([1]))
    working = asyncio.create_task(inbox.work(handle, workers=2, on_duty=on_duty))
    await asyncio.sleep(0.1)
    assert handled == []
    on_duty.set()
    async with asyncio.timeout(HANGING):
        await working
    assert handled == [1]
