from dataclasses import dataclass

from siman_bot.sandbox.calls import Calls
from siman_bot.sandbox.faults import Faults
from siman_bot.sandbox.limits import Limits
from siman_bot.sandbox.world import World


@dataclass(slots=True, kw_only=True)
class SandboxState:
    """What the Bot API side and the people's side share. No limits are enforced while `limits` is None."""

    world: World
    faults: Faults
    calls: Calls
    limits: Limits | None

    def close(self) -> None:
        for bot in self.world.bots.values():
            bot.queue.close()
