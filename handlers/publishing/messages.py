"""How the messages of publishing are put into calls: items, their attachments, and whatever follows them."""

from functools import lru_cache
from typing import Final

from handlers.edge.calls import GONE, NOTHING_TO_DO, Call, Change, Delete, Errand, Pin, Post, Wordings
from handlers.publishing.views import cards, following, relaying
from handlers.screen import Screen
from siman_bot.domain.publishing.explaining.byline import Byline
from siman_bot.domain.publishing.parts import stands_beneath
from siman_bot.domain.sending.delivery import MEDIA_REFUSED, DeliveryKind
from siman_bot.domain.sending.payload import (
    AttributionPayload,
    DeletePayload,
    EditPayload,
    ExplainPayload,
    ItemPayload,
    MediaPayload,
    PinPayload,
    RelayCardPayload,
    ReplyPayload,
    VersionPayload,
    WithdrawPayload,
)
from siman_bot.services.publishing.showing import Showing, ShownItem

_item_card: Final = lru_cache(maxsize=40)(cards.item_card)
"""All chats of a broadcast get the same card, and putting one together takes half as long as sending it."""


class Messages:
    """What can't be reached any more is posted: the new version, or the notice that an item was withdrawn."""

    def __init__(self, *, showing: Showing) -> None:
        self._showing = showing

    @property
    def wordings(self) -> Wordings:
        return {
            ItemPayload: self.item,
            MediaPayload: self.media,
            RelayCardPayload: self.relay_card,
            EditPayload: self.edit,
            AttributionPayload: self.attribution,
            ReplyPayload: self.reply,
            PinPayload: pin,
            WithdrawPayload: self.withdraw,
            DeletePayload: self.delete,
            ExplainPayload: self.explain,
        }

    async def item(self, errand: Errand[ItemPayload]) -> Call:
        shown = await self._shown(errand.payload)
        captioned = stands_beneath(shown.content, follows=errand.delivery.follows_id is not None)
        goes_with = captioned and errand.delivery.reason not in MEDIA_REFUSED
        return Post(
            screen=_card(errand, shown, captioned=captioned, relayed=await self._showing.relayed(errand.payload)),
            media=shown.content.media if goes_with else (),
            words_alone=True,
        )

    async def media(self, errand: Errand[MediaPayload]) -> Call:
        shown = await self._shown(errand.payload)
        return Post(screen=_attribution(errand, shown), media=shown.content.media)

    async def relay_card(self, errand: Errand[RelayCardPayload]) -> Call:
        shown, payload = await self._shown(errand.payload), errand.payload
        return Post(
            screen=relaying.relay_card(
                errand.texts,
                _card(errand, shown),
                shown.content.media,
                relay_id=payload.relay_id,
                revision=payload.revision,
                groups=payload.groups,
            )
        )

    async def edit(self, errand: Errand[EditPayload]) -> Call:
        shown, delivery = await self._shown(errand.payload), errand.delivery
        captioned = errand.payload.captioned
        screen = _card(errand, shown, captioned=captioned, relayed=await self._showing.relayed(errand.payload))
        if delivery.target is None:
            goes_with = captioned and delivery.reason not in MEDIA_REFUSED
            return Post(screen=screen, media=shown.content.media[:1] if goes_with else (), words_alone=True)
        return Change(message_id=delivery.target, screen=screen, captioned=captioned, replaceable=True)

    async def attribution(self, errand: Errand[AttributionPayload]) -> Call:
        """Who answers for attachments, beneath them; where they are gone, nobody has to."""
        if errand.delivery.target is None:
            return NOTHING_TO_DO
        screen = _attribution(errand, await self._shown(errand.payload))
        return Change(message_id=errand.delivery.target, screen=screen, captioned=True)

    async def reply(self, errand: Errand[ReplyPayload]) -> Call:
        shown = await self._shown(errand.payload)
        screen = following.changed(
            code=shown.code,
            content=shown.content,
            version=errand.payload.version,
            bot_username=errand.bot_username,
        )
        return Post(screen=screen, beneath=errand.delivery.target)

    async def withdraw(self, errand: Errand[WithdrawPayload]) -> Call:
        return await self._marked(errand, errand.payload.reason)

    async def delete(self, errand: Errand[DeletePayload]) -> Call:
        delivery, payload = errand.delivery, errand.payload
        if delivery.target is not None:
            marked = None if payload.reason is None else await self._marked(errand, payload.reason)
            return Delete(
                message_ids=(delivery.target, *delivery.target_more),
                instead=marked if isinstance(marked, Change) else None,
            )
        # The words are the one place where that is said.
        if payload.part is DeliveryKind.ITEM and payload.reason is not None:
            return await self._marked(errand, payload.reason)
        return NOTHING_TO_DO

    async def _marked(self, errand: Errand[WithdrawPayload] | Errand[DeletePayload], reason: str) -> Call:
        """Mark it as withdrawn; of an album the first message, whose words stand beneath all of it."""
        delivery, payload = errand.delivery, errand.payload
        attached = payload.part is DeliveryKind.MEDIA
        if delivery.target is None and attached:
            return NOTHING_TO_DO
        screen = await self._notice(errand, reason)
        if delivery.target is None:
            return Post(screen=screen)
        return Change(message_id=delivery.target, screen=screen, captioned=attached or payload.captioned)

    async def explain(self, errand: Errand[ExplainPayload]) -> Call:
        """In the notice alone: where that is gone, nobody is told anew."""
        if errand.delivery.target is None:
            return NOTHING_TO_DO
        screen = await self._notice(errand, errand.payload.reason)
        return Change(message_id=errand.delivery.target, screen=screen, captioned=errand.payload.captioned)

    async def _notice(
        self, errand: Errand[WithdrawPayload] | Errand[DeletePayload] | Errand[ExplainPayload], reason: str
    ) -> Screen:
        """With what is said of it by now, so that a notice that comes late says that too."""
        shown = await self._shown(errand.payload)
        said = await self._showing.said_of(errand.payload.item_id)
        return following.withdrawn(
            code=shown.code, content=shown.content, reason=reason, said=said, bot_username=errand.bot_username
        )

    async def _shown(self, payload: VersionPayload) -> ShownItem:
        return await self._showing.words(item_id=payload.item_id, version=payload.version)


async def pin(errand: Errand[PinPayload]) -> Call:
    return GONE if errand.delivery.target is None else Pin(message_id=errand.delivery.target)


def _card(
    errand: Errand[ItemPayload] | Errand[RelayCardPayload] | Errand[EditPayload],
    shown: ShownItem,
    *,
    captioned: bool = False,
    relayed: Byline | None = None,
) -> Screen:
    return _item_card(
        errand.texts,
        code=shown.code,
        kind=shown.kind,
        content=shown.content,
        bot_username=errand.bot_username,
        captioned=captioned,
        relayed=relayed,
    )


def _attribution(errand: Errand[MediaPayload] | Errand[AttributionPayload], shown: ShownItem) -> Screen:
    return Screen(text=cards.attribution(errand.texts, code=shown.code, content=shown.content))
