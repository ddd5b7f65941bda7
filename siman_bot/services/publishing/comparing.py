"""How a pasted text stands to what was sent (R14)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Final, TypeAlias

from siman_bot.domain.code import CodeKind, codes_in, read_code
from siman_bot.domain.publishing.explaining.explanation import Explanation
from siman_bot.domain.publishing.item import Content, Item, ItemKind, ItemState
from siman_bot.domain.publishing.likeness import (
    NO_CHANGES,
    Changes,
    Words,
    bare,
    changes_of,
    coverage,
    is_same,
    likeness,
    words_of,
)
from siman_bot.domain.text import clean, fingerprint
from siman_bot.services.transaction import Tx
from storage.publishing import by_words, explanations, items
from storage.publishing.public_versions import public_versions

CANDIDATES: Final = 5
LINES: Final = 100
"""Lines of a pasted text that are looked for as titles."""
RUNS: Final = 12
RUN: Final = 4
"""Words in a row that are looked for in the bodies, where neither code nor title leads to an item."""
ALIKE: Final = 0.7
"""Of the words of the shorter text, from which a text that was found by a run of words alone is taken for ours."""
LIKEST: Final = 5
"""Of the versions, the newest, to which a text is compared word by word that is none of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """What was sent, as far as its messages speak of it."""

    code: str
    kind: ItemKind
    version: int
    content: Content
    reason: str = ""
    explained: tuple[Explanation, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """The words of one message; `excerpt`: of its title or its body alone."""

    words: Words
    excerpt: bool = False


Sayings: TypeAlias = Callable[[Version], Sequence[Saying]]
"""In which words a version goes out, in every language, those of former programs too."""


class CheckAnswer(StrEnum):
    """What a check comes to."""

    CODE = "code"
    """A code of ours and nothing else, so there is nothing to call official: its card is there to compare with."""
    OFFICIAL = "official"
    """The whole text is ours, in the newest public version."""
    OUTDATED = "outdated"
    """The whole text is ours, but of an older version than the newest public one."""
    ALTERED = "altered"
    """It is made of ours, but something was added, dropped or changed."""
    WITHDRAWN = "withdrawn"
    """It was ours and was taken back."""
    UNKNOWN = "unknown"
    """Not ours, as far as we can tell."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckResult:
    """`version` is the one that was found or is the likest, `newest` the newest public one; `content` is the newest's.

    `changes` says how a text differs from that version; `excerpt` that it is the title or the body alone. `in_revision`
    says that a change of the item waits for review, `reason` why it was withdrawn, `explained` what was said of that,
    newest first. Of what is unknown there is only the answer.
    """

    answer: CheckAnswer
    item_id: int = 0
    code: str = ""
    kind: ItemKind = ItemKind.NARRATIVE
    content: Content | None = None
    version: int = 0
    newest: int = 0
    changes: Changes = NO_CHANGES
    excerpt: bool = False
    in_revision: bool = False
    reason: str = ""
    explained: tuple[Explanation, ...] = ()


NOT_OURS: Final = CheckResult(answer=CheckAnswer.UNKNOWN)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Finding:
    result: CheckResult
    likeness: float = 1.0

    @property
    def weight(self) -> tuple[bool, float, int]:
        whole = not self.result.changes
        return whole, self.likeness, -_BEST_FIRST.index(self.result.answer)


_BEST_FIRST: Final = (
    CheckAnswer.OFFICIAL,
    CheckAnswer.OUTDATED,
    CheckAnswer.WITHDRAWN,
    CheckAnswer.ALTERED,
)


async def compare(connection: Tx, text: str, *, sayings: Sayings, links: Sequence[str], now: datetime) -> CheckResult:
    """How an item stands whose code is all there is of a text, else to which item the text stands nearest, and how."""
    typed = None if links else read_code(CodeKind.ITEM, text)
    named = None if typed is None else await items.by_code(connection, typed)
    if named is not None:
        return await _of_item(connection, named, now)
    pasted = words_of(text)
    found = [
        finding
        for item, surely in await _candidates(connection, text, pasted)
        if (finding := await _of_words(connection, item, pasted, sayings, links, now, surely=surely)) is not None
    ]
    return max(found, key=lambda one: one.weight).result if found else NOT_OURS


async def _of_item(connection: Tx, item: Item, now: datetime) -> CheckResult:
    """How an item stands, whatever was pasted; one that was never public isn't ours in public."""
    public = await public_versions(connection, item.id, now)
    if not public:
        return NOT_OURS
    newest = public[0]
    return CheckResult(
        answer=CheckAnswer.WITHDRAWN if item.state is ItemState.WITHDRAWN else CheckAnswer.CODE,
        item_id=item.id,
        code=item.code,
        kind=item.kind,
        content=await items.content_of(connection, item.id, newest),
        version=newest,
        newest=newest,
        in_revision=item.version != newest,
        reason=item.public_reason,
        explained=tuple(await explanations.approved_of(connection, item.id)),
    )


async def _candidates(connection: Tx, text: str, pasted: Words) -> list[tuple[Item, bool]]:
    """Items whose code stands in a text, or whose title or body is one of its lines or the whole of it.

    Where there are none, those that have some words in a row with it, which are ours only where they have most.
    """
    coded = codes_in(CodeKind.ITEM, text)
    found = [await items.by_code(connection, code) for code in coded[:CANDIDATES]]
    lines = [bare(line) for line in clean(text).split("\n") if line]
    prints = [fingerprint(text), *(fingerprint(line) for line in lines[:LINES])]
    worded = await by_words.worded(connection, prints)
    found += [await items.get(connection, item_id) for item_id in worded[:CANDIDATES]]
    surely = [(item, True) for item in found if item is not None]
    if surely or not (runs := _runs(pasted)):
        return surely
    near = [
        await items.get(connection, item_id) for item_id in await by_words.with_runs(connection, runs, limit=CANDIDATES)
    ]
    return [(item, False) for item in near if item is not None]


def _runs(pasted: Words) -> list[str]:
    """Words in a row, from all over a text."""
    words = [bare(word) for word in pasted.shown]
    runs = [" ".join(words[place : place + RUN]) for place in range(len(words) - RUN + 1)]
    return runs[:: max(1, -(-len(runs) // RUNS))]


async def _of_words(
    connection: Tx, item: Item, pasted: Words, sayings: Sayings, links: Sequence[str], now: datetime, *, surely: bool
) -> _Finding | None:
    """How a pasted text stands to one item: the newest public version that it is, else the likest of the newest."""
    standing = await _of_item(connection, item, now)
    if standing.content is None:
        return None
    likest: _Likest | None = None
    for place, version in enumerate(await public_versions(connection, item.id, now)):
        content = await items.content_of(connection, item.id, version)
        said = sayings(
            Version(
                code=item.code,
                kind=item.kind,
                version=version,
                content=content,
                reason=item.public_reason,
                explained=standing.explained,
            )
        )
        whole = [one for one in said if is_same(one.words, pasted)]
        if whole and not links:
            return _Finding(result=_whole(standing, version, excerpt=all(one.excerpt for one in whole)))
        if place < LIKEST or whole:
            nearest = max((_Likest(likeness(one.words, pasted), one.words, version) for one in said), key=_Likest.order)
            likest = nearest if likest is None or nearest.order() > likest.order() else likest
    if likest is None or not (surely or coverage(likest.words, pasted) >= ALIKE):
        return None
    answer = standing.answer if standing.answer is CheckAnswer.WITHDRAWN else CheckAnswer.ALTERED
    changes = changes_of(likest.words, pasted, links=links)
    return _Finding(
        result=replace(standing, answer=answer, version=likest.version, changes=changes), likeness=likest.likeness
    )


@dataclass(frozen=True, slots=True)
class _Likest:
    likeness: float
    words: Words
    version: int

    def order(self) -> tuple[float, int]:
        return self.likeness, self.version


def _whole(standing: CheckResult, version: int, *, excerpt: bool) -> CheckResult:
    if standing.answer is CheckAnswer.WITHDRAWN:
        return replace(standing, version=version)
    answer = CheckAnswer.OFFICIAL if version == standing.newest else CheckAnswer.OUTDATED
    return replace(standing, answer=answer, version=version, excerpt=excerpt)
