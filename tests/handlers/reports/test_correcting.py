"""A wrong answer is corrected by a new version that another verifier approves, and its reporter is told (R13)."""

import asyncio
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

import pytest
from sqlalchemy import insert, select, update
from sqlalchemy.exc import DBAPIError

from siman_bot.domain.people.roles import Grant, Role
from siman_bot.domain.places import NATION
from siman_bot.domain.refusals import Invalid, OwnWork, Refusal, Stale
from siman_bot.domain.reports.evidence import Evidence
from siman_bot.domain.reports.report import RETENTION
from siman_bot.domain.reports.verdict import Referral, ReportOutcome, Verdict
from siman_bot.sandbox.people import Person
from siman_bot.services.auditing import Auditing
from siman_bot.services.registry import ReportServices
from siman_bot.services.transaction import Caller
from storage import audit, guards
from storage.reports.tables import report_proposals, reports
from tests.desk import SOURCES, approve, confirm, fill, hand_in, notices_to, open_ticket, row_of
from tests.tampering import unguarded
from tests.town import Town

SUBJECT, OFFICE, *LINKS = SOURCES
FALSE: Final = Verdict(
    outcome=ReportOutcome.FALSE,
    answer="Berasnya asli.",
    subject=SUBJECT,
    office=OFFICE,
    evidence=(
        Evidence(url=LINKS[0], publisher=LINKS[1], primary=True),
        Evidence(url=LINKS[2], publisher=LINKS[3], primary=False),
    ),
)
TRUE: Final = replace(FALSE, outcome=ReportOutcome.TRUE, answer="Pengujian menemukan campuran.")
ACTS: Final = {"report.write", "report.approve", "report.correct", "report.send-back", "report.take-back"}


def of(person: Person) -> Caller:
    return Caller(telegram_id=person.id)


def services_of(town: Town) -> ReportServices:
    assert town.app is not None
    return town.app.services.reports


async def answered(town: Town, writer: Person, other: Person, reporter: Person) -> tuple[str, int]:
    """The ticket and the id of a report that was answered with FALSE, without the chat."""
    ticket = await hand_in(reporter, "Beras plastik")
    report_id = (await row_of(town, ticket)).id
    services = services_of(town)
    for verifier in (writer, other):
        await services.verifying.confirm(of(verifier), report_id=report_id)
    await services.verdicts.give(of(writer), report_id=report_id, verdict=FALSE)
    await services.approving.approve(of(other), report_id=report_id, number=1)
    await reporter.expect("Klarifikasi atas laporan Anda", earlier=True)
    return ticket, report_id


async def staff(town: Town) -> tuple[Person, Person, Person]:
    """A reporter and two verifiers."""
    budi = await town.agreed("Budi")
    return budi, await town.staff("Vera", Role.VERIFIER), await town.staff("Vino", Role.VERIFIER)


async def refused(town: Town, statement: Any) -> bool:
    """Whether the database refuses it."""
    try:
        async with town.database.write() as tx:
            await tx.execute(statement)
    except DBAPIError as error:
        return guards.REFUSAL in str(error.orig)
    return False


