"""The screens on which a verdict is written."""

from typing import Final

from handlers.screen import Button, Screen, column, shortened, tap
from siman_bot.conversations.reports.answers import VerdictStep
from siman_bot.conversations.reports.verdicts import CorrectionForm, WrittenVerdict
from siman_bot.domain.reports.doubtful import doubtful_words
from siman_bot.domain.reports.evidence import doubts
from siman_bot.domain.reports.verdict import AT_ONCE, ReportOutcome, Verdict
from siman_bot.services.reports.verdicts import Given, answer_words
from siman_bot.texts.catalogue import Html, Texts

_FRAGMENT: Final = 80
_WORDS: Final = 3
"""Beneath a long answer there is no room for more."""
_SOURCES: Final = frozenset({VerdictStep.PRIMARY_URL, VerdictStep.INDEPENDENT_URL})


def asked(texts: Texts, written: WrittenVerdict) -> Screen:
    """What the form asks now; at the end the answer as the reporter will read it."""
    form = written.open.form
    leave = tap(texts.plain("button-verdict-discard"), "queue-leave", form.key)
    if form.step is VerdictStep.PREVIEW:
        return _preview(texts, written, leave)
    outcome = texts.plain("report-outcome", outcome=form.form.outcome.value)
    key = "verdict-head" if written.corrects is None else "correction-head"
    head = texts.html(key, ticket=written.ticket, outcome=outcome)
    if form.step is VerdictStep.LACKING:
        return _lacking(texts, written, head, leave)
    question = texts.html(f"verdict-ask-{form.step.replace('_', '-')}")
    buttons = [leave]
    if form.step in _SOURCES:
        buttons.insert(0, tap(texts.plain("button-no-source"), "queue-skip", form.key))
    return Screen(text=f"{head}\n\n{question}", rows=column(buttons))


def given(texts: Texts, report: Given) -> Screen:
    outcome = texts.plain("report-outcome", outcome=report.outcome.value)
    key = "verdict-written" if report.waits else "verdict-sent"
    if report.corrects is not None:
        key = "correction-written" if report.waits else "correction-made"
    return Screen(
        text=texts.html(key, ticket=report.ticket, outcome=outcome),
        rows=((tap(texts.plain("button-queue"), "queue", 0),),),
    )


def _preview(texts: Texts, written: WrittenVerdict, leave: Button) -> Screen:
    form = written.open.form
    key, gaps = answer_words(written.ticket, form.form.verdict, corrects=written.corrects)
    at_once = form.form.outcome in AT_ONCE
    hint = "verdict-preview-final" if at_once else "verdict-preview-hint"
    if written.corrects is not None:
        hint = "correction-preview-hint"
    send = texts.plain("button-verdict-send" if at_once else "button-verdict-propose")
    marks = doubtful(texts, form.form.verdict)
    blocks = [*marks, texts.html("verdict-preview"), texts.html(key, **gaps)]
    blocks += answered_by(texts, form.form.verdict)
    hints = [texts.html(hint), *(() if at_once else (texts.html("verdict-preview-code"),))]
    dropping = (tap(texts.plain("button-drop-code"), "queue-drop-code", form.key),)
    return Screen(
        text="\n\n".join([*blocks, "\n".join(hints)]),
        rows=((tap(send, "queue-send", form.key),), *((dropping,) if form.form.code else ()), (leave,)),
    )


def answered_by(texts: Texts, verdict: Verdict) -> tuple[Html, ...]:
    """What we have published that answers the report, where the verdict names it."""
    return (texts.html("report-answer-code", code=verdict.code),) if verdict.code else ()


def doubtful(texts: Texts, verdict: Verdict) -> tuple[Html, ...]:
    """One line for each source that another verifier has to look at, and why (R2), and for the first doubtful words."""
    sources = [
        texts.html("verdict-doubt", doubt=doubt.value, publisher=source.publisher)
        for doubt, source in doubts(subject=verdict.subject, evidence=verdict.evidence)
    ]
    words = [
        texts.html("verdict-doubtful", fragment=shortened(" ".join(mark.fragment.split()), _FRAGMENT), rule=mark.rule)
        for mark in doubtful_words(verdict)[:_WORDS]
    ]
    return (*sources, *words)


def _lacking(texts: Texts, written: WrittenVerdict, head: str, leave: Button) -> Screen:
    form = written.open.form
    gaps = Html("\n".join(f"• {texts.html('verdict-gap', gap=gap.value)}" for gap in form.form.missing))
    begin: tuple[str, *tuple[int, ...]] = ("queue-write", form.report)
    if isinstance(form, CorrectionForm):
        begin = ("answer-correct", form.report, form.corrects)
    return Screen(
        text=f"{head}\n\n{texts.html('verdict-lacking', gaps=gaps)}",
        rows=(
            (tap(texts.plain("button-unproven"), *begin, ReportOutcome.UNPROVEN),),
            (tap(texts.plain("button-fill-again"), *begin, form.form.outcome),),
            (leave,),
        ),
    )
