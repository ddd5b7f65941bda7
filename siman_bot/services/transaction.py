"""How a use case runs: one transaction, once for each request, again by itself after a conflict."""

import asyncio
import random
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any, Concatenate, Final, Generic, ParamSpec, Protocol, Self, TypeVar, get_type_hints, overload

from pydantic import TypeAdapter, ValidationError
from sqlalchemy.ext.asyncio import AsyncConnection

from siman_bot.domain.people.person import Person
from siman_bot.domain.refusals import Already, ConsentMissing
from siman_bot.services.former_names import FORMER_NAMES
from storage import inbox, requests
from storage.engine import Database, Unavailable
from storage.people import people

__all__ = [
    "AlreadyHandled",
    "BoundUseCase",
    "Caller",
    "Key",
    "Now",
    "Service",
    "Tx",
    "Unavailable",
    "UseCase",
    "acting",
    "transactional",
]

Tx = AsyncConnection
Now = Callable[[], datetime]
"""The time now, in UTC."""

CONFLICT_RETRIES: Final = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """The name, of the asker's own making, under which something is done once; `at` is when it was asked for.

    Raises:
        ValueError: It hasn't 1 to 64 characters.
    """

    name: str
    at: datetime

    def __post_init__(self) -> None:
        if not 0 < len(self.name) <= requests.KEY_LIMIT:
            raise ValueError(len(self.name))


@dataclass(frozen=True, slots=True, kw_only=True)
class Caller:
    """Who asks, as Telegram names them, and by what the same wish is known when it comes again.

    From the chat that is `update_id`, the number of an update in the inbox; from elsewhere (a page, an import) `key`.
    With neither, each call is a wish of its own.

    `trail` is what the edge needs to find the same way to the same use case again; it is kept with the update, and
    nothing here looks into it.
    """

    telegram_id: int
    update_id: int | None = None
    key: Key | None = None
    trail: Mapping[str, Any] | None = None

    def __post_init__(self) -> None:
        if self.update_id is not None and self.key is not None:
            raise ValueError("a wish comes by an update or under a key")


class AlreadyHandled(Exception):  # noqa: N818 - not an error: another worker was faster
    """The update was handled and answered meanwhile; there is nothing left to do or say."""


class Service(Protocol):
    @property
    def database(self) -> Database: ...


S = TypeVar("S", bound=Service)
P = ParamSpec("P")
R = TypeVar("R")

_NAMES: Final[set[str]] = set()


def transactional(name: str) -> Callable[[Callable[Concatenate[S, Tx, Caller, P], Awaitable[R]]], "UseCase[S, P, R]"]:
    """Run a use case in one transaction that also settles the request that asked for it.

    The result is kept under `name` until the answer is out. When the request comes again (a crash between commit and
    answer, a lease that ran out, a page that was sent twice), the use case isn't run a second time: its first result is
    given back, so the same answer is shown. Results are therefore plain values: dataclasses, enums, numbers, text.

    Args:
        name: `<capability>.<activity>.<act>`. It is stored, so it stays when classes and methods are renamed.

    Raises:
        ValueError: Another use case has that name.
    """
    if name in _NAMES:
        raise ValueError(name)
    _NAMES.add(name)
    return lambda run: UseCase(name, run)


class UseCase(Generic[S, P, R]):
    """A method that is one transaction. Called, it opens its own; `within`, it takes part in one that is open."""

    def __init__(self, name: str, run: Callable[Concatenate[S, Tx, Caller, P], Awaitable[R]]) -> None:
        self.name = name
        self._run = run
        self._adapter: TypeAdapter[R] | None = None
        self.__doc__ = run.__doc__

    @overload
    def __get__(self, service: None, owner: type[S]) -> Self: ...

    @overload
    def __get__(self, service: S, owner: type[S]) -> "BoundUseCase[P, R]": ...

    def __get__(self, service: S | None, owner: type[S]) -> "Self | BoundUseCase[P, R]":
        if service is None:
            return self
        return BoundUseCase(self, service.database, partial(self._run, service))

    @property
    def adapter(self) -> TypeAdapter[R]:
        """How a result is written down and read back."""
        # Late, because the annotations may name what is defined further down in the module.
        if self._adapter is None:
            self._adapter = TypeAdapter(get_type_hints(self._run)["return"])
        return self._adapter


class BoundUseCase(Generic[P, R]):
    """A use case of one service.

    Raises:
        Refusal: By a rule; nothing was kept.
        Unavailable: By the database; nothing was kept.
        AlreadyHandled: The update is settled and answered.
        Already: `already-done`: it was done by an earlier version of the program, whose result can't be read.
    """

    __slots__ = ("_database", "_run", "_use_case")

    def __init__(
        self, use_case: UseCase[Any, P, R], database: Database, run: Callable[Concatenate[Tx, Caller, P], Awaitable[R]]
    ) -> None:
        self._use_case = use_case
        self._database = database
        self._run = run

    async def __call__(self, caller: Caller, /, *args: P.args, **kwargs: P.kwargs) -> R:
        for attempt in range(CONFLICT_RETRIES):
            try:
                async with self._database.write(again=attempt > 0) as tx:
                    return await self._once(tx, caller, *args, **kwargs)
            except Unavailable as trouble:
                if trouble.cause != "conflict":
                    raise
                await asyncio.sleep(random.uniform(0, 0.01 * 2**attempt))  # noqa: S311 - spreads retries, no secret
        raise Unavailable("conflict")

    async def within(self, tx: Tx, caller: Caller, /, *args: P.args, **kwargs: P.kwargs) -> R:
        """As part of another use case, which keeps the result that counts."""
        return await self._run(tx, caller, *args, **kwargs)

    async def _once(self, tx: Tx, caller: Caller, /, *args: P.args, **kwargs: P.kwargs) -> R:
        name = self._use_case.name
        applied = await _applied(tx, caller)
        if applied is None:
            return await self._run(tx, caller, *args, **kwargs)
        if name in applied:
            return self._read_back(applied[name])
        if not applied.keys() <= _NAMES:
            raise Already("already-done")
        result = await self._run(tx, caller, *args, **kwargs)
        applied[name] = self._use_case.adapter.dump_python(result, mode="json")
        await _settle(tx, caller, applied)
        return result

    def _read_back(self, kept: Any) -> R:
        try:
            return self._use_case.adapter.validate_python(kept)
        except ValidationError:
            raise Already("already-done") from None


async def _applied(tx: Tx, caller: Caller) -> dict[str, Any] | None:
    """What the request has brought about so far, by the names of use cases; None where each call is a new one."""
    if caller.key is not None:
        return await requests.applied(tx, telegram_id=caller.telegram_id, key=caller.key.name)
    if caller.update_id is None:
        return None
    applied = await inbox.applied(tx, caller.update_id)
    if applied is None:
        raise AlreadyHandled
    return {FORMER_NAMES.get(name, name): result for name, result in applied.items()}


async def _settle(tx: Tx, caller: Caller, applied: dict[str, Any]) -> None:
    if caller.update_id is not None:
        await inbox.settle(tx, caller.update_id, applied, caller.trail)
    elif caller.key is not None:
        key = caller.key
        await requests.settle(tx, telegram_id=caller.telegram_id, key=key.name, results=applied, now=key.at)


async def acting(tx: Tx, caller: Caller) -> Person:
    """The person who asks, read inside the transaction so that a role just taken away counts no more.

    Raises:
        ConsentMissing: They haven't agreed to the consent text as it is now.
    """
    person = await people.find(tx, caller.telegram_id)
    if person is None or not person.has_agreed:
        raise ConsentMissing
    return person
