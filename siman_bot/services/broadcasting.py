"""Watching broadcasts: one progress message for the author, and the list with what came of each."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Final

from siman_bot.domain.delivery import STANDING, DeliveryKind, DeliveryState
from siman_bot.domain.item import ItemState, Way
from siman_bot.domain.lane import Lane
from siman_bot.domain.people import Act
from siman_bot.domain.places import NATION, Scope
from siman_bot.domain.refusals import NotFound
from siman_bot.services.transaction import Caller, Clock, Tx, acting
from storage import broadcasts, items, outbox, places, progress
from storage.engine import Database
from storage.outbox import Owed

LOOK_BACK: Final = timedelta(days=2)
PAGE: Final = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How a broadcast stands.

    `groups` count messages to groups, those that were taken back later included, `cards` those to regional admins,
    `edits` the messages of an earlier version that are changed to this one.
    """

    groups: int = 0
    groups_sent: int = 0
    cards: int = 0
    cards_sent: int = 0
    failed: int = 0
    unknown: int = 0
    pending: int = 0
    edits: int = 0
    edits_done: int = 0
    withdrawn: int = 0

    @classmethod
    def of(cls, counts: Mapping[tuple[DeliveryKind, DeliveryState], int]) -> "Tally":
        def number(*states: DeliveryState, kind: DeliveryKind | None = None) -> int:
            return sum(
                count
                for (of_kind, state), count in counts.items()
                if state in states and (kind is None or of_kind is kind)
            )

        every = tuple(DeliveryState)
        return cls(
            groups=number(*every, kind=DeliveryKind.ITEM),
            groups_sent=number(*STANDING, DeliveryState.WITHDRAWN, kind=DeliveryKind.ITEM),
            cards=number(*every, kind=DeliveryKind.RELAY_CARD),
            cards_sent=number(DeliveryState.SENT, kind=DeliveryKind.RELAY_CARD),
            failed=number(DeliveryState.FAILED, DeliveryState.EXPIRED, DeliveryState.CANCELLED),
            unknown=number(DeliveryState.UNKNOWN),
            pending=number(DeliveryState.PENDING),
            edits=number(*every, kind=DeliveryKind.EDIT),
            edits_done=number(*STANDING, kind=DeliveryKind.EDIT),
            withdrawn=number(DeliveryState.WITHDRAWN, kind=DeliveryKind.ITEM),
        )

    @property
    def short(self) -> str:
        return "/".join(str(number) for number in asdict(self).values())


async def watch(tx: Tx, *, broadcast_id: int, author_telegram_id: int, now: datetime) -> None:
    """Owe the author the one message that shows how the broadcast goes, as it stands now."""
    found = await progress.watched(tx, broadcast_id)
    if found is None:
        raise LookupError(broadcast_id)
    tally = Tally.of(await progress.counts(tx, broadcast_id))
    await outbox.add(tx, [_message(found, tally, to=author_telegram_id, edit=None)], now)
    await progress.set_shown(tx, broadcast_id, tally.short)


def _message(found: progress.Watched, tally: Tally, *, to: int, edit: int | None) -> Owed:
    return Owed(
        dedupe_key=f"progress:{found.broadcast_id}:{tally.short}",
        kind=DeliveryKind.PROGRESS,
        lane=Lane.ANSWER,
        chat_id=to,
        payload={"code": found.code, "way": found.way.value, "tally": asdict(tally), "edit": edit},
        broadcast_id=found.broadcast_id,
    )


