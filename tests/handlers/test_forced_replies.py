"""A question that has no buttons opens the phone's keyboard and says in the writing field what is wanted."""

from siman_bot.domain.people.roles import Role
from tests.handlers.test_where_answers_stand import below
from tests.town import Town


async def test_what_is_reported_is_a_reply_to_the_question(town: Town) -> None:
    rina = await town.agreed("Rina")
    asked = await below(rina, "/lapor", "Teruskan atau tempelkan")
    assert asked.forced_reply == "Kiriman yang mencurigakan"
    await rina.send("Bantuan 600 ribu dibagikan lewat tautan ini, daftar sekarang juga!", reply_to=asked)
    shown = await rina.expect("Laporan ini akan dikirim")
    assert shown.forced_reply is None
    await rina.tap("Kirim laporan")
    await rina.expect("nomor tiket")
    listed = await below(rina, "/tiket", "Laporan Anda")
    await rina.tap("LP-", message=listed)
    own = await rina.expect("Kiriman yang Anda laporkan")
    assert "<tg-spoiler><blockquote expandable>Bantuan 600 ribu" in own.html


async def test_each_field_of_an_item_says_what_it_is(town: Town) -> None:
    sari = await town.staff("Sari", Role.CENTRAL)
    title = await below(sari, "/buat", "judul")
    assert title.forced_reply == "Judul konten"
    body = await below(sari, "Jadwal vaksinasi polio", "isi")
    assert body.forced_reply == "Isi konten"
    await sari.send("Vaksinasi polio dimulai 3 Desember.", reply_to=body)
    source = await sari.expect("tautan sumber")
    assert source.forced_reply == "https://…"


async def test_a_question_that_was_tapped_for_keeps_its_place(town: Town) -> None:
    """An edited message can't force a reply, and one that forces a reply can't be edited."""
    rina = await town.agreed("Rina")
    home = await below(rina, "/start", "")
    await rina.tap("Laporkan kiriman", message=home)
    asked = await rina.expect("Teruskan atau tempelkan")
    assert asked.forced_reply is None
