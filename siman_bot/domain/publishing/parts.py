"""In which messages an item's words and attachments travel."""

from siman_bot.domain.media import Parts, parts_of
from siman_bot.domain.publishing.item import Content, ItemKind, card_units


def item_parts(content: Content, code: str, kind: ItemKind) -> Parts:
    return parts_of(content.media, card_units=card_units(content, code, kind))


def is_captioned(content: Content, code: str, kind: ItemKind) -> bool:
    """Whether these words travel beneath an attachment."""
    return item_parts(content, code, kind) is Parts.CAPTIONED
