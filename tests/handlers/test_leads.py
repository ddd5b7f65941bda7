"""No refusal without a way on: a button that leads there, or the screen or question that still stands."""

import re
from pathlib import Path

import pytest

from handlers.leads import OF_REFUSAL, lead_on
from handlers.routes import ROUTES
from handlers.screen import HOME
from siman_bot.sandbox.people import Person
from siman_bot.sandbox.shown import Shown
from siman_bot.texts import catalogue
from siman_bot.texts.catalogue import LANGUAGES, texts_in
from tests.handlers.people.applying import apply
from tests.town import Town

ENTRY = re.compile(r"^refusal-(\S+) =(.*(?:\n[ ].*|\n(?=\n[ ]))*)", re.MULTILINE)
COMMAND = re.compile(r"(?<![\w:/.<])/[a-z]+\b")


def refusals(language: str) -> dict[str, str]:
    """The words of every refusal by its key."""
    files = (Path(catalogue.__file__).parent / language).rglob("*.ftl")
    return {key: text for file in files for key, text in ENTRY.findall(file.read_text(encoding="utf-8"))}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_refusal_tells_to_type_a_command(language: str) -> None:
    """What somebody would have to type stands beneath it as a button."""
    found = refusals(language)
    assert len(found) > len(OF_REFUSAL)
    assert {key: text for key, text in found.items() if COMMAND.search(text)} == {}


def test_every_lead_belongs_to_a_refusal_and_to_a_command() -> None:
    for language in LANGUAGES:
        assert OF_REFUSAL.keys() - refusals(language).keys() == set()
        assert all(lead_on(texts_in(language), key) is not None for key in OF_REFUSAL)
    assert {command for command in OF_REFUSAL.values() if command != HOME} - ROUTES.by_name.keys() == set()


async def refused(person: Person, typed: str, words: str) -> Shown:
    await person.send(typed)
    return await person.expect(words)


async def test_a_stranger_is_led_to_registering(town: Town) -> None:
    rina = await town.agreed("Rina")
    await refused(rina, "/akun", "belum mendaftar")
    await rina.tap("Daftar sebagai anggota")
    await rina.expect("Di wilayah mana Anda bertugas?")


async def test_who_waits_is_told_so_and_led_to_what_was_sent(town: Town) -> None:
    rina = await town.agreed("Rina")
    await apply(rina)
    await refused(rina, "/akun", "masih menunggu keputusan admin")
    await rina.tap("Lihat pendaftaran saya")
    await rina.expect("Profil Anda")


async def test_what_was_typed_wrongly_can_be_typed_again_or_cancelled(town: Town) -> None:
    rina = await town.agreed("Rina")
    await rina.send("/tiket")
    shown = await refused(rina, "/tiket ABC-99999", "tidak ditemukan")
    assert shown.buttons
    await rina.tap("Tiket saya")
    await rina.expect("laporan")


async def test_a_button_of_an_old_screen_leads_to_the_start(town: Town) -> None:
    rina = await town.agreed("Rina")
    await rina.send("/bantuan")
    shown = await rina.expect()
    told = await rina.tap(message=shown, data="gone:1")
    assert "sudah tidak berlaku" in told.text
    await rina.expect("sudah tidak berlaku", button="Menu")
