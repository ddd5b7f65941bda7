"""The walks that people make, on a phone's page, and the most that each may take.

The limits are what the walk took when it was written. One is raised only for a step that a rule adds, and a comment
beside it says which.
"""

from collections.abc import AsyncIterator
from dataclasses import replace

import pytest
import pytest_asyncio
from playwright.async_api import Browser, expect

from siman_bot.app import utc_now
from siman_bot.domain.people.roles import Role
from siman_bot.domain.places import Scope
from siman_bot.domain.post_link import Platform
from siman_bot.domain.sending.way import Way
from siman_bot.latihan.run import LOOPBACK, open_class
from siman_bot.sandbox import Person
from tests import desk, writing
from tests.databases import SqliteFiles
from tests.handlers.people.applying import apply
from tests.latihan.conftest import cast_of
from tests.page.screen import NARROW, PATIENCE, Screen
from tests.page.walking import Effort, Walk, check, messages
from tests.sharing import make_account, make_item, make_shares
from tests.town import Town, open_town
from tests.writing import BODY, CONTENT, OFFICE, POST, SOURCE, TITLE, bound_group

pytestmark = pytest.mark.asyncio(loop_scope="session")

JAKARTA = Scope.parse("province:31")
GROUP = "Humas Kota Jakarta Selatan"
CLAIM = "AWAS! Vaksin campak mengandung chip pelacak. https://kabar.example/chip"


@pytest_asyncio.fixture(loop_scope="session")
async def town(sqlite_files: SqliteFiles) -> AsyncIterator[Town]:
    async with open_town(sqlite_files.fresh()) as opened:
        yield opened


@pytest_asyncio.fixture(loop_scope="session")
async def walk(town: Town, browser: Browser) -> AsyncIterator[Walk]:
    context = await browser.new_context(viewport=NARROW, locale="id-ID", reduced_motion="reduce")
    context.set_default_timeout(PATIENCE)
    yield Walk(screen=Screen(page=await context.new_page(), url=town.url))
    await context.close()


async def test_somebody_joins(town: Town, walk: Walk) -> None:
    adi = await town.staff("Adi", Role.REGIONAL_ADMIN, JAKARTA)
    rina = await town.person("Rina", last_name="Hartati")
    # Received: one more than it took, as what is typed is answered below it.
    async with walk.of(rina, at_most=Effort(taps=6, sent=2, received=3)):
        await walk.press_start(then="Apakah Anda setuju?")
        await walk.tap("Saya setuju", then="Apakah Anda petugas humas")
        await walk.tap("Daftar sebagai anggota", then="Di wilayah mana")
        await walk.say("jakarta selatan", then='Hasil pencarian "jakarta selatan"')
        await walk.tap("Jakarta Selatan", then="Pilih instansi Anda")
        await walk.tap("Diskominfo", then="Periksa data Anda")
        await walk.tap("Kirim pendaftaran", then="menunggu persetujuan")
        await adi.tap("Setujui")
        await walk.reads("Pendaftaran Anda disetujui")


async def test_an_admin_approves_binds_a_group_and_forwards(town: Town, walk: Walk) -> None:
    adi = await town.staff("Adi", Role.REGIONAL_ADMIN, JAKARTA)
    editor, reviewer = await town.staff("Budi", Role.CENTRAL), await town.staff("Citra", Role.CENTRAL)
    group = await town.group(GROUP, creator=adi)
    await adi.start()
    await adi.expect("Halo")
    rina = await town.agreed("Rina", last_name="Hartati")
    await apply(rina, search="Jakarta Selatan")
    await adi.expect("Pendaftar baru", earlier=True)
    # Received: one more than it took, as what is typed is answered below it.
    async with walk.of(adi, group, at_most=Effort(taps=4, sent=2, received=6)):
        await walk.finds("Pendaftar baru")
        await walk.tap("Setujui", then="Disetujui")
        await walk.enter(GROUP)
        await walk.screen.say("/grup")
        await walk.enter("SIMAN")
        await walk.finds("Hubungkan grup ini ke")
        await walk.say("jakarta selatan", then="Hasil pencarian “jakarta selatan”")
        await walk.tap("Jakarta Selatan", then="Hubungkan grup ini ke")
        await walk.tap("Hubungkan ke", then="sekarang terhubung ke")
        code = await writing.in_review(town, editor, way=Way.RELAY)
        await writing.approve(reviewer, code)
        await walk.finds("Untuk Anda teruskan")
        await walk.tap("Teruskan ke 1 grup", then="sedang dikirim ke 1 grup Anda")
        await walk.enter(GROUP)
        await walk.finds(TITLE)


