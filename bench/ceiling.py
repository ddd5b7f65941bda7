"""The paid limit: how many messages a second one sender on one core sends and durably settles.

The sandbox plays Telegram on the other core, without limits. This bot's sender, the same one with a queue in memory in
place of its outbox, python-telegram-bot on its default transport and aiogram send the same text with 100 requests
under way. Then the whole bot sends an item's card at the paid rate while people write to it, and once more beside a
million messages owed.
"""

import argparse
import asyncio
import gc
import sys
import time
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import pairwise

import structlog
from aiogram import Bot as AiogramBot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from telegram import Bot
from telegram.request import HTTPXRequest

from bench.rig.in_memory import Queue, sending_from_memory
from bench.rig.other_core import Scene, Telegram, telegram
from bench.rig.processes import BOT_CORE, SIMAN, TOKEN, bot_process, keep_to, settings_for
from bench.rig.sending import (
    KEY,
    cards,
    fresh_database,
    fresh_file,
    make_sender,
    messages,
    open_bot,
    owe,
    sending,
    until_settled,
)
from siman_bot.app import open_app
from siman_bot.settings import Settings
from siman_bot.texts.catalogue import LANGUAGES, texts_in

RATE = 1_000
AT_ONCE = 100
TARGET_RATE, TARGET_PTB, TARGET_AIOGRAM, TARGET_MEMORY_QUEUE = 1_000.0, 6.0, 0.65, 0.85
LAG_MS, RESIDENT_MB = 100.0, 150.0
LATENCY = 0.05
"""Seconds of a round trip."""
ANSWER_MS = LATENCY * 1000 + 200
RESIDENT_AFTER = 10.0
"""Seconds that the bot has run by then."""
SAMPLE = 0.005
PEOPLE, COMMANDS, QUICK_COMMANDS = 15, 12, 4


@dataclass(slots=True)
class Spent:
    """Seconds by the clock and of the processor, all threads of this process taken together."""

    seconds: float = 0.0
    cpu: float = 0.0


Way = Callable[[Telegram, Sequence[int]], Awaitable[Spent]]
"""Sends to the chats; what that took, without setting up."""


@contextmanager
def spending() -> Iterator[Spent]:
    """Measure the block."""
    # As the bot does once it has started: what was set up isn't looked through again and again.
    gc.collect()
    gc.freeze()
    spent, begun, before = Spent(), time.perf_counter(), time.process_time()
    yield spent
    spent.seconds, spent.cpu = time.perf_counter() - begun, time.process_time() - before


@dataclass(frozen=True, slots=True, kw_only=True)
class Speed:
    per_second: float
    cpu_ms: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Manners:
    """How the bot behaves to others meanwhile: its loop's lag at p99.9, a command's answer at p99."""

    lag_ms: float
    answer_ms: float


async def measure(name: str, way: Way, *, size: int, latency: float) -> Speed:
    async with telegram(Scene(groups=size, latency=latency, limits=False)) as server:
        spent = await way(server, server.chats)
        seen = await asyncio.to_thread(server.seen)
    lost = size - seen.accepted
    speed = Speed(per_second=size / spent.seconds, cpu_ms=spent.cpu / size * 1000)
    print(f"{name:<46}{speed.per_second:>9,.0f}/s{speed.cpu_ms:>8.2f} ms cpu{lost:>7,} lost", flush=True)
    return speed


async def ours(server: Telegram, chats: Sequence[int]) -> Spent:
    async with fresh_database() as database, open_bot(server.url) as bot:
        await owe(database, messages(chats, word="kabar"))
        with spending() as spent:
            async with sending(make_sender(database, bot, per_second=RATE * 5)):
                await until_settled(database)
        return spent


async def from_memory(server: Telegram, chats: Sequence[int]) -> Spent:
    async with open_bot(server.url) as bot:
        queue = Queue(messages(chats, word="kabar"))
        with spending() as spent:
            async with sending_from_memory(queue, bot, per_second=RATE * 5):
                while len(queue.ended) < len(chats):  # noqa: ASYNC110 - as often as the database is asked
                    await asyncio.sleep(0.1)
        return spent


async def default_ptb(server: Telegram, chats: Sequence[int]) -> Spent:
    request = HTTPXRequest(connection_pool_size=AT_ONCE, pool_timeout=60)
    async with Bot(TOKEN, base_url=f"{server.url}/bot", request=request) as bot:

        async def send(number: int, chat: int) -> None:
            await bot.send_message(chat, _text(number))

        with spending() as spent:
            await _workers(chats, send)
        return spent


async def aiogram(server: Telegram, chats: Sequence[int]) -> Spent:
    session = AiohttpSession(api=TelegramAPIServer.from_base(server.url))
    async with AiogramBot(TOKEN, session=session) as bot:

        async def send(number: int, chat: int) -> None:
            await bot.send_message(chat, _text(number))

        with spending() as spent:
            await _workers(chats, send)
        return spent


