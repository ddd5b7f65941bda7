"""Reading what is official, and checking whether something is (R14). Open to everybody; nothing is stored."""

import re
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Final

from siman_bot.domain.code import ALPHABET, LENGTH, CodeKind, read_code
from siman_bot.domain.places import Location
from siman_bot.domain.publishing.item import Content, Item, ItemKind, ItemState, share_text
from siman_bot.domain.refusals import NotFound
from siman_bot.domain.text import clean, clean_line, fingerprint, folded
from siman_bot.services.paging import Cut, Page, page_of
from siman_bot.services.transaction import Caller, Clock, Tx
from storage.engine import Database
from storage.people import people
from storage.publishing import items
from storage.publishing.public_versions import public_versions

__all__ = ["CheckAnswer", "CheckResult", "Checking", "ContentRow", "Contents", "PublicItem"]

CANDIDATES: Final = 5
SEARCH_LIMIT: Final = 60
SEARCH_WORDS: Final = 8
LINES: Final = 100
"""Lines of a pasted text that are looked for as titles."""
_CODE: Final = re.compile(rf"\b{CodeKind.ITEM}[- ]?([{ALPHABET}]{{{LENGTH}}})\b", re.IGNORECASE)


class CheckAnswer(StrEnum):
    """What a check comes to."""

    OFFICIAL = "official"
    """It is ours, in the newest public version."""
    OUTDATED = "outdated"
    """The words are ours, but of an older version than the newest public one."""
    ALTERED = "altered"
    """It names our code or bears our title, but its words aren't ours."""
    WITHDRAWN = "withdrawn"
    """It was ours and was taken back."""
    UNKNOWN = "unknown"
    """Not ours, as far as we can tell."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckResult:
    """`version` is the one that was found, `newest` the newest public one; `content` is the newest's.

    `in_revision` says that a change of it waits for review, `reason` why it was withdrawn. Of what is unknown there is
    only the answer.
    """

    answer: CheckAnswer
    item_id: int = 0
    code: str = ""
    kind: ItemKind = ItemKind.NARRATIVE
    content: Content | None = None
    version: int = 0
    newest: int = 0
    in_revision: bool = False
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicItem:
    """A public item in its public words."""

    id: int
    code: str
    kind: ItemKind
    content: Content


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
    def __init__(self, *, database: Database, clock: Clock) -> None:
        self.database = database
        self._clock = clock

    async def check(self, text: str, *, labels: Collection[str], lines: Collection[str] = ()) -> CheckResult:
        """Whether a code or a pasted text is official.

        A text is ours when each of its lines stands in one approved version: a genuine code under changed words
        proves nothing.

        Args:
            text: A code, or a text that may hold codes.
            labels: The words before the attribution on a card, folded.
            lines: Whole lines of our own that stand in messages about an item, folded.
        """
        now = self._clock()
        async with self.database.read() as connection:
            typed = read_code(CodeKind.ITEM, text)
            named = None if typed is None else await items.by_code(connection, typed)
            if named is not None:
                return await _of_item(connection, named, now)
            candidates = await _candidates(connection, text)
            findings = [await _of_words(connection, item, text, labels, lines, now) for item in candidates]
            return min(findings, key=lambda one: _LIKELIEST_FIRST.index(one.answer), default=_NOT_OURS)

    async def contents(self, caller: Caller, *, cut: Cut, search: str = "") -> Contents:
        """Public items that concern the reader: a member those of the own place, others the nationwide ones.

        Of what is searched for, the first 8 words within 60 characters count.
        """
        search = " ".join(clean_line(search)[:SEARCH_LIMIT].split()[:SEARCH_WORDS])
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
        async with self.database.read() as connection:
            item = await items.open_item(connection, item_id, now=self._clock())
            if item is None:
                raise NotFound
            return PublicItem(id=item.id, code=item.code, kind=item.kind, content=item.content)

    async def _place(self, connection: Tx, caller: Caller) -> Location | None:
        person = await people.find(connection, caller.telegram_id)
        if person is None or person.membership is None or not person.is_member:
            return None
        return person.membership.location


_NOT_OURS: Final = CheckResult(answer=CheckAnswer.UNKNOWN)
_LIKELIEST_FIRST: Final = (
    CheckAnswer.OFFICIAL,
    CheckAnswer.OUTDATED,
    CheckAnswer.WITHDRAWN,
    CheckAnswer.ALTERED,
    CheckAnswer.UNKNOWN,
)


def _row(item: Item) -> ContentRow:
    return ContentRow(id=item.id, code=item.code, title=item.content.title)


async def _of_item(connection: Tx, item: Item, now: datetime) -> CheckResult:
    """How an item stands, whatever was pasted; one that was never public isn't ours in public."""
    public = await public_versions(connection, item.id, now)
    if not public:
        return _NOT_OURS
    newest = public[0]
    return CheckResult(
        answer=CheckAnswer.WITHDRAWN if item.state is ItemState.WITHDRAWN else CheckAnswer.OFFICIAL,
        item_id=item.id,
        code=item.code,
        kind=item.kind,
        content=await items.content_of(connection, item.id, newest),
        version=newest,
        newest=newest,
        in_revision=item.version != newest,
        reason=item.public_reason,
    )


async def _candidates(connection: Tx, text: str) -> list[Item]:
    """Items whose code stands in a text, or whose title or body is one of its lines or the whole of it."""
    coded = dict.fromkeys(f"{CodeKind.ITEM}-{letters.upper()}" for letters in _CODE.findall(text))
    found = [await items.by_code(connection, code) for code in list(coded)[:CANDIDATES]]
    prints = [fingerprint(text), *(fingerprint(line) for line in _lines(text)[:LINES])]
    worded = await items.with_words(connection, prints)
    found += [await items.get(connection, item_id) for item_id in worded[:CANDIDATES]]
    return [item for item in found if item is not None]


async def _of_words(
    connection: Tx, item: Item, text: str, labels: Collection[str], own_lines: Collection[str], now: datetime
) -> CheckResult:
    """How a pasted text stands to one item: its newest public version that has all of its lines, if any."""
    finding = await _of_item(connection, item, now)
    if finding.answer is not CheckAnswer.OFFICIAL:
        return finding
    for version in await public_versions(connection, item.id, now):
        content = await items.content_of(connection, item.id, version)
        if _is_said(text, item, content, labels, {*own_lines, *(f"{label}: {version}" for label in labels)}):
            answer = CheckAnswer.OFFICIAL if version == finding.newest else CheckAnswer.OUTDATED
            return replace(finding, answer=answer, version=version)
    return replace(finding, answer=CheckAnswer.ALTERED)


def _is_said(text: str, item: Item, content: Content, labels: Collection[str], own_lines: Collection[str]) -> bool:
    """Whether every line of a text stands in an item's public messages or share text."""
    if folded(text) in {folded(content.title), folded(content.body)}:
        return True
    said = f"{content.title}\n{content.body}\n{content.source_url}\n{item.code}\n{share_text(content, item.code)}"
    lines = {folded(line) for line in said.split("\n")} | set(own_lines)
    if item.kind is ItemKind.CLARIFICATION:
        lines.update(labels)
    attributed = {folded(value) for value in (content.office, content.post, content.source_url, item.code)}
    return all(line in lines or _is_attribution(line, attributed, labels) for line in _lines(text))


def _is_attribution(line: str, values: Collection[str], labels: Collection[str]) -> bool:
    label, _, value = line.partition(": ")
    return label in labels and value in values


def _lines(text: str) -> list[str]:
    return [folded(line) for line in clean(text).split("\n") if line]
