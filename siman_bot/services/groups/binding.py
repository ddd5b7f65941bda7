"""Telegram groups as admins handle them: listed, bound to places, released."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Final

from siman_bot.domain.groups.group import TITLE_LIMIT, Group, GroupState, Topic, shown_title
from siman_bot.domain.groups.quiet import Quiet
from siman_bot.domain.people.permissions import may_at
from siman_bot.domain.people.person import Person
from siman_bot.domain.people.roles import Act
from siman_bot.domain.places import Scope
from siman_bot.domain.refusals import Already, Invalid, NotFound, NotGroupAdmin, Stale, WrongScope
from siman_bot.domain.text import clean_line
from siman_bot.services.groups.atlas import Place, atlas
from siman_bot.services.groups.choosing import (
    Binding,
    Choosing,
    GroupList,
    GroupView,
    choice_at,
    found_places,
    group_list,
    start_of_choice,
    view_of,
)
from siman_bot.services.notices import notice, tell
from siman_bot.services.ports import MoveTopic
from siman_bot.services.transaction import Caller, Clock, Tx, acting, transactional
from storage import audit, dialogs
from storage.engine import Database
from storage.groups import groups, troubles
from storage.people import people

__all__ = ["Binding", "Choosing", "GroupList", "GroupView", "Grouping", "Place", "Seen"]

DIALOG: Final = "grup"
LIST_STEP: Final = "list"
PLACE_STEP: Final = "place"


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What Telegram says of a group just now: whether the person administers it, the bot is in it and may write."""

    administers: bool
    present: bool
    writes: bool


