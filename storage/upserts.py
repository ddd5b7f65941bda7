"""An INSERT that may find its row there already, in the words of each engine."""

from typing import TYPE_CHECKING

from sqlalchemy import Table
from sqlalchemy.dialects import sqlite

if TYPE_CHECKING:
    from sqlalchemy.dialects import postgresql


def insert_into(dialect: str, table: Table) -> "sqlite.Insert | postgresql.Insert":
    """For `on_conflict_do_nothing` and `on_conflict_do_update`; `dialect` as a connection names it."""
    if dialect == "sqlite":
        return sqlite.insert(table)
    from sqlalchemy.dialects import postgresql  # noqa: PLC0415 - a start on SQLite does without it

    return postgresql.insert(table)
