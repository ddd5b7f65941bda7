"""Summaries of shares for coordinators: institutions' accounts by name, personal shares as published figures (R8)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from siman_bot.domain.people.person import Person
from siman_bot.domain.people.roles import ROLES_OF, Act
from siman_bot.domain.places import Scope
from siman_bot.domain.refusals import NotFound
from siman_bot.domain.summaries.acts import RecapAct
from siman_bot.domain.summaries.recap import Period, official_spans, reach_of
from siman_bot.services.looking import Seen, note_look, seen_person
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
from siman_bot.services.transaction import Caller, Now, Tx, acting, transactional
from storage import places
from storage.amplification import accounts
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
    """Every method checks the reader's role and scope, and none can be asked about a person.

    Whoever opens a summary leaves a row in the audit before it is read (R12).
    """

    def __init__(self, *, database: Database, clock: Now) -> None:
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
        await self._open(caller, scope=scope, period=period)
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
        await self._open(caller, scope=scope, period=period, item_id=item_id)
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

    @transactional("summaries.recap.shares")
    async def shares(
        self, tx: Tx, caller: Caller, *, scope: Scope, period: Period, item_id: int, cut: Cut
    ) -> ItemShares:
        """Which institutions' accounts shared one item, the newest first; who declared one sees so (R11).

        Raises:
            NotFound: As for `item`.
            WrongRole: As for `items`.
            WrongScope: As for `items`.
        """
        view = await self._view(tx, caller, scope, period)
        item = await _item(tx, view, item_id)
        found = await recaps.official_shares(
            tx,
            item_id=item.id,
            scope=view.reach.scope,
            spans=view.official,
            limit=cut.limit + 1,
            offset=cut.cursor,
        )
        shown = page_of(found, cut)
        await _note_shown(tx, await acting(tx, caller), view, item, shown.rows)
        return ItemShares(scope=view.scope, period=view.period, item=item, shares=shown)

    @transactional("summaries.recap.open")
    async def _open(self, tx: Tx, caller: Caller, *, scope: Scope, period: Period, item_id: int | None = None) -> None:
        """Numbers alone are no look at single names; their reading is noted all the same, once for each update.

        What isn't there, or not in this scope, is read by nobody.
        """
        reader = await acting(tx, caller)
        require_own(readable(reader), scope)
        if item_id is not None:
            await _item(tx, await self._view(tx, caller, scope, period), item_id)
        seen = Seen(subject=f"recap:{scope}", detail={"item": item_id, "role": _role(reader, scope)})
        await note_look(tx, reader, RecapAct.OPEN, seen, now=self._clock())

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


async def _note_shown(tx: Tx, reader: Person, view: View, item: ListedItem, shown: Sequence[OfficialShare]) -> None:
    """One row for the list, and one for each account on it whose declarer is somebody else."""
    role, scope = _role(reader, view.scope.scope), str(view.scope.scope)
    declarers = await accounts.declarers(tx, {share.account_id for share in shown})
    seen = [Seen(subject=f"item:{item.code}", detail={"scope": scope, "shown": len(shown), "role": role})]
    seen += [
        await seen_person(tx, owner_id, account=account_id, item=item.code, role=role)
        for account_id, owner_id in sorted(declarers.items())
        if owner_id != reader.id
    ]
    await note_look(tx, reader, RecapAct.SHARES, *seen, now=view.now)


def _role(reader: Person, scope: Scope) -> str:
    """In which the summary of one of the own scopes is read."""
    return next(
        grant.role.value for grant in reader.grants if grant.scope == scope and grant.role in ROLES_OF[Act.READ_RECAP]
    )


async def _item(connection: Tx, view: View, item_id: int) -> ListedItem:
    item = await recaps.item_for(connection, view.reach, item_id, now=view.now)
    if item is None:
        raise NotFound
    return item
