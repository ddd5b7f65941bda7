"""A plugin of pytest: what failed is run once more, alone, and called flaky where it passes then.

    pytest -p tests.once_more

Flaky tests are named in the last lines and don't fail the run; one that fails twice does.
"""

import subprocess
import sys
from collections.abc import Generator, Sequence
from typing import Final

import pytest

MOST: Final = 10
"""Failures that are tried again; where there are more, something is broken."""
FLAKY: Final = "flaky"


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """After the workers have ended, so that nothing runs beside it."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if reporter is None or session.exitstatus != pytest.ExitCode.TESTS_FAILED:
        return
    stats: dict[str, list[pytest.TestReport]] = reporter.stats
    failed = dict.fromkeys(report.nodeid for kind in ("failed", "error") for report in stats.get(kind, ()))
    if len(failed) > MOST:
        return
    flaky = [nodeid for nodeid in failed if _passes_alone(nodeid)]
    for kind in ("failed", "error"):
        again = stats.pop(kind, [])
        stats.setdefault(FLAKY, []).extend(report for report in again if report.nodeid in flaky)
        if left := [report for report in again if report.nodeid not in flaky]:
            stats[kind] = left
    if len(flaky) == len(failed):
        session.exitstatus = pytest.ExitCode.OK


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> Generator[None]:
    """How they failed where the failures stand, and their names at the end."""
    reports: Sequence[pytest.TestReport] = terminalreporter.stats.get(FLAKY, ())
    for report in reports:
        terminalreporter.write_sep("_", f"FLAKY {report.nodeid}", red=True)
        terminalreporter.write_line(report.longreprtext)
    yield
    for nodeid in dict.fromkeys(report.nodeid for report in reports):
        terminalreporter.write_line(f"FLAKY {nodeid} failed, and passed alone", yellow=True)


def _passes_alone(nodeid: str) -> bool:
    command = [sys.executable, "-m", "pytest", "-p", "no:xdist", "-p", "no:cacheprovider", nodeid]
    return subprocess.run(command, check=False, capture_output=True).returncode == pytest.ExitCode.OK  # noqa: S603 - pytest itself
