"""Handing in a post, following one's reports, taking one back; what is never stored of a post's author."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import select

from handlers.edge.intake import keep
from siman_bot.domain.people.roles import Role
from siman_bot.domain.places import Scope
from siman_bot.sandbox.rules.faults import Fault, FaultKind
from siman_bot.sandbox.rules.telegram_rules import Refusal
from siman_bot.services.transaction import Caller
from storage.columns import metadata
from storage.reports.tables import reports
from storage.tables import inbox
from tests.desk import confirm, hand_in, hand_in_many, notices_to, open_ticket, populate, row_of
from tests.patience import HANGING
from tests.town import Town


async def test_a_post_is_handed_in_followed_and_taken_back(town: Town) -> None:
    rina = await town.person("Rina")
    await rina.send("/lapor")
    await rina.expect("belum memberi persetujuan")
    budi = await town.agreed("Budi")
    await budi.send("/tiket")
    await budi.expect("belum mengirim laporan")
    await budi.send("/lapor")
    await budi.expect("Teruskan atau tempelkan")
    await budi.send("Beras langka https://contoh.id/berita?a=1, katanya")
    first = await budi.expect("akan dikirim")
    await budi.send("/lapor Beras plastik: x.com/warga/status/1789012345678901234")
    second = await budi.expect("Beras plastik")
    stale = await budi.tap(message=first, data=first.button("Kirim laporan")["callback_data"])
    assert "sudah tidak berlaku" in stale.text
    await budi.tap("Kirim laporan", message=second)
    ticket = (await budi.expect("nomor tiket")).text.partition("tiket ")[2][:8]
    again = await budi.tap(message=second, data=second.button("Kirim laporan")["callback_data"])
    assert "sudah tidak berlaku" in again.text

    row = await row_of(town, ticket)
    assert (row.body, row.url) == (
        "Beras plastik: x.com/warga/status/1789012345678901234",
        "x.com/warga/status/1789012345678901234",
    )
    assert row.state == "baru"
    assert row.province_code is None

    await budi.send("/lapor Beras plastik: x.com/warga/status/1789012345678901234")
    await budi.expect(f"masih kami periksa: {ticket}")
    await budi.send("/lapor kabar lain")
    await budi.expect("kabar lain")
    await budi.tap("Batal")
    await budi.expect("Laporan itu tidak kami simpan")

    await budi.send("/tiket")
    await budi.tap(ticket)
    await budi.expect("Beras plastik")
    withdraw = await budi.expect(button="Tarik laporan", earlier=True)
    await budi.tap("Tarik laporan")
    await budi.tap("Tidak")
    await budi.expect("Menunggu")
    await budi.tap("Tarik laporan")
    await budi.tap("Ya, tarik")
    await budi.expect("Ditarik")
    row = await row_of(town, ticket)
    assert (row.state, row.body, row.url) == ("ditarik", None, None)
    twice = await budi.tap(message=withdraw, data=f"ticket-withdraw:{row.id}")
    assert "sudah dijawab atau ditarik" in twice.text
    assert await hand_in(budi, "Beras plastik: x.com/warga/status/1789012345678901234") != ticket


async def test_a_ticket_is_for_its_reporter_alone(town: Town) -> None:
    """R10."""
    budi, mira = await town.agreed("Budi"), await town.agreed("Mira")
    ticket = await hand_in(budi, "Listrik padam se-Jawa")
    report_id = (await row_of(town, ticket)).id
    for typed in (ticket, "LP-22222", "halo", "'; DROP TABLE reports; --"):
        await mira.send(f"/tiket {typed}")
        await mira.expect("tidak ditemukan")
    await mira.send("/tiket")
    shown = await mira.expect("belum mengirim laporan")
    for forged in (f"ticket:{report_id}", f"ticket-weigh:{report_id}", f"ticket-withdraw:{report_id}"):
        assert "tidak ditemukan" in (await mira.tap(message=shown, data=forged)).text
    for forged in ("ticket:", "ticket:x", f"ticket:{10**30}", "report-send", "report-send:AAAAA"):
        assert "sudah tidak berlaku" in (await mira.tap(message=shown, data=forged)).text
    assert (await row_of(town, ticket)).state == "baru"
    await budi.send(f"/tiket {ticket.lower().replace('-', ' ')}")
    await budi.expect("Listrik padam")


async def test_own_reports_come_in_pages(town: Town) -> None:
    budi = await town.agreed("Budi")
    tickets = await hand_in_many(town, budi, 7)
    await budi.send("/tiket")
    first = await budi.expect("Laporan Anda")
    assert [label[:8] for label in first.labels[:5]] == tickets[:1:-1]
    assert first.text.splitlines()[1].startswith(f"{tickets[-1]} · 25 Nov")
    assert "WIB" in first.text.splitlines()[1]
    await budi.tap("›")
    last = await budi.expect(button="‹")
    assert last.labels[1].startswith(tickets[0])
    assert (
        await budi.tap(message=last, data="tickets:99")
    ).text == "Tidak ada yang berubah. Layar ini sudah yang terbaru."
    assert (await budi.last()).labels == last.labels


@pytest.mark.usefixtures("impatient")
async def test_nothing_of_a_posts_author_is_stored(town: Town) -> None:
    """R9: not in the inbox while the update waits, not in the report, not anywhere."""
    budi = await town.agreed("Budi")
    author = await town.person("Zulfikaraga", last_name="Pemosting")
    group = await town.sandbox.people.group("Warga RT 5", creator=budi)
    await group.add(author)
    post = await author.send("Vaksin berbahaya", chat=group)
    await budi.send("/lapor")
    await budi.expect("Teruskan atau tempelkan")
    town.sandbox.faults.add(
        Fault(
            kind=FaultKind.REFUSE,
            method="sendMessage",
            refusal=Refusal(code=429, description="Too Many Requests", parameters={"retry_after": 2}),
        )
    )
    forwarded = await budi.forward(post)
    assert forwarded.raw["forward_origin"]["sender_user"]["id"] == author.id
    waiting = await _waiting_payload(town, "Vaksin berbahaya")
    assert str(author.id) not in waiting
    assert "Zulfikaraga" not in waiting
    await budi.expect("akan dikirim")
    await budi.tap("Kirim laporan")
    await budi.expect("nomor tiket")
    await budi.forward_text("Vaksin beracun", origin_name="Zulfikaraga Tersembunyi")
    await budi.expect()
    async with town.database.read() as connection:
        for table in metadata.sorted_tables:
            stored = str((await connection.execute(select(table))).all())
            assert "Zulfikaraga" not in stored
            assert str(author.id) not in stored


def test_intake_drops_every_trace_of_an_author() -> None:
    """R9."""
    author = {"id": 55_667_788, "is_bot": False, "first_name": "Zulfikaraga"}
    entities = [
        {"type": "text_mention", "offset": 0, "length": 4, "user": author},
        {"type": "text_link", "offset": 5, "length": 5, "url": "https://contoh.id/x"},
    ]
    message = {
        "message_id": 1,
        "date": 1,
        "chat": {"id": 9, "type": "private"},
        "from": {"id": 9, "is_bot": False, "first_name": "Budi"},
        "text": "Lihat kabar",
        "entities": entities,
        "forward_origin": {"type": "user", "sender_user": author},
        "reply_to_message": {"from": author, "text": "isi"},
        "external_reply": {"origin": {"type": "user", "sender_user": author}},
        "quote": {"text": "isi"},
        "via_bot": author,
        "contact": {"first_name": "Zulfikaraga", "phone_number": "0812"},
        "caption_entities": entities,
    }
    kept = keep({"update_id": 1, "message": message}, bot_id=7, bot_username="x")
    assert kept is not None
    assert "contoh.id" in kept.payload
    for trace in ("55667788", "Zulfikaraga", "0812", "isi"):
        assert trace not in kept.payload


@pytest.mark.usefixtures("impatient")
async def test_one_update_makes_one_report(town: Town) -> None:
    """Delivered twice, and handled twice because the answer couldn't leave."""
    budi = await town.agreed("Budi")
    await budi.send("/lapor kabar satu")
    await budi.expect("akan dikirim")
    town.sandbox.faults.add(Fault(kind=FaultKind.DUPLICATE, chat_id=budi.id))
    town.sandbox.faults.add(
        Fault(
            kind=FaultKind.REFUSE,
            method="editMessageText",
            refusal=Refusal(code=429, description="Too Many Requests", parameters={"retry_after": 1}),
        )
    )
    await budi.tap("Kirim laporan")
    ticket = (await budi.expect("nomor tiket")).text.partition("tiket ")[2][:8]
    async with town.database.read() as connection:
        rows = (await connection.execute(select(reports.c.ticket))).all()
    assert [row.ticket for row in rows] == [ticket]


