"""Where an answer stands: a tap changes the message it was made on; what is typed or sent is answered below it."""

from siman_bot.domain.people.roles import Role
from siman_bot.domain.places import Scope
from siman_bot.sandbox.people import Person
from siman_bot.sandbox.shown import Shown
from tests.town import Town


async def below(person: Person, typed: str, expected: str) -> Shown:
    """Type, and find the answer as the last thing in the chat."""
    said = await person.send(typed)
    answer = await person.expect(expected)
    assert answer.message_id > said.message_id, "an answer above what was typed is out of sight"
    assert answer.message_id == (await person.last()).message_id
    return answer


async def test_what_is_typed_into_a_form_is_answered_below_it(town: Town) -> None:
    rina = await town.agreed("Rina")
    first = await below(rina, "/daftar", "Di wilayah mana")
    await below(rina, "maluku", "Hasil pencarian")
    await below(rina, "tidakadaprovinsiini", "Tidak ada yang cocok")
    again = await below(rina, "maluku", "Hasil pencarian")
    assert first == next(one for one in await rina.messages() if one.message_id == first.message_id)
    await rina.tap("Maluku Utara")
    tapped = await rina.expect("Pilih kabupaten")
    assert tapped.message_id == again.message_id, "a tap changes the message it was made on"


async def test_a_search_in_a_list_is_answered_below_it(town: Town) -> None:
    admin = await town.staff("Admin", Role.REGIONAL_ADMIN, Scope.parse("region:WIB"))
    await town.group("Humas Jakarta", creator=admin)
    await below(admin, "/anggota", "Anggota di wilayah Anda")
    await below(admin, "siapa pun", "siapa pun")
    await below(admin, "/grup", "Grup di wilayah Anda")
    await below(admin, "tidak ada", "Tidak ada grup")
    await below(admin, "humas", "Grup dengan nama")
    await admin.tap("Humas Jakarta")
    await admin.tap("Hubungkan")
    await admin.expect(button="Hubungkan ke")
    await below(admin, "bandung", "Hasil pencarian")


async def test_a_tap_on_a_former_message_leads_to_what_is_asked_now(town: Town) -> None:
    rina = await town.agreed("Rina")
    first = await below(rina, "/daftar", "Di wilayah mana")
    await below(rina, "maluku", "Hasil pencarian")
    old = await rina.tap(message=first, data=first.button("Indonesia Timur")["callback_data"])
    assert not old.alert
    shown = await rina.expect("Hasil pencarian", button="Maluku Utara")
    assert shown.message_id == first.message_id
