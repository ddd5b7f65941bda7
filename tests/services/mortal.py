"""Processes that die at a chosen moment, for the inbox's promise: what is acknowledged is applied once."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import count
from typing import Any, Final, NoReturn

from sqlalchemy import Column, Integer, MetaData, Table, func, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from siman_bot.services.inbox import Claimed, Handled, Inbox, Received
from siman_bot.services.transaction import Caller, Tx, transactional
from storage.engine import Database, open_database
from tests.patience import HANGING
from tests.town import TestClock

POLL: Final = timedelta(milliseconds=10)
FOREVER: Final = 1_000_000
_names: Iterator[int] = count(1)

applied = Table(
    "test_applied",
    MetaData(),
    Column("id", Integer, primary_key=True),
    Column("chat", Integer, nullable=False),
    Column("update_id", Integer, nullable=False),
    Column("step", Integer, nullable=False),
)


class Killed(BaseException):
    """The process is no more: nothing after this happens."""


class Fuse:
    """Burns down with each step of a process; at its end the process is dead, and every further step is too late."""

    def __init__(self, steps: int = FOREVER) -> None:
        self.burnt = asyncio.Event()
        self._left = steps

    def step(self) -> None:
        if self._left <= 0:
            self.burnt.set()
            raise Killed
        self._left -= 1

    async def blow(self) -> NoReturn:
        """The caller's process is dead from now on, and the caller comes no further."""
        self._left = 0
        self.burnt.set()
        await asyncio.Event().wait()
        raise Killed


@asynccontextmanager
async def process(fuse: Fuse) -> AsyncIterator[asyncio.Task[bool]]:
    """Whatever is started in the block is gone after it, without any clean-up; the task ends when the process dies."""
    before = asyncio.all_tasks()
    dying = asyncio.create_task(fuse.burnt.wait())
    try:
        yield dying
    finally:
        dying.cancel()
        started = asyncio.all_tasks() - before
        for task in started:
            # The server sees a dead process's connections end; here they have to be ended.
            if getattr(task.get_coro(), "__qualname__", "") != "AsyncConnection.close":
                task.cancel()
        ended, left = await asyncio.wait({dying, *started}, timeout=HANGING)
        for task in ended:
            # Looked at, so that none is told of later, in the middle of another test.
            assert task.cancelled() or task.exception() is None or isinstance(task.exception(), Killed)
        assert not left


class MortalDatabase(Database):
    """The connections of a process that may die before, in and right after each transaction."""

    def __init__(self, alive: Database, fuse: Fuse) -> None:
        super().__init__(writer=alive._writer, reader=alive._reader)
        self._fuse = fuse

    @asynccontextmanager
    async def read(self) -> AsyncIterator[AsyncConnection]:
        self._fuse.step()
        async with super().read() as connection:
            yield connection

    @asynccontextmanager
    async def write(self, *, again: bool = False) -> AsyncIterator[AsyncConnection]:
        self._fuse.step()
        async with super().write(again=again) as connection:
            yield connection
            self._fuse.step()
        self._fuse.step()

    @asynccontextmanager
    async def claim(self) -> AsyncIterator[AsyncConnection]:
        if self._group is not None:
            async with self.write() as connection:
                yield connection
            return
        self._fuse.step()
        async with super().claim() as connection:
            yield connection
            self._fuse.step()
        self._fuse.step()


@dataclass(slots=True)
class Line:
    """Telegram's side: updates wait until they are acknowledged; `twice` hands the last ones out once more."""

    waiting: list[Received]
    twice: bool = False
    _acknowledged: list[Received] = field(default_factory=list)

    def fetch(self, offset: int, limit: int = 3) -> list[Received]:
        self._acknowledged += [one for one in self.waiting if one.update_id < offset]
        self.waiting = [one for one in self.waiting if one.update_id >= offset]
        return (self._acknowledged[-2:] if self.twice else []) + self.waiting[:limit]


class Writing:
    """A service whose use cases leave one row each, and answer with the number of rows of their chat."""

    def __init__(self, database: Database) -> None:
        self.database = database

    @transactional("tests.mortal.first")
    async def first(self, tx: Tx, caller: Caller) -> int:
        return await self._write(tx, caller, step=1)

    @transactional("tests.mortal.second")
    async def second(self, tx: Tx, caller: Caller) -> int:
        return await self._write(tx, caller, step=2)

    async def _write(self, tx: Tx, caller: Caller, *, step: int) -> int:
        chat = applied.c.chat == caller.telegram_id
        rows = (await tx.execute(select(func.count()).select_from(applied).where(chat))).scalar_one()
        await tx.execute(insert(applied).values(chat=caller.telegram_id, update_id=caller.update_id, step=step))
        return int(rows) + 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    chat: int
    update_id: int
    answers: tuple[int, int]


class World:
    """A line of updates, a database, a clock, and what the people have been told by all processes so far."""

    def __init__(self, *, database_url: str, line: Line) -> None:
        self.database_url = database_url
        self.line = line
        self.clock = TestClock()
        self.replies: list[Reply] = []
        self.expected = {one.update_id for one in line.waiting}

    async def live(self, fuse: Fuse, *, workers: int = 3) -> None:
        """One process, until it dies or all is answered."""
        mortal = MortalDatabase(open_database(self.database_url), fuse)
        inbox = Inbox(database=mortal, clock=self.clock, owner=f"process {next(_names)}", poll=POLL)
        service = Writing(mortal)

        async def answer(claimed: Claimed) -> None:
            caller = Caller(telegram_id=claimed.chat_key, update_id=claimed.update_id)
            answers = (await service.first(caller), await service.second(caller))
            fuse.step()
            self.replies.append(Reply(chat=claimed.chat_key, update_id=claimed.update_id, answers=answers))
            fuse.step()
            if self.all_answered():
                inbox.stop()

        async def handle(claimed: Claimed) -> Handled:
            try:
                await answer(claimed)
            except Killed:
                await fuse.blow()
            return Handled.DONE

        async def poll() -> None:
            offset = 0
            while True:
                fuse.step()
                updates = self.line.fetch(offset)
                if not self.line.waiting:
                    return
                await inbox.receive(updates)
                offset = updates[-1].update_id + 1

        try:
            async with process(fuse) as dying:
                tasks = [asyncio.create_task(inbox.work(handle, workers=workers)), asyncio.create_task(poll())]
                ends: set[asyncio.Future[Any]] = {asyncio.gather(*tasks, return_exceptions=True), dying}
                await asyncio.wait(ends, return_when=asyncio.FIRST_COMPLETED)
        finally:
            await mortal.close()

    def all_answered(self) -> bool:
        return not self.line.waiting and self.expected <= {reply.update_id for reply in self.replies}

    async def rows(self, database: Database) -> list[tuple[int, int, int]]:
        """(chat, update, step) of all that was applied, in order."""
        async with database.read() as connection:
            found = await connection.execute(
                select(applied.c.chat, applied.c.update_id, applied.c.step).order_by(applied.c.id)
            )
            return [(row.chat, row.update_id, row.step) for row in found]
