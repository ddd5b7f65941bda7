"""Migrations make what the tables say, keep what is there, and refuse what is newer."""

import asyncio
import sqlite3
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import JSON, Connection, bindparam, func, select, text

from siman_bot.domain.audit import GENESIS, hash_of
from siman_bot.services.auditing import Auditing
from storage.columns import Utc, metadata
from storage.engine import Database, Unavailable, open_database
from storage.migrate import SchemaTooNew, config, migrate, pending
from storage.sending.tables import broadcasts, deliveries
from storage.tables import audit, provinces, regencies
from tests.tampering import unguarded

NOW = datetime(2026, 11, 2, 8, 5, tzinfo=UTC)
only_sqlite = pytest.mark.parametrize("engine", ["sqlite"])


@pytest_asyncio.fixture
async def bare(database: Database) -> Database:
    """A database as it is before the first start."""
    async with database.claim() as tx:
        await tx.run_sync(empty)
    return database


def empty(connection: Connection) -> None:
    metadata.drop_all(connection)
    connection.execute(text("DROP TABLE alembic_version"))


def revisions(connection: Connection) -> list[str]:
    """From the first to the newest."""
    return [script.revision for script in ScriptDirectory.from_config(config(connection)).walk_revisions()][::-1]


async def test_the_result_is_what_the_tables_say(database: Database) -> None:
    def differences(connection: Connection) -> list[Any]:
        # SQLite's empty default text looks different to alembic from the one it was made of.
        options = {"compare_server_default": connection.dialect.name != "sqlite"}
        found = compare_metadata(MigrationContext.configure(connection, opts=options), metadata)
        return [difference for difference in found if "alembic_version" not in str(difference)]

    async with database.read() as connection:
        assert await connection.run_sync(differences) == []


async def test_from_nothing_and_again(bare: Database) -> None:
    assert await pending(bare)
    head = await migrate(bare, now=NOW)
    assert not await pending(bare)
    assert await migrate(bare, now=NOW) == head
    async with bare.read() as connection:
        assert (await connection.execute(select(func.count()).select_from(provinces))).scalar_one() == 38
        assert (await connection.execute(select(func.count()).select_from(regencies))).scalar_one() == 514


async def test_two_processes_at_once(bare: Database, database_url: str) -> None:
    others = [open_database(database_url) for _ in range(3)]
    try:
        heads = await asyncio.gather(*(migrate(each, now=NOW) for each in (bare, *others)))
        assert len(set(heads)) == 1
        assert not await pending(bare)
    finally:
        for other in others:
            await other.close()


async def test_a_newer_schema_is_refused_and_left_alone(database: Database) -> None:
    async with database.write() as tx:
        await tx.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(SchemaTooNew, match="9999"):
        await migrate(database, now=NOW)
    with pytest.raises(SchemaTooNew):
        await pending(database)
    async with database.read() as connection:
        assert (await connection.execute(text("SELECT version_num FROM alembic_version"))).scalar_one() == "9999"


@only_sqlite
async def test_a_file_is_copied_whole_before_it_is_changed(bare: Database, database_url: str) -> None:
    """The newest rows are in the write-ahead log then, not yet in the file itself."""
    async with bare.claim() as tx:
        first = (await tx.run_sync(revisions))[0]
        await tx.run_sync(lambda connection: command.upgrade(config(connection), first))
        await tx.execute(provinces.insert().values(code="00", name="Uji coba", region="WIB"))
    await migrate(bare, now=NOW)
    copies = copies_of(database_url)
    assert [copy.name.rpartition(".before-")[2] for copy in copies] == [f"{first}-20261102080500"]
    copied = sqlite3.connect(copies[0])
    try:
        assert copied.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert copied.execute("SELECT version_num FROM alembic_version").fetchone() == (first,)
        assert copied.execute("SELECT name FROM provinces").fetchall() == [("Uji coba",)]
    finally:
        copied.close()
    await migrate(bare, now=NOW)
    assert copies_of(database_url) == copies