async def test_a_wrong_answer_is_corrected_in_the_open(town: Town) -> None:
    """R13, R4, R12: written by one, approved by another, told once; what was said before is kept and shown."""
    budi, vera, vino = await staff(town)
    ticket, _ = await answered(town, vino, vera, budi)
    closed = await row_of(town, ticket)

    await open_ticket(vera, ticket)
    await vera.tap("Baca jawabannya")
    assert "Berasnya asli." in (await vera.expect("Hasil: Salah")).text
    await vera.tap("‹ Laporan")
    await vera.tap("Koreksi jawaban")
    shown = await vera.expect("Hasil yang berlaku sekarang: Salah")
    assert not {"Pendapat/kritik", "Di luar lingkup"} & set(shown.labels)
    await vera.tap("Benar")
    await vera.expect("Tentang siapa")
    preview = await fill(vera, *SOURCES, "Pengujian menemukan campuran.", then="Pratinjau")
    assert "Koreksi jawaban atas laporan Anda" in preview.text
    assert "jawaban yang lama tetap berlaku" in preview.text
    await vera.tap("Kirim untuk disetujui")
    await vera.expect("menunggu persetujuan verifikator lain")

    await budi.send(f"/tiket {ticket}")
    own = await budi.expect("Status: Selesai")
    assert "Berasnya asli." in own.text
    assert "campuran" not in own.text
    assert await notices_to(town, vera, "correction-waiting") == []
    await vino.expect(f"Koreksi jawaban laporan {ticket} menunggu persetujuan", earlier=True)
    await vino.send("/antrean")
    queued = await vino.expect("1 menunggu")
    await vino.tap(next(label for label in queued.labels if "Koreksi menunggu" in label))
    await vino.expect("Koreksi: Benar, menunggu persetujuan")
    await vino.tap("Baca koreksinya")
    shown = await vino.expect("Begini pelapor akan membacanya")
    assert "sebelumnya: Salah" in shown.text
    await vino.tap("Setujui dan kabari pelapor")
    await vino.expect("sudah dikoreksi: Benar")
    told = await budi.expect("Koreksi jawaban atas laporan Anda", earlier=True)
    assert "Hasil: Benar (sebelumnya: Salah)" in told.text
    assert not {"Vera", "Vino"} & set(told.text.split())
    await vera.expect("Koreksi Anda", earlier=True)
    again = await vino.tap(message=shown, data=shown.button("Setujui dan kabari pelapor")["callback_data"])
    assert "sudah diputuskan" in again.text
    assert len(await notices_to(town, budi, "report-corrected-sources")) == 1

    await budi.tap("Lihat laporan Anda", message=told)
    own = await budi.expect("Status: Dikoreksi")
    assert "Pengujian menemukan campuran." in own.text
    await budi.tap("Jawaban sebelumnya")
    earlier = await budi.expect("sudah tidak berlaku")
    assert "Berasnya asli." in earlier.text
    await budi.tap("Jawaban yang berlaku")
    await budi.expect("Pengujian menemukan campuran.")
    corrected = await row_of(town, ticket)
    changed = {"state", "revision"}
    assert {name: value for name, value in corrected._mapping.items() if name not in changed} == {
        name: value for name, value in closed._mapping.items() if name not in changed
    }
    assert corrected.state == "dikoreksi"
    shown = await open_ticket(vino, ticket)
    assert "Hasil: Benar" in shown.text
    assert "Sebelum dikoreksi: Salah" in shown.text
    async with town.database.read() as connection:
        acts = [act for act in await audit.about(connection, f"report:{ticket}") if act.act in ACTS]
        versions = (await connection.execute(select(report_proposals).order_by(report_proposals.c.number))).all()
    assert [(act.act, act.detail["version"]) for act in acts] == [
        ("report.write", 1), ("report.approve", 1), ("report.write", 2), ("report.correct", 2)
    ]  # fmt: skip
    assert acts[3].detail["content"] == acts[2].detail["content"] != acts[1].detail["content"]
    assert [(row.state, row.corrects) for row in versions] == [("disetujui", None), ("disetujui", 1)]
    assert (await Auditing(database=town.database).verify()).intact


async def test_words_alone_are_corrected_and_again(town: Town) -> None:
    """R13: each correction is another version; the second one corrects the first."""
    budi, vera, vino = await staff(town)
    ticket, report_id = await answered(town, vino, vera, budi)
    await open_ticket(vino, ticket)
    await vino.tap("Koreksi jawaban")
    await vino.tap("Ganti kata-katanya saja")
    await vino.expect("Pratinjau")
    assert "tidak ada yang dikoreksi" in (await vino.tap("Kirim untuk disetujui")).text
    await open_ticket(vino, ticket)
    await vino.tap("Koreksi jawaban")
    await vino.tap("Ganti kata-katanya saja")
    await fill(vino, "Berasnya asli dan sudah diuji.", then="sudah diuji")
    await vino.tap("Kirim untuk disetujui")
    await vino.expect("menunggu persetujuan")
    services = services_of(town)
    await services.approving.approve(of(vera), report_id=report_id, number=2)
    await services.verdicts.correct(of(vera), report_id=report_id, corrects=2, verdict=TRUE)
    await services.approving.approve(of(vino), report_id=report_id, number=3)
    own = await services.reporting.read(of(budi), report_id=report_id)
    assert [one.answer for one in own.answers] == [
        "Berasnya asli.",
        "Berasnya asli dan sudah diuji.",
        "Pengujian menemukan campuran.",
    ]
    assert len(await notices_to(town, budi, "report-corrected-sources")) == 2
    assert (await Auditing(database=town.database).verify()).intact


