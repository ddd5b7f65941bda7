"""Seconds from the start of the process to the first answered update, and the memory that the bot then holds.

The database is migrated and the update waits already, as after any restart. An empty bot of python-telegram-bot answers
the same update in the same run. The median of several starts counts, for time and memory alike.
"""

import argparse
import asyncio
import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from bench.rig.processes import BARE_PTB, OTHER_CORE, SIMAN, TOKEN, USERNAME, bot_process, keep_to, settings_for
from siman_bot.sandbox.sandbox import Sandbox
from storage.engine import open_database
from storage.migrate import migrate

SECONDS: Final = 1.5
MEGABYTES: Final = 150.0
PATIENCE: Final = 60.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    seconds: float
    processor_seconds: float
    megabytes: float


async def start(program: Sequence[str], database: str) -> Start:
    """One start of a bot that somebody has written to before."""
    sandbox = Sandbox()
    sandbox.add_bot(TOKEN, username=USERNAME)
    async with sandbox.serve() as url:
        person = await sandbox.people.person("Rina")
        await person.send("/bantuan")
        begun = time.perf_counter()
        async with bot_process(program, settings_for(url, database=database)) as running:
            await sandbox.wait_for(lambda: sandbox.calls.of("sendMessage", outcome="ok"), seconds=PATIENCE)
            return Start(
                seconds=time.perf_counter() - begun,
                processor_seconds=running.cpu_seconds(),
                megabytes=running.resident_megabytes(),
            )


async def measure(name: str, program: Sequence[str], times: int) -> Start:
    starts = []
    for _ in range(times):
        with tempfile.TemporaryDirectory() as folder:
            file = str(Path(folder) / "bench.sqlite3")
            database = open_database(file)
            await migrate(database, now=datetime.now(UTC))
            await database.close()
            starts.append(await start(program, file))
    median = Start(
        seconds=statistics.median(one.seconds for one in starts),
        processor_seconds=statistics.median(one.processor_seconds for one in starts),
        megabytes=statistics.median(one.megabytes for one in starts),
    )
    print(
        f"{name}: {median.seconds:.2f} s, of which {median.processor_seconds:.2f} s of processor time; "
        f"{median.megabytes:.0f} MB",
        flush=True,
    )
    return median


async def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="a short run")
    parser.add_argument("--check", action="store_true", help="exit 1 where a target is missed")
    options = parser.parse_args()
    keep_to(OTHER_CORE)
    times = 3 if options.quick else 9
    empty = await measure("an empty bot", BARE_PTB, times)
    ours = await measure("this bot", SIMAN, times)
    print(f"times the empty bot's start: {ours.seconds / empty.seconds:.2f}")
    print(f"memory: {ours.megabytes:.0f} MB (target {MEGABYTES:.0f})")
    print(f"start to first answer: {ours.seconds:.2f} s (target {SECONDS})")
    return 1 if options.check and (ours.seconds > SECONDS or ours.megabytes > MEGABYTES) else 0


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
