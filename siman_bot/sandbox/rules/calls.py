from collections import Counter, deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal

from siman_bot.sandbox.rules.faults import FaultKind

CallState = Literal["ok", "waiting", "slow", "refused", "cut", "unknown"]
"""What became of a call. "cut": not done; "unknown": done, but the bot can't know."""

AFTER_THE_DEED = frozenset({FaultKind.CUT_AFTER, FaultKind.CUT_MIDDLE, FaultKind.NOT_JSON})

POLL: Final = "getupdates"


@dataclass(slots=True, kw_only=True, eq=False)
class Call:
    """A method call as it came in `at` a Unix time.

    `chat_id` is 0 where no chat is named. `outcome` is "pending", then "ok", "faulted" or the description of the
    refusal; `faults` names what went wrong.
    """

    method: str
    bot_username: str
    arguments: Mapping[str, Any]
    chat_id: int = 0
    outcome: str = "pending"
    at: float = 0.0
    faults: tuple[str, ...] = ()

    @property
    def is_poll(self) -> bool:
        return self.method.lower() == POLL

    @property
    def state(self) -> CallState:
        if self.outcome == "pending":
            return "waiting"
        if self.outcome == "faulted":
            return "cut"
        if self.outcome.startswith("Too Many Requests"):
            return "slow"
        if self.outcome != "ok":
            return "refused"
        return "ok" if AFTER_THE_DEED.isdisjoint(self.faults) else "unknown"

    @property
    def failed(self) -> bool:
        return self.state not in {"ok", "waiting"}


class Calls:
    """The calls received, oldest first; the newest `kept` of them are remembered, `received` counts them all.

    `counts` has how many of the received ended in each state, polls for updates apart.
    """

    def __init__(self, *, kept: int) -> None:
        self.received = 0
        self.counts: Counter[tuple[bool, CallState]] = Counter()
        self._calls: deque[Call] = deque(maxlen=kept)

    def __iter__(self) -> Iterator[Call]:
        return iter(self._calls)

    def __reversed__(self) -> Iterator[Call]:
        return reversed(self._calls)

    def __len__(self) -> int:
        return len(self._calls)

    def append(self, call: Call) -> None:
        self.received += 1
        self.counts[call.is_poll, call.state] += 1
        self._calls.append(call)

    def settle(self, call: Call, outcome: str) -> None:
        self.counts[call.is_poll, call.state] -= 1
        call.outcome = outcome
        self.counts[call.is_poll, call.state] += 1

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
