"""Parts of lists, and the pages they are shown as."""

import pytest

from handlers.paging import cut_at, number_of, pages_of
from siman_bot.services.paging import Cut, cut_of, page_of


@pytest.mark.parametrize(
    ("length", "asked", "shown", "pages", "more"),
    [(0, 0, 0, 1, False), (8, 0, 0, 1, False), (9, 0, 0, 2, True), (9, 1, 1, 2, False), (9, 7, 1, 2, False)],
)
def test_a_page_knows_its_number_and_how_many_there_are(
    *, length: int, asked: int, shown: int, pages: int, more: bool
) -> None:
    page = cut_of(range(length), cut_at(asked, size=8))
    assert (number_of(page), pages_of(page), page.more, page.total) == (shown, pages, more, length)
    assert page.of(str).rows == tuple(map(str, range(length)[shown * 8 :][:8]))
    assert page.of(str).total == length


def test_where_nobody_counted_there_are_as_many_pages_as_were_seen() -> None:
    page = page_of(range(8, 17), Cut(limit=8, cursor=8))
    assert (page.more, page.total, number_of(page), pages_of(page)) == (True, None, 1, 3)
