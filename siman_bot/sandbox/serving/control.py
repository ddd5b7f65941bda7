from collections.abc import Mapping
from inspect import isawaitable
from typing import Any, Final

from siman_bot.sandbox.humans import directing, groups, reading, sharing, tapping, writing
from siman_bot.sandbox.humans.refusals import CannotDoError
from siman_bot.sandbox.humans.request import HumanAct, HumanRequest
from siman_bot.sandbox.memory.state import SandboxState
from siman_bot.sandbox.serving.arguments import Arguments

ACTS: Final[dict[str, HumanAct]] = (
    writing.ACTS | sharing.ACTS | tapping.ACTS | groups.ACTS | reading.ACTS | directing.ACTS
)


class Control:
    """Everything that can be done on the people's side, by name, with JSON in and JSON out."""

    def __init__(self, state: SandboxState) -> None:
        self._state = state

    async def act(self, name: str, values: Mapping[str, Any]) -> Any:
        """Do one thing.

        Raises:
            CannotDoError: there is no such thing to do, or Telegram's apps would not allow it.
        """
        act = ACTS.get(name)
        if act is None:
            raise CannotDoError(f"There is nothing called {name!r} to do here.")
        result = act(HumanRequest(state=self._state, arguments=Arguments(values=values)))
        return await result if isawaitable(result) else result