async def test_hostile_text_is_taken_as_text(town: Town) -> None:
    budi = await town.agreed("Budi")
    vera = await town.staff("Vera", Role.VERIFIER)
    family = "\U0001f468\u200d\U0001f469\u200d\U0001f467"
    for typed, kept in (
        (
            "<b>tebal</b> <script>alert(1)</script> & { $body } %s",
            "<b>tebal</b> <script>alert(1)</script> & { $body } %s",
        ),
        ("\u202egnobob\u202c ber\u200bita\u2066 x\x00", "gnobob berita x"),
        (f"{family} " + "\U0001f600" * 2_000, f"{family} " + "\U0001f600" * 2_000),
        ("<&" * 2_048, "<&" * 2_048),
    ):
        await budi.send("/lapor")
        await budi.expect("Teruskan atau tempelkan")
        await budi.send(typed)
        assert kept[:40] in (await budi.expect("akan dikirim")).text
        await budi.tap("Kirim laporan")
        ticket = (await budi.expect("nomor tiket")).text.partition("tiket ")[2][:8]
        assert (await row_of(town, ticket)).body == kept
        await budi.send(f"/tiket {ticket}")
        await budi.expect(kept[:40])
        shown = await open_ticket(vera, ticket)
        seen = shown.text.partition("Isi kiriman:\n")[2]
        while "›" in shown.labels:
            await vera.tap("›")
            shown = await vera.expect("Isi kiriman")
            seen += shown.text.partition("Isi kiriman:\n")[2]
        assert "".join(seen.split()) == "".join(kept.split())


