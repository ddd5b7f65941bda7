"""Telegram groups as admins handle them: listed, bound to places, released."""

from dataclasses import dataclass
from datetime import datetime

from siman_bot.domain.audit import AuditAct
from siman_bot.domain.called.search import search_names
from siman_bot.domain.groups.acts import GroupAct
from siman_bot.domain.groups.group import TITLE_LIMIT, Group, GroupState, Topic, shown_title
from siman_bot.domain.groups.quiet import Quiet
from siman_bot.domain.people.permissions import may_at, require, require_in_reach
from siman_bot.domain.people.person import Person
from siman_bot.domain.people.roles import Act
from siman_bot.domain.places import Scope
from siman_bot.domain.refusals import Already, Invalid, NotGroupAdmin, Stale, WrongScope
from siman_bot.domain.text import clean_line
from siman_bot.services.groups.atlas import Place, atlas
from siman_bot.services.groups.opening import GroupView, current, looked_at, looked_through, open_group, view_of
from siman_bot.services.groups.placing import PlaceChoice, own_places, places_below, places_named
from siman_bot.services.notices import notice, tell
from siman_bot.services.paging import Cut, Page, cut_of, page_of
from siman_bot.services.ports import MoveTopic
from siman_bot.services.transaction import Caller, Now, Tx, acting, transactional
from storage import audit
from storage.engine import Database
from storage.groups import groups, troubles
from storage.people import people


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What Telegram says of a group just now: whether the person administers it, the bot is in it and may write."""

    administers: bool
    present: bool
    writes: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """Where in a group somebody has asked to bind it: in a topic, or (None) outside topics."""

    topic: Topic | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedGroup:
    """A group and the place it is to be bound to, or was, and the topic that its messages go to then."""

    group: GroupView
    place: Place
    topic: Topic | None


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupList:
    """Some of the groups that an admin may see. `search` is what was searched for, made safe to show."""

    groups: Page[GroupView]
    search: str = ""


class Binding:
    """`quiet` is what a newly added group has; `move_topic` moves what is owed to a group."""

    def __init__(self, *, database: Database, clock: Now, quiet: Quiet | None, move_topic: MoveTopic) -> None:
        self.database = database
        self._clock = clock
        self._quiet = quiet
        self._move_topic = move_topic

    @transactional("groups.binding.open-here")
    async def open_here(self, tx: Tx, caller: Caller, *, chat_id: int, title: str, seen: Seen) -> GroupView:
        """The group in which an admin asks to bind it; one that we didn't know is known from now on.

        Raises:
            NotGroupAdmin: The person doesn't administer it.
            WrongRole: No grant that binds groups.
            WrongScope: `group-elsewhere`: bound to a place outside the person's scopes.
            NotFound: `group-gone`: the bot is leaving it.
        """
        person = await acting(tx, caller)
        require(person, Act.BIND_GROUP)
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
        # Whoever stands in the group sees its title anyway, so it may be said why it isn't theirs to bind.
        if group.state is GroupState.BOUND and not may_at(person, Act.BIND_GROUP, group.location):
            raise WrongScope("group-elsewhere")
        if group.state is GroupState.UNBOUND:
            await groups.note_opened(tx, group, by=person.id, now=self._clock())
        opened = await open_group(tx, person, group.id)
        await looked_at(tx, person, opened, self._clock())
        return view_of(opened, await atlas(tx))

    @transactional("groups.binding.browse")
    async def browse(self, tx: Tx, caller: Caller, *, group_id: int, revision: int, at: Scope, cut: Cut) -> PlaceChoice:
        """The places below one.

        Raises:
            NotFound: `place-unknown`: no such place, or outside the person's scopes.
            Stale: `group-changed`, `group-gone`.
            WrongRole: No grant that binds groups; so do the others.
        """
        person, group = await self._looked_at(tx, caller, group_id, revision)
        return places_below(await atlas(tx), person, group, at, cut)

    @transactional("groups.binding.search-places")
    async def search_places(
        self, tx: Tx, caller: Caller, *, group_id: int, revision: int, search: str, cut: Cut
    ) -> PlaceChoice:
        """The places of the person's scopes by name; raises as `places_to_bind`."""
        person, group = await self._looked_at(tx, caller, group_id, revision)
        return places_named(await atlas(tx), person, group, clean_line(search)[:TITLE_LIMIT], cut)

    @transactional("groups.binding.weigh")
    async def weigh(
        self, tx: Tx, caller: Caller, *, group_id: int, revision: int, scope: Scope, spot: Spot | None = None
    ) -> PlacedGroup:
        """What binding it would bring about; `spot` as in `bind`, raises as `browse`."""
        person, group = await self._looked_at(tx, caller, group_id, revision)
        world = await atlas(tx)
        place = world.place(scope)
        require_in_reach(person, Act.BIND_GROUP, place.location, gone="place-unknown")
        return PlacedGroup(group=view_of(group, world), place=place, topic=_topic(group, spot))

    @transactional("groups.binding.bind")
    async def bind(
        self,
        tx: Tx,
        caller: Caller,
        *,
        group_id: int,
        revision: int,
        scope: Scope,
        seen: Seen,
        spot: Spot | None = None,
    ) -> PlacedGroup:
        """Bind a group to a place, from now on or instead of another.

        Args:
            tx: The transaction.
            caller: Who binds it.
            group_id: The group.
            revision: That the person has seen.
            scope: The place.
            seen: What Telegram says of the group.
            spot: Where its messages go; None leaves that as it is.

        Raises:
            NotGroupAdmin: The person doesn't administer the group.
            NotFound: `place-unknown`, `group-gone`: not there, or outside the person's scopes.
            Already: `group-bound`: to this very place and topic.
            Stale: `group-changed`, `group-gone`.
            Invalid: `group-silent`: the bot may not write there.
        """
        person = await acting(tx, caller)
        group = await open_group(tx, person, group_id)
        world = await atlas(tx)
        place = world.place(scope)
        require_in_reach(person, Act.BIND_GROUP, place.location, gone="place-unknown")
        topic = _topic(group, spot)
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
        await self._record(tx, person, GroupAct.BIND, group, place.scope)
        said = notice(
            "group-bound-here",
            to=group.chat_id,
            once=f"group.bind:{group.id}:{group.revision + 1}",
            thread_id=thread_id,
            kind=scope.kind.value,
            name=place.name,
        )
        await tell(tx, [said], now)
        return PlacedGroup(group=view_of(group, world), place=place, topic=topic)

    @transactional("groups.binding.list")
    async def list_groups(self, tx: Tx, caller: Caller, *, cut: Cut, search: str = "") -> GroupList:
        """The unbound groups and those of the person's scopes; with a search those whose title has every word of it.

        Raises:
            WrongRole: No grant that binds groups.
        """
        return await groups_for(tx, await acting(tx, caller), cut=cut, search=search, now=self._clock())

    @transactional("groups.binding.look")
    async def open(self, tx: Tx, caller: Caller, *, group_id: int) -> GroupView:
        """One group; raises as `open_group`."""
        _, group = await self._looked_at(tx, caller, group_id)
        return view_of(group, await atlas(tx))

    async def chat_of(self, caller: Caller, *, group_id: int) -> int:
        """Which chat it is, to ask Telegram about it; shows nothing of it. Raises as `open_group`."""
        async with self.database.read() as tx:
            return (await open_group(tx, await acting(tx, caller), group_id)).chat_id

    @transactional("groups.binding.check")
    async def check(self, tx: Tx, caller: Caller, *, group_id: int, seen: Seen) -> GroupView:
        """Look again whether a group can be written to; raises as `open_group`."""
        person = await acting(tx, caller)
        group = await open_group(tx, person, group_id)
        if group.trouble is not None and seen.present and seen.writes:
            await troubles.clear(tx, group.chat_id)
            await self._record(tx, person, GroupAct.CHECK, group, group.scope)
        else:
            await looked_at(tx, person, group, self._clock())
        return view_of(await open_group(tx, person, group_id), await atlas(tx))

    @transactional("groups.binding.release")
    async def release(self, tx: Tx, caller: Caller, *, group_id: int, revision: int) -> GroupView:
        """Let go of a bound group: nothing is sent there any more, and the bot is to leave it.

        Raises:
            Stale: `group-changed`, `group-gone`, or it isn't bound.
            Refusal: As `open_group`.
        """
        person = await acting(tx, caller)
        group = current(await open_group(tx, person, group_id), revision)
        if group.state is not GroupState.BOUND or group.scope is None:
            raise Stale("group-changed")
        await groups.set_state(tx, group, GroupState.LEAVING)
        await self._record(tx, person, GroupAct.RELEASE, group, group.scope)
        return view_of(group, await atlas(tx))

    async def _looked_at(
        self, tx: Tx, caller: Caller, group_id: int, revision: int | None = None
    ) -> tuple[Person, Group]:
        """Whoever asks, and the group that they are shown, if they may see it in that revision; it leaves a row."""
        person = await acting(tx, caller)
        group = await open_group(tx, person, group_id)
        if revision is not None:
            current(group, revision)
        await looked_at(tx, person, group, self._clock())
        return person, group

    async def _record(self, tx: Tx, person: Person, act: AuditAct, group: Group, scope: Scope | None) -> None:
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