async def test_an_editor_writes_and_reviews(town: Town, walk: Walk) -> None:
    budi, citra = await town.staff("Budi", Role.CENTRAL), await town.staff("Citra", Role.CENTRAL)
    await bound_group(town, GROUP, creator=citra, scope="nation")
    await budi.start()
    await budi.expect("Halo")
    async with walk.of(budi, at_most=Effort(taps=7, sent=6, received=8)):
        await walk.command("buat", then="Langkah 1")
        for number, words in enumerate((TITLE, BODY, SOURCE, OFFICE, POST), start=2):
            await walk.say(words, then=f"Langkah {number}")
        await walk.tap("Seluruh Indonesia", then="Langkah 7")
        await walk.tap("Langsung ke grup", then="Pratinjau")
        await walk.tap("Kirim untuk ditinjau", then="sudah dikirim untuk ditinjau")
        await citra.send("/tinjau")
        await citra.tap("SM-")
        await citra.tap("Sudah saya periksa")
        await walk.finds("1/1 terkirim")
        await writing.in_review(town, citra, content=replace(CONTENT, title="Posyandu buka Sabtu"))
        await walk.finds("menunggu tinjauan Anda")
        await walk.tap("Buka tinjauan", then="Periksa sumbernya")
        await walk.tap("Sudah saya periksa, setujui", then="disetujui")


async def test_a_member_records_a_share(town: Town, walk: Walk) -> None:
    adi = await town.staff("Adi", Role.REGIONAL_ADMIN, JAKARTA)
    group = await bound_group(town, GROUP, creator=adi, scope="regency:31.74")
    dewi = await town.member("Dewi", last_name="Anggraini", regency="31.74")
    await group.add(dewi)
    await make_item(town, TITLE)
    await group.expect(TITLE, earlier=True)
    async with walk.of(dewi, at_most=Effort(taps=7, sent=3, received=4)):
        await walk.enter(GROUP)
        await walk.touch(walk.screen.message(TITLE).get_by_role("link", name="Catat sebaran"))
        await walk.reads("Kirim tautan kirimannya di sini")
        await walk.say("https://www.instagram.com/humas_dewi/p/Cx1demo/", then="daftarkan dahulu")
        await walk.tap("Tambah akun", then="Kirim tautan profil akun Anda")
        await walk.say("https://www.instagram.com/humas_dewi", then="Ini akun siapa?")
        await walk.tap("Akun pribadi saya", then="sebagai akun pribadi Anda")
        await walk.tap("Ini akun saya sendiri", then="sudah dicatat")
        await walk.tap("Selesai", then="Untuk mencatat sebaran: /sebar")


async def test_a_reporter_hands_in_a_post_and_reads_the_answer(town: Town, walk: Walk) -> None:
    rina = await town.person("Rina", last_name="Hartati")
    vera, vino = await town.staff("Vera", Role.VERIFIER), await town.staff("Vino", Role.VERIFIER)
    async with walk.of(rina, at_most=Effort(taps=9, sent=4, received=5)):
        await walk.press_start(then="Apakah Anda setuju?")
        await walk.tap("Saya setuju", then="Apakah Anda petugas humas")
        await walk.tap("Tidak, saya masyarakat umum", then="Halo, Rina Hartati")
        await walk.command("lapor", then="Laporkan kiriman")
        await walk.say(CLAIM, then="Laporan ini akan dikirim")
        await walk.tap("Kirim laporan", then="nomor tiket")
        ticket = (await rina.last()).text.partition("tiket ")[2][:8]
        await desk.confirm(vera, ticket)
        await _propose(ticket, by=vino)
        await desk.approve(vera, ticket)
        await walk.reads("Klarifikasi atas laporan Anda")
        await walk.command("tiket", then="Laporan Anda")
        await walk.tap(ticket, then="Status: Selesai")


VERDICT_QUESTIONS = (
    "Instansi mana yang menerbitkan jawaban",
    "tautan dokumen primer",
    "penerbit dokumen itu",
    "tautan sumber independen",
    "penerbit sumber itu",
    "Tulis jawaban untuk pelapor",
)
"""What follows each of the sources; whoever types before it stands there may type into a question that has gone."""


