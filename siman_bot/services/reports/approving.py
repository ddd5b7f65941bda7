"""Another verifier's look at a verdict: approval, which answers the reporter; or back to its writer (R4)."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from siman_bot.domain.audit import AuditAct
from siman_bot.domain.people.person import Person
from siman_bot.domain.publishing.marks import Mark
from siman_bot.domain.publishing.vouching import NO_ANSWERS, Answers, audited_marks
from siman_bot.domain.refusals import Stale
from siman_bot.domain.reports.acts import ReportAct
from siman_bot.domain.reports.doubtful import check_vouched, doubtful_words
from siman_bot.domain.reports.proposal import (
    Proposal,
    ProposalState,
    approve,
    check_returnable,
    send_back,
    take_back,
    waits_now,
)
from siman_bot.domain.reports.report import Report
from siman_bot.domain.reports.verdict import ReportOutcome, Verdict
from siman_bot.services.notices import NoticeButton, notice, tell
from siman_bot.services.ports import OfficialAccounts
from siman_bot.services.reports.concerning import check_answering
from siman_bot.services.reports.reach import confirmations_of, in_reach, location_of, note
from siman_bot.services.reports.verdicts import Given, tell_reporter
from siman_bot.services.transaction import Caller, Now, Tx, acting, transactional
from storage.engine import Database
from storage.people import people
from storage.reports import proposals, reports

__all__ = ["Approving", "WaitingVerdict", "returnable", "to_answer"]


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingVerdict:
    """A verdict as it waits for approval; `number` is its version. Who wrote it isn't said.

    `corrects` is the outcome that the reporter was told before, where it is a correction.
    """

    report_id: int
    ticket: str
    number: int
    verdict: Verdict
    by_reader: bool
    corrects: ReportOutcome | None = None


class Approving:
    """What may become of a verdict that waits.

    Args:
        database: Where reports are.
        clock: The time now.
        official_accounts: What a verdict may name.
    """

    def __init__(self, *, database: Database, clock: Now, official_accounts: OfficialAccounts) -> None:
        self.database = database
        self._clock = clock
        self._official_accounts = official_accounts

    @transactional("reports.approving.read")
    async def read(self, tx: Tx, caller: Caller, *, report_id: int) -> WaitingVerdict:
        """The verdict that waits; that somebody looked at it is noted.

        Raises:
            Stale: `verdict-moved-on`: none waits.
            Refusal: As `in_reach`.
        """
        person, report, proposal = await _waiting(tx, caller, report_id)
        if not waits_now(report, proposal) or proposal.verdict is None:
            raise Stale("verdict-moved-on")
        await note(tx, person, report, ReportAct.OPEN, self._clock(), version=proposal.number)
        return WaitingVerdict(
            report_id=report.id,
            ticket=report.ticket,
            number=proposal.number,
            verdict=proposal.verdict,
            by_reader=proposal.writer_id == person.id,
            corrects=_corrected(report, proposal),
        )

    @transactional("reports.approving.approve")
    async def approve(
        self, tx: Tx, caller: Caller, *, report_id: int, number: int, answers: Answers = NO_ANSWERS
    ) -> Given:
        """Approve this version of the verdict: the report is closed with it or corrected, and its reporter told.

        Raises:
            OwnWork: `own-verdict`: nobody approves what they wrote.
            Stale: `report-closed`; `verdict-moved-on`: this version no longer waits.
            Invalid: `needs-confirmations`, `writer-left` (R4), `answer-not-public`, or words that may not be sent any
                more.
            Unanswered: `verdict-unanswered`: a doubtful part has no answer (R2, R7).
            Refusal: As `in_reach`.
        """
        person, report, proposal = await _waiting(tx, caller, report_id, number)
        writer, verdict = await people.get(tx, proposal.writer_id), proposal.verdict
        if writer is None or verdict is None:
            raise Stale("verdict-moved-on")
        confirmed, now = await confirmations_of(tx, report), self._clock()
        closed, approved = approve(
            report,
            proposal,
            by=person.id,
            writer=writer,
            location=await location_of(tx, report.province_code),
            confirmed=confirmed,
            at=now,
            allowed=await self._official_accounts(tx),
        )
        marks = check_vouched(verdict, answers, ticket=report.ticket)
        await check_answering(tx, verdict.code, now)
        await proposals.decide(tx, report.id, approved)
        if proposal.corrects is None:
            await reports.close(tx, closed)
        else:
            await reports.save(tx, closed)
        await note(
            tx,
            person,
            report,
            ReportAct.APPROVE if proposal.corrects is None else ReportAct.CORRECT,
            now,
            version=number,
            outcome=verdict.outcome.value,
            confirmations=len(confirmed.counting),
            **audited_marks(marks),
        )
        await tell_reporter(tx, closed, now)
        told = "verdict-approved" if proposal.corrects is None else "correction-approved"
        await _tell_writer(tx, told, report, approved, now)
        return Given(ticket=report.ticket, outcome=verdict.outcome, corrects=_corrected(report, proposal))

    @transactional("reports.approving.send-back")
    async def send_back(self, tx: Tx, caller: Caller, *, report_id: int, number: int, reason: str) -> str:
        """Give the verdict back to its writer with a reason; the report's ticket.

        Raises:
            OwnWork: `own-verdict`: who wrote it takes it back instead.
            Stale: As for `approve`.
            Invalid: As `read_reason`.
            Refusal: As `in_reach`.
        """
        person, report, proposal = await _waiting(tx, caller, report_id, number)
        confirmed, now = await confirmations_of(tx, report), self._clock()
        allowed = await self._official_accounts(tx)
        going_on, returned = send_back(
            report, proposal, by=person.id, confirmed=confirmed, reason=reason, at=now, allowed=allowed
        )
        await self._settle(tx, person, going_on, returned, ReportAct.SEND_BACK, now)
        await _tell_writer(tx, "verdict-returned", report, returned, now)
        return report.ticket

    @transactional("reports.approving.take-back")
    async def take_back(self, tx: Tx, caller: Caller, *, report_id: int, number: int) -> str:
        """Take back one's own verdict before it is approved; the report's ticket.

        Raises:
            OwnWork: `others-verdict`: somebody else wrote it.
            Stale: As for `approve`.
            Refusal: As `in_reach`.
        """
        person, report, proposal = await _waiting(tx, caller, report_id, number)
        confirmed, now = await confirmations_of(tx, report), self._clock()
        going_on, taken = take_back(report, proposal, by=person.id, confirmed=confirmed, at=now)
        await self._settle(tx, person, going_on, taken, ReportAct.TAKE_BACK, now)
        return report.ticket

    async def _settle(
        self, tx: Tx, person: Person, report: Report, proposal: Proposal, act: AuditAct, now: datetime
    ) -> None:
        await proposals.decide(tx, report.id, proposal)
        await reports.save(tx, report)
        await note(tx, person, report, act, now, version=proposal.number)


async def returnable(tx: Tx, caller: Caller, *, report_id: int, number: int) -> Report:
    """The report, if this person may send this version of its verdict back. Raises as `Approving.send_back`."""
    person, report, proposal = await _waiting(tx, caller, report_id, number)
    check_returnable(report, proposal, by=person.id, confirmed=await confirmations_of(tx, report))
    return report


def _corrected(report: Report, proposal: Proposal) -> ReportOutcome | None:
    if proposal.corrects is None or report.standing is None:
        return None
    return report.standing.outcome


async def to_answer(tx: Tx, caller: Caller, *, report_id: int, number: int) -> tuple[Mark, ...]:
    """All that whoever approves this version is asked about its words. Raises as `Approving.send_back`."""
    person, report, proposal = await _waiting(tx, caller, report_id, number)
    check_returnable(report, proposal, by=person.id, confirmed=await confirmations_of(tx, report))
    return () if proposal.verdict is None else doubtful_words(proposal.verdict)


async def _waiting(
    tx: Tx, caller: Caller, report_id: int, number: int | None = None
) -> tuple[Person, Report, Proposal]:
    """Who asks, the report, and the newest version of its verdict, which has to be the one that is meant."""
    person = await acting(tx, caller)
    report = await in_reach(tx, person, await reports.get(tx, report_id))
    proposal = await proposals.newest(tx, report.id)
    if proposal is None or (number is not None and proposal.number != number):
        raise Stale("verdict-moved-on")
    return person, report, proposal


async def _tell_writer(tx: Tx, key: str, report: Report, proposal: Proposal, now: datetime) -> None:
    """Nobody where the writer has erased their data meanwhile."""
    writer = await people.get(tx, proposal.writer_id)
    if writer is None:
        return
    gaps: dict[str, Any] = {"reason": proposal.reason} if proposal.state is ProposalState.RETURNED else {}
    answer = notice(
        key,
        to=writer.telegram_id,
        once=f"report.{key}:{report.id}:{proposal.number}",
        buttons=(NoticeButton(label="button-open-report", action="queue-open", args=(report.id,)),),
        ticket=report.ticket,
        outcome=proposal.outcome.value,
        **gaps,
    )
    await tell(tx, [answer], now)
