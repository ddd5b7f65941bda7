"""Whether an item may be amplified where it goes, by the lexicon and the calendar as they stand now (R5)."""

import asyncio
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from siman_bot.domain.places import ZONES, Clock, Gazetteer, Region, Scope, ScopeKind
from siman_bot.domain.publishing.item import Content, Item
from siman_bot.domain.publishing.neutrality.calendar import Calendar
from siman_bot.domain.publishing.neutrality.names import NATION
from siman_bot.domain.refusals import Invalid
from siman_bot.domain.sending.plan import Plan, last_due
from siman_bot.services.publishing.targets import target_of
from siman_bot.services.transaction import Tx
from storage import places
from storage.people import institutions
from storage.publishing import elections as rows
from storage.sending.broadcasts import broadcasts

if TYPE_CHECKING:
    from siman_bot.domain.publishing.neutrality.check import Hit, Neutrality

__all__ = ["Elections"]


class Elections:
    """Keeps the lexicon ready until somebody changes it."""

    def __init__(self) -> None:
        self._mark: rows.ElectionsMark | None = None
        self._ready: Neutrality | None = None

    async def hits(
        self, connection: Tx, content: Content, *, target: Scope, first: datetime, last: datetime
    ) -> "tuple[Hit, ...]":
        """What stops it: names that it holds of an election that is running in the target on any of these days."""
        checker = await self._checker(connection)
        if not checker.calendar.periods:
            return ()
        targets = await _places_of(connection, target)
        begins = min(first.astimezone(zone).date() for zone in ZONES.values())
        ends = max(last.astimezone(zone).date() for zone in ZONES.values())
        return checker.hits("\n".join(_words_of(content)), targets=targets, first=begins, last=ends)

    async def require_neutral(
        self, connection: Tx, content: Content, *, target: Scope, plan: Plan, clocks: Sequence[Clock], now: datetime
    ) -> None:
        """Pass when nothing stops it from now until the last place gets it.

        Raises:
            Invalid: `not-neutral`, with the words, and whose they are.
        """
        hits = await self.hits(connection, content, target=target, first=now, last=last_due(plan, clocks, now))
        if hits:
            first, *others = hits
            raise Invalid("not-neutral", fragment=first.fragment, name=first.name.name, others=len(others))

    async def is_shareable(self, connection: Tx, item: Item, *, now: datetime) -> bool:
        """As `require_shareable` passes."""
        try:
            await self.require_shareable(connection, item, now=now)
        except Invalid:
            return False
        return True

    async def require_shareable(self, connection: Tx, item: Item, *, now: datetime) -> None:
        """Pass when an item that was sent may be amplified now, wherever it was sent.

        Raises:
            Invalid: `election-runs`: it names somebody who takes part in an election that is running.
        """
        targets = {one.target for one in await broadcasts.of_item(connection, item.id)}
        for target in targets or {target_of(item.target)}:
            if await self.hits(connection, item.content, target=target, first=now, last=now):
                raise Invalid("election-runs", code=item.code)

    async def _checker(self, connection: Tx) -> "Neutrality":
        mark = await rows.mark(connection)
        if self._ready is None or mark != self._mark:
            from siman_bot.domain.publishing.neutrality.check import Neutrality  # noqa: PLC0415 - its patterns take time

            names, periods = await rows.names(connection), await rows.periods(connection)
            gazetteer = await places.gazetteer(connection)
            # A third of a second for 5,000 names.
            self._ready = await asyncio.to_thread(
                Neutrality, names=names, calendar=Calendar(tuple(periods)), places=_named(gazetteer)
            )
            self._mark = mark
        return self._ready


def _named(gazetteer: Gazetteer) -> dict[str, str]:
    provinces = {one.code: one.name for one in gazetteer.provinces.values()}
    return provinces | {one.code: one.name for one in gazetteer.regencies.values()}


def _words_of(content: Content) -> Iterable[str]:
    """All that somebody wrote, and the names of files."""
    yield from (content.title, content.body, content.office, content.post, content.source_url)
    yield from (one.name for one in content.media if one.name)


async def _places_of(connection: Tx, target: Scope) -> tuple[str, ...]:
    """The places of a scope, as codes; an institution's is where it stands."""
    match target.kind:
        case ScopeKind.PROVINCE | ScopeKind.REGENCY:
            return (target.code,)
        case ScopeKind.REGION:
            gazetteer = await places.gazetteer(connection)
            return tuple(one.code for one in gazetteer.provinces_of(Region(target.code)))
        case ScopeKind.INSTITUTION:
            found = await institutions.institution(connection, int(target.code))
            return ((found.regency_code or found.province_code or NATION) if found else NATION,)
        case _:
            return (NATION,)
