"""A report from its handing in to its answer as a page or an import would have it: use cases alone, no form."""

from dataclasses import replace

import pytest
import pytest_asyncio
from sqlalchemy import func, select

from siman_bot.domain.people.roles import Grant, Role
from siman_bot.domain.places import NATION
from siman_bot.domain.refusals import Already, Invalid, OwnWork, Stale, WrongRole
from siman_bot.domain.reports.evidence import Evidence
from siman_bot.domain.reports.report import ReportState
from siman_bot.domain.reports.verdict import Referral, ReportOutcome, Verdict, read_verdict
from siman_bot.services.paging import Cut
from siman_bot.services.registry import ReportServices, make_services
from siman_bot.services.transaction import Caller, Key
from storage import audit
from storage.engine import Database
from storage.sending.tables import deliveries
from storage.tables import dialogs
from tests.town import TestClock

BUDI, VERA, VINO = (Caller(telegram_id=number) for number in (71, 72, 73))
WHOLE = Verdict(
    outcome=ReportOutcome.FALSE,
    answer=" Berasnya asli. ",
    subject="Bulog",
    office="Komdigi",
    evidence=(
        Evidence(url=" https://www.bps.go.id/stok-beras", publisher="BPS", primary=True),
        Evidence(url="https://cekfakta.com/beras", publisher="CekFakta", primary=False),
    ),
)


@pytest.fixture
def clock() -> TestClock:
    return TestClock()


@pytest_asyncio.fixture
async def services(database: Database, clock: TestClock) -> ReportServices:
    drawn = iter("23456789ABCDEFGHJKMNPQRSTVWXYZ" * 99)
    made = make_services(database=database, clock=clock, choice=lambda _: next(drawn), quiet=None)
    for caller in (BUDI, VERA, VINO):
        await made.people.consenting.agree(caller, name="Budi", language="id", text_version=1)
    for caller in (VERA, VINO):
        await made.people.granting.grant(caller.telegram_id, Grant(role=Role.VERIFIER, scope=NATION))
    return made.reports


async def handed_in(services: ReportServices, text: str, *links: str) -> int:
    """The report's id."""
    ticket = (await services.reporting.hand_in(BUDI, text=text, links=links)).ticket
    return (await services.reporting.find(BUDI, typed=ticket)).id


async def test_a_report_is_handed_in_confirmed_and_closed_with_a_whole_verdict(
    database: Database, services: ReportServices
) -> None:
    report_id = await handed_in(services, " Beras\u200b plastik ", "tanpa tautan", "https://contoh.id/beras.")
    (waiting,) = (await services.verifying.queue(VERA, cut=Cut(limit=5))).page.rows
    opened = await services.verifying.open(VERA, report_id=waiting.id)
    assert (opened.id, opened.body, opened.url) == (report_id, "Beras plastik", "https://contoh.id/beras")
    for verifier in (VERA, VINO):
        await services.verifying.confirm(verifier, report_id=report_id)
    given = await services.verdicts.give(VINO, report_id=report_id, verdict=WHOLE)
    assert (given.outcome, given.waits) == (ReportOutcome.FALSE, True)
    waiting_verdict = await services.approving.read(VERA, report_id=report_id)
    assert waiting_verdict.verdict == read_verdict(WHOLE)
    closed = await services.approving.approve(VERA, report_id=report_id, number=waiting_verdict.number)
    assert (closed.outcome, closed.waits) == (ReportOutcome.FALSE, False)

    own = await services.reporting.read(BUDI, report_id=report_id)
    assert own.state is ReportState.CLOSED
    assert own.answers == (read_verdict(WHOLE),)
    async with database.read() as connection:
        acts = [act.act for act in await audit.about(connection, f"report:{closed.ticket}")]
        told = (
            await connection.execute(select(deliveries.c.payload).where(deliveries.c.chat_id == BUDI.telegram_id))
        ).scalar_one()
        assert (await connection.execute(select(func.count()).select_from(dialogs))).scalar_one() == 0
    assert acts == ["report.open", *["report.confirm"] * 2, "report.write", "report.open", "report.approve"]
    assert told["key"] == "report-clarified-sources"
    assert told["gaps"]["answer"] == "Berasnya asli."


async def test_a_whole_verdict_is_held_to_the_rules_of_a_typed_one(services: ReportServices) -> None:
    """R2, R4, R7, R10."""
    report_id = await handed_in(services, "Beras plastik")
    give = services.verdicts.give
    with pytest.raises(Invalid, match="needs-confirmations"):
        await give(VINO, report_id=report_id, verdict=WHOLE)
    for verifier in (VERA, VINO):
        await services.verifying.confirm(verifier, report_id=report_id)
    for verdict, key in (
        (replace(WHOLE, evidence=WHOLE.evidence[:1]), "needs-evidence"),
        (replace(WHOLE, evidence=(replace(WHOLE.evidence[0], url="ftp://bps.go.id"),)), "evidence-not-link"),
        (replace(WHOLE, answer=""), "text-missing"),
        (replace(WHOLE, answer="Penyebarnya @tetangga_jahat."), "personal-target"),
        (Verdict(outcome=ReportOutcome.UNPROVEN, answer="Itu hoaks!"), "labels-without-evidence"),
        (Verdict(outcome=ReportOutcome.OPINION, answer="Itu hoaks!"), "opinion-no-words"),
        (Verdict(outcome=ReportOutcome.OUT_OF_SCOPE), "needs-referral"),
    ):
        with pytest.raises(Invalid, match=key):
            await give(VINO, report_id=report_id, verdict=verdict)
    with pytest.raises(WrongRole):
        await give(BUDI, report_id=report_id, verdict=WHOLE)
    own = await services.reporting.hand_in(VERA, text="Kabar")
    own_id = (await services.reporting.find(VERA, typed=own.ticket)).id
    with pytest.raises(OwnWork):
        await give(VERA, report_id=own_id, verdict=Verdict(outcome=ReportOutcome.OPINION))
    # What one verifier has closed no other closes again.
    referred = Verdict(outcome=ReportOutcome.OUT_OF_SCOPE, referral=Referral.PRESS)
    assert (await give(VERA, report_id=report_id, verdict=referred)).outcome is ReportOutcome.OUT_OF_SCOPE
    with pytest.raises(Stale):
        await give(VINO, report_id=report_id, verdict=WHOLE)


async def test_what_is_sent_twice_under_one_key_is_done_once(services: ReportServices, clock: TestClock) -> None:
    caller = replace(BUDI, key=Key(name="halaman-1", at=clock()))
    first = await services.reporting.hand_in(caller, text="Beras plastik")
    assert await services.reporting.hand_in(caller, text="Beras plastik") == first
    with pytest.raises(Already, match="report-open"):
        await services.reporting.hand_in(BUDI, text="Beras plastik")
    report_id = (await services.reporting.find(BUDI, typed=first.ticket)).id
    assert (await services.reporting.withdraw(BUDI, report_id=report_id)).state is ReportState.WITHDRAWN
    page = await services.reporting.mine(BUDI, cut=Cut(limit=2))
    assert [(report.ticket, report.body) for report in page.rows] == [(first.ticket, None)]
