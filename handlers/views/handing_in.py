"""The screens of what was handed in outside any question."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from handlers.screen import Button, Screen, tap
from handlers.tasks import to_command
from siman_bot.domain.content import Content, ContentKind, links_of, media_of, urls_in, words_of
from siman_bot.domain.post_link import posts_in
from siman_bot.texts.catalogue import Texts
from siman_bot.texts.excerpts import excerpt

WORDS: Final = 200


def summary(texts: Texts, parts: Sequence[Content]) -> Screen:
    """What came, and what can be done with it."""
    said = words_of(parts)
    text = texts.html("handed-in", what=what(texts, parts))
    if said:
        text = texts.html("handed-in-words", what=what(texts, parts), words=excerpt(said, WORDS))
    return Screen(text=text, rows=moves(texts, parts))


def moves(texts: Texts, parts: Sequence[Content], *, checked: bool = False) -> tuple[tuple[Button, ...], ...]:
    """The buttons; without the one for checking once it was checked."""
    first = [tap(texts.plain("button-hand-report"), "hand-report")]
    if not checked:
        first.insert(0, tap(texts.plain("button-hand-check"), "hand-check"))
    last = [tap(texts.plain("button-hand-drop"), "hand-drop")]
    if post_links(parts):
        last.insert(0, tap(texts.plain("button-hand-record"), "hand-record"))
    return tuple(first), tuple(last)


def with_moves(texts: Texts, found: Screen, parts: Sequence[Content]) -> Screen:
    """What was found, with what can be done; of two buttons that are called alike the one that keeps the links."""
    rows = moves(texts, parts, checked=True)
    taken = {button.text for row in rows for button in row}
    kept = (tuple(button for button in row if button.text not in taken) for row in found.rows)
    return replace(found, rows=(*(row for row in kept if row), *rows))


def what(texts: Texts, parts: Sequence[Content]) -> str:
    """For example "1 teks, 2 tautan, 10 foto"."""
    numbers: Counter[str] = Counter()
    numbers["text"] = int(bool(words_of(parts)))
    numbers["link"] = len({*urls_in(words_of(parts)), *links_of(parts)})
    numbers.update(media.kind.value for media in media_of(parts))
    return counted(texts, numbers)


def counted(texts: Texts, numbers: Mapping[str, int]) -> str:
    """By kinds of content; without those of which there is none."""
    return ", ".join(
        texts.plain("handed-number", kind=kind, what=named(texts, kind), number=number)
        for kind, number in numbers.items()
        if number
    )


def named(texts: Texts, kind: str) -> str:
    """A kind of content, as it is called."""
    return texts.plain("handed-kind", kind=kind)


def unread(texts: Texts, kind: ContentKind) -> Screen:
    """What can't be used anywhere, and what can."""
    return Screen(
        text=texts.html("handed-unread", what=named(texts, kind.value)),
        rows=((to_command(texts, "lapor"),),),
    )


def untaken(texts: Texts, content: Content, *, words: bool) -> Screen:
    """The open question takes other things: words, or taps alone."""
    rows = ((tap(texts.plain("button-hand-report"), "hand-report"),),) if content.media else ()
    key = "not-taken" if words else "not-taken-tap"
    return Screen(text=texts.html(key, what=named(texts, content.kind.value)), rows=rows)


def without_words(texts: Texts, parts: Sequence[Content]) -> Screen:
    return Screen(text=texts.html("handed-without-words"), rows=moves(texts, parts, checked=True))


def dropped(texts: Texts) -> Screen:
    return Screen(text=texts.html("handed-dropped"))


def changed_after(texts: Texts, ticket: str) -> Screen:
    """A message of a report that is handed in was changed."""
    return Screen(
        text=texts.html("handed-changed-after", ticket=ticket),
        rows=(
            (tap(texts.plain("button-hand-add"), "hand-add", ticket),),
            (tap(texts.plain("button-my-reports"), "tickets", 0),),
        ),
    )


def changed_unread(texts: Texts) -> Screen:
    return Screen(text=texts.html("handed-changed-unread"), rows=moves(texts, ()))


def post_links(parts: Sequence[Content]) -> list[str]:
    """Links to posts on known platforms, each post once, those behind words too."""
    return posts_in("\n".join([words_of(parts), *links_of(parts)]))
