"""The chain of what privileged roles did, written and verified on real databases (R12)."""

import asyncio
import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import delete, text, update

from siman_bot.domain.audit import GENESIS, hash_of
from siman_bot.domain.publishing.acts import ItemAct
from siman_bot.services.auditing import Auditing
from siman_bot.services.transaction import Caller, Tx, transactional
from storage import audit
from storage.engine import Database
from storage.tables import audit as audit_table
from tests.bot_process import environment, invoke
from tests.tampering import unguarded

START = datetime(2026, 11, 2, 1, 2, 3, 456_789, tzinfo=UTC)


async def write_rows(database: Database, count: int) -> list[str]:
    """So many rows; the head after each."""
    heads = []
    for number in range(1, count + 1):
        async with database.write() as tx:
            await audit.append(
                tx,
                at=START + timedelta(minutes=number),
                actor_key="system",
                act=ItemAct.APPROVE,
                subject=f"item:SM-{number}",
                detail={"revision": number, "reason": "kode", "scope": None},
            )
        heads.append((await Auditing(database=database).verify()).head)
    return heads


async def test_an_untouched_chain_is_intact(database: Database) -> None:
    auditing = Auditing(database=database)
    empty = await auditing.verify()
    assert (empty.rows, empty.head, empty.intact) == (0, GENESIS, True)
    assert not (await auditing.verify(GENESIS)).intact, "the head of an empty chain never matches"
    heads = await write_rows(database, 4)
    for kept in ((), *((head,) for head in heads), heads):
        assert (await auditing.verify(*kept)).intact
    async with database.read() as connection:
        assert [row.seq for row in await audit.about(connection, "item:SM-3")] == [3]


CHANGES: tuple[dict[str, object], ...] = (
    {"at": START},
    {"actor_key": "f" * 32},
    {"act": "item.withdraw"},
    {"subject": "item:SM-9"},
    {"detail": {"revision": 3, "reason": "kode lain", "scope": None}},
    {"detail": {}},
    {"previous_hash": GENESIS},
    {"hash": "a" * 64},
    {"seq": 30},
)


async def test_the_first_altered_row_is_named(database: Database) -> None:
    """R12."""
    await write_rows(database, 5)
    auditing = Auditing(database=database)
    third = audit_table.c.subject == "item:SM-3"
    async with database.read() as connection:
        written = (await connection.execute(audit_table.select().where(third))).one()
    for change in CHANGES:
        async with unguarded(database) as tx:
            await tx.execute(update(audit_table).where(audit_table.c.seq == 3).values(**change))
        verdict = await auditing.verify()
        assert (verdict.altered, verdict.intact) == (3, False), change
        async with unguarded(database) as tx:
            await tx.execute(delete(audit_table).where(audit_table.c.seq.in_((3, 30))))
            await tx.execute(audit_table.insert().values(**written._mapping))
        assert (await auditing.verify()).intact


async def test_removed_and_inserted_rows_are_named(database: Database) -> None:
    """R12."""
    heads = await write_rows(database, 5)
    auditing = Auditing(database=database)
    async with unguarded(database) as tx:
        await tx.execute(delete(audit_table).where(audit_table.c.seq == 2))
    assert (await auditing.verify()).altered == 2
    async with unguarded(database) as tx:
        await tx.execute(delete(audit_table).where(audit_table.c.seq > 1))
    cut = await auditing.verify()
    assert (cut.altered, cut.intact) == (None, True)
    cut = await auditing.verify(heads[-1])
    assert (cut.altered, cut.head_found, cut.intact) == (1, False, False)


async def test_a_chain_written_anew_lacks_the_kept_head(database: Database) -> None:
    """R12: whoever can write every row can't bring back a head that is kept elsewhere."""
    heads = await write_rows(database, 3)
    async with unguarded(database) as tx:
        await tx.execute(delete(audit_table))
        previous = GENESIS
        for seq in (1, 2, 3):
            at, subject = START + timedelta(minutes=seq), f"item:SM-{seq}"
            detail: dict[str, str | int | None] = {"revision": seq}
            fields = {"seq": seq, "at": at, "actor_key": "system", "act": "item.withdraw", "subject": subject}
            new_hash = hash_of(
                seq=seq, at=at, actor_key="system", act="item.withdraw", subject=subject, detail=detail,
                previous_hash=previous,
            )  # fmt: skip
            await tx.execute(
                audit_table.insert().values(**fields, detail=detail, previous_hash=previous, hash=new_hash)
            )
            previous = new_hash
    auditing = Auditing(database=database)
    assert (await auditing.verify()).intact
    assert not (await auditing.verify(heads[0])).intact


