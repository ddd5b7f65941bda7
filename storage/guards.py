"""What can't be changed in the database, whoever writes to it: triggers on both engines, declared once (R4, R8, R12).

What is decided on stays as it was: versions, verdicts with their evidence, the audit chain; and what is published of
personal shares: the secret, the cells, each day's figure. Columns that only name
people are left out, for erasure moves or empties them. What retention destroys becomes NULL, and nothing else.

SQLite drops a table's triggers when a migration rebuilds it, so `storage.migrate` lifts all of them before migrations
and puts them back after each start; `missing` tells which are lacking.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from sqlalchemy import JSON, Column, Connection, Table, UniqueConstraint, text

from storage.amplification.standing import OFFICIAL_BY_FEWER
from storage.amplification.tables import accounts
from storage.people.tables import people
from storage.publishing.standing import ENTERS_EXPLAINED, ENTERS_WITHDRAWN, EXPLAINED_OTHERWISE, WITHDRAWN_OTHERWISE
from storage.publishing.tables import explanations, item_versions, items
from storage.reports.standing import CLOSED_BEFORE, CORRECTED, DECIDED_OTHERWISE, MISPLACED, NO_VERDICT, STANDS
from storage.reports.tables import report_evidence, report_proposals, report_relooks, reports
from storage.sending.tables import broadcasts
from storage.summaries.tables import cell_provinces, cell_sets, cells, figure_keys, figures
from storage.tables import audit

__all__ = ["GUARDS", "REFUSAL", "Guard", "lift", "missing", "put_up"]

REFUSAL: Final = "siman: kept as it was decided"
"""What the database says when a guard refuses something; followed by the guard's name."""
_PREFIX: Final = "guard_"


class Deed(StrEnum):
    """What a guard looks at. SQLite's REPLACE deletes rows without any trigger for it: such an INSERT is a deed too."""

    INSERT = "insert"
    UPDATE = "update"
    DELETE = "delete"


@dataclass(frozen=True, slots=True, kw_only=True)
class Guard:
    """One trigger: which deed on which table is refused, in the words of each engine (None: not needed there)."""

    table: str
    deed: Deed
    sqlite: str | None
    postgresql: str | None

    @property
    def name(self) -> str:
        return f"{_PREFIX}{self.table}_{self.deed.value}"

    def refused(self, dialect: str) -> str | None:
        return self.sqlite if dialect == "sqlite" else self.postgresql


@dataclass(frozen=True, slots=True, kw_only=True)
class _Kept:
    """What of a table is kept.

    Args:
        table: The table. Its keys never change.
        content: Columns that stay as they are.
        until_null: Columns that stay as they are or become NULL, at any time.
        once: Since when `content` is kept, as a condition on the row `{row}`; empty for always.
        besides: Further changes that are refused, as a condition on OLD and NEW.
        entering: Rows that may not come in any more, as a condition on NEW.
    """

    table: Table
    content: tuple[Column[Any], ...] = ()
    until_null: tuple[Column[Any], ...] = ()
    once: str = ""
    besides: str = ""
    entering: str = ""


def _impersonal(table: Table, *but: str) -> tuple[Column[Any], ...]:
    """All columns but these and those that refer to a person: a new one is kept without anybody thinking of it."""
    kept = (column for column in table.c if column.name not in but)
    return tuple(column for column in kept if not any(key.column is people.c.id for key in column.foreign_keys))


_IS_CLOSED: Final = "EXISTS (SELECT 1 FROM reports WHERE id = {row}.report_id AND closed_at IS NOT NULL)"

_IS_COUNTED: Final = "EXISTS (SELECT 1 FROM cells WHERE cells.{column} = {value} AND days > 0)"
"""Of an item's cells, or of one, a day has closed."""
_HAS_PASSED: Final = "EXISTS (SELECT 1 FROM cells WHERE cells.id = NEW.cell_id AND closed_until >= NEW.closed_at)"

_FIGURES: Final = (
    _Kept(table=figure_keys, content=tuple(figure_keys.c)),
    _Kept(table=cell_sets, content=tuple(cell_sets.c)),
    _Kept(
        table=cells,
        content=(cells.c.item_id, cells.c.region, cells.c.closes),
        # Days close one after another, and none again.
        besides="NEW.closed_until < OLD.closed_until OR NEW.days < OLD.days",
        entering=_IS_COUNTED.format(column="item_id", value="NEW.item_id"),
    ),
    _Kept(
        table=cell_provinces,
        content=tuple(cell_provinces.c),
        entering=_IS_COUNTED.format(column="id", value="NEW.cell_id"),
    ),
    _Kept(table=figures, content=tuple(figures.c), entering=_HAS_PASSED),
)
"""What is published of personal shares isn't computed, changed or taken back a second time (R8)."""

