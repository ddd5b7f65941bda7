"""Sending: what is owed goes out, and progress messages follow it."""

import asyncio
from datetime import timedelta

from siman_bot.processes.process import now_and_then
from siman_bot.services.sending.broadcasts.progress import Progress
from siman_bot.services.sending.outbox.sender import Sender


class Sending:
    """The sender, and beside it the progress messages of broadcasts.

    What ties it to one process: a bot has one pace, and it is kept in memory; of all senders on a database one at a
    time holds the lease, on any machine, and whoever takes over reads from the outbox what was sent within the last
    minute. Which broadcasts have new numbers is known in memory too, to the holder alone.
    """

    def __init__(self, *, sender: Sender, progress: Progress, refresh_every: timedelta) -> None:
        self._sender = sender
        self._progress = progress
        self._refresh_every = refresh_every
        self._refreshing: asyncio.Task[None] | None = None

    def start(self) -> asyncio.Task[None]:
        """Begin; the task raises ShutOut where Telegram takes no messages for this token any more."""
        self._refreshing = asyncio.create_task(now_and_then(self._progress.refresh, gap=self._refresh_every))
        return asyncio.create_task(self._run(self._refreshing))

    def stop(self) -> None:
        self._sender.stop()
        if self._refreshing is not None:
            self._refreshing.cancel()

    async def _run(self, refreshing: asyncio.Task[None]) -> None:
        try:
            await self._sender.run()
        finally:
            refreshing.cancel()
            await asyncio.gather(refreshing, return_exceptions=True)
