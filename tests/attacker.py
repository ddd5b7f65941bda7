"""Whoever reads every published figure and has helpers record and retract at will, and what they can conclude (R8)."""

from collections.abc import Sequence
from dataclasses import dataclass

from siman_bot.domain.summaries.figure import STEP, published


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """How many persons of a cell have a record when a day closes: of the attacker's helpers, and of the others."""

    helpers: int
    others: int


def readings(days: Sequence[Day], offset: int) -> list[int]:
    """All that is ever published of a cell."""
    found, before = [], 0
    for day in days:
        before = published(day.helpers + day.others, offset=offset, before=before)
        found.append(before)
    return found


def possible(seen: Sequence[int], helpers: Sequence[int], changes: Sequence[int]) -> set[int]:
    """The counts of the others at the end that all readings of a cell leave possible.

    Args:
        seen: Every reading, those of sums and periods included: they are sums and differences of these.
        helpers: How many of the attacker's own had a record each day.
        changes: By how much the others' count differs from the last day's. Nobody knows that; it is given to the
            attacker here, so that whoever knows less learns no more.
    """
    return {
        count
        for count in range(max(seen) + max(map(abs, changes)) + STEP + 1)
        if all(count + change >= 0 for change in changes)
        for offset in range(STEP)
        if readings(
            [Day(helpers=own, others=count + change) for own, change in zip(helpers, changes, strict=True)], offset
        )
        == list(seen)
    }
