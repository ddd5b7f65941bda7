"""What may become of words that stand in chats already."""

from siman_bot.domain.media import CAPTION_LIMIT
from siman_bot.domain.publishing.item import Content, Item, card_units
from siman_bot.domain.publishing.parts import fits_beneath
from siman_bot.domain.refusals import Invalid
from siman_bot.services.transaction import Tx
from storage.publishing import items
from storage.sending.broadcasts import broadcasts, standing


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
    before, now = (card_units(words, item.code, item.kind) for words in (first, content))
    over = now - max(before, CAPTION_LIMIT)
    if over <= 0 or not fits_beneath(first, item.code, item.kind):
        return
    if before <= CAPTION_LIMIT or not await standing.has_apart(tx, item.id):
        raise Invalid("caption-after-broadcast", over=over)
