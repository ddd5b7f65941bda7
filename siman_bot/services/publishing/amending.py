"""A new version of an item that was broadcast before: changed where it stands, sent where it is missing (R13)."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from siman_bot.domain.clock import clock_at
from siman_bot.domain.groups.group import BoundGroup
from siman_bot.domain.groups.quiet import after_quiet
from siman_bot.domain.media import CAPTION_LIMIT, Parts, parts_of
from siman_bot.domain.places import NATION
from siman_bot.domain.publishing.item import Content, Item, ItemKind, ItemState, card_units
from siman_bot.domain.refusals import Invalid
from siman_bot.domain.sending.delivery import DeliveryKind, FailureReason
from siman_bot.domain.sending.lane import Lane
from siman_bot.domain.sending.payload import AttributionPayload, DeletePayload, EditPayload, PinPayload, ReplyPayload
from siman_bot.domain.sending.way import Way
from siman_bot.services.publishing.owing import Shipment, owe
from siman_bot.services.publishing.relaying import admins_for, offer
from siman_bot.services.publishing.targets import target_of
from siman_bot.services.transaction import Tx
from storage.groups import bound_groups
from storage.publishing import items
from storage.sending.broadcasts import broadcasts, standing
from storage.sending.broadcasts.standing import Standing
from storage.sending.outbox import outbox
from storage.sending.outbox.outbox import Owed

_OWED: Final = (
    DeliveryKind.MEDIA,
    DeliveryKind.ITEM,
    DeliveryKind.EDIT,
    DeliveryKind.ATTRIBUTION,
    DeliveryKind.REPLY,
    DeliveryKind.PIN,
    DeliveryKind.RELAY_CARD,
)
"""What an older version may still have on its way."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reached:
    """Whom a version reaches: `edited` groups have an older one, `new` groups (for a relay: admins) have none.

    `unknown` groups may have an older one, which can't be changed there. `resting` of the new ones have their quiet
    hours when it is due, and get it after them; `troubled` of them can't be written to as they stand.
    """

    edited: int = 0
    new: int = 0
    unknown: int = 0
    resting: int = 0
    troubled: int = 0


async def check_change(tx: Tx, item: Item, content: Content) -> None:
    """Pass when these words can stand in the messages that an item has been sent in.

    Raises:
        Invalid: `media-after-broadcast`: other attachments than the ones that stand there; `caption-after-broadcast`:
            more words than fit beneath the one that does.
    """
    earlier = await broadcasts.of_item(tx, item.id)
    if not earlier:
        return
    first = await items.content_of(tx, item.id, earlier[-1].item_version)
    if [one.unique_id for one in first.media] != [one.unique_id for one in content.media]:
        raise Invalid("media-after-broadcast", code=item.code)
    over = card_units(content, item.code, item.kind) - CAPTION_LIMIT
    if over > 0 and is_captioned(first, item.code, item.kind):
        raise Invalid("caption-after-broadcast", over=over)


def is_captioned(content: Content, code: str, kind: ItemKind) -> bool:
    """Whether these words travelled beneath an attachment."""
    return parts_of(content.media, card_units=card_units(content, code, kind)) is Parts.CAPTIONED


async def foresee(connection: Tx, item: Item) -> Reached | None:
    """Whom the newest version would reach; None for an item that was never broadcast."""
    if not await broadcasts.of_item(connection, item.id):
        return None
    found = await standing.of_item(connection, item.id, (DeliveryKind.ITEM,))
    target = target_of(item.target)
    besides = frozenset(one.chat_id for one in found)
    if item.way is Way.RELAY:
        new = len(await admins_for(connection, target, besides=besides))
    else:
        new = sum(group.chat_id not in besides for group in await bound_groups.within(connection, target))
    return _reached(found, new)


async def owe_version(tx: Tx, item: Item, broadcast_id: int, *, tell: bool, now: datetime) -> Reached:
    """Write an approved version into the outbox: for the groups of its target, and for all that have an older one.

    Where there may be an older one, `standing.hold` comes first.

    Args:
        tx: The transaction.
        item: As approved.
        broadcast_id: The decision to send it.
        tell: Reply beneath each message that is changed.
        now: The time.
    """
    wanted = await bound_groups.within(tx, target_of(item.target))
    await standing.drop_unbegun(tx, item.id, _OWED, now=now, reason=FailureReason.SUPERSEDED)
    found = await standing.of_item(tx, item.id, (DeliveryKind.ITEM, DeliveryKind.MEDIA))
    words = [one for one in found if one.kind is DeliveryKind.ITEM]
    besides = frozenset(one.chat_id for one in words)
    await _end(tx, item, words, {group.chat_id for group in wanted}, now)
    owed = _unaccompanied(item, found)
    accompanied = {one.follows_id for one in words}
    if words:
        amendment = await _Amendment.of(tx, item, broadcast_id, tell=tell, now=now)
        for one in words:
            owed += amendment.parts(one)
        for one in found:
            if one.id in accompanied and not one.unknown:
                owed += amendment.attribution(one)
    await outbox.add(tx, owed, now)
    resting = troubled = 0
    if item.way is Way.RELAY:
        new = await offer(tx, broadcast_id=broadcast_id, item=item, now=now, besides=besides)
    else:
        lacking = [group for group in wanted if group.chat_id not in besides]
        resting = await owe(tx, _shipment(item, broadcast_id), lacking, now)
        new = len(lacking)
        troubled = sum(group.trouble is not None for group in lacking)
    return _reached(words, new, resting=resting, troubled=troubled)


