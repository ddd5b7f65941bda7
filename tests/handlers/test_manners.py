"""What a person notices besides the words: that the bot is at work, and that it makes no sound at night."""

from datetime import UTC, datetime, timedelta

from siman_bot.domain.people.roles import Role
from siman_bot.sandbox.rules.faults import Fault, FaultKind
from tests.town import Town
from tests.writing import in_review

NIGHT_IN_JAKARTA = datetime(2026, 11, 25, 15, 30, tzinfo=UTC)
"""22.30 WIB."""
DAWN_IN_JAYAPURA = datetime(2026, 11, 25, 21, 30, tzinfo=UTC)
"""04.30 WIB, 06.30 WIT."""


async def test_who_waits_for_long_sees_that_the_bot_is_at_work(town: Town) -> None:
    rina = await town.agreed("Rina")
    town.sandbox.faults.add(Fault(kind=FaultKind.DELAY, method="sendMessage", chat_id=rina.id, seconds=3_600))
    await rina.send("/konten")
    await town.sandbox.wait_for(lambda: town.sandbox.calls.of("sendChatAction", chat_id=rina.id))
    town.sandbox.faults.clear()
    await rina.expect("konten")
    shown = town.sandbox.calls.of("sendChatAction", chat_id=rina.id)
    assert {call.arguments["action"] for call in shown} == {"typing"}


async def test_that_it_is_at_work_is_shown_to_nobody_who_blocked_it(town: Town) -> None:
    """And what couldn't be shown keeps the answer from nobody."""
    rina = await town.agreed("Rina")
    for fault in (
        Fault(kind=FaultKind.DELAY, method="sendMessage", chat_id=rina.id, seconds=3_600),
        Fault(kind=FaultKind.CUT_BEFORE, method="sendChatAction", chat_id=rina.id, times=None),
    ):
        town.sandbox.faults.add(fault)
    await rina.send("/konten")
    await town.sandbox.wait_for(lambda: town.sandbox.calls.of("sendChatAction", chat_id=rina.id))
    town.sandbox.faults.clear()
    await rina.expect("konten")


async def test_notices_make_no_sound_at_night_by_the_clock_of_the_reader(town: Town) -> None:
    sari = await town.staff("Sari", Role.CENTRAL)
    west = await town.staff("Wati", Role.CENTRAL)
    east = await town.staff("Epa", Role.CENTRAL)
    await town.enrol(west, province="31")
    await town.enrol(east, province="91")
    sound: dict[str, list[bool]] = {"west": [], "east": []}
    for time in (NIGHT_IN_JAKARTA, DAWN_IN_JAYAPURA, DAWN_IN_JAYAPURA + timedelta(hours=2)):
        town.clock.advance(time - town.clock())
        code = await in_review(town, sari)
        for name, person in (("west", west), ("east", east)):
            await person.expect(code, earlier=True)
            (told,) = [
                call
                for call in town.sandbox.calls.of("sendMessage", chat_id=person.id)
                if code in str(call.arguments["text"])
            ]
            sound[name].append("disable_notification" not in told.arguments)
    assert sound == {"west": [False, False, True], "east": [False, True, True]}
