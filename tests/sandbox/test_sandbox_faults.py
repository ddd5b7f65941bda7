"""Each thing that can go wrong, as a client meets it."""

import asyncio
from collections.abc import AsyncIterator

import aiohttp
import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramForbiddenError, TelegramNetworkError

from siman_bot.sandbox import Fault, FaultKind, Person, Refusal, Sandbox
from siman_bot.sandbox.rules.faults import LONGEST_SECONDS
from siman_bot.sandbox.rules.telegram_rules import BLOCKED, too_many_requests
from tests.patience import HANGING
from tests.sandbox.conftest import TOKEN


@pytest.fixture
async def client() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession() as session:
        yield session


HALF = Fault(kind=FaultKind.SERVER_ERROR, times=None, probability=0.5)


class Sender:
    def __init__(self, client: aiohttp.ClientSession, url: str, chat_id: int) -> None:
        self._client = client
        self._address = f"{url}/bot{TOKEN}/sendMessage"
        self._chat_id = chat_id

    async def send(self, text: str = "Halo", *, seconds: float = HANGING) -> tuple[int, str]:
        body = {"chat_id": self._chat_id, "text": text}
        timeout = aiohttp.ClientTimeout(total=seconds)
        async with self._client.post(self._address, json=body, timeout=timeout) as response:
            return response.status, await response.text()


@pytest.fixture
def sender(client: aiohttp.ClientSession, url: str, rina: Person) -> Sender:
    return Sender(client, url, rina.id)


async def received(rina: Person) -> int:
    return sum(message.from_bot for message in await rina.messages())


async def test_any_refusal(sandbox: Sandbox, sender: Sender, rina: Person) -> None:
    sandbox.faults.add(Fault(kind=FaultKind.REFUSE, method="sendMessage", chat_id=rina.id, refusal=BLOCKED))
    sandbox.faults.add(Fault(kind=FaultKind.REFUSE, refusal=too_many_requests(17)))
    sandbox.faults.add(Fault(kind=FaultKind.REFUSE, refusal=Refusal(code=400, description="Bad Request: odd")))
    assert [(await sender.send())[0] for _ in range(4)] == [403, 429, 400, 200]
    assert await received(rina) == 1
    assert [call.outcome for call in sandbox.calls.of("sendMessage")] == ["faulted"] * 3 + ["ok"]


async def test_a_refusal_carries_its_parameters(sandbox: Sandbox, sender: Sender) -> None:
    sandbox.faults.add(Fault(kind=FaultKind.REFUSE, refusal=too_many_requests(17)))
    assert '"parameters": {"retry_after": 17}' in (await sender.send())[1]


async def test_faults_are_for_one_method_and_one_chat(sandbox: Sandbox, sender: Sender) -> None:
    sandbox.faults.add(Fault(kind=FaultKind.SERVER_ERROR, method="editMessageText"))
    sandbox.faults.add(Fault(kind=FaultKind.SERVER_ERROR, chat_id=5))
    assert (await sender.send())[0] == 200


async def test_a_chats_username_is_no_way_around_its_faults(sandbox: Sandbox, bot: Bot, rina: Person) -> None:
    group = await sandbox.people.group("Humas", creator=rina, username="humas_jabar")
    await group.add_bot()
    sandbox.faults.add(Fault(kind=FaultKind.REFUSE, chat_id=group.id, refusal=BLOCKED))
    with pytest.raises(TelegramForbiddenError):
        await bot.send_message("@humas_jabar", "Halo")


async def test_server_error(sandbox: Sandbox, sender: Sender, rina: Person) -> None:
    sandbox.faults.add(Fault(kind=FaultKind.SERVER_ERROR, status=504))
    status, body = await sender.send()
    assert (status, body[:6]) == (504, "<html>")
    assert await received(rina) == 0


async def test_no_json(sandbox: Sandbox, sender: Sender, rina: Person) -> None:
    sandbox.faults.add(Fault(kind=FaultKind.NOT_JSON))
    status, body = await sender.send()
    assert (status, body[:6]) == (200, "<html>")
    assert await received(rina) == 1


@pytest.mark.parametrize(
    ("kind", "sent"), [(FaultKind.CUT_BEFORE, 0), (FaultKind.CUT_AFTER, 1), (FaultKind.CUT_MIDDLE, 1)]
)
async def test_cut_connections(sandbox: Sandbox, sender: Sender, rina: Person, kind: FaultKind, sent: int) -> None:
    sandbox.faults.add(Fault(kind=kind))
    with pytest.raises((aiohttp.ServerDisconnectedError, aiohttp.ClientPayloadError)):
        await sender.send()
    assert await received(rina) == sent
    assert (await sender.send())[0] == 200


