"""What is sent outside a question is named and can be checked, reported or recorded; several messages are one act."""

import asyncio
from typing import Any

import pytest
from sqlalchemy import select

from siman_bot.domain.people.roles import Role
from siman_bot.domain.post_link import Platform
from siman_bot.sandbox.people import Person
from siman_bot.sandbox.rules.faults import Fault, FaultKind
from siman_bot.sandbox.rules.telegram_rules import Refusal
from siman_bot.sandbox.shown import Shown
from siman_bot.services.transaction import Caller
from storage.columns import metadata
from storage.publishing.tables import drafts
from storage.reports.tables import reports
from storage.tables import dialogs, inbox
from tests.desk import row_of
from tests.patience import HANGING
from tests.sharing import make_account, make_item
from tests.town import Town, helped
from tests.writing import drafted

POST = "https://x.com/warga/status/17890123456789{}"


async def answers(person: Person) -> list[Shown]:
    """What the bot says in the chat, once it has answered all that came before."""
    await helped(person)
    return [one for one in await person.messages() if one.from_bot][:-1]


async def ticket_of(person: Person) -> str:
    await person.tap("Kirim laporan")
    return (await person.expect("nomor tiket")).text.partition("tiket ")[2][:8]


async def handled(town: Town) -> None:
    """Nothing waits in the inbox."""

    async def waiting() -> int:
        async with town.database.read() as connection:
            rows = await connection.execute(select(inbox.c.update_id).where(inbox.c.state == "waiting"))
            return len(rows.all())

    async with asyncio.timeout(HANGING):
        while await waiting():
            await asyncio.sleep(0.05)


async def test_an_album_is_one_act_with_one_answer_and_one_report(town: Town) -> None:
    """All ten photos, the caption and both links; the verifier sees all of it, and that is noted (R12)."""
    budi, vera = await town.agreed("Budi"), await town.staff("Vera", Role.VERIFIER)
    caption = "Banjir besar https://contoh.id/a dan x.com/warga/status/1789012345678901234"
    await budi.send_album(*["photo"] * 10, caption=caption)
    shown = await budi.expect("1 teks, 2 tautan, 10 foto")
    assert [one.message_id for one in await answers(budi)] == [shown.message_id]
    assert shown.labels == ["Periksa", "Laporkan", "Catat sebaran", "Batal"]
    await budi.tap("Laporkan", message=shown)
    preview = await budi.expect("akan dikirim")
    assert preview.message_id == shown.message_id
    assert "10 foto" in preview.text
    row = await row_of(town, await ticket_of(budi))
    assert row.body == caption
    assert [row.url, *row.links] == ["https://contoh.id/a", "x.com/warga/status/1789012345678901234"]
    assert len(row.media) == 10
    await vera.send(f"/antrean {row.ticket}")
    await vera.expect("10 foto")
    await vera.tap("Lihat lampiran")
    await vera.expect("Lampiran laporan")
    assert sum("photo" in one.raw for one in await vera.messages()) == 10
    await vera.tap("Kembali ke laporan")
    await vera.expect("Isi kiriman")


async def test_a_text_that_the_app_split_is_one_report(town: Town) -> None:
    budi = await town.agreed("Budi")
    text = "kata demi kata " * 600 + "AKHIR"
    assert len(await budi.send_long(text)) == 3
    await handled(town)
    assert [one.labels for one in await answers(budi)] == [["Periksa", "Laporkan", "Batal"]]
    await budi.tap("Laporkan")
    await budi.expect("akan dikirim")
    row = await row_of(town, await ticket_of(budi))
    assert row.body.split() == text.split()


async def test_messages_in_a_row_are_one_report_below_the_last(town: Town) -> None:
    budi = await town.agreed("Budi")
    await budi.send("Katanya bantuan dicabut minggu depan")
    await budi.expect("1 teks")
    await budi.send_other("voice")
    await budi.expect("1 teks, 1 pesan suara")
    await budi.send("https://contoh.id/kabar")
    shown = await budi.expect("1 teks, 1 tautan, 1 pesan suara")
    assert shown.message_id == (await budi.last()).message_id
    assert len(await answers(budi)) == 1
    await budi.tap("Laporkan", message=shown)
    await budi.expect("akan dikirim")
    await budi.send_photo(b"later")
    await budi.expect("1 foto")
    row = await row_of(town, await ticket_of(budi))
    assert row.body == "Katanya bantuan dicabut minggu depan\n\nhttps://contoh.id/kabar"
    assert [one["kind"] for one in row.media] == ["voice", "photo"]


