"""Fetches updates, stores them, and only then acknowledges them."""

import asyncio
import contextlib
import json
from typing import Any, Final
from urllib.parse import urlencode

import structlog
from telegram import Bot
from telegram.error import Conflict
from telegram.request import BaseRequest

from handlers.edge.intake import ALLOWED_UPDATES, keep
from handlers.edge.outcomes import outcome_of
from siman_bot.domain.sending.outcome import OutcomeKind
from siman_bot.services.inbox import Inbox
from siman_bot.services.sending.outbox.courier import ShutOut
from siman_bot.services.transaction import Unavailable

BATCH: Final = 100
LONG_POLL: Final = 25
"""Seconds that Telegram holds an empty answer."""
READ_SLACK: Final = 10.0
BACKOFF: Final = (0.5, 1.0, 2.0, 5.0, 10.0, 30.0)
CONTESTS: Final = 5
"""Answers in a row that another process polls. One that had our duty before may do so for a moment longer."""
CONTEST_WAIT: Final = 1.0

log = structlog.get_logger()


class Poller:
    """The one consumer of getUpdates for a token.

    It asks by `request` itself, because updates are stored as Telegram sent them, not as the library models them.

    Args:
        bot: Whose updates they are.
        request: The connection for getUpdates.
        inbox: Where they are stored.
        on_duty: Set while this process is the one that polls; the others stand by.
        long_poll: Seconds that Telegram holds an empty answer.
    """

    def __init__(
        self, *, bot: Bot, request: BaseRequest, inbox: Inbox, on_duty: asyncio.Event, long_poll: int = LONG_POLL
    ) -> None:
        self._bot = bot
        self._request = request
        self._inbox = inbox
        self._on_duty = on_duty
        self._long_poll = long_poll
        self._stop = asyncio.Event()

    def stop(self) -> None:
        self._stop.set()

    async def run(self) -> None:
        """Until `stop`.

        Raises:
            ShutOut: See there.
        """
        stopped = asyncio.create_task(self._stop.wait())
        offset, failures, contests = 0, 0, 0
        try:
            while await self._is_ours(stopped):
                fetching = asyncio.create_task(self._fetch_and_store(offset))
                await asyncio.wait({fetching, stopped}, return_when=asyncio.FIRST_COMPLETED)
                if not fetching.done():
                    fetching.cancel()
                    with contextlib.suppress(asyncio.CancelledError):
                        await fetching
                    return
                try:
                    next_offset = fetching.result()
                except Conflict:
                    contests += 1
                    log.warning("polling_contested", count=contests)
                    if contests >= CONTESTS and self._on_duty.is_set():
                        raise ShutOut from None
                    await self._pause(CONTEST_WAIT)
                    continue
                if next_offset is None:
                    failures += 1
                    await self._pause(BACKOFF[min(failures, len(BACKOFF)) - 1])
                else:
                    offset, failures, contests = next_offset, 0, 0
        finally:
            stopped.cancel()

    async def _is_ours(self, stopped: "asyncio.Task[bool]") -> bool:
        """Wait for this process's turn; False once it is to stop."""
        if not self._on_duty.is_set() and not self._stop.is_set():
            called = asyncio.create_task(self._on_duty.wait())
            try:
                await asyncio.wait({called, stopped}, return_when=asyncio.FIRST_COMPLETED)
            finally:
                called.cancel()
        return not self._stop.is_set()

    async def _pause(self, seconds: float) -> None:
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._stop.wait(), timeout=seconds)

    async def _fetch_and_store(self, offset: int) -> int | None:
        """The offset that acknowledges what is stored, or None after a failure.

        Raises:
            Conflict: Another process polls.
            ShutOut: The token was revoked.
        """
        try:
            updates: list[dict[str, Any]] = await self._ask(offset)
        except Conflict:
            raise
        except Exception as error:  # noqa: BLE001 - every failure means the same here: nothing came, ask again
            outcome = outcome_of(error)
            if outcome.kind is OutcomeKind.STOP:
                raise ShutOut from None
            log.warning("polling_failed", outcome=outcome.kind.value)
            if outcome.retry_after is not None:
                await asyncio.sleep(outcome.retry_after.total_seconds())
            return None
        if not updates:
            return offset
        kept = [keep(update, bot_id=self._bot.id, bot_username=self._bot.username) for update in updates]
        try:
            await self._inbox.receive([one for one in kept if one is not None])
        except Unavailable as trouble:
            log.warning("intake_unavailable", cause=trouble.cause)
            return None
        return max(int(update["update_id"]) for update in updates) + 1

    async def _ask(self, offset: int) -> Any:
        query = urlencode(
            {
                "offset": offset,
                "limit": BATCH,
                "timeout": self._long_poll,
                "allowed_updates": json.dumps(ALLOWED_UPDATES),
            }
        )
        return await self._request.post(
            f"{self._bot.base_url}/getUpdates?{query}", read_timeout=self._long_poll + READ_SLACK
        )
