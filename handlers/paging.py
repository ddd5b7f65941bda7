"""Turning the pages of a list."""

from typing import Any

from handlers.screen import EARLIER, LATER, Button, tap
from siman_bot.services.paging import Cut, Page


def cut_at(page: int, *, size: int) -> Cut:
    """The rows of that page, where each has so many; below the first page comes the first."""
    return Cut(limit=size, cursor=max(page, 0) * size)


def number_of(page: Page[Any]) -> int:
    """The number of a page, from 0."""
    return page.cursor // page.limit


def pages_of(page: Page[Any]) -> int:
    """How many pages the list has, as far as its rows were counted; an empty one has one."""
    rows = page.total if page.total is not None else page.cursor + len(page.rows) + page.more
    return max(1, -(-rows // page.limit))


def turning(
    action: str, page: Page[Any], *, before: tuple[str | int, ...] = (), after: tuple[str | int, ...] = ()
) -> tuple[tuple[Button, ...], ...]:
    """As `pager`, for a page that a service gave."""
    return pager(action, number_of(page), page.more, before=before, after=after)


def pager(
    action: str, page: int, more: bool, *, before: tuple[str | int, ...] = (), after: tuple[str | int, ...] = ()
) -> tuple[tuple[Button, ...], ...]:
    """A row of "‹ ›" where there is another page; the page's number stands between `before` and `after`."""
    row = []
    if page > 0:
        row.append(tap(EARLIER, action, *before, page - 1, *after))
    if more:
        row.append(tap(LATER, action, *before, page + 1, *after))
    return (tuple(row),) if row else ()
