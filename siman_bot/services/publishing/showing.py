"""What publishing tells sending about the items that it sends."""

from siman_bot.domain.publishing.item import ItemState
from siman_bot.domain.sending.broadcast import ItemNow
from siman_bot.services.publishing.targets import target_of
from siman_bot.services.transaction import Tx
from storage.publishing import items


async def look_at_item(connection: Tx, item_id: int) -> ItemNow:
    """How an item that was broadcast stands now.

    Raises:
        LookupError: There is no such item.
    """
    item = await items.get(connection, item_id)
    if item is None:
        raise LookupError(item_id)
    return ItemNow(
        version=item.version,
        target=target_of(item.target),
        is_open=item.state is ItemState.APPROVED,
        is_withdrawn=item.state is ItemState.WITHDRAWN,
    )
