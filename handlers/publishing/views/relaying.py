"""The screens by which regional admins forward what they are offered."""

from collections.abc import Sequence

from handlers.paging import number_of, turning
from handlers.publishing.views import attaching
from handlers.screen import Screen, tap
from siman_bot.domain.called.fitting import by_parts
from siman_bot.domain.media import Media
from siman_bot.domain.publishing.relay import Relay
from siman_bot.services.paging import Page
from siman_bot.services.publishing.relaying import Forwarded, Offer
from siman_bot.texts.catalogue import Html, Texts


def relay_card(
    texts: Texts, card: Screen, media: Sequence[Media], *, relay_id: int, revision: int, groups: int
) -> Screen:
    """An item offered to a regional admin: the card as the groups will see it, and one tap to forward it."""
    return Screen(
        text=texts.html("relay-card", card=Html(card.text)),
        rows=(
            *attaching.see(texts, media, "attach-see-offer", relay_id),
            (tap(texts.plain("button-relay", groups=groups), "relay", relay_id, revision),),
        ),
    )


def forwarded(texts: Texts, result: Forwarded) -> Screen:
    key = "relay-forwarded" if result.groups else "relay-forwarded-by-others"
    return Screen(text=texts.html(key, code=result.code, groups=result.groups))


def offers(texts: Texts, page: Page[Relay]) -> Screen:
    if not page.rows:
        return Screen(text=texts.html("relay-none"))
    labels = by_parts([_told(texts, offer) for offer in page.rows])
    rows = [(tap(label, "offer", offer.id, number_of(page)),) for label, offer in zip(labels, page.rows, strict=True)]
    return Screen(text=texts.html("relay-list"), rows=(*rows, *turning("offers", page)))


def offer(texts: Texts, opened: Offer, card: Screen, *, page: int) -> Screen:
    back = tap(texts.plain("button-back"), "offers", page)
    relay = opened.relay
    if relay.forwarded:
        seeing = attaching.see(texts, opened.content.media, "attach-see-offer", relay.id)
        return Screen(text=texts.html("relay-card-forwarded", card=Html(card.text)), rows=(*seeing, (back,)))
    if relay.outdated:
        return Screen(text=texts.html("relay-card-withdrawn", code=relay.code), rows=((back,),))
    media = opened.content.media
    shown = relay_card(texts, card, media, relay_id=relay.id, revision=relay.revision, groups=opened.groups)
    return Screen(text=shown.text, rows=(*shown.rows, (back,)))


def _told(texts: Texts, offer: Relay) -> tuple[str, ...]:
    mark = "✓" if offer.forwarded else "•"
    return f"{mark} {offer.code} {offer.title}", texts.plain("relay-version", version=offer.item_version)
