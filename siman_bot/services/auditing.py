"""The audit chain, looked at from outside (R12)."""

from dataclasses import dataclass
from itertools import takewhile

from siman_bot.domain.audit import GENESIS, first_altered
from storage import audit
from storage.engine import Database


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What a look at the whole chain found.

    `altered` is the first row that isn't as it was written; `head_found` is False where a kept head is nowhere in the
    chain, so that rows were cut off its end or the chain was written anew. `head` is the last hash now.
    """

    rows: int
    head: str
    altered: int | None
    head_found: bool

    @property
    def intact(self) -> bool:
        return self.altered is None and self.head_found


class Auditing:
    def __init__(self, *, database: Database) -> None:
        self._database = database

    async def verify(self, kept_head: str | None = None) -> Verdict:
        """Compute the chain anew.

        Args:
            kept_head: An earlier head, kept outside the database. Without it a cut-off end isn't noticed.
        """
        async with self._database.read() as connection:
            rows = await audit.all_rows(connection)
        readable = [row for row in takewhile(lambda row: row is not None, rows) if row is not None]
        altered = first_altered(readable)
        if altered is None and len(readable) < len(rows):
            altered = len(readable) + 1
        heads = {GENESIS, *(row.hash for row in readable)}
        last = rows[-1] if rows else None
        return Verdict(
            rows=len(rows),
            head=last.hash if last is not None else GENESIS,
            altered=altered,
            head_found=kept_head is None or kept_head in heads,
        )
