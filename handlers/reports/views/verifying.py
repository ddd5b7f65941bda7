"""The screens of a verifier."""

from typing import Final

from handlers.paging import pager, turning
from handlers.screen import Button, Screen, column, grid, tap
from siman_bot.domain.reports.verdict import CONFIRMATIONS, NEEDS, Referral, ReportOutcome
from siman_bot.services.reports.verifying import ReportQueue, Ticket
from siman_bot.texts.catalogue import Texts
from siman_bot.texts.excerpts import excerpt, parts
from siman_bot.texts.times import at_clock

PART: Final = 1_800
LINK: Final = 1_500
AT_ONCE: Final = (ReportOutcome.OPINION, ReportOutcome.OUT_OF_SCOPE)


def queue(texts: Texts, found: ReportQueue) -> Screen:
    if not found.page.rows:
        return Screen(text=texts.html("queue-empty"))
    rows = [
        tap(
            texts.plain(
                "report-row",
                ticket=report.ticket,
                state=texts.plain("report-state", state=report.state.value),
                time=at_clock(report.received_at, found.clock, texts.language),
            ),
            "queue-open",
            report.id,
        )
        for report in found.page.rows
    ]
    return Screen(
        text=texts.html("queue-list", total=found.page.total or 0),
        rows=(*column(rows), *turning("queue", found.page)),
    )


def ticket(texts: Texts, report: Ticket, *, part: int = 0) -> Screen:
    """The report with what can be done about it; a long text in parts from 0."""
    pieces = parts(report.body or "", PART)
    part = max(0, min(part, len(pieces) - 1))
    blocks = [_head(texts, report)]
    if report.body is None:
        blocks.append(texts.html("queue-destroyed"))
    else:
        blocks.append(texts.html("queue-text", body=pieces[part]))
    if report.url is not None:
        blocks.append(texts.html("report-link", url=excerpt(report.url, LINK)))
    return Screen(
        text="\n\n".join(blocks),
        rows=(
            *pager(f"queue-open:{report.id}", part, part + 1 < len(pieces)),
            *(_moves(texts, report) if report.is_open else ()),
            (tap(texts.plain("button-queue"), "queue", 0),),
        ),
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
    if report.verdict is not None:
        outcome = texts.plain("report-outcome", outcome=report.verdict.outcome.value)
        lines.append(texts.html("queue-outcome", outcome=outcome))
    else:
        lines.append(texts.html("queue-confirmations", number=report.confirmations, needed=CONFIRMATIONS))
    return "\n".join(lines)


def _moves(texts: Texts, report: Ticket) -> tuple[tuple[Button, ...], ...]:
    rows: list[tuple[Button, ...]] = []
    if not report.confirmed_by_reader:
        rows.append((tap(texts.plain("button-confirm-claim"), "queue-confirm", report.id),))
    if report.is_confirmed:
        rows.extend(grid([_outcome(texts, report, one) for one in NEEDS if one not in AT_ONCE], 2))
    rows.append(
        (
            _outcome(texts, report, ReportOutcome.OPINION),
            tap(texts.plain("report-outcome", outcome=ReportOutcome.OUT_OF_SCOPE.value), "queue-refer", report.id),
        )
    )
    return tuple(rows)


def _outcome(texts: Texts, report: Ticket, outcome: ReportOutcome) -> Button:
    return tap(texts.plain("report-outcome", outcome=outcome.value), "queue-write", report.id, outcome)
