"""Where a group can be bound: the places among which an admin chooses."""

from dataclasses import dataclass

from siman_bot.domain.groups.group import Group
from siman_bot.domain.people.permissions import may_at, require_in_reach
from siman_bot.domain.people.person import Person
from siman_bot.domain.people.roles import Act
from siman_bot.domain.places import Scope
from siman_bot.services.groups.atlas import Atlas, Place
from siman_bot.services.groups.opening import GroupView, view_of
from siman_bot.services.paging import Cut, Page, cut_of, page_of


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceChoice:
    """Some places for a group. `at` is the place looked at, None above the admin's own scopes; `places` lie below it.

    `up` is the place above it, None where the person may look no higher. `search` is what was searched for; then the
    places lie anywhere in the person's scopes.
    """

    group: GroupView
    at: Place | None
    places: Page[Place]
    up: Scope | None
    search: str = ""


def own_places(world: Atlas, person: Person, group: Group, cut: Cut) -> PlaceChoice:
    """The person's own scopes, which are few; where there is but one, what lies below it."""
    scopes = person.scopes_for(Act.BIND_GROUP)
    if len(scopes) == 1:
        return places_below(world, person, group, scopes[0], cut)
    own = [world.place(scope) for scope in scopes]
    places = cut_of(own, Cut(limit=max(len(own), cut.limit)))
    return PlaceChoice(group=view_of(group, world), at=None, places=places, up=None)


def places_below(world: Atlas, person: Person, group: Group, at: Scope, cut: Cut) -> PlaceChoice:
    """What lies below a place.

    Raises:
        NotFound: `place-unknown`: no such place, or outside the person's scopes.
    """
    place = world.place(at)
    require_in_reach(person, Act.BIND_GROUP, place.location, gone="place-unknown")
    above = world.above(at)
    up = above if above is not None and may_at(person, Act.BIND_GROUP, world.place(above).location) else None
    return PlaceChoice(group=view_of(group, world), at=place, places=cut_of(world.below(at), cut), up=up)


def places_named(world: Atlas, person: Person, group: Group, search: str, cut: Cut) -> PlaceChoice:
    """Places of the person's scopes whose name has every word searched for."""
    found = world.search(search, person.scopes_for(Act.BIND_GROUP), limit=cut.cursor + cut.limit + 1)
    places = page_of(found[cut.cursor :], cut)
    return PlaceChoice(group=view_of(group, world), at=None, places=places, up=None, search=search)
