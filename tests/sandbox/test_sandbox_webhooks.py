import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramConflictError
from aiohttp import web

from siman_bot.sandbox import Fault, FaultKind, Person, Sandbox
from tests.patience import HANGING


class Receiver:
    """A bot's own web server; `statuses` are what it answers first, 200 after that."""

    def __init__(self) -> None:
        self.received: asyncio.Queue[tuple[dict[str, Any], str]] = asyncio.Queue()
        self.statuses: list[int] = []
        self.url = ""
        self.asked = asyncio.Event()
        self.open = asyncio.Event()
        self.open.set()

    async def take(self, request: web.Request) -> web.Response:
        self.asked.set()
        await self.open.wait()
        secret = request.headers.get("X-Telegram-Bot-Api-Secret-Token", "")
        self.received.put_nowait((await request.json(), secret))
        return web.Response(status=self.statuses.pop(0) if self.statuses else 200)


@pytest.fixture
async def receiver() -> AsyncIterator[Receiver]:
    receiver = Receiver()
    app = web.Application()
    app.router.add_post("/hook", receiver.take)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    receiver.url = f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    yield receiver
    receiver.open.set()
    await runner.cleanup()


async def test_updates_are_posted_in_order(bot: Bot, receiver: Receiver, rina: Person) -> None:
    await bot.set_webhook(receiver.url, secret_token="s3cret")
    await rina.send("Dua")
    start, secret = await receiver.received.get()
    second, _ = await receiver.received.get()
    assert (start["message"]["text"], second["message"]["text"], secret) == ("/start", "Dua", "s3cret")
    info = await bot.get_webhook_info()
    assert info.url == receiver.url


async def test_a_failed_update_is_posted_again(bot: Bot, receiver: Receiver, rina: Person) -> None:
    receiver.statuses = [500]
    await bot.set_webhook(receiver.url)
    first, _ = await receiver.received.get()
    again, _ = await receiver.received.get()
    assert first == again
    assert "500" in str((await bot.get_webhook_info()).last_error_message)


async def test_an_update_comes_twice(bot: Bot, sandbox: Sandbox, receiver: Receiver, rina: Person) -> None:
    sandbox.faults.add(Fault(kind=FaultKind.DUPLICATE))
    await bot.set_webhook(receiver.url)
    first, _ = await receiver.received.get()
    again, _ = await receiver.received.get()
    assert first == again


async def test_updates_come_out_of_order(bot: Bot, sandbox: Sandbox, receiver: Receiver, rina: Person) -> None:
    await rina.send("Dua")
    await rina.send("Tiga")
    sandbox.faults.add(Fault(kind=FaultKind.REORDER))
    await bot.set_webhook(receiver.url)
    texts = [(await receiver.received.get())[0]["message"]["text"] for _ in range(3)]
    await rina.send("Empat")
    last, _ = await receiver.received.get()
    assert [*texts, last["message"]["text"]] == ["Dua", "Tiga", "/start", "Empat"]


@pytest.mark.parametrize("address", ["http://user:\u200b@[::1]:1/x y", "http://nobody.invalid/", "http://127.0.0.1:1/"])
async def test_a_webhook_that_leads_nowhere_stops_no_other(
    bot: Bot, sandbox: Sandbox, url: str, receiver: Receiver, address: str
) -> None:
    sandbox.add_bot("77:other", username="bot_lain")
    budi = await sandbox.people.person("Budi", bot="bot_lain")
    await budi.start()
    sari = await sandbox.people.person("Sari", bot="siman_uji_bot")
    await sari.start()
    other = Bot("77:other", session=bot.session)
    await other.set_webhook(address)
    await bot.set_webhook(receiver.url)
    await sandbox.wait_for(lambda: sandbox.state.world.bots["77:other"].queue.webhook)
    first, _ = await receiver.received.get()
    assert first["message"]["chat"]["id"] == sari.id
    async with asyncio.timeout(HANGING):
        while not (await other.get_webhook_info()).last_error_message:
            await asyncio.sleep(0.02)


async def test_a_slow_webhook_holds_up_no_other(bot: Bot, sandbox: Sandbox, receiver: Receiver) -> None:
    slow = Receiver()
    slow.open.clear()
    app = web.Application()
    app.router.add_post("/hook", slow.take)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    sandbox.add_bot("77:other", username="bot_lain")
    budi = await sandbox.people.person("Budi", bot="bot_lain")
    await budi.start()
    other = Bot("77:other", session=bot.session)
    await other.set_webhook(f"http://127.0.0.1:{runner.addresses[0][1]}/hook")
    await slow.asked.wait()
    sari = await sandbox.people.person("Sari", bot="siman_uji_bot")
    await sari.start()
    await bot.set_webhook(receiver.url)
    async with asyncio.timeout(HANGING):
        await receiver.received.get()
    slow.open.set()
    async with asyncio.timeout(HANGING):
        await slow.received.get()
    await runner.cleanup()


async def test_polling_and_webhook_exclude_each_other(
    bot: Bot, sandbox: Sandbox, receiver: Receiver, rina: Person
) -> None:
    offset = (await bot.get_updates())[-1].update_id + 1
    poll = asyncio.create_task(bot.get_updates(offset=offset, timeout=30))
    await sandbox.wait_for(lambda: sandbox.calls.of("getUpdates", outcome="pending"))
    await bot.set_webhook(receiver.url, drop_pending_updates=True)
    with pytest.raises(TelegramConflictError, match="terminated by setWebhook"):
        await poll
    with pytest.raises(TelegramConflictError, match="webhook is active"):
        await bot.get_updates()
    assert await bot.delete_webhook(drop_pending_updates=True)
    assert (await bot.get_webhook_info()).url == ""
    assert await bot.get_updates() == []
