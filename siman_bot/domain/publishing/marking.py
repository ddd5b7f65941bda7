"""Which words of an item are doubtful, and what its author has said of them.

The marks are computed from the words each time. What is kept are answers: they count where they fit a mark that the
words have now, so an answer never outlives its words.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import Final
from urllib.parse import unquote, urlsplit

from siman_bot.domain.post_link import Platform
from siman_bot.domain.publishing.item import Content, ItemKind
from siman_bot.domain.publishing.marks import Mark
from siman_bot.domain.publishing.words.findings import Level, Rule
from siman_bot.domain.refusals import Stale, Unanswered

Allowed = frozenset[tuple[Platform, str]]

_EXTENSION: Final = re.compile(r"\.[A-Za-z0-9]{2,5}$")
_BETWEEN: Final = re.compile(r"[\s_\-.+~,()]+")
_OF_A_FILE: Final = frozenset(
    {"img", "vid", "dsc", "pxl", "wa", "whatsapp", "image", "images", "photo", "foto", "video", "screenshot", "scan"}
    | {"doc", "file", "dokumen", "document", "poster", "banner", "flyer", "logo", "final", "copy", "salinan", "chrome"}
)
"""What cameras and programs call files: it says nothing, and the trained marker knows sentences alone."""
_FEW_WORDS: Final = 2


def marks_of(kind: ItemKind, content: Content, *, allowed: Allowed = frozenset()) -> tuple[Mark, ...]:
    """The doubtful words: of title and body, in their order; of office, post and the attachments' names; of the source.

    What is certain isn't among them: `check_words` refuses it. A clarification may deny (R2).
    """
    from siman_bot.domain.publishing import wording  # noqa: PLC0415 - its word lists would take a tenth of the start

    found = [one for one in wording.judge(_words(content), allowed=allowed) if one.level is Level.MARK]
    for name in _names(content):
        found += [one for one in wording.judge(name, allowed=allowed, guess=False) if one.level is Level.MARK]
    # Read as words a name is another text than the one that is shown; what is certain in it is still doubtful.
    for line in _names_as_words(content):
        found += wording.judge(line, allowed=allowed)
    times = Counter((one.rule, one.fragment) for one in found)
    return tuple(
        Mark(rule, fragment, number)
        for (rule, fragment), number in times.items()
        if not (rule is Rule.DENIAL and kind is ItemKind.CLARIFICATION)
    )


def unanswered(kind: ItemKind, content: Content, *, allowed: Allowed = frozenset()) -> tuple[Mark, ...]:
    """The marks of which the author hasn't said that they aren't so."""
    return tuple(one for one in marks_of(kind, content, allowed=allowed) if one not in content.answered)


def answer(kind: ItemKind, content: Content, key: str, *, allowed: Allowed = frozenset()) -> Content:
    """The content with the author's word that this mark isn't so.

    Raises:
        Stale: `button-expired`: the words have no such mark (any more).
    """
    for mark in marks_of(kind, content, allowed=allowed):
        if mark.key == key:
            return replace(content, answered=tuple(dict.fromkeys((*content.answered, mark))))
    raise Stale("button-expired")


def standing(content: Content) -> Content:
    """The content without answers about words that don't stand in it any more, or not so often."""
    if not content.answered:
        return content
    texts = (_words(content), *_names(content), *_names_as_words(content))
    kept = tuple(one for one in content.answered if sum(text.count(one.fragment) for text in texts) >= one.times)
    return replace(content, answered=kept)


def settled(kind: ItemKind, content: Content, *, allowed: Allowed = frozenset()) -> Content:
    """The content with an answer to each of its marks and none besides, as a version keeps them.

    Raises:
        Unanswered: `mark-unanswered`, with the first mark that lacks one and how many do.
    """
    marks = marks_of(kind, content, allowed=allowed)
    open_ = [one for one in marks if one not in content.answered]
    if open_:
        raise Unanswered("mark-unanswered", rule=open_[0].rule, fragment=open_[0].fragment, left=len(open_))
    return replace(content, answered=marks)


def _words(content: Content) -> str:
    return "\n".join(part for part in (content.title, content.body) if part)


def _names(content: Content) -> tuple[str, ...]:
    return (content.office, content.post, *(file.name for file in content.media))


def _names_as_words(content: Content) -> Iterator[str]:
    """The names of files, and of the pages on the way to the source, where they are made of words."""
    for file in content.media:
        yield from _sentence(_EXTENSION.sub("", file.name))
    try:
        path = unquote(urlsplit(content.source_url).path)
    except ValueError:
        return
    for part in path.split("/"):
        yield from _sentence(_EXTENSION.sub("", part))


def _sentence(name: str) -> Iterator[str]:
    words = [word for word in _BETWEEN.split(name) if word]
    telling = [word for word in words if word.isalpha() and word.lower() not in _OF_A_FILE]
    if len(telling) >= _FEW_WORDS:
        yield " ".join(words)
