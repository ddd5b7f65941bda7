"""What the tables are made of: the types that hold nobody, the naming convention, keys."""

from datetime import UTC, datetime
from enum import StrEnum
from typing import Final

from sqlalchemy import BigInteger, Column, DateTime, Dialect, ForeignKey, Index, Integer, MetaData, String, text
from sqlalchemy.types import TypeDecorator

from storage.personal import Info


class Utc(TypeDecorator[datetime]):
    """An instant in UTC. Refuses naive values; SQLite gives naive ones back, which are made aware here."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        if value is None:
            return None
        if value.tzinfo is None:
            msg = "an instant needs a time zone"
            raise ValueError(msg)
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Word(String):
    """A word, code or digest of the program's own making, or an official one of a place: nobody types it.

    Args:
        length: Characters at most. PostgreSQL refuses a longer word, SQLite would keep it: a test looks at all.
        vocabulary: The words, where they are an enumeration's.
    """

    def __init__(self, length: int, vocabulary: type[StrEnum] | None = None) -> None:
        super().__init__(length)
        self.vocabulary = vocabulary


class RowId(BigInteger):
    """The number of a row."""


metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

Key: Final = RowId().with_variant(Integer, "sqlite")
"""SQLite numbers rows by itself only where the key's type is INTEGER."""


def row_id() -> Column[int]:
    return Column("id", Key, primary_key=True, autoincrement=True)


def person(name: str, info: Info, *, nullable: bool = False, primary_key: bool = False) -> Column[int]:
    """A reference to a person; `info` declares what for, as `storage.personal` has it."""
    reference = ForeignKey("people.id")
    return Column(name, Key, reference, nullable=nullable, primary_key=primary_key, autoincrement=False, info=info)


def partial_index(name: str, *columns: str, where: str, unique: bool = False) -> Index:
    """An index of the rows that fulfil a condition, written out, because planners don't match parameters.

    To name PostgreSQL's here would load all of its dialect at every start: `put_conditions` does.
    """
    condition = text(where)
    return Index(name, *columns, unique=unique, sqlite_where=condition, info={_CONDITION: condition})


def put_conditions(tables: MetaData) -> None:
    """Complete the partial indexes for PostgreSQL, where the declared tables are compared with the real ones."""
    for table in tables.tables.values():
        for index in table.indexes:
            if _CONDITION in index.info:
                index.dialect_options["postgresql"]["where"] = index.info[_CONDITION]


_CONDITION: Final = "condition"
