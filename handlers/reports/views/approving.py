"""The screens on which another verifier looks at a verdict."""

from handlers.reports.views.verdicts import answered_by, doubtful
from handlers.screen import Screen, column, tap
from siman_bot.conversations.reports.approving import ApprovingForm
from siman_bot.services.reports.approving import WaitingVerdict
from siman_bot.services.reports.verdicts import answer_words
from siman_bot.texts.catalogue import Texts


def waiting(texts: Texts, waits: WaitingVerdict) -> Screen:
    """The verdict as the reporter would read it, and what it rests on."""
    is_correction = waits.corrects is not None
    key, gaps = answer_words(waits.ticket, waits.verdict, corrects=waits.corrects)
    blocks = [texts.html("correction-waits" if is_correction else "verdict-waits"), texts.html(key, **gaps)]
    blocks += answered_by(texts, waits.verdict)
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
        blocks.append(texts.html("verdict-duty"))
        buttons = [
            tap(
                texts.plain("button-correction-approve" if is_correction else "button-verdict-approve"),
                "verdict-approve",
                waits.report_id,
                waits.number,
            ),
            tap(texts.plain("button-verdict-return"), "verdict-return", waits.report_id, waits.number),
        ]
    return Screen(text="\n\n".join(blocks), rows=column([*buttons, back]))


def ask_reason(texts: Texts, form: ApprovingForm) -> Screen:
    return Screen(
        text=texts.html("verdict-ask-reason", ticket=form.ticket),
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
