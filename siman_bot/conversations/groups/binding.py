"""/grup in the chat: a list in which is searched, and the choice of a place for one group."""

from siman_bot.conversations.forms import Form, Open, close, get, put
from siman_bot.conversations.groups.forms import BindingForm, BindingHereForm, GroupListForm
from siman_bot.domain.groups.group import Topic
from siman_bot.domain.people.person import Person
from siman_bot.domain.places import Scope
from siman_bot.services.groups.binding import Binding, GroupList, PlacedGroup, Seen, Spot, groups_for, places_to_bind
from siman_bot.services.groups.opening import GroupView, looked_at
from siman_bot.services.groups.placing import PlaceChoice
from siman_bot.services.paging import Cut
from siman_bot.services.transaction import Caller, Now, Tx, acting, transactional
from storage.engine import Database

__all__ = ["BindingConversation", "spot_in"]


class BindingConversation:
    """Between /grup and the bound group.

    Args:
        database: Where the form is.
        clock: The time now.
        binding: Where groups are bound.
    """

    def __init__(self, *, database: Database, clock: Now, binding: Binding) -> None:
        self.database = database
        self._clock = clock
        self._binding = binding

    @transactional("conversations.groups.binding.begin-list")
    async def begin_list(self, tx: Tx, caller: Caller, *, cut: Cut) -> tuple[GroupList, Open[GroupListForm]]:
        """The list, in which a title may be typed.

        Raises:
            WrongRole: No grant that binds groups.
        """
        person = await acting(tx, caller)
        found = await groups_for(tx, person, cut=cut, now=self._clock())
        return found, await put(tx, person.id, GroupListForm(), self._clock())

    @transactional("conversations.groups.binding.choose-here")
    async def choose_here(
        self, tx: Tx, caller: Caller, *, chat_id: int, title: str, topic: Topic | None, seen: Seen, cut: Cut
    ) -> tuple[PlaceChoice, Open[BindingForm]]:
        """Begin to bind the group, and the topic, in which it was asked; raises as `Binding.open_here`."""
        person = await acting(tx, caller)
        here = await self._binding.open_here.within(tx, caller, chat_id=chat_id, title=title, seen=seen)
        form = BindingHereForm(group=here.id, revision=here.revision, topic=topic)
        return await self._ask(tx, person, form, cut)

    @transactional("conversations.groups.binding.choose")
    async def choose(
        self, tx: Tx, caller: Caller, *, group_id: int, revision: int, cut: Cut
    ) -> tuple[PlaceChoice, Open[BindingForm]]:
        """Begin to bind a group out of the list, or to bind it elsewhere; raises as `places_to_bind`."""
        person = await acting(tx, caller)
        spot = spot_in(await get(tx, person.id, BindingHereForm), group_id)
        form = (
            BindingForm(group=group_id, revision=revision)
            if spot is None
            else BindingHereForm(group=group_id, revision=revision, topic=spot.topic)
        )
        places, opened = await self._ask(tx, person, form, cut)
        await looked_at(tx, person, places.group, self._clock())
        return places, opened

    @transactional("conversations.groups.binding.bind")
    async def bind(
        self, tx: Tx, caller: Caller, *, group_id: int, revision: int, scope: Scope, seen: Seen
    ) -> PlacedGroup:
        """Bind the group, in the topic in which /grup was sent, if it was; raises as `Binding.bind`."""
        person = await acting(tx, caller)
        spot = spot_in(await get(tx, person.id, BindingHereForm), group_id)
        bound = await self._binding.bind.within(
            tx, caller, group_id=group_id, revision=revision, scope=scope, seen=seen, spot=spot
        )
        await close(tx, person.id, BindingForm)
        return bound

    @transactional("conversations.groups.binding.release")
    async def release(self, tx: Tx, caller: Caller, *, group_id: int, revision: int) -> GroupView:
        """Let go of a bound group; raises as `Binding.release`."""
        person = await acting(tx, caller)
        released = await self._binding.release.within(tx, caller, group_id=group_id, revision=revision)
        await close(tx, person.id, BindingForm)
        return released

    async def _ask(self, tx: Tx, person: Person, form: BindingForm, cut: Cut) -> tuple[PlaceChoice, Open[BindingForm]]:
        places = await places_to_bind(tx, person, group_id=form.group, revision=form.revision, cut=cut)
        return places, await put(tx, person.id, form, self._clock())


def spot_in(found: Open[Form] | None, group_id: int) -> Spot | None:
    """Where in this group the person has asked to bind it; None where they didn't ask in the group itself."""
    form = None if found is None else found.form
    return Spot(topic=form.topic) if isinstance(form, BindingHereForm) and form.group == group_id else None
