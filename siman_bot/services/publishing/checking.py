"""Reading what is official, and checking whether something is (R14). Open to everybody; nothing is stored."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from siman_bot.domain.places import Location
from siman_bot.domain.publishing.item import Content, Item, ItemKind
from siman_bot.domain.refusals import NotFound
from siman_bot.domain.text import clean_line
from siman_bot.services.paging import Cut, Page, page_of
from siman_bot.services.publishing.comparing import CheckAnswer, CheckResult, Sayings, compare
from siman_bot.services.publishing.neutrality.elections import Elections
from siman_bot.services.transaction import Caller, Now, Tx
from storage.engine import Database
from storage.people import people
from storage.publishing import items

__all__ = ["CheckAnswer", "CheckResult", "Checking", "ContentRow", "Contents", "PublicItem"]

SEARCH_LIMIT: Final = 60
SEARCH_WORDS: Final = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicItem:
    """A public item in its public words. One that isn't `shareable` may not be amplified now (R5)."""

    id: int
    code: str
    kind: ItemKind
    content: Content
    shareable: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class ContentRow:
    id: int
    code: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """`search` is what counted of the words searched for; `nationwide`: the reader has no place of their own."""

    page: Page[ContentRow]
    search: str
    nationwide: bool


class Checking:
    def __init__(self, *, database: Database, clock: Now, elections: Elections) -> None:
        self.database = database
        self._clock = clock
        self._elections = elections

    async def check(self, text: str, *, sayings: Sayings, links: Sequence[str] = ()) -> CheckResult:
        """Whether a pasted text is official, or what a code stands for.

        A text is ours where all of it is one of our messages, word for word. A genuine code under other words proves
        nothing, and neither does a code alone.

        Args:
            text: A code, or a text that may hold codes.
            sayings: In which words a version goes out.
            links: Where words of the text lead without showing it.
        """
        async with self.database.read() as connection:
            return await compare(connection, text, sayings=sayings, links=links, now=self._clock())

    async def contents(self, caller: Caller, *, cut: Cut, search: str = "") -> Contents:
        """Public items that concern the reader: a member those of the own place, others the nationwide ones.

        Of what is searched for, the first 8 words within 60 characters count.
        """
        search = words_searched(search)
        async with self.database.read() as connection:
            place = await self._place(connection, caller)
            found = await items.open_items(
                connection,
                now=self._clock(),
                seen_from=place,
                search=search,
                limit=cut.limit + 1,
                offset=cut.cursor,
            )
            return Contents(page=page_of(found, cut).of(_row), search=search, nationwide=place is None)

    async def published(self, *, item_id: int) -> PublicItem:
        """One public item.

        Raises:
            NotFound: No such item, or it isn't public (any more, or yet).
        """
        now = self._clock()
        async with self.database.read() as connection:
            item = await items.open_item(connection, item_id, now=now)
            if item is None:
                raise NotFound
            shareable = await self._elections.is_shareable(connection, item, now=now)
            return PublicItem(id=item.id, code=item.code, kind=item.kind, content=item.content, shareable=shareable)

    async def is_shareable(self, *, item_id: int) -> bool:
        """Whether it is public and may be amplified now."""
        now = self._clock()
        async with self.database.read() as connection:
            item = await items.open_item(connection, item_id, now=now)
            return item is not None and await self._elections.is_shareable(connection, item, now=now)

    async def to_share(self, *, item_id: int) -> PublicItem:
        """One public item that may be amplified now.

        Raises:
            NotFound: As `published`.
            Invalid: `election-runs`, as `Elections.require_shareable` (R5).
        """
        now = self._clock()
        async with self.database.read() as connection:
            item = await items.open_item(connection, item_id, now=now)
            if item is None:
                raise NotFound
            await self._elections.require_shareable(connection, item, now=now)
            return PublicItem(id=item.id, code=item.code, kind=item.kind, content=item.content)

    async def _place(self, connection: Tx, caller: Caller) -> Location | None:
        person = await people.find(connection, caller.telegram_id)
        if person is None or person.membership is None or not person.is_member:
            return None
        return person.membership.location


def words_searched(typed: str) -> str:
    """What counts of it."""
    return " ".join(clean_line(typed)[:SEARCH_LIMIT].split()[:SEARCH_WORDS])


def _row(item: Item) -> ContentRow:
    return ContentRow(id=item.id, code=item.code, title=item.content.title)
