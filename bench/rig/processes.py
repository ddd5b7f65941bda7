"""Bots as processes, each on a core that what measures it leaves alone."""

import asyncio
import os
import sys
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

CORES: Final = sorted(os.sched_getaffinity(0))
BOT_CORE: Final = CORES[-1]
OTHER_CORE: Final = CORES[0]
"""The same one on a machine that has only one."""
TOKEN: Final = "4242:AAE-sandbox-token-for-benches"  # noqa: S105 - a bench token is no secret
USERNAME: Final = "siman_bench_bot"
SIMAN: Final = ("-c", "from siman_bot.start import main; main()", "run")
_HERE: Final = Path(__file__).parent
BARE_PTB: Final = (str(_HERE / "bare_ptb.py"),)
BARE_AIOGRAM: Final = (str(_HERE / "bare_aiogram.py"),)
_TICKS: Final = os.sysconf("SC_CLK_TCK")


def keep_to(core: int) -> None:
    """Keep this process on one core."""
    os.sched_setaffinity(0, {core})


@dataclass(frozen=True, slots=True)
class Running:
    """A process that runs."""

    id: int

    def cpu_seconds(self) -> float:
        """What it has used so far, of all its threads."""
        # The second field, a name in brackets, may hold spaces.
        fields = Path(f"/proc/{self.id}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / _TICKS

    def resident_megabytes(self) -> float:
        pages = int(Path(f"/proc/{self.id}/statm").read_text(encoding="ascii").split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE") / 1_000_000


@asynccontextmanager
async def bot_process(program: Sequence[str], settings: Mapping[str, str]) -> AsyncIterator[Running]:
    """Python with this program, on the bots' core, until the block ends."""
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        *program,
        env={"PATH": os.environ["PATH"], **settings},
        preexec_fn=lambda: keep_to(BOT_CORE),
        stderr=asyncio.subprocess.DEVNULL,
    )
    try:
        yield Running(process.pid)
    finally:
        with suppress(ProcessLookupError):
            process.kill()
        await process.wait()


def settings_for(url: str, *, database: str = "") -> dict[str, str]:
    """A bot's environment; the bare ones read the first two alone."""
    return {
        "SIMAN_BOT_TOKEN": TOKEN,
        "SIMAN_BOT_API_URL": url,
        "SIMAN_DATABASE": database,
        "SIMAN_QUIET_HOURS": "-",
    }
