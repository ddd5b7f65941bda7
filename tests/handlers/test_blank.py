"""A message of nothing but blanks or unseen characters is answered like any other."""

import pytest

from siman_bot.domain.people.roles import Role
from siman_bot.sandbox.people import Person
from tests.town import Town

BLANK = ("\u200b", "\u2800\u2800", "\u3164 \u3164", "\ufe0f", "\u200d", "\u2060\u00ad\u200e", "\u200b\n\u200b")
ASKING = (
    "/start",
    "/bantuan",
    "/daftar",
    "/profil",
    "/akun",
    "/konten",
    "/sebar",
    "/lapor",
    "/tiket",
    "/cek",
    "/usul",
    "/dataku",
    "/bahasa",
    "/batal",
    "/teruskan",
    "/anggota",
    "/grup",
    "/buat",
    "/tinjau",
    "/siaran",
    "/hentikan",
    "/antrean",
    "/rekap",
)
SORRY = ("ada kesalahan", "sesuatu yang keliru", "Sistem sedang sibuk")


async def answer_to(person: Person, text: str) -> str:
    await person.send(text)
    shown = await person.expect()
    assert not any(words in shown.text for words in SORRY), (text, shown.text)
    return shown.text


@pytest.mark.parametrize("text", BLANK)
async def test_outside_any_question(town: Town, text: str) -> None:
    rina = await town.agreed("Rina")
    assert "Mungkin yang Anda maksud" in await answer_to(rina, text)


async def test_before_consent(town: Town) -> None:
    person = await town.person("Rina")
    for text in BLANK:
        await answer_to(person, text)


async def test_after_each_command_and_as_what_stands_behind_it(town: Town) -> None:
    """Whatever question a command has opened takes it for no answer, and says so."""
    rina = await town.member("Rina")
    for role in Role:
        await town.grant(rina, role)
    for command in ASKING:
        for text in (command, "\u200b\u2800", f"{command} \u200b"):
            await answer_to(rina, text)
        await answer_to(rina, "/batal")
