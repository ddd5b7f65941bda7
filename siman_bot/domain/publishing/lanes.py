"""What an item's own messages may overtake."""

from siman_bot.domain.publishing.item import ItemKind
from siman_bot.domain.sending.lane import Lane


def lane_of(kind: ItemKind, *, urgent: bool = False) -> Lane:
    """The lane of an item's own messages. Only a clarification can be urgent."""
    if kind is ItemKind.NARRATIVE:
        return Lane.NARRATIVE
    return Lane.URGENT if urgent else Lane.CLARIFICATION
