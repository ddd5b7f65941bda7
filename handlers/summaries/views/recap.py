"""The screens of the summaries of shares."""

from dataclasses import replace

from handlers.paging import number_of, turning
from handlers.screen import Button, Screen, tap
from siman_bot.domain.called.fitting import by_parts
from siman_bot.domain.called.labels import short_office, short_place
from siman_bot.domain.places import Scope, ScopeKind
from siman_bot.domain.summaries.figure import LEAST_SHOWN
from siman_bot.domain.summaries.recap import Period
from siman_bot.services.paging import Page
from siman_bot.services.summaries.figures import ItemFigures, ProvinceFigures
from siman_bot.services.summaries.recap import ItemRecap, ItemShares, OfficialShare, RecapPage
from siman_bot.services.summaries.scope import NamedScope
from siman_bot.texts.catalogue import Html, Texts
from siman_bot.texts.times import at_clock


def start(texts: Texts, scope: NamedScope, *, several: bool) -> Screen:
    """The periods of one place; where the reader has several, the way back to them."""
    rows = [
        (tap(texts.plain(f"recap-period-{period}"), "recap_items", _part(scope.scope), period.value, 0),)
        for period in Period
    ]
    if several:
        rows.append((tap(texts.plain("button-recap-places"), "recap_places", 0),))
    return Screen(text=texts.html("recap-choose-period", scope=_name(texts, scope)), rows=tuple(rows))


def places(texts: Texts, scopes: Page[NamedScope]) -> Screen:
    labels = by_parts([(_short(texts, one), _name(texts, one)) for one in scopes.rows])
    rows = [(tap(label, "recap", _part(one.scope)),) for label, one in zip(labels, scopes.rows, strict=True)]
    return Screen(text=texts.html("recap-choose-place"), rows=(*rows, *turning("recap_places", scopes)))


def items(texts: Texts, page: RecapPage) -> Screen:
    scope, period = _part(page.scope.scope), page.period.value
    rows: list[tuple[Button, ...]] = [
        (
            tap(
                f"{item.code} {item.title}",
                "recap_item",
                scope,
                period,
                item.id,
                number_of(page.items),
            ),
        )
        for item in page.items.rows
    ]
    rows += turning("recap_items", page.items, before=(scope, period))
    rows.append((tap(texts.plain("button-recap-period"), "recap", scope),))
    lines = "\n\n".join(
        texts.html("recap-line", code=item.code, title=item.title, numbers=_numbers(texts, item))
        for item in page.items.rows
    )
    return Screen(
        text=texts.html(
            "recap-items",
            scope=_name(texts, page.scope),
            period=texts.html(f"recap-period-{page.period}"),
            time=at_clock(page.as_of, page.scope.clock, texts.language),
            lines=Html(lines or texts.html("recap-items-none")),
            note=_note(texts, page.scope, page.period),
        ),
        rows=tuple(rows),
    )


def item(texts: Texts, found: ItemRecap, *, page: int) -> Screen:
    scope, period, entry = _part(found.scope.scope), found.period.value, found.item
    rows: list[tuple[Button, ...]] = []
    if entry.official:
        rows.append((tap(texts.plain("button-recap-shares"), "recap_shares", scope, period, entry.id, 0),))
    rows.append((tap(texts.plain("button-recap-back"), "recap_items", scope, period, page),))
    return Screen(
        text=texts.html(
            "recap-item",
            scope=_name(texts, found.scope),
            period=texts.html(f"recap-period-{found.period}"),
            time=at_clock(found.as_of, found.scope.clock, texts.language),
            code=entry.code,
            title=entry.title,
            numbers=_numbers(texts, entry),
            places=_places(texts, found),
            note=_note(texts, found.scope, found.period),
        ),
        rows=tuple(rows),
    )


def shares(texts: Texts, found: ItemShares) -> Screen:
    scope, period, item_id = _part(found.scope.scope), found.period.value, found.item.id
    turns = turning("recap_shares", found.shares, before=(scope, period, item_id))
    back = (tap(texts.plain("button-recap-back"), "recap_item", scope, period, item_id, 0),)
    lines = "\n".join(_share(texts, share, found.scope) for share in found.shares.rows)
    return Screen(
        text=texts.html("recap-shares", code=found.item.code, title=found.item.title, lines=Html(lines)),
        rows=(*turns, back),
    )


def _part(scope: Scope) -> str:
    return str(scope).replace(":", "-", 1)


def _short(texts: Texts, scope: NamedScope) -> str:
    shorten = short_office if scope.scope.kind is ScopeKind.INSTITUTION else short_place
    return _name(texts, replace(scope, name=shorten(scope.name)))


def _name(texts: Texts, scope: NamedScope) -> str:
    match scope.scope.kind:
        case ScopeKind.NATION:
            return texts.plain("recap-scope-nation")
        case ScopeKind.REGION:
            return texts.plain("recap-scope-region", name=scope.name)
        case _:
            return scope.name


def _numbers(texts: Texts, figures: ItemFigures | ProvinceFigures) -> Html:
    if figures.personal is None:
        if isinstance(figures, ItemFigures) and figures.awaited:
            return texts.html("recap-official-awaiting", official=figures.official)
        return texts.html("recap-official", official=figures.official)
    return texts.html("recap-official-and-personal", official=figures.official, personal=_personal(figures.personal))


def _personal(figure: int) -> str:
    return str(figure) if figure >= LEAST_SHOWN else f"<{LEAST_SHOWN}"


def _places(texts: Texts, found: ItemRecap) -> Html:
    """Official counts by region where the scope has several, and every province that has something to show."""
    if found.scope.scope.kind not in {ScopeKind.NATION, ScopeKind.REGION}:
        return Html()
    lines: list[str] = []
    if found.scope.scope.kind is ScopeKind.NATION:
        lines += [texts.html("recap-region", name=name, official=number) for name, number in found.regions]
    lines += [texts.html("recap-province", name=one.name, numbers=_numbers(texts, one)) for one in found.provinces]
    lines += [texts.html("recap-shared", name=name, personal=_personal(number)) for name, number in found.shared]
    lines.append(texts.html("recap-other-provinces" if found.item.personal is not None else "recap-other-official"))
    return Html("\n".join(lines))


def _note(texts: Texts, scope: NamedScope, period: Period) -> Html:
    if scope.scope.kind in {ScopeKind.REGENCY, ScopeKind.INSTITUTION}:
        return texts.html("recap-note-narrow")
    return texts.html("recap-note-today" if period is Period.TODAY else "recap-note")


def _share(texts: Texts, share: OfficialShare, scope: NamedScope) -> str:
    return texts.html(
        "recap-share",
        institution=share.institution_name,
        account=f"{share.platform.label} @{share.handle}",
        url=share.url,
        time=at_clock(share.recorded_at, scope.clock, texts.language),
    )
