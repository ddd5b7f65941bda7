"""A sandbox as a process of its own on the other core, with groups to write to, that says what it was sent."""

import asyncio
import gc
import logging
import multiprocessing
import re
import time
from collections import defaultdict
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import Any, Final

from bench.rig.processes import OTHER_CORE, TOKEN, USERNAME, keep_to
from siman_bot.sandbox.memory.chats import Member
from siman_bot.sandbox.rules.faults import Fault, FaultKind
from siman_bot.sandbox.rules.limits import Limits, Rates
from siman_bot.sandbox.sandbox import Sandbox

BOT_ID: Final = int(TOKEN.partition(":")[0])
FLOOD: Final = "Too Many Requests"
MARK: Final = re.compile(r"\b([a-z]+)-\d+\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """`latency` is the round trip in seconds; at a violation of the limits nothing is taken for `penalty` seconds."""

    groups: int
    latency: float = 0.05
    limits: bool = True
    penalty: float = 0.0
    faults: tuple[Fault, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What the sandbox was sent: the outcomes of each message's requests, by its mark, and when they came.

    A mark is the word with a number that a message holds, such as "kabar-17"; times (Unix) are by its word.
    """

    outcomes: Mapping[str, tuple[str, ...]]
    chats: Mapping[str, tuple[int, ...]]
    floods: int
    first_at: Mapping[str, float]
    last_at: Mapping[str, float]

    @property
    def accepted(self) -> int:
        """Messages that stand in their chats."""
        return sum("ok" in outcomes for outcomes in self.outcomes.values())

    @property
    def duplicates(self) -> int:
        return sum(max(0, outcomes.count("ok") - 1) for outcomes in self.outcomes.values())


class Telegram:
    """The running sandbox: `url`, and the ids of its groups in `chats`. `close` it."""

    def __init__(self, scene: Scene) -> None:
        self._pipe, theirs = multiprocessing.Pipe()
        context = multiprocessing.get_context("spawn")
        self._process = context.Process(target=_serve, args=(OTHER_CORE, scene, theirs), daemon=True)
        self._process.start()
        # So that its death is heard of instead of being waited for.
        theirs.close()
        self.url: str
        self.chats: list[int]
        self.url, self.chats = self._pipe.recv()

    def seen(self) -> Seen:
        """Since the last forgetting."""
        found: Seen = self._ask("seen", None)
        return found

    def set_faults(self, faults: Sequence[Fault]) -> None:
        """These in place of all others; what was seen is forgotten."""
        self._ask("faults", list(faults))

    def ask(self, people: int, commands: int) -> list[float]:
        """Let so many people send so many commands each, one a second; the seconds until each was answered."""
        waits: list[float] = self._ask("people", (people, commands))
        return waits

    def close(self) -> None:
        self._process.terminate()
        self._process.join()

    def _ask(self, what: str, argument: Any) -> Any:
        self._pipe.send((what, argument))
        return self._pipe.recv()


@asynccontextmanager
async def telegram(scene: Scene) -> AsyncIterator[Telegram]:
    """Serve until the block ends."""
    running = await asyncio.to_thread(Telegram, scene)
    try:
        yield running
    finally:
        await asyncio.to_thread(running.close)


def _serve(core: int, scene: Scene, pipe: Connection) -> None:
    # Given, because this process may begin with no core but the one that its parent keeps to.
    keep_to(core)
    # Its complaints about connections that its own faults have cut.
    logging.disable()
    # Its pauses, with thousands of chats to look through, would be taken for the bot's.
    gc.disable()
    asyncio.run(_run(scene, pipe))


async def _run(scene: Scene, pipe: Connection) -> None:
    sandbox = Sandbox(rates=Rates() if scene.limits else None, calls_kept=300_000)
    if scene.penalty:
        sandbox.state.limits = Limits(penalty=scene.penalty)
    bot = sandbox.add_bot(TOKEN, username=USERNAME)
    world = sandbox.state.world
    founder = world.add_person(first_name="Admin", last_name="", username="", language_code="id", person_id=0)
    chats = []
    for number in range(scene.groups):
        chat = world.add_group(title=f"Humas {number}", creator=founder, kind="supergroup")
        chat.members[bot.id] = Member(user=bot, status="member")
        chat.bots[bot.id] = bot
        chats.append(chat.id)
    slow = _latency(scene.latency)
    for fault in (*slow, *scene.faults):
        sandbox.faults.add(fault)
    asked = asyncio.Event()
    asyncio.get_running_loop().add_reader(pipe.fileno(), asked.set)
    async with sandbox.serve() as url:
        pipe.send((url, chats))
        while True:
            await asked.wait()
            asked.clear()
            if not pipe.poll():
                continue
            what, argument = pipe.recv()
            match what:
                case "seen":
                    pipe.send(_seen(sandbox))
                case "people":
                    people, commands = argument
                    asked_by = (_commands(sandbox, number, commands) for number in range(people))
                    pipe.send([wait for waits in await asyncio.gather(*asked_by) for wait in waits])
                case _:
                    sandbox.faults.clear()
                    sandbox.calls.clear()
                    for fault in (*slow, *argument):
                        sandbox.faults.add(fault)
                    pipe.send(None)


def _latency(seconds: float) -> tuple[Fault, ...]:
    if not seconds:
        return ()
    return tuple(
        Fault(kind=kind, method="sendMessage", times=None, seconds=seconds / 2)
        for kind in (FaultKind.DELAY, FaultKind.DELAY_ANSWER)
    )


async def _commands(sandbox: Sandbox, number: int, commands: int) -> list[float]:
    await asyncio.sleep(number * 0.037)
    person = await sandbox.people.person(f"Rina {number}")
    await person.start()
    chat = sandbox.chat(person)
    waits = []
    for _ in range(commands):
        await asyncio.sleep(1.1)
        before = len(chat.messages) + 1
        asked = time.perf_counter()
        await person.send("/bantuan")
        while len(chat.messages) <= before:  # noqa: ASYNC110 - looked at now and then, to cost little
            await asyncio.sleep(0.005)
        waits.append(time.perf_counter() - asked)
    return waits


def _seen(sandbox: Sandbox) -> Seen:
    outcomes: defaultdict[str, list[str]] = defaultdict(list)
    chats: defaultdict[str, list[int]] = defaultdict(list)
    floods = 0
    first: dict[str, float] = {}
    last: dict[str, float] = {}
    for call in sandbox.calls:
        found = MARK.search(str(call.arguments.get("text", "")))
        if call.method.lower() != "sendmessage" or found is None:
            continue
        floods += FLOOD in call.outcome
        outcomes[found[0]].append("ok" if call.outcome == "ok" else "/".join((call.outcome, *call.faults)))
        chats[found[0]].append(call.chat_id)
        if call.outcome == "ok":
            first.setdefault(found[1], call.at)
            last[found[1]] = call.at
    return Seen(
        outcomes={mark: tuple(each) for mark, each in outcomes.items()},
        chats={mark: tuple(each) for mark, each in chats.items()},
        floods=floods,
        first_at=first,
        last_at=last,
    )
