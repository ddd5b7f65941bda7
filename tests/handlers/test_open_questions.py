"""An open question takes what is meant for it, and nothing else; what was left can be taken up again."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from handlers.routes import ROUTES
from siman_bot.domain.people.roles import Role
from storage.reports.tables import reports
from storage.tables import dialogs, paused_dialogs
from tests.handlers.test_where_answers_stand import below
from tests.town import Town

POST = "https://x.com/warga/status/1790000000000000001"
HOAX = "Katanya mulai besok semua rekening dipotong seratus ribu. Sebarkan!"


@pytest.mark.parametrize(
    "words", ["terima kasih", "Makasih banyak ya kak 🙏", "ok", "Okeee", "halo", "Assalamualaikum", "selamat pagi min"]
)
async def test_thanks_and_greetings_are_no_report(town: Town, words: str) -> None:
    rina = await town.agreed("Rina")
    await below(rina, "/lapor", "Laporkan kiriman")
    await below(rina, words, "Masih menunggu Anda: laporan")
    await rina.tap("Lanjutkan: laporan")
    await below(rina, HOAX, "rekening")
    await rina.tap("Kirim laporan")
    await rina.expect("LP-")
    async with town.database.read() as connection:
        assert (await connection.execute(select(reports.c.body))).scalars().all() == [HOAX]


async def test_stop_and_help_in_plain_words(town: Town) -> None:
    rina = await town.agreed("Rina")
    await below(rina, "/lapor", "Laporkan kiriman")
    helped = await below(rina, "bantuan", "/lapor")
    assert "Ditutup: laporan" in helped.text
    await below(rina, "/lapor", "Laporkan kiriman")
    await below(rina, "Batal.", "dibatalkan")
    await below(rina, "batal", "Tidak ada yang perlu dibatalkan")


async def test_a_code_is_no_report_and_the_report_goes_on(town: Town) -> None:
    rina = await town.agreed("Rina")
    await below(rina, "/lapor", "Laporkan kiriman")
    shown = await below(rina, "SM-7K2QX", "Masih menunggu Anda: laporan")
    assert "Lanjutkan: laporan" in shown.labels
    await below(rina, HOAX, "rekening")


async def test_a_link_is_no_title(town: Town) -> None:
    ed = await town.staff("Ed", Role.CENTRAL)
    await below(ed, "/buat", "judul")
    await below(ed, POST, "Masih menunggu Anda: konten")
    await ed.tap("Lanjutkan: konten")
    await ed.expect("judul")
    await below(ed, "Jadwal imunisasi anak", "isi")
    shown = await below(ed, "/profil", "Belum selesai: konten")
    assert "Lanjutkan: konten" in shown.labels
    await town.restart()
    await ed.tap("Lanjutkan: konten")
    await ed.expect("isi")
    await below(ed, "Imunisasi gratis dibuka di semua puskesmas.", "sumber")


async def test_a_report_waits_while_another_question_is_answered(town: Town) -> None:
    rina = await town.agreed("Rina")
    await below(rina, "/lapor", "Laporkan kiriman")
    await below(rina, HOAX, "rekening")
    asked = await below(rina, "/daftar", "Di wilayah mana")
    assert "Belum selesai: laporan" in asked.text
    await below(rina, "maluku", "Hasil pencarian")
    await rina.tap(message=asked, data="resume:lapor")
    await rina.expect("rekening", button="Kirim laporan")
    await rina.tap("Kirim laporan")
    await rina.expect("LP-")
    gone = await rina.tap(message=asked, data="resume:lapor")
    assert "sudah selesai" in gone.text


async def test_an_idle_question_takes_nothing_any_more(town: Town) -> None:
    """Half an hour later nobody remembers what was asked; a day later nothing is left."""
    rina = await town.agreed("Rina")
    await below(rina, "/lapor", "Laporkan kiriman")
    town.clock.advance(timedelta(minutes=31))
    said = await rina.send("Rapatnya jadi jam berapa?")
    answer = await rina.expect()
    assert answer.message_id > said.message_id
    assert not answer.labels or "Kirim laporan" not in answer.labels
    assert "Lanjutkan" not in " ".join(answer.labels), "nothing was filled in"

    await below(rina, "/lapor", "Laporkan kiriman")
    await below(rina, HOAX, "rekening")
    town.clock.advance(timedelta(minutes=31))
    shown = await below(rina, "Rapatnya jadi jam berapa?", "Belum selesai: laporan")
    await town.restart()
    await rina.tap(message=shown, data=shown.button("Lanjutkan: laporan")["callback_data"])
    await rina.expect("rekening", button="Kirim laporan")
    async with town.database.read() as connection:
        assert (await connection.execute(select(paused_dialogs.c.kind))).scalars().all() == []
        assert (await connection.execute(select(dialogs.c.kind))).scalars().all() == ["lapor"]
    await below(rina, "/profil", "Belum selesai: laporan")
    town.clock.advance(timedelta(hours=25))
    assert town.app is not None
    await town.app.conversations.forms.drop_old()
    late = await rina.tap("Lanjutkan: laporan")
    assert "sudah dihapus" in late.text


@pytest.mark.parametrize("blank", ["\u200b", "\u2800 \u3164", "\u00a0\n\u200d"])
async def test_what_cannot_be_seen_is_answered(town: Town, blank: str) -> None:
    """Alone, behind every command, and in a form: an answer, and no incident."""
    rina = await town.staff("Rina", Role.CENTRAL)
    for command in ("", *(f"/{command.name} " for command in ROUTES.commands), "/lapor", "", "/buat", ""):
        said = await rina.send(f"{command}{blank}")
        answer = await rina.expect()
        assert answer.message_id > said.message_id
        assert "kesalahan pada bot" not in answer.text
