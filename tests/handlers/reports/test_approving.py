"""A verdict is approved by another verifier than its writer: by button, command, page and command line (R4)."""

import asyncio

import pytest
from sqlalchemy import select, update
from sqlalchemy.exc import DBAPIError

from siman_bot.domain.people.roles import Grant, Role
from siman_bot.domain.places import NATION
from siman_bot.domain.refusals import Invalid, OwnWork, Refusal, Unanswered
from siman_bot.domain.reports.evidence import Evidence
from siman_bot.domain.reports.verdict import NEEDS, ReportOutcome, Verdict
from siman_bot.sandbox.people import Person
from siman_bot.services.auditing import Auditing
from siman_bot.services.transaction import Caller
from storage import audit
from storage.reports.tables import report_proposals, reports
from tests.desk import SOURCES, approve, confirm, fill, hand_in, notices_to, open_ticket, row_of
from tests.town import Town

UNPROVEN = Verdict(outcome=ReportOutcome.UNPROVEN, answer="Kami belum menemukan buktinya.")

DOUBTFUL = Verdict(outcome=ReportOutcome.UNPROVEN, answer="Faktanya, stok aman. Jangan makan lagi di warung Bu Tejo.")


async def written(town: Town, writer: Person, other: Person, reporter: Person, text: str = "Beras plastik") -> str:
    """A report with a verdict that waits; its ticket."""
    ticket = await hand_in(reporter, text)
    await confirm(other, ticket)
    await confirm(writer, ticket)
    await writer.tap("Salah")
    await writer.expect("Tentang siapa")
    preview = await fill(writer, *SOURCES, "Berasnya asli.", then="Pratinjau")
    assert "Kirim jawaban" not in preview.labels
    assert "setelah verifikator lain menyetujuinya" in preview.text
    await writer.tap("Kirim untuk disetujui")
    await writer.expect("menunggu persetujuan verifikator lain")
    return ticket


async def dismiss(town: Town, person: Person) -> None:
    assert town.app is not None
    assert await town.app.services.people.granting.revoke(person.id, Grant(role=Role.VERIFIER, scope=NATION))


async def test_the_reporter_is_answered_when_another_verifier_has_approved(town: Town) -> None:
    """R4, R10, R12: the others are told, one of them reads words and evidence and approves, the writer is told."""
    budi = await town.agreed("Budi")
    vera, vino = await town.staff("Vera", Role.VERIFIER), await town.staff("Vino", Role.VERIFIER)
    ticket = await written(town, vino, vera, budi)
    assert await notices_to(town, budi, "report-clarified-sources") == []
    assert await notices_to(town, vino, "verdict-waiting") == []
    assert (await row_of(town, ticket)).state == "diajukan"
    await budi.send(f"/tiket {ticket}")
    assert "Berasnya asli" not in (await budi.expect("Menunggu persetujuan")).text

    await vera.expect(f"Putusan atas laporan {ticket} menunggu persetujuan", earlier=True)
    await vera.tap("Buka laporan")
    shown = await vera.expect("Putusan: Salah, menunggu persetujuan")
    assert "Salah" not in shown.labels
    await vera.tap("Baca putusannya")
    shown = await vera.expect("Begini pelapor akan membacanya")
    for part in ("Berasnya asli.", SOURCES[2], SOURCES[4], "Dokumen primer: BPS", "Sumber independen: CekFakta"):
        assert part in shown.text
    assert "Vino" not in shown.text
    assert "Tarik putusan ini" not in shown.labels
    await vera.tap("Setujui dan jawab pelapor")
    await vera.expect(f"{ticket} ditutup: Salah")
    answer = await budi.expect("Klarifikasi atas laporan Anda", earlier=True)
    assert "Berasnya asli." in answer.text
    assert "Vera" not in (await vino.expect("disetujui verifikator lain", earlier=True)).text
    row = await row_of(town, ticket)
    assert (row.state, row.outcome, row.answer) == ("selesai", "salah", "Berasnya asli.")
    again = await vera.tap(message=shown, data=shown.button("Setujui dan jawab pelapor")["callback_data"])
    assert "sudah dijawab" in again.text
    assert len(await notices_to(town, budi, "report-clarified-sources")) == 1
    assert (await Auditing(database=town.database).verify()).intact


