"""Following up: the messages that decisions on items owe are written down to the end."""

import asyncio
from datetime import timedelta
from typing import Final

from siman_bot.processes.process import Background, now_and_then
from siman_bot.services.publishing.owing.owing import Owing

GAP: Final = timedelta(milliseconds=500)
"""Between two looks for a decision of which more is owed than was written down with it."""


class FollowingUp(Background):
    """Writes down what is left of decisions, while this process is on duty.

    A step is one transaction, and the next one goes on from there, so it may stop at any time.

    What ties it to one process: nothing but thrift. Several at once would get into each other's way and undo their
    steps, so the holder of the sender's lease does it (`Sender.on_duty`, an event in memory).

    Args:
        owing: What does the steps.
        on_duty: Set while this process is the one that follows up.
        gap: Between two looks.
    """

    def __init__(self, *, owing: Owing, on_duty: asyncio.Event, gap: timedelta = GAP) -> None:
        self._owing = owing
        self._on_duty = on_duty
        self._gap = gap

    async def _run(self) -> None:
        await now_and_then(self._look, gap=self._gap)

    async def _look(self) -> None:
        await self._on_duty.wait()
        await self._owing.finish()
