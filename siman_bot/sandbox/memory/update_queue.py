import asyncio
from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice
from typing import Any

from siman_bot.sandbox.memory.signals import Signal
from siman_bot.sandbox.rules.telegram_rules import (
    KINDS_ONLY_WHEN_ASKED,
    OTHER_POLLER,
    UPDATE_KINDS,
    WEBHOOK_IS_SET,
    WEBHOOK_SET,
    RefusedError,
)

KINDS_BY_DEFAULT = frozenset(UPDATE_KINDS) - KINDS_ONLY_WHEN_ASKED


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """An update nobody has acknowledged yet; `chat_id` is 0 when it belongs to no chat."""

    update_id: int
    kind: str
    chat_id: int
    payload: dict[str, Any]

    @property
    def body(self) -> dict[str, Any]:
        return {"update_id": self.update_id, self.kind: self.payload}


@dataclass(slots=True, kw_only=True)
class Webhook:
    """Where updates go by themselves; `secret` is sent along as a header."""

    url: str
    secret: str = ""
    last_error: str = ""
    last_error_date: int = 0


class UpdateQueue:
    """One bot's updates, in order, each kept until it is acknowledged by a higher offset; `changed` hears of news."""

    def __init__(self, *, first_update_id: int, changed: Signal) -> None:
        self.kinds = KINDS_BY_DEFAULT
        self.webhook: Webhook | None = None
        self._changed = changed
        self._next_id = first_update_id
        self._waiting: deque[Waiting] = deque()
        self._again: list[Waiting] = []
        self._poll: asyncio.Future[None] | None = None

    def __len__(self) -> int:
        return len(self._waiting)

    @property
    def has_updates(self) -> bool:
        return bool(self._waiting or self._again)

    def allow(self, kinds: Iterable[str]) -> None:
        """Remembered until changed, as Telegram does; an empty list means the default kinds."""
        self.kinds = frozenset(kinds) or KINDS_BY_DEFAULT

    def put(self, kind: str, payload: dict[str, Any], *, chat_id: int) -> None:
        if kind not in self.kinds:
            return
        self._waiting.append(Waiting(update_id=self._next_id, kind=kind, chat_id=chat_id, payload=payload))
        self._next_id += 1
        self._wake()

    def put_again(self, update: Waiting) -> None:
        """The next poll gets this update once more, whatever its offset."""
        self._again.append(update)
        self._wake()

    def acknowledge(self, offset: int) -> list[Waiting]:
        """Forget the updates below the offset (a negative one keeps that many newest); returns the forgotten ones."""
        if offset < 0:
            offset = self._waiting[offset].update_id if len(self._waiting) >= -offset else 0
        forgotten = []
        while self._waiting and self._waiting[0].update_id < offset:
            forgotten.append(self._waiting.popleft())
        return forgotten

    def take(self, limit: int) -> list[Waiting]:
        """The next updates; those given once more come before the rest and are then done with."""
        again, self._again = self._again[:limit], self._again[limit:]
        return again + list(islice(self._waiting, limit - len(again)))

    def first(self, limit: int) -> list[Waiting]:
        """As `take`, but all of them stay until they are settled."""
        return [*self._again, *islice(self._waiting, limit)][:limit]

    def settle(self, update: Waiting) -> bool:
        """This one has been delivered; returns whether for the first time."""
        if update in self._again:
            self._again.remove(update)
            return False
        if update in self._waiting:
            self._waiting.remove(update)
        return True

    async def poll(self, *, limit: int, seconds: float) -> list[Waiting]:
        """Waits up to `seconds` for the first update. A newer poll ends this one.

        Raises:
            RefusedError: 409, when another poll took over.
        """
        if self.webhook:
            raise RefusedError(WEBHOOK_IS_SET)
        if self._poll and not self._poll.done():
            self._poll.set_exception(RefusedError(OTHER_POLLER))
        if not self.has_updates and seconds > 0:
            poll = self._poll = asyncio.get_running_loop().create_future()
            try:
                async with asyncio.timeout(seconds):
                    await poll
            except TimeoutError:
                return []
        return self.take(limit)

    def drop(self) -> None:
        self._waiting.clear()
        self._again.clear()

    def set_webhook(self, webhook: Webhook | None) -> None:
        self.webhook = webhook
        if webhook and self._poll and not self._poll.done():
            self._poll.set_exception(RefusedError(WEBHOOK_SET))
        self._changed.fire()

    def close(self) -> None:
        """Let a waiting poll go home with nothing."""
        self._wake()

    def _wake(self) -> None:
        if self._poll and not self._poll.done():
            self._poll.set_result(None)
        self._changed.fire()
