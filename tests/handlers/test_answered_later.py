"""What was done is answered, though the answer couldn't leave at first."""

import pytest

from siman_bot.domain.people.roles import Role
from siman_bot.domain.places import Scope
from siman_bot.sandbox.people import Person
from siman_bot.sandbox.rules.faults import Fault, FaultKind
from siman_bot.sandbox.rules.telegram_rules import Refusal
from siman_bot.sandbox.shown import Shown
from tests.town import Town
from tests.writing import bound_group, in_review

pytestmark = pytest.mark.usefixtures("impatient")

BALI = Scope.parse("province:51")


async def answered_late(town: Town, person: Person, typed: str, expected: str) -> Shown:
    """Type something whose answer Telegram refuses at first, for longer than an answer waits."""
    refusal = Refusal(code=429, description="Too Many Requests", parameters={"retry_after": 1})
    town.sandbox.faults.add(Fault(kind=FaultKind.REFUSE, method="sendMessage", chat_id=person.id, refusal=refusal))
    await person.send(typed)
    return await person.expect(expected)


async def test_words_that_end_a_conversation_find_their_way_again(town: Town) -> None:
    sari = await town.staff("Sari", Role.CENTRAL)
    tono = await town.staff("Tono", Role.CENTRAL)
    ayu = await town.staff("Ayu", Role.REGIONAL_ADMIN, BALI)
    await bound_group(town, "Humas Bali", creator=ayu, scope="province:51")
    code = await in_review(town, sari)
    await tono.expect(f"{code} menunggu tinjauan")
    await tono.send("/tinjau")
    await tono.tap(code)
    await tono.tap("Kembalikan")
    await tono.expect("Ketik alasan")
    await answered_late(town, tono, "Sumbernya belum jelas", f"{code} dikembalikan")

    await ayu.send("/grup")
    await ayu.tap("Humas Bali")
    await ayu.tap("Jam tenang")
    await ayu.expect("hanya klarifikasi darurat")
    await answered_late(town, ayu, "21:30 - 5", "Jam tenang: 21.30-05.00 WITA")


async def test_words_that_move_a_conversation_on_count_once(town: Town) -> None:
    sari = await town.staff("Sari", Role.CENTRAL)
    await sari.send("/buat")
    await sari.expect("Langkah 1")
    await answered_late(town, sari, "Jadwal imunisasi anak", "Langkah 2")
    await sari.send("Imunisasi gratis dibuka di semua puskesmas.")
    await sari.expect("Langkah 3")
