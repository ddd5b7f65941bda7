"""Personal data are declared where their column is (R11): what for, whose, for how long, how shown, how erased.

/dataku, its file, erasure and the record of processing are made from these declarations. What can't stand at a column
is declared in the `personal.py` of its capability; `storage.schema` gathers all of it. A test fails for a column that
could hold somebody and declares nothing.
"""

from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any, Final

from sqlalchemy import Column, ColumnElement, FromClause, MetaData, Table, select
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.sql.base import ReadOnlyColumnCollection

from siman_bot.domain.people.person import Person

Value = str | int | datetime | Mapping[str, Any] | Sequence[Any] | None
Record = Mapping[str, Value]
"""One stored row by the names of its fields."""

Columns = ReadOnlyColumnCollection[str, Column[Any]]
"""The columns of a table, as conditions and new values name them."""

Info = dict[Any, Any]
_KEY: Final = "personal"


class DataPart(StrEnum):
    """A kind of stored data that /dataku shows; the catalogues have its name, its purpose and its retention."""

    PROFILE = "profile"
    CONSENTS = "consents"
    MEMBERSHIP = "membership"
    ROLES = "roles"
    ACCOUNTS = "accounts"
    SHARES = "shares"
    REPORTS = "reports"
    CONVERSATION = "conversation"
    REQUESTS = "requests"
    DRAFTS = "drafts"
    MESSAGES = "messages"
    WORK = "work"
    LOOKUPS = "lookups"
    ACTS = "acts"


class Aside(StrEnum):
    """A kind that /dataku doesn't show: it repeats what is shown, is public, or is gone within a day by itself."""

    UPDATES = "updates"
    BLOCKS = "blocks"
    NAMED = "named"
    CONTENT = "content"
    INSTITUTIONS = "institutions"


class Erasing(StrEnum):
    """What becomes of a row when the person leaves. The first is carried out as declared; the others need no act."""

    DELETED = "deleted"
    ANONYMOUS = "anonymous"
    """It stays, and leads to nobody: the person's own row names nobody any more."""
    PUBLISHED = "published"
    EXPIRES = "expires"
    """It is gone by itself soon, whether or not the person leaves."""