async def test_what_is_no_text_is_refused(town: Town) -> None:
    budi = await town.agreed("Budi")
    await budi.send("/lapor")
    await budi.expect("Teruskan atau tempelkan")
    for empty in ("\u200b\u200b", "\u202e"):
        await budi.send(empty)
        await budi.expect("belum memuat isi kiriman")
    await budi.send_photo(b"x", caption="Kabar di gambar https://contoh.id/a")
    await budi.expect("Kabar di gambar")
    await budi.send("/batal")
    await budi.expect("dibatalkan")
    await budi.send("halo")
    await budi.expect("Apa yang ingin Anda lakukan?")


async def test_nobody_fills_the_queue_alone(town: Town) -> None:
    budi = await town.agreed("Budi")
    tickets = await hand_in_many(town, budi, 9)
    await hand_in(budi, "kabar kesepuluh")
    await budi.send("/lapor kabar kesebelas")
    await budi.expect("masih punya 10 laporan")
    await budi.send(f"/tiket {tickets[0]}")
    await budi.tap("Tarik laporan")
    await budi.tap("Ya, tarik")
    await budi.expect("Ditarik")
    await hand_in(budi, "kabar kesebelas")


async def test_verifiers_in_scope_are_told_once_a_day(town: Town) -> None:
    """R10: a province with fewer than five members isn't given away, by a notice neither."""
    budi = await town.member("Budi", province="32")
    nation = await town.staff("Vera", Role.VERIFIER)
    west_java = await town.staff("Vino", Role.VERIFIER, Scope.parse("province:32"))
    east_java = await town.staff("Vani", Role.VERIFIER, Scope.parse("province:35"))
    ticket = await hand_in(budi, "Kabar satu")
    assert (await row_of(town, ticket)).province_code == "32"
    await nation.expect("Ada laporan baru")
    await populate(town, "32", 4)
    await hand_in(budi, "Kabar dua")
    await west_java.expect("Ada laporan baru")
    await hand_in(budi, "Kabar tiga")
    town.clock.advance(timedelta(days=1))
    await hand_in(budi, "Kabar empat")
    numbers = [len(await notices_to(town, person, "reports-waiting")) for person in (nation, west_java, east_java)]
    assert numbers == [2, 2, 0]
    await east_java.send("/antrean")
    await east_java.expect("Tidak ada laporan")


