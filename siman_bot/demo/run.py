"""Starts a local Telegram and the bot as two processes, plays the day, and ends both cleanly."""

import asyncio
import os
import secrets
import signal
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from random import SystemRandom
from typing import Final

from siman_bot.app import utc_now
from siman_bot.demo.cast import seed
from siman_bot.demo.day import play
from siman_bot.sandbox import Sandbox
from siman_bot.services.registry import make_services
from storage.engine import open_database
from storage.migrate import migrate

USERNAME: Final = "siman_demo_bot"
STOPPING: Final = 15.0
"""Seconds that the bot gets to finish."""


class PortTaken(Exception):  # noqa: N818 - a finding about the machine
    """Something else listens on the port."""


async def demo(*, port: int, once: bool, tell: Callable[[str], None]) -> None:
    """Play the day, then (unless `once`) keep the local Telegram open until SIGINT or SIGTERM.

    Raises:
        PortTaken: See there.
    """
    begun = time.monotonic()
    stop = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    sandbox = Sandbox()
    token = f"4242:{secrets.token_urlsafe(24)}"
    sandbox.add_bot(token, username=USERNAME, name="SIMAN")
    async with AsyncExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="siman-demo-"))
        try:
            url = await stack.enter_async_context(sandbox.serve(port=port))
        except OSError:
            raise PortTaken from None
        tell(f"Sandbox Telegram at {url}")
        file = str(Path(folder) / "demo.sqlite3")
        await stack.enter_async_context(_bot_process(url, token, file))
        playing = asyncio.create_task(_play(sandbox, file, tell))
        stopped = asyncio.create_task(stop.wait())
        await asyncio.wait({playing, stopped}, return_when=asyncio.FIRST_COMPLETED)
        if not playing.done():
            playing.cancel()
            return
        await playing
        tell(f"The day is over, after {time.monotonic() - begun:.0f} s.")
        if not once:
            tell(f"Go on yourself at {url} (Ctrl-C ends it).")
            await stopped


async def _play(sandbox: Sandbox, file: str, tell: Callable[[str], None]) -> None:
    database = open_database(file)
    try:
        # While the bot's process is still loading.
        await migrate(database, now=utc_now())
        await sandbox.wait_for(lambda: sandbox.calls.of("getUpdates"), seconds=30)
        services = make_services(database=database, clock=utc_now, choice=SystemRandom().choice, quiet=None)
        cast = await seed(stage=sandbox.people, services=services, database=database, clock=utc_now)
        tell(f"{len(cast.people)} people, {len(cast.groups)} groups. The day begins.")
        await play(cast, tell)
    finally:
        await database.close()


@asynccontextmanager
async def _bot_process(url: str, token: str, database: str) -> AsyncIterator[None]:
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-c",
        "from siman_bot.start import main; main()",
        "run",
        env={
            **os.environ,
            "SIMAN_BOT_TOKEN": token,
            "SIMAN_BOT_API_URL": url,
            "SIMAN_DATABASE": database,
            # The day is played at whatever hour it is.
            "SIMAN_QUIET_HOURS": "-",
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
