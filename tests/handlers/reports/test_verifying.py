"""The queue, confirmations, verdicts with their evidence, answers; and every way round R2, R4 and R10 that we know."""

import asyncio
from dataclasses import fields

import pytest
from sqlalchemy import insert, select, update
from sqlalchemy.exc import IntegrityError

from siman_bot.domain.people.person import CONSENT_VERSION
from siman_bot.domain.people.roles import Grant, Role
from siman_bot.domain.places import Scope
from siman_bot.domain.reports.verdict import ReportOutcome
from siman_bot.services.reports.verifying import Queued, Ticket
from siman_bot.services.transaction import Caller
from storage import audit
from storage.people import people
from storage.reports import reports
from storage.reports.tables import report_confirmations, report_evidence
from storage.reports.tables import reports as reports_table
from tests.desk import SOURCES, approve, confirm, fill, hand_in, hand_in_many, notices_to, open_ticket, populate, row_of
from tests.town import Town

VERDICTS = [outcome for outcome in ReportOutcome if outcome not in {ReportOutcome.OPINION, ReportOutcome.OUT_OF_SCOPE}]


async def test_two_confirm_one_answers_and_the_reporter_reads_it(town: Town) -> None:
    """R2, R4, R11, R12: every look, verdict, evidence, audit row and answer stand together."""
    budi = await town.agreed("Budi")
    vera, vino = await town.staff("Vera", Role.VERIFIER), await town.staff("Vino", Role.VERIFIER)
    ticket = await hand_in(budi, "Beras plastik beredar https://contoh.id/x")
    await vera.tap("Buka antrean")
    await vera.tap(ticket)
    shown = await vera.expect("Isi kiriman")
    assert "Budi" not in shown.text
    assert "<code>https://contoh.id/x</code>" in shown.html
    await vera.tap("Layak diperiksa")
    shown = await vera.expect("diperiksa: 1 dari 2")
    assert "Salah" not in shown.labels
    again = await vera.tap(message=shown, data=f"queue-confirm:{(await row_of(town, ticket)).id}")
    assert "giliran verifikator lain" in again.text
    await budi.send(f"/tiket {ticket}")
    await budi.expect("Diperiksa")
    assert "Salah" in (await confirm(vino, ticket)).labels
    await vino.tap("Salah")
    await vino.expect("Tentang siapa")
    await vino.send("x" * 121)
    await vino.expect("terlalu panjang")
    await fill(vino, *SOURCES[:2], then="dokumen primer")
    await vino.send("bukan tautan")
    await vino.expect("bukan tautan yang dapat kami pakai")
    await fill(vino, *SOURCES[2:], then="Tulis jawaban")
    await vino.send("😀" * 751)
    await vino.expect("terlalu panjang: 1.502")
    words = "Berasnya <b>asli</b> & sudah diuji \u202e."
    preview = await fill(vino, words, then="Pratinjau")
    for part in ("<b>asli</b> & sudah", "BPS: https://www.bps.go.id/stok-beras", "CekFakta", "Klarifikasi", "Salah"):
        assert part in preview.text
    assert "cek fakta" not in preview.text.lower().replace("cekfakta", "")
    await fill(vino, "Berasnya asli.", then="Berasnya asli.")
    old = await vino.tap(message=preview, data=preview.button("Kirim untuk disetujui")["callback_data"])
    assert "sudah tidak berlaku" in old.text
    await vino.tap("Kirim untuk disetujui")
    await vino.expect("menunggu persetujuan verifikator lain")
    await approve(vera, ticket)
    answer = await budi.expect("Klarifikasi atas laporan Anda")
    assert "Berasnya asli." in answer.text
    assert "Vino" not in answer.text

    row = await row_of(town, ticket)
    assert (row.state, row.outcome, row.subject, row.office) == ("selesai", "salah", "Bulog", "Komdigi")
    async with town.database.read() as connection:
        acts = await audit.about(connection, f"report:{ticket}")
        sources = (await connection.execute(select(report_evidence))).all()
    assert [act.act for act in acts] == [
        "report.open",
        "report.confirm",
        "report.open",
        "report.confirm",
        "report.write",
        "report.open",
        "report.open",
        "report.approve",
    ]
    assert acts[-1].detail.items() >= {"outcome": "salah", "version": 1, "confirmations": 2}.items()
    assert [(source.publisher, source.is_primary) for source in sources] == [("BPS", 1), ("CekFakta", 0)]
    await open_ticket(vera, ticket)
    assert "Hasil: Salah" in (await vera.last()).text
    assert (await vera.last()).labels == ["Baca jawabannya", "Koreksi jawaban", "‹ Antrean"]


