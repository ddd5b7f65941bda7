"""Files as Telegram keeps them; what may be attached to an item, and how it travels with the words."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any, Final

from siman_bot.domain.refusals import Invalid

MOST: Final = 10
"""Attachments of one item: Telegram's largest album."""
CAPTION_LIMIT: Final = 1_024
"""UTF-16 code units of a caption after parsing."""
MEGABYTE: Final = 1_000_000


class MediaKind(StrEnum):
    PHOTO = "photo"
    VIDEO = "video"
    DOCUMENT = "document"
    ANIMATION = "animation"
    AUDIO = "audio"
    VOICE = "voice"
    VIDEO_NOTE = "video_note"


SIZE_LIMITS: Final[Mapping[MediaKind, int]] = {
    MediaKind.PHOTO: 10 * MEGABYTE,
    MediaKind.VIDEO: 50 * MEGABYTE,
    MediaKind.DOCUMENT: 50 * MEGABYTE,
}
"""What may be attached to an item. Bytes of what a bot may send by itself, from Telegram's page for bot developers;
what a writer has uploaded could be larger, and nobody with little data could open it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Media:
    """One attachment, as Telegram keeps it: the file was uploaded once and is sent by its id from then on.

    `file_id` works for this bot alone; `unique_id` is the same for everybody and tells equal files apart from others.
    `size` is in bytes, 0 where Telegram didn't say; `name` is a document's file name.
    """

    kind: MediaKind
    file_id: str
    unique_id: str
    size: int = 0
    name: str = ""


_TOGETHER: Final[Mapping[MediaKind, int]] = {
    MediaKind.PHOTO: 0,
    MediaKind.VIDEO: 0,
    MediaKind.DOCUMENT: 1,
}


class Parts(StrEnum):
    """How an item travels: words alone, words beneath one attachment, or attachments first and the words after."""

    WORDS = "words"
    CAPTIONED = "captioned"
    MEDIA_FIRST = "media_first"


def parts_of(media: Sequence[Media], *, card_units: int) -> Parts:
    """How it travels. An album takes no buttons, and a caption no more than its limit.

    Args:
        media: The attachments.
        card_units: Length of the whole card beneath an attachment, in UTF-16 code units after parsing.
    """
    if not media:
        return Parts.WORDS
    if len(media) == 1 and card_units <= CAPTION_LIMIT:
        return Parts.CAPTIONED
    return Parts.MEDIA_FIRST


def attach(present: Sequence[Media], added: Media) -> tuple[Media, ...]:
    """The attachments with one more; a file that is there already changes nothing.

    Raises:
        Invalid: `media-unsupported`, `media-too-big`, `media-too-many`, or `media-mixed`: documents don't travel with
            photos and videos.
    """
    limit = SIZE_LIMITS.get(added.kind)
    if limit is None:
        raise Invalid("media-unsupported")
    if added.size > limit:
        raise Invalid("media-too-big", limit=limit // MEGABYTE, size=-(-added.size // MEGABYTE))
    if any(one.unique_id == added.unique_id for one in present):
        return tuple(present)
    if len(present) >= MOST:
        raise Invalid("media-too-many", limit=MOST)
    if any((one.kind is MediaKind.DOCUMENT) != (added.kind is MediaKind.DOCUMENT) for one in present):
        raise Invalid("media-mixed")
    return (*present, added)


def batches(media: Sequence[Media]) -> list[tuple[Media, ...]]:
    """As few messages as may be, in order: photos and videos make one album, documents another; the rest goes alone."""
    made: list[tuple[Media, ...]] = []
    for one in media:
        last = made[-1] if made else ()
        together = _TOGETHER.get(one.kind)
        if last and len(last) < MOST and together is not None and _TOGETHER.get(last[0].kind) == together:
            made[-1] = (*last, one)
        else:
            made.append((one,))
    return made


def media_data(media: Sequence[Media]) -> list[dict[str, Any]]:
    """As JSON, for `media_of`."""
    return [asdict(one) for one in media]


def media_of(data: Sequence[Mapping[str, Any]] | None) -> tuple[Media, ...]:
    return tuple(Media(**{**one, "kind": MediaKind(one["kind"])}) for one in data or ())
