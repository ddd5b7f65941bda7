"""A sandbox Telegram, the real bot on a real database, and people who use it as they would."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta

from pydantic import SecretStr

from siman_bot.app import App, Tempo, open_app
from siman_bot.domain.people.person import CONSENT_VERSION
from siman_bot.domain.people.roles import Grant, Role
from siman_bot.domain.places import NATION, Scope
from siman_bot.domain.sending.delivery import ChatKind
from siman_bot.domain.sending.pace import Limit
from siman_bot.sandbox.people import Group, Person
from siman_bot.sandbox.sandbox import Sandbox
from siman_bot.sandbox.shown import Shown
from siman_bot.seeding.members import Newcomer, enrol
from siman_bot.services.transaction import Caller
from siman_bot.settings import Settings
from siman_bot.texts.catalogue import LANGUAGES
from storage.engine import Database, open_database

TOKEN = "4242:AAE-sandbox-token-for-tests"
USERNAME = "siman_uji_bot"
QUICK = Tempo(
    chat_limits=dict.fromkeys(ChatKind, Limit(messages=100, seconds=1.0)),
    progress=timedelta(milliseconds=500),
    fading=timedelta(milliseconds=500),
)
"""The sandbox of a town has no limits to keep, so nobody in it waits for the bot to keep them."""


MORNING = datetime(2026, 11, 25, 3, tzinfo=UTC)
"""10.00 WIB, 12.00 WIT: in no zone of Indonesia a day begins while a test runs."""
_began = datetime.now(UTC)


def begin_morning() -> None:
    """Let it be that morning now, so that no test is late because others took long."""
    global _began  # noqa: PLW0603 - all clocks of one test go together
    _began = datetime.now(UTC)


class TestClock:
    """The time the bot sees: as fast as the real one, from the same morning on in every run, moved on by a test."""

    __test__ = False

    def __init__(self) -> None:
        self.ahead = timedelta()

    def __call__(self) -> datetime:
        return MORNING + (datetime.now(UTC) - _began) + self.ahead

    def advance(self, by: timedelta) -> None:
        self.ahead += by


class Town:
    """One sandbox, one bot. `restart` stops the bot (or kills it) and starts it on the same database.

    `chosen` are settings that count from the next start.
    """

    def __init__(self, *, sandbox: Sandbox, url: str, database_url: str) -> None:
        self.sandbox = sandbox
        self.url = url
        self.database_url = database_url
        self.chosen: dict[str, object] = {}
        self.clock = TestClock()
        self.tempo = QUICK
        self.database: Database = open_database(database_url)
        self.app: App | None = None
        self._running: asyncio.Task[None] | None = None

    @property
    def settings(self) -> Settings:
        return Settings.model_validate(
            {"bot_token": SecretStr(TOKEN), "bot_api_url": self.url, "database": self.database_url} | self.chosen
        )

    async def start(self) -> None:
        ready: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._running = asyncio.create_task(self._run(ready))
        await asyncio.wait({self._running, asyncio.ensure_future(ready)}, return_when=asyncio.FIRST_COMPLETED)
        if self._running.done():
            await self._running

    async def stop(self) -> None:
        """As SIGTERM does."""
        if self.app is not None:
            self.app.stop()
        if self._running is not None:
            await self._running
        self.app = self._running = None

    async def restart(self) -> None:
        await self.stop()
        await self.start()

    async def close(self) -> None:
        await self.stop()
        await self.database.close()

    async def person(self, first_name: str, *, last_name: str = "", language_code: str = "id") -> Person:
        """A stranger to the bot."""
        return await self.sandbox.people.person(first_name, last_name=last_name, language_code=language_code)

    async def agreed(self, first_name: str, *, last_name: str = "") -> Person:
        """Somebody who has opened the bot and agreed to the consent text; without the chat to save the taps."""
        assert self.app is not None
        person = await self.person(first_name, last_name=last_name)
        await person.has_started()
        await self.app.services.people.consenting.agree(
            Caller(telegram_id=person.id),
            name=f"{first_name} {last_name}".strip(),
            language=LANGUAGES[0],
            text_version=CONSENT_VERSION,
        )
        return person

    async def staff(self, first_name: str, role: Role, scope: Scope = NATION, *, last_name: str = "") -> Person:
        """Somebody who has agreed and holds a role, as `siman-bot grant` gives it."""
        person = await self.agreed(first_name, last_name=last_name)
        await self.grant(person, role, scope)
        return person

    async def grant(self, person: Person, role: Role, scope: Scope = NATION) -> None:
        assert self.app is not None
        await self.app.services.people.granting.grant(person.id, Grant(role=role, scope=scope))

    async def member(
        self, first_name: str, *, province: str = "31", regency: str | None = None, last_name: str = ""
    ) -> Person:
        """An approved member of the Diskominfo of a place; without the chat to save the taps."""
        person = await self.agreed(first_name, last_name=last_name)
        await self.enrol(person, province=province, regency=regency)
        return person

    async def enrol(self, person: Person, *, province: str = "31", regency: str | None = None) -> None:
        """An approved member from now on, who has been told so."""
        assert self.app is not None
        newcomer = Newcomer(
            telegram_id=person.id,
            name=person.first_name,
            province_code=province if regency is None else regency.partition(".")[0],
            regency_code=regency,
        )
        await enrol(self.app.services, [newcomer])
        await person.expect("Pendaftaran Anda disetujui", earlier=True)

    async def group(self, title: str, *, creator: Person, kind: str = "supergroup") -> Group:
        """A group that the bot was added to, not bound yet."""
        group = await self.sandbox.people.group(title, creator=creator, kind=kind)
        await group.add_bot()
        return group

    async def _run(self, ready: asyncio.Future[None]) -> None:
        async with open_app(self.settings, clock=self.clock, tempo=self.tempo) as app:
            self.app = app
            ready.set_result(None)
            await app.run()


async def helped(person: Person) -> Shown:
    """What the bot shows on /bantuan."""
    await person.send("/bantuan")
    return await person.expect("/batal")


@asynccontextmanager
async def open_town(database_url: str) -> AsyncIterator[Town]:
    """A town whose bot is running."""
    sandbox = Sandbox()
    sandbox.add_bot(TOKEN, username=USERNAME, name="SIMAN")
    async with sandbox.serve() as url:
        town = Town(sandbox=sandbox, url=url, database_url=database_url)
        await town.start()
        try:
            yield town
        finally:
            await town.close()
