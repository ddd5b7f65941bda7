"""Summaries of shares for coordinators: institutions' accounts by name, personal shares as published figures (R8)."""

from dataclasses import dataclass
from datetime import datetime

from siman_bot.domain.places import Scope
from siman_bot.domain.refusals import NotFound
from siman_bot.domain.summaries.recap import Period, official_spans, reach_of
from siman_bot.services.paging import Cut, Page, page_of
from siman_bot.services.summaries.figures import (
    ItemFigures,
    ProvinceFigures,
    View,
    item_figures,
    province_figures,
    region_figures,
    shared_figures,
    tallied,
)
from siman_bot.services.summaries.scope import NamedScope, ScopeChoice, named, readable, require_own
from siman_bot.services.transaction import Caller, Clock, Tx, acting
from storage import places
from storage.engine import Database
from storage.summaries import recaps
from storage.summaries.recaps import ListedItem, OfficialShare

__all__ = ["ItemRecap", "ItemShares", "ListedItem", "OfficialShare", "Recap", "RecapPage"]


@dataclass(frozen=True, slots=True, kw_only=True)
class RecapPage:
    scope: NamedScope
    period: Period
    as_of: datetime
    items: Page[ItemFigures]


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemRecap:
    """`regions` are official counts. `provinces` has those with more to say than no official share and "<10".

    `shared` has the personal figures of provinces that are counted together, by their region.
    """

    scope: NamedScope
    period: Period
    as_of: datetime
    item: ItemFigures
    regions: tuple[tuple[str, int], ...]
    provinces: tuple[ProvinceFigures, ...]
    shared: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemShares:
    scope: NamedScope
    period: Period
    item: ListedItem
    shares: Page[OfficialShare]


class Recap:
    """Reads alone. Every method checks the reader's role and scope, and none can be asked about a person."""

    def __init__(self, *, database: Database, clock: Clock) -> None:
        self.database = database
        self._clock = clock

    async def scopes(self, caller: Caller, *, asked: Scope | None = None) -> ScopeChoice:
        """Where this person may read summaries.

        Raises:
            WrongRole: Nowhere.
            WrongScope: Not in the scope that is asked for.
        """
        async with self.database.read() as connection:
            scopes = readable(await acting(connection, caller))
            if asked is not None:
                require_own(scopes, asked)
            gazetteer = await places.gazetteer(connection)
            found = tuple([await named(connection, scope, gazetteer) for scope in scopes])
            only = found[0] if len(found) == 1 else None
            return ScopeChoice(scopes=found, chosen=next((one for one in found if one.scope == asked), only))

    async def items(self, caller: Caller, *, scope: Scope, period: Period, cut: Cut) -> RecapPage:
        """The items of a scope with their counts, the newest first; those without any share stand there too.

        Raises:
            WrongRole: Not a reader of summaries.
            WrongScope: Not in this scope.
        """
        async with self.database.read() as connection:
            view = await self._view(connection, caller, scope, period)
            found = await recaps.items_for(connection, view.reach, now=view.now, limit=cut.limit + 1, offset=cut.cursor)
            page = page_of(found, cut)
            tallies = await tallied(connection, view, page.rows)
            return RecapPage(
                scope=view.scope,
                period=view.period,
                as_of=view.now,
                items=page.of(lambda item: item_figures(view, item, tallies)),
            )

    async def item(self, caller: Caller, *, scope: Scope, period: Period, item_id: int) -> ItemRecap:
        """One item's counts by region and province.

        Raises:
            NotFound: Not an item of this scope.
            WrongRole: As for `items`.
            WrongScope: As for `items`.
        """
        async with self.database.read() as connection:
            view = await self._view(connection, caller, scope, period)
            item = await _item(connection, view, item_id)
            tallies = await tallied(connection, view, [item])
            return ItemRecap(
                scope=view.scope,
                period=view.period,
                as_of=view.now,
                item=item_figures(view, item, tallies),
                regions=region_figures(tallies),
                provinces=province_figures(view, item, tallies),
                shared=shared_figures(view, tallies),
            )

    async def shares(self, caller: Caller, *, scope: Scope, period: Period, item_id: int, cut: Cut) -> ItemShares:
        """Which institutions' accounts shared one item, the newest first.

        Raises:
            NotFound: As for `item`.
            WrongRole: As for `items`.
            WrongScope: As for `items`.
        """
        async with self.database.read() as connection:
            view = await self._view(connection, caller, scope, period)
            item = await _item(connection, view, item_id)
            found = await recaps.official_shares(
                connection,
                item_id=item.id,
                scope=view.reach.scope,
                spans=view.official,
                limit=cut.limit + 1,
                offset=cut.cursor,
            )
            return ItemShares(scope=view.scope, period=view.period, item=item, shares=page_of(found, cut))

    async def _view(self, connection: Tx, caller: Caller, scope: Scope, period: Period) -> View:
        require_own(readable(await acting(connection, caller)), scope)
        gazetteer = await places.gazetteer(connection)
        shown = await named(connection, scope, gazetteer)
        now, everywhere = self._clock(), sorted(gazetteer.provinces)
        return View(
            scope=shown,
            reach=reach_of(scope, gazetteer, institution_province=shown.province_code),
            gazetteer=gazetteer,
            period=period,
            now=now,
            official=official_spans(period, everywhere, now),
        )


async def _item(connection: Tx, view: View, item_id: int) -> ListedItem:
    item = await recaps.item_for(connection, view.reach, item_id, now=view.now)
    if item is None:
        raise NotFound
    return item
