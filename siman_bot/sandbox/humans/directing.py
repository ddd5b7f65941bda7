"""What happens from above: bots are registered, things are made to go wrong, limits are set."""

from typing import Any

from siman_bot.sandbox.humans.refusals import CannotDoError
from siman_bot.sandbox.humans.request import HumanAct, HumanRequest
from siman_bot.sandbox.memory.shapes import user_json
from siman_bot.sandbox.rules.faults import Fault, FaultKind
from siman_bot.sandbox.rules.limits import Limits
from siman_bot.sandbox.rules.telegram_rules import Refusal

LONGEST_PENALTY = 86_400
CODES = range(400, 600)


def add_bot(request: HumanRequest) -> Any:
    arguments = request.arguments
    if arguments.text("token") in request.world.bots:
        raise CannotDoError("There is a bot with this token already.")
    username = request.free_username()
    bot = request.world.add_bot(
        arguments.text("token"),
        username=username,
        name=arguments.text("name") or username,
        privacy_mode=not arguments.boolean("sees_everything"),
    )
    return user_json(bot)


def add_fault(request: HumanRequest) -> Any:
    """The fields of a Fault; `refusal` is an object with code, description and parameters."""
    values = dict(request.arguments.values)
    try:
        values["kind"] = FaultKind(values["kind"])
        if values.get("refusal"):
            values["refusal"] = _refusal(**values["refusal"])
        if not isinstance(values.get("method"), str | None) or not isinstance(values.get("chat_id"), int | None):
            raise TypeError("a method is named by a text, a chat by its id")  # noqa: TRY301  caught with the others
        request.state.faults.add(Fault(**values))
    except (KeyError, TypeError, ValueError) as error:
        raise CannotDoError(f"No such fault: {error}") from error
    return True


def _refusal(*, code: Any, description: Any, parameters: Any = None) -> Refusal:
    numbers = parameters if isinstance(parameters, dict) else {}
    if code not in CODES or not all(isinstance(value, int) for value in numbers.values()):
        raise ValueError("a refusal has a code from 400 to 599, and numbers as its parameters")
    return Refusal(code=code, description=str(description), parameters=numbers or None)


def clear_faults(request: HumanRequest) -> Any:
    request.state.faults.clear()
    return True


def set_limits(request: HumanRequest) -> Any:
    """Enforce the sending limits, or (without `on`) stop doing so; `penalty` seconds of silence follow a violation."""
    state, penalty = request.state, request.number("penalty", absent=0.0)
    if not 0 <= penalty <= LONGEST_PENALTY:
        raise CannotDoError(f"The penalty is 0 to {LONGEST_PENALTY} seconds.")
    if not request.arguments.boolean("on"):
        state.limits = None
    elif state.limits:
        state.limits.penalty = penalty
    else:
        state.limits = Limits(rates=state.rates, penalty=penalty)
    return True


ACTS: dict[str, HumanAct] = {
    "add_bot": add_bot,
    "add_fault": add_fault,
    "clear_faults": clear_faults,
    "set_limits": set_limits,
}