async def test_no_verdict_without_two_other_confirmations(town: Town) -> None:
    """R4: not by a button that isn't there, not by confirming twice, not with one's own report."""
    budi = await town.agreed("Budi")
    vera = await town.staff("Vera", Role.VERIFIER)
    ticket = await hand_in(budi, "Beras plastik")
    report_id = (await row_of(town, ticket)).id
    for confirmations, outcomes in (("2 verifikator", VERDICTS), ("1 verifikator", VERDICTS[:1])):
        shown = await open_ticket(vera, ticket)
        for outcome in outcomes:
            refused = await vera.tap(message=shown, data=f"queue-write:{report_id}:{outcome}")
            assert f"perlu {confirmations} lagi" in refused.text
        for forged in (
            "queue-send:AAAAA",
            "queue-skip:AAAAA",
            "sure:queue-leave:AAAAA",
            f"queue-write:{report_id}:pasti",
        ):
            assert "sudah tidak berlaku" in (await vera.tap(message=shown, data=forged)).text
        unreferred = await vera.tap(message=shown, data=f"queue-write:{report_id}:luar_lingkup")
        assert "ke mana pelapor" in unreferred.text
        if confirmations.startswith("2"):
            await confirm(vera, ticket)
    assert (await row_of(town, ticket)).outcome is None

    own = await hand_in(vera, "Laporan verifikator sendiri")
    await vera.send("/antrean")
    assert own not in str((await vera.expect("Antrean laporan")).labels)
    await vera.send(f"/antrean {own}")
    await vera.expect("laporan Anda sendiri")
    own_id = (await row_of(town, own)).id
    for forged in (f"queue-open:{own_id}", f"queue-confirm:{own_id}", f"queue-write:{own_id}:pendapat"):
        assert "laporan Anda sendiri" in (await vera.tap(message=shown, data=forged)).text


async def test_opinion_is_the_end(town: Town) -> None:
    """R4: after Pendapat/kritik no role, button or statement makes anything else of the report."""
    budi = await town.agreed("Budi")
    vera, vino = await town.staff("Vera", Role.VERIFIER), await town.staff("Vino", Role.VERIFIER)
    ticket = await hand_in(budi, "Menteri ini tidak becus")
    row = await row_of(town, ticket)
    await confirm(vera, ticket)
    await confirm(vino, ticket)
    shown = await vino.last()
    await vino.tap("Salah")
    await vino.expect("Tentang siapa")
    await open_ticket(vera, ticket)
    await vera.tap("Pendapat/kritik")
    await vera.expect("Pratinjau")
    await vera.send("Ini hoaks!")
    await vera.expect("sama untuk semua orang")
    await vera.tap("Kirim jawaban")
    await vera.expect("ditutup: Pendapat/kritik")
    await budi.expect("Setiap orang berhak menyampaikannya")
    closed = await row_of(town, ticket)
    assert (closed.outcome, closed.answer) == ("pendapat", "")

    for outcome in ReportOutcome:
        data = f"queue-write:{row.id}:{outcome}" + (":ppid" if outcome is ReportOutcome.OUT_OF_SCOPE else "")
        assert "sudah dijawab" in (await vino.tap(message=shown, data=data)).text
    assert "sudah dijawab" in (await vino.tap(message=shown, data=f"queue-confirm:{row.id}")).text
    await vino.send("Bulog")
    await vino.expect("sudah dijawab")
    await budi.send(f"/tiket {ticket}")
    own = await budi.expect("pendapat atau kritik")
    assert "Tarik laporan" not in own.labels
    assert "sudah dijawab" in (await budi.tap(message=own, data=f"ticket-withdraw:{row.id}")).text
    assert await row_of(town, ticket) == closed
    with pytest.raises(IntegrityError):
        async with town.database.write() as tx:
            await tx.execute(update(reports_table).where(reports_table.c.id == row.id).values(answer="Ini hoaks!"))


