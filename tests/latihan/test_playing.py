"""Whole scenarios, played as a trainee plays them: each tick is there because the thing was really done."""

import asyncio
import io
import zipfile
from datetime import UTC, datetime, timedelta
from xml.etree import ElementTree as ET

import pytest

from siman_bot.domain.places import ZONES, Clock
from siman_bot.latihan.play import USERNAME
from siman_bot.latihan.run import Opened
from siman_bot.latihan.seat import Seat
from siman_bot.sandbox import Group, Person
from tests.latihan.conftest import Browser, cast_of, ticks

VERDICT = (
    "PDAM",
    "Kementerian Komunikasi dan Digital",
    "https://kemkes.go.id/uji-air-minum",
    "Kementerian Kesehatan",
    "https://cekfakta.com/air-minum",
    "CekFakta",
    "Air minum tidak dicampur obat penenang.",
)
EVENT = (
    "Pasar Rakyat di Renon",
    "Pasar Rakyat dibuka di Lapangan Renon hari Sabtu pukul 09.00 WITA.",
    "https://baliprov.go.id/pasar-rakyat",
    "Pemerintah Provinsi Bali",
    "Kepala Biro Humas",
    "Bali",
)
SPREADSHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


async def confirm(verifier: Person) -> None:
    await verifier.send("/antrean")
    await verifier.tap("LP-")
    await verifier.tap("Layak diperiksa")
    await verifier.expect("Layak diperiksa:")


async def approve(reviewer: Person, *, button: str = "Sudah saya periksa, setujui") -> None:
    await reviewer.send("/tinjau")
    await reviewer.tap("SM-")
    await reviewer.tap(button)
    await reviewer.expect("disetujui")


def group_of(person: Person, opened: Opened, title: str) -> Group:
    """A group by its title, as that person sees it."""
    seat = opened.classroom.seats[0]
    assert seat.play is not None
    chats = seat.play.sandbox.state.world.groups.values()
    chat = next(chat for chat in chats if chat.title == title)
    return Group(stage=person.stage, id=chat.id, title=title, kind=chat.type, creator=person)


def rows_of(book: bytes) -> list[list[str]]:
    """The first sheet's cells as they stand in the file: text, or a number's digits."""
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        assert not [name for name in archive.namelist() if "externalLink" in name or "vbaProject" in name]
        strings = ET.fromstring(archive.read("xl/sharedStrings.xml"))  # noqa: S314 - made by this program
        sheet = ET.fromstring(archive.read("xl/worksheets/sheet1.xml"))  # noqa: S314 - as above
    texts = ["".join(part.text or "" for part in one.iter(f"{SPREADSHEET}t")) for one in strings]
    assert not list(sheet.iter(f"{SPREADSHEET}f"))
    assert not list(sheet.iter(f"{SPREADSHEET}hyperlink"))
    found = []
    for row in sheet.iter(f"{SPREADSHEET}row"):
        cells = {}
        for cell in row:
            value = cell.findtext(f"{SPREADSHEET}v") or ""
            column = str(cell.get("r"))[0]
            cells[column] = texts[int(value)] if cell.get("t") == "s" else value
        found.append([cells.get(column, "") for column in "ABCDEFGH"])
    return found


