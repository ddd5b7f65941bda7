"""Answering: what has come in is handled, in order in each chat, and the person gets an answer."""

import asyncio

from handlers.dispatch import Dispatcher
from siman_bot.services.inbox import Inbox


class Answering:
    """Takes updates from the inbox and has them handled, `workers` at a time.

    What ties it to one process: answers share their pace with what the outbox sends, and the pace is kept in memory.
    So updates are taken by the holder of the sender's lease alone (`Sender.on_duty`, an event in memory), although
    the inbox itself gives any number of processes their shares under leases.
    """

    def __init__(self, *, inbox: Inbox, dispatcher: Dispatcher, workers: int, on_duty: asyncio.Event) -> None:
        self._inbox = inbox
        self._dispatcher = dispatcher
        self._workers = workers
        self._on_duty = on_duty

    def start(self) -> asyncio.Task[None]:
        work = self._inbox.work(self._dispatcher.handle, workers=self._workers, on_duty=self._on_duty)
        return asyncio.create_task(work)

    def stop(self) -> None:
        self._inbox.stop()
