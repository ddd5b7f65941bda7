"""What a person is told when the process dies on their message, or the database is locked for a while."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
import pytest_asyncio
from pydantic import SecretStr

from handlers.context import Context
from handlers.dispatch import TRIES
from handlers.edge.transport import AiohttpRequest
from handlers.routes import ROUTES
from siman_bot.app import App, make_bot
from siman_bot.sandbox.rules.faults import Fault, FaultKind
from siman_bot.sandbox.sandbox import Sandbox
from siman_bot.services.inbox import LEASE, Claimed, Handled
from siman_bot.settings import Settings
from storage.engine import Database, open_database
from tests.patience import HANGING
from tests.services.mortal import Fuse, MortalDatabase, process
from tests.town import TOKEN, USERNAME, TestClock

Handle = Callable[[Claimed], Coroutine[Any, Any, Handled]]
Around = Callable[[Handle], Handle]
only_sqlite = pytest.mark.parametrize("engine", ["sqlite"])


@asynccontextmanager
async def living(
    sandbox_url: str, database: Database, clock: TestClock, *, fuse: Fuse | None = None, around: Around | None = None
) -> AsyncIterator[asyncio.Task[bool]]:
    """The bot's process on a database that may die with it; the task ends when it does.

    `around` puts something around the handling of each update.
    """
    settings = Settings.model_validate(
        {"bot_token": SecretStr(TOKEN), "bot_api_url": sandbox_url, "database": "unused"}
    )
    polling = AiohttpRequest(connections=1)
    try:
        async with make_bot(settings, polling=polling) as bot, process(fuse or Fuse()) as dying:
            app = App(settings=settings, database=database, bot=bot, polling=polling, clock=clock)
            if around is not None:
                app._dispatcher.handle = around(app._dispatcher.handle)  # type: ignore[assignment, method-assign]
            running = asyncio.gather(app.run(), return_exceptions=True)
            yield dying
            running.cancel()
    finally:
        await database.close()


@pytest_asyncio.fixture
async def sandbox() -> AsyncIterator[tuple[Sandbox, str]]:
    made = Sandbox()
    made.add_bot(TOKEN, username=USERNAME, name="SIMAN")
    async with made.serve() as url:
        yield made, url


async def test_an_update_that_kills_the_process_is_given_up(
    sandbox: tuple[Sandbox, str], database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With an apology, and the person's next message is answered."""
    telegram, url = sandbox
    clock = TestClock()
    deaths = 0
    rina = await telegram.people.person("Rina")
    await rina.send("zzz")
    await rina.send("/bantuan")
    for _ in range(TRIES):
        fuse = Fuse()

        async def die(_: Context, fuse: Fuse = fuse) -> None:
            nonlocal deaths
            deaths += 1
            await fuse.blow()

        mortal = MortalDatabase(open_database(database_url), fuse)
        monkeypatch.setattr("siman_bot.app.ROUTES", replace(ROUTES, unknown_text=die))
        async with living(url, mortal, clock, fuse=fuse) as dying, asyncio.timeout(HANGING):
            await dying
        clock.advance(LEASE + timedelta(seconds=1))
    assert deaths == TRIES
    assert not [message for message in await rina.messages() if message.from_bot]

    async with living(url, open_database(database_url), clock):
        await rina.expect("tidak dapat kami olah", earlier=True)
        await rina.expect("/batal", earlier=True)
    said = [message.text for message in await rina.messages() if message.from_bot]
    assert len(said) == 2
    assert "tidak dapat kami olah" in said[0]


@only_sqlite
async def test_while_the_database_is_locked(sandbox: tuple[Sandbox, str], database_url: str) -> None:
    """The person is told once that it takes longer, and the update is applied afterwards, once."""
    telegram, url = sandbox
    clock = TestClock()
    other = sqlite3.connect(database_url, isolation_level=None, timeout=0)
    tries = 0

    def around(handle: Handle) -> Handle:
        async def handled(claimed: Claimed) -> Handled:
            nonlocal tries
            if "agree" not in claimed.payload:
                return await handle(claimed)
            tries += 1
            if tries < 3:
                await lock(other)
            result = await handle(claimed)
            if tries < 3:
                other.execute("ROLLBACK")
                asyncio.get_running_loop().call_later(0.05, clock.advance, timedelta(seconds=3))
            return result

        return handled

    database = open_database(database_url, busy_timeout=timedelta(milliseconds=50))
    try:
        async with living(url, database, clock, around=around):
            rina = await telegram.people.person("Rina")
            await rina.start()
            await rina.tap("Saya setuju")
            await rina.expect("Terima kasih")
            said = [message.text for message in await rina.messages() if message.from_bot]
    finally:
        other.close()
    assert tries == 3
    assert len([text for text in said if "Sistem sedang sibuk" in text]) == 1


async def lock(other: sqlite3.Connection) -> None:
    """As soon as the bot's own transaction lets it."""
    while True:
        try:
            other.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError:
            await asyncio.sleep(0.002)
        else:
            return


@only_sqlite
async def test_updates_that_telegram_delivers_twice(sandbox: tuple[Sandbox, str], database_url: str) -> None:
    telegram, url = sandbox
    telegram.faults.add(Fault(kind=FaultKind.DUPLICATE, times=None))
    async with living(url, open_database(database_url), TestClock()):
        people = [await telegram.people.person(name) for name in ("Rina", "Sari", "Tono")]
        for person in people:
            await person.start()
            await person.tap("Saya setuju")
            await person.expect("Terima kasih")
            await person.send("/bantuan")
            await person.expect("/batal")
        telegram.faults.clear()
        for person in people:
            assert len([message for message in await person.messages() if message.from_bot]) == 2
