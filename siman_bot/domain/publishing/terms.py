"""What an item is sent by: what its approval decides, and what its own messages may overtake."""

from siman_bot.domain.publishing.item import Item, ItemKind
from siman_bot.domain.sending.broadcast import Terms
from siman_bot.domain.sending.lane import Lane


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


def lane_of(kind: ItemKind, *, urgent: bool = False) -> Lane:
    """The lane of an item's own messages. Only a clarification can be urgent."""
    if kind is ItemKind.NARRATIVE:
        return Lane.NARRATIVE
    return Lane.URGENT if urgent else Lane.CLARIFICATION