async def test_text_and_link_are_destroyed_after_ninety_days(town: Town) -> None:
    """R9: answered or not, and who waited in vain is told; a preview that was never sent goes after a day."""
    budi = await town.agreed("Budi")
    vera = await town.staff("Vera", Role.VERIFIER)
    closed = await hand_in(budi, "Menteri tidak becus https://contoh.id/opini")
    still_open = await hand_in(budi, "Kabar lain https://contoh.id/kabar")
    await confirm(vera, closed)
    await vera.tap("Pendapat/kritik")
    await vera.tap("Kirim jawaban")
    await vera.expect("ditutup")
    await budi.send("/lapor belum jadi dikirim")
    await budi.expect("akan dikirim")
    assert town.app is not None
    town.clock.advance(timedelta(days=89, hours=23))
    await town.app.services.reports.reporting.destroy_old()
    await town.app.conversations.forms.drop_old()
    assert (await row_of(town, closed)).url == "https://contoh.id/opini"
    assert "sudah tidak berlaku" in (await budi.tap("Kirim laporan")).text
    town.clock.advance(timedelta(hours=2))
    await town.restart()
    async with asyncio.timeout(HANGING):
        while (row := await row_of(town, closed)).body is not None:
            await asyncio.sleep(0.02)
    assert (row.url, row.outcome) == (None, "pendapat")
    unanswered = await row_of(town, still_open)
    assert (unanswered.state, unanswered.body, unanswered.url) == ("lewat", None, None)
    await budi.expect("tidak sempat dijawab dalam 90 hari", earlier=True)
    await town.app.services.reports.reporting.destroy_old()
    assert len(await notices_to(town, budi, "report-expired")) == 1
    await budi.send(f"/tiket {still_open}")
    assert "Tarik laporan" not in (await budi.expect("Tidak terjawab")).labels
    await vera.send("/antrean")
    await vera.expect("Tidak ada laporan")
    await vera.send(f"/antrean {closed}")
    await vera.expect("Isi laporan ini sudah dihapus")
    await budi.send(f"/tiket {closed}")
    await budi.expect("pendapat atau kritik")


async def test_somebody_who_blocks_the_bot_is_answered_when_they_come_back(town: Town) -> None:
    budi = await town.agreed("Budi")
    vera = await town.staff("Vera", Role.VERIFIER)
    ticket = await hand_in(budi, "Menteri tidak becus")
    await budi.block_bot()
    await vera.send(f"/antrean {ticket}")
    await vera.tap("Pendapat/kritik")
    await vera.tap("Kirim jawaban")
    await vera.expect("ditutup")
    await budi.unblock_bot()
    await budi.send(f"/tiket {ticket}")
    await budi.expect("pendapat atau kritik")
    assert len(await notices_to(town, budi, "report-opinion")) == 1


async def test_the_answer_speaks_the_reporters_language(town: Town) -> None:
    budi = await town.agreed("Budi")
    vera = await town.staff("Vera", Role.VERIFIER)
    ticket = await hand_in(budi, "Pelayanan di kelurahan lambat")
    assert town.app is not None
    await town.app.services.people.consenting.choose_language(Caller(telegram_id=budi.id), language="en")
    await vera.send(f"/antrean {ticket}")
    await vera.tap("Di luar lingkup")
    await vera.tap("SP4N-LAPOR")
    await vera.expect("pelayanan publik")
    await vera.tap("Kirim jawaban")
    await budi.expect("about a public service")
    await budi.send("/tiket")
    await budi.expect("Your reports")


async def _waiting_payload(town: Town, words: str) -> str:
    """The payload of the update with these words, read while its answer can't leave."""
    async with asyncio.timeout(HANGING):
        while True:
            async with town.database.read() as connection:
                waiting = (
                    await connection.execute(select(inbox.c.payload).where(inbox.c.payload.contains(words)))
                ).scalar()
            if waiting is not None:
                return str(waiting)
            await asyncio.sleep(0.02)
