"""The screens of a verifier."""

from typing import Final

from handlers.paging import pager, turning
from handlers.reports.views import correcting
from handlers.reports.views.reporting import beside, files, when
from handlers.screen import MOST_BUTTONS, Button, Screen, column, grid, tap
from siman_bot.domain.reports.report import ReportState
from siman_bot.domain.reports.verdict import AT_ONCE, CONFIRMATIONS, NEEDS, Referral, ReportOutcome
from siman_bot.services.reports.verifying import ReportQueue, Ticket, Written
from siman_bot.texts.catalogue import Html, Texts
from siman_bot.texts.excerpts import parts
from siman_bot.texts.times import at_clock

PART: Final = 1_800

Rows = tuple[tuple[Button, ...], ...]


def queue(texts: Texts, found: ReportQueue) -> Screen:
    closed = ((tap(texts.plain("button-closings", number=found.closings), "closings", 0),),) if found.closings else ()
    if not found.page.rows:
        return Screen(text=texts.html("queue-empty"), rows=closed)
    return Screen(
        text=texts.html("queue-list", total=found.page.total or 0, lines=_lines(texts, found)),
        rows=(*_rows(texts, found), *turning("queue", found.page), *closed),
    )


def closings(texts: Texts, found: ReportQueue) -> Screen:
    """What one verifier closed alone, for another's second look."""
    back = (tap(texts.plain("button-queue"), "queue", 0),)
    if not found.page.rows:
        return Screen(text=texts.html("closings-none"), rows=(back,))
    return Screen(
        text=texts.html("closings-list", total=found.page.total or 0, lines=_lines(texts, found)),
        rows=(*_rows(texts, found), *turning("closings", found.page), back),
    )


def relooked(texts: Texts, key: str, ticket: str) -> Screen:
    return Screen(
        text=texts.html(key, ticket=ticket), rows=((tap(texts.plain("button-closings-back"), "closings", 0),),)
    )


def _rows(texts: Texts, found: ReportQueue) -> tuple[tuple[Button, ...], ...]:
    rows = [
        tap(
            texts.plain(
                "report-row",
                ticket=report.ticket,
                state=texts.plain("correction-in-queue")
                if report.is_correction
                else texts.plain("report-state", state=report.state.value),
            ),
            "queue-open",
            report.id,
        )
        for report in found.page.rows
    ]
    return tuple(column(rows))


def _lines(texts: Texts, found: ReportQueue) -> Html:
    lines = [when(texts, report.ticket, report.received_at, found.clock) for report in found.page.rows]
    return Html("\n".join(lines))


def ticket(texts: Texts, report: Ticket, *, part: int = 0) -> Screen:
    """The report with what can be done about it; a long text in parts from 0."""
    pieces = parts(report.body or "", PART)
    part = max(0, min(part, len(pieces) - 1))
    blocks = [_head(texts, report)]
    if report.body is None:
        blocks.append(texts.html("queue-destroyed"))
    elif report.body:
        blocks.append(texts.html("queue-text", body=pieces[part]))
    blocks += beside(texts, () if report.url is None else (report.url, *report.links), report.media)
    looking = (*pager(f"queue-open:{report.id}", part, part + 1 < len(pieces)), *_files(texts, report))
    room = MOST_BUTTONS - 1 - sum(map(len, looking))
    return Screen(
        text="\n\n".join(blocks),
        rows=(
            *looking,
            *(_moves(texts, report, room=room) if report.is_open else ()),
            *(_correcting(texts, report) if report.may_correct else ()),
            *(_relook(texts, report) if report.may_relook else ()),
            (tap(texts.plain("button-queue"), "queue", 0),),
        ),
    )


def _relook(texts: Texts, report: Ticket) -> tuple[tuple[Button, ...], ...]:
    return (
        (tap(texts.plain("button-closing-agree"), "closing-agree", report.id),),
        (tap(texts.plain("button-closing-reopen"), "closing-reopen", report.id),),
    )


def _correcting(texts: Texts, report: Ticket) -> tuple[tuple[Button, ...], ...]:
    """What can be done about the answer (R13)."""
    buttons = [tap(texts.plain("button-answer-read"), "answer-read", report.id, len(report.answers))]
    written = report.written
    if written is not None and written.waits and written.is_readable:
        buttons.append(tap(texts.plain("button-correction-read"), "verdict", report.id))
    elif report.is_confirmed:
        if written is not None and written.by_reader and written.is_readable:
            buttons.append(tap(texts.plain("button-correction-rewrite"), "queue-rewrite", report.id))
        buttons.append(tap(texts.plain("button-correct"), "answer-fix", report.id))
    if not report.is_confirmed and not report.confirmed_by_reader:
        buttons.append(tap(texts.plain("button-confirm-claim"), "queue-confirm", report.id))
    return tuple(column(buttons))


def answer(texts: Texts, report: Ticket, number: int) -> Screen:
    """One of the answers that the reporter was told, from 1 on."""
    if not report.answers:
        return ticket(texts, report)
    return correcting.answer(
        texts,
        report.ticket,
        report.answers,
        number,
        report_id=report.id,
        action="answer-read",
        back=tap(texts.plain("button-back-to-report"), "queue-open", report.id),
    )


