"""Paid broadcasts: more messages a second for Stars, switched on knowingly, with the cost shown."""

import asyncio

from siman_bot.domain.people.roles import Role
from siman_bot.sandbox.rules.limits import Limits
from tests.bot_process import environment, invoke
from tests.outgoing import times_sent
from tests.patience import HANGING
from tests.town import Town
from tests.writing import approve, bound_group, in_review


async def test_groups_are_paid_for_and_nothing_else(town: Town) -> None:
    town.chosen = {"messages_per_second": 1000, "paid_broadcast": True}
    await town.restart()
    sari = await town.staff("Sari", Role.CENTRAL)
    tono = await town.staff("Tono", Role.CENTRAL)
    groups = [await bound_group(town, f"Humas {number}", creator=tono, scope="province:31") for number in range(40)]
    code = await in_review(town, sari)
    limits = town.sandbox.state.limits = Limits()
    await tono.send("/tinjau")
    await tono.tap(code)
    await tono.expect("Biaya kirim: hingga 4 Star", button="Sudah saya periksa")
    await approve(tono, code)
    async with asyncio.timeout(HANGING):
        while any(times_sent(town, group) == 0 for group in groups):
            await asyncio.sleep(0.05)
    assert sum(limits.charged.values()) <= 40
    for call in town.sandbox.calls.of("sendMessage"):
        assert call.outcome == "ok"
        is_card = call.chat_id < 0 and "Kode: " in str(call.arguments)
        assert ("allow_paid_broadcast" in call.arguments) == is_card


async def test_the_check_says_what_it_costs() -> None:
    settings = environment(url="http://127.0.0.1:1", database_url="")
    ended = await invoke("check", settings=settings | {"SIMAN_MESSAGES_PER_SECOND": "100"})
    assert (ended.code, "SIMAN_PAID_BROADCAST: true, because more than 30" in ended.output) == (2, True)
    more = {"SIMAN_MESSAGES_PER_SECOND": "1000", "SIMAN_PAID_BROADCAST": "true"}
    ended = await invoke("check", settings=settings | more)
    assert "up to 97 Stars a second" in ended.output
    ended = await invoke("check", settings=settings | {"SIMAN_PAID_BROADCAST": "true"})
    assert "within the free limit" in ended.output