async def test_below_the_evidence_floor_only_unproven_is_left(town: Town) -> None:
    """R2: no primary document, no independent source, one link for both, the subject's own denial."""
    budi = await town.agreed("Budi")
    vera, vino = await town.staff("Vera", Role.VERIFIER), await town.staff("Vino", Role.VERIFIER)
    ticket = await hand_in(budi, "Beras plastik")
    await confirm(vera, ticket)
    await confirm(vino, ticket)
    await vino.tap("Penipuan")
    await vino.expect("Tentang siapa")
    await fill(vino, *SOURCES[:2], then="dokumen primer")
    await vino.tap("Tidak ada")
    await vino.expect("sumber independen")
    await vino.tap("Tidak ada")
    lacking = await vino.expect("Buktinya belum cukup")
    assert "belum ada dokumen primer" in lacking.text
    assert "belum ada sumber independen" in lacking.text
    assert "Kirim jawaban" not in lacking.labels
    await vino.send("Tetap penipuan")
    await vino.expect("pilih salah satu tombol")
    for sources, gap in (
        (("Bulog", "Komdigi", "https://bulog.co.id/bantahan", " BULOG ", *SOURCES[4:]), "belum ada dokumen primer"),
        ((*SOURCES[:4], "https://komdigi.go.id/kami-benar", "komdigi."), "belum ada sumber independen"),
        ((*SOURCES[:4], "http://bps.go.id/stok-beras/", "Tempo"), "tautan yang sama"),
    ):
        await vino.tap("Isi ulang")
        await vino.expect("Tentang siapa")
        assert gap in (await fill(vino, *sources, then="Buktinya")).text
    await vino.tap('Jawab "Belum terbukti"')
    await vino.expect("Tulis jawaban")
    await fill(vino, "Kami belum menemukan buktinya.", then="Pratinjau")
    await vino.tap("Kirim untuk disetujui")
    await vino.expect("menunggu persetujuan verifikator lain")
    await approve(vera, ticket)
    await budi.expect("Hasil: Belum terbukti")
    assert (await row_of(town, ticket)).outcome == "belum_terbukti"


async def test_one_of_two_verifiers_closes_and_one_answer_goes_out(town: Town) -> None:
    budi = await town.agreed("Budi")
    vera, vino = await town.staff("Vera", Role.VERIFIER), await town.staff("Vino", Role.VERIFIER)
    ticket = await hand_in(budi, "Jalan rusak di depan rumah")
    for verifier, place in ((vera, "SP4N-LAPOR"), (vino, "Dewan Pers")):
        await open_ticket(verifier, ticket)
        await verifier.tap("Di luar lingkup")
        await verifier.tap(place)
        await verifier.expect("Pratinjau")
    first, second = await asyncio.gather(vera.tap("Kirim jawaban"), vino.tap("Kirim jawaban"))
    assert sorted((bool(first.text), bool(second.text))) == [False, True]
    assert "sudah dijawab" in first.text + second.text
    answer = await budi.expect("Jawaban atas laporan")
    assert ("1708" in answer.text) == (not first.text)
    assert len(await notices_to(town, budi, "report-referred")) == 1
    loser = vino if second.text else vera
    await loser.tap("Buang putusan ini")
    await loser.tap("Ya, lanjutkan")
    await loser.expect("Selesai")


