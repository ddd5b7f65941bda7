"""A verdict that waits for another verifier's approval: written, approved, sent back, taken back (R4).

Its words and evidence never change. Another wording is another version, which waits anew. A correction of an answer is
one as well (R13): what it corrects stays.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from siman_bot.domain.people.permissions import may_at
from siman_bot.domain.people.person import Person
from siman_bot.domain.people.roles import Act
from siman_bot.domain.places import Location
from siman_bot.domain.post_link import Platform
from siman_bot.domain.publishing.words.reasons import read_reason
from siman_bot.domain.refusals import Invalid, OwnWork, Stale
from siman_bot.domain.reports.confirming import Confirmations
from siman_bot.domain.reports.report import (
    ANSWERED,
    OPEN,
    Report,
    ReportMove,
    ReportState,
    check_confirmed,
    moved,
    refuse_own,
)
from siman_bot.domain.reports.verdict import NEEDS, ReportOutcome, Verdict, complete_verdict


class ProposalState(StrEnum):
    WAITING = "menunggu"
    APPROVED = "disetujui"
    RETURNED = "dikembalikan"
    TAKEN_BACK = "ditarik"


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """One version of a verdict, from 1 on.

    `verdict` is None once its words are destroyed; `reason` is why another verifier sent it back. `corrects` is which
    of the report's answers it corrects, from 1 on; None of a verdict on an open report.
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
    corrects: int | None = None

    @property
    def waits(self) -> bool:
        return self.state is ProposalState.WAITING and self.verdict is not None


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
        Stale: `report-closed`; `verdict-waits`: another one waits already; `button-expired`: one verifier closes with
            this outcome, and it is no verdict (R4).
        Invalid: `needs-confirmations` (R4), or what `complete_verdict` raises.
    """
    refuse_own(report, by)
    waiting = moved(report, ReportMove.PROPOSE)
    if not NEEDS[verdict.outcome].approval:
        raise Stale("button-expired")
    check_confirmed(verdict.outcome, confirmed)
    return waiting, complete_verdict(verdict, allowed=allowed)


def revise(
    report: Report,
    verdict: Verdict,
    *,
    corrects: int,
    newest: Proposal | None,
    by: int,
    confirmed: Confirmations,
    allowed: frozenset[tuple[Platform, str]] = frozenset(),
) -> tuple[Report, Verdict]:
    """The answered report, and a correction of its answer as it is kept and waits for approval (R13).

    Args:
        report: As it stands.
        verdict: As it was written; its words and links are read here.
        corrects: Which of the report's answers it is meant to correct.
        newest: The last version that was written for the report.
        by: The verifier who wrote it.
        confirmed: Who has confirmed that the claim can be checked, and whose word counts now.
        allowed: Accounts of institutions, which the verdict may name.

    Raises:
        Invalid: `nothing-corrected`: it says what is said already; or what `complete_verdict` raises.
        Refusal: As `check_correction`.
    """
    going_on = check_correction(report, verdict.outcome, corrects=corrects, newest=newest, by=by, confirmed=confirmed)
    whole = complete_verdict(verdict, allowed=allowed)
    if whole == report.standing:
        raise Invalid("nothing-corrected")
    return going_on, whole


def check_correction(
    report: Report,
    outcome: ReportOutcome,
    *,
    corrects: int,
    newest: Proposal | None,
    by: int,
    confirmed: Confirmations,
) -> Report:
    """The report as it goes on, if this verifier may write a correction with this outcome. Arguments as of `revise`.

    Raises:
        OwnWork: `own-report`.
        Stale: `report-closed`: opinion and what is out of scope stay as they are (R4), and what isn't answered has
            nothing to correct; `verdict-waits`: another correction waits; `verdict-moved-on`: it was corrected
            meanwhile.
        Invalid: `never-corrected-to`: opinion and what is out of scope are no correction; `needs-confirmations` (R4).
    """
    refuse_own(report, by)
    if report.state not in ANSWERED:
        raise Stale("report-closed")
    going_on = moved(report, ReportMove.REVISE)
    if newest is not None and newest.waits:
        raise Stale("verdict-waits")
    if corrects != len(report.answers):
        raise Stale("verdict-moved-on")
    if not NEEDS[outcome].approval:
        raise Invalid("never-corrected-to")
    check_confirmed(outcome, confirmed)
    return going_on


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
    """The closed or corrected report and the approved verdict. Everything is looked at again as it stands now.

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
    correcting = proposal.corrects is not None
    approved = _moved(report, proposal, ReportMove.CORRECT if correcting else ReportMove.APPROVE)
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
        replace(approved, corrections=(*report.corrections, verdict))
        if correcting
        else replace(approved, verdict=verdict, closed_by=by, closed_at=at),
        replace(proposal, state=ProposalState.APPROVED, decider_id=by, decided_at=at),
    )