async def test_what_comes_much_later_is_another_act(town: Town) -> None:
    """By Telegram's time of both, whatever the machine does; what was sent first can still be handed in."""
    budi = await town.agreed("Budi")
    await budi.send("Katanya bantuan dicabut minggu depan")
    first = await budi.expect("bantuan dicabut")
    clock = town.sandbox.state.world.clock
    town.sandbox.state.world.clock = lambda: clock() + 61
    await budi.send("Kabar lain tentang beras plastik")
    second = await budi.expect("beras plastik")
    assert "bantuan" not in second.text
    assert len(await answers(budi)) == 2
    await budi.tap("Laporkan", message=first)
    await budi.expect("bantuan dicabut")


@pytest.mark.parametrize("kind", ["voice", "video_note", "animation", "audio", "photo", "video", "document"])
async def test_every_kind_of_file_is_handed_in_and_seen(town: Town, kind: str) -> None:
    budi, vera = await town.agreed("Budi"), await town.staff("Vera", Role.VERIFIER)
    content: dict[str, Any] = {"origin_name": "Orang lain"}
    send = f"send_{kind}" if kind in {"photo", "video", "document"} else "send_other"
    await budi._act(send, None, kind=kind, data="eHg=", **content)
    await budi.expect("Kami terima: 1 ")
    await budi.tap("Periksa")
    await budi.expect("belum bisa kami periksa langsung")
    await budi.tap("Laporkan")
    await budi.expect("Lampiran: 1 ")
    ticket = await ticket_of(budi)
    await vera.send(f"/antrean {ticket}")
    await vera.tap("Lihat lampiran")
    await vera.expect("Lampiran laporan")
    assert any(kind in one.raw for one in await vera.messages() if one.from_bot)


async def test_what_cannot_be_used_is_named(town: Town) -> None:
    budi = await town.agreed("Budi")
    await budi.send_other("sticker")
    shown = await budi.expect("stiker belum bisa kami baca")
    assert "Laporkan kiriman" in shown.labels
    await budi.send_location()
    await budi.expect("lokasi belum bisa")
    await budi.send_contact("Ani", "0812")
    await budi.expect("kontak belum bisa")
    await budi.tap("Laporkan kiriman", message=shown)
    await budi.expect("Teruskan atau tempelkan")
    await budi.send_other("sticker")
    await budi.expect("stiker tidak bisa dipakai untuk pertanyaan ini")
    await budi.send("Ini isinya")
    await budi.expect("Ini isinya")


async def test_a_question_says_what_it_does_not_take(town: Town) -> None:
    """The words beneath a photo answer it, and of the photo it is said that it isn't used."""
    budi = await town.agreed("Budi")
    await budi.send("/daftar")
    await budi.expect("Di wilayah mana")
    await budi.send_other("voice")
    refused = await budi.expect("pesan suara tidak bisa dipakai")
    assert refused.labels == ["Laporkan"]
    await budi.send_album("photo", "photo", "photo")
    await budi.expect("foto tidak bisa dipakai")
    await handled(town)
    assert sum("foto tidak bisa dipakai" in one.text for one in await budi.messages()) == 1
    await budi.send_photo(b"x", caption="Denpasar")
    shown = await budi.expect("foto tidak dipakai di sini")
    assert "Denpasar" in shown.text + " ".join(shown.labels)


