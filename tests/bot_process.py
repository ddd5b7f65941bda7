"""The program as an operator runs it: a process with an environment, an exit code and what it printed."""

import asyncio
import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import pytest
from typer.testing import CliRunner

from siman_bot.cli import app
from tests.patience import HANGING
from tests.town import TOKEN

PROGRAM = "from siman_bot.start import main; main()"
_HERE = Path(__file__).parents[1]


def environment(
    *, url: str = "", database_url: str = "", token: str = TOKEN, log_format: str = "json"
) -> dict[str, str]:
    """The settings as environment variables; an empty one is left out. No quiet hours: tests run at night."""
    given = {
        "SIMAN_BOT_TOKEN": token,
        "SIMAN_BOT_API_URL": url,
        "SIMAN_DATABASE": database_url,
        "SIMAN_QUIET_HOURS": "-",
        "SIMAN_LOG_FORMAT": log_format,
    }
    return {name: value for name, value in given.items() if value}


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    code: int
    output: str


class BotProcess:
    """`siman-bot` (or a program around it) with arguments; everything it prints is kept."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self.process = process
        self.printed = ""
        self._more = asyncio.Event()
        self._reading = asyncio.create_task(self._read())
        self._reading.add_done_callback(lambda _: self._more.set())

    @classmethod
    async def start(
        cls, *arguments: str, settings: Mapping[str, str], folder: Path, program: str = PROGRAM
    ) -> "BotProcess":
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-c",
            program,
            *arguments,
            cwd=folder,
            env={"PATH": os.environ["PATH"], "PYTHONPATH": str(_HERE), **settings},
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.STDOUT,
        )
        return cls(process)

    async def until(self, words: str, *, seconds: float = HANGING) -> None:
        """Wait until the process has printed this."""
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                while words not in self.printed and not self._reading.done():
                    self._more.clear()
                    await self._more.wait()
        assert words in self.printed, self.printed

    async def ended(self, *, seconds: float = HANGING) -> Ended:
        async with asyncio.timeout(seconds):
            code = await self.process.wait()
            await self._reading
        return Ended(code=code, output=self.printed)

    async def kill(self) -> None:
        """As a power cut does, if it still runs."""
        with suppress(ProcessLookupError):
            self.process.kill()
        await self.ended()

    async def _read(self) -> None:
        assert self.process.stdout is not None
        while chunk := await self.process.stdout.read(65_536):
            self.printed += chunk.decode()
            self._more.set()


async def invoke(*arguments: str, settings: Mapping[str, str]) -> Ended:
    """A command that needs no signals, without the seconds that a process takes to start."""

    def run() -> Ended:
        with _only(settings):
            result = CliRunner().invoke(app, list(arguments))
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        return Ended(code=result.exit_code, output=" ".join(result.output.split()))

    return await asyncio.to_thread(run)


@contextmanager
def _only(settings: Mapping[str, str]) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        for name in [name for name in os.environ if name.startswith("SIMAN_")]:
            patch.delenv(name)
        for name, value in settings.items():
            patch.setenv(name, value)
        yield
