"""A report of a suspicious post: its states and legal moves, and who may make them."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from siman_bot.domain.media import Media
from siman_bot.domain.refusals import Already, Invalid, OwnWork, Stale
from siman_bot.domain.reports.confirming import Confirmations
from siman_bot.domain.reports.verdict import AT_ONCE, NEEDS, ReportOutcome, Verdict, complete_verdict

RETENTION: Final = timedelta(days=90)
"""After closing, or after receipt where nobody answers; then text and URL of the report are destroyed (R9)."""
OPEN_LIMIT: Final = 10
"""Open reports of one person, so that nobody fills the queue alone."""
PROVINCE_FLOOR: Final = 5
"""A verifier sees the province of a report only where it has this many members (R10)."""


class ReportState(StrEnum):
    NEW = "baru"
    CHECKING = "diperiksa"
    PROPOSED = "diajukan"
    CLOSED = "selesai"
    CORRECTED = "dikoreksi"
    WITHDRAWN = "ditarik"
    EXPIRED = "lewat"


STATE_SENTENCES: Final[Mapping[ReportState, str]] = {
    ReportState.NEW: "Handed in; no verifier has confirmed anything yet.",
    ReportState.CHECKING: "At least one verifier has confirmed that the claim is factual and checkable.",
    ReportState.PROPOSED: "A verdict is written and waits for another verifier's approval.",
    ReportState.CLOSED: "Answered with an outcome.",
    ReportState.CORRECTED: "Its answer was wrong and has been corrected in the open.",
    ReportState.WITHDRAWN: "Taken back by the reporter before it was answered; its text is destroyed.",
    ReportState.EXPIRED: "Nobody answered it within RETENTION; its text is destroyed.",
}

OPEN: Final = frozenset({ReportState.NEW, ReportState.CHECKING, ReportState.PROPOSED})
ANSWERED: Final = frozenset({ReportState.CLOSED, ReportState.CORRECTED})


class ReportMove(StrEnum):
    CONFIRM = "confirm"
    PROPOSE = "propose"
    APPROVE = "approve"
    REVISE = "revise"
    """A correction of the answer is written, and waits."""
    CORRECT = "correct"
    """It is approved."""
    SEND_BACK = "send_back"
    TAKE_BACK = "take_back"
    CLOSE = "close"
    WITHDRAW = "withdraw"
    EXPIRE = "expire"


MOVES: Final[Mapping[tuple[ReportState, ReportMove], ReportState]] = {
    (ReportState.NEW, ReportMove.CONFIRM): ReportState.CHECKING,
    (ReportState.CHECKING, ReportMove.CONFIRM): ReportState.CHECKING,
    (ReportState.PROPOSED, ReportMove.CONFIRM): ReportState.PROPOSED,
    (ReportState.NEW, ReportMove.PROPOSE): ReportState.PROPOSED,
    (ReportState.CHECKING, ReportMove.PROPOSE): ReportState.PROPOSED,
    (ReportState.PROPOSED, ReportMove.APPROVE): ReportState.CLOSED,
    (ReportState.PROPOSED, ReportMove.SEND_BACK): ReportState.CHECKING,
    (ReportState.PROPOSED, ReportMove.TAKE_BACK): ReportState.CHECKING,
    **{
        (state, move): state
        for state in ANSWERED
        for move in (ReportMove.CONFIRM, ReportMove.REVISE, ReportMove.SEND_BACK, ReportMove.TAKE_BACK)
    },
    **{(state, ReportMove.CORRECT): ReportState.CORRECTED for state in ANSWERED},
    **{(state, ReportMove.CLOSE): ReportState.CLOSED for state in OPEN},
    **{(state, ReportMove.WITHDRAW): ReportState.WITHDRAWN for state in OPEN},
    **{(state, ReportMove.EXPIRE): ReportState.EXPIRED for state in OPEN},
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One suspicious post handed in. Of the post's author nothing is known here (R9).

    `reporter_id` is None once the reporter has erased their data, `body` and `url` once they are destroyed; `links` and
    `media` are empty then. `verdict` is what it was closed with and stays so; `corrections` came later, the last one
    holds (R13).
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
    links: tuple[str, ...] = ()
    media: tuple[Media, ...] = ()
    corrections: tuple[Verdict, ...] = ()

    @property
    def answers(self) -> tuple[Verdict, ...]:
        """What its reporter was told, one after another."""
        return () if self.verdict is None else (self.verdict, *self.corrections)

    @property
    def standing(self) -> Verdict | None:
        """What holds now."""
        return self.answers[-1] if self.answers else None

    @property
    def is_correctable(self) -> bool:
        """Whether it was answered with a verdict on the claim: what is none never becomes one (R4)."""
        return self.state in ANSWERED and self.verdict is not None and self.verdict.outcome not in AT_ONCE


def shown_province(province_code: str | None, members: int) -> str | None:
    """The province of a report as verifiers may know it: only where it has PROVINCE_FLOOR approved members (R10)."""
    return province_code if members >= PROVINCE_FLOOR else None


def confirm(report: Report, *, by: int, confirmed: Confirmations) -> Report:
    """One verifier's word that the claim is factual and checkable (R4).

    Raises:
        OwnWork: `own-report`.
        Stale: The report is withdrawn, or closed with what is never corrected.
        Already: This verifier confirmed it before.
    """
    refuse_own(report, by)
    following = moved(report, ReportMove.CONFIRM)
    if by in confirmed.given:
        raise Already("already-confirmed")
    return following


def check_outcome(
    report: Report,
    outcome: ReportOutcome,
    *,
    by: int,
    confirmed: Confirmations,
    closed_before: frozenset[int] = frozenset(),
) -> None:
    """Pass when this verifier may give the report this outcome now, or write it for another's approval.

    Args:
        report: As it stands.
        outcome: What is to be given.
        by: The verifier.
        confirmed: Who has confirmed that the claim can be checked, and whose word counts now.
        closed_before: Who closed alone what opened anew as this report.

    Raises:
        OwnWork: `own-report`; `closed-before`: whoever closed the same text alone doesn't do so again (R4).
        Stale: `report-closed`: closed or withdrawn already, and opinion is final; `verdict-waits`.
        Invalid: `needs-confirmations` (R4).
    """
    refuse_own(report, by)
    moved(report, ReportMove.PROPOSE if NEEDS[outcome].approval else ReportMove.CLOSE)
    if outcome in AT_ONCE and by in closed_before:
        raise OwnWork("closed-before")
    check_confirmed(outcome, confirmed)


def check_confirmed(outcome: ReportOutcome, confirmed: Confirmations) -> None:
    """Pass when enough verifiers stand behind this outcome.

    Raises:
        Invalid: `needs-confirmations` (R4).
    """
    missing = NEEDS[outcome].confirmations - len(confirmed.counting)
    if missing > 0:
        raise Invalid("needs-confirmations", missing=missing)


def close(
    report: Report,
    verdict: Verdict,
    *,
    by: int,
    confirmed: Confirmations,
    at: datetime,
    closed_before: frozenset[int] = frozenset(),
) -> Report:
    """The report closed by one verifier, with an outcome that says nothing of the claim.

    Args:
        report: As it stands.
        verdict: As it was chosen.
        by: The verifier.
        confirmed: Who has confirmed that the claim can be checked, and whose word counts now.
        at: Now.
        closed_before: As for `check_outcome`.

    Raises:
        OwnWork: As for `check_outcome`.
        Stale: As for `check_outcome`.
        Invalid: `needs-approval`: a verdict on the claim is never one verifier's (R4); or what `complete_verdict`
            raises.
    """
    check_outcome(report, verdict.outcome, by=by, confirmed=confirmed, closed_before=closed_before)
    if NEEDS[verdict.outcome].approval:
        raise Invalid("needs-approval")
    closed = moved(report, ReportMove.CLOSE)
    return replace(closed, verdict=complete_verdict(verdict), closed_by=by, closed_at=at)


def withdraw(report: Report) -> Report:
    """Taken back by the reporter; text and URL go at once.

    Raises:
        Stale: The report is closed or withdrawn.
    """
    return replace(moved(report, ReportMove.WITHDRAW), body=None, url=None, links=(), media=())


def refuse_own(report: Report, by: int) -> None:
    """Pass when it isn't this person's own report.

    Raises:
        OwnWork: `own-report`.
    """
    if report.reporter_id == by:
        raise OwnWork("own-report")


def moved(report: Report, move: ReportMove) -> Report:
    """The report after a legal move.

    Raises:
        Stale: `report-closed`; `verdict-waits`: another verdict waits for approval; `verdict-moved-on`: none does.
    """
    state = MOVES.get((report.state, move))
    if state is not None and (report.state in OPEN or report.is_correctable):
        return replace(report, state=state, revision=report.revision + 1)
    if report.state not in OPEN:
        raise Stale("report-closed")
    raise Stale("verdict-waits" if report.state is ReportState.PROPOSED else "verdict-moved-on")
