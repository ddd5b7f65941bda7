"""Summaries of shares for coordinators: institutions' accounts by name, personal shares as rounded counts (R8)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from siman_bot.domain.places import Gazetteer
from siman_bot.domain.refusals import NotFound, Stale
from siman_bot.domain.summaries.recap import (
    Period,
    Reach,
    Span,
    official_spans,
    personal_spans,
    reach_of,
    rounded,
    rounded_total,
    shows_personal,
)
from siman_bot.services.summaries.scope import NamedScope, asked_for, named, readable
from siman_bot.services.transaction import Caller, Clock, Tx, acting
from storage import places
from storage.engine import Database
from storage.summaries import recaps
from storage.summaries.recaps import Listed, OfficialShare, Tally

__all__ = [
    "Entry",
    "ItemRecap",
    "NamedScope",
    "OfficialShare",
    "Period",
    "ProvinceLine",
    "Recap",
    "RecapPage",
    "Shares",
]

ITEMS_A_PAGE: Final = 6
SHARES_A_PAGE: Final = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class ScopeChoice:
    """A reader's scopes; `chosen` is the one asked for, or the only one."""

    scopes: tuple[NamedScope, ...]
    chosen: NamedScope | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One item. `personal` is rounded down to fives, 0 for "<5", and None where it isn't shown at all."""

    id: int
    code: str
    title: str
    official: int
    personal: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RecapPage:
    scope: NamedScope
    period: Period
    as_of: datetime
    entries: tuple[Entry, ...]
    page: int
    more: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ProvinceLine:
    """As `Entry`, for one province."""

    name: str
    official: int
    personal: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemRecap:
    """`regions` are official counts. `provinces` has those with more to say than no official share and "<5"."""

    scope: NamedScope
    period: Period
    as_of: datetime
    entry: Entry
    regions: tuple[tuple[str, int], ...]
    provinces: tuple[ProvinceLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shares:
    scope: NamedScope
    period: Period
    item: Listed
    shares: tuple[OfficialShare, ...]
    page: int
    more: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _View:
    """What one reader may see at one moment."""

    scope: NamedScope
    reach: Reach
    gazetteer: Gazetteer
    period: Period
    now: datetime
    official: list[Span]
    personal: list[Span]

    def shows_personal(self, item: Listed) -> bool:
        return bool(self.personal) and shows_personal(self.reach.scope, item.target)


class Recap:
    """Reads alone. Every method checks the reader's role and scope, and none can be asked about a person."""

    def __init__(self, *, database: Database, clock: Clock) -> None:
        self.database = database
        self._clock = clock

    async def scopes(self, caller: Caller, *, asked: str = "") -> ScopeChoice:
        """Where this person may read summaries.

        Raises:
            WrongRole: Nowhere.
            WrongScope: Not in the scope that is asked for.
            Stale: The button names no scope.
        """
        async with self.database.read() as connection:
            scopes = readable(await acting(connection, caller))
            gazetteer = await places.gazetteer(connection)
            chosen = asked_for(scopes, asked) if asked else None
            found = [await named(connection, scope, gazetteer) for scope in scopes]
            only = found[0] if len(found) == 1 else None
            return ScopeChoice(scopes=tuple(found), chosen=next((one for one in found if one.scope == chosen), only))

    async def items(self, caller: Caller, *, scope: str, period: str, page: int) -> RecapPage:
        """The items of a scope with their counts, the newest first; those without any share stand there too.

        Raises:
            WrongRole: Not a reader of summaries.
            WrongScope: Not in this scope.
            Stale: The button names no scope or period.
        """
        async with self.database.read() as connection:
            view = await self._view(connection, caller, scope, period)
            page = max(page, 0)
            found = await recaps.items_for(connection, view.reach, limit=ITEMS_A_PAGE + 1, offset=page * ITEMS_A_PAGE)
            listed = found[:ITEMS_A_PAGE]
            official, personal = await _counted(connection, view, listed)
            return RecapPage(
                scope=view.scope,
                period=view.period,
                as_of=view.now,
                entries=tuple(_entry(view, item, official, personal) for item in listed),
                page=page,
                more=len(found) > ITEMS_A_PAGE,
            )

    async def item(self, caller: Caller, *, scope: str, period: str, item_id: int) -> ItemRecap:
        """One item's counts by region and province.

        Raises:
            NotFound: Not an item of this scope.
            WrongRole: As for `items`.
            WrongScope: As for `items`.
            Stale: As for `items`.
        """
        async with self.database.read() as connection:
            view = await self._view(connection, caller, scope, period)
            item = await _item(connection, view, item_id)
            official, personal = await _counted(connection, view, [item])
            regions: dict[str, int] = {}
            for tally in official:
                regions[tally.region] = regions.get(tally.region, 0) + tally.count
            return ItemRecap(
                scope=view.scope,
                period=view.period,
                as_of=view.now,
                entry=_entry(view, item, official, personal),
                regions=tuple(sorted(regions.items())),
                provinces=tuple(_province_lines(view, item, official, personal)),
            )

    async def shares(self, caller: Caller, *, scope: str, period: str, item_id: int, page: int) -> Shares:
        """Which institutions' accounts shared one item, the newest first.

        Raises:
            NotFound: As for `item`.
            WrongRole: As for `items`.
            WrongScope: As for `items`.
            Stale: As for `items`.
        """
        async with self.database.read() as connection:
            view = await self._view(connection, caller, scope, period)
            item = await _item(connection, view, item_id)
            page = max(page, 0)
            found = await recaps.official_shares(
                connection,
                item_id=item.id,
                scope=view.reach.scope,
                spans=view.official,
                limit=SHARES_A_PAGE + 1,
                offset=page * SHARES_A_PAGE,
            )
            return Shares(
                scope=view.scope,
                period=view.period,
                item=item,
                shares=tuple(found[:SHARES_A_PAGE]),
                page=page,
                more=len(found) > SHARES_A_PAGE,
            )

    async def _view(self, connection: Tx, caller: Caller, scope: str, period: str) -> _View:
        asked = asked_for(readable(await acting(connection, caller)), scope)
        if period not in set(Period):
            raise Stale("button-expired")
        gazetteer = await places.gazetteer(connection)
        shown = await named(connection, asked, gazetteer)
        days, now, everywhere = Period(period), self._clock(), sorted(gazetteer.provinces)
        return _View(
            scope=shown,
            reach=reach_of(asked, gazetteer, institution_province=shown.province_code),
            gazetteer=gazetteer,
            period=days,
            now=now,
            official=official_spans(days, everywhere, now),
            personal=personal_spans(days, everywhere, now),
        )


async def _item(connection: Tx, view: _View, item_id: int) -> Listed:
    item = await recaps.item_for(connection, view.reach, item_id)
    if item is None:
        raise NotFound
    return item


async def _counted(connection: Tx, view: _View, listed: Sequence[Listed]) -> tuple[list[Tally], list[Tally]]:
    """Official tallies, and the personal ones of the items for which they may be shown."""
    scope = view.reach.scope
    ids = [item.id for item in listed]
    wide = [item.id for item in listed if view.shows_personal(item)]
    official = await recaps.tallies(connection, item_ids=ids, scope=scope, spans=view.official, official=True)
    personal = await recaps.tallies(connection, item_ids=wide, scope=scope, spans=view.personal, official=False)
    return official, personal


def _entry(view: _View, item: Listed, official: Iterable[Tally], personal: Iterable[Tally]) -> Entry:
    own = _by_province(personal, item)
    counts = [own.get(code, 0) for code in {*view.reach.provinces, *own}]
    return Entry(
        id=item.id,
        code=item.code,
        title=item.title,
        official=sum(_by_province(official, item).values()),
        personal=rounded_total(counts) if view.shows_personal(item) else None,
    )


def _province_lines(
    view: _View, item: Listed, official: Iterable[Tally], personal: Iterable[Tally]
) -> Iterable[ProvinceLine]:
    open_counts, own = _by_province(official, item), _by_province(personal, item)
    for code in sorted({*open_counts, *(code for code, count in own.items() if rounded(count))}):
        yield ProvinceLine(
            name=view.gazetteer.provinces[code].name,
            official=open_counts.get(code, 0),
            personal=rounded(own.get(code, 0)) if view.shows_personal(item) else None,
        )


def _by_province(tallies: Iterable[Tally], item: Listed) -> Mapping[str, int]:
    counts: dict[str, int] = {}
    for tally in tallies:
        if tally.item_id == item.id:
            counts[tally.province_code] = counts.get(tally.province_code, 0) + tally.count
    return counts
