"""Whoever is stopped for want of consent or membership passes there, and lands where they wanted to go."""

from sqlalchemy import select

from siman_bot.domain.people.roles import Role
from storage.people.tables import people
from storage.reports.tables import reports
from storage.tables import dialogs
from tests.handlers.test_where_answers_stand import below
from tests.sharing import make_item, recorded
from tests.town import Town

HOAX = "Katanya mulai besok semua rekening dipotong seratus ribu. Sebarkan!"


async def test_a_report_survives_consent(town: Town) -> None:
    """R11: before consent nothing is stored; what was written comes back with the tap."""
    rina = await town.person("Rina")
    await rina.send(f"/lapor {HOAX}")
    await rina.expect(button="Saya setuju")
    async with town.database.read() as connection:
        assert (await connection.execute(select(people.c.id))).all() == []
        assert (await connection.execute(select(dialogs.c.kind))).all() == []
    await town.restart()
    await rina.tap("English")
    await rina.expect(button="I agree")
    await rina.tap("Bahasa Indonesia")
    await rina.tap("Saya setuju")
    shown = await rina.expect("rekening", button="Kirim laporan")
    assert "sudah dicatat" in shown.text
    await rina.tap("Kirim laporan")
    await rina.expect("LP-")
    async with town.database.read() as connection:
        assert (await connection.execute(select(reports.c.body))).scalars().all() == [HOAX]


async def test_a_command_and_a_button_survive_consent(town: Town) -> None:
    rina = await town.person("Rina")
    await rina.send("/lapor")
    await rina.tap("Saya setuju")
    await rina.expect("Laporkan kiriman")
    budi = await town.person("Budi")
    await budi.send("/bantuan")
    await budi.expect("/lapor")
    await budi.send("/tiket")
    consent = await budi.expect(button="Saya setuju")
    await budi.delete(next(one for one in await budi.messages() if one.text == "/tiket"))
    late = await budi.tap(message=consent, data=consent.button("Saya setuju")["callback_data"])
    assert "sudah tidak ada" in late.text


async def test_a_link_to_an_item_survives_consent_and_registration(town: Town) -> None:
    admin = await town.staff("Admin", Role.CENTRAL)
    rina = await town.person("Rina")
    await rina.start("catat_SM-7K2QX")
    await rina.tap("Saya setuju")
    await rina.expect("hanya untuk anggota", button="Daftar sebagai anggota")
    await rina.tap("Daftar sebagai anggota")
    await rina.expect("Di wilayah mana")
    await below(rina, "maluku", "Hasil pencarian")
    await rina.tap("Maluku Utara")
    await rina.tap("Tingkat provinsi")
    await rina.tap("Diskominfo")
    await rina.tap("Kirim pendaftaran")
    await rina.expect("menunggu persetujuan", button="Lanjutkan yang tadi")
    await rina.tap("Lanjutkan yang tadi")
    await rina.expect("masih menunggu keputusan admin", button="Coba lagi")
    await admin.expect("Pendaftar baru")
    await admin.tap("Setujui")
    await rina.expect("Pendaftaran Anda disetujui", earlier=True)
    await rina.tap("Coba lagi")
    await rina.expect("Konten dengan kode itu tidak ada", button="Catat sebaran")


async def test_a_link_survives_the_missing_account(town: Town) -> None:
    rina = await town.member("Rina")
    item = await make_item(town, "Imunisasi gratis")
    await rina.start(f"catat_{item.code.removeprefix('SM-')}")
    await rina.expect("Imunisasi gratis")
    await below(rina, "https://x.com/Rina_Humas/status/1991", "tidak ada di daftar akun Anda")
    await rina.tap("Tambah akun")
    await rina.expect("profil")
    await below(rina, "https://x.com/rina_humas", "rina_humas")
    await rina.tap("Akun pribadi saya")
    await rina.tap("Ini akun saya sendiri")
    shown = await rina.expect("sudah dicatat")
    assert item.code in shown.text
    assert [row.post_id for row in await recorded(town)] == ["1991"]


async def test_checking_needs_no_consent(town: Town) -> None:
    """R14."""
    rina = await town.person("Rina")
    await below(rina, "/cek", "Ketik /cek")
    await rina.start("cek_SM-7K2QX")
    answer = await rina.expect("Bukan dari kami")
    assert "Saya setuju" not in answer.labels


async def test_a_command_that_needs_something_asks_for_it(town: Town) -> None:
    rina = await town.agreed("Rina")
    asked = await below(rina, "/cek", "Apa yang ingin diperiksa")
    assert "Tidak jadi" in asked.labels
    await below(rina, "SM-7K2QX", "Bukan dari kami")
    await below(rina, "/cek", "Apa yang ingin diperiksa")
    await rina.forward_text("Pemerintah membagikan bantuan. Kode: SM-7K2QX", origin_name="Tetangga")
    await rina.expect("Bukan dari kami")
    await below(rina, "/cek", "Apa yang ingin diperiksa")
    await rina.tap("Tidak jadi")
    await rina.expect("dibatalkan")
    await below(rina, "/tiket", "laporan")
    await below(rina, "LP-22222", "tidak ditemukan")
    await below(rina, "/tiket", "laporan")
    await below(rina, HOAX, "")


async def test_a_refused_answer_leads_back_to_its_question(town: Town) -> None:
    rina = await town.agreed("Rina")
    await below(rina, "/daftar", "Di wilayah mana")
    await rina.send("maluku utara")
    await rina.tap("Maluku Utara")
    await rina.tap("Tingkat provinsi")
    await rina.tap("Instansi saya tidak ada")
    await rina.expect("Ketik nama instansi")
    refused = await below(rina, "x" * 121, "terlalu panjang")
    assert refused.labels == ["Lihat pertanyaannya lagi", "Batalkan"]
    await rina.tap("Lihat pertanyaannya lagi")
    await rina.expect("Ketik nama instansi")
