"""How doubtful words are shown to their author, and how they are answered."""

from collections.abc import Sequence
from typing import Final

from handlers.screen import Button, Screen, column, shortened, tap
from siman_bot.domain.publishing.draft import Draft
from siman_bot.domain.publishing.marks import Mark
from siman_bot.services.publishing.marking import Marked
from siman_bot.texts.catalogue import Html, Texts

AT_ONCE: Final = 3
"""Beneath a long text there is no room for more; each answer brings up the next."""
FRAGMENT: Final = 80


def listed(texts: Texts, marks: Sequence[Mark]) -> Html:
    """The first marks with their words, for beneath the preview; empty where there are none."""
    if not marks:
        return Html()
    lines = [line(texts, mark, number) for number, mark in enumerate(marks[:AT_ONCE], start=1)]
    return texts.html("preview-marks", number=len(marks), list=Html("\n".join(lines)))


def line(texts: Texts, mark: Mark, number: int) -> Html:
    """What a mark says, with its words."""
    fragment = shortened(" ".join(mark.fragment.split()), FRAGMENT)
    return texts.html("mark-line", number=number, fragment=fragment, says=texts.plain(f"mark-{mark.rule}"))


def answers(texts: Texts, draft: Draft, marks: Sequence[Mark]) -> tuple[tuple[Button, ...], ...]:
    """One button for each of the marks that are listed."""
    return column(_answer(texts, draft, mark, number) for number, mark in enumerate(marks[:AT_ONCE], start=1))


def ask(texts: Texts, marked: Marked) -> Screen:
    """The next mark by itself, for whoever wants to send what isn't answered."""
    draft, next_ = marked.draft, marked.unanswered[:1]
    mark = Html("\n".join(line(texts, one, 1) for one in next_))
    text = texts.html("ask-mark", left=len(marked.unanswered), mark=mark)
    back = tap(texts.plain("button-to-preview"), "write-resume", draft.id)
    return Screen(text=text, rows=(*answers(texts, draft, next_), (back,)))


def _answer(texts: Texts, draft: Draft, mark: Mark, number: int) -> Button:
    label = texts.plain("button-mark", number=number, answer=texts.plain(f"mark-not-{mark.rule}"))
    return tap(label, "write-answer", draft.id, draft.revision, mark.key)
