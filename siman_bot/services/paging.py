"""Parts of lists: what a caller asks for, and what it gets. How long a page is, whoever shows it decides."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

T = TypeVar("T")
U = TypeVar("U")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """Which part of a list is asked for: at most `limit` rows, from the one at `cursor` on.

    Raises:
        ValueError: There is no such part.
    """

    limit: int
    cursor: int = 0

    def __post_init__(self) -> None:
        if self.limit < 1:
            raise ValueError(self.limit)

    def inside(self, total: int) -> "Cut":
        """This part, or the last one of a list that has become shorter."""
        last = max(0, total - 1) // self.limit * self.limit
        return replace(self, cursor=min(max(self.cursor, 0), last))


@dataclass(frozen=True, slots=True, kw_only=True)
class Page(Generic[T]):
    """Rows of a list. `cursor` is where they begin, `more` says that the list goes on behind them.

    `total` is how many rows the whole list has, None where they weren't counted.
    """

    rows: tuple[T, ...]
    cursor: int = 0
    limit: int
    more: bool = False
    total: int | None = None

    def of(self, shown: Callable[[T], U]) -> "Page[U]":
        """The same part, each row as something else."""
        rows = tuple(map(shown, self.rows))
        return Page(rows=rows, cursor=self.cursor, limit=self.limit, more=self.more, total=self.total)


def cut_of(rows: Sequence[T], cut: Cut) -> Page[T]:
    """A part of a list that is there as a whole."""
    cut = cut.inside(len(rows))
    return counted(rows[cut.cursor : cut.cursor + cut.limit], cut, total=len(rows))


def counted(rows: Sequence[T], cut: Cut, *, total: int) -> Page[T]:
    """The rows that were read for a part of a list of that length."""
    more = total > cut.cursor + cut.limit
    return Page(rows=tuple(rows), cursor=cut.cursor, limit=cut.limit, more=more, total=total)


def page_of(rows: Sequence[T], cut: Cut) -> Page[T]:
    """A part that was read with one row more than asked for, to know whether the list goes on."""
    return Page(rows=tuple(rows[: cut.limit]), cursor=cut.cursor, limit=cut.limit, more=len(rows) > cut.limit)
