"""What the tests of registration and of deciding share."""

from siman_bot.domain.people.person import MemberState
from siman_bot.sandbox.people import Person
from siman_bot.sandbox.shown import Shown
from storage import audit
from storage.people import people
from tests.town import Town

HOSTILE = "<b>Ani</b> & \u202egnuk\u200bu\u1160d\u0000\ufe0f\u3164\u034f 👩‍👩‍👧 {name} %s"


async def state_of(town: Town, person: Person) -> MemberState | None:
    async with town.database.read() as connection:
        found = await people.find(connection, person.id)
    assert found is not None
    return found.membership.state if found.membership is not None else None


async def acts(town: Town) -> list[str]:
    async with town.database.read() as connection:
        return [row.act for row in await audit.all_rows(connection) if row is not None]


async def apply(person: Person, *, search: str = "Kota Bandung") -> Shown:
    """The short way through the form: search the place, take the first institution, send."""
    await person.send("/daftar")
    await person.expect("Di wilayah mana")
    await person.send(search)
    await person.tap(search)
    await person.tap("Diskominfo")
    await person.tap("Kirim pendaftaran")
    return await person.expect("menunggu persetujuan")
