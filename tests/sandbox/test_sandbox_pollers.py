import asyncio

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramConflictError

from siman_bot.sandbox import Person, Sandbox
from tests.patience import HANGING


async def drained(bot: Bot) -> int:
    """Acknowledge what waits; the offset for what comes next."""
    waiting = await bot.get_updates()
    return waiting[-1].update_id + 1 if waiting else 0


async def test_a_long_poll_ends_with_the_first_update(bot: Bot, sandbox: Sandbox, rina: Person) -> None:
    offset = await drained(bot)
    poll = asyncio.create_task(bot.get_updates(offset=offset, timeout=30))
    await sandbox.wait_for(lambda: sandbox.calls.of("getUpdates", outcome="pending"))
    assert not poll.done()
    await rina.send("Halo")
    (update,) = await poll
    assert update.message
    assert update.message.text == "Halo"


async def test_a_long_poll_ends_with_the_time(bot: Bot, rina: Person) -> None:
    offset = await drained(bot)
    begun = asyncio.get_running_loop().time()
    assert await bot.get_updates(offset=offset, timeout=1) == []
    assert asyncio.get_running_loop().time() - begun > 0.9


async def test_a_second_poller_ends_the_first(bot: Bot, sandbox: Sandbox, rina: Person) -> None:
    offset = await drained(bot)
    first = asyncio.create_task(bot.get_updates(offset=offset, timeout=30))
    await sandbox.wait_for(lambda: sandbox.calls.of("getUpdates", outcome="pending"))
    second = asyncio.create_task(bot.get_updates(offset=offset, timeout=30))
    with pytest.raises(TelegramConflictError, match="terminated by other getUpdates request"):
        await first
    await rina.send("Halo")
    assert len(await second) == 1


async def test_stopping_lets_a_waiting_poll_go(sandbox: Sandbox) -> None:
    async with asyncio.timeout(HANGING):
        async with sandbox.serve() as url:
            reader, writer = await asyncio.open_connection("127.0.0.1", int(url.rpartition(":")[2]))
            writer.write(b"GET /bot4242:sandbox-token/getUpdates?timeout=50 HTTP/1.1\r\nHost: x\r\n\r\n")
            await writer.drain()
            await sandbox.wait_for(lambda: len(sandbox.calls))
        assert b'"result":[]' in await reader.read()
        writer.close()
        await writer.wait_closed()
