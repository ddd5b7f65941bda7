"""R2, R7: an author sees each doubtful part of what they wrote, and says by a tap that it isn't so."""

from dataclasses import replace

import pytest

from siman_bot.domain.people.roles import Role
from siman_bot.domain.publishing.item import BODY_LIMIT, OFFICE_LIMIT, POST_LIMIT, TITLE_LIMIT
from siman_bot.sandbox.people import Person
from siman_bot.sandbox.shown import Shown
from storage.publishing import items
from tests.town import Town
from tests.writing import CONTENT, drafted

DOUBTFUL = replace(CONTENT, body="Faktanya, stok vaksin aman.\nJangan makan lagi di warung Bu Tejo.")


async def preview(author: Person, title: str = CONTENT.title) -> Shown:
    await author.send("/buat")
    await author.tap(title[:20])
    return await author.expect("Pratinjau")


async def test_an_author_answers_each_mark_by_a_tap(town: Town) -> None:
    """R2, R7: the marks stand beneath the preview with their words; the last answer opens the way."""
    sari = await town.staff("Sari", Role.CENTRAL)
    await drafted(town, sari, content=DOUBTFUL)
    shown = await preview(sari)
    assert "Bagian yang perlu Anda jawab sebelum dikirim: 2" in shown.text
    assert "1. “Faktanya” tampak membantah" in shown.text
    assert "tampak mengajak bertindak terhadap seseorang" in shown.text
    assert shown.labels[:2] == ["1. Bukan bantahan", "2. Bukan ajakan"]
    await sari.tap("Kirim untuk ditinjau")
    asked = await sari.expect("Jawab dahulu sebelum dikirim", button="Bukan bantahan")
    assert "Yang belum dijawab: 2" in asked.text
    old = asked.button("Bukan bantahan")["callback_data"]
    await sari.tap("Bukan bantahan")
    shown = await sari.expect("sebelum dikirim: 1", button="1. Bukan ajakan")
    assert "Bukan bantahan" not in shown.labels[0]
    assert "sudah tidak berlaku" in (await sari.tap(message=shown, data=old)).text
    await sari.tap("Bukan ajakan")
    assert "perlu Anda jawab" not in (await sari.expect("Pratinjau")).text
    await sari.tap("Kirim untuk ditinjau")
    code = (await sari.expect("sudah dikirim untuk ditinjau")).text.split()[1]
    async with town.database.read() as connection:
        item = await items.by_code(connection, code)
    assert item is not None
    assert [one.rule for one in item.content.answered] == ["denial", "call"]


async def test_or_changes_the_words(town: Town) -> None:
    """R2: whoever does deny takes it out."""
    sari = await town.staff("Sari", Role.CENTRAL)
    await drafted(town, sari, content=DOUBTFUL)
    await preview(sari)
    await sari.tap("Ubah konten")
    await sari.tap("Ubah isi")
    await sari.send("Imunisasi gratis dibuka di semua puskesmas.")
    assert "perlu Anda jawab" not in (await sari.expect("Pratinjau")).text
    await sari.tap("Kirim untuk ditinjau")
    await sari.expect("sudah dikirim untuk ditinjau")


@pytest.mark.parametrize("language", ["id", "en"])
async def test_the_longest_preview_with_many_long_marks_fits(town: Town, language: str) -> None:
    """R2, R7: the marks that have room are shown, and each answer brings up the next."""
    sari = await town.staff("Sari", Role.CENTRAL)
    if language == "en":
        await sari.send("/bahasa")
        await sari.tap("English")
    line = "Tidak ada kebijakan pemotongan gaji ASN untuk membangun <masjid> & pasar nomor {} seperti yang diisukan.\n"
    body = "".join(line.format(number) for number in range(40))[:BODY_LIMIT].rpartition("\n")[0]
    content = replace(
        CONTENT,
        title=("Jadwal imunisasi anak " * 9)[:TITLE_LIMIT].strip(),
        body=body,
        office=("Dinas Kesehatan dan Pemberdayaan " * 9)[:OFFICE_LIMIT].strip(),
        post=("Kepala Bidang Pelayanan Publik dan " * 9)[:POST_LIMIT].strip(),
        source_url=f"https://kemkes.go.id/{'a' * 270}",
    )
    await drafted(town, sari, content=content)
    await sari.send("/buat")
    await sari.tap("Jadwal imunisasi")
    heading = "Pratinjau" if language == "id" else "Preview"
    shown = await sari.expect(heading)
    assert shown.labels[2].startswith("3. ")
    await sari.tap(shown.labels[0])
    assert (await sari.expect(heading)).text != shown.text
