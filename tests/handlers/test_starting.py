"""The start screen, /bantuan, and the way back to them."""

import pytest

from siman_bot.domain.people.roles import Role
from tests.town import Town

TASKS = {
    Role.CENTRAL: ["Tulis konten", "Tinjau konten", "Pantau siaran", "Rekap sebaran", "Konten resmi terbaru"],
    Role.REGIONAL_ADMIN: [
        "Teruskan konten ke grup",
        "Anggota dan pendaftar",
        "Kelola grup",
        "Rekap sebaran",
        "Konten resmi terbaru",
    ],
    Role.VERIFIER: ["Antrean laporan", "Periksa kode atau pesan", "Konten resmi terbaru", "Laporkan kiriman"],
    Role.COORDINATOR: ["Rekap sebaran", "Konten resmi terbaru", "Periksa kode atau pesan", "Laporkan kiriman"],
}
OF_MEMBERS = [
    "Konten resmi terbaru",
    "Catat sebaran",
    "Laporkan kiriman",
    "Periksa kode atau pesan",
    "Akun media sosial saya",
]
OPENED = {
    "Tulis konten": "Langkah 1",
    "Tinjau konten": "Tidak ada",
    "Pantau siaran": "siaran",
    "Rekap sebaran": "Rekap",
    "Konten resmi terbaru": "Belum ada konten resmi",
    "Teruskan konten ke grup": "Belum ada konten untuk Anda teruskan",
    "Anggota dan pendaftar": "Anggota di wilayah Anda",
    "Kelola grup": "grup",
    "Antrean laporan": "Tidak ada laporan",
    "Periksa kode atau pesan": "kode",
    "Laporkan kiriman": "Laporkan kiriman",
    "Akun media sosial saya": "akun",
    "Catat sebaran": "konten",
}


@pytest.mark.parametrize("role", Role)
async def test_each_role_begins_with_its_tasks_as_buttons_that_work(town: Town, role: Role) -> None:
    sari = await town.staff("Sari", role)
    await sari.start()
    home = await sari.expect("Halo, Sari")
    assert home.labels == [*TASKS[role], "Semua perintah"]
    assert "/" not in home.text
    for task in TASKS[role]:
        await sari.start()
        home = await sari.expect("Halo, Sari")
        await sari.tap(task, message=home)
        shown = await sari.expect(OPENED[task])
        assert "Halo" not in shown.text


async def test_whoever_has_no_role_begins_by_where_they_stand(town: Town) -> None:
    rina = await town.person("Rina")
    await rina.start()
    await rina.tap("Tidak setuju")
    shown = await rina.expect("tidak ada yang kami simpan")
    assert shown.labels == ["Periksa kode atau pesan", "Konten resmi terbaru", "Baca lagi"]
    await rina.tap("Konten resmi terbaru")
    await rina.expect("Belum ada konten resmi")

    budi = await town.agreed("Budi")
    await budi.start()
    shown = await budi.expect("Halo, Budi")
    assert shown.labels == [
        "Periksa kode atau pesan",
        "Laporkan kiriman",
        "Konten resmi terbaru",
        "Daftar sebagai anggota",
        "Semua perintah",
    ]
    await budi.tap("Daftar sebagai anggota")
    await budi.expect("Di wilayah mana")

    made = await town.member("Made", province="51")
    await made.start()
    assert (await made.expect("Halo, Made")).labels == [*OF_MEMBERS, "Semua perintah"]


async def test_several_roles_share_the_start_screen(town: Town) -> None:
    sari = await town.staff("Sari", Role.CENTRAL)
    await town.grant(sari, Role.VERIFIER)
    await sari.start()
    home = await sari.expect("Halo, Sari")
    assert home.labels[:2] == ["Tulis konten", "Antrean laporan"]
    assert len(home.labels) == 6


@pytest.mark.parametrize("typed", ["/bantuan", "/help", "/menu", "/HELP"])
async def test_help_has_the_names_that_people_try(town: Town, typed: str) -> None:
    sari = await town.staff("Sari", Role.REGIONAL_ADMIN)
    await sari.send(typed)
    shown = await sari.expect("Perintah yang dapat Anda pakai")
    headings = ["Tugas admin wilayah", "Konten dan laporan", "Sebaran Anda", "Data dan pengaturan Anda"]
    assert [one for one in shown.text.splitlines() if one in headings] == headings
    assert "/teruskan" in shown.text.partition("Konten dan laporan")[0]
    assert "<blockquote expandable>" in shown.html
    await sari.tap("Menu")
    await sari.expect("Halo, Sari")


async def test_what_ends_something_leads_to_the_start_and_stays(town: Town) -> None:
    rina = await town.agreed("Rina")
    await rina.send("/batal")
    ended = await rina.expect("Tidak ada yang perlu dibatalkan")
    await rina.tap("Menu")
    home = await rina.expect("Halo, Rina")
    assert home.message_id > ended.message_id
    await rina.tap("Konten resmi terbaru")
    listed = await rina.expect("Belum ada konten resmi")
    assert listed.message_id == home.message_id
