"""The screens on which another verifier looks at a verdict."""

from handlers.publishing.views.vouching import words_of
from handlers.reports.views.verdicts import answered_by, doubtful
from handlers.screen import Button, Screen, column, fits, tap
from siman_bot.conversations.reports.approving import ApprovingForm
from siman_bot.domain.publishing.vouching import NO_ANSWERS, Answers, marks_left
from siman_bot.domain.reports.doubtful import doubtful_words
from siman_bot.services.reports.approving import WaitingVerdict
from siman_bot.services.reports.verdicts import answer_words
from siman_bot.texts.catalogue import Html, Texts


def waiting(texts: Texts, waits: WaitingVerdict, answers: Answers = NO_ANSWERS) -> Screen:
    """The verdict as the reporter would read it, and what it rests on."""
    blocks = _words(texts, waits)
    if waits.verdict.evidence:
        primary = ", ".join(source.publisher for source in waits.verdict.evidence if source.primary)
        independent = ", ".join(source.publisher for source in waits.verdict.evidence if not source.primary)
        blocks.append(
            texts.html(
                "verdict-rests-on",
                subject=waits.verdict.subject,
                office=waits.verdict.office,
                primary=primary,
                independent=independent,
            )
        )
    blocks.extend(doubtful(texts, waits.verdict))
    back = tap(texts.plain("button-back-to-report"), "queue-open", waits.report_id)
    if waits.by_reader:
        buttons = [tap(texts.plain("button-verdict-take-back"), "verdict-take-back", waits.report_id, waits.number)]
    else:
        asked, button = _next(texts, waits, answers)
        blocks.append(asked)
        buttons = [
            button,
            tap(texts.plain("button-verdict-return"), "verdict-return", waits.report_id, waits.number),
        ]
    return Screen(text="\n\n".join(blocks), rows=column([*buttons, back]))


def _words(texts: Texts, waits: WaitingVerdict) -> list[Html]:
    key, gaps = answer_words(waits.ticket, waits.verdict, corrects=waits.corrects)
    heading = texts.html("verdict-waits" if waits.corrects is None else "correction-waits")
    return [heading, texts.html(key, **gaps), *answered_by(texts, waits.verdict)]


def _next(texts: Texts, waits: WaitingVerdict, answers: Answers) -> tuple[Html, Button]:
    """The doubtful part that is to be answered next, by name; else the decision."""
    marks = doubtful_words(waits.verdict)
    seen = (waits.report_id, waits.number)
    if left := marks_left(marks, answers):
        asked = left[0]
        question = texts.html(
            "verdict-question",
            number=len(marks) - len(left) + 1,
            all=len(marks),
            fragment=words_of(asked),
            says=texts.plain(f"mark-{asked.rule}"),
        )
        return question, tap(texts.plain(f"mark-not-{asked.rule}"), "verdict-answer", *seen, asked.key)
    label = texts.plain("button-verdict-approve" if waits.corrects is None else "button-correction-approve")
    return texts.html("verdict-duty"), tap(label, "verdict-yes" if marks else "verdict-approve", *seen)


def ask_reason(texts: Texts, waits: WaitingVerdict, form: ApprovingForm) -> Screen:
    """What the reason is about stays in sight."""
    asked = texts.html("verdict-ask-reason", ticket=form.ticket)
    whole = Html("\n\n".join([*_words(texts, waits), asked]))
    return Screen(
        text=whole if fits(whole) else asked,
        rows=((tap(texts.plain("button-verdict-leave"), "verdict", form.report),),),
    )


def sent_back(texts: Texts, ticket: str) -> Screen:
    return Screen(
        text=texts.html("verdict-sent-back", ticket=ticket), rows=((tap(texts.plain("button-queue"), "queue", 0),),)
    )


def taken_back(texts: Texts, ticket: str, report_id: int) -> Screen:
    return Screen(
        text=texts.html("verdict-taken-back", ticket=ticket),
        rows=((tap(texts.plain("button-open-report"), "queue-open", report_id),),),
    )
