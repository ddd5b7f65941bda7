"""In which messages an item's words and attachments travel."""

from siman_bot.domain.media import CAPTION_LIMIT, Parts, parts_of
from siman_bot.domain.publishing.item import HEADING_UNITS, Content, ItemKind, card_units


def item_parts(content: Content, code: str, kind: ItemKind) -> Parts:
    return parts_of(content.media, card_units=card_units(content, code, kind))


def stands_beneath(content: Content, *, follows: bool) -> bool:
    """Whether words stand beneath an attachment that were owed so; the others follow their attachments."""
    return len(content.media) == 1 and not follows


def fits_beneath(content: Content, code: str, kind: ItemKind) -> bool:
    """Whether words have ever fitted beneath an attachment: there was a time when the block had no heading."""
    return len(content.media) == 1 and card_units(content, code, kind) - HEADING_UNITS <= CAPTION_LIMIT