async def groups_for(tx: Tx, person: Person, *, cut: Cut, search: str = "", now: datetime) -> GroupList:
    """As `Binding.list_groups`."""
    require(person, Act.BIND_GROUP)
    found = await groups.for_admin(tx, person.id, person.scopes_for(Act.BIND_GROUP))
    world, words = await atlas(tx), clean_line(search)[:TITLE_LIMIT]
    if words:
        titled = ((group.title, group) for group in found)
        named = search_names(words, titled, cut.cursor + cut.limit + 1, guesses=False)
        page = page_of(named[cut.cursor :], cut)
    else:
        page = cut_of(found, cut)
    await looked_through(tx, person, len(page.rows), now)
    return GroupList(groups=page.of(lambda group: view_of(group, world)), search=words)


async def places_to_bind(tx: Tx, person: Person, *, group_id: int, revision: int, cut: Cut) -> PlaceChoice:
    """Where a person may bind a group, to begin with; whoever shows it notes the look (R12).

    Raises:
        Stale: `group-changed`.
        Refusal: As `open_group`.
    """
    group = current(await open_group(tx, person, group_id), revision)
    return own_places(await atlas(tx), person, group, cut)


def _topic(group: Group, spot: Spot | None) -> Topic | None:
    return group.topic if spot is None else spot.topic


def _thread(topic: Topic | None) -> int | None:
    return None if topic is None else topic.id
