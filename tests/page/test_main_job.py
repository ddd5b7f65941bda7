"""The main job with the real bot: people walk its seven steps on the page, by mouse and keyboard, at both widths."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from playwright.async_api import expect

from siman_bot.domain.people.roles import Role
from siman_bot.domain.places import Scope
from siman_bot.domain.post_link import Platform
from tests.databases import SqliteFiles
from tests.page.screen import Screen
from tests.page.walking import Walk
from tests.sharing import make_account
from tests.town import Town, open_town

pytestmark = pytest.mark.asyncio(loop_scope="session")

STAFF = (
    ("Budi", "Santoso", Role.CENTRAL),
    ("Citra", "Lestari", Role.CENTRAL),
    ("Vera", "Siregar", Role.VERIFIER),
    ("Vino", "Kurniawan", Role.VERIFIER),
    ("Koko", "Wijaya", Role.COORDINATOR),
)
GROUP = "Humas Kota Jakarta Selatan"
TITLE = "Imunisasi campak gratis di posyandu"
NARRATIVE = (
    TITLE,
    "Mulai Senin, imunisasi campak diberikan gratis di semua posyandu.",
    "https://kemkes.go.id/imunisasi-campak",
    "Kementerian Kesehatan",
    "Kepala Biro Komunikasi",
)
EVENT = (
    "Pameran Keluarga Sehat dibuka Sabtu",
    "Pameran Keluarga Sehat dibuka untuk umum hari Sabtu, masuk gratis.",
    "https://kemkes.go.id/pameran-keluarga-sehat",
)
CLAIM = "AWAS! Vaksin campak mengandung chip pelacak. https://kabar.example/chip"
VERDICT = (
    ("Tentang siapa", "Kementerian Kesehatan"),
    ("Instansi mana", "Kementerian Komunikasi dan Digital"),
    ("dokumen primer", "https://www.pom.go.id/vaksin-campak"),
    ("penerbit dokumen", "Badan Pengawas Obat dan Makanan"),
    ("sumber independen", "https://www.who.int/measles"),
    ("penerbit sumber", "Organisasi Kesehatan Dunia"),
    ("Tulis jawaban", "Vaksin campak tidak mengandung chip."),
)


@pytest_asyncio.fixture(loop_scope="session")
async def town(sqlite_files: SqliteFiles) -> AsyncIterator[Town]:
    async with open_town(sqlite_files.fresh()) as opened:
        yield opened


@pytest_asyncio.fixture(loop_scope="session")
async def url(town: Town) -> str:
    return town.url


@pytest.mark.long
async def test_people_walk_the_seven_steps_by_clicking(screen: Screen, town: Town) -> None:
    await _seed(town)
    await town.person("Rina", last_name="Hartati")
    walk = Walk(screen=screen)
    await screen.page.goto(town.url)
    await _join(walk)
    await _bind(walk)
    await _publish(walk)
    await _relay(walk)
    await _share(walk)
    await _report(walk)
    await _sum_up(walk)


async def _seed(town: Town) -> None:
    """Everybody but the newcomer, with the roles, menus and accounts that the walk needs."""
    staff = {first: await town.staff(first, role, last_name=last) for first, last, role in STAFF}
    for person in staff.values():
        await person.start()
    dewi = await town.member("Dewi", last_name="Anggraini", regency="31.74")
    await make_account(town, dewi, Platform.INSTAGRAM, "humas_dewi", official=True, admin=staff["Budi"])
    adi = await town.staff("Adi", Role.REGIONAL_ADMIN, Scope.parse("region:WIB"), last_name="Nugroho")
    await adi.start()
    group = await town.group(GROUP, creator=adi)
    await group.add(dewi)


async def _join(walk: Walk) -> None:
    """1. Consent and registration by tapping; the regional admin approves."""
    await walk.pick("Rina Hartati")
    await walk.screen.page.get_by_role("button", name="Mulai", exact=True).click()
    await walk.finds("Apakah Anda setuju?")
    await walk.tap("Saya setuju", then="Apakah Anda petugas humas")
    await walk.tap("Daftar sebagai anggota", then="Di wilayah mana")
    await walk.tap("(WIB)", then="Pilih provinsi")
    await walk.say("jakarta", then='Hasil pencarian "jakarta"')
    await walk.tap("Jakarta", then="Pilih kabupaten atau kota")
    await walk.say("selatan", then='Hasil pencarian "selatan"')
    await walk.tap("Jakarta Selatan", then="Pilih instansi Anda")
    await walk.tap("Diskominfo", then="Periksa data Anda")
    await walk.tap("Kirim pendaftaran", then="menunggu persetujuan")
    await walk.become("Adi Nugroho")
    await walk.finds("Pendaftar baru")
    await walk.tap("Setujui", then="Disetujui")
    await walk.become("Rina Hartati")
    await walk.reads("Pendaftaran Anda disetujui")


async def _bind(walk: Walk) -> None:
    """2. The admin binds the group with /grup."""
    await walk.become("Adi Nugroho")
    await walk.enter(GROUP)
    await walk.screen.say("/grup")
    await walk.enter("SIMAN")
    await walk.finds("Hubungkan grup ini ke")
    await walk.say("jakarta selatan", then="Hasil pencarian “jakarta selatan”")
    await walk.tap("Jakarta Selatan", then="Hubungkan grup ini ke")
    await walk.tap("Hubungkan ke", then="sekarang terhubung ke")
    await walk.enter(GROUP)
    await walk.finds("Konten resmi akan dikirim ke sini")


async def _publish(walk: Walk) -> None:
    """3. Written, previewed and submitted; another person approves; the card is in the group."""
    await walk.become("Budi Santoso")
    await walk.command("buat", then="Langkah 1")
    for number, words in enumerate(NARRATIVE, start=2):
        await walk.say(words, then=f"Langkah {number}")
    await walk.tap("Seluruh Indonesia", then="Langkah 7")
    await walk.tap("Langsung ke grup", then="Pratinjau")
    await walk.tap("Kirim untuk ditinjau", then="sudah dikirim untuk ditinjau")
    await _approve(walk, TITLE)
    await walk.become("Dewi Anggraini")
    await walk.enter(GROUP)
    await walk.finds(TITLE)
    await walk.finds("Penanggung jawab: Kepala Biro Komunikasi")
    await walk.become("Budi Santoso")
    await walk.finds("1/1 terkirim")


async def _relay(walk: Walk) -> None:
    """4. An item that travels as a card to the regional admin, who forwards it with one tap."""
    await walk.command("buat", then="Konten Anda")
    await walk.tap("Tulis baru", then="Langkah 1")
    for number, words in enumerate(EVENT, start=2):
        await walk.say(words, then=f"Langkah {number}")
    await walk.tap("Pakai", then="Langkah 5")
    await walk.tap("Pakai", then="Langkah 6")
    await walk.tap("Seluruh Indonesia", then="Langkah 7")
    await walk.tap("Lewat admin wilayah", then="Pratinjau")
    await walk.tap("Kirim untuk ditinjau", then="sudah dikirim untuk ditinjau")
    await _approve(walk, EVENT[0])
    await walk.become("Adi Nugroho")
    await walk.finds("Untuk Anda teruskan")
    await walk.tap("Teruskan ke 1 grup", then="sedang dikirim ke 1 grup Anda")
    await walk.enter(GROUP)
    await walk.finds(EVENT[0])


async def _share(walk: Walk) -> None:
    """5. The deep link under the item in the group, then the link of the own post."""
    await walk.become("Dewi Anggraini")
    await walk.enter(GROUP)
    await walk.screen.message(TITLE).get_by_role("link", name="Catat sebaran").click()
    await walk.reads("Kirim tautan kirimannya di sini")
    await expect(walk.screen.page.get_by_role("heading", name="SIMAN").first).to_be_visible()
    await walk.say("https://www.instagram.com/humas_dewi/p/Cx1demo/?igsh=abc", then="sudah dicatat")


async def _report(walk: Walk) -> None:
    """6. A post is reported; two verifiers confirm the claim, one answers, the other approves; it is read."""
    await walk.command("lapor", then="Laporkan kiriman")
    await walk.say(CLAIM, then="Laporan ini akan dikirim")
    await walk.tap("Kirim laporan", then="nomor tiket")
    for verifier, confirmed in (("Vera Siregar", 1), ("Vino Kurniawan", 2)):
        await walk.become(verifier)
        await walk.command("antrean", then="Antrean laporan")
        await walk.tap("LP-", then="Isi kiriman")
        await walk.tap("Layak diperiksa", then=f"Layak diperiksa: {confirmed}")
    await walk.screen.log.get_by_role("button", name="Salah", exact=True).last.click()
    for question, answer in VERDICT:
        await walk.reads(question)
        await walk.screen.say(answer)
    await walk.reads("Begini pelapor akan membacanya")
    await walk.tap("Kirim untuk disetujui", then="menunggu persetujuan verifikator lain")
    await walk.become("Vera Siregar")
    await walk.command("antrean", then="Antrean laporan")
    await walk.tap("LP-", then="menunggu persetujuan verifikator lain")
    await walk.tap("Baca putusannya", then="Begini pelapor akan membacanya")
    await walk.tap("Setujui dan jawab pelapor", then="ditutup: Salah")
    await walk.become("Dewi Anggraini")
    await walk.finds("Klarifikasi atas laporan Anda")
    await walk.finds("Vaksin campak tidak mengandung chip.")


async def _sum_up(walk: Walk) -> None:
    """7. The coordinator asks who amplified what."""
    await walk.become("Koko Wijaya")
    await walk.command("rekap", then="Periode apa?")
    await walk.tap("Semua", then="Rekap sebaran: Nasional")
    await walk.tap(TITLE[:20], then="Wilayah WIB: akun instansi 1")
    await walk.check()
    await walk.tap("Akun instansi", then="Instagram @humas_dewi")


async def _approve(walk: Walk, title: str) -> None:
    await walk.become("Citra Lestari")
    await walk.finds(title)
    await walk.command("tinjau", then="Menunggu tinjauan")
    await walk.tap("SM-", then="Periksa sumbernya")
    await walk.tap("Sudah saya periksa, setujui", then="disetujui")
