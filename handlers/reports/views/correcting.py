"""The screens on which an answer is looked at and corrected."""

from collections.abc import Sequence

from handlers.reports.views.verdicts import answered_by
from handlers.screen import Button, Screen, column, grid, tap
from siman_bot.conversations.reports.verdicts import CorrectionChoice
from siman_bot.domain.reports.verdict import AT_ONCE, NEEDS, Verdict
from siman_bot.services.reports.verdicts import shown_answer
from siman_bot.texts.catalogue import Texts


def checking(texts: Texts, verdict: Verdict) -> tuple[Button, ...]:
    """Checks what we have published that answers the report."""
    if not verdict.code:
        return ()
    return (tap(texts.plain("button-check-code"), "check-code", verdict.code),)


def choose(texts: Texts, choice: CorrectionChoice) -> Screen:
    """Other words alone, or which outcome is right."""
    begin = ("answer-correct", choice.report_id, choice.number)
    outcomes = [
        tap(texts.plain("report-outcome", outcome=one.value), *begin, one) for one in NEEDS if one not in AT_ONCE
    ]
    return Screen(
        text=texts.html(
            "correction-choose",
            ticket=choice.ticket,
            outcome=texts.plain("report-outcome", outcome=choice.outcome.value),
        ),
        rows=(
            (tap(texts.plain("button-correct-words"), *begin),),
            *grid(outcomes, 2),
            (tap(texts.plain("button-verdict-leave"), "queue-open", choice.report_id),),
        ),
    )


def answer(
    texts: Texts, ticket: str, answers: Sequence[Verdict], number: int, *, report_id: int, action: str, back: Button
) -> Screen:
    """One of the answers that a reporter was told, from 1 on; the last one holds.

    `action` is the button's that opens another one.
    """
    number = max(1, min(number, len(answers)))
    key, gaps = shown_answer(ticket, answers, number)
    blocks = [texts.html(key, **gaps), *answered_by(texts, answers[number - 1])]
    if number < len(answers):
        blocks.insert(0, texts.html("answer-outdated"))
    buttons = [*checking(texts, answers[number - 1]), back]
    if number > 1:
        buttons.insert(0, tap(texts.plain("button-answer-before"), action, report_id, number - 1))
    if number < len(answers):
        buttons.insert(0, tap(texts.plain("button-answer-now"), action, report_id, len(answers)))
    return Screen(text="\n\n".join(blocks), rows=column(buttons))