async def test_what_stands_at_a_preview_or_beneath_a_command_is_not_dropped_unsaid(town: Town) -> None:
    sari = await town.staff("Sari", Role.CENTRAL)
    await sari.send_photo(b"x", caption="/cek SM-7K2QX")
    await sari.expect("foto tidak dipakai di sini")
    draft = await drafted(town, sari)
    await sari.send("/buat")
    await sari.tap(draft.content.title[:20])
    await sari.expect("Pratinjau")
    await sari.send("kalimat baru untuk isinya")
    shown = await sari.expect("tulisan Anda tidak dipakai di sini", button="Kirim untuk ditinjau")
    assert "Pratinjau" in shown.text
    await sari.send_other("voice")
    await sari.expect("Silakan pakai tombol")


async def test_a_stranger_is_led_through_consent_to_the_report(town: Town) -> None:
    """R11: before consent nothing is stored, and the bot may be restarted in between. R14: checking needs none."""
    rina = await town.person("Rina")
    await rina.forward_text("Awas vaksin berbahaya, sebarkan", origin_name="Zulfikaraga")
    shown = await rina.expect("Kami terima")
    assert shown.reply_to
    await handled(town)
    async with town.database.read() as connection:
        for table in metadata.sorted_tables:
            assert "vaksin" not in str((await connection.execute(select(table))).all())
    await town.restart()
    await rina.tap("Periksa")
    await rina.expect("Bukan dari kami")
    await rina.tap("Laporkan")
    await rina.expect("Sebelum Anda mulai")
    await town.restart()
    await rina.tap("etuju")
    await rina.expect("Awas vaksin berbahaya")
    row = await row_of(town, await ticket_of(rina))
    assert row.body == "Awas vaksin berbahaya, sebarkan"


async def test_a_strangers_album_gets_one_answer(town: Town) -> None:
    rina = await town.person("Rina")
    await rina.send_album("photo", "photo", "photo", caption="banjir")
    await rina.expect("Kami terima")
    await handled(town)
    assert sum(one.from_bot for one in await rina.messages()) == 1
    await rina.tap("Laporkan")
    await rina.tap("etuju")
    await rina.expect("baru satu berkas yang masuk")
    await rina.send_photo(b"second")
    await rina.expect("2 foto")


async def test_handed_in_goes_on_after_a_restart(town: Town) -> None:
    budi = await town.agreed("Budi")
    await budi.send("Katanya bantuan dicabut minggu depan")
    await budi.expect("1 teks")
    await town.restart()
    await budi.send_photo(b"x")
    await budi.expect("1 teks, 1 foto")
    await town.restart()
    await budi.tap("Laporkan")
    await budi.expect("Lampiran: 1 foto")
    assert len(await answers(budi)) == 1


async def test_a_changed_message_takes_the_place_of_what_it_was(town: Town) -> None:
    budi = await town.agreed("Budi")
    said = await budi.send("Beras plastik dijual di pasar")
    shown = await budi.expect("di pasar")
    await budi.edit(said, "Beras plastik dijual di toko")
    assert (await budi.expect("di toko")).message_id == shown.message_id
    await budi.tap("Laporkan")
    await budi.expect("akan dikirim")
    await budi.edit(said, "Beras plastik dijual di mana-mana")
    assert (await budi.expect("di mana-mana")).message_id == shown.message_id
    ticket = await ticket_of(budi)
    assert (await row_of(town, ticket)).body == "Beras plastik dijual di mana-mana"
    await budi.edit(said, "Beras plastik tidak dijual")
    told = await budi.expect(f"bagian dari laporan {ticket}")
    assert (await row_of(town, ticket)).body == "Beras plastik dijual di mana-mana"
    await budi.tap("Kirim sebagai tambahan", message=told)
    await budi.expect(f"Tambahan untuk laporan {ticket}")
    assert "tidak dijual" in (await row_of(town, await ticket_of(budi))).body