async def test_nobody_approves_what_they_wrote(town: Town) -> None:
    """R4: not by a forged button, not by command, not by a page, not by the database; nor the reporter."""
    budi = await town.staff("Budi", Role.VERIFIER)
    vera, vino = await town.staff("Vera", Role.VERIFIER), await town.staff("Vino", Role.VERIFIER)
    central = await town.staff("Cici", Role.CENTRAL)
    ticket = await written(town, vino, vera, budi)
    row = await row_of(town, ticket)
    await open_ticket(vino, ticket)
    await vino.tap("Baca putusannya")
    shown = await vino.expect("Begini pelapor akan membacanya")
    assert not {"Setujui dan jawab pelapor", "Kembalikan dengan alasan"} & set(shown.labels)
    for forged, refused in (("verdict-approve", "Anda yang menulis"), ("verdict-return", "Anda yang menulis")):
        assert refused in (await vino.tap(message=shown, data=f"{forged}:{row.id}:1")).text
    for stranger, refused in ((budi, "laporan Anda sendiri"), (central, "peran Anda tidak mencakup")):
        await stranger.send(f"/antrean {ticket}")
        screen = await stranger.expect(refused)
        for forged in ("verdict", "verdict-approve", "verdict-return", "sure:verdict-take-back"):
            assert refused in (await stranger.tap(message=screen, data=f"{forged}:{row.id}:1")).text, forged
    assert town.app is not None
    approving = town.app.services.reports.approving
    with pytest.raises(OwnWork, match="own-verdict"):
        await approving.approve(Caller(telegram_id=vino.id), report_id=row.id, number=1)
    with pytest.raises(OwnWork, match="own-report"):
        await approving.approve(Caller(telegram_id=budi.id), report_id=row.id, number=1)
    with pytest.raises(OwnWork, match="others-verdict"):
        await approving.take_back(Caller(telegram_id=vera.id), report_id=row.id, number=1)
    for values in ({"outcome": "salah", "answer": "Hoaks", "closed_at": town.clock(), "closed_by": row.reporter_id},):
        with pytest.raises(DBAPIError):
            async with town.database.write() as tx:
                await tx.execute(update(reports).where(reports.c.id == row.id).values(values))
    assert (await row_of(town, ticket)).outcome is None


@pytest.mark.parametrize("outcome", [outcome for outcome in ReportOutcome if NEEDS[outcome].approval])
async def test_no_outcome_that_speaks_of_the_claim_is_one_verifiers(town: Town, outcome: ReportOutcome) -> None:
    """R4: by a page; what one verifier may close alone is closed at once."""
    budi = await town.agreed("Budi")
    vera, vino = await town.staff("Vera", Role.VERIFIER), await town.staff("Vino", Role.VERIFIER)
    ticket = await hand_in(budi, "Beras plastik")
    for verifier in (vera, vino):
        await confirm(verifier, ticket)
    row = await row_of(town, ticket)
    assert town.app is not None
    services, one, other = town.app.services.reports, Caller(telegram_id=vino.id), Caller(telegram_id=vera.id)
    whole = _whole(outcome)
    assert (await services.verdicts.give(one, report_id=row.id, verdict=whole)).waits
    for again in (one, other):
        with pytest.raises(Refusal, match="verdict-waits"):
            await services.verdicts.give(again, report_id=row.id, verdict=whole)
    assert (await row_of(town, ticket)).outcome is None
    await services.approving.approve(other, report_id=row.id, number=1)
    assert (await row_of(town, ticket)).outcome == outcome


async def test_a_verdict_goes_back_with_a_reason_is_improved_and_approved(town: Town) -> None:
    """R4: another wording is another version and waits anew; the old approval screen approves nothing."""
    budi = await town.agreed("Budi")
    vera, vino = await town.staff("Vera", Role.VERIFIER), await town.staff("Vino", Role.VERIFIER)
    ticket = await written(town, vino, vera, budi)
    await open_ticket(vera, ticket)
    await vera.tap("Baca putusannya")
    old = await vera.expect("Begini pelapor akan membacanya")
    await vera.tap("Kembalikan dengan alasan")
    await vera.expect("Ketik alasannya")
    await vera.send("Tautan kedua tidak menyebut beras.")
    await vera.expect("dikembalikan kepada penulisnya")
    await vino.expect("Tautan kedua tidak menyebut beras.", earlier=True)
    assert (await row_of(town, ticket)).state == "diperiksa"
    assert "Perbaiki putusan Anda" not in (await open_ticket(vera, ticket)).labels

    shown = await open_ticket(vino, ticket)
    assert "Alasannya: Tautan kedua tidak menyebut beras." in shown.text
    await vino.tap("Perbaiki putusan Anda")
    await vino.expect("Berasnya asli.")
    await fill(vino, "Berasnya asli dan sudah diuji.", then="sudah diuji")
    await vino.tap("Kirim untuk disetujui")
    await vino.expect("menunggu persetujuan")
    approves = old.button("Setujui dan jawab pelapor")["callback_data"]
    assert "ditulis ulang" in (await vera.tap(message=old, data=approves)).text
    await approve(vera, ticket)
    assert (await row_of(town, ticket)).answer == "Berasnya asli dan sudah diuji."
    async with town.database.read() as connection:
        acts = await audit.about(connection, f"report:{ticket}")
        versions = (await connection.execute(select(report_proposals).order_by(report_proposals.c.number))).all()
    assert [row.state for row in versions] == ["dikembalikan", "disetujui"]
    bound = [act.detail for act in acts if act.act in {"report.write", "report.send-back", "report.approve"}]
    assert [detail["version"] for detail in bound] == [1, 1, 2, 2]
    assert len({detail["content"] for detail in bound}) == 2
    assert (await Auditing(database=town.database).verify()).intact