REPLACED: Final = "replaced"
"""Beside the words of `Erasing`: the row stays, and something that names nobody takes the place of this value."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaver:
    """Whoever leaves, and the key under which their audit rows lead to nobody from now on."""

    person: Person
    fresh_audit_key: str

    @property
    def nobody(self) -> int:
        """What takes the place of their Telegram id: no chat has it."""
        return -self.person.id


Becomes = Callable[[Columns, Leaver], object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Processing:
    """What rows are kept for, whose they are, and what becomes of them.

    Args:
        use: Its purpose and its retention are those of this kind in the catalogues.
        whose: The column, as `table.column`, that leads to the person: of the same table, or of one it refers to.
            Empty where each column is somebody else's.
        erasing: What becomes of the rows when the person leaves.
        stays: Of the table in `whose`: the rows that aren't deleted, such as public ones.
    """

    use: DataPart | Aside
    whose: str = ""
    erasing: Erasing
    stays: Callable[[Columns], ColumnElement[bool]] | None = None

    def shown(self, called: str = "", *, leads_to: Column[Any] | None = None, becomes: Becomes | None = None) -> Info:
        """For the `info` of a column that stands in /dataku, in the order of the table's columns.

        Args:
            called: The field's name there; without it the column's own, or that of the column it leads to.
            leads_to: What is shown instead of a number or code that refers to it.
            becomes: What takes its place in the rows that stay.
        """
        return {_KEY: Personal(processing=self, is_shown=True, called=called, leads_to=leads_to, becomes=becomes)}

    def held(self, *, becomes: Becomes | None = None) -> Info:
        """For the `info` of a column that isn't a field of /dataku."""
        return {_KEY: Personal(processing=self, becomes=becomes)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Personal:
    """What a column declares; made by `Processing.shown` and `Processing.held`."""

    processing: Processing
    is_shown: bool = False
    called: str = ""
    leads_to: Column[Any] | None = None
    becomes: Becomes | None = None

    @property
    def erasing(self) -> str:
        return self.processing.erasing if self.becomes is None else REPLACED


@dataclass(frozen=True, slots=True)
class Impersonal:
    """What a column declares that could hold somebody by its type, and doesn't."""

    because: str


def impersonal(because: str) -> Info:
    """For the `info` of such a column."""
    return {_KEY: Impersonal(because)}


def always(value: object) -> Becomes:
    """The same in the place of everybody's value."""
    return lambda *_: value


def declaration(column: Column[Any]) -> Personal | Impersonal | None:
    found: Personal | Impersonal | None = column.info.get(_KEY)
    return found


def personal_columns(table: Table) -> Iterator[tuple[Column[Any], Personal]]:
    for column in table.columns:
        found = declaration(column)
        if isinstance(found, Personal):
            yield column, found


WORK: Final = Processing(use=DataPart.WORK, erasing=Erasing.ANONYMOUS)
"""Of columns that say who did something in the network's work. Each has a `Work` or more."""


@dataclass(frozen=True, slots=True)
class Work:
    """A column that says who did something: what they were to it, its code or title, and when.

    `source` is the table, joined with what `subject` stands in.
    """

    name: str
    source: FromClause
    by: Column[Any]
    subject: ColumnElement[Any]
    at: ColumnElement[Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """What the audit rows of a person are about, as `prefix:name`; `shown_as` is the field in which the name is shown.

    `name` and `whose` are columns of one table; `whose` leads to the person.
    """

    prefix: str
    name: Column[Any]
    whose: Column[Any]
    shown_as: str | None = None


Reading = Callable[[AsyncConnection, Person], Awaitable[list[Record]]]
Leaving = Callable[[AsyncConnection, Person, datetime], Awaitable[None]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Dealings:
    """What a capability declares besides its columns.

    Args:
        works: Who did what in its work.
        subjects: What the audit rows about a person may be about.
        readings: Parts of /dataku that are more than the shown columns of their rows.
        leaving: What becomes of its work when somebody leaves, before the rows are erased.
        left: The same, after it.
    """

    works: tuple[Work, ...] = ()
    subjects: tuple[Subject, ...] = ()
    readings: Mapping[DataPart, Reading] = field(default_factory=dict)
    leaving: Leaving | None = None
    left: Leaving | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonalData:
    """All that is declared: the columns of all tables, and what the capabilities say besides."""

    metadata: MetaData
    dealings: Sequence[Dealings]

    def columns(self) -> Iterator[tuple[Column[Any], Personal]]:
        for table in self.metadata.sorted_tables:
            yield from personal_columns(table)

    @property
    def works(self) -> tuple[Work, ...]:
        return tuple(work for one in self.dealings for work in one.works)

    @property
    def subjects(self) -> tuple[Subject, ...]:
        return tuple(subject for one in self.dealings for subject in one.subjects)

    @property
    def readings(self) -> dict[DataPart, Reading]:
        return {part: reading for one in self.dealings for part, reading in one.readings.items()}


def belongs(table: Table, processing: Processing, person: Person, *, leaving: bool = False) -> ColumnElement[bool]:
    """Which rows of the table are this person's; when they leave, without those that stay."""
    owner = _owner(table, processing)
    own = owner == (person.id if leads_to_a_person(owner) else person.telegram_id)
    if leaving and processing.stays is not None:
        own = own & ~processing.stays(owner.table.c)
    if owner.table is table:
        return own
    (reference,) = (key for key in table.foreign_keys if key.column.table is owner.table)
    return reference.parent.in_(select(reference.column).where(own))


def leads_to_a_person(column: Column[Any]) -> bool:
    """Whether it holds the number of a person's row; what else leads to a person is a chat's id."""
    return str(column) == "people.id" or any(key.target_fullname == "people.id" for key in column.foreign_keys)


def _owner(table: Table, processing: Processing) -> Column[Any]:
    name, _, column = processing.whose.partition(".")
    return table.metadata.tables[name].c[column]
