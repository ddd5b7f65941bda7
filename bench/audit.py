"""Seconds of the processor that verifying a long audit chain takes, held against all heads that were kept.

100,000 rows: three about each of 10,000 items and reports, which bind what was decided on, the others about people; a
head was kept after each thousandth. The whole chain is computed anew and held against the tables. The ratio is that of
the target to it. What was altered last is to be named as well, so one version is changed and the chain verified again.
"""

import argparse
import asyncio
import sys
import time
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import insert, update

from bench.rig.sending import fresh_database
from siman_bot.domain.audit import GENESIS, hash_of
from siman_bot.services.auditing import Auditing
from storage import bindings, guards
from storage.engine import Database
from storage.people.tables import people
from storage.publishing.tables import item_versions, items
from storage.reports.tables import reports
from storage.tables import audit

TARGET = 5.0
"""Seconds of the processor for 100,000 rows."""
WHOLE = 100_000
PEOPLE = 100
BEGAN = datetime(2026, 1, 5, 2, tzinfo=UTC)
ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"


def code(number: int) -> str:
    drawn = ""
    for _ in range(5):
        number, place = divmod(number, len(ALPHABET))
        drawn = ALPHABET[place] + drawn
    return drawn


def contents(count: int) -> Iterator[tuple[Any, list[dict[str, Any]]]]:
    """The rows of each table; half of what is decided on are items, half reports."""
    now, halves = BEGAN, range(1, count // 2 + 1)
    yield (
        people,
        [
            {
                "id": number,
                "telegram_id": number,
                "name": "A",
                "language": "id",
                "audit_key": f"{number:032x}",
                "created_at": now,
            }
            for number in range(1, PEOPLE + 1)
        ],
    )
    yield (
        items,
        [
            {
                "id": number,
                "code": f"SM-{code(number)}",
                "kind": "narrative",
                "state": "approved",
                "author_id": 1,
                "editor_id": 1,
                "approver_id": 2,
                "version": 1,
                "revision": 2,
                "created_at": now,
                "changed_at": now,
            }
            for number in halves
        ],
    )
    yield (
        item_versions,
        [
            {
                "item_id": number,
                "version": 1,
                "title": f"Pasar murah {number}",
                "body": "Pasar murah digelar di 514 kabupaten/kota. " * 20,
                "source_url": f"https://www.kemendag.go.id/{number}",
                "office": "Kementerian Perdagangan",
                "post": "Kepala Biro Humas",
                "title_print": str(number),
                "body_print": str(number),
                "written_by": 1,
                "written_at": now,
            }
            for number in halves
        ],
    )
    yield (
        reports,
        [
            {
                "id": number,
                "ticket": f"LP-{code(number)}",
                "state": "selesai",
                "body": "Beras plastik beredar di pasar. " * 10,
                "received_at": now,
                "outcome": "pendapat",
                "answer": "",
                "closed_at": now,
                "closed_by": 3,
            }
            for number in halves
        ],
    )


def chain(count: int, facts: Mapping[str, Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
    """That many rows as the program would have written them, those that bind something spread among the others."""
    deciding = [
        (act, subject, {name.partition("@")[0]: value for name, value in known.items()})
        for subject, known in facts.items()
        for act in (
            ("item.submit", "item.approve", "broadcast.export")
            if subject.startswith("item:")
            else ("report.open", "report.confirm", "report.close")
        )
    ]
    every = max(2, count // max(1, len(deciding)))
    previous, pending = GENESIS, iter(deciding)
    for seq in range(1, count + 1):
        found = next(pending, None) if seq % every == 0 else None
        act, subject, detail = found or ("member.list", f"person:{seq % PEOPLE + 1:032x}", {"role": "central"})
        fields: dict[str, Any] = {
            "seq": seq,
            "at": BEGAN + timedelta(seconds=seq),
            "actor_key": f"{1:032x}",
            "act": act,
            "subject": subject,
            "detail": detail,
            "previous_hash": previous,
        }
        previous = hash_of(**fields)
        yield {**fields, "hash": previous}


async def fill(database: Database, count: int) -> list[str]:
    """The heads that were kept."""
    async with database.write() as tx:
        await tx.run_sync(guards.lift)
        for table, rows in contents(count // 10):
            for start in range(0, len(rows), 1_000):
                await tx.execute(insert(table), rows[start : start + 1_000])
        facts = (await bindings.now(tx)).facts
        rows = list(chain(count, facts))
        for start in range(0, count, 1_000):
            await tx.execute(insert(audit), rows[start : start + 1_000])
        await tx.run_sync(guards.put_up)
    return [row["hash"] for row in rows[999::1_000]]


async def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="a tenth of the rows")
    parser.add_argument("--check", action="store_true", help=f"exit 1 above {TARGET} s, or where the verdict is wrong")
    options = parser.parse_args()
    count = WHOLE // 10 if options.quick else WHOLE
    async with fresh_database() as database:
        heads = await fill(database, count)
        began = time.process_time()
        whole = await Auditing(database=database).verify(*heads)
        seconds = time.process_time() - began
        async with database.write() as tx:
            await tx.run_sync(guards.lift)
            await tx.execute(update(item_versions).where(item_versions.c.item_id == 1).values(body="Lain"))
            await tx.run_sync(guards.put_up)
        altered = await Auditing(database=database).verify(*heads)
    seconds *= WHOLE / count
    right = whole.intact and whole.rows == count and altered.altered is not None and not altered.intact
    print(f"{count:,} rows, {len(heads)} heads: {'right' if right else f'WRONG: {whole}'}")
    print(f"{WHOLE:,} rows: {seconds:.1f} s (target {TARGET:.0f} s)")
    print(f"ratio: {TARGET / seconds:.2f} (target 1)")
    return 1 if options.check and (seconds > TARGET or not right) else 0


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
