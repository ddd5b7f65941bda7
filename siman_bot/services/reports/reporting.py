"""Handing in a suspicious post, following one's own reports, taking one back."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

import structlog

from siman_bot.domain.code import CodeKind, new_code, read_code
from siman_bot.domain.media import Media
from siman_bot.domain.people.person import Person, clock_of_reader
from siman_bot.domain.places import Clock
from siman_bot.domain.refusals import Already, Invalid, NotFound
from siman_bot.domain.reports.post import ReportedPost, read_post
from siman_bot.domain.reports.report import OPEN, OPEN_LIMIT, RETENTION, Report, ReportState, withdraw
from siman_bot.domain.reports.verdict import Verdict
from siman_bot.domain.sending.lane import Lane
from siman_bot.services.notices import Owed, notice, tell
from siman_bot.services.paging import Cut, Page, counted
from siman_bot.services.reports.concerning import note_subjects
from siman_bot.services.reports.reach import destroy_versions, destroy_written
from siman_bot.services.reports.telling import tell_of_report
from siman_bot.services.transaction import Caller, Now, Tx, acting, transactional
from storage.engine import Database
from storage.reports import messages, proposals, reports, retention
from storage.reports.retention import Expired

__all__ = ["HandedIn", "MyReport", "Reporting", "acceptable"]

log = structlog.get_logger()


@dataclass(frozen=True, slots=True, kw_only=True)
class HandedIn:
    ticket: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MyReport:
    """A report as its own reporter sees it. `clock` is the reader's; the last of `answers` holds."""

    id: int
    ticket: str
    state: ReportState
    body: str | None
    received_at: datetime
    clock: Clock
    answers: tuple[Verdict, ...] = ()
    links: tuple[str, ...] = ()
    media: tuple[Media, ...] = ()

    @property
    def is_open(self) -> bool:
        return self.state in OPEN


