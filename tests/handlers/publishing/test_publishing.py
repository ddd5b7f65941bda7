"""Writing an item, review by somebody else, and what goes out."""

from sqlalchemy import func, select

from siman_bot.domain.people.roles import Role
from siman_bot.domain.places import Scope
from siman_bot.domain.publishing.item import BODY_LIMIT, OFFICE_LIMIT, POST_LIMIT, TITLE_LIMIT, Content, Item, ItemState
from siman_bot.domain.sending.way import Way
from siman_bot.sandbox.people import Person
from storage import audit
from storage.publishing import items
from storage.publishing.tables import drafts
from storage.sending.broadcasts import broadcasts
from storage.sending.tables import broadcasts as broadcast_table
from storage.sending.tables import deliveries
from tests.town import Town
from tests.writing import BODY, OFFICE, POST, SOURCE, TITLE, approve, bound_group, drafted, fill, in_review

BALI = Scope.parse("province:51")


async def item_of(town: Town, code: str) -> Item:
    async with town.database.read() as connection:
        item = await items.by_code(connection, code)
        assert item is not None
        return item


async def nothing_was_owed(town: Town) -> bool:
    async with town.database.read() as connection:
        made = (await connection.execute(select(func.count()).select_from(broadcast_table))).scalar_one()
        owed = await connection.execute(select(func.count()).where(deliveries.c.kind != "notice"))
        return made == 0 and owed.scalar_one() == 0


async def opened(reviewer: Person, code: str) -> None:
    await reviewer.send("/tinjau")
    await reviewer.tap(code)
    await reviewer.expect("Periksa sumbernya")


async def test_an_item_goes_from_the_form_to_the_groups(town: Town) -> None:
    """R1: office, post, source and code stand in every group's message. R7: the share text ends with the office.

    R12: every act is in the audit.
    """
    sari = await town.staff("Sari", Role.CENTRAL)
    tono = await town.staff("Tono", Role.CENTRAL)
    jakarta = await bound_group(town, "Humas Jakarta", creator=tono, scope="regency:31.71")
    bali = await bound_group(town, "Humas Bali", creator=tono, scope="province:51")
    preview = await fill(sari, target="Jakarta Pusat")
    assert "langsung ke 1 grup" in preview.text
    await sari.tap("Kirim untuk ditinjau")
    code = (await sari.expect("1 peninjau sudah dikabari")).text.split()[1]
    again = preview.button("Kirim untuk ditinjau")["callback_data"]
    assert "sudah dikirim atau dihapus" in (await sari.tap(message=preview, data=again)).text
    await tono.expect(f"{code} menunggu tinjauan")
    await tono.tap("Buka tinjauan")
    shown = await tono.expect("Periksa sumbernya")
    again = shown.button("Sudah saya periksa")["callback_data"]
    await tono.tap("Sudah saya periksa")
    await tono.expect("sedang dikirim ke 1 grup")
    assert "sudah disetujui" in (await tono.tap(message=shown, data=again)).text
    card = await jakarta.expect(TITLE)
    for part in (BODY, OFFICE, POST, SOURCE, code):
        assert part in card.text
    assert card.button("Salin teks")["copy_text"]["text"].endswith(f"\nKonten resmi {OFFICE}, kode {code}")
    assert card.button("Catat sebaran")["url"].endswith(f"?start=catat_{code.removeprefix('SM-')}")
    assert card.button("Periksa")["url"].endswith(f"?start=cek_{code.removeprefix('SM-')}")
    assert not [message for message in await bali.messages() if TITLE in message.text]
    await sari.expect(f"Siaran {code}", earlier=True)
    async with town.database.read() as connection:
        acts = [row.act for row in await audit.about(connection, f"item:{code}")]
    assert acts == ["item.submit", "item.approve"]