@pytest.mark.parametrize("engine", ["sqlite"])
@pytest.mark.parametrize(("column", "value"), [("detail", "bukan json"), ("at", "kemarin")])
async def test_a_row_that_cannot_be_read_is_altered(database: Database, column: str, value: str) -> None:
    """R12. SQLite keeps any text in any column."""
    await write_rows(database, 4)
    async with unguarded(database) as tx:
        await tx.execute(text(f"UPDATE audit SET {column} = :value WHERE seq = 2"), {"value": value})  # noqa: S608 - the test's own words
    verdict = await Auditing(database=database).verify()
    assert (verdict.altered, verdict.rows) == (2, 4)


class Acts:
    """A service that does nothing but leave its row."""

    def __init__(self, database: Database) -> None:
        self.database = database

    @transactional("tests.acts.act")
    async def act(self, tx: Tx, caller: Caller) -> None:
        await audit.append(
            tx, at=START, actor_key="system", act=ItemAct.APPROVE, subject=f"person:{caller.telegram_id}", detail={}
        )


async def test_acts_at_the_same_time_make_one_chain(database: Database) -> None:
    acts = Acts(database)
    for start in range(0, 24, 8):
        await asyncio.gather(*(acts.act(Caller(telegram_id=start + number)) for number in range(8)))
    verdict = await Auditing(database=database).verify()
    assert (verdict.rows, verdict.intact) == (24, True)


async def test_the_command_line_verifies_and_names_the_row(database: Database, database_url: str) -> None:
    """R12."""
    settings = environment(database_url=database_url, token="")
    heads = await write_rows(database, 3)
    assert (await invoke("audit", "head", settings=settings)).output == heads[-1]
    good = await invoke("audit", "verify", "--head", heads[1].upper(), settings=settings)
    assert (good.code, "intact: 3 rows" in good.output, heads[-1] in good.output) == (0, True, True)
    lost = await invoke("audit", "verify", "--head", "c" * 64, settings=settings)
    assert (lost.code, "the kept head is in none of the 3 rows" in lost.output) == (1, True)
    async with unguarded(database) as tx:
        await tx.execute(update(audit_table).where(audit_table.c.seq == 2).values(detail=json.loads('{"revision": 9}')))
    altered = await invoke("audit", "verify", "--head", heads[1], settings=settings)
    assert (altered.code, "row 2 of 3" in altered.output) == (1, True), altered.output


async def test_the_command_line_verifies_against_all_kept_heads(
    database: Database, database_url: str, tmp_path: Path
) -> None:
    """R12: 0 intact, 1 altered, 2 where the heads can't be read."""
    settings = environment(database_url=database_url, token="")
    nothing = await invoke("audit", "head", settings=settings)
    assert (nothing.code, "no head to keep" in nothing.output) == (1, True)
    heads = await write_rows(database, 4)
    kept = tmp_path / "heads"
    kept.write_text("# daily\n" + "".join(f"2026-11-0{day} {head}\n" for day, head in enumerate(heads, start=1)))
    good = await invoke("audit", "verify", "--heads", str(kept), settings=settings)
    assert (good.code, "intact: 4 rows" in good.output) == (0, True)
    kept.write_text("\n".join([*heads[:2], "d" * 64]))
    lost = await invoke("audit", "verify", "--heads", str(kept), "--head", heads[0], settings=settings)
    assert (lost.code, "row 3 of 4" in lost.output, "d" * 64 in lost.output) == (1, True, True)
    empty = await invoke("audit", "verify", "--head", GENESIS, settings=settings)
    assert (empty.code, "never matches" in empty.output) == (1, True)
    for words in ("kemarin", ""):
        kept.write_text(words)
        assert (await invoke("audit", "verify", "--heads", str(kept), settings=settings)).code == 2
    assert (await invoke("audit", "verify", "--heads", str(tmp_path / "none"), settings=settings)).code == 2
    assert (await invoke("audit", "verify", "--head", "abc", settings=settings)).code == 2
