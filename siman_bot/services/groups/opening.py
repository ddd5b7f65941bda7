"""One group, for somebody who may bind it."""

from dataclasses import dataclass
from datetime import datetime

from siman_bot.domain.clock import clock_at
from siman_bot.domain.groups.acts import GroupAct
from siman_bot.domain.groups.group import Group, GroupState, Topic
from siman_bot.domain.groups.quiet import Quiet
from siman_bot.domain.groups.trouble import Trouble
from siman_bot.domain.people.permissions import may_at, require
from siman_bot.domain.people.person import Person
from siman_bot.domain.people.roles import Act
from siman_bot.domain.places import Clock
from siman_bot.domain.refusals import NotFound, Stale
from siman_bot.services.groups.atlas import Atlas, Place
from siman_bot.services.looking import Seen, note_look
from siman_bot.services.transaction import Tx
from storage.groups import groups


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupView:
    """A group as its admin is shown it. `place` is None where it isn't bound, `trouble` where it can be written to.

    `topic` is where its messages go, `quiet` its quiet hours by `clock`.
    """

    id: int
    chat_id: int
    title: str
    revision: int
    place: Place | None
    trouble: Trouble | None
    topic: Topic | None
    quiet: Quiet | None
    clock: Clock


def view_of(group: Group, world: Atlas) -> GroupView:
    return GroupView(
        id=group.id,
        chat_id=group.chat_id,
        title=group.title,
        revision=group.revision,
        place=None if group.scope is None else world.place(group.scope),
        trouble=group.trouble,
        topic=group.topic,
        quiet=group.quiet,
        clock=clock_at(group.location),
    )


async def open_group(tx: Tx, person: Person, group_id: int) -> Group:
    """The group, for somebody who may bind it.

    Raises:
        WrongRole: No grant that binds groups.
        NotFound: `group-gone`: no such group, the bot is leaving it, or it isn't for this person's eyes.
    """
    require(person, Act.BIND_GROUP)
    group = await groups.get(tx, group_id)
    if group is None or not _is_seen_by(group, person):
        raise NotFound("group-gone")
    return group


def _is_seen_by(group: Group, person: Person) -> bool:
    """Bound, by admins of its place; before that by who brought the bot there, and who asked last in it to bind it."""
    match group.state:
        case GroupState.UNBOUND:
            return person.id in {group.added_by, group.opened_by}
        case GroupState.BOUND:
            return may_at(person, Act.BIND_GROUP, group.location)
        case _:
            return False


async def looked_at(tx: Tx, person: Person, group: Group | GroupView, now: datetime) -> None:
    """Note that the person is shown this group (R12)."""
    await note_look(tx, person, GroupAct.LOOK, Seen(subject=f"group:{group.id}"), now=now)


async def looked_through(tx: Tx, person: Person, shown: int, now: datetime) -> None:
    """Note that the person is shown so many of the groups (R12)."""
    await note_look(tx, person, GroupAct.LIST, Seen(subject="groups", detail={"shown": shown}), now=now)


def current(group: Group, revision: int) -> Group:
    """The group, in the revision that it was seen in.

    Raises:
        Stale: `group-changed`.
    """
    if group.revision != revision:
        raise Stale("group-changed")
    return group