class Reporting:
    """The reporter's side.

    Args:
        database: Where reports are.
        clock: The time now.
        choice: Draws the characters of a ticket.
    """

    def __init__(self, *, database: Database, clock: Now, choice: Callable[[str], str]) -> None:
        self.database = database
        self._clock = clock
        self._choice = choice

    @transactional("reports.reporting.hand-in")
    async def hand_in(
        self,
        tx: Tx,
        caller: Caller,
        *,
        text: str,
        links: Sequence[str] = (),
        media: Sequence[Media] = (),
        message_ids: Sequence[int] = (),
    ) -> HandedIn:
        """Hand in a post; its reporter is kept only to be answered (R10).

        Args:
            tx: The transaction.
            caller: Who reports.
            text: What the post says.
            links: Addresses that came with it, beside those that stand in the text itself.
            media: Files that came with it.
            message_ids: The reporter's messages that it was made of.

        Raises:
            Invalid: As `acceptable`.
            Already: As `acceptable`.
        """
        person = await acting(tx, caller)
        post = await acceptable(tx, person, text=text, links=links, media=media)
        now = self._clock()
        province = person.membership.location.province_code if person.is_member and person.membership else None
        ticket = await self._new_ticket(tx)
        report_id = await reports.add(
            tx,
            ticket=ticket,
            reporter_id=person.id,
            province_code=province,
            body=post.body,
            url=post.url,
            links=post.links,
            media=post.media,
            message_ids=message_ids,
            now=now,
        )
        await note_subjects(tx, report_id, post.body)
        await tell_of_report(tx, besides=person.id, province_code=province, now=now)
        return HandedIn(ticket=ticket)

    @transactional("reports.reporting.withdraw")
    async def withdraw(self, tx: Tx, caller: Caller, *, report_id: int) -> MyReport:
        """Take back one's own report while it is open.

        Raises:
            NotFound: No such report of theirs.
            Stale: It is answered or taken back already.
        """
        person = await acting(tx, caller)
        report = withdraw(_own(await reports.get(tx, report_id), person))
        await destroy_written(tx, [report.ticket], self._clock())
        await reports.save(tx, report)
        return _mine(report, clock_of_reader(person))

    async def mine(self, caller: Caller, *, cut: Cut) -> Page[MyReport]:
        """One's own reports, newest first."""
        async with self.database.read() as connection:
            person = await acting(connection, caller)
            total = await reports.count_of_reporter(connection, person.id)
            cut = cut.inside(total)
            found = await reports.of_reporter(connection, person.id, limit=cut.limit, offset=cut.cursor)
            return counted([_mine(report, clock_of_reader(person)) for report in found], cut, total=total)

    async def made_of(self, caller: Caller, *, message_id: int) -> str | None:
        """The ticket of one's own report that a message is a part of."""
        async with self.database.read() as connection:
            person = await acting(connection, caller)
            return await messages.with_message(connection, reporter_id=person.id, message_id=message_id)

    async def read(self, caller: Caller, *, report_id: int) -> MyReport:
        """One's own report.

        Raises:
            NotFound: No such report of theirs.
        """
        async with self.database.read() as connection:
            person = await acting(connection, caller)
            return _mine(_own(await reports.get(connection, report_id), person), clock_of_reader(person))

    async def find(self, caller: Caller, *, typed: str) -> MyReport:
        """One's own report by its ticket.

        Raises:
            NotFound: As for `read`.
        """
        ticket = read_code(CodeKind.TICKET, typed)
        async with self.database.read() as connection:
            person = await acting(connection, caller)
            report = await reports.by_ticket(connection, ticket) if ticket is not None else None
            return _mine(_own(report, person), clock_of_reader(person))

    async def destroy_old(self) -> None:
        """Destroy text and URL of old reports (R9).

        A report that nobody answered in time ends with it, and its reporter is told.
        """
        now = self._clock()
        async with self.database.write() as tx:
            await destroy_written(tx, await retention.due(tx, now - RETENTION), now)
            destroyed = await retention.destroy_closed_before(tx, now - RETENTION)
            await destroy_versions(tx, await proposals.left_over(tx, now - RETENTION), now)
            expired = await retention.expire_received_before(tx, now - RETENTION)
            await tell(tx, _apologies(expired), now)
        if destroyed or expired:
            log.info("reports_destroyed", closed=destroyed, unanswered=len(expired))

    async def _new_ticket(self, tx: Tx) -> str:
        ticket = new_code(CodeKind.TICKET, self._choice)
        while await reports.by_ticket(tx, ticket) is not None:
            ticket = new_code(CodeKind.TICKET, self._choice)
        return ticket


async def acceptable(
    connection: Tx, person: Person, *, text: str, links: Sequence[str] = (), media: Sequence[Media] = ()
) -> ReportedPost:
    """The post as this person may hand it in now. Arguments as of `Reporting.hand_in`.

    Raises:
        Invalid: As `read_post`, or `too-many-reports`.
        Already: `report-open`: they have handed in the same text without files, and it isn't answered yet.
    """
    post = read_post(text, links, media)
    ticket = None
    if not post.media:
        ticket = await reports.open_with_text(connection, reporter_id=person.id, body=post.body)
    if ticket is not None:
        raise Already("report-open", ticket=ticket)
    if await reports.open_of(connection, person.id) >= OPEN_LIMIT:
        raise Invalid("too-many-reports", limit=OPEN_LIMIT)
    return post


def _apologies(expired: Sequence[Expired]) -> list[Owed]:
    return [
        notice(
            "report-expired",
            to=report.telegram_id,
            once=f"report.expired:{report.id}",
            lane=Lane.DIGEST,
            ticket=report.ticket,
            days=RETENTION.days,
        )
        for report in expired
        if report.telegram_id is not None
    ]


def _own(report: Report | None, person: Person) -> Report:
    if report is None or report.reporter_id != person.id:
        raise NotFound("ticket-not-found")
    return report


def _mine(report: Report, clock: Clock) -> MyReport:
    return MyReport(
        id=report.id,
        ticket=report.ticket,
        state=report.state,
        body=report.body,
        links=() if report.url is None else (report.url, *report.links),
        media=report.media,
        received_at=report.received_at,
        clock=clock,
        answers=report.answers,
    )
