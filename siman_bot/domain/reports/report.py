"""A report of a suspicious post: its states and legal moves, and who may make them."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from siman_bot.domain.post_link import Platform
from siman_bot.domain.refusals import Already, Invalid, OwnWork, Stale
from siman_bot.domain.reports.confirming import Confirmations
from siman_bot.domain.reports.verdict import NEEDS, ReportOutcome, Verdict, check_whole, check_words, read_verdict

RETENTION: Final = timedelta(days=90)
"""After closing, or after receipt where nobody answers; then text and URL of the report are destroyed (R9)."""
OPEN_LIMIT: Final = 10
"""Open reports of one person, so that nobody fills the queue alone."""
PROVINCE_FLOOR: Final = 5
"""A verifier sees the province of a report only where it has this many members (R10)."""


class ReportState(StrEnum):
    NEW = "baru"
    CHECKING = "diperiksa"
    CLOSED = "selesai"
    CORRECTED = "dikoreksi"
    WITHDRAWN = "ditarik"
    EXPIRED = "lewat"


STATE_SENTENCES: Final[Mapping[ReportState, str]] = {
    ReportState.NEW: "Handed in; no verifier has confirmed anything yet.",
    ReportState.CHECKING: "At least one verifier has confirmed that the claim is factual and checkable.",
    ReportState.CLOSED: "Answered with an outcome.",
    ReportState.CORRECTED: "Its answer was wrong and has been corrected in the open.",
    ReportState.WITHDRAWN: "Taken back by the reporter before it was answered; its text is destroyed.",
    ReportState.EXPIRED: "Nobody answered it within RETENTION; its text is destroyed.",
}

OPEN: Final = frozenset({ReportState.NEW, ReportState.CHECKING})


class ReportMove(StrEnum):
    CONFIRM = "confirm"
    CLOSE = "close"
    WITHDRAW = "withdraw"
    EXPIRE = "expire"


MOVES: Final[Mapping[tuple[ReportState, ReportMove], ReportState]] = {
    (ReportState.NEW, ReportMove.CONFIRM): ReportState.CHECKING,
    (ReportState.CHECKING, ReportMove.CONFIRM): ReportState.CHECKING,
    (ReportState.NEW, ReportMove.CLOSE): ReportState.CLOSED,
    (ReportState.CHECKING, ReportMove.CLOSE): ReportState.CLOSED,
    (ReportState.NEW, ReportMove.WITHDRAW): ReportState.WITHDRAWN,
    (ReportState.CHECKING, ReportMove.WITHDRAW): ReportState.WITHDRAWN,
    (ReportState.NEW, ReportMove.EXPIRE): ReportState.EXPIRED,
    (ReportState.CHECKING, ReportMove.EXPIRE): ReportState.EXPIRED,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One suspicious post handed in. Of the post's author nothing is known here (R9).

    `reporter_id` is None once the reporter has erased their data, `body` and `url` once they are destroyed.
    """

    id: int
    ticket: str
    reporter_id: int | None
    province_code: str | None
    body: str | None
    url: str | None
    state: ReportState
    received_at: datetime
    revision: int
    verdict: Verdict | None = None
    closed_by: int | None = None
    closed_at: datetime | None = None


def shown_province(province_code: str | None, members: int) -> str | None:
    """The province of a report as verifiers may know it: only where it has PROVINCE_FLOOR approved members (R10)."""
    return province_code if members >= PROVINCE_FLOOR else None


def confirm(report: Report, *, by: int, confirmed: Confirmations) -> Report:
    """One verifier's word that the claim is factual and checkable (R4).

    Raises:
        OwnWork: `own-report`.
        Stale: The report is closed or withdrawn.
        Already: This verifier confirmed it before.
    """
    _refuse_own(report, by)
    moved = _moved(report, ReportMove.CONFIRM)
    if by in confirmed.given:
        raise Already("already-confirmed")
    return moved


def check_outcome(report: Report, outcome: ReportOutcome, *, by: int, confirmed: Confirmations) -> Report:
    """The report as closed, if this verifier may give it this outcome now.

    Raises:
        OwnWork: `own-report`.
        Stale: It is closed or withdrawn already; opinion is final (R4).
        Invalid: `needs-confirmations` (R4).
    """
    _refuse_own(report, by)
    moved = _moved(report, ReportMove.CLOSE)
    missing = NEEDS[outcome].confirmations - len(confirmed.counting)
    if missing > 0:
        raise Invalid("needs-confirmations", missing=missing)
    return moved


def close(
    report: Report,
    verdict: Verdict,
    *,
    by: int,
    confirmed: Confirmations,
    at: datetime,
    allowed: frozenset[tuple[Platform, str]] = frozenset(),
) -> Report:
    """The report with its outcome and with the verdict as it is kept.

    Args:
        report: As it stands.
        verdict: As it was written; its words and links are read here.
        by: The verifier.
        confirmed: Who has confirmed that the claim can be checked, and whose word counts now.
        at: Now.
        allowed: Accounts of institutions, which the verdict may name.

    Raises:
        OwnWork: As for `check_outcome`.
        Stale: As for `check_outcome`.
        Invalid: As for `check_outcome`; or what `read_verdict`, `check_whole` and `check_words` raise.
    """
    moved = check_outcome(report, verdict.outcome, by=by, confirmed=confirmed)
    verdict = read_verdict(verdict)
    check_whole(verdict)
    check_words(verdict, allowed=allowed)
    return replace(moved, verdict=verdict, closed_by=by, closed_at=at)


def withdraw(report: Report) -> Report:
    """Taken back by the reporter; text and URL go at once.

    Raises:
        Stale: The report is closed or withdrawn.
    """
    return replace(_moved(report, ReportMove.WITHDRAW), body=None, url=None)


def _refuse_own(report: Report, by: int) -> None:
    if report.reporter_id == by:
        raise OwnWork("own-report")


def _moved(report: Report, move: ReportMove) -> Report:
    state = MOVES.get((report.state, move))
    if state is None:
        raise Stale("report-closed")
    return replace(report, state=state, revision=report.revision + 1)
