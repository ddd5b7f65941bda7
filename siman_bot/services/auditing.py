"""The audit chain, looked at from outside (R12)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import takewhile

from siman_bot.domain.audit import GENESIS, Following
from siman_bot.domain.binding import Contradiction, Holding
from storage import audit, bindings, guards
from storage.engine import Database

__all__ = ["Auditing", "Contradiction", "Verification"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """What a look at the whole chain and at what it binds has found.

    Args:
        rows: How many there are.
        head: The last hash now; of an empty chain it is none that could be kept.
        altered: The first row that isn't as it was written, that the tables contradict, or that doesn't follow from
            the last kept head that matches. One more than there are where rows are missing at the end.
        contradicted: Rows that the tables contradict.
        unaccounted: Content that no row accounts for; its `seq` says nothing.
        lost: Kept heads that are nowhere in the chain.
        matched: The row of the last kept head that is, 0 where none is.
        unguarded: Guards of the database that don't stand.
    """

    rows: int
    head: str
    altered: int | None
    contradicted: tuple[Contradiction, ...] = ()
    unaccounted: tuple[Contradiction, ...] = ()
    lost: tuple[str, ...] = ()
    matched: int = 0
    unguarded: tuple[str, ...] = ()

    @property
    def head_found(self) -> bool:
        return not self.lost

    @property
    def intact(self) -> bool:
        return self.altered is None and not self.unaccounted


class Auditing:
    def __init__(self, *, database: Database) -> None:
        self._database = database

    async def head(self) -> str | None:
        """The last hash; None of an empty chain, from which nothing could be told later."""
        async with self._database.read() as connection:
            return await audit.head(connection)

    async def verify(self, *kept_heads: str, at: datetime | None = None) -> Verification:
        """Compute the chain anew, and what it binds.

        Args:
            kept_heads: Earlier heads, kept outside the database. Without them a cut-off end isn't noticed, nor a chain
                that was written anew.
            at: The time now. Without it a row that says that something was destroyed later isn't noticed.
        """
        chain, places, sought = Following(), dict[str, int](), frozenset(kept_heads) - {GENESIS}
        async with self._database.read() as connection:
            holding = Holding(await bindings.now(connection, at=at))
            async for rows in audit.in_batches(connection):
                for row in rows:
                    chain.add(row)
                    if row is None:
                        continue
                    holding.add(row)
                    if row.hash in sought:
                        places[row.hash] = row.seq
            unguarded = await connection.run_sync(guards.missing)
        found = holding.contradictions()
        contradicted = tuple(takewhile(lambda one: one.seq > 0, found))
        lost = tuple(head for head in dict.fromkeys(kept_heads) if head not in places)
        # What comes after an altered row proves nothing.
        matched = max((seq for seq in places.values() if seq < (chain.altered or seq + 1)), default=0)
        firsts = [one for one in (chain.altered, matched + 1 if lost else None) if one is not None]
        firsts += [one.seq for one in contradicted[:1]]
        return Verification(
            rows=chain.rows,
            head=chain.head,
            altered=min(firsts, default=None),
            contradicted=contradicted,
            unaccounted=tuple(found[len(contradicted) :]),
            lost=lost,
            matched=matched,
            unguarded=tuple(unguarded),
        )


def read_heads(lines: Sequence[str]) -> list[str]:
    """The heads in a file: one a line, after whatever else stands there; empty lines and those with # are skipped.

    Raises:
        ValueError: A line holds no head; its number is the argument.
    """
    heads = []
    for number, line in enumerate(lines, start=1):
        words = line.split()
        if not words or words[0].startswith("#"):
            continue
        head = words[-1].lower()
        if len(head) != len(GENESIS) or not set(head) <= set("0123456789abcdef"):
            raise ValueError(number)
        heads.append(head)
    return heads
