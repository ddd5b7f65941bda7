"""What an admin is shown of groups: one, a page of them, where one can be bound."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, TypeVar

from siman_bot.domain.clock import clock_at
from siman_bot.domain.groups.group import Group, Topic
from siman_bot.domain.groups.quiet import Quiet
from siman_bot.domain.people.permissions import may_at
from siman_bot.domain.people.person import Person
from siman_bot.domain.people.roles import Act
from siman_bot.domain.places import Clock, Scope, search_names
from siman_bot.services.groups.atlas import Atlas, Place
from storage.dialogs import Dialog

PAGE: Final = 8
FOUND_LIMIT: Final = 10

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupView:
    """A group as its admin is shown it. `place` is None where it isn't bound, `trouble` a Trouble's value.

    `topic` is where its messages go, `quiet` its quiet hours by `clock`.
    """

    id: int
    chat_id: int
    title: str
    revision: int
    place: Place | None
    trouble: str | None
    topic: Topic | None
    quiet: Quiet | None
    clock: Clock


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupList:
    """One page of groups, from 0. `typed` is what was searched for; then there is one page, and `more` if it is cut."""

    groups: tuple[GroupView, ...]
    page: int
    pages: int
    typed: str = ""
    more: bool = False
    dialog: Dialog | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Choosing:
    """Where to bind a group. `at` is the place looked at, None above the admin's own scopes; `places` lie below it.

    `up` is the place above it, None where the person may look no higher. `typed` and `more` as in GroupList.
    """

    group: GroupView
    at: Place | None
    places: tuple[Place, ...]
    up: Scope | None
    page: int
    pages: int
    typed: str = ""
    more: bool = False
    dialog: Dialog | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Binding:
    """A group and the place it is to be bound to, or was, and the topic that its messages go to then."""

    group: GroupView
    place: Place
    topic: Topic | None


def view_of(group: Group, world: Atlas) -> GroupView:
    return GroupView(
        id=group.id,
        chat_id=group.chat_id,
        title=group.title,
        revision=group.revision,
        place=None if group.scope is None else world.place(group.scope),
        trouble=None if group.trouble is None else group.trouble.value,
        topic=group.topic,
        quiet=group.quiet,
        clock=clock_at(group.location),
    )


def start_of_choice(world: Atlas, person: Person, group: Group, dialog: Dialog) -> Choosing:
    """The person's own scopes; where there is but one, what lies below it."""
    scopes = person.scopes_for(Act.BIND_GROUP)
    if len(scopes) == 1:
        return choice_at(world, person, group, scopes[0], 0, dialog)
    found = tuple(world.place(scope) for scope in scopes)
    return Choosing(group=view_of(group, world), at=None, places=found, up=None, page=0, pages=1, dialog=dialog)


def choice_at(
    world: Atlas, person: Person, group: Group, at: Scope, page: int, dialog: Dialog | None = None
) -> Choosing:
    """What lies below a place.

    Raises:
        NotFound: `place-unknown`.
        WrongScope: The place lies outside the person's scopes.
    """
    place = world.place(at)
    person.require(Act.BIND_GROUP, place.location)
    above = world.above(at)
    up = above if above is not None and may_at(person, Act.BIND_GROUP, world.place(above).location) else None
    below, page, pages = _paged(world.below(at), page)
    view = view_of(group, world)
    return Choosing(group=view, at=place, places=tuple(below), up=up, page=page, pages=pages, dialog=dialog)


def found_places(world: Atlas, person: Person, group: Group, typed: str) -> Choosing:
    found = world.search(typed, person.scopes_for(Act.BIND_GROUP), limit=FOUND_LIMIT + 1)
    return Choosing(
        group=view_of(group, world),
        at=None,
        places=tuple(found[:FOUND_LIMIT]),
        up=None,
        page=0,
        pages=1,
        typed=typed,
        more=len(found) > FOUND_LIMIT,
    )


def group_list(
    world: Atlas, found: Sequence[Group], *, page: int, typed: str = "", dialog: Dialog | None = None
) -> GroupList:
    """One page of these groups, or of those whose title has every typed word."""
    more = False
    if typed:
        named = search_names(typed, ((group.title, group) for group in found), PAGE + 1)
        found, more = named[:PAGE], len(named) > PAGE
    shown, page, pages = _paged(found, page)
    views = tuple(view_of(group, world) for group in shown)
    return GroupList(groups=views, page=page, pages=pages, typed=typed, more=more, dialog=dialog)


def _paged(every: Sequence[T], page: int) -> tuple[Sequence[T], int, int]:
    pages = max(1, -(-len(every) // PAGE))
    page = min(max(page, 0), pages - 1)
    return every[page * PAGE : (page + 1) * PAGE], page, pages
