"""What the chain binds of verdicts that wait, and what is left of a report that was destroyed (R4, R12)."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any, Final

import pytest
import pytest_asyncio
from sqlalchemy import select, update

from siman_bot.domain.audit import content_hash
from siman_bot.domain.people.roles import Grant, Role
from siman_bot.domain.places import NATION
from siman_bot.domain.reports.evidence import Evidence
from siman_bot.domain.reports.report import RETENTION
from siman_bot.domain.reports.verdict import ReportOutcome, Verdict
from siman_bot.services.auditing import Auditing
from siman_bot.services.registry import ReportServices, make_services
from siman_bot.services.transaction import Caller
from storage import audit
from storage.engine import Database
from storage.people.tables import people
from storage.reports.tables import report_evidence, report_proposals, reports
from tests.tampering import unguarded
from tests.town import TestClock

BUDI, VERA, VINO = (Caller(telegram_id=number) for number in (71, 72, 73))
FALSE: Final = Verdict(
    outcome=ReportOutcome.FALSE,
    answer="Berasnya asli.",
    subject="Bulog",
    office="Komdigi",
    evidence=(
        Evidence(url="https://www.bps.go.id/stok-beras", publisher="BPS", primary=True),
        Evidence(url="https://cekfakta.com/beras", publisher="CekFakta", primary=False),
    ),
)
_BUDI, _VINO = (
    select(people.c.id).where(people.c.telegram_id == caller.telegram_id).scalar_subquery() for caller in (BUDI, VINO)
)
_FIRST, _SECOND = report_proposals.c.number == 1, report_proposals.c.number == 2


@pytest.fixture
def clock() -> TestClock:
    return TestClock()


@pytest_asyncio.fixture
async def services(database: Database, clock: TestClock) -> ReportServices:
    """One report: the first version of its verdict went back, the second is approved."""
    drawn = iter("23456789ABCDEFGHJKMNPQRSTVWXYZ" * 99)
    made = make_services(database=database, clock=clock, choice=lambda _: next(drawn), quiet=None)
    for caller in (BUDI, VERA, VINO):
        await made.people.consenting.agree(caller, name="Budi", language="id", text_version=1)
    for caller in (VERA, VINO):
        await made.people.granting.grant(caller.telegram_id, Grant(role=Role.VERIFIER, scope=NATION))
    found = made.reports
    ticket = (await found.reporting.hand_in(BUDI, text="Beras plastik https://contoh.id/x")).ticket
    report_id = (await found.reporting.find(BUDI, typed=ticket)).id
    for caller in (VERA, VINO):
        await found.verifying.confirm(caller, report_id=report_id)
    await found.verdicts.give(VINO, report_id=report_id, verdict=replace(FALSE, answer="Berasnya aman."))
    await found.approving.send_back(VERA, report_id=report_id, number=1, reason="Belum jelas.")
    await found.verdicts.give(VINO, report_id=report_id, verdict=FALSE)
    await found.approving.approve(VERA, report_id=report_id, number=2)
    return found


TAMPERINGS: Final[Mapping[str, tuple[Any, str]]] = {
    "words of a version": (update(report_proposals).where(_FIRST).values(answer="Lain"), "content"),
    "words of the approved one": (update(report_proposals).where(_SECOND).values(answer="Lain"), "content"),
    "outcome": (update(report_proposals).where(_SECOND).values(outcome="penipuan"), "content"),
    "evidence": (update(report_proposals).where(_SECOND).values(evidence=[]), "content"),
    "its writer": (update(report_proposals).where(_SECOND).values(written_by=_BUDI), "writer"),
    "its approver": (update(report_proposals).where(_SECOND).values(decided_by=_BUDI), "decider"),
    "what became of it": (update(report_proposals).where(_FIRST).values(state="disetujui"), "decision"),
    "words destroyed without a row": (update(report_proposals).where(_FIRST).values(answer=None), "content"),
    "the answer": (update(reports).values(answer="Lain"), "verdict"),
    "the answer's evidence": (update(report_evidence).values(publisher="Lain"), "verdict"),
    "who closed it": (update(reports).values(closed_by=_VINO), "closer"),
}  # fmt: skip


@pytest.mark.parametrize("name", TAMPERINGS)
async def test_what_was_tampered_with_is_named(database: Database, services: ReportServices, name: str) -> None:
    """R4, R12: words, evidence, writer, approver and decision of every version of a verdict are bound."""
    del services
    auditing = Auditing(database=database)
    assert (await auditing.verify()).intact
    statement, what = TAMPERINGS[name]
    async with unguarded(database) as tx:
        await tx.execute(statement)
    found = await auditing.verify()
    assert not found.intact
    assert what in {one.what.partition("@")[0] for one in found.contradicted}, found


async def test_a_version_that_no_row_accounts_for_is_named(database: Database, services: ReportServices) -> None:
    """R4, R12: an approval put into the tables beside the program."""
    del services
    async with unguarded(database) as tx:
        row = dict((await tx.execute(select(report_proposals).where(_SECOND))).one()._mapping)
        await tx.execute(report_proposals.insert().values(row | {"id": 99, "number": 3}))
    found = await Auditing(database=database).verify()
    assert {one.what for one in found.unaccounted} >= {"content@3", "decision@3"}


async def test_what_is_destroyed_leaves_a_hash_that_tells_nothing(
    database: Database, services: ReportServices, clock: TestClock
) -> None:
    """R9, R12: whoever guesses the words can't tell from the chain that they were; the chain still holds."""
    async with database.read() as connection:
        row = (await connection.execute(select(reports))).one()
        acts = await audit.about(connection, f"report:{row.ticket}")
    said = {act.detail["text"] for act in acts}
    assert len(said) == 1
    guess = {"ticket": row.ticket, "body": row.body, "url": row.url}
    assert content_hash(guess) not in said
    assert content_hash(guess | {"salt": row.salt}) in said

    clock.advance(RETENTION + timedelta(days=1))
    await services.reporting.destroy_old()
    async with database.read() as connection:
        row = (await connection.execute(select(reports))).one()
        first, second = (await connection.execute(select(report_proposals).order_by(report_proposals.c.number))).all()
        acts = await audit.about(connection, f"report:{row.ticket}")
    assert (row.body, row.url, row.salt) == (None, None, None)
    assert (first.answer, first.evidence, first.salt, first.reason) == (None, None, None, None)
    assert (second.answer, row.answer) == ("Berasnya asli.", "Berasnya asli.")
    destroyed = [act for act in acts if act.act == "report.destroy"]
    assert [act.detail.get("version") for act in destroyed] == [1, None]
    assert destroyed[-1].detail["text"] in said
    assert all(act.actor_key == "system" for act in destroyed)
    assert (await Auditing(database=database).verify()).intact


async def test_a_report_taken_back_takes_along_what_was_written_for_it(
    database: Database, services: ReportServices
) -> None:
    """R9: not later, but in the same transaction."""
    ticket = (await services.reporting.hand_in(BUDI, text="Telur palsu")).ticket
    report_id = (await services.reporting.find(BUDI, typed=ticket)).id
    for caller in (VERA, VINO):
        await services.verifying.confirm(caller, report_id=report_id)
    await services.verdicts.give(VINO, report_id=report_id, verdict=FALSE)
    await services.reporting.withdraw(BUDI, report_id=report_id)
    async with database.read() as connection:
        found = await connection.execute(select(report_proposals).where(report_proposals.c.report_id == report_id))
        (version,) = found.all()
        row = (await connection.execute(select(reports).where(reports.c.id == report_id))).one()
    assert (version.answer, version.evidence, version.salt) == (None, None, None)
    assert (row.body, row.salt) == (None, None)
    assert (await Auditing(database=database).verify()).intact
