"""People of a sandbox who all write to the bot, and when each of them was answered."""

import asyncio
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bench.rig.processes import TOKEN, USERNAME
from siman_bot.sandbox.memory.traffic import post
from siman_bot.sandbox.people import Person
from siman_bot.sandbox.sandbox import Sandbox

ANSWERS = frozenset({"sendmessage", "editmessagetext"})
TAP = "tap"
PATIENCE = 120.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """`waits` are the seconds from each update to its answer."""

    rate: float
    waits: tuple[float, ...]

    def percentile(self, part: float) -> float:
        """Seconds; `part` is below 1."""
        ordered = sorted(self.waits)
        return ordered[int(len(ordered) * part)]


class Crowd:
    """Each of them has one bot message with a button in the chat; none writes again before being answered."""

    def __init__(self, sandbox: Sandbox, people: Sequence[Person]) -> None:
        self._sandbox = sandbox
        self._people = people

    @classmethod
    async def gather(cls, sandbox: Sandbox, *, first_id: int, size: int, button: str) -> "Crowd":
        """People with ids from `first_id` on, and the button's data in each one's chat."""
        bot = sandbox.add_bot(TOKEN, username=USERNAME)
        people = [
            await sandbox.people.person(f"Anggota {number}", id=first_id + number, bot=USERNAME)
            for number in range(size)
        ]
        keyboard = {"inline_keyboard": [[{"text": "Lanjut", "callback_data": button}]]}
        for person in people:
            chat = sandbox.chat(person)
            chat.started = True
            post(sandbox.state.world, chat, bot, {"text": "Pilih:"}, reply_markup=keyboard)
        return cls(sandbox, people)

    async def all_at_once(self, script: Sequence[str], *, start: int, size: int) -> Measured:
        """So many of them write, each the next line of the script; the rate at which they were answered."""
        return await self._measure(script, start=start, size=size, gap=0.0)

    async def one_after_another(self, script: Sequence[str], *, start: int, size: int, rate: float) -> Measured:
        """They write at this rate a second, whether the bot keeps up or not."""
        return await self._measure(script, start=start, size=size, gap=1 / rate)

    async def _measure(self, script: Sequence[str], *, start: int, size: int, gap: float) -> Measured:
        self._sandbox.calls.clear()
        wrote: dict[int, float] = {}
        begun = time.time()
        for number in range(size):
            if gap and (early := begun + number * gap - time.time()) > 0:
                await asyncio.sleep(early)
            person = self._people[(start + number) % len(self._people)]
            wrote[person.id] = time.time()
            line = script[number % len(script)]
            if line.startswith(TAP):
                await person.tap("Lanjut", wait=False)
            else:
                await person.send(line)
        answered = await self._answers(lambda answers: answers.keys() >= wrote.keys())
        if missing := len(wrote.keys() - answered.keys()):
            raise RuntimeError(f"{missing} of {len(wrote)} people were not answered within {PATIENCE:.0f} s.")
        waits = tuple(answered[person_id] - at for person_id, at in wrote.items())
        return Measured(rate=len(waits) / (max(answered.values()) - begun), waits=waits)

    async def _answers(self, enough: Callable[[dict[int, float]], bool]) -> dict[int, float]:
        """When the bot's first answer reached each chat, once there are enough of them."""
        until = time.monotonic() + PATIENCE
        while True:
            answered: dict[int, float] = {}
            for call in self._sandbox.calls:
                if call.method.lower() in ANSWERS and call.outcome == "ok":
                    answered.setdefault(call.chat_id, call.at)
            if enough(answered) or time.monotonic() > until:
                return answered
            await asyncio.sleep(0.2)