async def test_notices_about_somebody_are_known_by_whom_they_name(bare: Database) -> None:
    """R11: those that were written down before the column was there are taken back as well."""
    now = bindparam("now", NOW, Utc())
    async with bare.claim() as tx:
        await tx.run_sync(lambda connection: command.upgrade(config(connection), "0005"))
        await tx.execute(
            text(
                "INSERT INTO people (id, telegram_id, name, language, audit_key, created_at)"
                " VALUES (17, 900, 'Rina', 'id', 'k', :now)"
            ).bindparams(now)
        )
        for once in ("member.applied:17:2>5", "account.declared:17:3:9>5", "member.decided:17:2>900", "item:17:1"):
            await tx.execute(
                text(
                    "INSERT INTO deliveries (dedupe_key, kind, chat_id, chat_kind, payload, lane, rank, stage, state,"
                    " not_before, created_at) VALUES (:once, 'notice', 5, 'person', '{}', 1, 1, 'ready', 'pending',"
                    " :now, :now)"
                ).bindparams(now, bindparam("once", once))
            )
    await migrate(bare, now=NOW)
    async with bare.read() as connection:
        about = select(deliveries.c.dedupe_key).where(deliveries.c.about_person_id == 17)
        named = set((await connection.execute(about)).scalars())
    assert named == {"member.applied:17:2>5", "account.declared:17:3:9>5"}


async def test_a_broadcast_knows_what_it_sends(bare: Database) -> None:
    """Those that were decided before the columns were there have the words of their own version."""
    now = bindparam("now", NOW, Utc())
    async with bare.claim() as tx:
        await tx.run_sync(lambda connection: command.upgrade(config(connection), "0007"))
        for telegram_id in (1, 2):
            await tx.execute(
                text(
                    "INSERT INTO people (id, telegram_id, name, language, audit_key, created_at)"
                    " VALUES (:id, :id, 'Rina', 'id', :key, :now)"
                ).bindparams(now, id=telegram_id, key=f"k{telegram_id}")
            )
        await tx.execute(
            text(
                "INSERT INTO items (id, code, kind, state, author_id, editor_id, version, revision, created_at,"
                " changed_at) VALUES (1, 'SM-7K2QX', 'narrative', 'draft', 1, 1, 2, 1, :now, :now)"
            ).bindparams(now)
        )
        for version, title in ((1, "Lama"), (2, "Baru")):
            await tx.execute(
                text(
                    "INSERT INTO item_versions (item_id, version, title, body, source_url, office, post, title_print,"
                    " body_print, written_by, written_at) VALUES (1, :version, :title, '', '', '', '', '', '', 1, :now)"
                ).bindparams(now, version=version, title=title)
            )
            await tx.execute(
                text(
                    "INSERT INTO broadcasts (id, item_id, item_version, way, target_kind, target_code, author_id,"
                    " approver_id, created_at) VALUES (:version, 1, :version, 'direct', 'nation', '', 1, 2, :now)"
                ).bindparams(now, version=version)
            )
        await tx.execute(
            text(
                "INSERT INTO deliveries (dedupe_key, kind, chat_id, chat_kind, payload, lane, rank, stage, state,"
                " not_before, created_at, broadcast_id) VALUES ('item:1:1', 'item', -5, 'group', '{}', 1, 1, 'ready',"
                " 'pending', :now, :now, 1)"
            ).bindparams(now)
        )
    await migrate(bare, now=NOW)
    async with bare.read() as connection:
        query = select(broadcasts.c.code, broadcasts.c.title).order_by(broadcasts.c.id)
        assert (await connection.execute(query)).all() == [("SM-7K2QX", "Lama"), ("SM-7K2QX", "Baru")]


