"""One playing of one scenario: a Telegram, a database and a bot of its own, watched until it is closed."""

import asyncio
import shutil
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from pydantic import SecretStr
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource

from siman_bot.app import App, open_app
from siman_bot.latihan.checks import Sight, look
from siman_bot.latihan.observing import Start, events_since, start_of
from siman_bot.latihan.scenario import Scenario
from siman_bot.latihan.staging import Stagehand
from siman_bot.sandbox import Person, Sandbox
from siman_bot.sandbox.memory.world import World as SandboxWorld
from siman_bot.services.transaction import Now
from siman_bot.settings import Settings
from storage.engine import Database, open_database

BOT_NAME: Final = "SIMAN"
USERNAME: Final = "siman_latihan_bot"
CALLS_KEPT: Final = 500
WORKERS: Final = 4
SETTLING: Final = 0.4
"""Seconds from a change on the screen to the look at it: the bot writes the last of it down after it was shown."""
QUIET: Final = 3.0
"""Seconds without a change after which a second look is taken."""


class BotSettings(Settings):
    """Of a class's bots: nothing is read from the environment or from `.env`, where the real bot's stand."""

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],  # noqa: ARG003 - the library passes it by name, as the next ones
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,  # noqa: ARG003
        dotenv_settings: PydanticBaseSettingsSource,  # noqa: ARG003
        file_secret_settings: PydanticBaseSettingsSource,  # noqa: ARG003
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """What the constructor is given, alone."""
        return (init_settings,)


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """A fresh Telegram that a bot can reach: its token is known there, and `url` is where it is served."""

    sandbox: Sandbox
    token: str
    url: str


def new_sandbox(token: str) -> Sandbox:
    sandbox = Sandbox(calls_kept=CALLS_KEPT)
    sandbox.add_bot(token, username=USERNAME, name=BOT_NAME)
    return sandbox


class Play:
    """A set-up world in which the trainee acts. Made by `open_play`."""

    def __init__(
        self, *, scenario: Scenario, sandbox: Sandbox, database: Database, cast: dict[str, Person], start: Start
    ) -> None:
        self.scenario = scenario
        self.sandbox = sandbox
        self.cast = cast
        self._database = database
        self._start = start
        self._players = {person.id: key for key, person in cast.items()}

    async def look(self) -> dict[str, Sight]:
        """What has been seen of each step, by its id."""
        world = self.sandbox.state.world
        async with self._database.read() as connection:
            events = await events_since(self._start, connection, world, self._players)
        return {step.key: look(step, events) for step in self.scenario.steps}

    async def watch(self, tell: Callable[[dict[str, Sight]], None]) -> None:
        """Look after each visible change, and once more when it has been quiet, for ever."""
        world, changed = self.sandbox.state.world, True
        while True:
            # The sequence is read before the look, so that what comes during it is looked at again.
            seen = world.sequence
            tell(await self.look())
            quiet = QUIET if changed else None
            changed = await _moved_on(world, seen, seconds=quiet)
            await asyncio.sleep(SETTLING)


async def _moved_on(world: SandboxWorld, seen: int, *, seconds: float | None) -> bool:
    """Whether anything visible has changed since, waiting for it that long (None: until it does)."""
    with suppress(TimeoutError):
        async with asyncio.timeout(seconds):
            while world.sequence == seen:
                await world.changed.wait()
    return world.sequence != seen


@asynccontextmanager
async def open_play(
    scenario: Scenario, world: World, *, file: Path, template: Path, clock: Now, opening: asyncio.Semaphore
) -> AsyncIterator[tuple[Play, asyncio.Task[None]]]:
    """A play with its bot running; the task ends with the bot.

    Args:
        scenario: What is set up.
        world: Nobody may be in it yet.
        file: Where its database is made.
        template: A migrated database to copy.
        clock: The time the bot sees.
        opening: Held while it is set up.
    """
    settings = BotSettings.model_validate(
        {
            "bot_token": SecretStr(world.token),
            "bot_api_url": world.url,
            "database": str(file),
            "workers": WORKERS,
            # A class may sit in the evening.
            "quiet_hours": "-",
        }
    )
    async with AsyncExitStack() as stack:
        async with opening:
            await asyncio.to_thread(shutil.copyfile, template, file)
            app = await stack.enter_async_context(open_app(settings, clock=clock))
            running = asyncio.create_task(app.run())
            stack.push_async_callback(_stop, app, running)
            database = open_database(str(file))
            stack.push_async_callback(database.close)
            stagehand = Stagehand(stage=world.sandbox.people, services=app.services, database=database)
            cast = await stagehand.set_up(scenario)
            async with database.read() as connection:
                start = await start_of(connection, world.sandbox.state.world)
        yield Play(scenario=scenario, sandbox=world.sandbox, database=database, cast=cast, start=start), running


async def _stop(app: App, running: asyncio.Task[None]) -> None:
    app.stop()
    await asyncio.wait({running})
    if not running.cancelled():
        # Looked at and let go: its world is thrown away, and while it was open the seat told of it.
        running.exception()
