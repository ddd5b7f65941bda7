"""Where a reader may see summaries, under which names and clocks."""

from collections.abc import Sequence
from dataclasses import dataclass

from siman_bot.domain.clock import clock_at
from siman_bot.domain.people.permissions import require
from siman_bot.domain.people.person import Person
from siman_bot.domain.people.roles import Act
from siman_bot.domain.places import Clock, Gazetteer, Location, Scope, ScopeKind
from siman_bot.domain.refusals import WrongScope
from siman_bot.services.transaction import Tx
from storage.people import institutions


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedScope:
    """`name` is that of the place or institution, empty for the nation; `clock` is the one that times are shown by.

    `province_code` is the province in which the scope lies, None for one that lies in several.
    """

    scope: Scope
    name: str
    province_code: str | None
    clock: Clock


@dataclass(frozen=True, slots=True, kw_only=True)
class ScopeChoice:
    """A reader's scopes; `chosen` is the one asked for, or the only one."""

    scopes: tuple[NamedScope, ...]
    chosen: NamedScope | None


def readable(person: Person) -> tuple[Scope, ...]:
    """The scopes whose summaries a person may read, each once.

    Raises:
        WrongRole: None.
    """
    require(person, Act.READ_RECAP)
    return tuple(dict.fromkeys(person.scopes_for(Act.READ_RECAP)))


def require_own(scopes: Sequence[Scope], asked: Scope) -> None:
    """Pass for one of the person's scopes. A part of one isn't served: it would lay narrower counts beside wider ones.

    Raises:
        WrongScope: It is another one.
    """
    if asked not in scopes:
        raise WrongScope


async def named(connection: Tx, scope: Scope, gazetteer: Gazetteer) -> NamedScope:
    if scope.kind is ScopeKind.INSTITUTION:
        institution = await institutions.institution(connection, int(scope.code))
        name = institution.name if institution is not None else ""
        location = Location(province_code=institution.province_code if institution is not None else None)
    else:
        name, location = gazetteer.name_of(scope), gazetteer.locate(scope)
    return NamedScope(scope=scope, name=name, province_code=location.province_code, clock=clock_at(location))