async def catch_up(tx: Tx, item: Item, delivery_ids: Collection[int], *, now: datetime) -> None:
    """Owe the newest approved version where an older one has turned out to stand after all.

    Args:
        tx: The transaction.
        item: As it is now.
        delivery_ids: Messages that a person has just found in their chats.
        now: The time.
    """
    newest = (await broadcasts.of_item(tx, item.id))[0]
    if item.state is ItemState.WITHDRAWN:
        return
    version = newest.item_version
    approved = replace(item, version=version, content=await items.content_of(tx, item.id, version))
    found = await standing.of_item(tx, item.id, (DeliveryKind.ITEM, DeliveryKind.MEDIA))
    older = [one for one in found if one.id in delivery_ids and one.payload.version < version]
    if not older:
        return
    amendment = await _Amendment.of(tx, approved, newest.id, tell=False, now=now)
    accompanied = {one.follows_id for one in found if one.kind is DeliveryKind.ITEM}
    owed: list[Owed] = []
    for one in older:
        if one.kind is DeliveryKind.ITEM:
            owed += amendment.parts(one)
        elif one.id in accompanied:
            owed += amendment.attribution(one)
    await outbox.add(tx, owed, now)


async def _end(tx: Tx, item: Item, words: list[Standing], wanted: set[int], now: datetime) -> None:
    """Older versions on their way aren't tried again; the item's own message goes on, with the new words."""
    outside = [one.id for one in words if one.begun and one.chat_id not in wanted]
    besides = set(_OWED) - {DeliveryKind.ITEM, DeliveryKind.PIN, DeliveryKind.RELAY_CARD}
    await standing.end_begun(tx, item.id, besides, now=now)
    await standing.end_begun(tx, item.id, (DeliveryKind.ITEM,), now=now, only=outside)
    for one in words:
        if one.begun and one.chat_id in wanted:
            await standing.revise(tx, one, version=item.version)


def _unaccompanied(item: Item, found: list[Standing]) -> list[Owed]:
    """Attachments whose words were dropped before they went out: they come again with the new ones."""
    accompanied = {one.follows_id for one in found if one.kind is DeliveryKind.ITEM}
    return [
        Owed(
            dedupe_key=f"delete:{one.id}",
            lane=Lane.CORRECTION,
            chat_id=one.chat_id,
            payload=DeletePayload(item_id=item.id, version=item.version, part=DeliveryKind.MEDIA, captioned=False),
            broadcast_id=one.broadcast_id,
            follows=one.id,
            after=one.begun,
        )
        for one in found
        if one.kind is DeliveryKind.MEDIA and not one.unknown and one.id not in accompanied
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Amendment:
    """What is owed to each chat where an older version stands; `bound` are our groups.

    `contents` are the words of every version so far, each read once however many chats there are.
    """

    item: Item
    broadcast_id: int
    tell: bool
    pin: bool
    now: datetime
    bound: Mapping[int, BoundGroup]
    contents: Mapping[int, Content]

    @classmethod
    async def of(cls, tx: Tx, item: Item, broadcast_id: int, *, tell: bool, now: datetime) -> "_Amendment":
        pinned = any(one.plan.pin for one in await broadcasts.of_item(tx, item.id) if one.id != broadcast_id)
        return cls(
            item=item,
            broadcast_id=broadcast_id,
            tell=tell,
            pin=item.plan.pin and not pinned,
            now=now,
            bound={group.chat_id: group for group in await bound_groups.within(tx, NATION)},
            contents={version: await items.content_of(tx, item.id, version) for version in range(1, item.version)}
            | {item.version: item.content},
        )

    def parts(self, one: Standing) -> list[Owed]:
        """Nothing where nobody knows whether it stands: that is for a person to find out first."""
        if one.unknown:
            return []
        first = self.contents[one.payload.version]
        later: list[ReplyPayload | PinPayload] = []
        if self.tell:
            later.append(ReplyPayload(item_id=self.item.id, version=self.item.version))
        if self.pin:
            later.append(PinPayload(item_id=self.item.id, version=self.item.version))
        edit = Owed(
            dedupe_key=f"edit:{self.broadcast_id}:{one.id}",
            lane=Lane.CORRECTION,
            chat_id=one.chat_id,
            payload=EditPayload(
                item_id=self.item.id,
                version=self.item.version,
                captioned=is_captioned(first, self.item.code, self.item.kind),
                followed=bool(later),
            ),
            broadcast_id=self.broadcast_id,
            thread_id=one.thread_id,
            follows=one.id,
            after=one.begun,
        )
        return [edit, *(self._follower(payload, one, edit) for payload in later)]

    def attribution(self, one: Standing) -> list[Owed]:
        """Beneath attachments that travelled apart from the words, who answers for them, where it ever changed."""
        item = self.item
        versions = range(one.payload.version, item.version)
        earlier = [_answers_for(self.contents[version]) for version in versions]
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

    def _follower(self, payload: ReplyPayload | PinPayload, one: Standing, edit: Owed) -> Owed:
        group = self.bound.get(one.chat_id)
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


def _answers_for(content: Content) -> tuple[str, str, str]:
    return content.office, content.post, content.source_url


def _shipment(item: Item, broadcast_id: int) -> Shipment:
    return Shipment(
        broadcast_id=broadcast_id,
        item_id=item.id,
        version=item.version,
        code=item.code,
        kind=item.kind,
        content=item.content,
        plan=item.plan,
    )


def _reached(words: list[Standing], new: int, *, resting: int = 0, troubled: int = 0) -> Reached:
    unknown = sum(one.unknown for one in words)
    return Reached(edited=len(words) - unknown, new=new, unknown=unknown, resting=resting, troubled=troubled)
