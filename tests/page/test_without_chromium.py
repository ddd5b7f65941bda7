import asyncio
import sys
from pathlib import Path

from tests.patience import HANGING

ROOT = Path(__file__).parents[2]


async def test_where_there_is_no_chromium_the_end_of_the_run_names_the_package(tmp_path: Path) -> None:
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "pytest",
        "-p",
        "no:cacheprovider",
        "tests/page/test_foreign_pages.py::test_a_foreign_page_changes_nothing",
        cwd=ROOT,
        env={"PATH": str(tmp_path), "HOME": str(tmp_path)},
        stdout=asyncio.subprocess.PIPE,
    )
    output, _ = await asyncio.wait_for(process.communicate(), timeout=HANGING)
    assert process.returncode == 0
    assert "SKIPPED [1]" in output.decode()
    assert "apt-get install chromium-headless-shell" in output.decode()
