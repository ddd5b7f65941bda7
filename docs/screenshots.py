# ruff: noqa: INP001 - a script
"""Draws every picture of the documents from the real page: the demo's people, the real bot, a real Chromium.

Time and chance are fixed, so that a picture changes only when what it shows has changed. Run by `make screenshots`.
"""

import asyncio
import random
import shutil
import sys
import tempfile
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Final
from unittest.mock import patch

from playwright.async_api import Locator, Page, async_playwright, expect
from pydantic import SecretStr

from siman_bot.app import App, open_app
from siman_bot.demo.cast import Cast, seed
from siman_bot.domain.places import Region
from siman_bot.logs import set_up_logs
from siman_bot.sandbox import Group, Person, Sandbox
from siman_bot.settings import Settings
from storage.engine import open_database

IMAGES: Final = Path(__file__).parent / "images"
BROWSERS: Final = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "chrome")
TOKEN: Final = "4242:demo-token-of-the-sandbox"  # noqa: S105 - known to the sandbox alone
USERNAME: Final = "siman_demo_bot"
PATIENCE: Final = 60.0
"""Seconds."""
WIDTH: Final = 390
SCALE: Final = 1.25
AROUND: Final = 190
"""Pixels above and below the message: the page's two bars and a part of its neighbours."""
TO_THE_MIDDLE: Final = """node => {
    const log = node.closest("[role=log]");
    const [seen, all] = [node.getBoundingClientRect(), log.getBoundingClientRect()];
    log.scrollTop += seen.top - all.top - (all.height - seen.height) / 2;
}"""

NARRATIVE: Final = (
    "Imunisasi campak gratis di semua posyandu",
    "Mulai Senin, imunisasi campak diberikan gratis di semua posyandu. Bawa buku KIA anak Anda.",
    "https://kemkes.go.id/imunisasi-campak",
    "Kementerian Kesehatan",
    "Kepala Biro Komunikasi",
)
EVENT: Final = (
    "Pameran Keluarga Sehat dibuka Sabtu",
    "Pameran Keluarga Sehat dibuka untuk umum hari Sabtu, masuk gratis, dari pagi sampai sore.",
    "https://kemkes.go.id/pameran-keluarga-sehat",
)
CLAIM: Final = "AWAS! Vaksin campak mengandung chip pelacak. Sebarkan! https://kabar.example/chip"
EVIDENCE: Final = (
    "https://www.pom.go.id/vaksin-campak",
    "Badan Pengawas Obat dan Makanan",
    "https://www.who.int/measles",
    "Organisasi Kesehatan Dunia",
)
ANSWER: Final = "Vaksin campak tidak mengandung chip. Bahan-bahannya tercantum dalam izin edarnya."


