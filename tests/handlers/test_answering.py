"""Answers that Telegram refuses for now."""

import pytest

from siman_bot.sandbox.rules.faults import Fault, FaultKind
from siman_bot.sandbox.rules.telegram_rules import too_many_requests
from siman_bot.services.notices import notice
from storage.sending.outbox import outbox
from tests.town import Town


@pytest.mark.parametrize("method", ["sendMessage", "editMessageText", "answerCallbackQuery"])
async def test_an_answer_and_what_is_owed_wait_as_long_as_telegram_says(town: Town, method: str) -> None:
    rina = await town.agreed("Rina")
    await rina.send("/bantuan")
    await rina.expect("/batal")
    await rina.send("/bahasa")
    await rina.expect(button="English")
    chat_id = None if method == "answerCallbackQuery" else rina.id
    town.sandbox.faults.add(Fault(kind=FaultKind.REFUSE, method=method, chat_id=chat_id, refusal=too_many_requests(4)))
    if method == "sendMessage":
        await rina.send("/bantuan")
    else:
        await rina.tap("English", wait=False)
    (refused,) = await town.sandbox.wait_for(lambda: town.sandbox.calls.of(method, outcome="faulted"))
    async with town.database.write() as tx:
        await outbox.add(tx, [notice("home-public", to=rina.id, once="test", name="KABAR")], town.clock())
    later = await town.sandbox.wait_for(lambda: [at for at in asked(town, rina.id) if at > refused.at])
    assert min(later) - refused.at >= 4


def asked(town: Town, chat_id: int) -> list[float]:
    """When the chat was written to."""
    calls = town.sandbox.calls
    return [call.at for method in ("sendMessage", "editMessageText") for call in calls.of(method, chat_id=chat_id)]
