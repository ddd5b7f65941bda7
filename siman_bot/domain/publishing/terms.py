"""What an approval decides: to send an item as it stands."""

from siman_bot.domain.publishing.item import Item
from siman_bot.domain.sending.broadcast import Terms


def terms_of(item: Item) -> Terms:
    """What an approved item is sent by.

    Raises:
        ValueError: The item has no target, no way or no approver: it wasn't approved.
    """
    if item.target is None or item.way is None or item.approver_id is None:
        raise ValueError(item.code)
    return Terms(
        item_id=item.id,
        item_version=item.version,
        code=item.code,
        title=item.content.title,
        way=item.way,
        target=item.target,
        plan=item.plan,
        author_id=item.author_id,
        approver_id=item.approver_id,
    )
