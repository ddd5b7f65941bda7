"""Lexicon and calendar of neutrality (R5), taken in from sheets: each bad row is reported, and no good one is lost."""

import csv
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Final, Generic, TypeVar

from siman_bot.domain.audit import SYSTEM, system_actor
from siman_bot.domain.places import Gazetteer
from siman_bot.domain.publishing.acts import ElectionAct
from siman_bot.domain.publishing.neutrality.calendar import Period
from siman_bot.domain.publishing.neutrality.names import NATION, Name
from siman_bot.domain.publishing.neutrality.rows import CALENDAR_COLUMNS, LEXICON_COLUMNS, read_name, read_period
from siman_bot.domain.refusals import Invalid, Refusal
from siman_bot.services.transaction import Caller, Now, Tx, transactional
from storage import audit, places
from storage.engine import Database
from storage.publishing import elections

__all__ = ["BadRow", "Importing", "Taken"]

MOST_ROWS: Final = 100_000
_SEMICOLON: Final = ";"
_SUBJECT: Final = "neutrality"

T = TypeVar("T", bound=Name | Period)


@dataclass(frozen=True, slots=True, kw_only=True)
class BadRow:
    """`line` is where the row ends in the file, from 1."""

    line: int
    refusal: Refusal


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What became of a file's rows, and how many names or periods aren't there any more."""

    added: int
    changed: int
    same: int
    removed: int
    bad: tuple[BadRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sheet(Generic[T]):
    """`key` tells which row stands for the same as an earlier one."""

    columns: Sequence[str]
    read: Callable[[Mapping[str, str]], T]
    key: Callable[[T], Hashable]


_NAMES: Final = _Sheet(columns=LEXICON_COLUMNS, read=read_name, key=lambda one: (one.kind, one.name, one.place))
_PERIODS: Final = _Sheet(columns=CALENDAR_COLUMNS, read=read_period, key=lambda one: (one.place, one.kind, one.first))


class Importing:
    """`account` is the system account that runs the command line, by which the audit knows who took something in."""

    def __init__(self, *, database: Database, clock: Now, account: str = "") -> None:
        self.database = database
        self._clock = clock
        self._actor = system_actor(account) if account else SYSTEM

    async def names(self, lines: Iterable[str], *, instead: bool = False, try_only: bool = False) -> Taken:
        """Take in a lexicon: `kind,name,aliases,place`.

        Args:
            lines: The sheet's lines, the first with the names of its columns; commas or semicolons part the cells.
            instead: Of all that is there: what the sheet doesn't hold is removed. Not where a row is bad.
            try_only: Change nothing, and say what would become of each row.

        Raises:
            Invalid: `columns-missing` or `too-many-rows`.
        """
        return await self._names(_NOBODY, lines=lines, instead=instead, try_only=try_only)

    async def periods(self, lines: Iterable[str], *, instead: bool = False, try_only: bool = False) -> Taken:
        """Take in a calendar: `place,kind,from,to`. All else is as for `names`."""
        return await self._periods(_NOBODY, lines=lines, instead=instead, try_only=try_only)

    @transactional("publishing.neutrality.names")
    async def _names(self, tx: Tx, _caller: Caller, *, lines: Iterable[str], instead: bool, try_only: bool) -> Taken:
        found, bad = _read(_NAMES, lines, await places.gazetteer(tx))
        before = {_NAMES.key(one): one for one in await elections.names(tx)}
        taken, new, gone = _compared(_NAMES, found, before, bad, instead=instead)
        if not try_only:
            await elections.put_names(tx, new)
            await elections.remove_names(tx, gone)
            await self._note(tx, ElectionAct.NAMES, taken, map(repr, found))
        return taken

    @transactional("publishing.neutrality.periods")
    async def _periods(self, tx: Tx, _caller: Caller, *, lines: Iterable[str], instead: bool, try_only: bool) -> Taken:
        found, bad = _read(_PERIODS, lines, await places.gazetteer(tx))
        before = {_PERIODS.key(one): one for one in await elections.periods(tx)}
        taken, new, gone = _compared(_PERIODS, found, before, bad, instead=instead)
        if not try_only:
            await elections.put_periods(tx, new)
            await elections.remove_periods(tx, gone)
            await self._note(tx, ElectionAct.PERIODS, taken, map(repr, found))
        return taken

    async def _note(self, tx: Tx, act: ElectionAct, taken: Taken, rows: Iterable[str]) -> None:
        if not taken.added and not taken.changed and not taken.removed:
            return
        await audit.append(
            tx,
            at=self._clock(),
            actor_key=self._actor,
            act=act,
            subject=_SUBJECT,
            detail={
                "added": taken.added,
                "changed": taken.changed,
                "removed": taken.removed,
                "rows": sha256("\n".join(sorted(rows)).encode()).hexdigest(),
            },
        )


_NOBODY: Final = Caller(telegram_id=0)


def _read(sheet: _Sheet[T], lines: Iterable[str], gazetteer: Gazetteer) -> tuple[list[T], list[BadRow]]:
    found: dict[Hashable, T] = {}
    bad: list[BadRow] = []
    for line, row in _rows(lines, sheet.columns):
        try:
            one = sheet.read(row)
            if one.place != NATION and one.place not in {**gazetteer.provinces, **gazetteer.regencies}:
                raise Invalid("place-code-unknown", text=row["place"])
            if sheet.key(one) in found:
                raise Invalid("row-repeated")
        except Refusal as refusal:
            bad.append(BadRow(line=line, refusal=refusal))
        else:
            found[sheet.key(one)] = one
    return list(found.values()), bad


def _rows(lines: Iterable[str], columns: Sequence[str]) -> Iterator[tuple[int, Mapping[str, str]]]:
    """Rows that aren't empty, each with the line where it ends."""
    cut = iter(lines)
    head = next(cut, "").removeprefix("\ufeff")
    delimiter = _SEMICOLON if _SEMICOLON in head else ","
    named = [cell.strip().casefold() for cell in next(csv.reader([head], delimiter=delimiter), [])]
    if lacking := [column for column in columns if column not in named]:
        raise Invalid("columns-missing", columns=", ".join(lacking))
    reader = csv.reader((line.replace("\0", "") for line in cut), delimiter=delimiter)
    try:
        for number, cells in enumerate(reader, start=1):
            if number > MOST_ROWS:
                raise Invalid("too-many-rows", limit=MOST_ROWS)
            if any(cell.strip() for cell in cells):
                yield reader.line_num + 1, dict.fromkeys(columns, "") | dict(zip(named, cells, strict=False))
    except csv.Error:
        raise Invalid("sheet-unreadable", line=reader.line_num + 1) from None


def _compared(
    sheet: _Sheet[T], found: Sequence[T], before: Mapping[Hashable, T], bad: Sequence[BadRow], *, instead: bool
) -> tuple[Taken, Collection[T], Collection[T]]:
    """What becomes of the rows, those to take in, and those to remove."""
    keys = {sheet.key(one) for one in found}
    added = [one for one in found if sheet.key(one) not in before]
    changed = [one for one in found if sheet.key(one) in before and before[sheet.key(one)] != one]
    gone = [one for key, one in before.items() if key not in keys] if instead and not bad else []
    taken = Taken(
        added=len(added),
        changed=len(changed),
        same=len(found) - len(added) - len(changed),
        removed=len(gone),
        bad=tuple(bad),
    )
    return taken, [*added, *changed], gone
