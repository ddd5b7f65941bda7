"""Who may do what, and where: every rule about grants, as functions of a person and a place.

`may...` answers, `require...` raises. A place is given as a location (where one group, member or institution stands)
or as a scope, which has to be reached as a whole.
"""

from siman_bot.domain.people.person import Person
from siman_bot.domain.people.roles import ROLES_OF, Act, Role
from siman_bot.domain.places import NATION, Gazetteer, Location, Scope, ScopeKind, covered, covers
from siman_bot.domain.refusals import NotFound, WrongRole, WrongScope


def may(person: Person, act: Act) -> bool:
    """Whether a grant allows the act at all, wherever that is."""
    return bool(person.scopes_for(act))


def may_at(person: Person, act: Act, location: Location) -> bool:
    """Whether a grant allows the act for what stands at this place."""
    return covered(location, by=person.scopes_for(act))


def may_throughout(person: Person, act: Act, scope: Scope, gazetteer: Gazetteer) -> bool:
    """Whether one grant allows the act for the whole of a scope.

    A place that the gazetteer doesn't know is reached by nobody. An institution is reached by a grant over itself and
    by one over the nation: its people can stand in any province.
    """
    scopes = person.scopes_for(act)
    if scope.kind is ScopeKind.INSTITUTION:
        return scope in scopes or NATION in scopes
    location = gazetteer.find(scope)
    return location is not None and covered(location, by=scopes)


def reach_of(person: Person, act: Act, gazetteer: Gazetteer) -> list[Scope] | None:
    """Every scope for the whole of which the person may do it; None for any."""
    if may_everywhere(person, act):
        return None
    scopes = person.scopes_for(act)
    known = (scope for scope in scopes if may_throughout(person, act, scope, gazetteer))
    return [place for scope in known for place in gazetteer.within(scope)]


def may_everywhere(person: Person, act: Act) -> bool:
    """Whether a grant allows the act for the whole nation."""
    return NATION in person.scopes_for(act)


def require(person: Person, act: Act) -> None:
    """Pass when `may`.

    Raises:
        WrongRole: No grant of a role that may do this.
    """
    if not may(person, act):
        raise WrongRole


def require_at(person: Person, act: Act, location: Location) -> None:
    """Pass when `may_at`.

    Raises:
        WrongRole: No grant of a role that may do this.
        WrongScope: Such a grant, but its scope doesn't reach there.
    """
    require(person, act)
    if not may_at(person, act, location):
        raise WrongScope


def require_throughout(person: Person, act: Act, scope: Scope, gazetteer: Gazetteer) -> None:
    """Pass when `may_throughout`.

    Raises:
        WrongRole: No grant of a role that may do this.
        WrongScope: Such a grant, but its scope doesn't reach all of it.
    """
    require(person, act)
    if not may_throughout(person, act, scope, gazetteer):
        raise WrongScope


def require_in_reach(person: Person, act: Act, location: Location, *, gone: str | None = None) -> None:
    """As `require_at`, for what a number in a button names: what is out of reach is answered as if it weren't there.

    Raises:
        WrongRole: No grant of a role that may do this.
        NotFound: Such a grant, but its scope doesn't reach there; with this key.
    """
    require(person, act)
    if not may_at(person, act, location):
        raise NotFound(gone)


def require_in_reach_throughout(person: Person, act: Act, scope: Scope, gazetteer: Gazetteer) -> None:
    """As `require_throughout`, answered as by `require_in_reach`.

    Raises:
        WrongRole: No grant of a role that may do this.
        NotFound: Such a grant, but its scope doesn't reach all of it.
    """
    require(person, act)
    if not may_throughout(person, act, scope, gazetteer):
        raise NotFound


def require_everywhere(person: Person, act: Act) -> None:
    """Pass when `may_everywhere`.

    Raises:
        WrongRole: No grant of a role that may do this.
        WrongScope: Such a grant, but for a part of the nation.
    """
    require(person, act)
    if not may_everywhere(person, act):
        raise WrongScope


def role_at(person: Person, act: Act, location: Location, *, gone: str | None = None) -> Role:
    """The role in which the person acts there: of the first grant that lets them.

    Raises:
        NotFound: No grant does; with this key.
    """
    roles = (grant.role for grant in person.grants if grant.role in ROLES_OF[act] and covers(grant.scope, location))
    if (role := next(roles, None)) is None:
        raise NotFound(gone)
    return role