async def test_the_writer_takes_it_back(town: Town) -> None:
    """R4: then it can't be approved, and the writer goes on from the own words."""
    budi = await town.agreed("Budi")
    vera, vino = await town.staff("Vera", Role.VERIFIER), await town.staff("Vino", Role.VERIFIER)
    ticket = await written(town, vino, vera, budi)
    await open_ticket(vera, ticket)
    await vera.tap("Baca putusannya")
    old = await vera.expect("Begini pelapor akan membacanya")
    await open_ticket(vino, ticket)
    await vino.tap("Baca putusannya")
    await vino.tap("Tarik putusan ini")
    await vino.tap("Ya, lanjutkan")
    await vino.expect("sudah Anda tarik kembali")
    assert "sudah diputuskan, ditarik" in (await vera.tap("Setujui dan jawab pelapor", message=old)).text
    await vino.tap("Buka laporan")
    await vino.tap("Perbaiki putusan Anda")
    await vino.expect("Pratinjau")
    await vino.tap("Kirim untuk disetujui")
    await vino.expect("menunggu persetujuan")
    await approve(vera, ticket)
    await budi.expect("Klarifikasi atas laporan Anda", earlier=True)


async def test_approval_counts_again_who_holds_the_role(town: Town) -> None:
    """R4: a confirmation that fell away while the verdict waited, and a writer who verifies no more."""
    budi = await town.agreed("Budi")
    vera, vino, vito = [await town.staff(name, Role.VERIFIER) for name in ("Vera", "Vino", "Vito")]
    ticket = await written(town, vino, vera, budi)
    row = await row_of(town, ticket)
    await open_ticket(vito, ticket)
    await vito.tap("Baca putusannya")
    shown = await vito.expect("Begini pelapor akan membacanya")
    approves = shown.button("Setujui dan jawab pelapor")["callback_data"]
    await dismiss(town, vera)
    assert "perlu 1 verifikator lagi" in (await vito.tap(message=shown, data=approves)).text
    await confirm(vito, ticket)
    await dismiss(town, vino)
    assert "bukan lagi verifikator" in (await vito.tap(message=shown, data=approves)).text
    assert town.app is not None
    approving = town.app.services.reports.approving
    with pytest.raises(Invalid, match="writer-left"):
        await approving.approve(Caller(telegram_id=vito.id), report_id=row.id, number=1)
    await approving.send_back(Caller(telegram_id=vito.id), report_id=row.id, number=1, reason="Penulisnya pergi.")
    # Two words are lacking or one, by who holds the role: nothing is left over from before.
    with pytest.raises(Invalid, match="needs-confirmations"):
        await town.app.services.reports.verdicts.give(Caller(telegram_id=vito.id), report_id=row.id, verdict=UNPROVEN)
    assert (await row_of(town, ticket)).state == "diperiksa"


async def test_approval_and_take_back_at_once_leave_one_of_them(town: Town) -> None:
    """R4: whichever comes first holds; the answer goes out with an approval alone."""
    budi = await town.agreed("Budi")
    vera, vino = await town.staff("Vera", Role.VERIFIER), await town.staff("Vino", Role.VERIFIER)
    ticket = await written(town, vino, vera, budi)
    row = await row_of(town, ticket)
    assert town.app is not None
    approving = town.app.services.reports.approving
    done = await asyncio.gather(
        approving.approve(Caller(telegram_id=vera.id), report_id=row.id, number=1),
        approving.take_back(Caller(telegram_id=vino.id), report_id=row.id, number=1),
        return_exceptions=True,
    )
    assert sum(isinstance(one, Refusal) for one in done) == 1
    approved = not isinstance(done[0], Refusal)
    assert ((await row_of(town, ticket)).outcome == "salah") == approved
    assert len(await notices_to(town, budi, "report-clarified-sources")) == approved


