"""Handing in a suspicious post, following one's own reports, taking one back."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

import structlog

from siman_bot.domain.code import ALPHABET, LENGTH, CodeKind, new_code, read_code
from siman_bot.domain.people.person import Person, clock_of_reader
from siman_bot.domain.places import NOWHERE, ZONES, Clock, Location, covered
from siman_bot.domain.refusals import Already, Invalid, NotFound, Stale
from siman_bot.domain.reports.report import (
    OPEN,
    OPEN_LIMIT,
    RETENTION,
    URL_LIMIT,
    Report,
    ReportState,
    Verdict,
    first_url,
    read_post,
    shown_province,
    withdraw,
)
from siman_bot.domain.sending.lane import Lane
from siman_bot.services.notices import NoticeButton, notice
from siman_bot.services.paging import Cut, Page, counted
from siman_bot.services.transaction import Caller, Tx, acting, transactional
from siman_bot.services.transaction import Clock as Now
from storage import dialogs, places
from storage.dialogs import Dialog
from storage.engine import Database
from storage.reports import reports
from storage.reports.reports import Expired
from storage.sending.outbox import outbox
from storage.sending.outbox.outbox import Owed

__all__ = ["Drafted", "MyReport", "Reporting", "Sent", "location_of", "new_draft_key"]

DIALOG: Final = "lapor"
DRAFT_KEPT: Final = timedelta(days=1)
"""A post that was pasted and never sent is forgotten after this."""

log = structlog.get_logger()


@dataclass(frozen=True, slots=True, kw_only=True)
class Drafted:
    """A post as it would be handed in. `key` names this very preview, so that an older button sends nothing else."""

    key: str
    body: str
    url: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    ticket: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MyReport:
    """A report as its own reporter sees it. `clock` is the reader's."""

    id: int
    ticket: str
    state: ReportState
    body: str | None
    received_at: datetime
    clock: Clock
    verdict: Verdict | None

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

    @transactional("reports.reporting.begin")
    async def begin(self, tx: Tx, caller: Caller) -> None:
        """Wait for the post in the next message."""
        person = await acting(tx, caller)
        await dialogs.put(tx, person_id=person.id, kind=DIALOG, step="post", data={}, now=self._clock())

    @transactional("reports.reporting.draft")
    async def draft(self, tx: Tx, caller: Caller, *, typed: str, hidden_links: Sequence[str] = ()) -> Drafted:
        """The pasted or forwarded post, kept as a preview.

        Args:
            tx: The transaction.
            caller: Who reports.
            typed: The post's text.
            hidden_links: Addresses behind its words, used where no address stands in the text itself.

        Raises:
            Invalid: `report-no-text`, `text-too-long` or `too-many-reports`.
            Already: `report-open`: they have handed in the same text, and it isn't answered yet.
        """
        person = await acting(tx, caller)
        body = read_post(typed)
        await self._refuse_more(tx, person, body)
        hidden = (link for link in hidden_links if len(link) <= URL_LIMIT)
        url = first_url(body) or next((found for link in hidden if (found := first_url(link))), None)
        drafted = Drafted(key=new_draft_key(self._choice), body=body, url=url)
        data = {"key": drafted.key, "body": body, "url": url}
        await dialogs.put(tx, person_id=person.id, kind=DIALOG, step="preview", data=data, now=self._clock())
        return drafted

    @transactional("reports.reporting.send")
    async def send(self, tx: Tx, caller: Caller, *, key: str) -> Sent:
        """Hand in the previewed post; its reporter is kept only to be answered (R10).

        Raises:
            Stale: Another preview, or none any more.
            Already: As for `draft`.
            Invalid: `too-many-reports`.
        """
        person = await acting(tx, caller)
        dialog = await _draft_of(tx, person, key)
        body, url = dialog.data["body"], dialog.data["url"]
        await self._refuse_more(tx, person, body)
        now = self._clock()
        province = person.membership.location.province_code if person.is_member and person.membership else None
        ticket = await self._new_ticket(tx)
        await reports.add(tx, ticket=ticket, reporter_id=person.id, province_code=province, body=body, url=url, now=now)
        await dialogs.drop(tx, person.id)
        await _tell_verifiers(tx, besides=person.id, province_code=province, now=now)
        return Sent(ticket=ticket)

    @transactional("reports.reporting.discard")
    async def discard(self, tx: Tx, caller: Caller, *, key: str) -> None:
        """Forget the preview.

        Raises:
            Stale: Another preview, or none any more.
        """
        person = await acting(tx, caller)
        await _draft_of(tx, person, key)
        await dialogs.drop(tx, person.id)

    @transactional("reports.reporting.withdraw")
    async def withdraw(self, tx: Tx, caller: Caller, *, report_id: int) -> MyReport:
        """Take back one's own report while it is open.

        Raises:
            NotFound: No such report of theirs.
            Stale: It is answered or taken back already.
        """
        person = await acting(tx, caller)
        report = withdraw(_own(await reports.get(tx, report_id), person))
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
        """Destroy what has outlived its purpose (R9): text and URL of old reports, previews never sent.

        A report that nobody answered in time ends with it, and its reporter is told.
        """
        now = self._clock()
        async with self.database.claim() as tx:
            destroyed = await reports.destroy_closed_before(tx, now - RETENTION)
            expired = await reports.expire_received_before(tx, now - RETENTION)
            await outbox.add(tx, _apologies(expired), now)
            await dialogs.drop_older(tx, kind=DIALOG, before=now - DRAFT_KEPT)
        if destroyed or expired:
            log.info("reports_destroyed", closed=destroyed, unanswered=len(expired))

    async def _refuse_more(self, tx: Tx, person: Person, body: str) -> None:
        ticket = await reports.open_with_text(tx, reporter_id=person.id, body=body)
        if ticket is not None:
            raise Already("report-open", ticket=ticket)
        if await reports.open_of(tx, person.id) >= OPEN_LIMIT:
            raise Invalid("too-many-reports", limit=OPEN_LIMIT)

    async def _new_ticket(self, tx: Tx) -> str:
        ticket = new_code(CodeKind.TICKET, self._choice)
        while await reports.by_ticket(tx, ticket) is not None:
            ticket = new_code(CodeKind.TICKET, self._choice)
        return ticket


