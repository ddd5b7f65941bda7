"""The chain holds against somebody who can write to the database as they please (R12)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any, Final

import pytest
import pytest_asyncio
from sqlalchemy import Table, delete, insert, select, text, update
from sqlalchemy.ext.asyncio import AsyncConnection

from siman_bot.domain.audit import GENESIS, ChainAct, hash_of
from siman_bot.domain.people.person import CONSENT_VERSION
from siman_bot.domain.people.roles import Grant, Role
from siman_bot.domain.places import NATION, Scope
from siman_bot.domain.publishing.draft import DraftChanges
from siman_bot.domain.publishing.item import Content
from siman_bot.domain.publishing.vouching import EVERY_QUESTION
from siman_bot.domain.publishing.withdrawal import Removal, WithdrawalReason
from siman_bot.domain.reports.acts import ReportAct
from siman_bot.domain.reports.evidence import Evidence
from siman_bot.domain.reports.report import RETENTION
from siman_bot.domain.reports.verdict import ReportOutcome, Verdict
from siman_bot.domain.sending.way import Way
from siman_bot.services.auditing import Auditing, read_heads
from siman_bot.services.auditing import Verification as Found
from siman_bot.services.groups.binding import Seen
from siman_bot.services.registry import Services, make_services
from siman_bot.services.transaction import Caller
from storage import audit
from storage.engine import Database
from storage.groups import groups
from storage.people.tables import people
from storage.publishing.tables import explanations, item_versions, items
from storage.reports.tables import report_evidence, report_proposals, reports
from storage.sending.tables import broadcasts
from storage.tables import audit as audit_table
from tests.tampering import unguarded
from tests.town import TestClock

SARI, TONO, BUDI, VERA, VINO = (Caller(telegram_id=number) for number in (71, 72, 73, 74, 75))
GROUP: Final = -1_001
BALI: Final = Scope.parse("province:51")
CONTENT: Final = Content(
    title="Jadwal imunisasi",
    body="Gratis di puskesmas.",
    source_url="https://kemkes.go.id/a",
    office="Kementerian Kesehatan",
    post="Kepala Biro Humas",
)


@dataclass
class World:
    """One item that was sent, one report of each kind: open, closed as opinion."""

    database: Database
    services: Services
    clock: TestClock
    code: str
    opinion: str
    waiting: str

    async def verify(self, *heads: str) -> Found:
        return await Auditing(database=self.database).verify(*heads)

    async def row(self, act: str, about: str = "") -> int:
        """The number of the last row of an act."""
        query = select(audit_table.c.seq).where(audit_table.c.act == act).order_by(audit_table.c.seq.desc())
        if about:
            query = query.where(audit_table.c.subject == about)
        async with self.database.read() as connection:
            return int((await connection.execute(query.limit(1))).scalar_one())

    async def heads(self) -> list[str]:
        """One kept after each row."""
        async with self.database.read() as connection:
            return [row.hash for row in await audit.all_rows(connection) if row is not None]


@pytest_asyncio.fixture
async def world(database: Database) -> World:
    clock = TestClock()
    drawn = iter("23456789ABCDEFGHJKMNPQRSTVWXYZ" * 99)
    made = make_services(database=database, clock=clock, choice=lambda _: next(drawn), quiet=None)
    for caller in (SARI, TONO, BUDI, VERA, VINO):
        await made.people.consenting.agree(caller, name="Sari", language="id", text_version=CONSENT_VERSION)
    for caller, role in ((SARI, Role.CENTRAL), (TONO, Role.CENTRAL), (VERA, Role.VERIFIER), (VINO, Role.VERIFIER)):
        await made.people.granting.grant(caller.telegram_id, Grant(role=role, scope=NATION))
    await made.groups.presence.note_presence(
        TONO, chat_id=GROUP, title="Humas", arrived=True, present=True, writes=True
    )
    async with database.read() as connection:
        group = await groups.find(connection, GROUP)
    assert group is not None
    seen = Seen(administers=True, present=True, writes=True)
    await made.groups.binding.bind(TONO, group_id=group.id, revision=group.revision, scope=BALI, seen=seen)
    draft = await made.publishing.writing.start(SARI, changes=DraftChanges.of(CONTENT, target=NATION, way=Way.DIRECT))
    sent = await made.publishing.submitting.submit(SARI, draft_id=draft.id, revision=draft.revision)
    review = (await made.publishing.reviewing.review(TONO, item_id=sent.item_id)).item
    await made.publishing.reviewing.approve(
        TONO, item_id=review.id, version=review.version, revision=review.revision, answers=EVERY_QUESTION
    )
    reporting = made.reports.reporting
    opinion = (await reporting.hand_in(BUDI, text="Menteri tidak becus")).ticket
    waiting = (await reporting.hand_in(BUDI, text="Beras plastik")).ticket
    found = await made.reports.verifying.find(VERA, typed=opinion)
    await made.reports.verdicts.give(VERA, report_id=found.id, verdict=Verdict(outcome=ReportOutcome.OPINION))
    await made.reports.verifying.find(VERA, typed=waiting)
    return World(database, made, clock, sent.code, opinion, waiting)


async def person(connection: AsyncConnection, caller: Caller) -> int:
    return int(
        (await connection.execute(select(people.c.id).where(people.c.telegram_id == caller.telegram_id))).scalar_one()
    )


async def test_what_was_done_is_intact(world: World) -> None:
    """R12: with all heads kept, also when content was edited, destroyed, and people have left."""
    heads = await world.heads()
    assert (await world.verify(*heads)).intact
    publishing = world.services.publishing
    async with world.database.read() as connection:
        item_id = int((await connection.execute(select(items.c.id))).scalar_one())
    draft = await publishing.writing.rewrite(SARI, item_id=item_id)
    changes = DraftChanges.of(replace(CONTENT, body="Baru."))
    draft = await publishing.writing.change(SARI, draft_id=draft.id, revision=draft.revision, changes=changes)
    await publishing.submitting.submit(SARI, draft_id=draft.id, revision=draft.revision)
    world.clock.advance(RETENTION + timedelta(days=1))
    await world.services.reports.reporting.destroy_old()
    for caller in (SARI, TONO, VERA, BUDI):
        own = await world.services.people.own_data.disclosure(caller)
        await world.services.people.own_data.erase(caller, person_id=own.person_id)
    found = await world.verify(*heads)
    assert found.intact, found


Tampering = Callable[[AsyncConnection], Any]


def simply(statement: Any) -> Tampering:
    return lambda tx: tx.execute(statement)


async def swap_people(tx: AsyncConnection) -> None:
    sari, tono = await person(tx, SARI), await person(tx, TONO)
    await tx.execute(update(items).values(author_id=tono, editor_id=tono, approver_id=sari))
    await tx.execute(update(item_versions).values(written_by=tono))
    await tx.execute(update(broadcasts).values(author_id=tono, approver_id=sari))


async def swap_what_was_sent(tx: AsyncConnection) -> None:
    sari, tono = await person(tx, SARI), await person(tx, TONO)
    await tx.execute(update(broadcasts).values(author_id=tono, approver_id=sari))


async def another_approver(tx: AsyncConnection) -> None:
    vera = await person(tx, VERA)
    await tx.execute(update(items).values(approver_id=vera))
    await tx.execute(update(broadcasts).values(approver_id=vera))


async def another_closer(tx: AsyncConnection) -> None:
    await tx.execute(update(reports).where(reports.c.outcome.is_not(None)).values(closed_by=await person(tx, VINO)))


async def evidence_for_an_opinion(tx: AsyncConnection) -> None:
    report_id = (await tx.execute(select(reports.c.id).where(reports.c.outcome == "pendapat"))).scalar_one()
    await tx.execute(insert(report_evidence).values(report_id=report_id, url="u", publisher="p", is_primary=1))


CLOSED: Final = reports.c.outcome == "pendapat"
CLOSED_AS_FALSE: Final = reports.c.outcome == "salah"
OPEN: Final = reports.c.outcome.is_(None)

TAMPERINGS: Final[Mapping[str, tuple[Tampering, str, str]]] = {
    **{
        name: (simply(update(item_versions).values({name: "https://a.example"})), "item.submit", "content")
        for name in ("title", "body", "source_url", "office", "post")
    },
    "attachment": (simply(update(item_versions).values(media=[{"kind": "photo"}])), "item.submit", "content"),
    "kind": (simply(update(items).values(kind="clarification")), "item.submit", "content"),
    "author and approver": (swap_people, "item.submit", "author"),
    "author and approver of what was sent": (swap_what_was_sent, "item.approve", "approved"),
    "approver": (another_approver, "item.approve", "approver"),
    "state": (simply(update(items).values(state="withdrawn")), "item.approve", "state"),
    "opinion made a verdict": (
        simply(update(reports).where(CLOSED).values(outcome="salah", answer="Hoaks")),
        "report.close",
        "verdict",
    ),
    "opinion reopened": (
        simply(update(reports).where(CLOSED).values(outcome=None, closed_at=None, state="baru")),
        "report.close",
        "verdict",
    ),
    "evidence": (evidence_for_an_opinion, "report.close", "verdict"),
    "who closed it": (another_closer, "report.close", "closer"),
    "text of a closed report": (simply(update(reports).where(CLOSED).values(body="Lain")), "report.open", "text"),
    "text of an open report": (simply(update(reports).where(OPEN).values(body="Lain")), "report.open", "text"),
    "link": (simply(update(reports).where(OPEN).values(url="https://lain.example")), "report.open", "text"),
    "text destroyed without a row": (simply(update(reports).where(CLOSED).values(body=None)), "report.open", "text"),
}  # fmt: skip


async def test_what_was_tampered_with_is_named_at_its_row(world: World) -> None:
    """R4, R12: the rows themselves are untouched, so a chain of acts alone would call them intact."""
    snapshots = [item_versions, items, broadcasts, reports, report_evidence]
    async with world.database.read() as connection:
        before = {table: (await connection.execute(select(table))).mappings().all() for table in snapshots}
    for name, (tamper, act, what) in TAMPERINGS.items():
        async with unguarded(world.database) as tx:
            await tamper(tx)
        found = await world.verify()
        about = ""
        if act == "report.open":
            about = f"report:{world.waiting if name in {'text of an open report', 'link'} else world.opinion}"
        row = await world.row(act, about)
        assert (found.intact, found.altered) == (False, row), (name, found)
        assert what in {one.what.partition("@")[0] for one in found.contradicted if one.seq == row}, (name, found)
        async with unguarded(world.database) as tx:
            await tx.execute(delete(report_evidence))
            for table in snapshots:
                for row_before in before[table]:
                    keys = [column == row_before[column.name] for column in table.primary_key]
                    await tx.execute(update(table).where(*keys).values(**row_before))
        assert (await world.verify()).intact, name


WHOLE: Final = Verdict(
    outcome=ReportOutcome.FALSE,
    answer="Berasnya asli.",
    subject="Bulog",
    office="Komdigi",
    evidence=(
        Evidence(url="https://www.bps.go.id/stok-beras", publisher="BPS", primary=True),
        Evidence(url="https://cekfakta.com/beras", publisher="CekFakta", primary=False),
    ),
)
SOURCES: Final = report_evidence.c.publisher == "CekFakta"

VERDICT_TAMPERINGS: Final[Mapping[str, tuple[Table, Tampering, str]]] = {
    "answer": (reports, simply(update(reports).where(CLOSED_AS_FALSE).values(answer="Lain")), "report.approve"),
    "outcome": (reports, simply(update(reports).where(CLOSED_AS_FALSE).values(outcome="benar")), "report.approve"),
    "publisher": (
        report_evidence,
        simply(update(report_evidence).where(SOURCES).values(publisher="Bulog")),
        "report.approve",
    ),
    "link": (
        report_evidence,
        simply(update(report_evidence).where(SOURCES).values(url="https://a.example")),
        "report.approve",
    ),
    "source taken away": (report_evidence, simply(delete(report_evidence).where(SOURCES)), "report.approve"),
    "primary or not": (report_evidence, simply(update(report_evidence).values(is_primary=0)), "report.approve"),
    "what was proposed": (report_proposals, simply(update(report_proposals).values(answer="Lain")), "report.write"),
    "writer and approver": (
        report_proposals,
        simply(
            update(report_proposals).values(
                written_by=report_proposals.c.decided_by, decided_by=report_proposals.c.written_by
            )
        ),
        "report.write",
    ),
}


async def test_a_verdict_with_its_evidence_is_bound(world: World) -> None:
    """R2, R12: its words, each source, who wrote and who approved it."""
    made = world.services.reports
    found = await made.verifying.find(VERA, typed=world.waiting)
    for verifier in (VERA, VINO):
        await made.verifying.confirm(verifier, report_id=found.id)
    await made.verdicts.give(VINO, report_id=found.id, verdict=WHOLE)
    waits = await made.approving.read(VERA, report_id=found.id)
    await made.approving.approve(VERA, report_id=found.id, number=waits.number)
    assert (await world.verify(*await world.heads())).intact
    for name, (table, tamper, act) in VERDICT_TAMPERINGS.items():
        async with unguarded(world.database) as tx:
            before = [dict(row) for row in (await tx.execute(select(table))).mappings()]
            await tamper(tx)
        verdict = await world.verify()
        assert (verdict.intact, verdict.altered) == (False, await world.row(act)), (name, verdict)
        async with unguarded(world.database) as tx:
            if table is report_evidence:
                await tx.execute(delete(table))
                await tx.execute(insert(table), before)
            for row in before:
                keys = [column == row[column.name] for column in table.primary_key]
                await tx.execute(update(table).where(*keys).values(**row))
        assert (await world.verify()).intact, name


EXPLANATION_TAMPERINGS: Final[Mapping[str, tuple[dict[str, Any], str]]] = {
    "words": ({"words": "Jangan percaya dia."}, "explanation.write"),
    "as what they were said": ({"role": "verifier"}, "explanation.write"),
    "where": ({"scope_kind": "province", "scope_code": "51"}, "explanation.write"),
    "what was answered": ({"answered": [{"rule": "denial", "fragment": "x", "times": 1}]}, "explanation.write"),
    "writer and approver": (
        {"writer_id": explanations.c.decided_by, "decided_by": explanations.c.writer_id},
        "explanation.write",
    ),
    "approver": (
        {"decided_by": select(people.c.id).where(people.c.telegram_id == VERA.telegram_id).scalar_subquery()},
        "explanation.approve",
    ),
    "sent back": ({"state": "sent_back", "reason": "unclear"}, "explanation.approve"),
}


async def test_what_is_said_of_a_withdrawal_is_bound(world: World) -> None:
    """R3, R12: each own word, as what it was said, and who wrote and who approved it; at the row that says so."""
    made = world.services.publishing
    async with world.database.read() as connection:
        item = (await connection.execute(select(items))).one()
    await made.withdrawing.withdraw(
        SARI, item_id=item.id, revision=item.revision, removal=Removal.MARK, reason=WithdrawalReason.EXPIRED
    )
    await made.explaining.write(TONO, item_id=item.id, words="Jam layanannya salah ketik.")
    async with world.database.read() as connection:
        written = (await connection.execute(select(explanations))).one()
    assert (await world.verify(*await world.heads())).intact
    approved = {"state": "approved", "decided_by": item.author_id, "decided_at": world.clock()}
    async with unguarded(world.database) as tx:
        await tx.execute(update(explanations).values(approved))
    found = await world.verify()
    assert [(one.subject, one.what) for one in found.unaccounted] == [(f"explanation:{world.code}", "decision@1")]
    async with unguarded(world.database) as tx:
        await tx.execute(update(explanations).values(state="waiting", decided_by=None, decided_at=None))
    await made.weighing.approve(SARI, explanation_id=written.id)
    assert (await world.verify(*await world.heads())).intact
    for name, (values, act) in EXPLANATION_TAMPERINGS.items():
        async with unguarded(world.database) as tx:
            before = dict((await tx.execute(select(explanations))).mappings().one())
            await tx.execute(update(explanations).values(values))
        found = await world.verify()
        assert (found.intact, found.altered) == (False, await world.row(act)), (name, found)
        async with unguarded(world.database) as tx:
            await tx.execute(update(explanations).values(before))
        assert (await world.verify()).intact, name
    palmed = {"id": 9, "number": 2, "state": "waiting", "decided_by": None, "decided_at": None}
    async with unguarded(world.database) as tx:
        await tx.execute(insert(explanations).values(before | palmed))
    found = await world.verify()
    assert [(one.subject, one.what) for one in found.unaccounted] == [(f"explanation:{world.code}", "content@2")]


async def test_what_no_row_accounts_for_is_named(world: World) -> None:
    """R12: content that came in beside the program."""
    async with unguarded(world.database) as tx:
        row = dict((await tx.execute(select(item_versions))).mappings().one())
        await tx.execute(insert(item_versions).values(**row | {"version": 7, "body": "Palsu"}))
    found = await world.verify()
    assert not found.intact
    assert [(one.subject, one.what) for one in found.unaccounted] == [(f"item:{world.code}", "content@7")]
    async with unguarded(world.database) as tx:
        await tx.execute(update(items).values(version=7))
    assert (await world.verify()).altered == await world.row("item.submit")


async def test_an_opened_report_that_was_closed_beside_the_program(world: World) -> None:
    """R4, R12."""
    async with unguarded(world.database) as tx:
        await tx.execute(
            update(reports)
            .where(OPEN)
            .values(outcome="salah", answer="Hoaks", closed_at=world.clock(), state="selesai")
        )
    found = await world.verify()
    assert [(one.subject, one.what) for one in found.unaccounted] == [(f"report:{world.waiting}", "verdict")]


async def rewrite(world: World, since: int, change: Callable[[dict[str, Any]], None]) -> None:
    """The chain from a row on as somebody would write it who knows how."""
    async with unguarded(world.database) as tx:
        rows = [dict(row) for row in (await tx.execute(select(audit_table).order_by(audit_table.c.seq))).mappings()]
        previous = GENESIS
        for row in rows:
            if row["seq"] >= since:
                if row["seq"] == since:
                    change(row)
                row["previous_hash"] = previous
                row["hash"] = hash_of(**{name: value for name, value in row.items() if name != "hash"})
                await tx.execute(update(audit_table).where(audit_table.c.seq == row["seq"]).values(**row))
            previous = row["hash"]


async def test_a_chain_rebuilt_from_a_row_is_named_at_that_row(world: World) -> None:
    """R12: against all heads kept outside, in any order."""
    heads = await world.heads()
    await rewrite(world, 5, lambda row: row.update(actor_key="f" * 32))
    assert (await world.verify(*heads)).altered == 5
    assert (await world.verify(*reversed(heads))).altered == 5
    found = await world.verify(heads[2], heads[6])
    assert (found.altered, found.matched, found.lost) == (4, 3, (heads[6],))
    assert (await world.verify(heads[-1])).altered == 1, "no head matches"


async def test_a_chain_rebuilt_in_its_middle_is_named_where_it_begins(world: World) -> None:
    """R12: the rows after it, with the hashes that were kept, prove nothing."""
    heads = await world.heads()
    async with unguarded(world.database) as tx:
        after = (await tx.execute(select(audit_table).where(audit_table.c.seq > 5))).mappings().all()
    await rewrite(world, 3, lambda row: row.update(actor_key="f" * 32))
    async with unguarded(world.database) as tx:
        for row in after:
            await tx.execute(update(audit_table).where(audit_table.c.seq == row["seq"]).values(**row))
    assert (await world.verify()).altered == 6
    assert (await world.verify(*heads)).altered == 3


async def test_no_row_passes_for_an_old_one(world: World) -> None:
    """R12: rows without hashes are old ones alone, and which are is said in the chain itself."""
    submit = await world.row("item.submit")
    await rewrite(world, submit, lambda row: row.update(detail={"version": 1, "state": "in_review"}))
    assert (await world.verify()).altered == submit
    # A second or a late word that rows before it are old is worth nothing.
    async with world.database.write() as tx:
        await audit.append(tx, at=world.clock(), actor_key="system", act=ChainAct.BIND, subject="chain")
    last = await world.row("chain.bind")
    assert (await world.verify()).altered == last


async def numbered_anew(tx: AsyncConnection, since: int, by: int) -> None:
    """The rows from one on, with other numbers and the hashes that they have."""
    found = (await tx.execute(select(audit_table).where(audit_table.c.seq >= since))).mappings().all()
    await tx.execute(delete(audit_table).where(audit_table.c.seq >= since))
    for row in found:
        await tx.execute(insert(audit_table).values(**dict(row) | {"seq": row["seq"] + by}))


async def test_a_dropped_row_is_named(world: World) -> None:
    """R12: left out, or left out with the rest moved up and linked anew."""
    heads = await world.heads()
    async with unguarded(world.database) as tx:
        await tx.execute(delete(audit_table).where(audit_table.c.seq == 4))
    assert (await world.verify()).altered == 4
    async with unguarded(world.database) as tx:
        await numbered_anew(tx, 5, -1)
    assert (await world.verify()).altered == 4
    await rewrite(world, 4, lambda _: None)
    found = await world.verify(*heads)
    assert (found.altered, found.matched) == (4, 3)


async def test_an_inserted_row_is_named(world: World) -> None:
    """R12: put between two others, as it is or with the rest linked anew."""
    heads = await world.heads()
    async with unguarded(world.database) as tx:
        await numbered_anew(tx, 5, 1)
        new = dict((await tx.execute(select(audit_table).where(audit_table.c.seq == 4))).mappings().one())
        await tx.execute(insert(audit_table).values(**new | {"seq": 5, "act": "role.revoke"}))
    assert (await world.verify()).altered == 5
    await rewrite(world, 5, lambda _: None)
    found = await world.verify(*heads)
    assert (found.altered, found.matched) == (5, 4)


async def test_a_forged_tombstone_is_named(world: World) -> None:
    """R12: one that doesn't name what was there; one for what is still there; one written into the past."""
    subject, heads = f"report:{world.opinion}", await world.heads()
    async with unguarded(world.database) as tx:
        await tx.execute(update(reports).where(CLOSED).values(body=None))
    async with world.database.write() as tx:
        detail = {"text": "f" * 64}
        await audit.append(
            tx, at=world.clock(), actor_key="system", act=ReportAct.DESTROY, subject=subject, detail=detail
        )
    found = await world.verify(*heads)
    opened = await world.row("report.open", subject)
    assert (found.intact, found.altered) == (False, opened)
    last = await world.row("report.destroy")
    await rewrite(world, last - 2, lambda row: row.update(act="report.destroy", subject=subject))
    assert (await world.verify(*heads)).altered == opened < last - 2