async def test_one_verifier_alone_says_nothing_of_a_claim_or_a_person(town: Town) -> None:
    """R2, R4, R7: no words of their own under a referral, no label under "Belum terbukti", nobody named."""
    budi = await town.agreed("Budi")
    vera, vino = await town.staff("Vera", Role.VERIFIER), await town.staff("Vino", Role.VERIFIER)
    ticket = await hand_in(budi, "Beras plastik")
    against = "HOAKS! Itu berita bohong. Penyebarnya @tetangga_jahat, 081234567890. Laporkan akun itu."
    await open_ticket(vera, ticket)
    await vera.tap("Di luar lingkup")
    await vera.tap("PPID")
    assert "sama untuk semua orang" in (await vera.expect("Pratinjau")).text
    await fill(vera, against, then="tidak dapat ditambah")
    await confirm(vera, ticket)
    await confirm(vino, ticket)
    await vino.tap("Belum terbukti")
    await vino.expect("Tulis jawaban")
    for words, refused in (
        (against, "hasil ini tanpa bukti"),
        ("Belum ada buktinya. Laporkan akun itu.", "mengajak bertindak"),
        ("Belum ada buktinya. Penyebarnya @tetangga_jahat.", "alamat, atau nama orang pribadi"),
    ):
        await fill(vino, words, then=refused)
    assert (await row_of(town, ticket)).outcome is None


async def test_confirmations_of_somebody_who_leaves_are_taken_back(town: Town) -> None:
    """R4: nobody who comes back as somebody else confirms twice; what is closed stands."""
    budi = await town.agreed("Budi")
    vera, vino = await town.staff("Vera", Role.VERIFIER), await town.staff("Vino", Role.VERIFIER)
    closed, one, two = [await hand_in(budi, text) for text in ("Menteri tidak becus", "Beras plastik", "Telur palsu")]
    for ticket in (closed, one, two):
        await confirm(vera, ticket)
    await confirm(vino, two)
    await open_ticket(vino, closed)
    await vino.tap("Pendapat/kritik")
    await vino.tap("Kirim jawaban")
    await vino.expect("ditutup")
    async with town.database.write() as tx:
        person = await people.find(tx, vera.id)
        assert person is not None
        assert await reports.drop_open_confirmations(tx, person.id) == 2
        assert await reports.drop_open_confirmations(tx, person.id) == 0
        left = [len(await reports.confirmed_by(tx, (await row_of(town, ticket)).id)) for ticket in (closed, one, two)]
    assert left == [1, 0, 1]
    assert [(await row_of(town, ticket)).state for ticket in (closed, one, two)] == ["selesai", "baru", "diperiksa"]


async def test_only_verifiers_within_their_scope_see_anything(town: Town) -> None:
    """R10: the province is used and shown only where it has five members."""
    budi = await town.member("Budi", province="32", last_name="Rahasia")
    nation = await town.staff("Vera", Role.VERIFIER)
    west = await town.staff("Vino", Role.VERIFIER, Scope.parse("province:32"))
    clocks = await town.staff("Vito", Role.VERIFIER, Scope.parse("region:WIB"))
    central = await town.staff("Cici", Role.CENTRAL)
    ticket = await hand_in(budi, "Beras plastik")
    report_id = (await row_of(town, ticket)).id
    assert "Provinsi" not in (await open_ticket(nation, ticket)).text
    for scoped in (west, clocks):
        await scoped.send("/antrean")
        await scoped.expect("Tidak ada laporan")
        await scoped.send(f"/antrean {ticket}")
        await scoped.expect("Tiket itu tidak ditemukan")
    await populate(town, "32", 4)
    assert "Provinsi: Jawa Barat" in (await open_ticket(nation, ticket)).text
    assert "Provinsi: Jawa Barat" in (await open_ticket(west, ticket)).text
    assert "Provinsi: Jawa Barat" in (await open_ticket(clocks, ticket)).text
    await west.send("/antrean")
    await west.tap(ticket)
    shown = await west.expect("Isi kiriman")
    for verifier in (nation, west):
        assert "Rahasia" not in str([message.text for message in await verifier.messages()])
        assert str(budi.id) not in str([message.raw for message in await verifier.messages() if message.from_bot])

    await central.send("/antrean")
    await central.expect("peran Anda tidak mencakup")
    await central.send(f"/antrean {ticket}")
    await central.expect("peran Anda tidak mencakup")
    screen = await central.expect(earlier=True)
    for forged in ("queue:0", f"queue-open:{report_id}", f"queue-confirm:{report_id}", f"queue-refer:{report_id}"):
        assert "peran Anda tidak mencakup" in (await central.tap(message=screen, data=forged)).text
    refused = await budi.tap(message=await budi.last(), data=f"queue-write:{report_id}:pendapat")
    assert "peran Anda tidak mencakup" in refused.text

    await west.tap("Pendapat/kritik")
    await west.expect("Pratinjau")
    assert town.app is not None
    await town.app.services.people.granting.revoke(west.id, Grant(role=Role.VERIFIER, scope=Scope.parse("province:32")))
    assert "peran Anda tidak mencakup" in (await west.tap("Kirim jawaban")).text
    assert "peran Anda tidak mencakup" in (await west.tap(message=shown, data=f"queue-confirm:{report_id}")).text
    assert (await row_of(town, ticket)).outcome is None


