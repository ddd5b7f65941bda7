"""Starts a local Telegram and the bot as two processes, plays the day, and ends both cleanly."""

import asyncio
import errno
import os
import secrets
import signal
import sys
import tempfile
import time
from collections import deque
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from random import SystemRandom
from typing import Final, NoReturn

from siman_bot.app import utc_now
from siman_bot.demo.cast import seed
from siman_bot.demo.day import play
from siman_bot.sandbox import Sandbox
from siman_bot.services.registry import make_services
from siman_bot.settings import PREFIX
from storage.engine import open_database
from storage.migrate import migrate

USERNAME: Final = "siman_demo_bot"
DATABASE: Final = "demo.sqlite3"
LINES_KEPT: Final = 20
LINE_BYTES: Final = 2**20
HEARD: Final = 1.0
"""Seconds within which one Ctrl-C has reached all whom it reaches."""
STOPPING: Final = 15.0
"""Seconds that the bot gets to finish."""


class PortTaken(Exception):  # noqa: N818 - a finding about the machine
    """Something else listens on the port."""


class PortRefused(Exception):  # noqa: N818 - a finding about the machine
    """The machine doesn't let this program listen on the port; the text is the machine's reason."""


class BotEnded(Exception):  # noqa: N818 - a finding about the other process
    """The bot's process ended by itself, or not as it should; `lines` are the last that it wrote."""

    def __init__(self, code: int, lines: Sequence[str]) -> None:
        super().__init__(f"with exit code {code}")
        self.code = code
        self.lines = lines


@dataclass(frozen=True, slots=True, kw_only=True)
class _Bot:
    """`lines` are the last that it wrote."""

    process: asyncio.subprocess.Process
    lines: deque[str]

    async def ended(self) -> NoReturn:
        raise BotEnded(await self.process.wait(), self.lines)


async def demo(*, port: int, once: bool, tell: Callable[[str], None]) -> None:
    """Play the day, then (unless `once`) keep the local Telegram open until SIGINT or SIGTERM.

    Raises:
        PortTaken: See there.
        PortRefused: See there.
        BotEnded: See there.
    """
    stop = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    sandbox = Sandbox()
    token = f"4242:{secrets.token_urlsafe(24)}"
    sandbox.add_bot(token, username=USERNAME, name="SIMAN")
    async with AsyncExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="siman-demo-")))
        try:
            url = await stack.enter_async_context(sandbox.serve(port=port))
        except OSError as error:
            if error.errno == errno.EADDRINUSE:
                raise PortTaken from None
            raise PortRefused(error.strerror) from None
        tell(f"Sandbox Telegram at {url}")
        bot = await stack.enter_async_context(_bot_process(url, token, folder, tell))
        telling = asyncio.create_task(_tell_the_day(sandbox, url, folder, once=once, stop=stop, tell=tell))
        stopping = asyncio.create_task(stop.wait())
        ending = asyncio.create_task(bot.ended())
        tasks = (ending, telling, stopping)
        try:
            done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
            if bot.process.returncode == -signal.SIGINT:
                # The Ctrl-C that this process is about to hear of, too.
                await asyncio.wait((stopping,), timeout=HEARD)
            if not stop.is_set():
                for task in done:
                    await task
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)


async def _tell_the_day(
    sandbox: Sandbox, url: str, folder: Path, *, once: bool, stop: asyncio.Event, tell: Callable[[str], None]
) -> None:
    begun = time.monotonic()
    await _play(sandbox, str(folder / DATABASE), tell)
    tell(f"The day is over, after {time.monotonic() - begun:.0f} s.")
    if not once:
        tell(f"Go on yourself at {url} (Ctrl-C ends it).")
        await stop.wait()


async def _play(sandbox: Sandbox, file: str, tell: Callable[[str], None]) -> None:
    database = open_database(file)
    try:
        # While the bot's process is still loading.
        await migrate(database, now=utc_now())
        await sandbox.wait_for(lambda: sandbox.calls.of("getUpdates"), seconds=30)
        services = make_services(database=database, clock=utc_now, choice=SystemRandom().choice, quiet=None)
        cast = await seed(stage=sandbox.people, services=services, database=database)
        tell(f"{len(cast.people)} people, {len(cast.groups)} groups. The day begins.")
        await play(cast, tell)
    finally:
        await database.close()


@asynccontextmanager
async def _bot_process(url: str, token: str, folder: Path, tell: Callable[[str], None]) -> AsyncIterator[_Bot]:
    """Nothing of a real bot's settings reaches it: neither the environment's nor those of an `.env`."""
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-c",
        "from siman_bot.start import main; main()",
        "run",
        cwd=folder,
        env={name: value for name, value in os.environ.items() if not name.startswith(PREFIX)}
        | {
            "SIMAN_BOT_TOKEN": token,
            "SIMAN_BOT_API_URL": url,
            "SIMAN_DATABASE": str(folder / DATABASE),
            # The day is played at whatever hour it is.
            "SIMAN_QUIET_HOURS": "-",
            "SIMAN_LOG_FORMAT": "text",
        },
        stderr=asyncio.subprocess.PIPE,
        limit=LINE_BYTES,
        # Ctrl-C goes to the whole group of a terminal: the bot is to hear of it once, from here. Only at its very
        # birth it is still in the group.
        start_new_session=True,
    )
    lines: deque[str] = deque(maxlen=LINES_KEPT)
    reading = asyncio.create_task(_read(process, lines))
    try:
        yield _Bot(process=process, lines=lines)
    finally:
        told = process.returncode is None
        if told:
            process.terminate()
        try:
            await asyncio.wait_for(process.wait(), timeout=STOPPING)
        except TimeoutError:
            process.kill()
        code = await process.wait()
        await reading
    if told:
        # One that was still starting has nothing in hand, and ends by the signal itself.
        if code not in {0, -signal.SIGTERM, -signal.SIGINT}:
            raise BotEnded(code, lines)
        tell("The bot has finished and ended.")


async def _read(process: asyncio.subprocess.Process, lines: deque[str]) -> None:
    if process.stderr:
        async for line in process.stderr:
            lines.append(line.decode(errors="replace").rstrip())
