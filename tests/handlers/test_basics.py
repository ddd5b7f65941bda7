"""Start, consent, help, language, and what isn't understood."""

import pytest
from sqlalchemy import select, update

from siman_bot.domain.people.person import CONSENT_VERSION
from siman_bot.domain.people.roles import Role
from siman_bot.sandbox.people import Person
from storage.people.tables import consents
from tests.failing import failing
from tests.town import Town


async def test_a_person_agrees_and_is_known(town: Town) -> None:
    rina = await town.person("Rina")
    await rina.start()
    await rina.expect("Sebelum Anda mulai")
    await rina.tap("Saya setuju")
    await rina.expect("Terima kasih")
    await rina.start()
    await rina.expect("Halo, Rina")


async def test_nothing_is_stored_before_consent(town: Town) -> None:
    """R11."""
    rina = await town.person("Rina")
    await rina.start()
    await rina.tap("Tidak setuju")
    await rina.expect("tidak ada yang kami simpan")
    assert town.app is not None
    assert (await town.app.services.people.consenting.standing(rina.id)).person is None


async def test_unknown_input_gets_the_two_likeliest_commands(town: Town) -> None:
    rina = await town.agreed("Rina")
    await rina.send("/bantaun")
    shown = await rina.expect("/bantuan")
    assert "/batal" in shown.text


async def test_language_changes_at_once(town: Town) -> None:
    rina = await town.agreed("Rina")
    await rina.send("/bahasa")
    await rina.tap("English")
    await rina.expect("speaks English")
    await rina.send("/bantuan")
    await rina.expect("Commands you can use")


async def test_what_is_pasted_is_answered_by_its_kind(town: Town) -> None:
    rina = await town.agreed("Rina")
    await rina.send("SM-7K2QX")
    await rina.expect("/cek")
    await rina.send("https://x.com/humas/status/12345")
    await rina.expect("/sebar")
    await rina.send("Awas! " + "kabar buruk " * 20)
    await rina.expect("/lapor")


async def test_a_command_inside_a_forwarded_post_is_not_run(town: Town) -> None:
    rina = await town.agreed("Rina")
    await rina.forward_text("/dataku hapus semuanya", origin_name="Orang lain")
    shown = await rina.expect("Mungkin yang Anda maksud")
    assert "Halo" not in shown.text


async def test_a_command_may_stand_under_a_photo(town: Town) -> None:
    rina = await town.agreed("Rina")
    await rina.send_photo(b"\x89PNG", caption="/bantuan")
    await rina.expect("Perintah yang dapat Anda pakai")


async def test_a_stranger_chooses_a_language_without_being_stored(town: Town) -> None:
    """R11."""
    john = await town.person("John", language_code="en")
    await john.send("/bahasa")
    await john.tap("English")
    await john.expect("Before you start")
    assert town.app is not None
    assert (await town.app.services.people.consenting.standing(john.id)).person is None


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


async def test_a_new_consent_text_is_asked_for_before_anything_else(town: Town) -> None:
    """R11: until then people see, take and erase their data, and no more."""
    rina = await town.staff("Rina", Role.CENTRAL)
    async with town.database.write() as tx:
        await tx.execute(update(consents).values(text_version=CONSENT_VERSION - 1))
    for command in ("/buat", "/daftar", "/profil", "/lapor kabar", "/siaran"):
        await rina.send(command)
        await rina.expect("belum memberi persetujuan atas teks yang berlaku")
    await rina.send("/dataku")
    await rina.expect("Data Anda di bot ini", button="Tarik persetujuan")
    await rina.start()
    await rina.expect("Sebelum Anda mulai")
    await rina.tap("Tidak setuju")
    await rina.expect("sampai Anda menghapusnya lewat /dataku")
    await rina.start()
    await rina.tap("Saya setuju")
    await rina.expect("Terima kasih")
    await rina.send("/buat")
    await rina.expect("Langkah 1")
    async with town.database.read() as connection:
        given = (await connection.execute(select(consents.c.text_version).order_by(consents.c.id))).scalars().all()
    assert given == [CONSENT_VERSION - 1, CONSENT_VERSION]
    await rina.send("/dataku")
    await rina.tap("Tarik persetujuan")
    await rina.tap("Ya, hapus sekarang")
    await rina.expect("Data Anda sudah dihapus")
