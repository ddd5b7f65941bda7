"""Each input has an answer that can be seen, and what is said to the bot is no content."""

import pytest
from sqlalchemy import select

from handlers.screen import MOST_BUTTONS
from siman_bot.domain.people.roles import Role
from storage.reports.tables import reports
from storage.tables import handed_in
from tests.handlers.test_where_answers_stand import below
from tests.town import Town
from tests.writing import approved, bound_group

HOAX = "Katanya mulai besok semua rekening dipotong seratus ribu. Sebarkan!"
POST = "https://x.com/warga/status/1790000000000000001"


@pytest.mark.parametrize("command", ["/start", "/bahasa", "/cek", "/dataku", "/konten"])
async def test_a_tap_that_changes_nothing_says_so(town: Town, command: str) -> None:
    """As when somebody taps twice, or taps what the screen shows already."""
    rina = await town.agreed("Rina")
    await rina.send("/bantuan")
    shown = await rina.expect("/batal")
    data = f"open:{command.removeprefix('/')}" if command != "/start" else "home"
    first = await rina.tap(message=shown, data=data)
    assert first.text == ""
    again = await rina.tap(message=shown, data=data)
    assert "Tidak ada yang berubah" in again.text


async def test_a_change_before_consent_is_answered(town: Town) -> None:
    """R11: nothing of it is stored."""
    bima = await town.person("Bima")
    said = await bima.send("/strat")
    await bima.expect("belum memahami")
    await bima.edit(said, HOAX)
    told = await bima.expect("Perubahan pesan itu belum dipakai")
    assert {"Periksa", "Laporkan"} <= set(told.labels)
    await bima.tap("Periksa")
    await bima.expect("Bukan dari kami")


async def test_a_change_that_its_summary_does_not_show_is_answered_below(town: Town) -> None:
    rina = await town.agreed("Rina")
    said = await rina.send(HOAX * 10)
    first = await rina.expect("Kami terima")
    await rina.edit(said, f"{HOAX * 10} Sebarkan sekarang")
    again = await rina.expect("Kami terima")
    assert again.message_id > first.message_id
    await rina.tap("Laporkan")
    await rina.expect("akan dikirim")
    await rina.tap("Kirim laporan")
    await rina.expect("LP-")
    async with town.database.read() as connection:
        assert (await connection.execute(select(reports.c.body))).scalar_one().endswith("Sebarkan sekarang")


@pytest.mark.parametrize("words", ["terima kasih", "halo", "ok siap pak"])
async def test_thanks_are_no_part_of_what_was_handed_in(town: Town, words: str) -> None:
    rina = await town.agreed("Rina")
    await below(rina, HOAX, "Kami terima")
    start = await below(rina, words, "Apa yang ingin Anda lakukan?")
    assert "Laporkan kiriman" in start.labels
    async with town.database.read() as connection:
        (kept,) = (await connection.execute(select(handed_in.c.data))).scalars().all()
    assert [part["text"] for part in kept] == [HOAX]


async def test_a_greeting_before_consent_is_answered_with_the_start(town: Town) -> None:
    bima = await town.person("Bima")
    shown = await below(bima, "Assalamualaikum", "Selamat datang")
    assert "Saya setuju" in shown.labels


@pytest.mark.parametrize("words", ["batal", "terima kasih", "bantuan"])
async def test_what_somebody_else_wrote_is_not_said_to_the_bot(town: Town, words: str) -> None:
    rina = await town.agreed("Rina")
    await rina.forward_text(words, origin_name="Grup RT")
    await rina.expect("Kami terima: 1 teks")
    await below(rina, "/lapor", "Laporkan kiriman")
    await rina.forward_text(words, origin_name="Grup RT")
    await rina.expect(words, button="Kirim laporan")


async def test_a_full_screen_has_room_for_the_question_that_waits(town: Town) -> None:
    rina = await town.staff("Rina", Role.VERIFIER)
    for text in (HOAX, "Kabar lain tentang beras plastik"):
        await below(rina, f"/lapor {text}", "akan dikirim")
        await rina.tap("Kirim laporan")
        await rina.expect("LP-")
    await below(rina, "/lapor Kabar ketiga tentang listrik", "akan dikirim")
    shown = await below(rina, "/dataku", "Belum selesai: laporan")
    assert "Lanjutkan: laporan" in shown.labels
    assert len(shown.labels) <= MOST_BUTTONS


async def test_a_share_is_recorded_by_one_button(town: Town) -> None:
    """Where an item's code and a post are handed in together, the post is kept."""
    sari, tono = await town.staff("Sari", Role.CENTRAL), await town.staff("Tono", Role.CENTRAL)
    await bound_group(town, "Humas Bali", creator=tono, scope="province:51")
    code = await approved(town, sari, tono)
    made = await town.member("Made", province="51")
    await made.send(f"Ini sebaran saya untuk {code}: {POST}")
    shown = await made.expect(code, button="Catat sebaran")
    assert shown.labels.count("Catat sebaran") == 1
    await made.tap("Catat sebaran")
    await made.expect(button="Jadwal imunisasi anak")