async def test_what_was_there_before_is_bound(bare: Database) -> None:
    """R12: content and rows from before hashes were kept stay valid, and can't be changed unnoticed from then on."""
    now = bindparam("now", NOW, Utc())
    media = bindparam("media", [{"kind": "photo"}], JSON())
    fields: dict[str, Any] = {
        "seq": 1, "at": NOW, "actor_key": "k1", "act": "item.submit", "subject": "item:SM-7K2QX",
        "detail": {"version": 1, "state": "in_review"}, "previous_hash": GENESIS,
    }  # fmt: skip
    async with bare.claim() as tx:
        await tx.run_sync(lambda connection: command.upgrade(config(connection), "0010"))
        for number in (1, 2):
            await tx.execute(
                text(
                    "INSERT INTO people (id, telegram_id, name, language, audit_key, created_at)"
                    " VALUES (:id, :id, 'Rina', 'id', :key, :now)"
                ).bindparams(now, id=number, key=f"k{number}")
            )
        await tx.execute(
            text(
                "INSERT INTO items (id, code, kind, state, author_id, editor_id, version, revision, created_at,"
                " changed_at) VALUES (1, 'SM-7K2QX', 'narrative', 'in_review', 1, 1, 2, 1, :now, :now)"
            ).bindparams(now)
        )
        for version in (1, 2):
            await tx.execute(
                text(
                    "INSERT INTO item_versions (item_id, version, title, body, source_url, office, post, title_print,"
                    " body_print, media, written_by, written_at)"
                    " VALUES (1, :version, 'A', 'B', '', '', '', '', '', :media, 1, :now)"
                ).bindparams(now, media, version=version)
            )
        await tx.execute(
            text(
                "INSERT INTO broadcasts (id, item_id, item_version, code, title, way, target_kind, target_code,"
                " author_id, approver_id, created_at)"
                " VALUES (1, 1, 1, 'SM-7K2QX', 'A', 'direct', 'nation', '', 1, 2, :now)"
            ).bindparams(now)
        )
        for number, state, outcome in ((1, "selesai", "pendapat"), (2, "lewat", None), (3, "baru", None)):
            await tx.execute(
                text(
                    "INSERT INTO reports (id, ticket, state, outcome, body, answer, received_at, closed_at, closed_by)"
                    " VALUES (:id, :ticket, :state, :outcome, :body, '', :now, :closed, :by)"
                ).bindparams(
                    now,
                    bindparam("closed", NOW if outcome else None, Utc()),
                    id=number, ticket=f"LP-{number}", state=state, outcome=outcome,
                    body=None if number == 2 else "Isi", by=1 if outcome else None,
                )
            )  # fmt: skip
        await tx.execute(audit.insert().values(**fields, hash=hash_of(**fields)))
    await migrate(bare, now=NOW)
    auditing = Auditing(database=bare)
    found = await auditing.verify(hash_of(**fields))
    assert found.intact, found
    assert found.rows == 6, "one that says since when, two versions, two reports"
    async with unguarded(bare) as tx:
        await tx.execute(text("UPDATE item_versions SET body = 'Lain' WHERE version = 1"))
    assert (await auditing.verify()).altered == 3
    async with unguarded(bare) as tx:
        await tx.execute(text("UPDATE broadcasts SET approver_id = 1, author_id = 2"))
        await tx.execute(text("UPDATE item_versions SET body = 'B'"))
        await tx.execute(text("UPDATE reports SET outcome = 'salah', answer = 'Hoaks' WHERE id = 1"))
    assert {one.seq for one in (await auditing.verify()).contradicted} == {3, 5}


async def test_a_new_chain_binds_from_its_first_row(database: Database) -> None:
    """R12."""
    async with database.read() as connection:
        assert (await connection.execute(select(func.count()).select_from(audit))).scalar_one() == 0


@only_sqlite
async def test_without_room_for_the_copy_nothing_is_changed(bare: Database, database_url: str) -> None:
    async with bare.claim() as tx:
        first = (await tx.run_sync(revisions))[0]
        await tx.run_sync(lambda connection: command.upgrade(config(connection), first))
    fill_up(f"{database_url}.before-{first}-20261102080500")
    with pytest.raises(Unavailable, match="full"):
        await migrate(bare, now=NOW)
    assert await pending(bare)
    assert copies_of(database_url) == []


def fill_up(file: str) -> None:
    """Whatever is written to this file finds the disk full."""
    Path(file).symlink_to("/dev/full")


def copies_of(database_url: str) -> list[Path]:
    file = Path(database_url)
    return sorted(
        copy for copy in file.parent.glob(f"{file.name}.before-*") if not copy.name.endswith(("-wal", "-shm"))
    )
