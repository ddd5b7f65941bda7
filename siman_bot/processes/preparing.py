"""What only some answers need is loaded once the start is over, so that the first of them isn't late."""

import asyncio
from collections.abc import Callable, Iterable
from datetime import timedelta
from typing import Final

from siman_bot.processes.process import Background

SETTLED: Final = timedelta(seconds=2)
"""After the start: whoever waits is answered before this takes its time."""


class Preparing(Background):
    """Makes each thing ready, in a thread, so that others are answered meanwhile.

    What isn't ready is loaded when it is asked for, so it may stop at any time.
    """

    def __init__(self, things: Iterable[Callable[[], object]], *, settled: timedelta = SETTLED) -> None:
        self._things = tuple(things)
        self._settled = settled

    async def _run(self) -> None:
        await asyncio.sleep(self._settled.total_seconds())
        for make_ready in self._things:
            await asyncio.to_thread(make_ready)


def rules_on_words() -> None:
    """Word lists, patterns and the marker's weights: a tenth of a second."""
    from siman_bot.domain.publishing import wording  # noqa: PLC0415 - that is what is loaded

    wording.judge("Posyandu buka pukul 08.00.")