async def test_a_tombstone_before_its_time_is_named(world: World) -> None:
    """R12: with the right hash, by whoever can append to the chain: retention destroys nothing so early, nor ahead."""
    subject = f"report:{world.opinion}"
    async with world.database.write() as tx:
        await audit.append(tx, at=world.clock(), actor_key="system", act=ReportAct.DESTROY, subject=subject)
        await tx.execute(update(reports).where(CLOSED).values(body=None, url=None, salt=None))
    forged = await world.row("report.destroy")
    found = await world.verify(*await world.heads())
    assert (found.altered, [one.what for one in found.contradicted]) == (forged, ["early"])
    later = world.clock() + RETENTION + timedelta(hours=1)
    await rewrite(world, forged, lambda row: row.update(at=later))
    auditing = Auditing(database=world.database)
    assert (await auditing.verify(at=world.clock())).altered == forged
    world.clock.advance(RETENTION + timedelta(hours=2))
    assert (await auditing.verify(at=world.clock())).intact


async def test_missing_rows_at_the_end_are_named(world: World) -> None:
    """R12."""
    heads = await world.heads()
    async with unguarded(world.database) as tx:
        await tx.execute(delete(audit_table).where(audit_table.c.seq > len(heads) - 2))
    found = await world.verify(*heads)
    assert (found.altered, found.rows) == (len(heads) - 1, len(heads) - 2)


async def test_a_head_of_an_empty_chain_never_matches(database: Database, world: World) -> None:
    """R12: otherwise whoever deletes everything has it."""
    assert (await world.verify(GENESIS)).altered == 1
    heads = await world.heads()
    found = await world.verify(heads[0], GENESIS)
    assert (found.altered, found.lost) == (2, (GENESIS,))
    async with unguarded(database) as tx:
        await tx.execute(delete(audit_table))
    assert await Auditing(database=database).head() is None
    assert (await world.verify(GENESIS)).intact is False


async def test_lost_guards_are_told(world: World) -> None:
    """R12."""
    async with world.database.claim() as tx:
        on = "" if world.database.dialect == "sqlite" else " ON audit"
        await tx.execute(text(f"DROP TRIGGER guard_audit_update{on}"))
    assert (await world.verify()).unguarded == ("guard_audit_update",)


def test_heads_are_read_from_a_file_as_it_was_kept() -> None:
    head = "ab" * 32
    assert read_heads(["# kept daily", "", head, f"2026-11-02 {head.upper()}"]) == [head, head]
    for line in ("abc", f"{head} x", "g" * 64):
        with pytest.raises(ValueError, match="2"):
            read_heads([head, line])
