"""The screens by which broadcasts are watched and forwarded."""

from collections.abc import Mapping
from typing import Any

from handlers.catalogue import Html, Texts
from handlers.screen import Button, Screen, shortened, tap
from handlers.views.times import at_clock
from siman_bot.domain.item import Way
from siman_bot.domain.places import Clock
from siman_bot.services.broadcasting import Broadcast, BroadcastDetail, BroadcastPage, Tally
from siman_bot.services.relaying import Forwarded, Offer, OfferPage

TITLE: int = 40


def progress(texts: Texts, payload: Mapping[str, Any]) -> Screen:
    """The author's one message about a broadcast; `payload` is what `services.broadcasting.watch` wrote."""
    tally = Tally(**payload["tally"])
    return Screen(
        text=texts.html(
            "broadcast-progress",
            code=payload["code"],
            numbers=_numbers(texts, Way(payload["way"]), tally),
            state=texts.html("broadcast-running" if tally.pending else "broadcast-done"),
        )
    )


def relay_card(texts: Texts, card: Screen, *, relay_id: int, revision: int, groups: int) -> Screen:
    """An item offered to a regional admin: the card as the groups will see it, and one tap to forward it."""
    return Screen(
        text=texts.html("relay-card", card=Html(card.text)),
        rows=((tap(texts.plain("button-relay", groups=groups), "relay", relay_id, revision),),),
    )


def forwarded(texts: Texts, result: Forwarded) -> Screen:
    key = "relay-forwarded" if result.groups else "relay-forwarded-by-others"
    return Screen(text=texts.html(key, code=result.code, groups=result.groups))


def offers(texts: Texts, page: OfferPage) -> Screen:
    if not page.offers:
        return Screen(text=texts.html("relay-none"))
    rows = [
        (
            tap(
                f"{'✓' if offer.forwarded else '•'} {offer.code} {shortened(offer.title, TITLE)}",
                "offer",
                offer.id,
                page.page,
            ),
        )
        for offer in page.offers
    ]
    return Screen(text=texts.html("relay-list"), rows=(*rows, *_pages("offers", page.page, page.pages)))


def offer(texts: Texts, opened: Offer, card: Screen, *, page: int) -> Screen:
    back = tap(texts.plain("button-back"), "offers", page)
    relay = opened.relay
    if relay.forwarded:
        return Screen(text=texts.html("relay-card-forwarded", card=Html(card.text)), rows=((back,),))
    if relay.outdated:
        return Screen(text=texts.html("relay-card-withdrawn", code=relay.code), rows=((back,),))
    shown = relay_card(texts, card, relay_id=relay.id, revision=relay.revision, groups=opened.groups)
    return Screen(text=shown.text, rows=(*shown.rows, (back,)))


def overview(texts: Texts, page: BroadcastPage) -> Screen:
    if not page.broadcasts:
        return Screen(text=texts.html("broadcast-none"))
    rows = [
        (tap(f"{one.code} {shortened(one.title, TITLE)}", "broadcast", one.id, page.page),) for one in page.broadcasts
    ]
    lines = "\n".join(_line(texts, one) for one in page.broadcasts)
    return Screen(
        text=texts.html("broadcast-list", lines=Html(lines)), rows=(*rows, *_pages("broadcasts", page.page, page.pages))
    )


def detail(texts: Texts, shown: BroadcastDetail, *, page: int) -> Screen:
    one = shown.broadcast
    withdrawable = () if shown.item_id is None else (shown.item_id,)
    reasons = [
        texts.html("broadcast-reason", reason=texts.html(f"reason-{reason.replace('_', '-')}"), number=number)
        for reason, number in sorted(shown.reasons.items(), key=lambda entry: -entry[1])
    ]
    return Screen(
        text=texts.html(
            "broadcast-detail",
            code=one.code,
            title=one.title,
            time=at_clock(one.created_at, Clock.WIB, texts.language),
            numbers=_numbers(texts, one.way, one.tally),
            reasons=Html("\n".join(reasons)),
        ),
        rows=(
            (tap(texts.plain("button-refresh"), "broadcast", one.id, page),),
            *((tap(texts.plain("button-withdraw-item"), "withdraw", item_id, one.id),) for item_id in withdrawable),
            (tap(texts.plain("button-back"), "broadcasts", page),),
        ),
    )


def _line(texts: Texts, one: Broadcast) -> str:
    return texts.html(
        "broadcast-line",
        code=one.code,
        time=at_clock(one.created_at, Clock.WIB, texts.language),
        numbers=_numbers(texts, one.way, one.tally),
    )


def _numbers(texts: Texts, way: Way, tally: Tally) -> Html:
    sent = texts.html("tally-groups", sent=tally.groups_sent, all=tally.groups)
    parts = [sent]
    if way is Way.RELAY:
        parts = [texts.html("tally-cards", sent=tally.cards_sent, all=tally.cards)]
        if tally.groups:
            parts.append(sent)
    if tally.edits:
        edits = texts.html("tally-edits", done=tally.edits_done, all=tally.edits)
        parts = [edits, *(parts if tally.groups or tally.cards else [])]
    if tally.withdrawn:
        parts.append(texts.html("tally-withdrawn", number=tally.withdrawn))
    parts.append(texts.html("tally-failed", number=tally.failed))
    if tally.unknown:
        parts.append(texts.html("tally-unknown", number=tally.unknown))
    return Html(", ".join(parts))


def _pages(action: str, page: int, pages: int) -> tuple[tuple[Button, ...], ...]:
    row = []
    if page > 0:
        row.append(tap("‹", action, page - 1))
    if page < pages - 1:
        row.append(tap("›", action, page + 1))
    return (tuple(row),) if row else ()
