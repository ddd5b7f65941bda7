"""A new version in the chats where an older one stands: changed in place, and what comes with that (R13)."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from siman_bot.domain.clock import clock_at
from siman_bot.domain.groups.group import BoundGroup
from siman_bot.domain.groups.quiet import after_quiet
from siman_bot.domain.places import Scope, covers
from siman_bot.domain.publishing.item import Content, Item, ItemState
from siman_bot.domain.publishing.parts import stands_beneath
from siman_bot.domain.sending.broadcast import Broadcast
from siman_bot.domain.sending.delivery import DeliveryKind
from siman_bot.domain.sending.lane import Lane
from siman_bot.domain.sending.payload import (
    AttributionPayload,
    CardPayload,
    DeletePayload,
    EditPayload,
    PinPayload,
    ReplyPayload,
)
from siman_bot.services.transaction import Tx
from storage.groups import bound_groups
from storage.publishing import items
from storage.sending.broadcasts import broadcasts, standing
from storage.sending.broadcasts.standing import Standing
from storage.sending.outbox import outbox
from storage.sending.outbox.outbox import Owed


@dataclass(frozen=True, slots=True, kw_only=True)
class Amendment:
    """One version on its way to where older ones stand.

    `contents` are the words of every version so far, `pin` says that the message is pinned from this version on.
    """

    item: Item
    broadcast_id: int
    target: Scope
    pin: bool
    now: datetime
    contents: Mapping[int, Content]

    @classmethod
    async def of(cls, tx: Tx, item: Item, broadcast: Broadcast, *, now: datetime) -> "Amendment":
        """The item in the version that the broadcast sends."""
        pinned = any(one.plan.pin for one in await broadcasts.of_item(tx, item.id) if one.id < broadcast.id)
        return cls(
            item=item,
            broadcast_id=broadcast.id,
            target=broadcast.target,
            pin=item.plan.pin and not pinned,
            now=now,
            contents={version: await items.content_of(tx, item.id, version) for version in range(1, item.version)}
            | {item.version: item.content},
        )

    async def owe(self, tx: Tx, found: Sequence[Standing]) -> None:
        """Write down what is due where these stand; what is on its way goes on with the new words, where wanted."""
        bound = await bound_groups.of_chats(tx, sorted({one.chat_id for one in found}))
        media = [one.id for one in found if one.kind is DeliveryKind.MEDIA]
        accompanied = await standing.accompanied(tx, media)
        owed: list[Owed] = []
        ended: list[int] = []
        for one in found:
            if one.kind is DeliveryKind.MEDIA:
                owed += self._media(one, accompanied)
                continue
            group = bound.get(one.chat_id)
            if one.begun and group is not None and group.can_be_reached and covers(self.target, group.location):
                await standing.revise(tx, one, version=self.item.version)
            elif one.begun:
                ended.append(one.id)
            owed += self._words(one, group)
        await standing.end_pending_of(tx, ended, now=self.now)
        await outbox.add(tx, owed, self.now)

    def _words(self, one: Standing, group: BoundGroup | None) -> list[Owed]:
        """Nothing where nobody knows whether it stands: that is for a person to find out first."""
        if one.unknown:
            return []
        card = one.payload
        later: list[ReplyPayload | PinPayload] = [ReplyPayload(item_id=self.item.id, version=self.item.version)]
        if self.pin:
            later.append(PinPayload(item_id=self.item.id, version=self.item.version))
        edit = Owed(
            dedupe_key=f"edit:{self.broadcast_id}:{one.id}",
            lane=Lane.CORRECTION,
            chat_id=one.chat_id,
            payload=EditPayload(
                item_id=self.item.id,
                version=self.item.version,
                captioned=stands_beneath(self.contents[one.payload.version], follows=one.follows_id is not None),
                followed=True,
                relayed_in=card.relayed_in if isinstance(card, CardPayload) else "",
                relayed_by=card.relayed_by if isinstance(card, CardPayload) else 0,
            ),
            broadcast_id=self.broadcast_id,
            thread_id=one.thread_id,
            follows=one.id,
            after=one.begun,
        )
        return [edit, *(self._follower(payload, one, edit, group) for payload in later)]

    def _media(self, one: Standing, accompanied: Collection[int]) -> list[Owed]:
        """Attachments whose words were dropped before they went out come again with the new ones."""
        if one.unknown:
            return []
        return self._attribution(one) if one.id in accompanied else [self._deletion(one)]

    def _attribution(self, one: Standing) -> list[Owed]:
        """Beneath attachments that travelled apart from the words, who answers for them, where it ever changed."""
        item = self.item
        earlier = [_answers_for(self.contents[version]) for version in range(one.payload.version, item.version)]
        if all(names == _answers_for(item.content) for names in earlier):
            return []
        return [
            Owed(
                dedupe_key=f"attribution:{self.broadcast_id}:{one.id}",
                lane=Lane.CORRECTION,
                chat_id=one.chat_id,
                payload=AttributionPayload(item_id=item.id, version=item.version),
                broadcast_id=self.broadcast_id,
                thread_id=one.thread_id,
                follows=one.id,
                after=one.begun,
            )
        ]

    def _deletion(self, one: Standing) -> Owed:
        return Owed(
            dedupe_key=f"delete:{one.id}",
            lane=Lane.CORRECTION,
            chat_id=one.chat_id,
            payload=DeletePayload(
                item_id=self.item.id, version=self.item.version, part=DeliveryKind.MEDIA, captioned=False
            ),
            broadcast_id=one.broadcast_id,
            follows=one.id,
            after=one.begun,
        )

    def _follower(
        self, payload: ReplyPayload | PinPayload, one: Standing, edit: Owed, group: BoundGroup | None
    ) -> Owed:
        quiet_over = self.now if group is None else after_quiet(self.now, clock_at(group.location), group.quiet)
        ends = self.item.plan.expires_at
        return Owed(
            dedupe_key=f"{payload.KIND}:{self.broadcast_id}:{edit.dedupe_key}",
            lane=Lane.CORRECTION,
            chat_id=one.chat_id,
            payload=payload,
            broadcast_id=self.broadcast_id,
            not_before=quiet_over,
            # Of an item whose time was over already it is said all the same that it was wrong.
            expires_at=None if ends is None or ends <= self.now else ends,
            thread_id=one.thread_id,
            follows=edit.dedupe_key,
            after=True,
        )


async def catch_up(tx: Tx, item_id: int, delivery_ids: Collection[int], *, now: datetime) -> None:
    """Owe the newest approved version where an older one has turned out to stand after all.

    Args:
        tx: The transaction.
        item_id: Whose messages they are.
        delivery_ids: Messages that a person has just found in their chats.
        now: The time.

    Raises:
        LookupError: No such item.
    """
    item = await items.get(tx, item_id)
    if item is None:
        raise LookupError(item_id)
    newest = (await broadcasts.of_item(tx, item_id))[0]
    if item.state is ItemState.WITHDRAWN:
        return
    version = newest.item_version
    approved = replace(item, version=version, content=await items.content_of(tx, item_id, version))
    found = [one for one in await standing.of_ids(tx, delivery_ids) if one.payload.version < version]
    # Attachments whose words never came are a matter for whoever looks into the chat.
    accompanied = await standing.accompanied(tx, [one.id for one in found if one.kind is DeliveryKind.MEDIA])
    older = [one for one in found if one.kind is DeliveryKind.ITEM or one.id in accompanied]
    if older:
        amendment = await Amendment.of(tx, approved, newest, now=now)
        await amendment.owe(tx, older)


def _answers_for(content: Content) -> tuple[str, str, str]:
    return content.office, content.post, content.source_url
