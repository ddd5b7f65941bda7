"""Registering: the form, the decision that comes back, one's profile."""

import asyncio

import pytest
from sqlalchemy import select

from siman_bot.domain.people.person import MemberState
from siman_bot.domain.people.roles import Role
from siman_bot.domain.places import NATION, Scope
from storage.people import people
from storage.people.tables import institutions, members
from tests.handlers.people.applying import HOSTILE, acts, apply, state_of
from tests.town import Town

JAKARTA = Scope.parse("province:31")
BANDUNG = Scope.parse("regency:32.73")


async def test_a_person_registers_by_tapping_and_is_approved(town: Town) -> None:
    central = await town.staff("Pusat", Role.CENTRAL)
    admin = await town.staff("Admin", Role.REGIONAL_ADMIN, Scope.parse("province:32"))
    rina = await town.person("Rina", last_name="Wulandari")
    await rina.start()
    await rina.tap("Saya setuju")
    await rina.tap("Daftar sebagai anggota")
    form = await rina.expect("Di wilayah mana", button="Wilayah Indonesia Timur")
    await rina.tap("Wilayah Indonesia Timur")
    await rina.expect("Pilih provinsi", button="Maluku")
    await rina.tap("Kembali")
    await rina.expect("Di wilayah mana")
    await rina.tap("Wilayah Indonesia Barat")
    await rina.expect("Halaman 1 dari 5")
    for _ in range(2):
        await rina.tap("›")
    await rina.tap("Jawa Barat")
    await rina.expect("Jawa Barat", button="Tingkat provinsi")
    for _ in range(5):
        await rina.tap("›")
    await rina.tap("Kota Bandung")
    await rina.expect("Kota Bandung, Jawa Barat", button="TNI")
    await rina.tap("Diskominfo Kota Bandung")
    summary = await rina.expect("Periksa data Anda")
    assert "Nama: Rina Wulandari" in summary.text
    assert "Instansi: Dinas Komunikasi dan Informatika Kota Bandung" in summary.text
    assert "Kota Bandung, Jawa Barat · Wilayah Indonesia Barat" in summary.text
    await rina.tap("Kirim pendaftaran")
    sent = await rina.expect("Terkirim, menunggu persetujuan")
    assert sent.message_id == form.message_id, "one message all along"
    assert await state_of(town, rina) is MemberState.PENDING

    told = await admin.expect("Pendaftar baru")
    assert "Rina Wulandari" in told.text
    assert "Kota Bandung, Jawa Barat" in told.text
    await admin.tap("Setujui")
    await admin.expect("Disetujui")
    await rina.expect("Pendaftaran Anda disetujui")
    assert await state_of(town, rina) is MemberState.APPROVED
    assert (await acts(town))[-1] == "member.approve"
    assert not [one for one in await central.messages() if "Pendaftar baru" in one.text], "the region decides"

    await rina.send("/profil")
    shown = await rina.expect("anggota sejak", button="Ubah data")
    assert "Akun media sosial saya" in shown.labels
    assert "WIB" in shown.text
    assert "Dinas Komunikasi dan Informatika Kota Bandung" in shown.text


