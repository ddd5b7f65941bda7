"""Turning the pages of a list."""

from handlers.screen import Button, tap


def pager(
    action: str, page: int, more: bool, *, before: tuple[str | int, ...] = (), after: tuple[str | int, ...] = ()
) -> tuple[tuple[Button, ...], ...]:
    """A row of "‹ ›" where there is another page; the page's number stands between `before` and `after`."""
    row = []
    if page > 0:
        row.append(tap("‹", action, *before, page - 1, *after))
    if more:
        row.append(tap("›", action, *before, page + 1, *after))
    return (tuple(row),) if row else ()