def send_back(
    report: Report,
    proposal: Proposal,
    *,
    by: int,
    confirmed: Confirmations,
    reason: str,
    at: datetime,
    allowed: frozenset[tuple[Platform, str]] = frozenset(),
) -> tuple[Report, Proposal]:
    """The report as it goes on, and the verdict that went back with a reason, which its writer alone reads.

    Raises:
        OwnWork: `own-report`, or `own-verdict`: who wrote it takes it back instead.
        Stale: `report-closed` or `verdict-moved-on`.
        Invalid: As `read_reason`.
    """
    going_on = check_returnable(report, proposal, by=by, confirmed=confirmed)
    given = read_reason(reason, allowed=allowed)
    return going_on, replace(proposal, state=ProposalState.RETURNED, decider_id=by, decided_at=at, reason=given)


def check_returnable(report: Report, proposal: Proposal, *, by: int, confirmed: Confirmations) -> Report:
    """The report as it goes on, if this verifier may send the verdict back. Raises as `send_back`."""
    refuse_own(report, by)
    going_on = _going_on(report, proposal, ReportMove.SEND_BACK, confirmed)
    if proposal.writer_id == by:
        raise OwnWork("own-verdict")
    return going_on


def take_back(
    report: Report, proposal: Proposal, *, by: int, confirmed: Confirmations, at: datetime
) -> tuple[Report, Proposal]:
    """The report as it goes on, and the verdict that its writer took back.

    Raises:
        OwnWork: `own-report`, or `others-verdict`: somebody else wrote it.
        Stale: `report-closed` or `verdict-moved-on`.
    """
    refuse_own(report, by)
    going_on = _going_on(report, proposal, ReportMove.TAKE_BACK, confirmed)
    if proposal.writer_id != by:
        raise OwnWork("others-verdict")
    return going_on, replace(proposal, state=ProposalState.TAKEN_BACK, decider_id=by, decided_at=at)


def waits_now(report: Report, proposal: Proposal) -> bool:
    """Whether this version waits for approval as the report stands."""
    if proposal.corrects is None:
        return report.state is ReportState.PROPOSED and proposal.waits
    return report.is_correctable and proposal.waits and proposal.corrects == len(report.answers)


def _going_on(report: Report, proposal: Proposal, move: ReportMove, confirmed: Confirmations) -> Report:
    """Open again, as new where nobody's confirmation is left; answered as before where a correction waited."""
    going_on = _moved(report, proposal, move)
    is_new = going_on.state in OPEN and not confirmed.given
    return replace(going_on, state=ReportState.NEW) if is_new else going_on


def _moved(report: Report, proposal: Proposal, move: ReportMove) -> Report:
    """The report after what is done to the version, which has to wait for it.

    Raises:
        Stale: `report-closed`: it was written before the report was answered; or `verdict-moved-on`.
    """
    if proposal.corrects is None and report.state not in OPEN:
        raise Stale("report-closed")
    after = moved(report, move)
    if proposal.state is not ProposalState.WAITING or proposal.corrects not in {None, len(report.answers)}:
        raise Stale("verdict-moved-on")
    return after
