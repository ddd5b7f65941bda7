"""A verdict that waits for another verifier's approval: written, approved, sent back, taken back (R4).

Its words and evidence never change. Another wording is another version, which waits anew.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Final

from siman_bot.domain import imitation
from siman_bot.domain.people.permissions import may_at
from siman_bot.domain.people.person import Person
from siman_bot.domain.people.roles import Act
from siman_bot.domain.places import Location
from siman_bot.domain.post_link import Platform
from siman_bot.domain.refusals import Invalid, OwnWork, Stale
from siman_bot.domain.reports.confirming import Confirmations
from siman_bot.domain.reports.report import Report, ReportMove, ReportState, check_confirmed, moved, refuse_own
from siman_bot.domain.reports.verdict import NEEDS, ReportOutcome, Verdict, complete_verdict
from siman_bot.domain.text import required

REASON_LIMIT: Final = 500
"""Of why a verdict goes back; its writer alone reads it."""


class ProposalState(StrEnum):
    WAITING = "menunggu"
    APPROVED = "disetujui"
    RETURNED = "dikembalikan"
    TAKEN_BACK = "ditarik"


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """One version of a verdict, from 1 on.

    `verdict` is None once its words are destroyed; `reason` is why another verifier sent it back.
    """

    number: int
    outcome: ReportOutcome
    verdict: Verdict | None
    writer_id: int
    written_at: datetime
    state: ProposalState = ProposalState.WAITING
    decider_id: int | None = None
    decided_at: datetime | None = None
    reason: str = ""


def propose(
    report: Report,
    verdict: Verdict,
    *,
    by: int,
    confirmed: Confirmations,
    allowed: frozenset[tuple[Platform, str]] = frozenset(),
) -> tuple[Report, Verdict]:
    """The report as it waits for approval, and the verdict as it is kept.

    Args:
        report: As it stands.
        verdict: As it was written; its words and links are read here.
        by: The verifier who wrote it.
        confirmed: Who has confirmed that the claim can be checked, and whose word counts now.
        allowed: Accounts of institutions, which the verdict may name.

    Raises:
        OwnWork: `own-report`.
        Stale: `report-closed`; `verdict-waits`: another one waits already.
        Invalid: `needs-confirmations` (R4), or what `complete_verdict` raises.
    """
    refuse_own(report, by)
    waiting = moved(report, ReportMove.PROPOSE)
    check_confirmed(verdict.outcome, confirmed)
    return waiting, complete_verdict(verdict, allowed=allowed)


def approve(
    report: Report,
    proposal: Proposal,
    *,
    by: int,
    writer: Person,
    location: Location,
    confirmed: Confirmations,
    at: datetime,
    allowed: frozenset[tuple[Platform, str]] = frozenset(),
) -> tuple[Report, Proposal]:
    """The closed report and the approved verdict. Everything is looked at again as it stands now.

    Args:
        report: As it stands.
        proposal: The version that the approver has read.
        by: The verifier who approves it.
        writer: Whoever wrote it, with the roles they hold now.
        location: Where the report is from, as far as verifiers may know.
        confirmed: Who has confirmed that the claim can be checked, and whose word counts now.
        at: Now.
        allowed: Accounts of institutions, which the verdict may name.

    Raises:
        OwnWork: `own-report`; `own-verdict`: nobody approves what they wrote.
        Stale: `report-closed`, or `verdict-moved-on`: this version no longer waits.
        Invalid: `writer-left`: its writer verifies no more; `needs-confirmations`; or what `complete_verdict` raises.
    """
    refuse_own(report, by)
    closed = moved(report, ReportMove.APPROVE)
    _require_waiting(proposal)
    if proposal.verdict is None:
        raise Stale("verdict-moved-on")
    if proposal.writer_id == by:
        raise OwnWork("own-verdict")
    if writer.id != proposal.writer_id or not may_at(writer, Act.WORK_REPORT, location):
        raise Invalid("writer-left")
    check_confirmed(proposal.verdict.outcome, confirmed)
    verdict = complete_verdict(proposal.verdict, allowed=allowed)
    if verdict != proposal.verdict or not NEEDS[verdict.outcome].approval:
        raise Stale("verdict-moved-on")
    return (
        replace(closed, verdict=verdict, closed_by=by, closed_at=at),
        replace(proposal, state=ProposalState.APPROVED, decider_id=by, decided_at=at),
    )


def send_back(
    report: Report, proposal: Proposal, *, by: int, confirmed: Confirmations, reason: str, at: datetime
) -> tuple[Report, Proposal]:
    """The report as it goes on, and the verdict that went back with a reason for its writer.

    Raises:
        OwnWork: `own-report`, or `own-verdict`: who wrote it takes it back instead.
        Stale: `report-closed` or `verdict-moved-on`.
        Invalid: `text-missing` or `text-too-long`; `looks-like-block` or `looks-like-code` (R1).
    """
    open_again = check_returnable(report, proposal, by=by, confirmed=confirmed)
    given = read_reason(reason)
    return open_again, replace(proposal, state=ProposalState.RETURNED, decider_id=by, decided_at=at, reason=given)


def check_returnable(report: Report, proposal: Proposal, *, by: int, confirmed: Confirmations) -> Report:
    """The report as it goes on, if this verifier may send the verdict back. Raises as `send_back`."""
    refuse_own(report, by)
    open_again = _again_open(report, ReportMove.SEND_BACK, confirmed)
    _require_waiting(proposal)
    if proposal.writer_id == by:
        raise OwnWork("own-verdict")
    return open_again


def take_back(
    report: Report, proposal: Proposal, *, by: int, confirmed: Confirmations, at: datetime
) -> tuple[Report, Proposal]:
    """The report as it goes on, and the verdict that its writer took back.

    Raises:
        OwnWork: `own-report`, or `others-verdict`: somebody else wrote it.
        Stale: `report-closed` or `verdict-moved-on`.
    """
    refuse_own(report, by)
    open_again = _again_open(report, ReportMove.TAKE_BACK, confirmed)
    _require_waiting(proposal)
    if proposal.writer_id != by:
        raise OwnWork("others-verdict")
    return open_again, replace(proposal, state=ProposalState.TAKEN_BACK, decider_id=by, decided_at=at)


def read_reason(raw: str) -> str:
    """Why a verdict goes back. Raises as `send_back`."""
    reason = required(raw, field="reason", limit=REASON_LIMIT)
    imitation.check(reason)
    return reason


def _again_open(report: Report, move: ReportMove, confirmed: Confirmations) -> Report:
    """As new where nobody's confirmation is left."""
    going_on = moved(report, move)
    return going_on if confirmed.given else replace(going_on, state=ReportState.NEW)


def _require_waiting(proposal: Proposal) -> None:
    if proposal.state is not ProposalState.WAITING:
        raise Stale("verdict-moved-on")
