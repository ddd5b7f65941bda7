"""What is to be done now and then without anybody asking: each capability names its own, housekeeping does them."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """`name` stands in the log where it fails; `run` does what is due by now, and may be called at any time."""

    name: str
    run: Callable[[], Awaitable[None]]
