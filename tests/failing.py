"""A database that refuses to write to one table for a while."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from tests.town import Town


@asynccontextmanager
async def failing(town: Town, table: str, *, code: str = "P0001", on: str = "INSERT") -> AsyncIterator[None]:
    """The database refuses every insert into a table (or update of it) meanwhile; on PostgreSQL with that SQLSTATE."""
    async with town.database.write() as tx:
        for statement in _FAILS[tx.dialect.name]:
            await tx.exec_driver_sql(statement.format(table=table, code=code, on=on))
    yield
    async with town.database.write() as tx:
        await tx.exec_driver_sql(_WORKS[tx.dialect.name].format(table=table))


_FAILS = {
    "sqlite": ("CREATE TRIGGER fails BEFORE {on} ON {table} BEGIN SELECT RAISE(ABORT, 'a bug'); END",),
    "postgresql": (
        (
            "CREATE FUNCTION fails() RETURNS trigger LANGUAGE plpgsql AS "
            "$$BEGIN RAISE EXCEPTION 'it fails' USING ERRCODE = '{code}'; END$$"
        ),
        "CREATE TRIGGER fails BEFORE {on} ON {table} FOR EACH ROW EXECUTE FUNCTION fails()",
    ),
}
_WORKS = {"sqlite": "DROP TRIGGER fails", "postgresql": "DROP TRIGGER fails ON {table}"}