_KEPT: Final = (
    *_FIGURES,
    _Kept(table=audit, content=tuple(audit.c)),
    _Kept(table=item_versions, content=_impersonal(item_versions)),
    _Kept(
        table=items,
        # No free words of one person come into a reason (R3); those of earlier times stay.
        content=(items.c.kind, items.c.created_at, items.c.withdrawn_because),
        besides=WITHDRAWN_OTHERWISE,
        entering=ENTERS_WITHDRAWN,
    ),
    _Kept(
        table=explanations,
        content=_impersonal(explanations, "state", "decided_at", "reason"),
        besides=EXPLAINED_OTHERWISE,
        entering=ENTERS_EXPLAINED,
    ),
    _Kept(
        table=broadcasts,
        content=(broadcasts.c.item_id, broadcasts.c.item_version, broadcasts.c.code, broadcasts.c.title),
    ),
    _Kept(
        table=reports,
        content=(
            reports.c.outcome,
            reports.c.answer,
            reports.c.subject,
            reports.c.office,
            reports.c.referral,
            reports.c.closed_at,
        ),
        until_null=tuple(reports.c[name] for name in ("body", "url", "links", "media", "message_ids", "salt")),
        once="({row}.closed_at IS NOT NULL OR {row}.outcome IS NOT NULL)",
        # Opinion is the end of a report (R4): nothing follows it; a verdict is followed by a correction alone (R13).
        besides="(OLD.closed_at IS NOT NULL AND NEW.state <> OLD.state AND"
        f" (OLD.outcome IN ({NO_VERDICT}) OR NEW.state <> 'dikoreksi' OR NOT {CORRECTED}))"
        " OR NEW.received_at <> OLD.received_at"
        f" OR (OLD.closed_at IS NULL AND NEW.closed_at IS NOT NULL AND (NOT {STANDS} OR {CLOSED_BEFORE}))",
        entering=f"NEW.closed_at IS NOT NULL AND NOT {STANDS}",
    ),
    _Kept(
        table=report_proposals,
        content=tuple(report_proposals.c[name] for name in ("outcome", "corrects", "item_code", "written_at")),
        until_null=tuple(report_proposals.c[name] for name in ("answer", "subject", "office", "evidence", "salt")),
        besides=DECIDED_OTHERWISE,
        entering=f"NEW.state <> 'menunggu' OR {MISPLACED}",
    ),
    _Kept(table=report_relooks, content=_impersonal(report_relooks)),
    _Kept(table=accounts, once="1 = 0", besides=OFFICIAL_BY_FEWER, entering="NEW.confirmed_at IS NOT NULL"),
    _Kept(
        table=report_evidence,
        content=tuple(report_evidence.c),
        once=_IS_CLOSED,
        besides=_IS_CLOSED.format(row="NEW"),
        entering=_IS_CLOSED.format(row="NEW"),
    ),
    _Kept(
        table=people,
        # Audit rows know a person by the key: it leads to the same one until it leads to nobody.
        besides="NEW.id <> OLD.id OR (NEW.audit_key <> OLD.audit_key OR NEW.telegram_id <> OLD.telegram_id)"
        " AND (NEW.telegram_id <> -NEW.id OR OLD.telegram_id = -OLD.id)",
    ),
)


def _guards() -> Iterator[Guard]:
    for kept in _KEPT:
        table = kept.table.name
        yield Guard(
            table=table,
            deed=Deed.UPDATE,
            sqlite=_changing(kept, "IS NOT"),
            postgresql=_changing(kept, "IS DISTINCT FROM"),
        )
        # Where everything is kept from the start, a condition that always holds.
        gone = kept.once.format(row="OLD") or "1 = 1"
        yield Guard(table=table, deed=Deed.DELETE, sqlite=gone, postgresql=gone)
        replacing = " OR ".join(_is_there(kept.table, columns) for columns in _keys(kept.table))
        yield Guard(
            table=table,
            deed=Deed.INSERT,
            sqlite=_any((kept.entering, replacing)),
            postgresql=kept.entering or None,
        )


def _changing(kept: _Kept, differs: str) -> str:
    keys = {column for columns in _keys(kept.table) for column in columns}
    moved = _any(_differs(column, differs) for column in kept.table.c if column in keys and kept.table is not people)
    changed = _any(_differs(column, differs) for column in kept.content if column not in keys)
    if changed and kept.once:
        changed = f"{kept.once.format(row='OLD')} AND ({changed})"
    filled = _any(f"{_differs(column, differs)} AND NEW.{column.name} IS NOT NULL" for column in kept.until_null)
    return _any((moved, changed, filled, kept.besides))


