"""What the commands say, what their exit codes mean, and the settings that they read."""

import asyncio
import os
import pwd
import signal
import sys
from collections.abc import Callable
from typing import Final, NoReturn, TypeVar

import typer

from siman_bot.diagnosis import Mark
from siman_bot.settings import DatabaseSettings, WrongSettings, read_settings

WRONG: Final = 1
UNUSABLE: Final = 2
SIGNALS: Final = (signal.SIGTERM, signal.SIGINT)

T = TypeVar("T", bound=DatabaseSettings)


def settings_of(kind: type[T]) -> T:
    """The settings, or the end with what is wrong with each.

    Raises:
        Exit: With `UNUSABLE`.
    """
    try:
        return read_settings(kind)
    except WrongSettings as wrong:
        for problem in wrong.problems:
            print(f"{problem}.", file=sys.stderr)
        print("`.env.example` explains every setting.", file=sys.stderr)
        raise typer.Exit(UNUSABLE) from None


def line(mark: Mark, what: str, words: str) -> None:
    """Print one finding as a row of a table."""
    print(f"{mark:<6} {what:<9} {words}", flush=True)


def fail(words: str) -> NoReturn:
    """Say what is wrong and end.

    Raises:
        Exit: With `WRONG`.
    """
    print(words, file=sys.stderr)
    raise typer.Exit(WRONG)


def system_account() -> str:
    """The system account that runs this, by what the system says: the environment could say anything."""
    try:
        return pwd.getpwuid(os.getuid()).pw_name
    except KeyError:
        return str(os.getuid())


def stop_on_signal(stop: Callable[[], None]) -> None:
    """Call something at the first signal to end; the second one ends the program at once."""
    loop = asyncio.get_running_loop()

    def first() -> None:
        for number in SIGNALS:
            loop.remove_signal_handler(number)
            signal.signal(number, signal.SIG_DFL)
        stop()

    for number in SIGNALS:
        loop.add_signal_handler(number, first)
