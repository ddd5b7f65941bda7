"""Fixtures: every test that asks for a `town` or a `database` runs on SQLite and on PostgreSQL."""

import gc
from collections.abc import AsyncIterator, Iterator
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

import pytest
import pytest_asyncio
from hypothesis import HealthCheck, settings

from handlers.edge import answering
from storage.engine import Database, open_database
from tests.databases import (
    Databases,
    PostgresDatabases,
    SqliteFiles,
    folder_in_memory,
    postgres_server,
)
from tests.town import Town, begin_morning, open_town

# How long an example takes depends on what else the machine does.
settings.register_profile("unhurried", max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("unhurried")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    # No worker waits at the end for one that has just begun a long test.
    items.sort(key=lambda item: item.get_closest_marker("long") is None)


def pytest_collection_finish() -> None:
    # What was imported stays to the end: the collector needn't look through it again and again, nor so often.
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)


@pytest.fixture(autouse=True)
def morning() -> None:
    begin_morning()


@pytest.fixture(scope="session")
def worker(request: pytest.FixtureRequest) -> str:
    """This test process's name, for what it must not share with the others."""
    return str(getattr(request.config, "workerinput", {}).get("workerid", "main"))


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def sqlite_files() -> AsyncIterator[SqliteFiles]:
    with folder_in_memory("siman-sqlite-") as folder:
        yield await SqliteFiles.make(folder)


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    with postgres_server() as url:
        yield url


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def postgres_databases(postgres_url: str, worker: str) -> AsyncIterator[PostgresDatabases]:
    made = await PostgresDatabases.make(postgres_url, f"siman_{worker}")
    yield made
    made.close()


@pytest.fixture(params=["sqlite", "postgres"])
def engine(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def databases(engine: str, request: pytest.FixtureRequest) -> Databases:
    found: Databases = request.getfixturevalue("sqlite_files" if engine == "sqlite" else "postgres_databases")
    return found


@pytest.fixture
def database_url(databases: Databases) -> Iterator[str]:
    """A migrated database of the test's own."""
    url = databases.fresh()
    yield url
    forget(databases, url)


@pytest.fixture
def empty_database_url(databases: Databases) -> Iterator[str]:
    """A database of the test's own without any table."""
    url = databases.empty()
    yield url
    forget(databases, url)


def forget(databases: Databases, url: str) -> None:
    if isinstance(databases, PostgresDatabases):
        databases.drop(url)
        return
    with suppress(FileNotFoundError):
        for part in Path(url).parent.glob(f"{Path(url).name}*"):
            part.unlink()


@pytest_asyncio.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    opened = open_database(database_url)
    yield opened
    await opened.close()


@pytest_asyncio.fixture
async def town(database_url: str) -> AsyncIterator[Town]:
    async with open_town(database_url) as opened:
        yield opened


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """No answer waits out a flood, however short: the update is handled again instead."""
    monkeypatch.setattr(answering, "LONGEST_WAIT", timedelta())
