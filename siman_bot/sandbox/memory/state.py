from dataclasses import dataclass

from siman_bot.sandbox.memory.world import World
from siman_bot.sandbox.rules.calls import Calls
from siman_bot.sandbox.rules.faults import Faults
from siman_bot.sandbox.rules.limits import Limits, Rates


@dataclass(slots=True, kw_only=True)
class SandboxState:
    """What the Bot API side and the people's side share.

    No limits are enforced while `limits` is None; `rates` are those of limits that are switched on.
    """

    world: World
    faults: Faults
    calls: Calls
    limits: Limits | None
    rates: Rates

    def close(self) -> None:
        for bot in self.world.bots.values():
            bot.queue.close()