def new_draft_key(choice: Callable[[str], str]) -> str:
    """A name for one preview, short enough for a button."""
    return "".join(choice(ALPHABET) for _ in range(LENGTH))


async def location_of(connection: Tx, province_code: str | None) -> Location:
    """Where a report is from as far as verifiers may know (R10): nowhere, from a province with few members."""
    counts = await reports.approved_members(connection)
    shown = shown_province(province_code, counts.get(province_code or "", 0))
    if shown is None:
        return NOWHERE
    gazetteer = await places.gazetteer(connection)
    return Location(region=gazetteer.provinces[shown].region, province_code=shown)


async def _draft_of(tx: Tx, person: Person, key: str) -> Dialog:
    dialog = await dialogs.get(tx, person.id)
    if dialog is None or dialog.kind != DIALOG or dialog.data.get("key") != key:
        raise Stale("button-expired")
    return dialog


async def _tell_verifiers(tx: Tx, *, besides: int, province_code: str | None, now: datetime) -> None:
    """At most one notice a day for each verifier, however much waits."""
    location = await location_of(tx, province_code)
    today = now.astimezone(ZONES[Clock.WIB]).date().isoformat()
    owed = [
        notice(
            "reports-waiting",
            to=verifier.telegram_id,
            once=f"report.waiting:{verifier.person_id}:{today}",
            lane=Lane.DIGEST,
            buttons=(NoticeButton(label="button-open-queue", action="queue", args=(0,)),),
        )
        for verifier in await reports.verifiers(tx)
        if verifier.person_id != besides and covered(location, by=verifier.scopes)
    ]
    await outbox.add(tx, owed, now)


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
        received_at=report.received_at,
        clock=clock,
        verdict=report.verdict,
    )
