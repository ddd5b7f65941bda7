"""A trainee's place in the class: their progress, and the one playing that is open for them."""

import asyncio
from collections.abc import Callable, Sequence
from contextlib import AbstractAsyncContextManager, suppress
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

import structlog

from siman_bot.latihan.checks import Sight
from siman_bot.latihan.play import Play, World, open_play
from siman_bot.latihan.progress import Progress
from siman_bot.latihan.scenario import Scenario
from siman_bot.logs import trace_of
from siman_bot.services.transaction import Now

log = structlog.get_logger()


class Stage(StrEnum):
    """How far the open playing is."""

    NONE = "none"
    OPENING = "opening"
    READY = "ready"
    BROKEN = "broken"


@dataclass(frozen=True, slots=True, kw_only=True)
class Workshop:
    """What every seat's worlds are made with.

    `host_world` serves a new one until its block ends; `opening` limits those that are set up at once.
    """

    folder: Path
    template: Path
    clock: Now
    opening: asyncio.Semaphore
    host_world: "Callable[[Seat], AbstractAsyncContextManager[World]]"


class Seat:
    """`name` is the trainee's, `code` lets a second browser (or a neighbour at the same desk) in."""

    def __init__(self, *, number: int, name: str, code: str, scenarios: Sequence[Scenario], workshop: Workshop) -> None:
        self.number = number
        self.name = name
        self.code = code
        self.progress = {scenario.key: Progress(scenario=scenario) for scenario in scenarios}
        self.current: Progress | None = None
        self.stage = Stage.NONE
        self.play: Play | None = None
        self._workshop = workshop
        self._playing: asyncio.Task[None] | None = None
        self._turn = asyncio.Lock()

    async def begin(self, key: str) -> None:
        """Open a scenario anew, in the place of what is open.

        Raises:
            KeyError: There is no such scenario.
        """
        progress = self.progress[key]
        async with self._turn:
            await self._close()
            progress.begin()
            self.current, self.stage = progress, Stage.OPENING
            self._playing = asyncio.create_task(self._perform(progress))

    async def close(self) -> None:
        async with self._turn:
            await self._close()

    async def _close(self) -> None:
        if self._playing is not None:
            self._playing.cancel()
            with suppress(asyncio.CancelledError):
                await self._playing
        self._playing = None

    async def _perform(self, progress: Progress) -> None:
        try:
            async with self._workshop.host_world(self) as world:
                await self._play_in(world, progress)
        except Exception as error:  # noqa: BLE001 - one trainee's trouble must not end the class
            self.stage = Stage.BROKEN
            log.error("play_failed", seat=self.number, trace=trace_of(error))  # noqa: TRY400 - words may be a person's
        finally:
            self.play = None

    async def _play_in(self, world: World, progress: Progress) -> None:
        workshop = self._workshop
        file = workshop.folder / f"seat{self.number}-{progress.scenario.key}-{progress.attempts}.sqlite3"

        def note(sights: dict[str, Sight]) -> None:
            progress.note(sights, workshop.clock())

        try:
            async with open_play(
                progress.scenario,
                world,
                file=file,
                template=workshop.template,
                clock=workshop.clock,
                opening=workshop.opening,
            ) as (play, running):
                self.play, self.stage = play, Stage.READY
                watching = asyncio.create_task(play.watch(note))
                try:
                    await asyncio.wait({running, watching}, return_when=asyncio.FIRST_COMPLETED)
                    self.stage = Stage.BROKEN
                    for ended in (running, watching):
                        if ended.done():
                            ended.result()
                finally:
                    self.play = None
                    watching.cancel()
                    with suppress(asyncio.CancelledError):
                        await watching
        finally:
            for part in workshop.folder.glob(f"{file.name}*"):
                part.unlink()
