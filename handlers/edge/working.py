"""What a person sees while the bot works: Telegram's own "is typing"."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Final

import structlog
from telegram import Bot
from telegram.error import TelegramError

from handlers.edge.posting import show_typing

PATIENCE: Final = 0.5
"""Seconds that nobody needs to be told about."""
SHOWN: Final = 4.5
"""Seconds; Telegram shows it for five."""

log = structlog.get_logger()


@asynccontextmanager
async def working(bot: Bot, chat_id: int) -> AsyncIterator[None]:
    """Show it in this chat as long as the block takes, if that is longer than half a second."""
    telling: list[asyncio.Task[None]] = []
    # Most answers are there long before: a timer is much cheaper than a task.
    timer = asyncio.get_running_loop().call_later(
        PATIENCE, lambda: telling.append(asyncio.create_task(_tell(bot, chat_id)))
    )
    try:
        yield
    finally:
        timer.cancel()
        for task in telling:
            task.cancel()


async def _tell(bot: Bot, chat_id: int) -> None:
    try:
        while True:
            await show_typing(bot, chat_id=chat_id)
            await asyncio.sleep(SHOWN)
    except TelegramError as error:
        log.info("typing_unshown", error=type(error).__name__)
