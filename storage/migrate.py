"""Brings a database to this program's schema at start, and refuses one that a newer program has changed."""

import errno
import shutil
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sqlalchemy import Connection, inspect, text

from storage import guards
from storage.engine import Database, Unavailable

if TYPE_CHECKING:
    from alembic.config import Config

_HERE: Final = Path(__file__).parent / "migrations"
_REVISIONS: Final = sorted(file.name.partition("_")[0] for file in (_HERE / "versions").glob("[0-9]*.py"))
"""A migration's file is named by its revision, so that a start that has nothing to migrate needs no alembic."""
_POSTGRES_LOCK: Final = 7_462_610
"""Advisory lock held while migrating, so that two processes that start at once take turns."""


class SchemaTooNew(Exception):  # noqa: N818 - a finding about the set-up
    """The database was changed by a newer version of this program; its revision is the argument."""


def config(connection: Connection) -> "Config":
    """Alembic's configuration for one connection."""
    from alembic.config import Config  # noqa: PLC0415 - see `_REVISIONS`

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
        return await connection.run_sync(lambda sync: _current(sync) != _REVISIONS[-1])


def _migrate(connection: Connection, now: datetime) -> str:
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _POSTGRES_LOCK})
    current, head = _current(connection), _REVISIONS[-1]
    if current != head:
        if current is not None:
            _copy_file(connection, current, now)
        from alembic import command  # noqa: PLC0415 - see `_REVISIONS`

        guards.lift(connection)
        command.upgrade(config(connection), "head")
    guards.put_up(connection)
    return head


def _current(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    current = connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one_or_none()
    if current is not None and current not in _REVISIONS:
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
