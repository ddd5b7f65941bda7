"""`siman-bot demo` plays the main job to its end, with the bot as a process of its own."""

import asyncio
import os
import re
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import suppress
from pathlib import Path

import aiohttp
import pytest

from tests.patience import HANGING

pytestmark = pytest.mark.long
A_DOZEN = 12
BEGUN = "The day begins."
AT_A_TERMINAL = """
import signal
signal.signal(signal.SIGINT, signal.default_int_handler)
from siman_bot.start import main
main()
"""
"""Ctrl-C is heard there, also where the tests themselves run in the background."""


class Demo:
    """The command as a terminal runs it: in a process group of its own, which hears Ctrl-C as a whole."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self._process = process
        self.told = ""

    @classmethod
    async def start(cls, folder: Path, *arguments: str) -> "Demo":
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-c",
            AT_A_TERMINAL,
            "demo",
            *arguments,
            cwd=folder,
            env={
                "PATH": os.environ["PATH"],
                "PYTHONPATH": str(Path(__file__).parents[1]),
                "HOME": str(folder),
                "SIMAN_WORKERS": "those of a real bot",
            },
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.STDOUT,
            start_new_session=True,
        )
        return cls(process)

    async def until(self, words: str) -> None:
        assert self._process.stdout
        async with asyncio.timeout(HANGING):
            while words not in self.told:
                line = await self._process.stdout.readline()
                assert line, self.told
                self.told += line.decode()

    async def until_loaded(self, library: str) -> None:
        maps = Path(f"/proc/{self._process.pid}/maps")
        async with asyncio.timeout(HANGING):
            while library not in maps.read_text():  # noqa: ASYNC240 - not a file, but the kernel's memory
                await asyncio.sleep(0.01)

    @property
    def url(self) -> str:
        return str(re.findall(r"http://\S+", self.told)[0])

    @property
    def bot_pid(self) -> int:
        pid = self._process.pid
        (child,) = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
        return int(child)

    def interrupt(self) -> None:
        os.killpg(self._process.pid, signal.SIGINT)

    async def ended(self) -> int | None:
        """The exit code, once everything that it says has been read."""
        try:
            rest, _ = await asyncio.wait_for(self._process.communicate(), timeout=HANGING)
        finally:
            await self.end()
        self.told += rest.decode()
        return self._process.returncode

    async def end(self) -> None:
        with suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGTERM)
        await self._process.wait()


@pytest.fixture
async def demo(tmp_path: Path) -> AsyncIterator[Demo]:
    """Beside a real bot's settings, which it leaves alone."""
    (tmp_path / ".env").write_text("SIMAN_MESSAGES_PER_SECOND=those of a real bot\n")
    demo = await Demo.start(tmp_path, "--port", "0")
    yield demo
    await demo.end()


async def test_the_demo_plays_all_seven_steps_and_ends_cleanly(tmp_path: Path) -> None:
    demo = await Demo.start(tmp_path, "--once", "--port", "0")
    assert await demo.ended() == 0, demo.told
    assert re.findall(r"^(\d)\. ", demo.told, re.MULTILINE) == list("1234567"), demo.told
    assert "Hasil: Salah" in demo.told
    assert int(re.findall(r"(\d+) shares are recorded", demo.told)[0]) >= A_DOZEN
    assert demo.told.count("  | • Dinas ") == len(re.findall(r"  \| • Dinas .*: Instagram @humas_\w+", demo.told)) == 3
    assert os.listdir(tmp_path) == []  # noqa: PTH208 - nothing left behind; a listing of one empty folder


async def test_ctrl_c_lets_the_bot_finish_and_a_second_demo_says_that_the_port_is_taken(
    demo: Demo, tmp_path: Path
) -> None:
    await demo.until(BEGUN)
    second = await Demo.start(tmp_path, "--port", demo.url.rpartition(":")[2])
    assert await second.ended() == 1
    assert "is taken, perhaps by another demo" in second.told
    assert 'make demo ARGS="--port ' in second.told
    bot = demo.bot_pid
    demo.interrupt()
    assert await demo.ended() == 0, demo.told
    assert demo.told.endswith("The bot has finished and ended.\n")
    with pytest.raises(ProcessLookupError):
        os.kill(bot, 0)


@pytest.mark.parametrize("while_it", ["imports", "waits for the bot"])
async def test_ctrl_c_at_the_start_ends_it_without_a_word_too_much(tmp_path: Path, while_it: str) -> None:
    demo = await Demo.start(tmp_path, "--port", "0")
    if while_it == "imports":
        await demo.until_loaded("pydantic_core")
    else:
        await demo.until("Sandbox Telegram at")
    demo.interrupt()
    assert await demo.ended() in {0, 130}, demo.told
    assert "Traceback" not in demo.told
    assert "exit code" not in demo.told


async def test_a_bot_that_ends_by_itself_ends_the_demo_and_nobody_else_knows_its_token(demo: Demo) -> None:
    await demo.until(BEGUN)
    async with aiohttp.ClientSession() as session:
        for token in ("4242:demo-token-of-the-sandbox", "4242:"):
            async with session.get(f"{demo.url}/bot{token}/getMe") as response:
                assert response.status == 401
    os.kill(demo.bot_pid, signal.SIGKILL)
    assert await demo.ended() == 1
    *_, said, last = demo.told.splitlines()
    assert said
    assert last == "The bot's process ended with exit code -9. Above is what it said last."
