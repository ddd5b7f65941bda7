"""`siman-bot demo` plays the main job to its end, with the bot as a process of its own."""

import asyncio
import os
import re
import sys
from pathlib import Path

import pytest


@pytest.mark.long
async def test_the_demo_plays_all_seven_steps_and_ends_cleanly(tmp_path: Path) -> None:
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-c",
        "from siman_bot.start import main; main()",
        "demo",
        "--once",
        "--port",
        "0",
        cwd=tmp_path,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(Path(__file__).parents[1]), "HOME": str(tmp_path)},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    output, _ = await asyncio.wait_for(process.communicate(), timeout=120)
    told = output.decode()
    assert process.returncode == 0, told
    assert re.findall(r"^(\d)\. ", told, re.MULTILINE) == list("1234567"), told
    assert "Hasil: Salah" in told
    assert os.listdir(tmp_path) == []  # noqa: PTH208 - nothing left behind; a listing of one empty folder
