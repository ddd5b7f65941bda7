"""The screens of a verifier."""

from typing import Final

from handlers.catalogue import Html, Texts
from handlers.screen import Button, Screen, column, grid, tap
from handlers.views.excerpts import excerpt, parts
from handlers.views.reporting import page_row
from handlers.views.times import at_clock
from siman_bot.domain.report import CONFIRMATIONS, NEEDS, Outcome, Referral
from siman_bot.domain.verdict_form import Step
from siman_bot.services.verdicts import Closed, Draft, answer_words
from siman_bot.services.verifying import Queue, Ticket

PART: Final = 1_800
LINK: Final = 1_500
_AT_ONCE: Final = (Outcome.OPINION, Outcome.OUT_OF_SCOPE)
_SOURCES: Final = frozenset({Step.PRIMARY_URL, Step.INDEPENDENT_URL})


def queue(texts: Texts, found: Queue) -> Screen:
    if not found.reports:
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
        for report in found.reports
    ]
    return Screen(
        text=texts.html("queue-list", total=found.total),
        rows=(*column(rows), *page_row("queue", found.page, found.pages)),
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
            *page_row(f"queue-open:{report.id}", part, len(pieces)),
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
            Outcome.OUT_OF_SCOPE,
            referral,
        )
        for referral in Referral
    ]
    return Screen(
        text=texts.html("queue-refer", ticket=ticket),
        rows=column([*buttons, tap(texts.plain("button-verdict-leave"), "queue-open", report_id)]),
    )


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
        rows.extend(grid([_outcome(texts, report, one) for one in NEEDS if one not in _AT_ONCE], 2))
    rows.append(
        (
            _outcome(texts, report, Outcome.OPINION),
            tap(texts.plain("report-outcome", outcome=Outcome.OUT_OF_SCOPE.value), "queue-refer", report.id),
        )
    )
    return tuple(rows)


def _outcome(texts: Texts, report: Ticket, outcome: Outcome) -> Button:
    return tap(texts.plain("report-outcome", outcome=outcome.value), "queue-write", report.id, outcome)


def _preview(texts: Texts, written: Draft, leave: Button) -> Screen:
    key, gaps = answer_words(written.ticket, written.verdict)
    hint = "verdict-preview-final" if written.verdict.outcome in _AT_ONCE else "verdict-preview-hint"
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
