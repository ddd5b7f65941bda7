import time
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from random import Random
from typing import Any

from siman_bot.sandbox.cast import People
from siman_bot.sandbox.memory.accounts import Bot
from siman_bot.sandbox.memory.chats import Chat
from siman_bot.sandbox.memory.state import SandboxState
from siman_bot.sandbox.memory.world import World
from siman_bot.sandbox.people import Group, Person
from siman_bot.sandbox.rules.calls import Calls
from siman_bot.sandbox.rules.faults import Faults
from siman_bot.sandbox.rules.limits import Limits, Rates
from siman_bot.sandbox.serving.control import Control
from siman_bot.sandbox.serving.server import serving


class Sandbox:
    """A Telegram of one's own: bots reach it over HTTP, people through `people`, all of it in memory.

    `rates` are the sending limits to enforce (None: none), `penalty` for how many seconds nothing is taken after one of
    them was exceeded. `clock` gives Unix seconds for dates and ages; `seed` repeats chance. `calls_kept` is how many
    method calls are remembered.

        sandbox = Sandbox()
        sandbox.add_bot("123:token", username="siman_bot")
        async with sandbox.serve() as url:
            rina = await sandbox.people.person("Rina")
            await rina.start()
            await rina.expect("Halo")
            await rina.tap("Setuju")
    """

    def __init__(
        self,
        *,
        rates: Rates | None = None,
        penalty: float = 0.0,
        clock: Callable[[], float] = time.time,
        seed: int = 0,
        calls_kept: int = 100_000,
    ) -> None:
        self.state = SandboxState(
            world=World(clock=clock, random=_random(seed, "world")),
            # Of its own, so that taps and albums in between don't change which calls are struck.
            faults=Faults(_random(seed, "faults")),
            calls=Calls(kept=calls_kept),
            limits=Limits(rates=rates, penalty=penalty) if rates else None,
            rates=rates or Rates(),
        )
        self.people = People(stage=Control(self.state))

    @property
    def faults(self) -> Faults:
        return self.state.faults

    @property
    def calls(self) -> Calls:
        return self.state.calls

    def add_bot(
        self, token: str, *, username: str = "sandbox_bot", name: str = "Sandbox", privacy_mode: bool = True
    ) -> Bot:
        """Register a token; a bot's id is the number before the colon, if there is one."""
        return self.state.world.add_bot(token, username=username, name=name, privacy_mode=privacy_mode)

    def chat(self, where: Group | Person) -> Chat:
        """The group, or the person's private chat with the only bot, as kept inside (`messages`, `members`, ...)."""
        world = self.state.world
        if isinstance(where, Group):
            return world.groups[where.id]
        bots = [bot for bot in world.bots.values() if where.bot in {"", bot.username}]
        return world.private_chat(bots[0], world.users[where.id])

    async def wait_for(self, predicate: Callable[[], Any], *, seconds: float = 180.0) -> Any:
        """Wait until the predicate holds, asked after each visible change and each call; returns what it returned.

        Raises:
            AssertionError: it never held.
        """
        value = await self.state.world.changed.until(predicate, seconds=seconds)
        if not value:
            raise AssertionError(f"Nothing made it true within {seconds} s: {predicate}")
        return value

    def serve(self, *, host: str = "127.0.0.1", port: int = 0) -> AbstractAsyncContextManager[str]:
        """Serve over HTTP until the block ends; gives the address, without a slash at its end."""
        return serving(self.state, host=host, port=port)


def _random(seed: int, purpose: str) -> Random:
    return Random(f"{seed} {purpose}")  # noqa: S311  chance in a sandbox guards nothing
