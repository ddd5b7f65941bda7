"""The numbers of a summary: official shares exactly, personal ones as they were published, for one reader (R8)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from siman_bot.domain.places import Gazetteer
from siman_bot.domain.summaries.figure import LEAST_SHOWN, is_wide, reached
from siman_bot.domain.summaries.recap import Period, Reach, Span, first_day
from siman_bot.services.summaries.scope import NamedScope
from siman_bot.services.transaction import Tx
from storage.summaries import figures, recaps
from storage.summaries.figures import KeptCell
from storage.summaries.recaps import ListedItem, ShareTally


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemFigures:
    """One item. `personal` is a published figure, or a sum or difference of some; None where nothing is published.

    `awaited` says that there may be something later.
    """

    id: int
    code: str
    title: str
    official: int
    personal: int | None
    awaited: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ProvinceFigures:
    """One province; `personal` is None where it has no cell of its own."""

    name: str
    official: int
    personal: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What one reader may see at one moment: which place, and which days."""

    scope: NamedScope
    reach: Reach
    gazetteer: Gazetteer
    period: Period
    now: datetime
    official: list[Span]

    def shows_personal(self, item: ListedItem) -> bool:
        return self.period is not Period.TODAY and is_wide(self.reach.scope) and is_wide(item.target)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tallies:
    """Counts of official shares by item and province, and the cells of those items of which personal ones show."""

    official: list[ShareTally]
    cells: list[KeptCell]


async def tallied(connection: Tx, view: View, listed: Sequence[ListedItem]) -> Tallies:
    scope = view.reach.scope
    wide = [item.id for item in listed if view.shows_personal(item)]
    return Tallies(
        official=await recaps.tallies(
            connection, item_ids=[item.id for item in listed], scope=scope, spans=view.official
        ),
        cells=[
            cell
            for cell in await figures.of_items(connection, wide)
            if cell.days and set(cell.cell.provinces) <= set(view.reach.provinces)
        ],
    )


def item_figures(view: View, item: ListedItem, tallies: Tallies) -> ItemFigures:
    published = [_in_period(view, cell) for cell in tallies.cells if cell.item_id == item.id]
    return ItemFigures(
        id=item.id,
        code=item.code,
        title=item.title,
        official=sum(_by_province(tallies.official, item).values()),
        personal=sum(published) if published else None,
        awaited=view.shows_personal(item) and not published,
    )


def region_figures(tallies: Tallies) -> tuple[tuple[str, int], ...]:
    """Official counts by region."""
    regions: dict[str, int] = {}
    for tally in tallies.official:
        regions[tally.region] = regions.get(tally.region, 0) + tally.count
    return tuple(sorted(regions.items()))


def province_figures(view: View, item: ListedItem, tallies: Tallies) -> tuple[ProvinceFigures, ...]:
    """Of the provinces with more to say than no official share and "<10"."""
    counts = _by_province(tallies.official, item)
    own = {cell.cell.provinces[0]: _in_period(view, cell) for cell in tallies.cells if len(cell.cell.provinces) == 1}
    return tuple(
        ProvinceFigures(name=view.gazetteer.provinces[code].name, official=counts.get(code, 0), personal=own.get(code))
        for code in sorted({*counts, *(code for code, number in own.items() if number >= LEAST_SHOWN)})
    )


def shared_figures(view: View, tallies: Tallies) -> tuple[tuple[str, int], ...]:
    """By region, the figures of the cells that several smaller provinces share."""
    return tuple(
        (cell.cell.region.value, _in_period(view, cell)) for cell in tallies.cells if len(cell.cell.provinces) > 1
    )


def _in_period(view: View, cell: KeptCell) -> int:
    """The difference of two figures: at the end of the last day that was counted, and when the period began."""
    since = first_day(view.period, cell.cell.closes, view.now)
    before = 0 if since is None else reached(cell.figures, since)
    return reached(cell.figures, cell.closed_until) - before


def _by_province(tallies: Iterable[ShareTally], item: ListedItem) -> Mapping[str, int]:
    counts: dict[str, int] = {}
    for tally in tallies:
        if tally.item_id == item.id:
            counts[tally.province_code] = counts.get(tally.province_code, 0) + tally.count
    return counts
