"""What people say in plain words leads on by a button, and so does every command that an answer names."""

import pytest

from siman_bot.domain.people.roles import Role
from tests.handlers.test_where_answers_stand import below
from tests.town import Town
from tests.writing import approve, approved, bound_group, in_review


@pytest.mark.parametrize(
    ("words", "button", "then"),
    [
        ("saya mau lapor", "Laporkan kiriman", "Teruskan atau tempelkan"),
        ("tolong cek", "Periksa kode atau pesan", "Apa yang ingin diperiksa?"),
        ("lapr", "Laporkan kiriman", "Teruskan atau tempelkan"),
        ("apa itu", "Semua perintah", "Perintah yang dapat Anda pakai"),
    ],
)
async def test_what_was_meant_stands_there_as_a_button(town: Town, words: str, button: str, then: str) -> None:
    rina = await town.agreed("Rina")
    await below(rina, words, "Mungkin yang Anda maksud")
    await rina.tap(button)
    await rina.expect(then)


async def test_a_code_among_few_words_is_checked(town: Town) -> None:
    sari, tono = await town.staff("Sari", Role.CENTRAL), await town.staff("Tono", Role.CENTRAL)
    await bound_group(town, "Humas Bali", creator=tono, scope="province:51")
    code = await approved(town, sari, tono)
    rina = await town.agreed("Rina")
    await below(rina, f"cek {code.lower()}", code)
    await below(rina, "cek SM-22222", "Bukan dari kami")


async def test_what_an_answer_tells_to_type_stands_beneath_it(town: Town) -> None:
    sari, tono = await town.staff("Sari", Role.CENTRAL), await town.staff("Tono", Role.CENTRAL)
    await bound_group(town, "Humas Bali", creator=tono, scope="province:51")
    told = await approve(tono, await in_review(town, sari))
    assert "Pantau siaran" in told.labels
    await tono.tap("Pantau siaran", message=told)
    await tono.expect("Siaran, yang masih berjalan")
    rina = await town.agreed("Rina")
    await below(rina, "/tiket", "belum mengirim laporan")
    await rina.tap("Laporkan kiriman")
    await rina.expect("Teruskan atau tempelkan")