async def _workers(chats: Sequence[int], send: Callable[[int, int], Awaitable[None]]) -> None:
    left = iter(enumerate(chats))

    async def work() -> None:
        for number, chat in left:
            await send(number, chat)

    await asyncio.gather(*(work() for _ in range(AT_ONCE)))


def _text(number: int) -> str:
    return texts_in(LANGUAGES[0]).html(KEY, reference=f"kabar-{number}")


async def while_sending(size: int, commands: int) -> Manners:
    """The whole bot, on a database with so many messages owed."""
    async with telegram(Scene(groups=size, limits=False)) as server, fresh_file() as (file, database):
        await owe(database, await cards(database, server.chats))
        settings = Settings.model_validate(
            {
                "bot_token": TOKEN,
                "bot_api_url": server.url,
                "database": file,
                "messages_per_second": RATE,
                "paid_broadcast": True,
                "quiet_hours": "-",
            }
        )
        async with open_app(settings) as app:
            gc.collect()
            gc.freeze()
            running = asyncio.create_task(app.run())
            ticks: list[float] = []
            sampling = asyncio.create_task(_sample(ticks))
            asking = asyncio.create_task(asyncio.to_thread(server.ask, PEOPLE, commands))
            begun = time.perf_counter()
            await until_settled(database)
            took = time.perf_counter() - begun
            print(f"{'the whole bot, cards, while people ask, 50 ms':<46}{size / took:>9,.0f}/s", flush=True)
            sampling.cancel()
            waits = sorted(await asking)
            asked_for = time.perf_counter() - begun
            print(f"  commands went on for {asked_for - took:.1f} s after the last message", flush=True)
            app.stop()
            await running
    lags = sorted(later - earlier - SAMPLE for earlier, later in pairwise(ticks))
    return Manners(lag_ms=lags[int(len(lags) * 0.999)] * 1000, answer_ms=waits[int(len(waits) * 0.99)] * 1000)


async def _sample(ticks: list[float]) -> None:
    while True:
        ticks.append(time.perf_counter())
        await asyncio.sleep(SAMPLE)


async def resident_with(pending: int) -> float:
    """Megabytes of the whole bot, sending, while so many rows are owed."""
    async with telegram(Scene(groups=1_000, limits=False)) as server, fresh_file() as (file, database):
        for start in range(0, pending, 50_000):
            chats = [server.chats[number % len(server.chats)] for number in range(min(50_000, pending - start))]
            await owe(database, messages(chats, word=f"kabar{chr(97 + start // 50_000)}"))
        async with bot_process(SIMAN, settings_for(server.url, database=file)) as running:
            await asyncio.sleep(RESIDENT_AFTER)
            seen = await asyncio.to_thread(server.seen)
            if not seen.accepted:
                raise LookupError(pending)
            return running.resident_megabytes()


async def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="a short run")
    parser.add_argument("--check", action="store_true", help="exit 1 where a target is missed")
    options = parser.parse_args()
    keep_to(BOT_CORE)
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(50))
    texts_in(LANGUAGES[0])
    size = 1_000 if options.quick else 10_000
    await measure("this bot, no latency", ours, size=size, latency=0)
    own = await measure("this bot, 50 ms", ours, size=size, latency=LATENCY)
    memory = await measure("  with a queue in memory, 50 ms", from_memory, size=size, latency=LATENCY)
    ptb = await measure("python-telegram-bot, default transport, 50 ms", default_ptb, size=size // 4, latency=LATENCY)
    other = await measure("aiogram, no database, 50 ms", aiogram, size=size, latency=LATENCY)
    manners = await while_sending(max(size, 4_000), QUICK_COMMANDS if options.quick else COMMANDS)
    print(f"event loop late by, 99.9th percentile: {manners.lag_ms:.0f} ms (target {LAG_MS:.0f})")
    print(f"a person's command answered, 99th percentile: {manners.answer_ms:.0f} ms (target {ANSWER_MS:.0f})")
    resident = await resident_with(20_000 if options.quick else 1_000_000)
    print(f"resident while sending: {resident:.0f} MB (target {RESIDENT_MB:.0f})")
    of_ptb, of_aiogram, of_memory = (own.per_second / one.per_second for one in (ptb, other, memory))
    print(f"times python-telegram-bot: {of_ptb:.1f} (target {TARGET_PTB})")
    print(f"times aiogram: {of_aiogram:.2f} (target {TARGET_AIOGRAM})")
    print(f"times the queue in memory: {of_memory:.2f} (target {TARGET_MEMORY_QUEUE})")
    missed = (
        own.per_second < TARGET_RATE
        or of_ptb < TARGET_PTB
        or of_aiogram < TARGET_AIOGRAM
        or of_memory < TARGET_MEMORY_QUEUE
        or manners.lag_ms > LAG_MS
        or manners.answer_ms > ANSWER_MS
        or resident > RESIDENT_MB
    )
    print(f"ratio: {own.per_second / TARGET_RATE:.2f} (target 1, {TARGET_RATE:,.0f} a second)")
    return 1 if options.check and missed else 0


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