async def test_a_changed_answer_changes_the_form(town: Town) -> None:
    """Of what was answered before too; what is asked now stays asked."""
    sari = await town.staff("Sari", Role.CENTRAL)
    await sari.send("/buat")
    await sari.expect("judul")
    title = await sari.send("Jadwal imunisasi")
    await sari.expect("2 dari 7: isi")
    body = await sari.send("Imunisasi dibuka di puskesmas.")
    await sari.expect("tautan sumber")
    await sari.edit(title, "Jadwal imunisasi anak")
    asked = await sari.expect("Perubahan pesan Anda sudah dipakai")
    assert "umber" in asked.text
    await sari.edit(body, "Imunisasi dibuka di semua puskesmas.")
    await sari.expect("Perubahan pesan Anda sudah dipakai")
    await town.restart()
    await sari.edit(body, "Imunisasi gratis dibuka di semua puskesmas.")
    await sari.expect("Perubahan pesan Anda sudah dipakai")
    async with town.database.read() as connection:
        row = (await connection.execute(select(drafts))).one()
    assert row.data["title"] == "Jadwal imunisasi anak"
    assert row.data["body"] == "Imunisasi gratis dibuka di semua puskesmas."


async def test_an_answer_that_was_refused_is_mended_by_changing_it(town: Town) -> None:
    sari = await town.staff("Sari", Role.CENTRAL)
    await sari.send("/buat")
    await sari.expect("judul")
    title = await sari.send("J" * 300)
    await sari.expect("terlalu panjang")
    await sari.edit(title, "Jadwal imunisasi anak")
    await sari.expect("2 dari 7: isi")
    await sari.edit(title, "Jadwal imunisasi")
    await sari.expect("Perubahan pesan Anda sudah dipakai")
    async with town.database.read() as connection:
        row = (await connection.execute(select(drafts))).one()
    assert row.data["title"] == "Jadwal imunisasi"


async def test_a_changed_search_searches_anew(town: Town) -> None:
    rina = await town.agreed("Rina")
    await rina.send("/daftar")
    await rina.expect("wilayah mana")
    place = await rina.send("xyzzyx")
    await rina.expect("Tidak ada yang cocok")
    await rina.edit(place, "Denpasar")
    shown = await rina.expect('Hasil pencarian "Denpasar"', button="Kota Denpasar")
    assert "Pilih tempat Anda bertugas" in shown.text, "cities are no provinces"


async def test_a_changed_name_of_an_institution_is_the_one_that_is_sent(town: Town) -> None:
    """One that was chosen by a tap meanwhile stays."""
    rina = await town.agreed("Rina")
    await rina.send("/daftar")
    await rina.send("Bali")
    await rina.tap("Bali")
    await rina.tap("Tingkat provinsi")
    await rina.tap("Instansi saya tidak ada")
    await rina.expect("nama")
    name = await rina.send("Balai Pelatian")
    await rina.expect("Balai Pelatian")
    await rina.edit(name, "Balai Pelatihan")
    shown = await rina.expect("Perubahan pesan Anda sudah dipakai")
    assert "Balai Pelatihan" in shown.text


async def test_a_changed_profile_link_takes_the_place_of_the_first(town: Town) -> None:
    rina = await town.member("Rina")
    await rina.send("/akun")
    await rina.tap("Tambah akun")
    await rina.expect("Kirim tautan profil")
    link = await rina.send("https://x.com/rina_salah")
    await rina.expect("rina_salah")
    await rina.edit(link, "https://x.com/rina_benar")
    shown = await rina.expect("Perubahan pesan Anda sudah dipakai")
    assert "rina_benar" in shown.text


async def test_a_change_of_what_is_not_held_leads_on(town: Town) -> None:
    budi = await town.agreed("Budi")
    said = await budi.send("Kabar yang panjang sekali ini")
    await budi.expect("Kabar yang")
    await budi.tap("Batal")
    await budi.expect("tidak kami simpan")
    await budi.edit(said, "Kabar yang diubah kemudian hari")
    shown = await budi.expect("Perubahan pesan itu")
    await budi.tap("Laporkan", message=shown)
    await budi.expect("diubah kemudian hari")


async def test_a_change_in_a_group_is_nobodys(town: Town) -> None:
    """R11."""
    budi = await town.agreed("Budi")
    group = await town.group("Warga", creator=budi)
    await group.promote_bot()
    said = await budi.send("/lapor kabar rahasia di grup", chat=group)
    await budi.expect("akan dikirim")
    await budi.edit(said, "/lapor kabar Zulfikaraga")
    await handled(town)
    async with town.database.read() as connection:
        assert "Zulfikaraga" not in str((await connection.execute(select(dialogs))).all())


