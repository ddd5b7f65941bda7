from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(slots=True, kw_only=True, eq=False)
class Call:
    """A method call as it came in `at` a Unix time.

    `outcome` is "pending", then "ok", "faulted" or the description of the refusal; `faults` names what went wrong.
    """

    method: str
    bot_username: str
    arguments: Mapping[str, Any]
    outcome: str = "pending"
    at: float = 0.0
    faults: tuple[str, ...] = ()

    @property
    def chat_id(self) -> int:
        try:
            return int(self.arguments.get("chat_id") or 0)
        except (TypeError, ValueError):
            return 0


class Calls:
    """The calls received, oldest first; the newest `kept` of them are remembered, `received` counts them all."""

    def __init__(self, *, kept: int) -> None:
        self.received = 0
        self._calls: deque[Call] = deque(maxlen=kept)

    def __iter__(self) -> Iterator[Call]:
        return iter(self._calls)

    def __len__(self) -> int:
        return len(self._calls)

    def append(self, call: Call) -> None:
        self.received += 1
        self._calls.append(call)

    def clear(self) -> None:
        self._calls.clear()

    def of(self, method: str, *, chat_id: int | None = None, outcome: str | None = None) -> list[Call]:
        """Calls of one method, as spelt in the manual, to one chat and with one outcome if given."""
        return [
            call
            for call in self._calls
            if call.method.lower() == method.lower()
            and chat_id in {None, call.chat_id}
            and outcome in {None, call.outcome}
        ]