async def test_a_hoax_is_reported_verified_and_answered_and_the_trainer_takes_the_result_home(opened: Opened) -> None:
    """A half-done scenario shows what is missing; hints, attempts and times stand in the result."""
    async with Browser(opened) as browser, Browser(opened) as trainer:
        seat = await browser.join("=HYPERLINK(A1) <b>Sari</b>")
        await browser.begin("hoaks")
        state = await browser.state()
        assert ticks(state) == dict.fromkeys(("lapor", "pastikan-1", "pastikan-2", "jawab", "setujui", "baca"), False)
        assert state["current"]["step"] == "lapor"
        assert state["current"]["steps"][0]["hint"] is None
        await browser.post("/latihan/hint", step="lapor")
        assert "/lapor" in (await browser.state())["current"]["steps"][0]["hint"]["id"]

        cast = cast_of(seat)
        await cast["dewi"].send("/lapor Kabar yang lain")
        await cast["dewi"].tap("Kirim laporan")
        await cast["dewi"].expect("nomor tiket")
        await cast["dewi"].send("/lapor AWAS! AIR PDAM dicampur obat penenang.")
        await cast["dewi"].tap("Kirim laporan")
        await cast["dewi"].expect("nomor tiket")
        await browser.until(lambda state: state["current"]["step"] == "pastikan-1")
        await cast["vino"].send("/antrean")
        await cast["vino"].expect("Antrean")
        await confirm(cast["vera"])
        half = await browser.until(lambda state: state["current"]["step"] == "pastikan-2")
        assert [(step["have"], step["need"]) for step in half["current"]["steps"]][:3] == [(1, 1), (1, 1), (1, 2)]

        assert (await trainer.post("/latihan/pelatih/enter", code=opened.classroom.trainer_code))[0] == 200
        _, seen = await trainer.get("/latihan/pelatih/state")
        assert seen["result"]["seats"][0]["scenarios"][0]["marks"] == "xx----"

        await confirm(cast["vino"])
        await cast["vino"].tap("Salah")
        for answer in VERDICT:
            await cast["vino"].send(answer)
            await cast["vino"].expect()
        await cast["vino"].tap("Kirim untuk disetujui")
        await cast["vino"].expect("menunggu persetujuan verifikator lain")
        await browser.until(lambda state: state["current"]["step"] == "setujui")
        await cast["vera"].send("/antrean")
        await cast["vera"].tap("Menunggu persetujuan")
        await cast["vera"].tap("Baca putusannya")
        await cast["vera"].tap("Setujui dan jawab pelapor")
        await cast["vera"].expect("ditutup: Salah")
        await cast["dewi"].send("/tiket")
        await cast["dewi"].expect(button="Selesai")
        await asyncio.sleep(1)
        assert (await browser.state())["current"]["step"] == "baca"
        await cast["dewi"].tap("Selesai")
        done = await browser.until(lambda state: state["current"]["step"] == "")
        assert all(ticks(done).values())

        await browser.begin("hoaks")
        again = await browser.state()
        assert again["current"]["attempt"] == 2
        assert not any(ticks(again).values())
        assert again["scenarios"][0]["done"] == 6

        _, book = await trainer.get("/latihan/pelatih/hasil.xlsx")
        head, *rows = rows_of(book)
        assert head[4:] == ["Selesai", "Waktu selesai (WIB)", "Petunjuk dipakai", "Percobaan"]
        assert len(rows) == sum(len(scenario.steps) for scenario in opened.classroom.scenarios)
        assert {row[0] for row in rows} == {seat.name}
        assert [[*row[2:3], row[4], *row[6:]] for row in rows[:2]] == [["1", "ya", "1", "1"], ["2", "ya", "0", "1"]]
        assert rows[6][4:] == ["belum", "", "0", "0"]
        here = ZONES[Clock.WIB]
        shown = datetime(1899, 12, 30, tzinfo=UTC) + timedelta(days=float(rows[0][5]))
        assert abs(datetime.now(here).replace(tzinfo=UTC) - shown) < timedelta(minutes=5)
        _, book = await trainer.get("/latihan/pelatih/hasil.xlsx?language=en")
        assert rows_of(book)[0][0] == "Trainee"


async def test_an_event_is_written_reviewed_forwarded_and_shared(opened: Opened) -> None:
    async with Browser(opened) as browser:
        cast = cast_of(await begun(browser, "acara-gubernur"))
        budi, ayu, gede = cast["budi"], cast["ayu"], cast["gede"]
        await budi.send("/buat")
        for words in EVENT:
            await budi.expect("Langkah")
            await budi.send(words)
        await budi.expect("Hasil pencarian")
        await budi.tap("Bali")
        await budi.tap("Lewat admin wilayah")
        await budi.tap("Kirim untuk ditinjau")
        await browser.until(lambda state: state["current"]["step"] == "tinjau")
        await approve(cast["citra"])
        await ayu.expect("Renon", button="Teruskan ke", earlier=True)
        waiting = await browser.until(lambda state: state["current"]["step"] == "teruskan")
        assert [(step["have"], step["need"]) for step in waiting["current"]["steps"]][2] == (0, 3)
        await ayu.tap("Teruskan ke 2 grup")
        await browser.until(lambda state: state["current"]["step"] == "sebar")
        await gede.send("/akun")
        await gede.tap("Tambah akun")
        await gede.send("https://www.instagram.com/humas_gede")
        await gede.tap("Akun pribadi")
        await gede.tap("Ini akun saya")
        await gede.expect("sudah terdaftar")
        await gede.tap("Catat sebaran", chat=group_of(gede, opened, "Humas Bali"))
        await gede.expect(button="Lewati")
        await gede.send("https://www.instagram.com/humas_gede/p/Cx1latihan/")
        await gede.expect("sudah dicatat")
        await cast["koko"].send("/rekap")
        await cast["koko"].expect("Periode apa?")
        await cast["koko"].tap("Semua")
        await browser.until(lambda state: state["current"]["step"] == "")


