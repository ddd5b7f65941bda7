"""The figures of a summary: official shares exactly, personal ones rounded, for what one reader may see (R8)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from siman_bot.domain.places import Gazetteer
from siman_bot.domain.summaries.recap import Period, Reach, Span, rounded, rounded_total, shows_personal
from siman_bot.services.summaries.scope import NamedScope
from siman_bot.services.transaction import Tx
from storage.summaries import recaps
from storage.summaries.recaps import ListedItem, ShareTally


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemFigures:
    """One item. `personal` is rounded down to fives, 0 for "<5", and None where it isn't shown at all."""

    id: int
    code: str
    title: str
    official: int
    personal: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProvinceFigures:
    """As `ItemFigures`, for one province."""

    name: str
    official: int
    personal: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What one reader may see at one moment: which place, and which days of official and of personal shares."""

    scope: NamedScope
    reach: Reach
    gazetteer: Gazetteer
    period: Period
    now: datetime
    official: list[Span]
    personal: list[Span]

    def shows_personal(self, item: ListedItem) -> bool:
        return bool(self.personal) and shows_personal(self.reach.scope, item.target)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tallies:
    """Exact counts by item and province; the personal ones are of those items for which they may be shown."""

    official: list[ShareTally]
    personal: list[ShareTally]


async def tallied(connection: Tx, view: View, listed: Sequence[ListedItem]) -> Tallies:
    scope = view.reach.scope
    ids = [item.id for item in listed]
    wide = [item.id for item in listed if view.shows_personal(item)]
    return Tallies(
        official=await recaps.tallies(connection, item_ids=ids, scope=scope, spans=view.official, official=True),
        personal=await recaps.tallies(connection, item_ids=wide, scope=scope, spans=view.personal, official=False),
    )


def item_figures(view: View, item: ListedItem, tallies: Tallies) -> ItemFigures:
    own = _by_province(tallies.personal, item)
    counts = [own.get(code, 0) for code in {*view.reach.provinces, *own}]
    return ItemFigures(
        id=item.id,
        code=item.code,
        title=item.title,
        official=sum(_by_province(tallies.official, item).values()),
        personal=rounded_total(counts) if view.shows_personal(item) else None,
    )


def region_figures(tallies: Tallies) -> tuple[tuple[str, int], ...]:
    """Official counts by region."""
    regions: dict[str, int] = {}
    for tally in tallies.official:
        regions[tally.region] = regions.get(tally.region, 0) + tally.count
    return tuple(sorted(regions.items()))


def province_figures(view: View, item: ListedItem, tallies: Tallies) -> tuple[ProvinceFigures, ...]:
    """Of the provinces with more to say than no official share and "<5"."""
    open_counts, own = _by_province(tallies.official, item), _by_province(tallies.personal, item)
    return tuple(
        ProvinceFigures(
            name=view.gazetteer.provinces[code].name,
            official=open_counts.get(code, 0),
            personal=rounded(own.get(code, 0)) if view.shows_personal(item) else None,
        )
        for code in sorted({*open_counts, *(code for code, count in own.items() if rounded(count))})
    )


def _by_province(tallies: Iterable[ShareTally], item: ListedItem) -> Mapping[str, int]:
    counts: dict[str, int] = {}
    for tally in tallies:
        if tally.item_id == item.id:
            counts[tally.province_code] = counts.get(tally.province_code, 0) + tally.count
    return counts
