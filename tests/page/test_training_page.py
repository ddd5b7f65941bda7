"""A class in two browsers: a trainee reports a hoax and sees the step tick; the trainer takes the result home."""

import zipfile
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page, ViewportSize, expect

from siman_bot.app import utc_now
from siman_bot.latihan.run import LOOPBACK, Opened, open_class
from tests.page.screen import NARROW, WIDE
from tests.page.walking import check

pytestmark = pytest.mark.asyncio(loop_scope="session")

PATIENCE = 90_000
"""Milliseconds: a crowded machine that sets up a world with its own bot."""
HOAX = "AWAS! Mulai besok air PDAM dicampur obat penenang. Sebarkan!"


@pytest_asyncio.fixture(loop_scope="session")
async def opened() -> AsyncIterator[Opened]:
    async with open_class(host=LOOPBACK, port=0, most=3, files=[], clock=utc_now) as served:
        yield served


@pytest_asyncio.fixture(loop_scope="session", params=[WIDE, NARROW], ids=["1280px", "390px"])
async def pages(request: pytest.FixtureRequest, browser: Browser) -> AsyncIterator[tuple[Page, Page]]:
    """A trainee's browser and a trainer's; any error in a script or against the security policy fails the test."""
    size: ViewportSize = request.param
    faults: list[str] = []
    made = []
    for _ in range(2):
        context = await browser.new_context(viewport=size, locale="id-ID", reduced_motion="reduce")
        context.set_default_timeout(PATIENCE)
        page = await context.new_page()
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("console", lambda said: faults.append(said.text) if "Content Security Policy" in said.text else None)
        made.append(page)
    yield made[0], made[1]
    for page in made:
        await page.context.close()
    assert not faults


async def test_a_trainee_does_a_step_and_the_trainer_takes_the_result_home(
    opened: Opened, pages: tuple[Page, Page]
) -> None:
    trainee, trainer = pages
    await enter_the_class(trainee, opened)
    await begin_the_first_scenario(trainee)
    await report_the_hoax(trainee)
    await show(trainee, "Panduan")
    steps = trainee.locator("#steps").get_by_role("listitem")
    await expect(steps.first.get_by_role("img", name="selesai")).to_be_visible(timeout=PATIENCE)
    await expect(steps.first).to_contain_text("WIB")
    await expect(steps.nth(1).get_by_role("img", name="belum")).to_be_visible()
    await steps.nth(1).get_by_role("button", name="Tampilkan petunjuk").click()
    await expect(steps.nth(1)).to_contain_text("Pilih Vera")
    await check(trainee)
    await trainee.get_by_role("button", name="English").click()
    await expect(steps.nth(1)).to_contain_text("Open the queue")
    await take_the_result_home(trainer, opened)


async def enter_the_class(page: Page, opened: Opened) -> None:
    await page.goto(f"{opened.url}/latihan")
    await expect(page.get_by_role("heading", name="Masuk ke kelas")).to_be_visible()
    await check(page)
    await page.get_by_label("Nama Anda").fill("Rina")
    for code in ("SALAH", opened.classroom.code):
        await page.get_by_label("Kode kelas").fill(code)
        await page.get_by_role("button", name="Masuk").click()
        if code == "SALAH":
            await expect(page.get_by_role("alert")).to_have_text("Kode itu tidak cocok. Periksa lagi.")
    await expect(page.get_by_text("Pilih satu skenario untuk memulai.")).to_be_visible()


async def begin_the_first_scenario(page: Page) -> None:
    scenario = page.get_by_role("listitem").filter(has_text="Hoaks jam delapan pagi")
    await scenario.get_by_role("button", name="Mulai").click()
    await expect(page.get_by_text("Daftar ini tercentang sendiri")).to_be_visible(timeout=PATIENCE)
    await expect(page.locator("#steps").get_by_role("img", name="belum")).to_have_count(6)


async def report_the_hoax(page: Page) -> None:
    """As Dewi, in the Telegram beside the guide."""
    await show(page, "Telegram latihan")
    telegram = page.frame_locator("#frame")
    people = telegram.get_by_role("dialog", name="Pilih orang")
    await people.get_by_role("button", name="Dewi").click()
    await telegram.get_by_role("navigation", name="Obrolan").get_by_role("button", name="SIMAN").first.click()
    field = telegram.get_by_role("textbox", name="Tulis pesan")
    await field.fill(f"/lapor {HOAX}")
    await field.press("Enter")
    await telegram.get_by_role("log").get_by_role("button", name="Kirim laporan").click()
    await expect(telegram.get_by_role("log")).to_contain_text("nomor tiket")


async def take_the_result_home(page: Page, opened: Opened) -> None:
    await page.goto(f"{opened.url}/latihan/pelatih")
    await page.get_by_label("Kode pelatih").fill(opened.classroom.trainer_code)
    await page.get_by_role("button", name="Masuk").click()
    row = page.get_by_role("row").filter(has_text="Rina")
    await expect(row).to_contain_text("1 dari 6 langkah selesai")
    await expect(row).to_contain_text("petunjuk: 1")
    await check(page)
    async with page.expect_download() as waiting:
        await page.get_by_role("link", name="Unduh hasil (XLSX)").click()
    download = await waiting.value
    assert download.suggested_filename == "hasil-latihan.xlsx"
    with zipfile.ZipFile(await download.path()) as book:
        assert "Rina" in book.read("xl/sharedStrings.xml").decode()


async def show(page: Page, part: str) -> None:
    """On a phone the guide and the Telegram stand behind each other."""
    tab = page.get_by_role("button", name=part)
    if await tab.is_visible():
        await tab.click()