class Grouping:
    """`quiet` is what a newly added group has; `move_topic` moves what is owed to a group."""

    def __init__(self, *, database: Database, clock: Clock, quiet: Quiet | None, move_topic: MoveTopic) -> None:
        self.database = database
        self._clock = clock
        self._quiet = quiet
        self._move_topic = move_topic

    @transactional("groups.binding.choose-here")
    async def choose_here(
        self, tx: Tx, caller: Caller, *, chat_id: int, title: str, topic: Topic | None, seen: Seen
    ) -> Choosing:
        """Begin to bind the group, and the topic, in which it was asked.

        Raises:
            NotGroupAdmin: The person doesn't administer it.
            WrongRole: No grant that binds groups.
            WrongScope: `group-elsewhere`: bound to a place outside the person's scopes.
            Stale: `group-gone`: the bot is leaving it.
        """
        person = await acting(tx, caller)
        person.require(Act.BIND_GROUP)
        if not seen.administers:
            raise NotGroupAdmin
        group = await groups.find(tx, chat_id)
        if group is None or group.state is GroupState.LEFT:
            group = await groups.add(
                tx,
                chat_id=chat_id,
                title=shown_title(title),
                added_by=person.id,
                trouble=None,
                quiet=self._quiet,
                now=self._clock(),
            )
        else:
            await groups.set_title(tx, group.id, shown_title(title))
        asked = {"topic": None if topic is None else asdict(topic)}
        return await self._choose(tx, person, await open_group(tx, person, group.id), asked)

    @transactional("groups.binding.choose")
    async def choose(self, tx: Tx, caller: Caller, *, group_id: int, revision: int) -> Choosing:
        """Begin to bind a group out of the list, or to bind it elsewhere.

        Raises:
            Stale: `group-changed`, `group-gone`.
            WrongRole: As for `choose_here`; so are the others.
        """
        person = await acting(tx, caller)
        group = current(await open_group(tx, person, group_id), revision)
        return await self._choose(tx, person, group, await _asked_in(tx, person, group))

    async def browse(self, caller: Caller, *, group_id: int, revision: int, at: Scope, page: int) -> Choosing:
        """The places below one.

        Raises:
            NotFound: `place-unknown`.
            WrongScope: The place lies outside the person's scopes.
            Stale: As for `choose`.
        """
        async with self.database.read() as tx:
            person = await acting(tx, caller)
            group = current(await open_group(tx, person, group_id), revision)
            return choice_at(await atlas(tx), person, group, at, page)

    async def search_places(self, caller: Caller, *, group_id: int, revision: int, typed: str) -> Choosing:
        """The places of the person's scopes by name; raises as `choose`."""
        async with self.database.read() as tx:
            person = await acting(tx, caller)
            group = current(await open_group(tx, person, group_id), revision)
            return found_places(await atlas(tx), person, group, clean_line(typed)[:TITLE_LIMIT])

    async def weigh(self, caller: Caller, *, group_id: int, revision: int, scope: Scope) -> Binding:
        """What is about to be confirmed; raises as `browse`."""
        async with self.database.read() as tx:
            person = await acting(tx, caller)
            group = current(await open_group(tx, person, group_id), revision)
            world = await atlas(tx)
            place = world.place(scope)
            person.require(Act.BIND_GROUP, place.location)
            topic = _topic(group, await _asked_in(tx, person, group))
            return Binding(group=view_of(group, world), place=place, topic=topic)

    @transactional("groups.binding.bind")
    async def bind(self, tx: Tx, caller: Caller, *, group_id: int, revision: int, scope: Scope, seen: Seen) -> Binding:
        """Bind a group to a place, from now on or instead of another; in the topic in which /grup was sent.

        Raises:
            NotGroupAdmin: The person doesn't administer the group.
            NotFound: `place-unknown`, `group-gone`.
            WrongScope: The place lies outside the person's scopes, or (`group-elsewhere`) the present one does.
            Already: `group-bound`: to this very place and topic.
            Stale: `group-changed`, `group-gone`.
            Invalid: `group-silent`: the bot may not write there.
        """
        person = await acting(tx, caller)
        group = await open_group(tx, person, group_id)
        world = await atlas(tx)
        place = world.place(scope)
        person.require(Act.BIND_GROUP, place.location)
        topic = _topic(group, await _asked_in(tx, person, group))
        thread_id, before = _thread(topic), _thread(group.topic)
        if group.scope == scope and thread_id == before:
            raise Already("group-bound")
        current(group, revision)
        if not seen.present:
            raise Stale("group-gone")
        if not seen.administers:
            raise NotGroupAdmin
        if not seen.writes:
            raise Invalid("group-silent")
        now = self._clock()
        await groups.bind(tx, group, scope=scope, location=place.location, topic=topic, bound_by=person.id, now=now)
        if thread_id != before:
            await self._move_topic(tx, group.chat_id, thread_id)
        await self._record(tx, person, "group.bind", group, place.scope)
        said = notice(
            "group-bound-here",
            to=group.chat_id,
            once=f"group.bind:{group.id}:{group.revision + 1}",
            thread_id=thread_id,
            kind=scope.kind.value,
            name=place.name,
        )
        await tell(tx, [said], now)
        await close_dialog(tx, person)
        return Binding(group=view_of(group, world), place=place, topic=topic)

    @transactional("groups.binding.begin-list")
    async def begin_list(self, tx: Tx, caller: Caller) -> GroupList:
        """The first page, with a conversation in which a title may be typed."""
        person = await acting(tx, caller)
        person.require(Act.BIND_GROUP)
        dialog = await dialogs.put(tx, person_id=person.id, kind=DIALOG, step=LIST_STEP, data={}, now=self._clock())
        found = await groups.for_admin(tx, person.id, person.scopes_for(Act.BIND_GROUP))
        return group_list(await atlas(tx), found, page=0, dialog=dialog)

    async def list_groups(self, caller: Caller, *, page: int, typed: str = "") -> GroupList:
        """The unbound groups and those of the person's scopes.

        Raises:
            WrongRole: No grant that binds groups.
        """
        async with self.database.read() as tx:
            person = await acting(tx, caller)
            person.require(Act.BIND_GROUP)
            found = await groups.for_admin(tx, person.id, person.scopes_for(Act.BIND_GROUP))
            return group_list(await atlas(tx), found, page=page, typed=clean_line(typed)[:TITLE_LIMIT])

    async def open(self, caller: Caller, *, group_id: int) -> GroupView:
        """One group; raises as `choose`."""
        async with self.database.read() as tx:
            person = await acting(tx, caller)
            return view_of(await open_group(tx, person, group_id), await atlas(tx))

    @transactional("groups.binding.check")
    async def check(self, tx: Tx, caller: Caller, *, group_id: int, seen: Seen) -> GroupView:
        """Look again whether a group can be written to; raises as `choose`."""
        person = await acting(tx, caller)
        group = await open_group(tx, person, group_id)
        if group.trouble is not None and seen.present and seen.writes:
            await troubles.clear(tx, group.chat_id)
            await self._record(tx, person, "group.check", group, group.scope)
        return view_of(await open_group(tx, person, group_id), await atlas(tx))

    @transactional("groups.binding.release")
    async def release(self, tx: Tx, caller: Caller, *, group_id: int, revision: int) -> GroupView:
        """Let go of a bound group: nothing is sent there any more, and the bot is to leave it.

        Raises:
            Stale: `group-changed`, `group-gone`, or it isn't bound.
            WrongRole: As for `choose`; so are the others.
        """
        person = await acting(tx, caller)
        group = current(await open_group(tx, person, group_id), revision)
        if group.state is not GroupState.BOUND or group.scope is None:
            raise Stale("group-changed")
        await groups.set_state(tx, group, GroupState.LEAVING)
        await self._record(tx, person, "group.release", group, group.scope)
        await close_dialog(tx, person)
        return view_of(group, await atlas(tx))

    async def _choose(self, tx: Tx, person: Person, group: Group, asked: Mapping[str, Any]) -> Choosing:
        dialog = await dialogs.put(
            tx,
            person_id=person.id,
            kind=DIALOG,
            step=PLACE_STEP,
            data={"group": group.id, "revision": group.revision, **asked},
            now=self._clock(),
        )
        return start_of_choice(await atlas(tx), person, group, dialog)

    async def _record(self, tx: Tx, person: Person, act: str, group: Group, scope: Scope | None) -> None:
        await audit.append(
            tx,
            at=self._clock(),
            actor_key=await people.audit_key_of(tx, person.id),
            act=act,
            subject=f"group:{group.id}",
            detail={
                "scope": None if scope is None else str(scope),
                "before": None if group.scope is None else str(group.scope),
            },
        )


