"""The list of broadcasts for those who may watch them, and one of them with all that came of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from siman_bot.domain.clock import clocks_in
from siman_bot.domain.code import CodeKind, read_code
from siman_bot.domain.people.permissions import may_everywhere, may_throughout, reach_of, require
from siman_bot.domain.people.person import Person
from siman_bot.domain.people.roles import Act
from siman_bot.domain.places import Clock, Scope
from siman_bot.domain.refusals import NotFound
from siman_bot.domain.sending.broadcast import Broadcast
from siman_bot.domain.sending.course import Course, Tally, course_of
from siman_bot.domain.sending.delivery import DECIDABLE, DeliveryKind, DeliveryState
from siman_bot.domain.sending.plan import Plan
from siman_bot.domain.sending.way import Way
from siman_bot.services.paging import Cut, Page, counted
from siman_bot.services.ports import LookAtItem
from siman_bot.services.sending.broadcasts.progress import waits_until
from siman_bot.services.sending.broadcasts.resending import resendable
from siman_bot.services.transaction import Caller, Now, Tx, acting
from storage import places
from storage.engine import Database
from storage.sending.broadcasts import broadcasts, progress, resending, stops
from storage.sending.broadcasts.resending import Left


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedBroadcast:
    """One row of the list. `until` is when it goes on, where it waits for its time or for quiet hours."""

    id: int
    code: str
    title: str
    way: Way
    target: Scope
    created_at: datetime
    tally: Tally
    course: Course
    until: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Stopped:
    """Everything outgoing is stopped since then; `concerns` whoever may stop and resume."""

    since: datetime
    concerns: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class BroadcastList:
    page: Page[ListedBroadcast]
    stopped: Stopped | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BroadcastDetail:
    """`reasons` are failures by reason; `failed` is what may be sent again, `unknown` what a person must look at.

    Only whoever `may_steer` may change anything; `revision` goes with every change. `place` is the target's name and
    `clocks` are its clocks, `item_id` None where nothing is left to withdraw, `withdrawn_id` a withdrawn item of which
    the person may say why.
    """

    broadcast: ListedBroadcast
    place: str
    counts: Mapping[tuple[DeliveryKind, DeliveryState], int]
    reasons: Mapping[str, int]
    failed: Left
    unknown: Left
    paused_at: datetime | None
    held: bool
    cancelled_at: datetime | None
    plan: Plan
    clocks: tuple[Clock, ...]
    stopped: Stopped | None
    may_steer: bool
    revision: int
    item_id: int | None
    withdrawn_id: int | None = None


class Watching:
    """Broadcasts as those see them who may watch them."""

    def __init__(self, *, database: Database, clock: Now, look_at_item: LookAtItem) -> None:
        self.database = database
        self._clock = clock
        self._look_at_item = look_at_item

    async def overview(self, caller: Caller, *, cut: Cut) -> BroadcastList:
        """Broadcasts to targets within the person's scopes: those that still run, then the newest.

        Raises:
            WrongRole: The person may not watch broadcasts.
        """
        async with self.database.read() as connection:
            person = await _watching(connection, caller)
            targets = reach_of(person, Act.WATCH_BROADCAST, await places.gazetteer(connection))
            total = await broadcasts.count(connection, targets=targets)
            cut = cut.inside(total)
            found = await broadcasts.running_first(connection, targets=targets, limit=cut.limit, offset=cut.cursor)
            stopped = await _stopped(connection, person)
            return BroadcastList(
                page=counted(await self._listed(connection, found, stopped), cut, total=total), stopped=stopped
            )

    async def named(self, caller: Caller, *, typed: str, limit: int) -> BroadcastList:
        """The newest broadcasts of the item with that code within the person's scopes.

        Raises:
            NotFound: No such code, or no such broadcast.
            WrongRole: As for `overview`.
        """
        async with self.database.read() as connection:
            person = await _watching(connection, caller)
            targets = reach_of(person, Act.WATCH_BROADCAST, await places.gazetteer(connection))
            code = read_code(CodeKind.ITEM, typed)
            of_item = await broadcasts.of_code(connection, code) if code is not None else []
            found = [one for one in of_item if targets is None or one.target in targets][:limit]
            if not found:
                raise NotFound
            stopped = await _stopped(connection, person)
            rows = await self._listed(connection, found, stopped)
            return BroadcastList(page=Page(rows=tuple(rows), limit=limit), stopped=stopped)

    async def detail(self, caller: Caller, *, broadcast_id: int) -> BroadcastDetail:
        """One broadcast with all that came of it.

        Raises:
            NotFound: No such broadcast within the person's scopes.
            WrongRole: As for `overview`.
        """
        async with self.database.read() as connection:
            person = await _watching(connection, caller)
            gazetteer = await places.gazetteer(connection)
            targets = reach_of(person, Act.WATCH_BROADCAST, gazetteer)
            found = await broadcasts.get(connection, broadcast_id)
            if found is None or (targets is not None and found.target not in targets):
                raise NotFound
            item = await self._look_at_item(connection, found.item_id)
            stopped = await _stopped(connection, person)
            again = resendable(found, item, self._clock(), DeliveryState.FAILED)
            (listed,) = await self._listed(connection, [found], stopped)
            return BroadcastDetail(
                broadcast=listed,
                place=gazetteer.name_of(found.target),
                counts=await progress.counts(connection, broadcast_id),
                reasons=await progress.reasons(connection, broadcast_id),
                failed=await resending.left(connection, broadcast_id, DeliveryState.FAILED, again),
                unknown=await resending.left(connection, broadcast_id, DeliveryState.UNKNOWN, DECIDABLE),
                paused_at=found.paused_at,
                held=found.held,
                cancelled_at=found.cancelled_at,
                plan=found.plan,
                clocks=clocks_in(gazetteer, found.target),
                stopped=stopped,
                may_steer=may_throughout(person, Act.STEER_BROADCAST, found.target, gazetteer),
                revision=found.revision,
                item_id=None if item.is_withdrawn else found.item_id,
                withdrawn_id=found.item_id
                if item.is_withdrawn and may_throughout(person, Act.WITHDRAW_ITEM, found.target, gazetteer)
                else None,
            )

    async def _listed(
        self, connection: Tx, found: Sequence[Broadcast], stopped: Stopped | None
    ) -> list[ListedBroadcast]:
        return [await self._one_listed(connection, one, stopped) for one in found]

    async def _one_listed(self, connection: Tx, one: Broadcast, stopped: Stopped | None) -> ListedBroadcast:
        tally = Tally.of(await progress.counts(connection, one.id), new=one.owing_new, changes=one.owing_edits)
        until = await waits_until(connection, one.id, self._clock())
        return ListedBroadcast(
            id=one.id,
            code=one.code,
            title=one.title,
            way=one.way,
            target=one.target,
            created_at=one.created_at,
            tally=tally,
            course=course_of(
                way=one.way,
                tally=tally,
                paused=one.paused_at is not None,
                cancelled=one.cancelled_at is not None,
                stopped=stopped is not None,
                until=until,
            ),
            until=until,
        )


async def _watching(connection: Tx, caller: Caller) -> Person:
    person = await acting(connection, caller)
    require(person, Act.WATCH_BROADCAST)
    return person


async def _stopped(connection: Tx, person: Person) -> Stopped | None:
    stop = await stops.in_force(connection)
    if stop is None:
        return None
    return Stopped(since=stop.stopped_at, concerns=may_everywhere(person, Act.STOP_ALL))