async def test_an_error_in_a_crisis_is_noticed_changed_reviewed_and_sent_anew(opened: Opened) -> None:
    """What was set up before the trainee came ticks nothing."""
    async with Browser(opened) as browser:
        cast = cast_of(await begun(browser, "krisis"))
        budi, ika = cast["budi"], cast["ika"]
        assert not any(ticks(await browser.state()).values())
        group = group_of(ika, opened, "Humas Sulawesi Utara")
        await ika.tap("Periksa", chat=group)
        await ika.expect("versi 1")
        await browser.until(lambda state: state["current"]["step"] == "ubah")
        await budi.send("/buat")
        await budi.tap("Posko banjir")
        await budi.tap("Ubah")
        await budi.tap("Ubah konten")
        await budi.tap("Ubah isi")
        await budi.send("Posko banjir dibuka di GOR Sario, Manado, selama 24 jam.")
        await budi.expect("Pratinjau perubahan")
        await budi.tap("Kirim untuk ditinjau")
        await approve(cast["citra"], button="Sudah saya periksa, ubah di tempat")
        await browser.until(lambda state: state["current"]["step"] == "periksa-lagi")
        await ika.tap("Periksa", chat=group)
        await ika.expect("versi 2")
        await browser.until(lambda state: state["current"]["step"] == "")


@pytest.mark.parametrize("in_group", [True, False])
async def test_a_check_counts_in_a_group_and_with_a_message_pasted_below_it(opened: Opened, *, in_group: bool) -> None:
    """What is asked in a group is answered in private."""
    async with Browser(opened) as browser:
        ika = cast_of(await begun(browser, "krisis"))["ika"]
        group = group_of(ika, opened, "Humas Sulawesi Utara")
        broadcast = (await group.expect("Posko banjir", earlier=True)).text
        if in_group:
            await ika.send(f"/CEK {broadcast}", chat=group)
        else:
            await ika.send(f"/cek\n{broadcast}")
        await ika.expect("versi 1", earlier=True)
        await browser.until(lambda state: ticks(state)["periksa"])


async def test_a_summary_that_was_asked_for_in_a_group_counts_once_it_is_open(opened: Opened) -> None:
    async with Browser(opened) as browser:
        koko = cast_of(await begun(browser, "acara-gubernur"))["koko"]
        await koko.send("/bantuan")
        await koko.expect("/rekap")
        await koko.send(f"/rekap@{USERNAME}", chat=group_of(koko, opened, "Humas Bali"))
        await koko.expect("Periode apa?", earlier=True)
        await asyncio.sleep(1)
        assert not ticks(await browser.state())["rekap"]
        await koko.tap("Semua")
        await browser.until(lambda state: ticks(state)["rekap"])


async def test_the_last_step_of_a_scenario_can_be_done_in_english(opened: Opened) -> None:
    """Whoever has chosen that language is answered in other words."""
    async with Browser(opened) as browser:
        koko = cast_of(await begun(browser, "acara-gubernur"))["koko"]
        await in_english(koko)
        await koko.send("/rekap")
        await koko.expect("Which period?")
        await koko.tap("All")
        await browser.until(lambda state: ticks(state)["rekap"])
        await browser.begin("hoaks")
        cast = cast_of(opened.classroom.seats[0])
        await cast["dewi"].send("/lapor Air PDAM dicampur obat penenang.")
        await cast["dewi"].tap("Kirim laporan")
        await cast["dewi"].expect("nomor tiket")
        await cast["vino"].send("/antrean")
        await cast["vino"].tap("LP-")
        await cast["vino"].tap("Pendapat")
        await cast["vino"].tap("Kirim jawaban")
        await cast["vino"].expect("ditutup: Pendapat")
        await in_english(cast["dewi"])
        await cast["dewi"].send("/tiket")
        await cast["dewi"].tap("Done")
        await browser.until(lambda state: ticks(state)["baca"])


async def in_english(person: Person) -> None:
    await person.send("/bahasa")
    await person.tap("English")
    await person.expect("English")


async def begun(browser: Browser, scenario: str) -> Seat:
    seat = await browser.join("Sari")
    await browser.begin(scenario)
    return seat
