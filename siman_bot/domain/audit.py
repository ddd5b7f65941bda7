"""The hash chain over what privileged roles did (R12). Source of the form: RFC 8785-like canonical JSON, SHA-256."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, Final

GENESIS: Final = "0" * 64
"""What the first row follows. It is no head: nothing can be told from an empty chain."""
SYSTEM: Final = "system"
"""Stands for the program itself in the rows; for the command line with the system account that ran it."""
KEY_LIMIT: Final = 32


class AuditAct(StrEnum):
    """What can be written into the chain: each capability declares its own acts in its `acts` module.

    The words are stored, so they stay. /dataku says each of them in plain ones.
    """


class ChainAct(AuditAct):
    """What the chain says of itself, once: from here on rows name what was decided on by the hash of its content.

    Of a chain without this row all rows do, from the first.
    """

    BIND = "chain.bind"


class ContentAct(AuditAct):
    """Content from before that row, bound then."""

    BIND = "content.bind"


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditRow:
    """`actor_key` is the random key of a person; erasure destroys the link from key to person, not the row."""

    seq: int
    at: datetime
    actor_key: str
    act: str
    subject: str
    detail: Mapping[str, str | int | None]
    previous_hash: str
    hash: str


def system_actor(account: str) -> str:
    """Who acts where a system account runs the command line."""
    return f"{SYSTEM}:{account}"[:KEY_LIMIT]


def hash_of(
    *,
    seq: int,
    at: datetime,
    actor_key: str,
    act: str,
    subject: str,
    detail: Mapping[str, str | int | None],
    previous_hash: str,
) -> str:
    """SHA-256, hexadecimal, over the row's fields and the hash before it. `at` is UTC to the microsecond."""
    return _digest([seq, at.isoformat(timespec="microseconds"), actor_key, act, subject, dict(detail), previous_hash])


def content_hash(content: Mapping[str, Any]) -> str:
    """The same over what was decided on, by the names of its fields; a field that is empty counts as not there.

    So a field that a later version adds leaves the hashes of earlier content as they are.
    """
    return _digest({name: value for name, value in content.items() if value is not None and value != []})


def _digest(value: Any) -> str:
    return hashlib.sha256(_CANONICAL(value).encode()).hexdigest()


# What isn't JSON can only have come by another way than the program's; it has a hash too, and no row's.
_CANONICAL: Final = json.JSONEncoder(ensure_ascii=True, separators=(",", ":"), sort_keys=True, default=repr).encode


class Following:
    """Follows a chain from its first row on. `altered` is the first row that isn't as it was written, None so far."""

    def __init__(self) -> None:
        self.rows = 0
        self.head = GENESIS
        self.altered: int | None = None

    def add(self, row: AuditRow | None) -> None:
        """The next row by its number; None for one whose values can't even be read."""
        self.rows += 1
        if self.altered is None and not (row is not None and self._follows(row)):
            self.altered = self.rows
        self.head = row.hash if row is not None else self.head

    def _follows(self, row: AuditRow) -> bool:
        computed = hash_of(
            seq=row.seq,
            at=row.at,
            actor_key=row.actor_key,
            act=row.act,
            subject=row.subject,
            detail=row.detail,
            previous_hash=self.head,
        )
        return row.seq == self.rows and row.previous_hash == self.head and row.hash == computed


def first_altered(rows: Iterable[AuditRow], head: str | None = None) -> int | None:
    """The number of the first row that isn't as it was written, or None.

    Args:
        rows: All rows in order of `seq`, which starts at 1 and has no gap.
        head: The last hash, kept outside the database. A chain cut at its end is found only with it.
    """
    chain = Following()
    seen_head = head is None
    for row in rows:
        chain.add(row)
        if chain.altered is not None:
            return chain.altered
        seen_head = seen_head or row.hash == head
    return None if seen_head else chain.rows + 1
