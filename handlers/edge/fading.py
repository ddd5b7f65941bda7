"""Short lines of the bot's that go away by themselves."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta
from functools import partial

import structlog
from telegram import Bot
from telegram.error import TelegramError

from handlers.edge.posting import remove

log = structlog.get_logger()


class Fading:
    """Takes such lines away after a while, and those that are left when the program ends.

    What stands when the process is killed stays: it says nothing wrong.

    Args:
        bot: For the calls.
        after: How long a line stands.
    """

    def __init__(self, *, bot: Bot, after: timedelta) -> None:
        self._bot = bot
        self._after = after
        self._ended = asyncio.Event()
        self._standing: set[asyncio.Task[None]] = set()

    def start(self) -> asyncio.Task[None]:
        return asyncio.create_task(self._run())

    def stop(self) -> None:
        self._ended.set()

    def fade(self, *, chat_id: int, message_id: int) -> None:
        """Let this line go away by itself."""
        gone = asyncio.create_task(self._fade(partial(remove, self._bot, chat_id=chat_id, message_id=message_id)))
        self._standing.add(gone)
        gone.add_done_callback(self._standing.discard)

    async def _run(self) -> None:
        await self._ended.wait()
        await asyncio.gather(*self._standing)

    async def _fade(self, away: Callable[[], Awaitable[None]]) -> None:
        try:
            async with asyncio.timeout(self._after.total_seconds()):
                await self._ended.wait()
        except TimeoutError:
            pass
        try:
            await away()
        except TelegramError as error:
            log.info("line_stays", error=type(error).__name__)
