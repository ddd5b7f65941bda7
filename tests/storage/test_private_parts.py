"""Private parts of libraries that the SQLite driver uses: where one is gone, this says which, and what it was for.

Their versions have a ceiling in pyproject.toml; whoever raises it reads here what to look at.
"""

import ast
import inspect
import tomllib
from importlib.metadata import version
from pathlib import Path

import aiosqlite
import pytest
from packaging.requirements import Requirement
from sqlalchemy.connectors.asyncio import AsyncAdapt_dbapi_connection, AsyncAdapt_dbapi_cursor
from sqlalchemy.dialects.sqlite.aiosqlite import AsyncAdapt_aiosqlite_dbapi, SQLiteDialect_aiosqlite

from storage.drivers import sqlite

USED: dict[str, tuple[str, str]] = {
    "_conn": ("aiosqlite", "SQLite's own connection, to execute on"),
    "_connection": ("aiosqlite", "whether SQLite's connection is open"),
    "_execute": ("aiosqlite", "one step in the connection's thread"),
    "_thread": ("aiosqlite", "the connection's thread, which mustn't keep the process alive"),
    "_tx": ("aiosqlite", "the thread's queue, for a step that nobody waits for"),
    "_adapt_connection": ("sqlalchemy", "a cursor's connection, from which errors are translated"),
    "_async_soft_close": ("sqlalchemy", "what closes a cursor whose rows are fetched"),
    "_cursor_cls": ("sqlalchemy", "the class of a connection's cursors"),
    "_execute_async": ("sqlalchemy", "how a cursor executes"),
    "_executemany_async": ("sqlalchemy", "how a cursor executes for many parameters"),
    "_rows": ("sqlalchemy", "a cursor's rows that are still to be fetched"),
    "_soft_closed_memoized": ("sqlalchemy", "what a cursor knows after it was closed"),
}
OWNERS: dict[str, tuple[object, ...]] = {
    "aiosqlite": (aiosqlite.Connection(lambda: None, 1),),  # type: ignore[arg-type,return-value]
    "sqlalchemy": (AsyncAdapt_dbapi_cursor, AsyncAdapt_dbapi_connection),
}


def is_in(library: str, name: str) -> bool:
    return any(name in dir(owner) for owner in OWNERS[library])


@pytest.mark.parametrize(("name", "library", "purpose"), [(name, *of) for name, of in USED.items()], ids=USED)
def test_it_is_there(name: str, library: str, purpose: str) -> None:
    wanting = f"{library} {version(library)} has no `{name}` any more. storage/drivers/sqlite.py needs {purpose}."
    assert is_in(library, name), wanting


def test_no_other_is_used() -> None:
    named: set[str] = set()
    for node in ast.walk(ast.parse(inspect.getsource(sqlite))):
        match node:
            case ast.Attribute(attr=name) | ast.Name(id=name) | ast.FunctionDef(name=name):
                named.add(name)
            case ast.AsyncFunctionDef(name=name):
                named.add(name)
            case _:
                pass
    private = {name for name in named if name.startswith("_") and not name.endswith("__")}
    assert {name for name in private if any(is_in(library, name) for library in OWNERS)} == set(USED)


def test_a_step_of_the_thread_takes_a_function_and_its_arguments() -> None:
    taken = inspect.signature(aiosqlite.Connection._execute).parameters.values()
    assert [(one.name, one.kind) for one in taken] == [
        ("self", inspect.Parameter.POSITIONAL_OR_KEYWORD),
        ("fn", inspect.Parameter.POSITIONAL_OR_KEYWORD),
        ("args", inspect.Parameter.VAR_POSITIONAL),
        ("kwargs", inspect.Parameter.VAR_KEYWORD),
    ]


def test_the_adapted_driver_is_made_and_opened_as_ours_is() -> None:
    stock = SQLiteDialect_aiosqlite.import_dbapi()
    assert list(inspect.signature(AsyncAdapt_aiosqlite_dbapi).parameters) == ["aiosqlite", "sqlite"]
    assert (stock.aiosqlite.__name__, stock.sqlite.__name__) == ("aiosqlite", "sqlite3")
    assert "async_creator_fn" in inspect.getsource(AsyncAdapt_aiosqlite_dbapi.connect)
    assert list(inspect.signature(AsyncAdapt_dbapi_connection).parameters) == ["dbapi", "connection"]


def test_their_versions_have_a_ceiling() -> None:
    project = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text())["project"]
    needed = {one.name: one for one in map(Requirement, project["dependencies"])}
    for library in OWNERS:
        assert any(one.operator == "<" for one in needed[library].specifier), library
