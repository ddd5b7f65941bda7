"""Starts a local Telegram and the bot as two processes, plays the day, and ends both cleanly."""

import asyncio
import os
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from random import SystemRandom
from typing import Final

from siman_bot.app import utc_now
from siman_bot.demo.cast import seed
from siman_bot.demo.day import play
from siman_bot.sandbox import Sandbox
from siman_bot.services.registry import make_services
from storage.engine import open_database

TOKEN: Final = "4242:demo-token-of-the-sandbox"  # noqa: S105 - known to the sandbox alone
USERNAME: Final = "siman_demo_bot"
STOPPING: Final = 15.0
"""Seconds that the bot gets to finish."""


class PortTaken(Exception):  # noqa: N818 - a finding about the machine
    """Something else listens on the port."""


async def demo(*, port: int, tell: Callable[[str], None]) -> None:
    """Play the demo once.

    Raises:
        PortTaken: See there.
    """
    begun = time.monotonic()
    sandbox = Sandbox()
    sandbox.add_bot(TOKEN, username=USERNAME, name="SIMAN")
    with tempfile.TemporaryDirectory(prefix="siman-demo-") as folder:
        file = str(Path(folder) / "demo.sqlite3")
        try:
            serving = sandbox.serve(port=port)
            url = await serving.__aenter__()
        except OSError:
            raise PortTaken from None
        try:
            tell(f"Sandbox Telegram at {url}")
            async with _bot_process(url, file):
                await sandbox.wait_for(lambda: sandbox.calls.of("getUpdates"), seconds=30)
                database = open_database(file)
                try:
                    services = make_services(database=database, clock=utc_now, choice=SystemRandom().choice)
                    cast = await seed(stage=sandbox.people, services=services, database=database, clock=utc_now)
                    tell(f"{len(cast.captions)} people, {len(cast.groups)} groups. The day begins.")
                    await play(cast, tell)
                finally:
                    await database.close()
                tell(f"The day is over, after {time.monotonic() - begun:.0f} s.")
        finally:
            await serving.__aexit__(None, None, None)


@asynccontextmanager
async def _bot_process(url: str, database: str) -> AsyncIterator[None]:
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-c",
        "from siman_bot.cli import main; main()",
        "run",
        env={
            **os.environ,
            "SIMAN_BOT_TOKEN": TOKEN,
            "SIMAN_BOT_API_URL": url,
            "SIMAN_DATABASE": database,
            "SIMAN_LOG_FORMAT": "text",
        },
        stderr=asyncio.subprocess.DEVNULL,
    )
    try:
        yield
    finally:
        if process.returncode is None:
            process.terminate()
        try:
            await asyncio.wait_for(process.wait(), timeout=STOPPING)
        except TimeoutError:
            process.kill()
            await process.wait()