class DayClock:
    """A working day in November 2026. It moves within the minute it was set to and not beyond."""

    def __init__(self) -> None:
        self.set("00.15")

    def set(self, at: str) -> None:
        """To an hour and minute, UTC."""
        hour, _, minute = at.partition(".")
        self._from = datetime(2026, 11, 23, int(hour), int(minute), tzinfo=UTC).timestamp()
        self._since = time.monotonic()

    def seconds(self) -> float:
        return self._from + min(time.monotonic() - self._since, 59.0)

    def __call__(self) -> datetime:
        return datetime.fromtimestamp(self.seconds(), tz=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Camera:
    """Looks at the page as one of the people; a phone is as tall as what its picture has to show."""

    phone: Page
    desktop: Page
    url: str

    async def shoot(self, name: str, person: Person, text: str, *, chat: Group | None = None) -> None:
        """The newest message with the text, whole, and a little of what stands around it."""
        await self.phone.set_viewport_size({"width": WIDTH, "height": 640})
        said = await self._open(self.phone, person, text, chat)
        height = await _settled(said)
        await self.phone.set_viewport_size({"width": WIDTH, "height": round(height) + AROUND})
        await _settled(said)
        await said.evaluate(TO_THE_MIDDLE)
        await _save(self.phone, name)

    async def shoot_wide(self, name: str, person: Person, text: str, *, chat: Group) -> None:
        """All three columns of a desktop; in the control room what can disturb the line."""
        await _settled(await self._open(self.desktop, person, text, chat))
        await self.desktop.get_by_role("tab", name="Saluran").click()
        await _save(self.desktop, name)

    async def _open(self, page: Page, person: Person, text: str, chat: Group | None) -> Locator:
        """Opened anew for each picture, so that nothing is left of the one before."""
        where = f"c={chat.id}" if chat else f"b={USERNAME}"
        await page.goto("about:blank")
        await page.goto(f"{self.url}/#p={person.id}&{where}")
        said = page.get_by_role("log").get_by_role("article").filter(has_text=text).last
        await expect(said).to_be_visible(timeout=PATIENCE * 1000)
        return said


async def _settled(said: Locator) -> float:
    """Its height in pixels, once it stays where it is."""
    before: tuple[float, float] | None = None
    while True:
        top, height = await said.evaluate("node => (({ top, height }) => [top, height])(node.getBoundingClientRect())")
        if height and (top, height) == before:
            return float(height)
        before = (top, height)
        await asyncio.sleep(0.2)


async def _save(page: Page, name: str) -> None:
    await page.evaluate("document.activeElement.blur()")
    await page.screenshot(path=IMAGES / f"{name}.png", animations="disabled", caret="hide")


async def main() -> None:
    path = next(filter(None, map(shutil.which, BROWSERS)), None)
    if path is None:
        sys.exit("The pictures need Chromium and its emoji: apt-get install chromium fonts-noto-color-emoji")
    IMAGES.mkdir(exist_ok=True)
    clock = DayClock()
    sandbox = Sandbox(clock=clock.seconds)
    sandbox.add_bot(TOKEN, username=USERNAME, name="SIMAN")
    with tempfile.TemporaryDirectory(prefix="siman-pictures-") as folder:
        async with sandbox.serve() as url, async_playwright() as playwright:
            settings = Settings.model_validate(
                {"bot_token": SecretStr(TOKEN), "bot_api_url": url, "database": str(Path(folder) / "demo.sqlite3")}
            )
            browser = await playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
            look = partial(
                browser.new_page,
                locale="id-ID",
                timezone_id="Asia/Jakarta",
                reduced_motion="reduce",
                color_scheme="light",
            )
            camera = Camera(
                phone=await look(device_scale_factor=SCALE),
                desktop=await look(viewport={"width": 1280, "height": 760}),
                url=url,
            )
            # Public codes come from the operating system's chance; here they must be the same each time.
            chance = partial(random.Random, 2026)  # noqa: S311 - guards nothing in a picture
            with patch.object(random, "SystemRandom", chance):
                async with open_app(settings, clock=clock) as app:
                    running = asyncio.create_task(app.run())
                    await _draw(sandbox, app, settings, clock, camera)
                    app.stop()
                    await running
            await browser.close()


async def _draw(sandbox: Sandbox, app: App, settings: Settings, clock: DayClock, camera: Camera) -> None:
    await sandbox.wait_for(lambda: sandbox.calls.of("getUpdates"), seconds=PATIENCE)
    database = open_database(settings.database)
    try:
        cast = await seed(stage=sandbox.people, services=app.services, database=database)
    finally:
        await database.close()
    for person in [*cast.staff.values(), *cast.admins.values()]:
        await person.start()
        await person.expect("Halo", seconds=PATIENCE)
    for at, part in (("01.05", _join), ("01.20", _bind), ("02.00", _publish), ("03.10", _relay), ("04.15", _share)):
        clock.set(at)
        await part(cast, camera)
    clock.set("06.05")
    await _report(cast, camera)
    clock.set("09.00")
    await _sum_up(cast, camera)


async def _join(cast: Cast, camera: Camera) -> None:
    rina, adi = cast.newcomer, cast.admins[Region.WIB]
    await rina.start()
    await camera.shoot("umum-setuju", rina, "Apakah Anda setuju?")
    await rina.tap("Saya setuju")
    await rina.tap("Daftar sebagai anggota")
    await camera.shoot("anggota-wilayah", rina, "Di wilayah mana")
    await rina.tap("(WIB)")
    await rina.expect("provinsi")
    await rina.send("jakarta")
    await rina.expect('"jakarta"')
    await camera.shoot("anggota-cari", rina, '"jakarta"')
    await rina.tap("Jakarta")
    await rina.expect("kabupaten")
    await rina.send("selatan")
    await rina.expect('"selatan"')
    await rina.tap("Jakarta Selatan")
    await rina.tap("Diskominfo")
    await camera.shoot("anggota-periksa", rina, "Periksa data Anda")
    await rina.tap("Kirim pendaftaran")
    await adi.expect("Pendaftar baru", seconds=PATIENCE)
    await camera.shoot("admin-pendaftar", adi, "Pendaftar baru")
    await adi.tap("Setujui")
    await camera.shoot("anggota-disetujui", rina, "Pendaftaran Anda disetujui")
    await adi.send("/anggota")
    await adi.expect("Anggota di wilayah Anda")
    await camera.shoot("admin-anggota", adi, "Anggota di wilayah Anda")


async def _bind(cast: Cast, camera: Camera) -> None:
    adi = cast.admins[Region.WIB]
    group = await cast.stage.group("Humas Kota Jakarta Selatan", creator=adi)
    await group.add_bot()
    await group.add(cast.newcomer)
    await adi.send("/grup", chat=group)
    await adi.expect("Hubungkan grup ini ke")
    await adi.send("jakarta selatan")
    await adi.tap("Jakarta Selatan")
    await camera.shoot("admin-hubungkan", adi, "Hubungkan grup ini ke Kota")
    await adi.tap("Hubungkan ke")
    await group.expect("terhubung", earlier=True, seconds=PATIENCE)
    await camera.shoot("admin-grup", adi, "terhubung ke", chat=group)
    cast.groups.append(group)


async def _publish(cast: Cast, camera: Camera) -> None:
    budi, citra, group = cast.staff["budi"], cast.staff["citra"], cast.groups[-1]
    await budi.send("/bantuan")
    await camera.shoot("pusat-bantuan", budi, "Perintah yang dapat Anda pakai")
    await budi.send("/buat")
    await budi.expect("Langkah 1")
    await camera.shoot("pusat-judul", budi, "Langkah 1")
    for number, words in enumerate(NARRATIVE, start=2):
        await budi.send(words)
        await budi.expect(f"Langkah {number}")
    await budi.tap("Seluruh Indonesia")
    await budi.tap("Langsung ke grup")
    await camera.shoot("pusat-pratinjau", budi, "Pratinjau")
    await budi.tap("Kirim untuk ditinjau")
    await camera.shoot("pusat-terkirim", budi, "sudah dikirim untuk ditinjau")
    await citra.expect("menunggu tinjauan Anda", earlier=True, seconds=PATIENCE)
    await citra.send("/tinjau")
    await citra.tap("SM-")
    await camera.shoot("pusat-tinjau", citra, "Periksa sumbernya")
    await citra.tap("Sudah saya periksa")
    await group.expect(NARRATIVE[0], earlier=True, seconds=PATIENCE)
    await budi.expect("Selesai", earlier=True, seconds=PATIENCE)
    await camera.shoot("pusat-siaran", budi, "Selesai")
    await camera.shoot("anggota-konten", cast.newcomer, NARRATIVE[0], chat=group)
    await camera.shoot_wide("demo", cast.newcomer, NARRATIVE[0], chat=group)
    code = (await group.expect(NARRATIVE[0], earlier=True)).text.partition("SM-")[2][:5]
    await cast.stranger.start()
    await cast.stranger.tap("Saya setuju")
    await cast.stranger.send(f"/cek SM-{code}")
    await camera.shoot("umum-cek", cast.stranger, "Resmi.")


async def _relay(cast: Cast, camera: Camera) -> None:
    budi, citra, ayu = cast.staff["budi"], cast.staff["citra"], cast.admins[Region.WITA]
    await budi.send("/buat")
    await budi.tap("Tulis baru")
    for number, words in enumerate(EVENT, start=2):
        await budi.send(words)
        await budi.expect(f"Langkah {number}")
    await budi.tap("Pakai")
    await budi.expect("Langkah 5")
    await budi.tap("Pakai")
    await budi.tap("Seluruh Indonesia")
    await camera.shoot("pusat-jalur", budi, "Langkah 7")
    await budi.tap("Lewat admin wilayah")
    await budi.tap("Kirim untuk ditinjau")
    await citra.expect(EVENT[0], earlier=True, seconds=PATIENCE)
    await citra.send("/tinjau")
    await citra.tap("SM-")
    await citra.tap("Sudah saya periksa")
    await ayu.expect(EVENT[0], button="Teruskan ke", earlier=True, seconds=PATIENCE)
    await camera.shoot("admin-kartu", ayu, "Untuk Anda teruskan")
    await ayu.tap("Teruskan ke")
    await camera.shoot("admin-diteruskan", ayu, "sedang dikirim ke")


async def _share(cast: Cast, camera: Camera) -> None:
    for number, member in enumerate([*cast.members, cast.newcomer]):
        at_office, is_last = number % 2 == 0, member is cast.newcomer
        handle = f"humas_{member.first_name.lower()}"
        await member.send("/akun")
        await member.tap("Tambah akun")
        await member.send(f"https://www.instagram.com/{handle}")
        await member.expect("Ini akun siapa?")
        if is_last:
            await camera.shoot("anggota-akun", member, "Ini akun siapa?")
        await member.tap("Akun instansi" if at_office else "Akun pribadi")
        await member.tap("Saya mengelola" if at_office else "Ini akun saya")
        await member.expect("sudah terdaftar")
        if at_office:
            admin = cast.admins[cast.homes[number]]
            asked = await admin.expect(f"@{handle}", button="Setujui akun", earlier=True, seconds=PATIENCE)
            if number == 0:
                await camera.shoot("admin-akun", admin, f"@{handle}")
            await admin.tap("Setujui akun", message=asked)
            await admin.expect("situs resmi", seconds=PATIENCE)
            await admin.send("https://www.humas-daerah.go.id/kontak")
            second = cast.staff["citra"]
            asked = await second.expect(f"@{handle}", button="Setujui akun", earlier=True, seconds=PATIENCE)
            await second.tap("Setujui akun", message=asked)
            await member.expect("dikonfirmasi", earlier=True, seconds=PATIENCE)
        await member.tap("Catat sebaran", chat=cast.groups[-1 if is_last else 0])
        await member.expect("Kirim tautan kirimannya")
        if is_last:
            await camera.shoot("anggota-catat", member, "Kirim tautan kirimannya")
        await member.send(f"https://www.instagram.com/{handle}/p/Cx{number}demo/?igsh=abc")
        await member.expect("sudah dicatat")
    await camera.shoot("anggota-dicatat", cast.newcomer, "sudah dicatat")


async def _report(cast: Cast, camera: Camera) -> None:
    tono, vera, vino = cast.stranger, cast.staff["vera"], cast.staff["vino"]
    await tono.send("/lapor")
    await tono.forward_text(CLAIM, origin_name="Grup keluarga")
    await tono.expect("Laporan ini akan dikirim")
    await camera.shoot("umum-lapor", tono, "Laporan ini akan dikirim")
    await tono.tap("Kirim laporan")
    await camera.shoot("umum-tiket", tono, "nomor tiket")
    for verifier in (vera, vino):
        await verifier.expect("laporan baru", earlier=True, seconds=PATIENCE)
        await verifier.send("/antrean")
        await verifier.expect("Antrean laporan")
        if verifier is vera:
            await camera.shoot("verifikator-antrean", vera, "Antrean laporan")
        await verifier.tap("LP-")
        await verifier.expect("Isi kiriman")
        if verifier is vera:
            await camera.shoot("verifikator-laporan", vera, "Isi kiriman")
        await verifier.tap("Layak diperiksa")
        await verifier.expect("Layak diperiksa:")
    await camera.shoot("verifikator-hasil", vino, "2 dari 2")
    await vino.tap("Salah")
    for words in ("Kementerian Kesehatan", "Kementerian Komunikasi dan Digital"):
        await vino.send(words)
        await vino.expect()
    await camera.shoot("verifikator-bukti", vino, "dokumen primer")
    for words in (*EVIDENCE, ANSWER):
        await vino.send(words)
        await vino.expect()
    await camera.shoot("verifikator-pratinjau", vino, "Begini pelapor akan membacanya")
    await vino.tap("Kirim untuk disetujui")
    await vera.send("/antrean")
    await vera.tap("Menunggu persetujuan")
    await vera.tap("Baca putusannya")
    await vera.expect("Begini pelapor akan membacanya")
    await camera.shoot("verifikator-persetujuan", vera, "Begini pelapor akan membacanya")
    await vera.tap("Setujui dan jawab pelapor")
    await tono.expect("Klarifikasi", earlier=True, seconds=PATIENCE)
    await camera.shoot("umum-jawaban", tono, "Klarifikasi")
    await tono.send("/dataku")
    await tono.expect("Data Anda")
    await camera.shoot("umum-dataku", tono, "Data Anda")


async def _sum_up(cast: Cast, camera: Camera) -> None:
    koko = cast.staff["koko"]
    await koko.send("/rekap")
    await camera.shoot("koordinator-waktu", koko, "Periode apa?")
    await koko.tap("Semua")
    await camera.shoot("koordinator-daftar", koko, "SM-")
    await koko.tap(NARRATIVE[0][:15])
    await camera.shoot("koordinator-konten", koko, "Wilayah WIB")
    await koko.tap("Akun instansi")
    await camera.shoot("koordinator-instansi", koko, "Disebarkan oleh")


if __name__ == "__main__":
    set_up_logs("text")
    asyncio.run(main())
