"""The paid limit: how many messages a second one sender on one core sends and durably settles.

The sandbox plays Telegram on the other core, without limits. This bot's sender, the same sender's courier fed from a
queue in memory, python-telegram-bot on its default transport and aiogram send the same text with 100 requests under
way. Wall-clock figures are bounded by the sandbox's core as well; the processor time that a message costs this side is
not, so both are printed, and the ratios to the rivals are of processor time.
"""

import argparse
import asyncio
import gc
import multiprocessing
import sys
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import pairwise
from multiprocessing.connection import Connection

import structlog
from aiogram import Bot as AiogramBot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from telegram import Bot
from telegram.request import HTTPXRequest

from bench.rig.other_core import Scene, Telegram, telegram
from bench.rig.processes import BOT_CORE, TOKEN, Running, keep_to
from bench.rig.sending import (
    KEY,
    fresh_database,
    fresh_file,
    make_sender,
    messages,
    open_bot,
    owe,
    sending,
    until_settled,
)
from handlers.catalogue import LANGUAGES, texts_in
from handlers.courier import Courier
from siman_bot.domain.delivery import ChatKind
from siman_bot.services.delivery import Delivery, Parcel
from storage.engine import open_database

RATE = 1_000
AT_ONCE = 100
TARGET_RATE, TARGET_PTB, TARGET_AIOGRAM, TARGET_MEMORY_QUEUE = 1_000.0, 6.0, 0.65, 0.85
LAG_MS, RESIDENT_MB = 100.0, 150.0
SAMPLE = 0.005

