"""The suite says which test is flaky, and lets none through that fails twice."""

import os
import re
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parents[1]
TESTS = """
from pathlib import Path

def test_sound():
    pass

def test_flaky():
    before = Path("before")
    if not before.exists():
        before.touch()
        raise ValueError("the first time")
"""
BROKEN = (
    TESTS
    + """
def test_broken():
    raise ValueError("each time")
"""
)


def run(folder: Path, tests: str, *arguments: str) -> tuple[int, list[str]]:
    """The exit code and what was printed."""
    (folder / "test_some.py").write_text(tests)
    done = subprocess.run(  # noqa: S603 - pytest itself
        [sys.executable, "-m", "pytest", "-q", "-p", "tests.once_more", "-p", "no:cacheprovider", *arguments],
        cwd=folder,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(HERE)},
        check=False,
        capture_output=True,
        text=True,
    )
    return done.returncode, done.stdout.splitlines()


def test_what_passes_alone_is_named_as_flaky_and_fails_nothing(tmp_path: Path) -> None:
    code, said = run(tmp_path, TESTS)
    assert code == 0, said
    assert said[-2] == "FLAKY test_some.py::test_flaky failed, and passed alone"
    assert re.fullmatch(r"1 passed, 1 flaky in [\d.]+s", said[-1])
    assert any("the first time" in line for line in said)


def test_what_fails_twice_fails_the_run(tmp_path: Path) -> None:
    code, said = run(tmp_path, BROKEN, "-n", "2")
    assert code == 1, said
    assert said[-2] == "FLAKY test_some.py::test_flaky failed, and passed alone"
    assert re.fullmatch(r"1 failed, 1 passed, 1 flaky in [\d.]+s", said[-1])


def test_where_nothing_fails_nothing_is_run_again(tmp_path: Path) -> None:
    code, said = run(tmp_path, "def test_sound():\n    pass\n")
    assert code == 0, said
    assert re.fullmatch(r"1 passed in [\d.]+s", said[-1])