class Progress:
    """Edits the progress messages of the broadcasts that this process's sender has touched."""

    def __init__(self, *, database: Database, clock: Clock) -> None:
        self.database = database
        self._clock = clock
        self._touched: set[int] | None = None

    def touch(self, broadcast_id: int) -> None:
        if self._touched is not None:
            self._touched.add(broadcast_id)

    async def refresh(self) -> None:
        """One edit for each broadcast whose numbers have changed; to be called at most every three seconds.

        Raises:
            Unavailable: The database didn't answer; call again later.
        """
        if self._touched is None:
            async with self.database.read() as connection:
                self._touched = set(await progress.since(connection, self._clock() - LOOK_BACK))
        for broadcast_id in sorted(self._touched):
            async with self.database.write() as tx:
                if await self._refresh_one(tx, broadcast_id):
                    self._touched.discard(broadcast_id)

    async def _refresh_one(self, tx: Tx, broadcast_id: int) -> bool:
        """Whether there is nothing more to show until the sender touches it again."""
        found = await progress.watched(tx, broadcast_id)
        if found is None or found.chat_id is None:
            return True
        if found.edit_pending:
            return False
        tally = Tally.of(await progress.counts(tx, broadcast_id))
        if tally.short == found.shown or found.message_id is None:
            return tally.pending == 0
        now = self._clock()
        await outbox.add(tx, [_message(found, tally, to=found.chat_id, edit=found.message_id)], now)
        await progress.set_shown(tx, broadcast_id, tally.short)
        return False


@dataclass(frozen=True, slots=True, kw_only=True)
class Broadcast:
    """One row of the list."""

    id: int
    code: str
    title: str
    way: Way
    target: Scope
    created_at: datetime
    tally: Tally


@dataclass(frozen=True, slots=True, kw_only=True)
class BroadcastPage:
    broadcasts: tuple[Broadcast, ...]
    page: int
    pages: int


@dataclass(frozen=True, slots=True, kw_only=True)
class BroadcastDetail:
    """`reasons` are failures by reason; `item_id` is None where nothing is left to withdraw."""

    broadcast: Broadcast
    reasons: Mapping[str, int]
    item_id: int | None


class Broadcasting:
    """The list of broadcasts for those who may watch them."""

    def __init__(self, *, database: Database, clock: Clock) -> None:
        self.database = database
        self._clock = clock

    async def overview(self, caller: Caller, *, page: int) -> BroadcastPage:
        """Broadcasts to targets within the person's scopes, the newest first.

        Raises:
            WrongRole: The person may not watch broadcasts.
        """
        async with self.database.read() as connection:
            targets = await self._targets(connection, caller)
            pages = max(1, -(-await broadcasts.count(connection, targets=targets) // PAGE))
            page = min(max(page, 0), pages - 1)
            found = await broadcasts.newest(connection, targets=targets, limit=PAGE, offset=page * PAGE)
            rows = [await self._row(connection, one) for one in found]
            return BroadcastPage(broadcasts=tuple(rows), page=page, pages=pages)

    async def detail(self, caller: Caller, *, broadcast_id: int) -> BroadcastDetail:
        """One broadcast with the reasons of its failures.

        Raises:
            NotFound: No such broadcast within the person's scopes.
            WrongRole: As for `overview`.
        """
        async with self.database.read() as connection:
            targets = await self._targets(connection, caller)
            found = await broadcasts.get(connection, broadcast_id)
            if found is None or (targets is not None and found.target not in targets):
                raise NotFound
            item = await items.get(connection, found.item_id)
            return BroadcastDetail(
                item_id=None if item is None or item.state is ItemState.WITHDRAWN else item.id,
                broadcast=await self._row(connection, found),
                reasons=dict(await progress.reasons(connection, broadcast_id)),
            )

    async def _targets(self, connection: Tx, caller: Caller) -> list[Scope] | None:
        """What the person may watch; None for everything."""
        person = await acting(connection, caller)
        person.require(Act.WATCH_BROADCAST)
        scopes = person.scopes_for(Act.WATCH_BROADCAST)
        if NATION in scopes:
            return None
        where = await places.gazetteer(connection)
        return [place for scope in scopes for place in where.within(scope)]

    async def _row(self, connection: Tx, one: broadcasts.Broadcast) -> Broadcast:
        item = await items.get(connection, one.item_id)
        if item is None:
            raise LookupError(one.item_id)
        content = await items.content_of(connection, one.item_id, one.item_version)
        return Broadcast(
            id=one.id,
            code=item.code,
            title=content.title,
            way=one.way,
            target=one.target,
            created_at=one.created_at,
            tally=Tally.of(await progress.counts(connection, one.id)),
        )