async def test_nobody_corrects_alone(town: Town) -> None:
    """R4, R13: not the writer, not the reporter, not without two who hold the role, by button, page or database."""
    budi = await town.staff("Budi", Role.VERIFIER)
    vera, vino = await town.staff("Vera", Role.VERIFIER), await town.staff("Vino", Role.VERIFIER)
    central = await town.staff("Cici", Role.CENTRAL)
    ticket, report_id = await answered(town, vino, vera, budi)
    services = services_of(town)
    for stranger, refused in ((budi, "laporan Anda sendiri"), (central, "peran Anda tidak mencakup")):
        await stranger.send(f"/antrean {ticket}")
        screen = await stranger.expect(refused)
        for forged in ("answer-fix:{}", "answer-correct:{}:1", "answer-correct:{}:1:benar", "answer-read:{}:1"):
            assert refused in (await stranger.tap(message=screen, data=forged.format(report_id))).text, forged
    with pytest.raises(OwnWork, match="own-report"):
        await services.verdicts.correct(of(budi), report_id=report_id, corrects=1, verdict=TRUE)
    await services.verdicts.correct(of(vino), report_id=report_id, corrects=1, verdict=TRUE)
    for writer in (vera, vino):
        with pytest.raises(Stale, match="verdict-waits"):
            await services.verdicts.correct(of(writer), report_id=report_id, corrects=1, verdict=TRUE)
    with pytest.raises(OwnWork, match="own-verdict"):
        await services.approving.approve(of(vino), report_id=report_id, number=2)
    with pytest.raises(OwnWork, match="own-report"):
        await services.approving.approve(of(budi), report_id=report_id, number=2)
    assert town.app is not None
    granting = town.app.services.people.granting
    # Vera confirmed the claim, and verifies no more: her word counts no longer.
    vito = await town.staff("Vito", Role.VERIFIER)
    await granting.revoke(vera.id, Grant(role=Role.VERIFIER, scope=NATION))
    with pytest.raises(Invalid, match="needs-confirmations"):
        await services.approving.approve(of(vito), report_id=report_id, number=2)
    assert (await row_of(town, ticket)).state == "selesai"
    shown = await open_ticket(vito, ticket)
    assert "diperiksa: 1 dari 2" in shown.text
    assert "Koreksi jawaban" not in shown.labels
    await vito.tap("Layak diperiksa")
    await vito.expect(button="Baca koreksinya")
    await vito.tap("Baca koreksinya")
    await vito.tap("Setujui dan kabari pelapor")
    await vito.expect("sudah dikoreksi: Benar")
    assert (await Auditing(database=town.database).verify()).intact


CLOSINGS: Final = (
    Verdict(outcome=ReportOutcome.OPINION),
    Verdict(outcome=ReportOutcome.OUT_OF_SCOPE, referral=Referral.PRESS),
)


@pytest.mark.parametrize("closing", CLOSINGS)
async def test_what_is_no_verdict_is_never_corrected_nor_corrected_to(town: Town, closing: Verdict) -> None:
    """R4: by command, button, page and database; the same text can only open anew as a new report."""
    budi, vera, vino = await staff(town)
    ticket = await hand_in(budi, "Menteri ini tidak becus")
    services = services_of(town)
    row = await row_of(town, ticket)
    for verifier in (vera, vino):
        await services.verifying.confirm(of(verifier), report_id=row.id)
    await services.verdicts.give(of(vera), report_id=row.id, verdict=closing)
    row = await row_of(town, ticket)
    screen = await open_ticket(vino, ticket)
    assert not {"Koreksi jawaban", "Baca jawabannya", "Layak diperiksa"} & set(screen.labels)
    for forged in ("answer-fix:{}", "answer-correct:{}:1", "answer-correct:{}:1:salah", "queue-rewrite:{}"):
        text = (await vino.tap(message=screen, data=forged.format(row.id))).text
        assert "sudah dijawab" in text or "sudah diputuskan" in text, forged
    with pytest.raises(Stale, match="report-closed"):
        await services.verdicts.correct(of(vino), report_id=row.id, corrects=1, verdict=FALSE)
    values = {
        "report_id": row.id, "number": 1, "outcome": "salah", "answer": "Hoaks", "subject": "", "office": "",
        "written_by": row.closed_by, "written_at": town.clock(), "state": "menunggu", "corrects": 1,
    }  # fmt: skip
    assert await refused(town, insert(report_proposals).values(values))
    assert await refused(town, update(reports).where(reports.c.id == row.id).values(state="dikoreksi"))
    assert await row_of(town, ticket) == row

    _, report_id = await answered(town, vino, vera, budi)
    with pytest.raises(Invalid, match="never-corrected-to"):
        await services.verdicts.correct(of(vino), report_id=report_id, corrects=1, verdict=closing)
    shown = await open_ticket(vino, (await services.verifying.open(of(vino), report_id=report_id)).ticket)
    for outcome in ("pendapat", "luar_lingkup"):
        text = (await vino.tap(message=shown, data=f"answer-correct:{report_id}:1:{outcome}")).text
        assert "tidak dapat dikoreksi menjadi" in text


