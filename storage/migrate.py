"""Brings a database to this program's schema at start, and refuses one that a newer program has changed."""

import errno
import shutil
from datetime import datetime
from pathlib import Path
from typing import Final

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text

from storage.engine import Database, Unavailable

_HERE: Final = Path(__file__).parent / "migrations"
_POSTGRES_LOCK: Final = 7_462_610
"""Advisory lock held while migrating, so that two processes that start at once take turns."""


class SchemaTooNew(Exception):  # noqa: N818 - a finding about the set-up
    """The database was changed by a newer version of this program; its revision is the argument."""


def config(connection: Connection) -> Config:
    """Alembic's configuration for one connection."""
    made = Config()
    made.set_main_option("script_location", str(_HERE))
    made.attributes["connection"] = connection
    return made


async def migrate(database: Database, *, now: datetime) -> str:
    """Apply what is missing; the revision the database then has. A SQLite file is copied beside itself first.

    Raises:
        SchemaTooNew: This program is older than the database.
        Unavailable: The database can't be written.
    """
    # Not serializable: whoever waited for the lock has to see what the other process did meanwhile.
    async with database.claim() as connection:
        return await connection.run_sync(_migrate, now)


async def pending(database: Database) -> bool:
    """Whether the database lacks a migration of this program.

    Raises:
        SchemaTooNew: This program is older than the database.
    """
    async with database.read() as connection:
        return await connection.run_sync(lambda sync: _current(sync) != _head(sync))


def _migrate(connection: Connection, now: datetime) -> str:
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _POSTGRES_LOCK})
    current, head = _current(connection), _head(connection)
    if current == head:
        return head
    if current is not None:
        _copy_file(connection, current, now)
    command.upgrade(config(connection), "head")
    return head


def _head(connection: Connection) -> str:
    head = ScriptDirectory.from_config(config(connection)).get_current_head()
    if head is None:
        msg = "this program holds no migration"
        raise RuntimeError(msg)
    return head


def _current(connection: Connection) -> str | None:
    current = MigrationContext.configure(connection).get_current_revision()
    if current is None:
        return None
    known = {script.revision for script in ScriptDirectory.from_config(config(connection)).walk_revisions()}
    if current not in known:
        raise SchemaTooNew(current)
    return current


def _copy_file(connection: Connection, current: str, now: datetime) -> None:
    file = connection.engine.url.database
    if connection.dialect.name != "sqlite" or not file or file == ":memory:":
        return
    # The write lock is held and nothing is written yet, so file and write-ahead log together are a whole copy.
    copy = f"{file}.before-{current}-{now:%Y%m%d%H%M%S}"
    try:
        shutil.copy2(file, copy)
        if Path(f"{file}-wal").exists():
            shutil.copy2(f"{file}-wal", f"{copy}-wal")
    except OSError as error:
        for part in (copy, f"{copy}-wal"):
            Path(part).unlink(missing_ok=True)
        raise Unavailable("full" if error.errno == errno.ENOSPC else "down") from error