async def test_a_rich_message_is_read_as_text(town: Town) -> None:
    budi = await town.agreed("Budi")
    link = {"type": "url", "text": "di sini", "url": "https://contoh.id/x"}
    await budi.send_rich({"type": "heading", "text": "Awas"}, {"type": "paragraph", "text": ["Beras plastik ", link]})
    await budi.expect("1 teks, 1 tautan")
    await budi.tap("Laporkan")
    await budi.expect("Beras plastik di sini")
    row = await row_of(town, await ticket_of(budi))
    assert (row.body, row.url) == ("Awas\nBeras plastik di sini", "https://contoh.id/x")
    code = (await make_item(town, "Beras aman")).code
    await budi.send_rich({"type": "paragraph", "text": f"Benarkah {code} dari kalian?"})
    await budi.expect(code)


async def test_every_link_is_recorded_or_refused_by_name(town: Town) -> None:
    """Handed in before the item is chosen, and after it."""
    item = await make_item(town, "Beras aman")
    made = await town.member("Made")
    await make_account(town, made, Platform.X, "warga")
    links = [POST.format("01"), "https://www.instagram.com/p/CabcdeFGHij/", POST.format("02")]
    await made.send("Sudah saya sebarkan:\n" + "\n".join(links))
    await made.expect("3 tautan")
    await made.tap("Catat sebaran")
    await made.expect("Konten mana")
    await made.tap(item.code)
    shown = await made.expect("belum dicatat")
    assert shown.text.count(f"dicatat untuk {item.code}") == 2
    assert "instagram.com/p/CabcdeFGHij" in shown.text
    await made.send(f"{POST.format('03')} {POST.format('01')}")
    shown = await made.expect("sebelumnya")
    assert shown.text.count(f": dicatat untuk {item.code}") == 1


async def test_twice_tapped_is_reported_once_and_whole(town: Town) -> None:
    budi = await town.agreed("Budi")
    await budi.send_album("photo", "photo", caption="Banjir besar sekali di kota")
    shown = await budi.expect("2 foto")
    await budi.tap("Laporkan", message=shown)
    await budi.expect("akan dikirim")
    await budi.tap(message=shown, data="hand-report")
    assert "2 foto" in (await budi.last()).text
    assert len((await row_of(town, await ticket_of(budi))).media) == 2
    async with town.database.read() as connection:
        assert len((await connection.execute(select(reports.c.id))).all()) == 1


@pytest.mark.usefixtures("impatient")
async def test_a_part_that_is_handled_twice_is_there_once(town: Town) -> None:
    budi = await town.agreed("Budi")
    await budi.send("Katanya bantuan dicabut minggu depan")
    await budi.expect("1 teks")
    town.sandbox.faults.add(Fault(kind=FaultKind.DUPLICATE, chat_id=budi.id))
    town.sandbox.faults.add(
        Fault(
            kind=FaultKind.REFUSE,
            method="sendMessage",
            refusal=Refusal(code=429, description="Too Many Requests", parameters={"retry_after": 1}),
        )
    )
    await budi.send("dan pajak dinaikkan pekan depan")
    await budi.expect("dan pajak")
    await budi.tap("Laporkan")
    await budi.expect("akan dikirim")
    row = await row_of(town, await ticket_of(budi))
    assert row.body == "Katanya bantuan dicabut minggu depan\n\ndan pajak dinaikkan pekan depan"


async def test_files_are_destroyed_with_the_text(town: Town) -> None:
    """R9: when the reporter takes the report back."""
    budi = await town.agreed("Budi")
    await budi.send_album("photo", "photo", caption="Banjir https://contoh.id/a https://contoh.id/b")
    await budi.expect("2 foto")
    await budi.tap("Laporkan")
    await budi.expect("akan dikirim")
    row = await row_of(town, await ticket_of(budi))
    assert row.media
    assert town.app is not None
    await town.app.services.reports.reporting.withdraw(Caller(telegram_id=budi.id), report_id=row.id)
    row = await row_of(town, row.ticket)
    assert (row.body, row.url, row.links, row.media, row.message_ids) == (None,) * 5
