"""Whatever people do, in whatever order: each input is answered by what leads on, and ends where it was meant to."""

import asyncio
import os
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from storage.tables import inbox
from tests.databases import Databases
from tests.listening import Lines, listening
from tests.patience import HANGING
from tests.talking.acting import Done, Turn, perform, program
from tests.talking.judging import Answered, Chat, chat_of, owed_to
from tests.talking.storing import Purposes, open_kind
from tests.talking.wording import Words
from tests.talking.world import Talker, World, populate
from tests.town import TOKEN, Town, open_town

CONVERSATIONS = int(os.environ.get("SIMAN_TEST_CONVERSATIONS", "3"))
TURNS = 30
"""Of one conversation."""
BEFORE = 8
"""Lines that are shown with a fault."""


class Conversation:
    """One program in a town of its own."""

    def __init__(self, town: Town, world: World, incidents: Lines) -> None:
        self._town = town
        self._world = world
        self._incidents = incidents
        self._words = Words(world)
        self._purposes = Purposes()
        self.told: list[str] = []

    async def play(self, turns: Sequence[Turn]) -> list[str]:
        """All of it; each fault with what was said before."""
        found: list[str] = []
        for turn in turns:
            faults = await self._take(turn)
            found += ["\n".join([*self.told[-BEFORE:], f"=> {fault}"]) for fault in faults]
        return found

    async def _take(self, turn: Turn) -> list[str]:
        self._town.clock.advance(timedelta(minutes=turn.later))
        talkers = [self._world.talkers[act.who] for act in turn.acts]
        before = [await chat_of(talker.person) for talker in talkers]
        group_before = await chat_of(self._world.group)
        asked = [await open_kind(self._town, talker.person.id) for talker in talkers]
        done = await asyncio.gather(
            *(perform(act, world=self._world, words=self._words, waits=not turn.restarts) for act in turn.acts)
        )
        for talker, one, (kind, takes) in zip(talkers, done, asked, strict=True):
            if one is not None:
                self.told.append(f"{talker.kind} {one.what}{' (restart)' if turn.restarts else ''}")
                self._purposes.note(one, asked=kind if takes else "")
        if turn.restarts:
            await self._town.restart()
        await handled(self._town)
        faults = []
        for talker, one, former in zip(talkers, done, before, strict=True):
            if one is not None:
                faults += await self._judge(talker, one, former)
        faults += await self._noise(group_before)
        faults += await self._purposes.misplaced(self._town)
        faults += [str(line) for line in self._incidents if line["log_level"] in {"warning", "error"}]
        self._incidents.clear()
        return faults

    async def _noise(self, before: Chat) -> list[str]:
        """What the bot said in the group that it isn't owed."""
        after, owed = await chat_of(self._world.group), await owed_to(self._town, self._world.group)
        return [
            f"noise in the group: {one.text!r}" for number, one in after.items() if number not in owed | before.keys()
        ]

    async def _judge(self, talker: Talker, done: Done, before: Chat) -> list[str]:
        after = await chat_of(talker.person)
        kind, _ = await open_kind(self._town, talker.person.id)
        answered = Answered(
            done=done, before=before, after=after, owed=await owed_to(self._town, talker.person), asked=bool(kind)
        )
        talker.seen += answered.answers
        for one in answered.answers:
            self.told.append(f"    {one.text!r} {one.labels}")
        if done.told is not None and done.told.text:
            self.told.append(f"    ({done.told.text})")
        return [f"{talker.kind} {done.what}: {fault}" for fault in answered.faults()]


async def handled(town: Town) -> None:
    """All that was sent has come and is answered."""
    queue = town.sandbox.state.world.bots[TOKEN].queue
    waiting = select(func.count()).where(inbox.c.state == "waiting")
    async with asyncio.timeout(HANGING):
        while True:
            if not queue.has_updates:
                async with town.database.read() as connection:
                    if (await connection.execute(waiting)).scalar_one() == 0:
                        return
            await asyncio.sleep(0.005)


@asynccontextmanager
async def conversation(databases: Databases, incidents: Lines) -> AsyncIterator[Conversation]:
    async with open_town(databases.fresh()) as town:
        world = await populate(town)
        await handled(town)
        incidents.clear()
        yield Conversation(town, world, incidents)


@pytest.mark.parametrize("seed", range(CONVERSATIONS))
async def test_everything_is_answered_and_nothing_is_kept_for_another_purpose(
    databases: Databases, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    incidents = listening(monkeypatch, "siman_bot.services.incidents", "handlers.dispatch", "handlers.edge.answering")

    async def faults(turns: Sequence[Turn]) -> list[str]:
        async with conversation(databases, incidents) as talk:
            return await talk.play(turns)

    turns = program(seed, people=10, turns=TURNS)
    found = await faults(turns)
    if found:
        pytest.fail("\n\n".join(await faults(await narrowed(turns, faults)) or found))


async def narrowed(turns: Sequence[Turn], faults: Callable[[Sequence[Turn]], Awaitable[list[str]]]) -> Sequence[Turn]:
    """As few of the turns as still have a fault, found by leaving out ever smaller stretches."""
    size = len(turns) // 2
    while size:
        start = 0
        while start < len(turns):
            rest = [*turns[:start], *turns[start + size :]]
            if await faults(rest):
                turns = rest
            else:
                start += size
        size //= 2
    return turns
