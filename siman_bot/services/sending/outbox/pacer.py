"""The bot's pace as all share it who send: the outbox, and answers to people who wait."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from typing import Final

from siman_bot.domain.sending.delivery import ChatKind
from siman_bot.domain.sending.pace import CHAT_LIMITS, Limit, Pace

PATIENCE: Final = 0.4
"""Seconds that an answer waits for its place at most: longer than the gaps that a broadcast leaves in its window.

Where it would have to wait longer, it goes at once: the estimate is full of answers then, only Telegram knows whether
it bears one more, and what it says is obeyed. What is owed goes later.
"""
LOOK: Final = 0.005

Monotonic = Callable[[], float]


class Pacer:
    """One for each bot of a process.

    Args:
        per_second: Messages a second at most.
        unpaid_per_second: Of those that aren't paid for; None where nothing has to be.
        chat_limits: What one chat takes.
        monotonic: Steady seconds, so that a jump of the wall clock changes nothing.
    """

    def __init__(
        self,
        *,
        per_second: int,
        unpaid_per_second: int | None = None,
        chat_limits: Mapping[ChatKind, Limit] = CHAT_LIMITS,
        monotonic: Monotonic = time.monotonic,
    ) -> None:
        self.pace = Pace(per_second=per_second, unpaid_per_second=unpaid_per_second, chat_limits=chat_limits)
        self.monotonic = monotonic

    @asynccontextmanager
    async def aside(self, chat_id: int, *, messages: int = 1) -> AsyncIterator[None]:
        """Count a message (or an album) that doesn't go through the outbox; it goes before all that is owed.

        The chat's own limit isn't waited for: a person's chat bears short bursts.
        """
        self.pace.queue_aside()
        try:
            asked = self.monotonic()
            while 0 < self.pace.aside_wait(now := self.monotonic()) <= asked + PATIENCE - now:  # noqa: ASYNC110 - a place becomes free by time alone, which has no event
                await asyncio.sleep(LOOK)
        finally:
            self.pace.leave_aside()
        kind = ChatKind.PERSON if chat_id > 0 else ChatKind.GROUP
        turn = self.pace.take(chat_id, kind, self.monotonic(), messages=messages)
        try:
            yield
        finally:
            self.pace.answered(turn, self.monotonic())