def test_what_verifiers_are_given_names_nobody() -> None:
    """R9, R10."""
    for value in (Ticket, Queued):
        assert not {field.name for field in fields(value)} & {"reporter_id", "reporter", "person_id", "telegram_id"}


async def test_a_report_whose_reporter_is_gone_is_closed_in_silence(town: Town) -> None:
    budi = await town.agreed("Budi")
    vera = await town.staff("Vera", Role.VERIFIER)
    ticket = await hand_in(budi, "Menteri tidak becus")
    assert town.app is not None
    erased = await town.app.services.people.consenting.standing(budi.id)
    assert erased.person is not None
    await town.app.services.people.own_data.erase(Caller(telegram_id=budi.id), person_id=erased.person.id)
    await vera.send("/antrean")
    await vera.tap(ticket)
    await vera.tap("Pendapat/kritik")
    await vera.tap("Kirim jawaban")
    await vera.expect("ditutup")
    assert await notices_to(town, budi, "report-opinion") == []
    await town.app.services.people.consenting.agree(
        Caller(telegram_id=budi.id), name="Budi", language="id", text_version=CONSENT_VERSION
    )
    await budi.send(f"/tiket {ticket}")
    await budi.expect("tidak ditemukan")


async def test_a_long_queue_comes_in_pages_oldest_first_and_survives_a_restart(town: Town) -> None:
    budi = await town.agreed("Budi")
    vera = await town.staff("Vera", Role.VERIFIER)
    tickets = await hand_in_many(town, budi, 7)
    await vera.send("/antrean")
    first = await vera.expect("7 menunggu")
    assert [label[:8] for label in first.labels[:5]] == tickets[:5]
    await vera.tap("›")
    assert (await vera.expect(button="‹")).labels[1][:8] == tickets[6]
    await open_ticket(vera, tickets[0])
    await vera.tap("Di luar lingkup")
    await vera.tap("PPID")
    await vera.expect("Pratinjau")
    await town.restart()
    await vera.tap("Kirim jawaban")
    await vera.expect("ditutup: Di luar lingkup")
    await budi.expect("10 hari kerja")


async def test_the_database_takes_no_verdict_by_its_own_reporter(town: Town) -> None:
    """R4's last line: what the program refuses, the table refuses too."""
    vera = await town.staff("Vera", Role.VERIFIER)
    ticket = await hand_in(vera, "Kabar")
    row = await row_of(town, ticket)
    for values in (
        {"outcome": "pendapat"},
        {"outcome": "benar", "closed_at": town.clock(), "closed_by": row.reporter_id},
        {"outcome": "pendapat", "closed_at": town.clock(), "answer": "Ini hoaks!"},
    ):
        with pytest.raises(IntegrityError):
            async with town.database.write() as tx:
                await tx.execute(update(reports_table).where(reports_table.c.id == row.id).values(**values))
    twice = [{"report_id": row.id, "verifier_id": row.reporter_id, "confirmed_at": town.clock()}] * 2
    with pytest.raises(IntegrityError):
        async with town.database.write() as tx:
            await tx.execute(insert(report_confirmations), twice)
