"""A process starts and stops by itself; what belongs to one place at a time waits until this one is on duty."""

import asyncio
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta

from siman_bot.processes.housekeeping import Housekeeping
from siman_bot.processes.preparing import Preparing
from siman_bot.processes.process import Process, now_and_then
from siman_bot.services.duties import Duty
from siman_bot.services.transaction import Unavailable

AT_ONCE = timedelta()
HANGING = 60.0
"""Seconds after which a test waits for what never comes."""


@asynccontextmanager
async def running(process: Process) -> AsyncIterator[None]:
    task = process.start()
    try:
        async with asyncio.timeout(HANGING):
            yield
    finally:
        process.stop()
        await asyncio.wait([task])


def keeping_house(*duties: Duty, on_duty: asyncio.Event) -> Housekeeping:
    return Housekeeping(duties=duties, on_duty=on_duty, settled=AT_ONCE, gap=AT_ONCE)


async def test_a_duty_that_fails_keeps_no_other_from_being_done() -> None:
    on_duty, done, twice = asyncio.Event(), [""], asyncio.Event()

    async def fails() -> None:
        done.append("fails")
        raise ValueError

    async def goes_well() -> None:
        done.append("goes well")
        if done.count("goes well") > 1:
            twice.set()

    on_duty.set()
    duties = (Duty(name="fails", run=fails), Duty(name="goes-well", run=goes_well))
    async with running(keeping_house(*duties, on_duty=on_duty)):
        await twice.wait()
    assert done[1:5] == ["fails", "goes well", "fails", "goes well"]


async def test_nobody_keeps_house_who_is_not_on_duty() -> None:
    on_duty, done, once = asyncio.Event(), [True], asyncio.Event()

    async def look() -> None:
        done.append(on_duty.is_set())
        once.set()

    async with running(keeping_house(Duty(name="look", run=look), on_duty=on_duty)):
        for _ in range(100):
            await asyncio.sleep(0)
        on_duty.set()
        await once.wait()
    assert all(done)


async def test_what_is_looked_at_now_and_then_is_looked_at_again_after_an_error() -> None:
    errors: list[Exception] = [Unavailable("locked"), KeyError("a bug")]
    well = asyncio.Event()

    async def look() -> None:
        if errors:
            raise errors.pop()
        well.set()

    looking = asyncio.create_task(now_and_then(look, gap=AT_ONCE))
    async with asyncio.timeout(HANGING):
        await well.wait()
    looking.cancel()
    await asyncio.wait([looking])
    assert looking.cancelled()


async def test_to_stop_what_was_never_started_does_nothing() -> None:
    keeping_house(on_duty=asyncio.Event()).stop()


async def test_things_are_made_ready_beside_the_answers() -> None:
    """Each in a thread, one after the other: what takes long there keeps nobody from being answered."""
    asked, answered, done = threading.Event(), threading.Event(), asyncio.Event()
    loop = asyncio.get_running_loop()

    def takes_long() -> None:
        asked.set()
        answered.wait(HANGING)

    async with running(Preparing((takes_long, lambda: loop.call_soon_threadsafe(done.set)), settled=AT_ONCE)):
        while not asked.is_set():
            await asyncio.sleep(0)
        assert not done.is_set()
        answered.set()
        await done.wait()