async def test_opinion_ends_a_report_whose_verdict_waits(town: Town) -> None:
    """R4: no approval lifts it; what was written is never sent."""
    budi = await town.agreed("Budi")
    vera, vino = await town.staff("Vera", Role.VERIFIER), await town.staff("Vino", Role.VERIFIER)
    ticket = await written(town, vino, vera, budi, "Menteri ini tidak becus")
    await open_ticket(vera, ticket)
    await vera.tap("Baca putusannya")
    old = await vera.expect("Begini pelapor akan membacanya")
    await open_ticket(vera, ticket)
    await vera.tap("Pendapat/kritik")
    await vera.tap("Kirim jawaban")
    await vera.expect("ditutup: Pendapat/kritik")
    assert "sudah dijawab" in (await vera.tap("Setujui dan jawab pelapor", message=old)).text
    await budi.expect("Setiap orang berhak", earlier=True)
    assert await notices_to(town, budi, "report-clarified-sources") == []
    row = await row_of(town, ticket)
    assert (row.outcome, row.answer) == ("pendapat", "")


async def test_a_writer_who_leaves_takes_the_verdict_along(town: Town) -> None:
    """R4, R11: the report is checked on without it, and the audit stays whole."""
    budi = await town.agreed("Budi")
    vera, vino = await town.staff("Vera", Role.VERIFIER), await town.staff("Vino", Role.VERIFIER)
    ticket = await written(town, vino, vera, budi)
    row = await row_of(town, ticket)
    assert town.app is not None
    standing = await town.app.services.people.consenting.standing(vino.id)
    assert standing.person is not None
    await town.app.services.people.own_data.erase(Caller(telegram_id=vino.id), person_id=standing.person.id)
    assert (await row_of(town, ticket)).state == "diperiksa"
    with pytest.raises(Refusal, match="verdict-moved-on"):
        await town.app.services.reports.approving.approve(Caller(telegram_id=vera.id), report_id=row.id, number=1)
    assert "diperiksa: 1 dari 2" in (await open_ticket(vera, ticket)).text
    assert (await Auditing(database=town.database).verify()).intact


def _whole(outcome: ReportOutcome) -> Verdict:
    if not NEEDS[outcome].evidence:
        return UNPROVEN
    subject, office, *sources = SOURCES
    return Verdict(
        outcome=outcome,
        answer="Kami sudah memeriksa sumbernya.",
        subject=subject,
        office=office,
        evidence=(
            Evidence(url=sources[0], publisher=sources[1], primary=True),
            Evidence(url=sources[2], publisher=sources[3], primary=False),
        ),
    )


async def test_each_doubtful_part_of_a_verdict_is_answered_by_name(town: Town) -> None:
    """R2, R4, R7, R12: by whoever approves, one tap each, kept in the audit row; without, nobody can approve."""
    budi = await town.agreed("Budi")
    vera, vino = await town.staff("Vera", Role.VERIFIER), await town.staff("Vino", Role.VERIFIER)
    ticket = await hand_in(budi, "Beras plastik")
    for verifier in (vera, vino):
        await confirm(verifier, ticket)
    row = await row_of(town, ticket)
    assert town.app is not None
    services, one, other = town.app.services.reports, Caller(telegram_id=vino.id), Caller(telegram_id=vera.id)
    await services.verdicts.give(one, report_id=row.id, verdict=DOUBTFUL)
    with pytest.raises(Unanswered, match="verdict-unanswered"):
        await services.approving.approve(other, report_id=row.id, number=1)

    await open_ticket(vera, ticket)
    await vera.tap("Baca putusannya")
    shown = await vera.expect("Pertanyaan 1 dari 2", button="Bukan bantahan")
    assert "Setujui dan jawab pelapor" not in shown.labels
    await vera.tap(message=shown, data=f"verdict-approve:{row.id}:1")
    assert (await row_of(town, ticket)).outcome is None
    early = await vera.tap(message=shown, data=f"verdict-yes:{row.id}:1")
    assert "2 bagian yang meragukan belum dijawab" in early.text
    await vera.tap("Bukan bantahan")
    await vera.expect("Pertanyaan 2 dari 2", button="Bukan ajakan")
    await vera.send("bukan")
    await vera.expect("Pertanyaan 2 dari 2", button="Bukan ajakan")
    await vera.tap("Bukan ajakan")
    await vera.expect("Setujui hanya bila", button="Setujui dan jawab pelapor")
    assert (await row_of(town, ticket)).outcome is None
    await vera.tap("Setujui dan jawab pelapor")
    await vera.expect(f"{ticket} ditutup: Belum terbukti")
    async with town.database.read() as connection:
        last = [one for one in await audit.about(connection, f"report:{ticket}") if one.act == "report.approve"][-1]
    assert sorted(part.partition(":")[0] for part in str(last.detail["marks"]).split(",")) == ["call", "denial"]
    assert (await Auditing(database=town.database).verify()).intact
