"""Receiving: updates come from Telegram and are stored before they are acknowledged."""

import asyncio

from handlers.edge.poller import Poller


class Receiving:
    """Polls while this process is on duty.

    What ties it to one process: Telegram gives a token's updates to one poller at a time, so only the holder of the
    sender's lease polls, and it learns of that by an event in memory (`Sender.on_duty`). It wakes the answering of its
    own process by the inbox in memory; others see what it stored by looking into the table.
    """

    def __init__(self, *, poller: Poller) -> None:
        self._poller = poller

    def start(self) -> asyncio.Task[None]:
        """Begin; the task raises ShutOut where Telegram gives no updates for this token any more."""
        return asyncio.create_task(self._poller.run())

    def stop(self) -> None:
        self._poller.stop()