async def test_a_correction_below_the_floor_is_none(town: Town) -> None:
    """R2, R7: the floor of evidence and the rules of words hold as for the first answer, by chat and by page."""
    budi, vera, vino = await staff(town)
    ticket, report_id = await answered(town, vino, vera, budi)
    give = services_of(town).verdicts.correct
    for verdict, key in (
        (replace(TRUE, evidence=TRUE.evidence[:1]), "needs-evidence"),
        (replace(TRUE, subject="BPS"), "needs-evidence"),
        (replace(TRUE, answer="Penyebarnya @tetangga_jahat."), "personal-target"),
        (Verdict(outcome=ReportOutcome.UNPROVEN, answer="Itu hoaks!"), "labels-without-evidence"),
    ):
        with pytest.raises(Invalid, match=key):
            await give(of(vino), report_id=report_id, corrects=1, verdict=verdict)
    await open_ticket(vera, ticket)
    await vera.tap("Koreksi jawaban")
    await vera.tap("Benar")
    await fill(vera, SUBJECT, OFFICE, then="dokumen primer")
    for then in ("sumber independen", "Buktinya belum cukup"):
        await vera.tap("Tidak ada")
        await vera.expect(then)
    await vera.tap('Jawab "Belum terbukti"')
    await fill(vera, "Kami belum menemukan buktinya.", then="Pratinjau")
    await vera.tap("Kirim untuk disetujui")
    await vera.expect("(Belum terbukti) menunggu persetujuan")
    await services_of(town).approving.approve(of(vino), report_id=report_id, number=2)
    await budi.expect("Hasil: Belum terbukti (sebelumnya: Salah)", earlier=True)


async def test_a_correction_goes_back_is_taken_back_and_improved(town: Town) -> None:
    """R4, R13: the answer that was given holds all the while."""
    budi, vera, vino = await staff(town)
    ticket, report_id = await answered(town, vino, vera, budi)
    services = services_of(town)
    await services.verdicts.correct(of(vino), report_id=report_id, corrects=1, verdict=TRUE)
    await open_ticket(vera, ticket)
    await vera.tap("Baca koreksinya")
    await vera.tap("Kembalikan dengan alasan")
    await vera.expect("Ketik alasannya")
    await vera.send("Sumber kedua tidak menyebut beras.")
    await vera.expect("dikembalikan kepada penulisnya")
    assert (await row_of(town, ticket)).state == "selesai"
    shown = await open_ticket(vino, ticket)
    assert "Koreksi: Benar, dikembalikan" in shown.text
    await vino.tap("Perbaiki koreksi Anda")
    await fill(vino, "Pengujian kedua menemukan campuran.", then="Pengujian kedua")
    await vino.tap("Kirim untuk disetujui")
    await vino.expect("menunggu persetujuan")
    await open_ticket(vino, ticket)
    await vino.tap("Baca koreksinya")
    await vino.tap("Tarik putusan ini")
    await vino.tap("Ya, lanjutkan")
    await vino.expect("sudah Anda tarik kembali")
    with pytest.raises(Stale, match="verdict-moved-on"):
        await services.approving.approve(of(vera), report_id=report_id, number=3)
    row = await row_of(town, ticket)
    assert (row.state, row.outcome) == ("selesai", "salah")
    assert await notices_to(town, budi, "report-corrected-sources") == []
    assert (await Auditing(database=town.database).verify()).intact


