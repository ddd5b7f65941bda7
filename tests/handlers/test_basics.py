"""Start, consent, help, language, and what isn't understood."""

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
    assert (await town.app.services.people.standing(rina.id)).person is None


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
