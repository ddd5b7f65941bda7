import asyncio
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from random import Random

from siman_bot.sandbox.memory.signals import Signal
from siman_bot.sandbox.rules.telegram_rules import Refusal


class FaultKind(StrEnum):
    """What goes wrong with a request; each says whether Telegram acted on it."""

    REFUSE = "refuse"
    """The given `refusal` is the answer; nothing was done."""
    SERVER_ERROR = "server_error"
    """The given 5xx `status` with an HTML page; nothing was done."""
    NOT_JSON = "not_json"
    """Done, but the answer is 200 with a page that is no JSON."""
    CUT_BEFORE = "cut_before"
    """The connection is cut before the request is acted on."""
    CUT_AFTER = "cut_after"
    """Done, then the connection is cut without an answer."""
    CUT_MIDDLE = "cut_middle"
    """Done, then the connection is cut in the middle of the answer."""
    DELAY = "delay"
    """Acted on and answered `seconds` later than usual, or once the faults are cleared."""
    DELAY_ANSWER = "delay_answer"
    """Done at once, answered `seconds` later, or once the faults are cleared."""
    DUPLICATE = "duplicate"
    """An acknowledged update is handed out once more."""
    REORDER = "reorder"
    """Updates come in another order (when two or more wait: all of them, or those of the given chat)."""


ON_UPDATES = frozenset({FaultKind.DUPLICATE, FaultKind.REORDER})
LONGEST_SECONDS = 3_600
SERVER_ERRORS = range(500, 600)
DELAYS = frozenset({FaultKind.DELAY, FaultKind.DELAY_ANSWER})


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One thing that shall go wrong.

    `method` and `chat_id` narrow it (None: any; the chat of an update for the kinds about updates). It strikes `times`
    times (None: until removed), each time with the given `probability`.
    """

    kind: FaultKind
    method: str | None = None
    chat_id: int | None = None
    times: int | None = 1
    probability: float = 1.0
    refusal: Refusal | None = None
    status: int = 502
    seconds: float = 0.0

    def __post_init__(self) -> None:
        """Refuse what couldn't strike.

        Raises:
            ValueError: See the text.
        """
        if self.kind is FaultKind.REFUSE and self.refusal is None:
            raise ValueError("A refusal needs the answer to give.")
        if not 0 <= self.seconds <= LONGEST_SECONDS:
            raise ValueError(f"{self.seconds!r} are no seconds from 0 to {LONGEST_SECONDS}.")
        if self.times is not None and self.times < 1:
            raise ValueError(f"{self.times!r} is no number of times.")
        if not 0 <= self.probability <= 1:
            raise ValueError(f"{self.probability!r} is no probability.")
        if self.status not in SERVER_ERRORS:
            raise ValueError(f"{self.status!r} is no status of a server's error.")

    def matches(self, method: str, chat_id: int) -> bool:
        return (self.method is None or self.method.lower() == method) and self.chat_id in {None, chat_id}


@dataclass(slots=True, kw_only=True)
class _InForce:
    fault: Fault
    left: int | None


class Faults:
    """The faults in force, oldest first. Chance comes from the given source, so a seed repeats a run."""

    def __init__(self, random: Random) -> None:
        self._random = random
        self._in_force: list[_InForce] = []
        self._cleared = Signal()

    def add(self, fault: Fault) -> None:
        self._in_force.append(_InForce(fault=fault, left=fault.times))

    def clear(self) -> None:
        self._in_force.clear()
        self._cleared.fire()

    async def delay(self, fault: Fault) -> None:
        """For as long as the fault says, or until they are cleared."""
        with suppress(TimeoutError):
            async with asyncio.timeout(fault.seconds):
                await self._cleared.wait()

    def in_force(self) -> list[tuple[Fault, int | None]]:
        """Each fault with the times it will still strike (None: until removed)."""
        return [(entry.fault, entry.left) for entry in self._in_force]

    def strike(self, method: str, chat_id: int) -> list[Fault]:
        """What goes wrong with this request: any delays, and at most one other thing. `method` is in lower case."""
        struck: list[Fault] = []
        done = False
        for entry in tuple(self._in_force):
            fault = entry.fault
            if fault.kind in ON_UPDATES or (done and fault.kind not in DELAYS):
                continue
            if fault.matches(method, chat_id) and self._take(entry):
                struck.append(fault)
                done = done or fault.kind not in DELAYS
        return struck

    def lasting(self, method: str) -> list[Fault]:
        """What goes wrong with every such request until it is removed; delays aside. `method` is in lower case."""
        return [
            entry.fault
            for entry in self._in_force
            if entry.left is None
            and entry.fault.probability == 1
            and entry.fault.kind not in ON_UPDATES | DELAYS
            and entry.fault.matches(method, 0)
        ][:1]

    def strikes_update(self, kind: FaultKind, chat_id: int | None, *, only_here: bool = False) -> bool:
        """Whether a fault for any chat or for this one strikes; `only_here`: one that names this chat."""
        chats = {chat_id} if only_here else {None, chat_id}
        return any(
            entry.fault.kind is kind and entry.fault.chat_id in chats and self._take(entry)
            for entry in tuple(self._in_force)
        )

    def _take(self, entry: _InForce) -> bool:
        if entry.fault.probability < 1 and self._random.random() >= entry.fault.probability:
            return False
        if entry.left is not None:
            entry.left -= 1
            if entry.left <= 0:
                self._in_force.remove(entry)
        return True
