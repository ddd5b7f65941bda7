"""What a trainee has done so far: it outlives each playing, and is what the trainer takes home."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from siman_bot.latihan.checks import Sight
from siman_bot.latihan.scenario import Scenario


@dataclass(slots=True, kw_only=True)
class StepRecord:
    """`done_at` is when the step was first seen done, in the attempt with that number (from 1)."""

    done_at: datetime | None = None
    attempt: int = 0
    hint_used: bool = False


@dataclass(slots=True, kw_only=True)
class Progress:
    """Of one scenario. `attempts` counts how often it was begun, `seen` is what shows in the present attempt.

    A step that was seen done in an attempt stays ticked in it, even when what it asked for is undone later.
    """

    scenario: Scenario
    attempts: int = 0
    records: dict[str, StepRecord] = field(init=False)
    seen: dict[str, Sight] = field(default_factory=dict)
    hints: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.records = {step.key: StepRecord() for step in self.scenario.steps}

    @property
    def done(self) -> int:
        """Steps ever seen done."""
        return sum(record.done_at is not None for record in self.records.values())

    def begin(self) -> None:
        self.attempts += 1
        self.seen = {}

    def note(self, sights: Mapping[str, Sight], now: datetime) -> None:
        for key, sight in sights.items():
            if not self.is_ticked(key):
                self.seen[key] = sight
            if sight.done and self.records[key].done_at is None:
                self.records[key].done_at = now
                self.records[key].attempt = self.attempts

    def is_ticked(self, key: str) -> bool:
        """Done in the present attempt."""
        return key in self.seen and self.seen[key].done

    def show_hint(self, key: str) -> None:
        """Let the hint be read from now on; it counts where the step has never been done."""
        self.hints.add(key)
        if self.records[key].done_at is None:
            self.records[key].hint_used = True
