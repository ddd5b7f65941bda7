"""Help, what isn't understood, and what goes wrong."""

import pytest

from siman_bot.sandbox.people import Person
from tests.failing import failing
from tests.town import Town


async def test_unknown_input_gets_the_two_likeliest_commands(town: Town) -> None:
    rina = await town.agreed("Rina")
    await rina.send("/bantaun")
    shown = await rina.expect("/bantuan")
    assert "/batal" in shown.text


async def test_what_is_pasted_is_answered_by_its_kind(town: Town) -> None:
    rina = await town.agreed("Rina")
    await rina.send("SM-7K2QX")
    await rina.expect("Bukan dari kami")
    await rina.send("LP-7K2QX")
    await rina.expect("/tiket")
    await rina.send("https://x.com/humas/status/12345")
    await rina.expect("1 tautan", button="Catat sebaran")
    await rina.send("Awas! " + "kabar buruk " * 20)
    await rina.expect(button="Laporkan")


async def test_a_command_inside_a_forwarded_post_is_not_run(town: Town) -> None:
    rina = await town.agreed("Rina")
    await rina.forward_text("/dataku hapus semuanya", origin_name="Orang lain")
    shown = await rina.expect("Kami terima")
    assert "/dataku hapus semuanya" in shown.text


async def test_a_command_may_stand_under_a_photo(town: Town) -> None:
    rina = await town.agreed("Rina")
    await rina.send_photo(b"\x89PNG", caption="/bantuan")
    await rina.expect("Perintah yang dapat Anda pakai")


async def english(town: Town, name: str) -> Person:
    person = await town.agreed(name)
    await person.send("/bahasa")
    await person.tap("English")
    await person.expect("speaks English")
    return person


async def test_a_bug_is_told_in_the_persons_language(town: Town) -> None:
    rina, john = await town.agreed("Rina"), await english(town, "John")
    async with failing(town, "dialogs"):
        await rina.send("/daftar")
        await john.send("/daftar")
        await rina.expect("Maaf, ada kesalahan pada bot ini")
        await john.expect("Sorry, something went wrong in this bot")
    await john.send("/daftar")
    await john.expect("In which region")


@pytest.mark.parametrize("engine", ["postgres"])
async def test_a_full_disk_is_told_in_the_persons_language_and_loses_nothing(town: Town) -> None:
    rina, john = await town.agreed("Rina"), await english(town, "John")
    async with failing(town, "dialogs", code="53100"):
        await rina.send("/daftar")
        await john.send("/daftar")
        await rina.expect("Sistem sedang sibuk. Pesan Anda sudah kami terima")
        await john.expect("The system is busy. We have your message")
    await rina.expect("Di wilayah mana")
    await john.expect("In which region")