def _differs(column: Column[Any], differs: str) -> str:
    # PostgreSQL can't compare JSON but by its text.
    cast = "::text" if isinstance(column.type, JSON) and differs != "IS NOT" else ""
    return f"NEW.{column.name}{cast} {differs} OLD.{column.name}{cast}"


def _any(conditions: Iterable[str]) -> str:
    return " OR ".join(f"({one})" for one in conditions if one)


def _keys(table: Table) -> list[tuple[Column[Any], ...]]:
    """What a REPLACE goes by: the primary key, and whatever else is unique."""
    unique = [tuple(one.columns) for one in table.constraints if isinstance(one, UniqueConstraint)]
    return [tuple(table.primary_key.columns), *sorted(unique, key=str)]


def _is_there(table: Table, columns: tuple[Column[Any], ...]) -> str:
    same = " AND ".join(f"{column.name} = NEW.{column.name}" for column in columns)
    return f"EXISTS (SELECT 1 FROM {table.name} WHERE {same})"  # noqa: S608 - names of tables and columns


GUARDS: Final = tuple(_guards())


def put_up(connection: Connection) -> list[str]:
    """Put up what is missing; the names of those that were. To be called where the tables are of this version."""
    lacking = missing(connection)
    dialect = connection.dialect.name
    for trigger in _triggers(dialect):
        if trigger.name in lacking:
            _drop(connection, trigger.name, trigger.table)
            for statement in trigger.statements(dialect):
                connection.execute(text(statement))
    return lacking


def lift(connection: Connection) -> None:
    """Take all of them down, those of other versions too: for a migration, and put up again in its transaction."""
    for name, table in _standing(connection):
        _drop(connection, name, table)


def missing(connection: Connection) -> list[str]:
    """The guards that don't stand as they are declared."""
    dialect = connection.dialect.name
    found = {row.name: row.source for row in connection.execute(text(_FOUND[dialect]))}
    return sorted(one.name for one in _triggers(dialect) if found.get(one.name) != one.source)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Trigger:
    """`source` is what the database itself says of it: the whole statement, on PostgreSQL the function's body."""

    name: str
    table: str
    on: str
    each: str
    source: str

    def statements(self, dialect: str) -> list[str]:
        if dialect == "sqlite":
            return [self.source]
        function = f"CREATE OR REPLACE FUNCTION {self.name}() RETURNS trigger LANGUAGE plpgsql"
        return [
            f"{function} AS $guard${self.source}$guard$",
            f"CREATE TRIGGER {self.name} BEFORE {self.on} ON {self.table} {self.each} EXECUTE FUNCTION {self.name}()",
        ]


def _triggers(dialect: str) -> Iterator[_Trigger]:
    for guard in GUARDS:
        refused = guard.refused(dialect)
        if refused is None:
            continue
        said = f"'{REFUSAL} ({guard.name})'"
        on, raising = guard.deed.value.upper(), f"RAISE EXCEPTION {said} USING ERRCODE = '23000';"
        if dialect == "sqlite":
            source = (
                f"CREATE TRIGGER {guard.name} BEFORE {on} ON {guard.table}"
                f" WHEN {refused} BEGIN SELECT RAISE(ABORT, {said}); END"
            )
        else:
            row = "OLD" if guard.deed is Deed.DELETE else "NEW"
            source = f"BEGIN IF {refused} THEN {raising} END IF; RETURN {row}; END"
        yield _Trigger(name=guard.name, table=guard.table, on=on, each="FOR EACH ROW", source=source)
        if dialect != "sqlite" and guard.deed is Deed.DELETE:
            yield _Trigger(
                name=f"{guard.name}_all",
                table=guard.table,
                on="TRUNCATE",
                each="FOR EACH STATEMENT",
                source=f"BEGIN {raising} END",
            )


_FOUND: Final = {
    "sqlite": "SELECT name, tbl_name, sql AS source FROM sqlite_master WHERE type = 'trigger'",
    "postgresql": "SELECT tgname AS name, relname AS tbl_name, prosrc AS source FROM pg_trigger"
    " JOIN pg_proc ON pg_proc.oid = tgfoid JOIN pg_class ON pg_class.oid = tgrelid"
    " WHERE NOT tgisinternal AND tgenabled <> 'D' AND pg_table_is_visible(tgrelid)",
}
"""The triggers that stand and aren't switched off."""


def _standing(connection: Connection) -> list[tuple[str, str]]:
    found = connection.execute(text(_FOUND[connection.dialect.name]))
    return [(row.name, row.tbl_name) for row in found if row.name.startswith(_PREFIX)]


def _drop(connection: Connection, name: str, table: str) -> None:
    on = "" if connection.dialect.name == "sqlite" else f" ON {table}"
    connection.execute(text(f"DROP TRIGGER IF EXISTS {name}{on}"))
