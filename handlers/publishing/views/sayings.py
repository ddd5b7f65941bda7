"""In which words an item goes out, to compare with what somebody pastes (R14)."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from handlers.publishing.views import cards, following
from handlers.screen import words_of_html
from siman_bot.domain.publishing.item import share_text
from siman_bot.domain.publishing.likeness import words_of
from siman_bot.services.publishing.comparing import Saying, Version
from siman_bot.texts.catalogue import LANGUAGES, texts_in

_EXCERPT: Final = 2
"""So many words or more were left out where a title or a body stands alone; fewer were dropped."""


@lru_cache(maxsize=100)
def sayings(version: Version) -> tuple[Saying, ...]:
    """Every message of a version, with the block of attribution and without, the likeliest first."""
    content = version.content
    said = [words_of(text) for text in dict.fromkeys(_messages(version))]
    title, body = words_of(content.title), words_of(content.body)
    parts = [one for one, other in ((title, body), (body, title)) if len(one) and len(other) >= _EXCERPT]
    return (*(Saying(words=words) for words in said), *(Saying(words=words, excerpt=True) for words in parts))


def _messages(version: Version) -> Iterator[str]:
    content, code = version.content, version.code
    yield share_text(content, code)
    for language in LANGUAGES:
        texts = texts_in(language)
        card = words_of_html(cards.item_text(texts, code=code, kind=version.kind, content=content))
        block = words_of_html(cards.attribution(texts, code=code, content=content))
        former = words_of_html(cards.lines(texts, code, content))
        words = card.removesuffix(block)
        yield from (card, words, block, words + former, former)
    changed = following.changed(code=code, content=content, version=version.version, bot_username="")
    yield from _with_former(changed.text)
    if version.reason:
        withdrawn = following.withdrawn(code=code, content=content, reason=version.reason, bot_username="")
        yield from _with_former(withdrawn.text)
    for said in version.explained:
        explained = following.withdrawn(code=code, content=content, reason=version.reason, said=said, bot_username="")
        yield words_of_html(explained.text)


def _with_former(html: str) -> Iterator[str]:
    """A message, and as it stood before its block had a heading."""
    heading = texts_in(LANGUAGES[0]).plain("card-block")
    yield words_of_html(html)
    yield words_of_html(html.replace(f"<b>{heading}</b>\n", "", 1))