async def test_a_verifier_answers_one_report_and_approves_another(town: Town, walk: Walk) -> None:
    vino, vera = await town.staff("Vino", Role.VERIFIER), await town.staff("Vera", Role.VERIFIER)
    await vino.start()
    await vino.expect("Halo")
    tono = await town.agreed("Tono")
    ticket = await desk.hand_in(tono, CLAIM)
    await desk.confirm(vera, ticket)
    await vino.expect("laporan baru", earlier=True)
    async with walk.of(vino, at_most=Effort(taps=8, sent=7, received=9)):
        await walk.tap("Buka antrean", then="Antrean laporan")
        await walk.tap("LP-", then="Isi kiriman")
        await walk.tap("Layak diperiksa", then="Layak diperiksa: 2")
        await walk.touch(walk.screen.log.get_by_role("button", name="Salah", exact=True).last)
        await walk.reads("Tentang siapa")
        for answer, then in zip(desk.SOURCES, VERDICT_QUESTIONS, strict=True):
            await walk.say(answer, then=then)
        await walk.say("Vaksin campak tidak mengandung chip.", then="Begini pelapor akan membacanya")
        await walk.tap("Kirim untuk disetujui", then="menunggu persetujuan verifikator lain")
        await desk.approve(vera, ticket)
        await walk.finds("disetujui verifikator lain")
        other = await desk.hand_in(tono, "Beras plastik beredar.")
        await desk.confirm(await town.staff("Vania", Role.VERIFIER), other)
        await _propose(other, by=vera)
        await walk.finds("menunggu persetujuan Anda")
        await walk.tap("Buka laporan", then="menunggu persetujuan verifikator lain")
        await walk.tap("Baca putusannya", then="Begini pelapor akan membacanya")
        await walk.tap("Setujui dan jawab pelapor", then="ditutup: Salah")


async def test_a_coordinator_reads_who_amplified_what(town: Town, walk: Walk) -> None:
    koko = await town.staff("Koko", Role.COORDINATOR)
    await koko.start()
    await koko.expect("Halo")
    dewi = await town.member("Dewi", regency="31.74")
    item = await make_item(town, TITLE)
    await make_shares(town, item, await make_account(town, dewi, Platform.X, "humas_dewi", official=True), 2)
    async with walk.of(koko, at_most=Effort(taps=5, sent=1, received=1)):
        await walk.command("rekap", then="Periode apa?")
        await walk.tap("Semua", then="Rekap sebaran: Nasional")
        await walk.tap(TITLE[:20], then="Wilayah WIB: akun instansi 2")
        await walk.tap("Akun instansi", then="X @humas_dewi")


async def test_anyone_checks_what_is_official(town: Town, walk: Walk) -> None:
    """Without consent."""
    rina = await town.person("Rina", last_name="Hartati")
    item = await make_item(town, TITLE)
    async with walk.of(rina, at_most=Effort(taps=5, sent=4, received=4)):
        await walk.press_start(then="Apakah Anda setuju?")
        await walk.tap("Tidak setuju", then="tidak ada yang kami simpan")
        await walk.say(f"/cek {item.code}", then="Kode Resmi.")
        await walk.say(f"{TITLE}\nIsi.\nTransfer ke rekening ini.\nKode: {item.code}", then="rekening ini")
        await walk.command("konten", then="Konten resmi")
        await walk.tap(TITLE[:20], then="Penanggung jawab")


async def test_a_trainee_plays_the_first_step(walk: Walk) -> None:
    page = walk.screen.page
    async with open_class(host=LOOPBACK, port=0, most=3, files=[], clock=utc_now) as opened:
        await page.goto(f"{opened.url}/latihan")
        await page.get_by_label("Nama Anda").fill("Rina")
        await page.get_by_label("Kode kelas").fill(opened.classroom.code)
        await walk.touch(page.get_by_role("button", name="Masuk"))
        scenario = page.get_by_role("listitem").filter(has_text="Hoaks jam delapan pagi")
        await walk.touch(scenario.get_by_role("button", name="Mulai"))
        await expect(page.get_by_text("Daftar ini tercentang sendiri")).to_be_visible()
        await walk.touch(page.get_by_role("button", name="Telegram latihan"))
        telegram = page.frame_locator("#frame")
        await walk.touch(telegram.get_by_role("dialog", name="Pilih orang").get_by_role("button", name="Dewi"))
        await walk.touch(telegram.get_by_role("navigation", name="Obrolan").get_by_role("button", name="SIMAN").first)
        dewi = cast_of(opened.classroom.seats[0])["dewi"]
        before = await messages(dewi)
        field = telegram.get_by_role("textbox", name="Tulis pesan")
        await field.fill(f"/lapor {CLAIM} air")
        await field.press("Enter")
        await walk.touch(telegram.get_by_role("log").get_by_role("button", name="Kirim laporan"))
        await expect(telegram.get_by_role("log")).to_contain_text("nomor tiket")
        await check(page)
        await walk.touch(page.get_by_role("button", name="Panduan"))
        await expect(page.locator("#steps").get_by_role("img", name="selesai").first).to_be_visible()
        await check(page)
        walk.count(before, await messages(dewi), at_most=Effort(taps=7, sent=1, received=1))


async def _propose(ticket: str, *, by: Person) -> None:
    """Confirmed once already; this verifier confirms too, and sends a verdict for approval."""
    await desk.confirm(by, ticket)
    await by.tap("Salah")
    await by.expect("Tentang siapa")
    await desk.fill(by, *desk.SOURCES, "Itu tidak benar.", then="Pratinjau")
    await by.tap("Kirim untuk disetujui")
    await by.expect("menunggu persetujuan verifikator lain")
