"""How soon an urgent clarification goes out while a narrative is being sent.

A narrative of 100,000 messages is in progress when the clarification is owed to 555 groups (3 + 38 + 514). Its first
message is to be out after a second, its last within 1.05 of what the limit allows. The sandbox has its limits on.
"""

import argparse
import asyncio
import sys
import time

import structlog

from bench.rig.other_core import Scene, telegram
from bench.rig.processes import BOT_CORE, keep_to
from bench.rig.sending import fresh_database, make_sender, messages, open_bot, owe, sending
from siman_bot.domain.sending.lane import Lane
from siman_bot.texts.catalogue import LANGUAGES, texts_in

LIMIT = 30
FIRST, TARGET = 1.0, 1.05


async def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="60 groups, a narrative of 2,000")
    parser.add_argument("--check", action="store_true", help="exit 1 where a target is missed")
    options = parser.parse_args()
    keep_to(BOT_CORE)
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(50))
    texts_in(LANGUAGES[0])
    groups, narrative = (60, 2_000) if options.quick else (555, 100_000)
    async with telegram(Scene(groups=3_000)) as server, fresh_database() as database, open_bot(server.url) as bot:
        chats = server.chats
        for start in range(0, narrative, 10_000):
            part = [chats[number % len(chats)] for number in range(start, min(narrative, start + 10_000))]
            await owe(database, messages(part, word=f"narasi{chr(97 + start // 10_000)}"))
        async with sending(make_sender(database, bot, per_second=LIMIT)):
            await asyncio.sleep(3)
            owed_at = time.time()
            await owe(database, messages(chats[-groups:], word="darurat", lane=Lane.URGENT))
            while True:
                await asyncio.sleep(1)
                seen = await asyncio.to_thread(server.seen)
                if sum(mark.startswith("darurat-") for mark in seen.outcomes) >= groups:
                    break
    first, last = seen.first_at["darurat"] - owed_at, seen.last_at["darurat"] - owed_at
    ratio = last / (groups / LIMIT)
    print(f"first of {groups} urgent messages after {first:.2f} s (target {FIRST})")
    print(f"last after {last:.1f} s; floods: {seen.floods}")
    print(f"ratio: {ratio:.3f} (target {TARGET})")
    return 1 if options.check and (first > FIRST or ratio > TARGET or seen.floods) else 0


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