def _files(texts: Texts, report: Ticket) -> tuple[tuple[Button, ...], ...]:
    if not report.media:
        return ()
    return ((tap(texts.plain("button-report-files", number=len(report.media)), "queue-files", report.id),),)


def files_of(texts: Texts, report: Ticket) -> Screen:
    """Beneath the files, which are above it."""
    return Screen(
        text=texts.html("report-files-sent", ticket=report.ticket, what=files(texts, report.media)),
        rows=((tap(texts.plain("button-report-back"), "queue-open", report.id),),),
    )


def referrals(texts: Texts, report_id: int, ticket: str) -> Screen:
    buttons = [
        tap(
            texts.plain("referral", referral=referral.value),
            "queue-write",
            report_id,
            ReportOutcome.OUT_OF_SCOPE,
            referral,
        )
        for referral in Referral
    ]
    return Screen(
        text=texts.html("queue-refer", ticket=ticket),
        rows=column([*buttons, tap(texts.plain("button-verdict-leave"), "queue-open", report_id)]),
    )


def _head(texts: Texts, report: Ticket) -> str:
    lines = [
        texts.html(
            "report-opened",
            ticket=report.ticket,
            state=texts.plain("report-state", state=report.state.value),
            time=at_clock(report.received_at, report.clock, texts.language),
        )
    ]
    if report.province is not None:
        lines.append(texts.html("queue-province", province=report.province))
    if report.answers:
        outcome = texts.plain("report-outcome", outcome=report.answers[-1].outcome.value)
        lines.append(texts.html("queue-outcome", outcome=outcome))
    if len(report.answers) > 1:
        before = texts.plain("report-outcome-before", before=report.answers[-2].outcome.value)
        lines.append(texts.html("queue-outcome-before", outcome=before))
    if report.is_open or (report.may_correct and not report.is_confirmed):
        lines.append(texts.html("queue-confirmations", number=report.confirmations, needed=CONFIRMATIONS))
    if report.closed_before:
        lines.append(texts.html("queue-closed-before"))
    what = "verdict" if report.is_open else "correction"
    lines.extend(_written(texts, report.written, what) if report.written is not None else ())
    return "\n".join(lines)


def _written(texts: Texts, written: Written, what: str) -> tuple[Html, ...]:
    outcome = texts.plain("report-outcome", outcome=written.outcome.value)
    if written.waits:
        return (texts.html(f"queue-{what}-waits", outcome=outcome),)
    if written.reason:
        return (texts.html(f"queue-{what}-returned", outcome=outcome, reason=written.reason),)
    return ()


def _moves(texts: Texts, report: Ticket, *, room: int) -> tuple[tuple[Button, ...], ...]:
    """What can be decided; where there is no `room` for all of it, behind buttons that lead on."""
    rows: list[tuple[Button, ...]] = []
    if not report.confirmed_by_reader:
        rows.append((tap(texts.plain("button-confirm-claim"), "queue-confirm", report.id),))
    written = report.written
    if report.state is ReportState.PROPOSED:
        rows.insert(0, (tap(texts.plain("button-verdict-read"), "verdict", report.id),))
    elif report.is_confirmed and written is not None and written.by_reader and written.is_readable:
        rows.append((tap(texts.plain("button-verdict-rewrite"), "queue-rewrite", report.id),))
    writing: Rows = ()
    if report.is_confirmed and report.state is not ReportState.PROPOSED:
        writing = _verdicts(texts, report.id)
    closing = () if report.closed_before else _closings(texts, report.id)
    left = room - sum(map(len, rows))
    if writing and closing and sum(map(len, (*writing, *closing))) > left:
        closing = ((tap(texts.plain("button-close-otherwise"), "queue-close", report.id),),)
    if sum(map(len, (*writing, *closing))) > left:
        writing = ((tap(texts.plain("button-write-verdict"), "queue-outcomes", report.id),),)
    return (*rows, *writing, *closing)


def outcomes(texts: Texts, report_id: int, ticket: str) -> Screen:
    """Of a verdict, where the report itself has no room for them."""
    leave = (tap(texts.plain("button-verdict-leave"), "queue-open", report_id),)
    return Screen(text=texts.html("queue-outcomes", ticket=ticket), rows=(*_verdicts(texts, report_id), leave))


def closing_ways(texts: Texts, report_id: int, ticket: str) -> Screen:
    """Without a verdict, where the report itself has no room for them."""
    leave = (tap(texts.plain("button-verdict-leave"), "queue-open", report_id),)
    return Screen(text=texts.html("queue-close", ticket=ticket), rows=(*_closings(texts, report_id), leave))


def _verdicts(texts: Texts, report_id: int) -> Rows:
    return grid([_outcome(texts, report_id, one) for one in NEEDS if one not in AT_ONCE], 2)


def _closings(texts: Texts, report_id: int) -> Rows:
    out_of_scope = texts.plain("report-outcome", outcome=ReportOutcome.OUT_OF_SCOPE.value)
    return ((_outcome(texts, report_id, ReportOutcome.OPINION), tap(out_of_scope, "queue-refer", report_id)),)


def _outcome(texts: Texts, report_id: int, outcome: ReportOutcome) -> Button:
    return tap(texts.plain("report-outcome", outcome=outcome.value), "queue-write", report_id, outcome)
