"""Updates answered a second, from Telegram through inbox, real routes and database to the answer.

The bot runs as its own process on one core, with 100,000 members in its SQLite file; a sandbox on the other core plays
Telegram and all who write. Bare bots that store nothing and echo answer the same sandbox in the same run: one of
python-telegram-bot on its default transport, one of aiogram. The last figure is the 95th percentile of the wait for an
answer at 200 updates a second.
"""

import argparse
import asyncio
import shutil
import sys
import tempfile
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from bench.rig.crowd import TAP, Crowd, Measured
from bench.rig.members import FIRST_ID, fill
from bench.rig.processes import (
    BARE_AIOGRAM,
    BARE_PTB,
    OTHER_CORE,
    SIMAN,
    Running,
    bot_process,
    keep_to,
    settings_for,
)
from siman_bot.sandbox.sandbox import Sandbox
from storage.engine import open_database
from storage.migrate import migrate

MEMBERS = 100_000
TIMES_PTB = 4.0
OF_AIOGRAM = 0.4
WAIT_MS = 100.0
STEADY_RATE = 200.0
COMMANDS = ("/bantuan", "/profil", "/konten", TAP)
"""The tap opens the registration form, which is written to the database before it is shown."""
BUTTON = "register"
ECHOED = ("Halo",)
WARM_UP = 200


async def at_once(program: Sequence[str], settings: dict[str, str], script: Sequence[str], size: int) -> Measured:
    """The rate at which a bot answers so many who write at once."""
    sandbox = Sandbox()
    async with sandbox.serve() as url:
        crowd = await Crowd.gather(sandbox, first_id=FIRST_ID, size=WARM_UP + size, button=BUTTON)
        async with bot_process(program, settings_for(url) | settings) as running:
            await crowd.all_at_once(script, start=0, size=WARM_UP)
            return await _measured(running, crowd, script, size)


async def _measured(running: Running, crowd: Crowd, script: Sequence[str], size: int) -> Measured:
    before = running.cpu_seconds()
    measured = await crowd.all_at_once(script, start=WARM_UP, size=size)
    used = (running.cpu_seconds() - before) / size
    print(f"    {measured.rate:,.0f} updates a second, {used * 1000:.2f} ms of processor time for each", flush=True)
    return measured


async def steadily(settings: dict[str, str], seconds: float) -> Measured:
    """What our bot's people wait when they write at the steady rate."""
    size = round(STEADY_RATE * seconds)
    sandbox = Sandbox()
    async with sandbox.serve() as url:
        crowd = await Crowd.gather(sandbox, first_id=FIRST_ID, size=WARM_UP + size, button=BUTTON)
        async with bot_process(SIMAN, settings_for(url) | settings):
            await crowd.all_at_once(COMMANDS, start=0, size=WARM_UP)
            return await crowd.one_after_another(COMMANDS, start=WARM_UP, size=size, rate=STEADY_RATE)


def _copy(file: Path, name: str) -> str:
    return str(shutil.copy(file, file.with_stem(name)))


async def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="a short run")
    parser.add_argument("--check", action="store_true", help="exit 1 where a target is missed")
    options = parser.parse_args()
    keep_to(OTHER_CORE)
    size = 800 if options.quick else 4_000
    with tempfile.TemporaryDirectory() as folder:
        enrolled = Path(folder) / "enrolled.sqlite3"
        database = open_database(str(enrolled))
        await migrate(database, now=datetime.now(UTC))
        await fill(database, MEMBERS)
        await database.close()
        print("bare python-telegram-bot:")
        bare_ptb = await at_once(BARE_PTB, {}, ECHOED, size // 4)
        print("bare aiogram:")
        bare_aiogram = await at_once(BARE_AIOGRAM, {}, ECHOED, size)
        print(f"this bot, {MEMBERS:,} members:")
        # A copy for each: update numbers begin anew with each sandbox, and would be known from the one before.
        ours = await at_once(SIMAN, {"SIMAN_DATABASE": _copy(enrolled, "rate")}, COMMANDS, size)
        steady = await steadily({"SIMAN_DATABASE": _copy(enrolled, "steady")}, 4 if options.quick else 20)
    times_ptb, of_aiogram = ours.rate / bare_ptb.rate, ours.rate / bare_aiogram.rate
    wait_ms = steady.percentile(0.95) * 1000
    print(f"times bare python-telegram-bot: {times_ptb:.1f} (target {TIMES_PTB})")
    print(f"times bare aiogram: {of_aiogram:.2f} (target {OF_AIOGRAM})")
    print(f"95th percentile at {STEADY_RATE:.0f} updates a second: {wait_ms:.0f} ms (target {WAIT_MS:.0f})")
    missed = times_ptb < TIMES_PTB or of_aiogram < OF_AIOGRAM or wait_ms > WAIT_MS
    return 1 if options.check and missed else 0


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
