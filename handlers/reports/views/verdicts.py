"""The screens on which a verdict is written."""

from typing import Final

from handlers.reports.views.verifying import AT_ONCE
from handlers.screen import Button, Screen, column, tap
from siman_bot.domain.reports.report import Outcome
from siman_bot.domain.reports.verdict_form import Step
from siman_bot.services.reports.verdicts import Closed, Draft, answer_words
from siman_bot.texts.catalogue import Html, Texts

_SOURCES: Final = frozenset({Step.PRIMARY_URL, Step.INDEPENDENT_URL})


def draft(texts: Texts, written: Draft) -> Screen:
    leave = tap(texts.plain("button-verdict-leave"), "queue-leave", written.key)
    if written.step is Step.PREVIEW:
        return _preview(texts, written, leave)
    outcome = texts.plain("report-outcome", outcome=written.verdict.outcome.value)
    head = texts.html("verdict-head", ticket=written.ticket, outcome=outcome)
    if written.step is Step.LACKING:
        return _lacking(texts, written, head, leave)
    question = texts.html(f"verdict-ask-{written.step.replace('_', '-')}")
    buttons = [leave]
    if written.step in _SOURCES:
        buttons.insert(0, tap(texts.plain("button-no-source"), "queue-skip", written.key))
    return Screen(text=f"{head}\n\n{question}", rows=column(buttons))


def closed(texts: Texts, report: Closed) -> Screen:
    outcome = texts.plain("report-outcome", outcome=report.outcome.value)
    return Screen(
        text=texts.html("verdict-sent", ticket=report.ticket, outcome=outcome),
        rows=((tap(texts.plain("button-queue"), "queue", 0),),),
    )


def _preview(texts: Texts, written: Draft, leave: Button) -> Screen:
    key, gaps = answer_words(written.ticket, written.verdict)
    hint = "verdict-preview-final" if written.verdict.outcome in AT_ONCE else "verdict-preview-hint"
    return Screen(
        text="\n\n".join((texts.html("verdict-preview"), texts.html(key, **gaps), texts.html(hint))),
        rows=((tap(texts.plain("button-verdict-send"), "queue-send", written.key),), (leave,)),
    )


def _lacking(texts: Texts, written: Draft, head: str, leave: Button) -> Screen:
    gaps = Html("\n".join(f"• {texts.html('verdict-gap', gap=gap.value)}" for gap in written.missing))
    unproven = texts.plain("button-unproven")
    return Screen(
        text=f"{head}\n\n{texts.html('verdict-lacking', gaps=gaps)}",
        rows=(
            (tap(unproven, "queue-write", written.report_id, Outcome.UNPROVEN),),
            (tap(texts.plain("button-fill-again"), "queue-write", written.report_id, written.verdict.outcome),),
            (leave,),
        ),
    )
