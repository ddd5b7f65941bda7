"""Second looks at what one verifier closed alone (R4)."""

from collections.abc import Callable

from siman_bot.domain.code import CodeKind, new_code
from siman_bot.domain.people.permissions import require
from siman_bot.domain.people.person import Person, clock_of_reader
from siman_bot.domain.people.roles import Act
from siman_bot.domain.reports.acts import ReportAct
from siman_bot.domain.reports.relooking import SecondLook, check_relook
from siman_bot.domain.reports.report import Report
from siman_bot.services.notices import notice, tell
from siman_bot.services.paging import Cut, counted
from siman_bot.services.reports.reach import in_reach, note, provinces_of
from siman_bot.services.reports.telling import tell_of_report
from siman_bot.services.reports.verifying import ReportQueue, queued
from siman_bot.services.transaction import Caller, Now, Tx, acting, transactional
from storage.engine import Database
from storage.people import people
from storage.reports import relooks, reports

__all__ = ["Relooking"]


class Relooking:
    """Another verifier's look at closings.

    Args:
        database: Where reports are.
        clock: The time now.
        choice: Draws the characters of a ticket.
    """

    def __init__(self, *, database: Database, clock: Now, choice: Callable[[str], str]) -> None:
        self.database = database
        self._clock = clock
        self._choice = choice

    async def closings(self, caller: Caller, *, cut: Cut) -> ReportQueue:
        """What others closed alone in the verifier's scope and nobody has looked at since.

        Raises:
            WrongRole: Not a verifier.
        """
        async with self.database.read() as connection:
            person = await acting(connection, caller)
            require(person, Act.WORK_REPORT)
            provinces = await provinces_of(connection, person)
            total = await relooks.count(connection, provinces=provinces, besides=person.id)
            cut = cut.inside(total)
            found = await relooks.listed(
                connection, provinces=provinces, besides=person.id, limit=cut.limit, offset=cut.cursor
            )
            return ReportQueue(page=counted(found, cut, total=total).of(queued), clock=clock_of_reader(person))

    @transactional("reports.relooking.agree")
    async def agree(self, tx: Tx, caller: Caller, *, report_id: int) -> str:
        """Agree with a closing; the report's ticket.

        Raises:
            Refusal: As `check_relook` and `in_reach`.
        """
        person, report = await _relooked(tx, caller, report_id)
        now = self._clock()
        await relooks.add(tx, report_id=report.id, by=person.id, look=SecondLook.AGREED, reopened_id=None, now=now)
        await note(tx, person, report, ReportAct.AGREE, now)
        return report.ticket

    @transactional("reports.relooking.reopen")
    async def reopen(self, tx: Tx, caller: Caller, *, report_id: int) -> str:
        """Have the same text checked as a new report; its ticket. What was closed stays closed as it was.

        Raises:
            Refusal: As `check_relook` and `in_reach`.
        """
        person, report = await _relooked(tx, caller, report_id)
        now = self._clock()
        ticket = new_code(CodeKind.TICKET, self._choice)
        while await reports.by_ticket(tx, ticket) is not None:
            ticket = new_code(CodeKind.TICKET, self._choice)
        new_id = await reports.add(
            tx,
            ticket=ticket,
            reporter_id=report.reporter_id,
            province_code=report.province_code,
            body=report.body or "",
            url=report.url,
            links=report.links,
            media=report.media,
            now=now,
        )
        await relooks.add(tx, report_id=report.id, by=person.id, look=SecondLook.REOPENED, reopened_id=new_id, now=now)
        await note(tx, person, report, ReportAct.REOPEN, now, reopened=ticket)
        await tell_of_report(tx, besides=report.reporter_id, province_code=report.province_code, now=now)
        reporter = await people.get(tx, report.reporter_id) if report.reporter_id is not None else None
        if reporter is not None:
            once = f"report.reopened:{report.id}"
            told = notice("report-reopened", to=reporter.telegram_id, once=once, ticket=report.ticket, reopened=ticket)
            await tell(tx, [told], now)
        return ticket


async def _relooked(tx: Tx, caller: Caller, report_id: int) -> tuple[Person, Report]:
    person = await acting(tx, caller)
    report = await in_reach(tx, person, await reports.get(tx, report_id))
    check_relook(report, by=person.id, looked=await relooks.looked(tx, report.id))
    return person, report