async def _asked_in(tx: Tx, person: Person, group: Group) -> Mapping[str, Any]:
    """Where the person has asked to bind the group: in a topic or outside, or (empty) not in the group at all."""
    dialog = await dialogs.get(tx, person.id)
    if dialog is None or dialog.kind != DIALOG or dialog.data.get("group") != group.id or "topic" not in dialog.data:
        return {}
    return {"topic": dialog.data["topic"]}


def _topic(group: Group, asked: Mapping[str, Any]) -> Topic | None:
    if "topic" not in asked:
        return group.topic
    return None if asked["topic"] is None else Topic(**asked["topic"])


def _thread(topic: Topic | None) -> int | None:
    return None if topic is None else topic.id


async def open_group(tx: Tx, person: Person, group_id: int) -> Group:
    """The group, for somebody who may bind it.

    Raises:
        WrongRole: No grant that binds groups.
        WrongScope: `group-elsewhere`: bound to a place outside the person's scopes.
        NotFound: `group-gone`.
        Stale: `group-gone`: the bot is leaving it.
    """
    person.require(Act.BIND_GROUP)
    group = await groups.get(tx, group_id)
    if group is None:
        raise NotFound("group-gone")
    if group.state in {GroupState.LEAVING, GroupState.LEFT}:
        raise Stale("group-gone")
    if group.scope is not None and not may_at(person, Act.BIND_GROUP, group.location):
        raise WrongScope("group-elsewhere")
    return group


def current(group: Group, revision: int) -> Group:
    """The group, in the revision that a button names.

    Raises:
        Stale: `group-changed`.
    """
    if group.revision != revision:
        raise Stale("group-changed")
    return group


async def close_dialog(tx: Tx, person: Person) -> None:
    """End the choice, and no other conversation."""
    dialog = await dialogs.get(tx, person.id)
    if dialog is not None and dialog.kind == DIALOG:
        await dialogs.drop(tx, person.id)
