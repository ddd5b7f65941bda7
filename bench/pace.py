"""How close to Telegram's limit a broadcast goes, and what it costs in floods, repeats and losses.

A sandbox with its limits on, 50 ms away on the other core, takes one message to each of 3,000 groups: from this bot's
sender, from the loop that everyone writes, and from python-telegram-bot's AIORateLimiter as it comes and with five
retries. Then this bot's sender alone, where a violation closes the door for 5 seconds, where one chat answers
`retry_after` 60, and with 50 messages to each of 60 groups. The ratio is the worst of this bot's times over the bound.
"""

import argparse
import asyncio
import logging
import sys
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

import structlog
from telegram import Bot
from telegram.error import TelegramError
from telegram.ext import AIORateLimiter, ExtBot

from bench.rig.other_core import Scene, Telegram, telegram
from bench.rig.processes import BOT_CORE, TOKEN, keep_to
from bench.rig.sending import fresh_database, make_sender, messages, open_bot, owe, sending, until_settled
from siman_bot.sandbox.rules.faults import Fault, FaultKind
from siman_bot.sandbox.rules.telegram_rules import too_many_requests
from siman_bot.texts.catalogue import LANGUAGES, texts_in

LIMIT = 30
TARGET = 1.03
WORD = "kabar"
AT_ONCE = 50
"""Tasks that share a rival's work."""

Way = Callable[[Telegram, Sequence[int]], Awaitable[float]]
"""Sends to the chats; the seconds from the first moment to the last, without setting up."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    name: str
    seconds: float
    bound: float
    floods: int
    duplicates: int
    lost: int

    @property
    def ratio(self) -> float:
        return self.seconds / self.bound

    def __str__(self) -> str:
        return (
            f"{self.name:<44}{self.seconds:>7.1f} s{self.ratio:>8.3f}{self.floods:>8,}"
            f"{self.duplicates:>8,}{self.lost:>8,}"
        )


async def measure(name: str, way: Way, scene: Scene, *, each: int = 1, bound: float | None = None) -> Result:
    async with telegram(scene) as server:
        # As so many broadcasts one after another, each to all.
        chats = [chat for _ in range(each) for chat in server.chats]
        seconds = await way(server, chats)
        seen = await asyncio.to_thread(server.seen)
    result = Result(
        name=name,
        seconds=seconds,
        bound=bound or len(chats) / LIMIT,
        floods=seen.floods,
        duplicates=seen.duplicates,
        lost=len(chats) - seen.accepted,
    )
    print(result, flush=True)
    return result


async def ours(server: Telegram, chats: Sequence[int]) -> float:
    async with fresh_database() as database, open_bot(server.url) as bot:
        await owe(database, messages(chats, word=WORD))
        begun = time.perf_counter()
        async with sending(make_sender(database, bot, per_second=LIMIT)):
            await until_settled(database)
            return time.perf_counter() - begun


async def loop(server: Telegram, chats: Sequence[int]) -> float:
    async with Bot(TOKEN, base_url=f"{server.url}/bot") as bot:
        begun = time.perf_counter()
        for number, chat in enumerate(chats):
            await _try(bot, chat, number)
            await asyncio.sleep(0.05)
        return time.perf_counter() - begun


def limited(max_retries: int) -> Way:
    async def way(server: Telegram, chats: Sequence[int]) -> float:
        limiter = AIORateLimiter(max_retries=max_retries)
        async with ExtBot(TOKEN, base_url=f"{server.url}/bot", rate_limiter=limiter) as bot:
            left = iter(enumerate(chats))

            async def work() -> None:
                for number, chat in left:
                    await _try(bot, chat, number)

            begun = time.perf_counter()
            await asyncio.gather(*(work() for _ in range(AT_ONCE)))
            return time.perf_counter() - begun

    return way


async def _try(bot: Bot, chat: int, number: int) -> None:
    try:
        await bot.send_message(chat, f"Kabar {WORD}-{number}")
    except TelegramError:
        return


async def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="ours alone, 600 groups")
    parser.add_argument("--check", action="store_true", help=f"exit 1 above {TARGET}, or at any flood, repeat or loss")
    options = parser.parse_args()
    keep_to(BOT_CORE)
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(50))
    # A rival writes a traceback for each message that it gives up.
    logging.disable()
    texts_in(LANGUAGES[0])
    groups = 600 if options.quick else 3_000
    print(f"{'':<44}{'time':>9}{'bound':>8}{'429':>8}{'twice':>8}{'lost':>8}")
    own = [await measure(f"this bot, {groups:,} groups", ours, Scene(groups=groups))]
    provoked = own[0].floods
    if not options.quick:
        slow_chat = Fault(
            kind=FaultKind.REFUSE, method="sendMessage", chat_id=_of_group(500), refusal=too_many_requests(60)
        )
        own += [
            await measure("  5 s closed at a violation", ours, Scene(groups=groups, penalty=5.0)),
            await measure("  one chat answers retry_after 60", ours, Scene(groups=groups, faults=(slow_chat,))),
            await measure("  60 groups x 50", ours, Scene(groups=60), each=50, bound=140.0),
        ]
        # Those of the server's own limits: the one that is injected isn't among them.
        provoked = sum(result.floods for result in own)
        await measure("loop with sleep(0.05)", loop, Scene(groups=groups))
        await measure("AIORateLimiter", limited(0), Scene(groups=groups))
        await measure("AIORateLimiter(max_retries=5)", limited(5), Scene(groups=groups))
    worst = max(result.ratio for result in own)
    clean = not provoked and not any(result.duplicates or result.lost for result in own)
    print(f"ratio: {worst:.3f} (target {TARGET})")
    return 1 if options.check and (worst > TARGET or not clean) else 0


def _of_group(number: int) -> int:
    """The chat id that a sandbox gives to the group of this number."""
    return -(1_002_000_000_001 + number)


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