async def test_a_poll_that_waits_when_the_line_is_cut_brings_nothing(sandbox: Sandbox, bot: Bot, rina: Person) -> None:
    newest = (await bot.get_updates())[-1].update_id
    waiting = asyncio.create_task(bot.get_updates(offset=newest + 1, timeout=30))
    await sandbox.wait_for(lambda: sandbox.calls.of("getUpdates", outcome="pending"))
    sandbox.faults.add(Fault(kind=FaultKind.CUT_BEFORE, times=None))
    await rina.send("Tidak sampai")
    with pytest.raises(TelegramNetworkError):
        await waiting
    sandbox.faults.clear()
    (update,) = await bot.get_updates(offset=newest + 1)
    assert update.message is not None
    assert update.message.text == "Tidak sampai"


@pytest.mark.parametrize(("kind", "sent"), [(FaultKind.DELAY, 0), (FaultKind.DELAY_ANSWER, 1)])
async def test_delays(sandbox: Sandbox, sender: Sender, rina: Person, kind: FaultKind, sent: int) -> None:
    sandbox.faults.add(Fault(kind=kind, seconds=LONGEST_SECONDS))
    sending = asyncio.create_task(sender.send())
    await sandbox.wait_for(lambda: sandbox.calls.of("sendMessage", outcome=("pending", "ok")[sent]))
    assert await received(rina) == sent
    assert not sending.done()
    sandbox.faults.clear()
    assert (await sending)[0] == 200
    assert await received(rina) == 1


async def test_a_delay_goes_with_another_fault(sandbox: Sandbox, sender: Sender) -> None:
    sandbox.faults.add(Fault(kind=FaultKind.DELAY, seconds=0.05))
    sandbox.faults.add(Fault(kind=FaultKind.SERVER_ERROR))
    begun = asyncio.get_running_loop().time()
    assert (await sender.send())[0] == 502
    assert asyncio.get_running_loop().time() - begun >= 0.05


async def test_a_fault_that_strikes_by_chance(sandbox: Sandbox, sender: Sender) -> None:
    sandbox.faults.add(HALF)
    statuses = [(await sender.send())[0] for _ in range(30)]
    assert 5 < statuses.count(502) < 25
    sandbox.faults.clear()
    assert (await sender.send())[0] == 200


async def test_chance_repeats_with_the_seed_whatever_else_happens(client: aiohttp.ClientSession) -> None:
    async def statuses(seed: int, *, taps: int) -> list[int]:
        sandbox = Sandbox(seed=seed)
        sandbox.add_bot(TOKEN, username="siman_uji_bot")
        rina = await sandbox.people.person("Rina")
        await rina.start()
        keyboard = {"inline_keyboard": [[{"text": "Setuju", "callback_data": "x"}]]}
        async with sandbox.serve() as url:
            sender = Sender(client, url, rina.id)
            async with client.post(
                f"{url}/bot{TOKEN}/sendMessage", json={"chat_id": rina.id, "text": "?", "reply_markup": keyboard}
            ):
                pass
            sandbox.faults.add(HALF)
            found = []
            for _ in range(30):
                for _ in range(taps):
                    await rina.tap("Setuju", wait=False)
                found.append((await sender.send())[0])
        return found

    first = await statuses(7, taps=0)
    assert await statuses(7, taps=1) == first
    assert await statuses(8, taps=0) != first


async def test_an_acknowledged_update_comes_again(sandbox: Sandbox, bot: Bot, rina: Person) -> None:
    (first,) = await bot.get_updates()
    sandbox.faults.add(Fault(kind=FaultKind.DUPLICATE, chat_id=rina.id))
    assert [update.update_id for update in await bot.get_updates(offset=first.update_id + 1)] == [first.update_id]
    assert await bot.get_updates(offset=first.update_id + 1) == []


async def test_updates_out_of_order(sandbox: Sandbox, bot: Bot, rina: Person) -> None:
    sandbox.faults.add(Fault(kind=FaultKind.REORDER))
    (first,) = await bot.get_updates()
    await rina.send("Dua")
    assert [update.update_id for update in await bot.get_updates()] == [first.update_id + 1, first.update_id]
    assert [update.update_id for update in await bot.get_updates()] == [first.update_id, first.update_id + 1]


async def test_one_chats_updates_out_of_order(sandbox: Sandbox, bot: Bot, rina: Person) -> None:
    await bot.get_updates(offset=-1)
    budi = await sandbox.people.person("Budi")
    sandbox.faults.add(Fault(kind=FaultKind.REORDER, chat_id=budi.id))
    await budi.send("satu")
    assert [update.message.text for update in await bot.get_updates() if update.message] == ["/start", "satu"]
    await rina.send("dua")
    await budi.send("tiga")
    texts = [update.message.text for update in await bot.get_updates() if update.message]
    assert texts == ["/start", "dua", "tiga", "satu"]


async def test_a_refusal_needs_an_answer(sandbox: Sandbox) -> None:
    with pytest.raises(ValueError, match="needs the answer"):
        sandbox.faults.add(Fault(kind=FaultKind.REFUSE))
