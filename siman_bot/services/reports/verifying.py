"""Working the queue of reports: what waits, one report, the confirmation that it can be checked."""

from dataclasses import dataclass, replace
from datetime import datetime

from siman_bot.domain.code import CodeKind, read_code
from siman_bot.domain.media import Media
from siman_bot.domain.people.permissions import require
from siman_bot.domain.people.person import Person, clock_of_reader
from siman_bot.domain.people.roles import Act
from siman_bot.domain.places import Clock
from siman_bot.domain.refusals import Refusal
from siman_bot.domain.reports.acts import ReportAct
from siman_bot.domain.reports.proposal import ProposalState
from siman_bot.domain.reports.relooking import check_relook
from siman_bot.domain.reports.report import ANSWERED, OPEN, Report, ReportState, confirm
from siman_bot.domain.reports.verdict import CONFIRMATIONS, ReportOutcome, Verdict
from siman_bot.services.paging import Cut, Page, counted
from siman_bot.services.reports.reach import confirmations_of, in_reach, location_of, note, provinces_of
from siman_bot.services.transaction import Caller, Now, Tx, acting, transactional
from storage import places
from storage.engine import Database
from storage.reports import proposals, relooks, reports

__all__ = ["Queued", "ReportQueue", "Ticket", "Verifying", "Written", "queued"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Queued:
    """`is_correction` where what waits is a correction of its answer."""

    id: int
    ticket: str
    state: ReportState
    received_at: datetime
    is_correction: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportQueue:
    """A part of what waits in the verifier's scope; `clock` is the reader's.

    `closings` is how many wait for a second look.
    """

    page: Page[Queued]
    clock: Clock
    closings: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """The newest verdict or correction that was written and not approved. Who wrote it isn't said.

    `is_readable` while its words aren't destroyed. The writer alone reads the `reason` (R3).
    """

    outcome: ReportOutcome
    state: ProposalState
    by_reader: bool
    is_readable: bool
    reason: str = ""

    @property
    def waits(self) -> bool:
        return self.state is ProposalState.WAITING


@dataclass(frozen=True, slots=True, kw_only=True)
class Ticket:
    """A report as verifiers see it: content, and the province's name where R10 lets it be known. No person.

    The last of `answers` holds.
    """

    id: int
    ticket: str
    state: ReportState
    body: str | None
    url: str | None
    received_at: datetime
    province: str | None
    confirmations: int
    confirmed_by_reader: bool
    clock: Clock
    answers: tuple[Verdict, ...] = ()
    written: Written | None = None
    links: tuple[str, ...] = ()
    media: tuple[Media, ...] = ()
    may_relook: bool = False
    may_correct: bool = False
    closed_before: bool = False
    """The reader closed alone what opened anew as this report."""

    @property
    def is_open(self) -> bool:
        return self.state in OPEN

    @property
    def is_confirmed(self) -> bool:
        return self.confirmations >= CONFIRMATIONS


class Verifying:
    """The verifiers' queue.

    Args:
        database: Where reports are.
        clock: The time now.
    """

    def __init__(self, *, database: Database, clock: Now) -> None:
        self.database = database
        self._clock = clock

    async def queue(self, caller: Caller, *, cut: Cut) -> ReportQueue:
        """What waits in the verifier's scope, open reports and corrections, oldest first; their own left out.

        Raises:
            WrongRole: Not a verifier.
        """
        async with self.database.read() as connection:
            person = await acting(connection, caller)
            require(person, Act.WORK_REPORT)
            provinces = await provinces_of(connection, person)
            total = await reports.count_waiting(connection, provinces=provinces, besides=person.id)
            cut = cut.inside(total)
            found = await reports.waiting(
                connection, provinces=provinces, besides=person.id, limit=cut.limit, offset=cut.cursor
            )
            closings = await relooks.count(connection, provinces=provinces, besides=person.id)
            page = counted(found, cut, total=total).of(_waiting)
            return ReportQueue(page=page, clock=clock_of_reader(person), closings=closings)

    @transactional("reports.verifying.open")
    async def open(self, tx: Tx, caller: Caller, *, report_id: int) -> Ticket:
        """One report; that somebody looked at it is noted (R11, R12). Raises as `in_reach`."""
        person = await acting(tx, caller)
        return await self._opened(tx, person, await reports.get(tx, report_id))

    @transactional("reports.verifying.find")
    async def find(self, tx: Tx, caller: Caller, *, typed: str) -> Ticket:
        """One report by its ticket; noted and refused as by `open`."""
        person = await acting(tx, caller)
        ticket = read_code(CodeKind.TICKET, typed)
        return await self._opened(tx, person, await reports.by_ticket(tx, ticket) if ticket is not None else None)

    async def ticket_of(self, caller: Caller, *, report_id: int) -> str:
        """A report's number alone; raises as `in_reach`."""
        async with self.database.read() as connection:
            person = await acting(connection, caller)
            return (await in_reach(connection, person, await reports.get(connection, report_id))).ticket

    @transactional("reports.verifying.confirm")
    async def confirm(self, tx: Tx, caller: Caller, *, report_id: int) -> Ticket:
        """This verifier's word that the claim is factual and checkable (R4).

        Raises:
            Stale: `report-closed`.
            Already: `already-confirmed`.
            Refusal: As `in_reach`.
        """
        person = await acting(tx, caller)
        report = await in_reach(tx, person, await reports.get(tx, report_id))
        before = await confirmations_of(tx, report)
        confirmed = confirm(report, by=person.id, confirmed=before)
        now = self._clock()
        await reports.save(tx, confirmed)
        await reports.add_confirmation(tx, report_id=report.id, verifier_id=person.id, now=now)
        await note(tx, person, report, ReportAct.CONFIRM, now, confirmations=len(before.counting) + 1)
        return await _ticket(tx, person, confirmed)

    async def _opened(self, tx: Tx, person: Person, found: Report | None) -> Ticket:
        report = await in_reach(tx, person, found)
        await note(tx, person, report, ReportAct.OPEN, self._clock())
        return await _ticket(tx, person, report)


def queued(report: Report) -> Queued:
    return Queued(id=report.id, ticket=report.ticket, state=report.state, received_at=report.received_at)


def _waiting(report: Report) -> Queued:
    return replace(queued(report), is_correction=report.state in ANSWERED)


async def _ticket(connection: Tx, person: Person, report: Report) -> Ticket:
    confirmed = await confirmations_of(connection, report)
    shown = (await location_of(connection, report.province_code)).province_code
    gazetteer = await places.gazetteer(connection) if shown is not None else None
    return Ticket(
        id=report.id,
        ticket=report.ticket,
        state=report.state,
        body=report.body,
        url=report.url,
        links=report.links,
        media=report.media,
        received_at=report.received_at,
        province=gazetteer.provinces[shown].name if gazetteer is not None and shown is not None else None,
        confirmations=len(confirmed.counting),
        confirmed_by_reader=person.id in confirmed.given,
        clock=clock_of_reader(person),
        answers=report.answers,
        written=await _written(connection, person, report),
        may_correct=report.is_correctable,
        closed_before=report.state in OPEN and person.id in await relooks.closers_before(connection, report.id),
        may_relook=await _may_relook(connection, person, report),
    )


async def _may_relook(connection: Tx, person: Person, report: Report) -> bool:
    try:
        check_relook(report, by=person.id, looked=await relooks.looked(connection, report.id))
    except Refusal:
        return False
    return True


async def _written(connection: Tx, person: Person, report: Report) -> Written | None:
    proposal = await proposals.newest(connection, report.id)
    meant = len(report.answers) if report.answers else None
    if proposal is None or proposal.state is ProposalState.APPROVED or proposal.corrects != meant:
        return None
    return Written(
        outcome=proposal.outcome,
        state=proposal.state,
        by_reader=proposal.writer_id == person.id,
        is_readable=proposal.verdict is not None,
        reason=proposal.reason if proposal.writer_id == person.id else "",
    )
