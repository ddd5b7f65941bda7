"""Taking back an item's messages: each marked as withdrawn or deleted (R13)."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from siman_bot.domain.publishing.item import Item
from siman_bot.domain.publishing.parts import stands_beneath
from siman_bot.domain.publishing.withdrawal import Removal
from siman_bot.domain.sending.delivery import DeliveryKind
from siman_bot.domain.sending.lane import Lane
from siman_bot.domain.sending.payload import DeletePayload, WithdrawPayload
from siman_bot.services.transaction import Tx
from storage.publishing import items
from storage.sending.broadcasts import broadcasts
from storage.sending.broadcasts.standing import Standing
from storage.sending.outbox import outbox
from storage.sending.outbox.outbox import Owed

TAKEN_BACK: Final = (DeliveryKind.ITEM, DeliveryKind.MEDIA, DeliveryKind.REPLY)
"""What stands in chats by itself."""


async def take_back(tx: Tx, item: Item, found: Sequence[Standing], *, removal: Removal, now: datetime) -> None:
    """Owe the taking back of these messages of a withdrawn item.

    Raises:
        LookupError: The item was never broadcast.
    """
    version = await broadcasts.approved_version(tx, item.id)
    if version is None:
        raise LookupError(item.id)
    chosen = [one for one in found if _is_taken_back(one, removal)]
    contents = {
        number: await items.content_of(tx, item.id, number) for number in {one.payload.version for one in chosen}
    }
    reason = item.public_reason

    def payload(one: Standing) -> WithdrawPayload | DeletePayload:
        words = contents[one.payload.version]
        beneath = one.kind is DeliveryKind.ITEM and stands_beneath(words, follows=one.follows_id is not None)
        if removal is Removal.DELETE:
            return DeletePayload(item_id=item.id, version=version, reason=reason, part=one.kind, captioned=beneath)
        return WithdrawPayload(item_id=item.id, version=version, reason=reason, part=one.kind, captioned=beneath)

    owed = [
        Owed(
            dedupe_key=f"withdraw:{one.id}",
            lane=Lane.CORRECTION,
            chat_id=one.chat_id,
            payload=payload(one),
            broadcast_id=one.broadcast_id,
            thread_id=one.thread_id,
            follows=one.id,
            after=one.begun,
        )
        for one in chosen
    ]
    await outbox.add(tx, owed, now)


def _is_taken_back(one: Standing, removal: Removal) -> bool:
    """The item's own messages always; a reply says nothing wrong and goes only where nothing is left to reply to.

    What can't be reached is announced once, with the words.
    """
    match one.kind:
        case DeliveryKind.ITEM:
            return True
        case DeliveryKind.REPLY if removal is Removal.MARK:
            return False
        case _:
            return one.reachable or one.begun