Way = Callable[[Telegram, Sequence[int]], Awaitable[float]]
"""Sends to the chats; the processor seconds that it took."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Speed:
    per_second: float
    cpu_ms: float


async def measure(name: str, way: Way, *, size: int, latency: float) -> Speed:
    async with telegram(Scene(groups=size, latency=latency, limits=False)) as server:
        gc.freeze()
        begun = time.perf_counter()
        cpu = await way(server, server.chats)
        seconds = time.perf_counter() - begun
        seen = await asyncio.to_thread(server.seen)
    lost = size - seen.accepted
    speed = Speed(per_second=size / seconds, cpu_ms=cpu / size * 1000)
    print(f"{name:<46}{speed.per_second:>9,.0f}/s{speed.cpu_ms:>8.2f} ms cpu{lost:>7,} lost", flush=True)
    return speed


async def ours(server: Telegram, chats: Sequence[int]) -> float:
    async with fresh_database() as database, open_bot(server.url) as bot:
        await owe(database, messages(chats, word="kabar"))
        before = time.process_time()
        async with sending(make_sender(database, bot, per_second=RATE * 5)):
            await until_settled(database)
        return time.process_time() - before


async def from_memory(server: Telegram, chats: Sequence[int]) -> float:
    async with open_bot(server.url) as bot:
        courier = Courier(bot=bot)

        async def send(number: int, chat: int) -> None:
            await courier(Parcel(delivery=_delivery(number, chat)))

        before = time.process_time()
        await _workers(chats, send)
        return time.process_time() - before


async def default_ptb(server: Telegram, chats: Sequence[int]) -> float:
    request = HTTPXRequest(connection_pool_size=AT_ONCE, pool_timeout=60)
    async with Bot(TOKEN, base_url=f"{server.url}/bot", request=request) as bot:

        async def send(number: int, chat: int) -> None:
            await bot.send_message(chat, _text(number))

        before = time.process_time()
        await _workers(chats, send)
        return time.process_time() - before


async def aiogram(server: Telegram, chats: Sequence[int]) -> float:
    session = AiohttpSession(api=TelegramAPIServer.from_base(server.url))
    async with AiogramBot(TOKEN, session=session) as bot:

        async def send(number: int, chat: int) -> None:
            await bot.send_message(chat, _text(number))

        before = time.process_time()
        await _workers(chats, send)
        return time.process_time() - before


async def _workers(chats: Sequence[int], send: Callable[[int, int], Awaitable[None]]) -> None:
    left = iter(enumerate(chats))

    async def work() -> None:
        for number, chat in left:
            await send(number, chat)

    await asyncio.gather(*(work() for _ in range(AT_ONCE)))


def _text(number: int) -> str:
    return texts_in(LANGUAGES[0]).html(KEY, reference=f"kabar-{number}")


def _delivery(number: int, chat: int) -> Delivery:
    owed = messages([chat], word="kabar")[0]
    return Delivery(
        id=number,
        kind=owed.kind,
        chat_id=chat,
        chat_kind=ChatKind.GROUP,
        thread_id=None,
        payload={**owed.payload, "gaps": {"reference": f"kabar-{number}"}},
        attempts=0,
        broadcast_id=None,
        language=None,
    )


async def lag_while_sending(size: int) -> float:
    """Milliseconds by which the event loop was late, at the 99.9th percentile."""
    async with telegram(Scene(groups=size, limits=False)) as server, fresh_database() as database:
        await owe(database, messages(server.chats, word="kabar"))
        ticks: list[float] = []

        async def sample() -> None:
            while True:
                ticks.append(time.perf_counter())
                await asyncio.sleep(SAMPLE)

        async with open_bot(server.url) as bot, sending(make_sender(database, bot, per_second=RATE)):
            sampling = asyncio.create_task(sample())
            await until_settled(database)
            sampling.cancel()
    lags = sorted(later - earlier - SAMPLE for earlier, later in pairwise(ticks))
    return lags[int(len(lags) * 0.999)] * 1000


def _send_for(seconds: float, file: str, url: str, pipe: Connection) -> None:
    async def run() -> None:
        database = open_database(file)
        async with open_bot(url) as bot, sending(make_sender(database, bot, per_second=RATE)):
            await asyncio.sleep(seconds)
            pipe.send(Running(multiprocessing.current_process().pid or 0).resident_megabytes())
        await database.close()

    asyncio.run(run())


async def resident_with(pending: int) -> float:
    """Megabytes of a sending process while so many rows are owed."""
    async with telegram(Scene(groups=1_000, limits=False)) as server, fresh_file() as (file, database):
        for start in range(0, pending, 50_000):
            chats = [server.chats[number % len(server.chats)] for number in range(min(50_000, pending - start))]
            await owe(database, messages(chats, word=f"kabar{chr(97 + start // 50_000)}"))
        ours_end, theirs = multiprocessing.Pipe()
        process = multiprocessing.get_context("spawn").Process(target=_send_for, args=(5.0, file, server.url, theirs))
        process.start()
        megabytes: float = await asyncio.to_thread(ours_end.recv)
        await asyncio.to_thread(process.join)
    return megabytes


async def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="a short run")
    parser.add_argument("--check", action="store_true", help="exit 1 where a target is missed")
    options = parser.parse_args()
    keep_to(BOT_CORE)
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(50))
    texts_in(LANGUAGES[0])
    size = 1_000 if options.quick else 10_000
    latency = timedelta(milliseconds=50).total_seconds()
    await measure("this bot, no latency", ours, size=size, latency=0)
    own = await measure("this bot, 50 ms", ours, size=size, latency=latency)
    memory = await measure("  its courier from a queue in memory, 50 ms", from_memory, size=size, latency=latency)
    ptb = await measure("python-telegram-bot, default transport, 50 ms", default_ptb, size=size // 4, latency=latency)
    other = await measure("aiogram, no database, 50 ms", aiogram, size=size, latency=latency)
    lag = await lag_while_sending(size)
    print(f"event loop late by, 99.9th percentile: {lag:.0f} ms (target {LAG_MS:.0f})")
    resident = await resident_with(20_000 if options.quick else 1_000_000)
    print(f"resident while sending: {resident:.0f} MB (target {RESIDENT_MB:.0f})")
    of_ptb, of_aiogram, of_memory = (one.cpu_ms / own.cpu_ms for one in (ptb, other, memory))
    print(f"times python-telegram-bot: {of_ptb:.1f} (target {TARGET_PTB})")
    print(f"times aiogram: {of_aiogram:.2f} (target {TARGET_AIOGRAM})")
    print(f"times the queue in memory: {of_memory:.2f} (target {TARGET_MEMORY_QUEUE})")
    missed = (
        own.per_second < TARGET_RATE
        or of_ptb < TARGET_PTB
        or of_aiogram < TARGET_AIOGRAM
        or of_memory < TARGET_MEMORY_QUEUE
        or lag > LAG_MS
        or resident > RESIDENT_MB
    )
    print(f"ratio: {own.per_second / TARGET_RATE:.2f} (target 1, {TARGET_RATE:,.0f} a second)")
    return 1 if options.check and missed else 0


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