async def test_typing_searches_and_an_unlisted_institution_is_confirmed_with_the_member(town: Town) -> None:
    central = await town.staff("Pusat", Role.CENTRAL)
    rina = await town.agreed("Rina")
    await rina.send("/daftar")
    await rina.expect("Di wilayah mana")
    await rina.send("tidakadaprovinsiini")
    await rina.expect("Tidak ada yang cocok")
    await rina.send("Kab. nunukan")
    await rina.expect("Hasil pencarian", button="Kab. Nunukan, Kaltara")
    await rina.send("maluku")
    await rina.tap("Maluku Utara")
    await rina.expect("Pilih kabupaten", button="Tingkat provinsi")
    await rina.send("ternate")
    found = await rina.expect("Hasil pencarian")
    assert [label for label in found.labels if "Ternate" in label] == ["Kota Ternate"]
    await rina.tap("Kembali")
    await rina.tap("Tingkat provinsi")
    await rina.send("polisi")
    await rina.expect("Hasil pencarian", button="Polri")
    await rina.tap("Instansi saya tidak ada")
    await rina.expect("Ketik nama instansi")
    await rina.send("x" * 121)
    await rina.expect("Nama instansi terlalu panjang: 121")
    await rina.send_photo(b"no words")
    await rina.expect("foto tidak bisa dipakai")
    await rina.send(f"Balai {HOSTILE}")
    summary = await rina.expect("Periksa data Anda")
    assert summary.message_id == (await rina.last()).message_id, "below what was typed"
    assert "Instansi: Balai <b>Ani</b> & gnukud 👩‍👩‍👧 {name} %s" in summary.text
    await rina.tap("Kirim pendaftaran")
    await rina.expect("Terkirim")
    async with town.database.read() as connection:
        typed = (await connection.execute(select(institutions).where(institutions.c.name.like("Balai%")))).one()
    assert (typed.confirmed, typed.province_code, typed.regency_code) == (0, "82", None)

    await central.expect("Pendaftar baru", button="Setujui")  # nobody else covers North Maluku
    await central.send("/anggota")
    await central.tap("Rina")
    await central.expect("diketik oleh pendaftar")
    await central.tap("Setujui")
    await rina.expect("disetujui")
    other = await town.agreed("Budi")
    await other.send("/daftar")
    await other.send("maluku utara")
    await other.tap("Maluku Utara")
    await other.tap("Tingkat provinsi")
    await other.expect("Pilih instansi", button="Balai")


async def test_the_form_survives_restarts_stale_buttons_and_a_second_tap(town: Town) -> None:
    rina = await town.agreed("Rina")
    await rina.send("/daftar")
    old = await rina.expect("Di wilayah mana")
    await rina.tap("Wilayah Indonesia Barat")
    await rina.expect("Pilih provinsi")
    await rina.tap(message=old, data=old.button("Indonesia Timur")["callback_data"])
    assert (await rina.last()).text.startswith("Pilih provinsi"), "an old button acts no more"
    assert "Aceh" in (await rina.last()).labels
    await town.restart()
    await rina.tap("Aceh")
    shown = await rina.expect("Pilih kabupaten")
    revision = shown.button("Kembali")["callback_data"].partition(":")[2]
    for value in ("31.71", "zz", "999999999999999999999", "+"):
        forged = await rina.tap(message=shown, data=f"reg_pick:{revision}:{value}")
        assert "tidak berlaku" in forged.text
    for data in ("reg_page:x:y", "reg_pick", "reg_send:1", f"reg_send:{revision}"):
        assert "tidak berlaku" in (await rina.tap(message=shown, data=data)).text
    await rina.tap(message=shown, data=f"reg_page:{revision}:99999")
    await rina.expect("Halaman 6 dari 6")
    await rina.tap("Tingkat provinsi")
    await rina.tap("Diskominfo")
    summary = await rina.expect("Periksa data Anda")
    await rina.send("teks apa saja")
    summary = await rina.expect("Periksa data Anda")
    send = summary.button("Kirim pendaftaran")["callback_data"]
    await asyncio.gather(*(rina.tap(message=summary, data=send) for _ in range(2)))
    await rina.expect("Terkirim")
    async with town.database.read() as connection:
        assert (await connection.execute(select(members.c.revision))).scalars().all() == [1]

    await rina.send("/daftar")
    await rina.expect("sedang menunggu persetujuan")
    await rina.send("/batal")
    await rina.expect("dibatalkan")
    gone = await rina.tap(message=summary, data="reg_back:1")
    assert "tidak berlaku" in gone.text


async def test_a_refused_person_applies_again_and_a_member_moves(town: Town) -> None:
    admin = await town.staff("Admin", Role.REGIONAL_ADMIN, BANDUNG)
    jakarta = await town.staff("Jaka", Role.REGIONAL_ADMIN, JAKARTA)
    rina = await town.agreed("Rina")
    await apply(rina)
    first = await admin.expect("Pendaftar baru")
    await admin.tap("Tolak")
    await admin.tap("Wilayahnya keliru")
    await admin.expect("Ditolak")
    await rina.expect("belum disetujui")
    await rina.send("/profil")
    await rina.expect("tidak disetujui pada")
    await rina.tap("Ubah data")
    await apply(rina)
    await admin.expect("Pendaftar baru")
    stale = await admin.tap(message=first, data=first.button("Setujui")["callback_data"])
    assert "mengirim data baru" in stale.text
    await admin.tap("Setujui")
    await rina.expect("disetujui")

    await rina.send("/daftar")
    await rina.expect("keanggotaan Anda menunggu persetujuan lagi")
    await apply(rina, search="Jakarta Pusat")
    assert await state_of(town, rina) is MemberState.PENDING
    await jakarta.expect("Pendaftar baru")
    await jakarta.tap("Setujui")
    await rina.expect("Jakarta Pusat")
    await rina.send("/start")
    await rina.expect("Dinas Komunikasi dan Informatika Kota Adm")


