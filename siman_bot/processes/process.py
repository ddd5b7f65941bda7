"""What the parts of the running program have in common: each starts and stops by itself."""

import asyncio
import contextlib
from abc import ABC, abstractmethod
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Protocol

import structlog

from siman_bot.logs import trace_of
from siman_bot.services.transaction import Unavailable

log = structlog.get_logger()


class Process(Protocol):
    """A part of the running program. Whoever starts it decides what its end means for the others."""

    def start(self) -> asyncio.Task[None]:
        """Begin. The task ends after `stop`, or by itself with the error that ended it."""

    def stop(self) -> None:
        """End, with what is in hand finished first; the task says when. Before `start` it does nothing."""


class Background(ABC):
    """A process that may end at any of its waits, because nothing that it has in hand must be finished first."""

    _running: asyncio.Task[None] | None = None

    def start(self) -> asyncio.Task[None]:
        self._running = asyncio.create_task(self._run())
        return self._running

    def stop(self) -> None:
        """At once."""
        if self._running is not None:
            self._running.cancel()

    @abstractmethod
    async def _run(self) -> None:
        """Go on until cancelled."""


async def now_and_then(look: Callable[[], Awaitable[None]], *, gap: timedelta) -> None:
    """Look again and again until cancelled; the error of one look keeps no later one from being made."""
    while True:
        try:
            with contextlib.suppress(Unavailable):
                await look()
        except Exception as error:  # noqa: BLE001 - the next look may go well
            log.error("look_failed", trace=trace_of(error))  # noqa: TRY400 - as incidents
        await asyncio.sleep(gap.total_seconds())
