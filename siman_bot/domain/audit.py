"""The hash chain over what privileged roles did (R12). Source of the form: RFC 8785-like canonical JSON, SHA-256."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

GENESIS: Final = "0" * 64


class AuditAct(StrEnum):
    """What can be written into the chain: each capability declares its own acts in its `acts` module.

    The words are stored, so they stay. /dataku says each of them in plain ones.
    """


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
    fields = [seq, at.isoformat(timespec="microseconds"), actor_key, act, subject, dict(detail), previous_hash]
    canonical = json.dumps(fields, ensure_ascii=True, separators=(",", ":"), sort_keys=True)
    return hashlib.sha256(canonical.encode()).hexdigest()


def first_altered(rows: Iterable[AuditRow], head: str | None = None) -> int | None:
    """The number of the first row that isn't as it was written, or None.

    Args:
        rows: All rows in order of `seq`, which starts at 1 and has no gap.
        head: The last hash, kept outside the database. A chain cut at its end is found only with it.
    """
    expected, previous = 1, GENESIS
    seen_head = head is None or head == GENESIS
    for row in rows:
        computed = hash_of(
            seq=row.seq,
            at=row.at,
            actor_key=row.actor_key,
            act=row.act,
            subject=row.subject,
            detail=row.detail,
            previous_hash=previous,
        )
        if row.seq != expected or row.previous_hash != previous or row.hash != computed:
            return expected
        expected, previous = expected + 1, row.hash
        seen_head = seen_head or row.hash == head
    return None if seen_head else expected