async def test_hostile_names_and_english(town: Town) -> None:
    admin = await town.staff("Admin", Role.CENTRAL, NATION)
    await admin.send("/bahasa")
    await admin.tap("English")
    ani = await town.agreed(HOSTILE, last_name="x" * 200)
    await apply(ani)
    told = await admin.expect("New applicant")
    assert "<b>Ani</b> & gnukud" in told.text
    await admin.send("/anggota")
    await admin.tap("Ani")
    await admin.expect("waiting for approval", button="Approve")
    await admin.tap("Approve")
    await admin.expect("Approved")
    await admin.send("/profil")
    shown = await admin.expect("Central (all of Indonesia)")
    assert "not registered" in shown.text


async def test_without_consent_nothing_begins(town: Town) -> None:
    """R11: no form, no row before consent."""
    rina = await town.person("Rina")
    for command in ("/daftar", "/profil", "/anggota", "/dataku"):
        await rina.send(command)
        await rina.expect("belum memberi persetujuan")
    for data in ("register", "reg_pick:1:WIB", "reg_send:1"):
        await rina.start()
        shown = await rina.expect("Sebelum Anda mulai")
        assert "belum memberi persetujuan" in (await rina.tap(message=shown, data=data)).text
    async with town.database.read() as connection:
        assert await people.find(connection, rina.id) is None


async def test_an_applicant_whom_nobody_can_approve_is_told_so(town: Town) -> None:
    """Not that an admin was told. Whoever can by the time of another try is told then, and once."""
    rina = await town.agreed("Rina")
    sent = await apply(rina)
    assert "Belum ada admin" in sent.text
    assert "sudah kami beri tahu" not in sent.text
    await town.staff("Admin", Role.REGIONAL_ADMIN, JAKARTA)
    assert "Belum ada admin" in (await apply(rina)).text
    pusat = await town.staff("Pusat", Role.CENTRAL)
    for _ in range(2):
        assert "Admin sudah kami beri tahu" in (await apply(rina)).text
        await pusat.expect("Pendaftar baru", earlier=True)
    assert len([one for one in await pusat.messages() if "Pendaftar baru" in one.text]) == 1


async def test_whoever_writes_can_be_reached_again(town: Town) -> None:
    """A notice that failed marks its reader, and where nothing was blocked Telegram reports no unblocking."""
    admin = await town.staff("Admin", Role.REGIONAL_ADMIN, BANDUNG)
    assert town.app is not None
    await town.app.services.people.consenting.note_reachable(admin.id, reachable=False)
    rina = await town.agreed("Rina")
    assert "Belum ada admin" in (await apply(rina)).text
    await admin.send("/bantuan")
    await admin.expect("Perintah yang dapat Anda pakai")
    assert "Admin sudah kami beri tahu" in (await apply(rina)).text
    await admin.expect("Pendaftar baru")


async def test_all_that_a_search_finds_can_be_turned_to(town: Town) -> None:
    rina = await town.agreed("Rina")
    await rina.send("/daftar")
    await rina.expect("Di wilayah mana")
    await rina.send("kabupaten")
    await rina.expect("Halaman 1 dari 104")


@pytest.mark.parametrize(
    ("typed", "label"),
    [("jogja", "DI Yogyakarta"), ("KAB BDG", "Kab. Bandung, Jabar"), ("makasar", "Kota Makassar, Sulsel")],
)
async def test_a_place_is_found_as_people_write_it(town: Town, typed: str, label: str) -> None:
    rina = await town.agreed("Rina")
    await rina.send("/daftar")
    await rina.expect("Di wilayah mana")
    await rina.send(typed)
    assert (await rina.expect("Hasil pencarian")).labels[0] == label
