import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramConflictError
from aiohttp import web

from siman_bot.sandbox import Fault, FaultKind, Person, Sandbox


class Receiver:
    """A bot's own web server; `statuses` are what it answers first, 200 after that."""

    def __init__(self) -> None:
        self.received: asyncio.Queue[tuple[dict[str, Any], str]] = asyncio.Queue()
        self.statuses: list[int] = []
        self.url = ""

    async def take(self, request: web.Request) -> web.Response:
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


async def test_polling_and_webhook_exclude_each_other(bot: Bot, receiver: Receiver, rina: Person) -> None:
    offset = (await bot.get_updates())[-1].update_id + 1
    poll = asyncio.create_task(bot.get_updates(offset=offset, timeout=30))
    await asyncio.sleep(0.05)
    await bot.set_webhook(receiver.url, drop_pending_updates=True)
    with pytest.raises(TelegramConflictError, match="terminated by setWebhook"):
        await poll
    with pytest.raises(TelegramConflictError, match="webhook is active"):
        await bot.get_updates()
    assert await bot.delete_webhook(drop_pending_updates=True)
    assert (await bot.get_webhook_info()).url == ""
    assert await bot.get_updates() == []
