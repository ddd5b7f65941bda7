"""Giving a report its outcome, and answering the reporter without knowing who it is (R10)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from siman_bot.domain.people.person import Person
from siman_bot.domain.publishing.source import Suffixes, check_public
from siman_bot.domain.refusals import Stale
from siman_bot.domain.reports import verdict as rules
from siman_bot.domain.reports.acts import ReportAct
from siman_bot.domain.reports.proposal import Proposal, ProposalState, check_correction, propose, revise
from siman_bot.domain.reports.report import Report, check_outcome, close
from siman_bot.domain.reports.verdict import NEEDS, ReportOutcome, Verdict
from siman_bot.services.notices import NoticeButton, notice, tell
from siman_bot.services.ports import OfficialAccounts
from siman_bot.services.reports.concerning import check_answering
from siman_bot.services.reports.reach import confirmations_of, in_reach, note
from siman_bot.services.reports.telling import tell_of_verdict
from siman_bot.services.transaction import Caller, Now, Tx, acting, transactional
from storage.engine import Database
from storage.people import people
from storage.reports import proposals, relooks, reports

__all__ = [
    "Given",
    "Verdicts",
    "answer_words",
    "closable",
    "correctable",
    "last_written",
    "shown_answer",
    "tell_reporter",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """`waits` where another verifier has to approve it before the reporter is told; `corrects` what was said before."""

    ticket: str
    outcome: ReportOutcome
    waits: bool = False
    corrects: ReportOutcome | None = None


class Verdicts:
    """The verifiers' answers.

    Args:
        database: Where reports are.
        clock: The time now.
        official_accounts: What a verdict may name.
        suffixes: Tell which sources are public.
    """

    def __init__(
        self, *, database: Database, clock: Now, official_accounts: OfficialAccounts, suffixes: Suffixes
    ) -> None:
        self.database = database
        self._clock = clock
        self._official_accounts = official_accounts
        self._suffixes = suffixes

    @transactional("reports.verdicts.close")
    async def give(self, tx: Tx, caller: Caller, *, report_id: int, verdict: Verdict) -> Given:
        """Close the report at once where one verifier may, else write the verdict down for another's approval (R4).

        Raises:
            OwnWork: `closed-before`: who closed the same text alone doesn't do so again (R4).
            Stale: `report-closed`; `verdict-waits`: another verdict waits for approval.
            Invalid: `needs-confirmations` (R4), `needs-evidence` (R2), or words that may not be sent (R2, R4, R7).
            Refusal: As `in_reach`.
        """
        person = await acting(tx, caller)
        report = await in_reach(tx, person, await reports.get(tx, report_id))
        confirmed = await confirmations_of(tx, report)
        now = self._clock()
        self._check_sources(verdict)
        await check_answering(tx, verdict.code, now)
        counted = {"outcome": verdict.outcome.value, "confirmations": len(confirmed.counting)}
        if not NEEDS[verdict.outcome].approval:
            before = await relooks.closers_before(tx, report.id)
            closed = close(report, verdict, by=person.id, confirmed=confirmed, at=now, closed_before=before)
            await reports.close(tx, closed)
            await note(tx, person, report, ReportAct.CLOSE, now, **counted)
            await tell_reporter(tx, closed, now)
            return Given(ticket=report.ticket, outcome=verdict.outcome)
        allowed = await self._official_accounts(tx)
        waiting, whole = propose(report, verdict, by=person.id, confirmed=confirmed, allowed=allowed)
        number = await proposals.add(tx, report_id=report.id, verdict=whole, writer_id=person.id, now=now)
        await reports.save(tx, waiting)
        await note(tx, person, report, ReportAct.WRITE, now, version=number, sources=len(whole.evidence), **counted)
        await tell_of_verdict(tx, report, writer=person, now=now)
        return Given(ticket=report.ticket, outcome=verdict.outcome, waits=True)

    @transactional("reports.verdicts.correct")
    async def correct(self, tx: Tx, caller: Caller, *, report_id: int, corrects: int, verdict: Verdict) -> Given:
        """Write down a correction of what a report was answered with, for another verifier's approval (R4, R13).

        Args:
            tx: The transaction.
            caller: Who corrects.
            report_id: The report.
            corrects: Which of its answers, from 1 on: the one that holds.
            verdict: What is right.

        Raises:
            Refusal: As `revise` and `in_reach`, or as `give` for words that may not be sent.
        """
        person = await acting(tx, caller)
        report = await in_reach(tx, person, await reports.get(tx, report_id))
        confirmed, now = await confirmations_of(tx, report), self._clock()
        self._check_sources(verdict)
        await check_answering(tx, verdict.code, now)
        waiting, whole = revise(
            report,
            verdict,
            corrects=corrects,
            newest=await proposals.newest(tx, report.id),
            by=person.id,
            confirmed=confirmed,
            allowed=await self._official_accounts(tx),
        )
        number = await proposals.add(
            tx, report_id=report.id, verdict=whole, writer_id=person.id, now=now, corrects=corrects
        )
        await reports.save(tx, waiting)
        await note(
            tx,
            person,
            report,
            ReportAct.WRITE,
            now,
            version=number,
            sources=len(whole.evidence),
            outcome=whole.outcome.value,
            confirmations=len(confirmed.counting),
            corrects=corrects,
        )
        await tell_of_verdict(tx, report, writer=person, now=now)
        before = report.standing.outcome if report.standing is not None else None
        return Given(ticket=report.ticket, outcome=whole.outcome, waits=True, corrects=before)

    async def check_words(self, connection: Tx, verdict: Verdict) -> None:
        """Pass when the words of a verdict, as far as it is written, may be sent.

        Raises:
            Invalid: They may not (R2, R7).
        """
        rules.check_words(verdict, allowed=await self._official_accounts(connection))
        self._check_sources(verdict)
        await check_answering(connection, verdict.code, self._clock())

    def _check_sources(self, verdict: Verdict) -> None:
        for source in verdict.evidence:
            if source.url:
                check_public(source.url, self._suffixes)


async def closable(connection: Tx, person: Person, report_id: int, outcome: ReportOutcome) -> Report:
    """The report, if this person may give it this outcome now, or write it for another's approval.

    Raises:
        OwnWork: `closed-before` (R4).
        Stale: `report-closed` or `verdict-waits`.
        Invalid: `needs-confirmations` (R4).
        Refusal: As `in_reach`.
    """
    report = await in_reach(connection, person, await reports.get(connection, report_id))
    confirmed, before = await confirmations_of(connection, report), await relooks.closers_before(connection, report.id)
    check_outcome(report, outcome, by=person.id, confirmed=confirmed, closed_before=before)
    return report


async def correctable(
    connection: Tx, person: Person, report_id: int, outcome: ReportOutcome | None = None, corrects: int | None = None
) -> Report:
    """The report, if this person may write a correction of its answer now.

    Args:
        connection: Where to read.
        person: Who corrects.
        report_id: The report.
        outcome: What it is to say; None for what holds now.
        corrects: Which answer is meant, from 1 on; None for the one that holds.

    Raises:
        Refusal: As `check_correction` and `in_reach`.
    """
    report = await in_reach(connection, person, await reports.get(connection, report_id))
    if report.standing is None:
        raise Stale("report-closed")
    check_correction(
        report,
        outcome or report.standing.outcome,
        corrects=corrects or len(report.answers),
        newest=await proposals.newest(connection, report.id),
        by=person.id,
        confirmed=await confirmations_of(connection, report),
    )
    return report


async def last_written(connection: Tx, person: Person, report_id: int) -> Proposal:
    """The verdict or correction that this person wrote last for a report, to be written anew.

    Raises:
        Stale: `verdict-moved-on`: somebody else wrote a later one, or the words are destroyed.
        Refusal: As `in_reach`.
    """
    report = await in_reach(connection, person, await reports.get(connection, report_id))
    proposal = await proposals.newest(connection, report.id)
    if proposal is None or proposal.writer_id != person.id or proposal.verdict is None:
        raise Stale("verdict-moved-on")
    if proposal.state is ProposalState.APPROVED:
        raise Stale("report-closed")
    return proposal


def answer_words(ticket: str, verdict: Verdict, *, corrects: ReportOutcome | None = None) -> tuple[str, dict[str, Any]]:
    """The catalogue's message for the reporter, and what fills its gaps; in previews and in the answer itself.

    `corrects` is the outcome of the answer that it corrects, which the reporter is told as well.
    """
    gaps: dict[str, Any] = {"ticket": ticket}
    if verdict.outcome is ReportOutcome.OPINION:
        return "report-opinion", gaps
    if verdict.referral is not None:
        return "report-referred", gaps | {"referral": verdict.referral.value}
    gaps |= {"outcome": verdict.outcome.value, "answer": verdict.answer}
    if corrects is not None:
        gaps |= {"before": corrects.value}
    if not verdict.evidence:
        return "report-clarified" if corrects is None else "report-corrected", gaps
    gaps |= {"sources": "\n".join(f"• {source.publisher}: {source.url}" for source in verdict.evidence)}
    return "report-clarified-sources" if corrects is None else "report-corrected-sources", gaps


def shown_answer(ticket: str, answers: Sequence[Verdict], number: int) -> tuple[str, dict[str, Any]]:
    """As `answer_words`, of one of the answers that a reporter was told, from 1 on."""
    before = answers[number - 2].outcome if number > 1 else None
    return answer_words(ticket, answers[number - 1], corrects=before)


async def tell_reporter(tx: Tx, report: Report, now: datetime) -> None:
    """The answer, or its correction; nobody where the reporter has erased their data meanwhile."""
    reporter = await people.get(tx, report.reporter_id) if report.reporter_id is not None else None
    if reporter is None or not report.answers:
        return
    number = len(report.answers)
    key, gaps = shown_answer(report.ticket, report.answers, number)
    once = f"report.answered:{report.id}" if number == 1 else f"report.corrected:{report.id}:{number}"
    seeing = NoticeButton(label="button-see-report", action="ticket", args=(report.id,))
    buttons = (seeing,) if number > 1 else ()
    told = [notice(key, to=reporter.telegram_id, once=once, buttons=buttons, **gaps)]
    if (code := report.answers[-1].code) != "":
        checking = NoticeButton(label="button-check-code", action="check-code", args=(code,))
        told.append(
            notice(
                "report-answered-by",
                to=reporter.telegram_id,
                once=f"{once}:by",
                buttons=(checking,),
                ticket=report.ticket,
                code=code,
            )
        )
    await tell(tx, told, now)
