"""How a use case runs: one transaction, once for each update, again by itself after a conflict."""

import asyncio
import random
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from functools import wraps
from typing import Any, Concatenate, Final, ParamSpec, Protocol, TypeVar, get_type_hints

from pydantic import TypeAdapter
from sqlalchemy.ext.asyncio import AsyncConnection

from siman_bot.domain.people.person import Person
from siman_bot.domain.refusals import ConsentMissing
from storage import inbox
from storage.dialogs import Dialog
from storage.engine import Database, Unavailable
from storage.people import people

__all__ = ["AlreadyHandled", "Caller", "Clock", "Service", "Tx", "Unavailable", "acting", "transactional"]

Tx = AsyncConnection
Clock = Callable[[], datetime]
"""The time now, in UTC."""

CONFLICT_RETRIES: Final = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Caller:
    """Who asks, as Telegram names them, and the inbox row of the update they asked with (None off the inbox).

    `dialog` is the conversation by which the update found its way: the use case may close it, and when the update is
    handled again it has to find the same way to the kept result.
    """

    telegram_id: int
    update_id: int | None = None
    dialog: Dialog | None = None


class AlreadyHandled(Exception):  # noqa: N818 - not an error: another worker was faster
    """The update was handled and answered meanwhile; there is nothing left to do or say."""


class Service(Protocol):
    database: Database


S = TypeVar("S", bound=Service)
P = ParamSpec("P")
R = TypeVar("R")


def transactional(
    use_case: Callable[Concatenate[S, Tx, Caller, P], Awaitable[R]],
) -> Callable[Concatenate[S, Caller, P], Awaitable[R]]:
    """Run a use case in one transaction that also settles the update that asked for it.

    The result is kept in the inbox row until the answer is out. When the update is handled again (a crash between
    commit and answer, a lease that ran out), the use case isn't run a second time: its first result is given back,
    so the same answer is shown. Results are therefore plain values: dataclasses, enums, numbers, text.

    Raises:
        Refusal: By a rule; nothing was kept.
        Unavailable: By the database; nothing was kept.
        AlreadyHandled: The update is settled and answered.
    """
    adapter = _ResultType(use_case)

    @wraps(use_case)
    async def run(service: S, caller: Caller, /, *args: P.args, **kwargs: P.kwargs) -> R:
        for attempt in range(CONFLICT_RETRIES):
            try:
                async with service.database.write(again=attempt > 0) as tx:
                    return await _once(adapter, tx, caller, lambda: use_case(service, tx, caller, *args, **kwargs))
            except Unavailable as trouble:
                if trouble.cause != "conflict":
                    raise
                await asyncio.sleep(random.uniform(0, 0.01 * 2**attempt))  # noqa: S311 - spreads retries, no secret
        raise Unavailable("conflict")

    return run


class _ResultType:
    """A use case's name and how its result is written into the inbox row and read back."""

    def __init__(self, use_case: Callable[..., Any]) -> None:
        self.name = use_case.__qualname__
        self._use_case = use_case
        self._adapter: TypeAdapter[Any] | None = None

    @property
    def adapter(self) -> TypeAdapter[Any]:
        # Late, because the annotations may name what is defined further down in the module.
        if self._adapter is None:
            self._adapter = TypeAdapter(get_type_hints(self._use_case)["return"])
        return self._adapter


async def _once(result_type: _ResultType, tx: Tx, caller: Caller, use_case: Callable[[], Awaitable[R]]) -> R:
    if caller.update_id is None:
        return await use_case()
    applied = await inbox.applied(tx, caller.update_id)
    if applied is None:
        raise AlreadyHandled
    if result_type.name in applied:
        kept: R = result_type.adapter.validate_python(applied[result_type.name])
        return kept
    result = await use_case()
    applied[result_type.name] = result_type.adapter.dump_python(result, mode="json")
    await inbox.settle(tx, caller.update_id, applied, caller.dialog)
    return result


async def acting(tx: Tx, caller: Caller) -> Person:
    """The person who asks, read inside the transaction so that a role just taken away counts no more.

    Raises:
        ConsentMissing: They haven't agreed to the consent text as it is now.
    """
    person = await people.find(tx, caller.telegram_id)
    if person is None or not person.has_agreed:
        raise ConsentMissing
    return person
