"""Where a reader may see summaries, under which names and clocks."""

from collections.abc import Sequence
from dataclasses import dataclass

from siman_bot.domain.clock import clock_at
from siman_bot.domain.people.person import Person
from siman_bot.domain.people.roles import Act
from siman_bot.domain.places import Clock, Gazetteer, Location, Scope, ScopeKind
from siman_bot.domain.refusals import Stale, WrongScope
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


def readable(person: Person) -> tuple[Scope, ...]:
    """The scopes whose summaries a person may read, each once.

    Raises:
        WrongRole: None.
    """
    person.require(Act.READ_RECAP)
    return tuple(dict.fromkeys(person.scopes_for(Act.READ_RECAP)))


def asked_for(scopes: Sequence[Scope], asked: str) -> Scope:
    """One of the person's scopes. A part of one isn't served: it would lay narrower counts beside wider ones.

    Raises:
        Stale: The text names no scope.
        WrongScope: It names another one.
    """
    try:
        scope = Scope.parse(asked)
    except ValueError:
        raise Stale("button-expired") from None
    if scope not in scopes:
        raise WrongScope
    return scope


async def named(connection: Tx, scope: Scope, gazetteer: Gazetteer) -> NamedScope:
    if scope.kind is ScopeKind.INSTITUTION:
        institution = await institutions.institution(connection, int(scope.code))
        name = institution.name if institution is not None else ""
        location = Location(province_code=institution.province_code if institution is not None else None)
    else:
        name, location = gazetteer.name_of(scope), gazetteer.locate(scope)
    return NamedScope(scope=scope, name=name, province_code=location.province_code, clock=clock_at(location))