async def test_of_two_corrections_of_one_answer_one_holds(town: Town) -> None:
    """R13: a form that was open while another correction was approved corrects nothing more."""
    budi, vera, vino = await staff(town)
    ticket, report_id = await answered(town, vino, vera, budi)
    services = services_of(town)
    await open_ticket(vera, ticket)
    await vera.tap("Koreksi jawaban")
    await vera.tap("Ganti kata-katanya saja")
    await vera.expect("Pratinjau")
    done = await asyncio.gather(
        *(
            services.verdicts.correct(of(writer), report_id=report_id, corrects=1, verdict=TRUE)
            for writer in (vera, vino)
        ),
        return_exceptions=True,
    )
    assert sum(isinstance(one, Stale) for one in done) == 1
    approver = vera if isinstance(done[0], Refusal) else vino
    await services.approving.approve(of(approver), report_id=report_id, number=2)
    await vera.send("Berasnya asli, sudah kami uji.")
    await vera.expect("sudah diputuskan, ditarik, atau ditulis ulang")
    assert len((await services.reporting.read(of(budi), report_id=report_id)).answers) == 2


async def test_a_verdict_being_written_is_no_correction(town: Town) -> None:
    """R13: who still writes a verdict when another one is approved is told that the report is answered."""
    budi, vera, vino = await staff(town)
    ticket = await hand_in(budi, "Beras plastik")
    for verifier in (vera, vino):
        await confirm(verifier, ticket)
    await vera.tap("Salah", message=await open_ticket(vera, ticket))
    preview = await fill(vera, *SOURCES, "Berasnya asli.", then="Pratinjau")
    report_id = (await row_of(town, ticket)).id
    services = services_of(town)
    await services.verdicts.give(of(vino), report_id=report_id, verdict=FALSE)
    await approve(vera, ticket)
    sends = preview.button("Kirim untuk disetujui")["callback_data"]
    assert "sudah dijawab" in (await vera.tap(message=preview, data=sends)).text
    with pytest.raises(Stale, match="report-closed"):
        await services.verdicts.give(of(vera), report_id=report_id, verdict=TRUE)
    assert (await row_of(town, ticket)).state == "selesai"


async def test_what_is_written_for_a_correction_goes_in_its_time(town: Town) -> None:
    """R9, R12: also where the report's text is gone already; what waits is kept, and what the reporter was told."""
    budi, vera, vino = await staff(town)
    _, report_id = await answered(town, vino, vera, budi)
    services = services_of(town)
    town.clock.advance(RETENTION)
    await services.verdicts.correct(of(vino), report_id=report_id, corrects=1, verdict=TRUE)
    town.clock.advance(RETENTION / 90)
    await services.reporting.destroy_old()
    assert (await services.approving.read(of(vera), report_id=report_id)).verdict == TRUE
    await services.approving.send_back(of(vera), report_id=report_id, number=2, reason="Sumbernya lain.")
    await services.verdicts.correct(of(vino), report_id=report_id, corrects=1, verdict=TRUE)
    await services.approving.approve(of(vera), report_id=report_id, number=3)
    await services.reporting.destroy_old()
    await services.reporting.destroy_old()
    async with town.database.read() as connection:
        rows = (await connection.execute(select(report_proposals).order_by(report_proposals.c.number))).all()
    assert [row.answer for row in rows] == [FALSE.answer, None, TRUE.answer]
    assert rows[1].reason is None
    assert (await services.reporting.read(of(budi), report_id=report_id)).answers == (FALSE, TRUE)
    assert (await Auditing(database=town.database).verify()).intact


_FIRST, _OF_CORRECTION = report_proposals.c.number == 1, report_proposals.c.number == 2
TAMPERINGS: Final[Mapping[str, tuple[Any, str]]] = {
    "words": (update(report_proposals).where(_OF_CORRECTION).values(answer="Lain"), "content"),
    "what it corrects": (update(report_proposals).where(_OF_CORRECTION).values(corrects=None), "content"),
    "a first verdict made one": (update(report_proposals).where(_FIRST).values(corrects=1), "content"),
    "the answer before": (update(reports).values(answer="Lain"), "verdict"),
}  # fmt: skip


@pytest.mark.parametrize("name", TAMPERINGS)
async def test_a_tampered_correction_is_named(town: Town, name: str) -> None:
    """R12: words and place of a correction are bound, and so is the answer that it corrects."""
    budi, vera, vino = await staff(town)
    _, report_id = await answered(town, vino, vera, budi)
    services = services_of(town)
    await services.verdicts.correct(of(vino), report_id=report_id, corrects=1, verdict=TRUE)
    await services.approving.approve(of(vera), report_id=report_id, number=2)
    statement, what = TAMPERINGS[name]
    assert await refused(town, statement)
    async with unguarded(town.database) as tx:
        await tx.execute(statement)
    found = await Auditing(database=town.database).verify()
    assert what in {one.what.partition("@")[0] for one in found.contradicted}, found