async def test_the_form_refuses_what_may_not_be_broadcast(town: Town) -> None:
    """R2: a denial is no narrative. R7: nobody private is named, nobody is called to act against somebody."""
    rina = await town.agreed("Rina")
    await rina.send("/buat")
    await rina.expect("peran Anda tidak mencakup")
    await rina.send("/tinjau")
    await rina.expect("peran Anda tidak mencakup")
    sari = await town.staff("Sari", Role.CENTRAL)
    await sari.send("/buat")
    await sari.expect("Langkah 1")
    for typed, refusal in (
        ("\u200b\u202e \x00", "masih kosong"),
        ("j" * (TITLE_LIMIT + 1), "terlalu panjang"),
        ("\U0001f600" * (TITLE_LIMIT // 2 + 1), "terlalu panjang"),
        ("HOAKS: vaksin berbahaya", "termasuk klarifikasi"),
        ("Laporkan akun penyebar fitnah", "bertindak terhadap seseorang"),
        ("Tanya @budi_santoso", "pribadi"),
    ):
        await sari.send(typed)
        await sari.expect(refusal)
    await sari.send("<b>Jadwal</b> \u202eimunisasi & <script>")
    await sari.expect("Langkah 2")
    await town.restart()
    await sari.send("Ayo serbu akun pengkritik itu")
    await sari.expect("bertindak terhadap seseorang")
    await sari.send("Kabar vaksin mengandung babi itu hoaks.")
    await sari.expect("termasuk klarifikasi")
    await sari.send(BODY)
    for typed, refusal in (
        ("kemkes.go.id", "https://"),
        ("http://kemkes.go.id", "https://"),
        ("https://localhost/x", "https://"),
        ("https://berkas.kantor/x", "“berkas.kantor” bukan alamat situs umum"),
        ("https://go.id/x", "“go.id” bukan alamat situs umum"),
        ("https://www.instagram.com/budi_santoso/", "media sosial"),
    ):
        await sari.send(typed)
        await sari.expect(refusal)
    await sari.send("/batal")
    await sari.expect("dibatalkan")
    await sari.send("/buat")
    await sari.tap("<b>Jadwal</b>")
    await sari.expect("Langkah 3")


async def test_nothing_that_is_typed_takes_the_form_of_the_block(town: Town) -> None:
    """R1: by the chat too, in every field of the form, in a file's name and in a reviewer's reason."""
    sari = await town.staff("Sari", Role.CENTRAL)
    tono = await town.staff("Tono", Role.CENTRAL)
    await sari.send("/buat")
    await sari.expect("Langkah 1")
    for place, words in enumerate((TITLE, BODY, None, OFFICE, POST), start=2):
        for forged in ("\u2022 K\u043ede\uff1a palsu", "Office: palsu", "Keterangan resmi SIMAN", "SM-7K2QX"):
            await sari.send(forged if words else f"https://kemkes.go.id/{forged}")
            await sari.expect()
        await sari.send(words or SOURCE)
        await sari.expect(f"Langkah {place}", earlier=True)
    await sari.send("/batal")
    await sari.expect("dibatalkan")
    await sari.send("/buat")
    await sari.tap(TITLE[:20])
    code = await in_review(town, sari)
    await opened(tono, code)
    await tono.tap("Kembalikan")
    await tono.expect("Ketik alasan")
    for forged in (f"Lihat\u2028Kode: {code}", "Sumber \u2013 https://evil.com", "Instansi: x"):
        await tono.send(forged)
        await tono.expect("menyerupai")
    assert (await item_of(town, code)).state is ItemState.IN_REVIEW


async def test_a_draft_is_changed_from_its_preview_and_belongs_to_its_author(town: Town) -> None:
    sari = await town.staff("Sari", Role.CENTRAL)
    tono = await town.staff("Tono", Role.CENTRAL)
    await drafted(town, sari)
    await sari.send("/buat")
    await sari.tap(TITLE)
    preview = await sari.expect("Pratinjau")
    await sari.tap("Ubah konten")
    await sari.tap("Ubah judul")
    await sari.expect("Isi sekarang")
    await sari.send("Jadwal vaksin")
    changed = await sari.expect("Pratinjau")
    assert "Jadwal vaksin" in changed.text
    old = preview.button("Kirim")["callback_data"]
    assert "sudah tidak berlaku" in (await sari.tap(message=preview, data=old)).text
    await tono.send("/buat")
    shown = await tono.expect("Langkah 1")
    for button in ("Kirim", "Ubah konten", "Atur waktu", "Hapus"):
        data = changed.button(button)["callback_data"].replace("drop-ask", "drop")
        assert "sudah dikirim atau dihapus" in (await tono.tap(message=shown, data=data)).text
    await sari.tap("Hapus draf")
    await sari.tap("Ya, hapus")
    await sari.expect("Draf sudah dihapus")
    assert await nothing_was_owed(town)
    await in_review(town, sari)
    await sari.send("/buat")
    await sari.tap("Tulis baru")
    for words in ("Judul lain", "Isi lain", SOURCE):
        await sari.send(words)
    await sari.expect("Langkah 4")
    await sari.tap(f"Pakai: {OFFICE}")
    await sari.tap(f"Pakai: {POST}")
    await sari.expect("Langkah 6")
    await sari.send("kota")
    await sari.expect("Hanya sebagian yang ditampilkan")
    await sari.send("kota denpasar")
    assert "sebagian" not in (await sari.expect("Hasil pencarian", button="Kota Denpasar")).text


async def test_a_target_lies_within_the_writers_scope(town: Town) -> None:
    sari = await town.staff("Sari", Role.CENTRAL, BALI)
    tono = await town.staff("Tono", Role.CENTRAL, Scope.parse("province:31"))
    await sari.send("/buat")
    for words in (TITLE, BODY, SOURCE, OFFICE, POST):
        await sari.send(words)
    shown = await sari.expect("Langkah 6")
    assert shown.labels == ["Bali ›"]
    await sari.send("Surabaya")
    await sari.expect("Tidak ada wilayah tugas Anda")
    draft = shown.button("Bali ›")["callback_data"].split(":")[1]
    for scope in ("nation:", "province:31", "region:WITA"):
        forged = await sari.tap(message=shown, data=f"write-aim:{draft}:5:{scope}")
        assert "sudah tidak berlaku" in forged.text
    aims = [f"write-aim:{draft}:5:{scope}" for scope in ("province:99", "institution:1", "x:")]
    for data in (*aims, f"write-places:{draft}:0:99"):
        assert "sudah tidak berlaku" in (await sari.tap(message=shown, data=data)).text
    await sari.tap("Semua wilayah")
    await sari.tap("Bali ›")
    for _ in range(2):
        await sari.tap("›")
    await sari.tap("Kota Denpasar")
    await sari.tap("Lewat admin wilayah")
    await sari.expect("0 grup lewat 0 admin wilayah")
    await sari.tap("Kirim untuk ditinjau")
    code = (await sari.expect("Belum ada peninjau lain")).text.split()[1]
    await tono.send("/tinjau")
    shown = await tono.expect("Tidak ada konten yang menunggu")
    item = await item_of(town, code)
    for data in (f"review:{item.id}", f"review-approve:{item.id}:1:{item.revision}"):
        assert "Tidak ditemukan" in (await tono.tap(message=shown, data=data)).text


async def test_nobody_approves_what_they_wrote(town: Town) -> None:
    """R3, by command, by button and by the database; an edit after approval returns the item to review."""
    sari = await town.staff("Sari", Role.CENTRAL)
    tono = await town.staff("Tono", Role.CENTRAL)
    code = await in_review(town, sari)
    item = await item_of(town, code)
    await sari.send("/tinjau")
    shown = await sari.expect("Tidak ada konten yang menunggu")
    for action in ("review-approve", "review-return"):
        forged = f"{action}:{item.id}:{item.version}:{item.revision}"
        assert "Orang lain yang harus memutuskannya" in (await sari.tap(message=shown, data=forged)).text
    await sari.tap(message=shown, data=f"review:{item.id}")
    assert "Sudah saya periksa, setujui" not in (await sari.expect("orang lain yang memutuskan")).labels
    await opened(tono, code)
    assert "Belum ada grup" in (await tono.tap("Sudah saya periksa")).text
    assert await nothing_was_owed(town)
    group = await bound_group(town, "Humas", creator=tono, scope="province:51")
    await approve(tono, code)
    await group.expect(TITLE)
    await sari.send("/buat")
    await sari.tap(code)
    await sari.tap("Ubah")
    await sari.tap("Kirim untuk ditinjau")
    await sari.tap("Ubah konten")
    await sari.tap("Ubah isi")
    await sari.send("Isi yang baru.")
    await sari.expect("Pratinjau perubahan")
    assert (await item_of(town, code)).state is ItemState.APPROVED
    await sari.tap("Kirim untuk ditinjau")
    await sari.expect("sudah dikirim untuk ditinjau")
    edited = await item_of(town, code)
    assert (edited.state, edited.version, edited.approver_id) == (ItemState.IN_REVIEW, 2, None)
    async with town.database.read() as connection:
        assert (await items.content_of(connection, item.id, 1)).body == BODY
        assert await broadcasts.approved_version(connection, item.id) == 1
    stale = f"review-approve:{item.id}:1:{edited.revision}"
    assert "sudah berubah" in (await tono.tap(message=await tono.last(), data=stale)).text


async def test_what_nobody_could_forward_is_not_approved(town: Town) -> None:
    """The refusal says what lacks, though there are groups, and what to do."""
    sari = await town.staff("Sari", Role.CENTRAL)
    tono = await town.staff("Tono", Role.CENTRAL)
    await bound_group(town, "Humas", creator=tono, scope="province:51")
    code = await in_review(town, sari, way=Way.RELAY)
    await opened(tono, code)
    assert "Belum ada admin wilayah" in (await tono.tap("Sudah saya periksa")).text
    assert await nothing_was_owed(town)
    await town.staff("Ayu", Role.REGIONAL_ADMIN, Scope.parse("province:51"))
    await approve(tono, code)


async def test_a_reviewer_sends_back_with_a_reason(town: Town) -> None:
    sari = await town.staff("Sari", Role.CENTRAL)
    tono = await town.staff("Tono", Role.CENTRAL)
    code = await in_review(town, sari)
    await opened(tono, code)
    await tono.tap("Kembalikan")
    await tono.expect("Ketik alasan")
    await tono.send("x" * 501)
    await tono.expect("terlalu panjang")
    await tono.send("Sumbernya <b>belum</b> jelas")
    await tono.expect(f"{code} dikembalikan")
    told = await sari.expect("Alasan peninjau: Sumbernya <b>belum</b> jelas")
    assert TITLE in told.text
    await sari.tap("Buka konten")
    await sari.expect("dikembalikan oleh peninjau")
    await sari.tap("Ubah")
    await sari.tap("Ubah konten")
    await sari.tap("Ubah sumber")
    await sari.send(f"{SOURCE}/2026")
    await sari.tap("Kirim untuk ditinjau")
    await sari.expect("sudah dikirim untuk ditinjau")
    assert (await item_of(town, code)).version == 2
    await sari.send("/buat")
    await sari.tap(code)
    await sari.tap("Tarik")
    await sari.tap("Ya, tarik")
    await sari.expect(f"{code} sudah ditarik")
    await tono.send("/tinjau")
    await tono.expect("Tidak ada konten yang menunggu")
    assert await nothing_was_owed(town)
    async with town.database.read() as connection:
        assert (await connection.execute(select(func.count()).select_from(drafts))).scalar_one() == 0


async def test_fields_at_their_limits_fit_into_one_message(town: Town) -> None:
    """R1, with what Telegram counts double and what HTML writes longer."""
    sari = await town.staff("Sari", Role.CENTRAL)
    tono = await town.staff("Tono", Role.CENTRAL)
    group = await bound_group(town, "Humas", creator=tono, scope="province:51")
    content = Content(
        title="\U0001f600" * (TITLE_LIMIT // 2),
        body="&<\n" * (BODY_LIMIT // 3),
        source_url=f"https://kemkes.go.id/{'x' * 279}",
        office=_long_name(OFFICE_LIMIT),
        post=_long_name(POST_LIMIT),
    )
    await drafted(town, sari, content=content)
    await sari.send("/buat")
    await sari.tap("\U0001f600")
    await sari.tap("Ubah konten")
    await sari.tap("Ubah isi")
    await sari.expect("Isi sekarang")
    await sari.tap("Kembali ke pratinjau")
    await sari.tap("Kirim untuk ditinjau")
    code = (await sari.expect("sudah dikirim untuk ditinjau")).text.split()[1]
    await approve(tono, code)
    card = await group.expect(code)
    assert _long_name(OFFICE_LIMIT) in card.text
    assert card.button("Salin teks")["copy_text"]["text"].endswith(
        f"\nKonten resmi {_long_name(OFFICE_LIMIT)}, kode {code}"
    )


def _long_name(limit: int) -> str:
    """Words as names may have them, with what HTML writes longer."""
    return ("Biro Data & " * limit)[: limit - 4] + "Data"


async def test_a_relay_is_offered_to_the_admins_of_the_target(town: Town) -> None:
    sari = await town.staff("Sari", Role.CENTRAL)
    tono = await town.staff("Tono", Role.CENTRAL)
    made = await town.staff("Made", Role.REGIONAL_ADMIN, BALI)
    group = await bound_group(town, "Humas Bali", creator=made, scope="province:51")
    code = await in_review(town, sari, way=Way.RELAY)
    await opened(tono, code)
    await tono.tap("Sudah saya periksa")
    await tono.expect("ditawarkan kepada 1 admin wilayah")
    await made.expect("Untuk Anda teruskan")
    assert not [message for message in await group.messages() if code in message.text]
