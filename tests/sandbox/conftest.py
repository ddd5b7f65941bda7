from collections.abc import AsyncIterator

import pytest_asyncio
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer

from siman_bot.sandbox import Group, Person, Sandbox

TOKEN = "4242:sandbox-token"


class QuickSession(AiohttpSession):
    """Without aiogram's wait of a quarter second for TLS connections to close."""

    async def close(self) -> None:
        if self._session:
            await self._session.close()


SESSION = QuickSession()


def session_for(url: str) -> AiohttpSession:
    """The one session of all clients: making its TLS context takes longer than most tests."""
    SESSION.api = TelegramAPIServer.from_base(url)
    return SESSION


@pytest_asyncio.fixture
async def sandbox() -> Sandbox:
    sandbox = Sandbox(seed=7)
    sandbox.add_bot(TOKEN, username="siman_uji_bot", name="SIMAN")
    return sandbox


@pytest_asyncio.fixture
async def url(sandbox: Sandbox) -> AsyncIterator[str]:
    async with sandbox.serve() as address:
        yield address


@pytest_asyncio.fixture
async def bot(url: str) -> AsyncIterator[Bot]:
    """A client that refuses any answer whose shape is not the Bot API's."""
    bot = Bot(TOKEN, session=session_for(url))
    yield bot
    await bot.session.close()


@pytest_asyncio.fixture
async def rina(sandbox: Sandbox) -> Person:
    """Somebody who has started the bot."""
    rina = await sandbox.people.person("Rina", last_name="Wijaya", username="rina_w")
    await rina.start()
    return rina


@pytest_asyncio.fixture
async def group(sandbox: Sandbox, rina: Person) -> Group:
    """Rina's supergroup with the bot as administrator."""
    group = await sandbox.people.group("Humas Jawa Barat", creator=rina)
    await group.add_bot(admin=True)
    return group
