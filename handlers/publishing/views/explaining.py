"""The screens of own words about a withdrawal."""

from collections.abc import Sequence
from typing import Final

from handlers.publishing.views import marking
from handlers.publishing.views.bylines import byline
from handlers.screen import Button, Screen, column, shortened, tap
from siman_bot.conversations.publishing.explaining import ExplainingPrompt
from siman_bot.domain.publishing.explaining.explanation import Explanation, ReturnReason
from siman_bot.domain.publishing.item import Item
from siman_bot.domain.publishing.marks import Mark
from siman_bot.services.publishing.explaining.explaining import Explainable, WrittenExplanation
from siman_bot.services.publishing.explaining.weighing import WaitingExplanation
from siman_bot.texts.catalogue import Html, Texts

FRAGMENT: Final = 160


def said(texts: Texts, explanation: Explanation) -> Html:
    """Approved words, with the office of whoever wrote them."""
    return texts.html("explanation-line", by=byline(texts, explanation.byline), explanation=explanation.words)


def why(texts: Texts, item: Item, explained: Sequence[Explanation]) -> Html:
    """Why an item was withdrawn, on further lines: the reason, and what is said of it."""
    lines = [texts.html("check-withdrawn-reason", reason=item.public_reason)] if item.public_reason else []
    lines += [said(texts, one) for one in explained[:1]]
    return Html("".join(f"\n{line}" for line in lines))


def ask(texts: Texts, about: Explainable, *, origin: int) -> Screen:
    before = "" if about.said is None else Html(f"\n{said(texts, about.said)}")
    text = texts.html("explain-ask", code=about.code, reason=about.reason, before=before, limit=max(0, about.room))
    return Screen(text=text, rows=((_back(texts, about.item_id, origin),),))


def waits(texts: Texts, about: Explainable, *, origin: int) -> Screen:
    """What somebody has written already, and nobody has decided on yet."""
    if about.waiting is None:
        return ask(texts, about, origin=origin)
    key = "explain-waits-own" if about.own else "explain-waits"
    text = texts.html(key, code=about.code, words=said(texts, about.waiting))
    taken = (about.waiting.id, about.item_id, origin)
    drop = [tap(texts.plain("button-explain-drop"), "explain-drop", *taken)] if about.own else []
    return Screen(text=text, rows=column([*drop, _back(texts, about.item_id, origin)]))


def preview(texts: Texts, prompt: ExplainingPrompt) -> Screen:
    """As the notice in the groups will go on, and what is still to be answered."""
    about, words, form = prompt.read.about, prompt.read.words, prompt.open.form
    line = texts.html("explanation-line", by=byline(texts, about.byline), explanation=words.text)
    back = _back(texts, form.item, form.origin)
    if words.left:
        marks = Html("\n".join(marking.line(texts, one, place) for place, one in _numbered(words.left)))
        text = texts.html("explain-marks", code=about.code, line=line, marks=marks)
        buttons = [_answer(texts, one, place) for place, one in _numbered(words.left)]
        return Screen(text=text, rows=column([*buttons, back]))
    text = texts.html("explain-preview", code=about.code, reason=about.reason, line=line)
    return Screen(text=text, rows=column([tap(texts.plain("button-explain-send"), "explain-send", form.item), back]))


def written(texts: Texts, done: WrittenExplanation) -> Screen:
    return Screen(text=texts.html("explain-written", code=done.code, reviewers=done.reviewers))


def taken_back(texts: Texts, code: str) -> Screen:
    return Screen(text=texts.html("explain-dropped", code=code))


def review(texts: Texts, shown: WaitingExplanation, answered: Sequence[str]) -> Screen:
    """The words as groups would read them, and the one thing that is to be answered or decided next."""
    about, one = shown.about, shown.explanation
    back = tap(texts.plain("button-to-queue"), "review-list", 0)
    left = [mark for mark in shown.marks if mark.key not in answered]
    buttons: list[Button] = []
    if shown.own:
        note = texts.html("explained-own")
    elif left:
        note = texts.html(
            "explained-question",
            number=len(shown.marks) - len(left) + 1,
            all=len(shown.marks),
            question=texts.html(
                "ask-mark-again",
                fragment=shortened(left[0].fragment, FRAGMENT),
                says=texts.plain(f"mark-{left[0].rule}"),
                answer=texts.plain(f"mark-not-{left[0].rule}"),
            ),
        )
        label = texts.plain("button-ask-mark", answer=texts.plain(f"mark-not-{left[0].rule}"))
        buttons.append(tap(label, "explained-answer", one.id, left[0].key))
    else:
        note = texts.html("explained-duty")
        buttons.append(tap(texts.plain("button-explained-yes"), "explained-yes", one.id))
    if not shown.own:
        buttons.append(tap(texts.plain("button-send-back"), "explained-return", one.id))
    text = texts.html(
        "explained",
        code=about.code,
        title=about.content.title,
        reason=about.reason,
        line=said(texts, one),
        note=note,
    )
    return Screen(text=text, rows=column([*buttons, back]))


def approved(texts: Texts, code: str) -> Screen:
    return Screen(text=texts.html("explained-done", code=code))


def ask_reason(texts: Texts, shown: WaitingExplanation) -> Screen:
    one = shown.explanation
    reasons = [
        tap(texts.plain("explanation-return-reason", reason=reason), "explained-why", one.id, reason)
        for reason in ReturnReason
    ]
    back = tap(texts.plain("button-back"), "explained", one.id)
    return Screen(text=texts.html("explained-reason", code=shown.about.code), rows=column([*reasons, back]))


def sent_back(texts: Texts, code: str) -> Screen:
    return Screen(text=texts.html("explained-returned", code=code))


def _numbered(marks: Sequence[Mark]) -> list[tuple[int, Mark]]:
    return list(enumerate(marks[: marking.AT_ONCE], start=1))


def _answer(texts: Texts, mark: Mark, number: int) -> Button:
    label = texts.plain("button-mark", number=number, answer=texts.plain(f"mark-not-{mark.rule}"))
    return tap(label, "explain-answer", mark.key)


def _back(texts: Texts, item_id: int, origin: int) -> Button:
    """To where it began: a broadcast, the list of them (below zero), or the own item."""
    label = texts.plain("button-back")
    if origin < 0:
        return tap(label, "broadcasts", 0)
    return tap(label, "broadcast", origin, 0) if origin else tap(label, "item-own", item_id)
