"""What one message of a person holds, as far as it is read, and which of it a question takes."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from siman_bot.domain.media import Media


class ContentKind(StrEnum):
    """What a message is, besides the words beneath it."""

    TEXT = "text"
    PHOTO = "photo"
    VIDEO = "video"
    DOCUMENT = "document"
    ANIMATION = "animation"
    AUDIO = "audio"
    VOICE = "voice"
    VIDEO_NOTE = "video_note"
    STICKER = "sticker"
    LOCATION = "location"
    CONTACT = "contact"
    POLL = "poll"
    OTHER = "other"


WORDS: Final = frozenset({ContentKind.TEXT})
FILES: Final = frozenset(
    {
        ContentKind.PHOTO,
        ContentKind.VIDEO,
        ContentKind.DOCUMENT,
        ContentKind.ANIMATION,
        ContentKind.AUDIO,
        ContentKind.VOICE,
        ContentKind.VIDEO_NOTE,
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """One message. Of who wrote a forwarded one nothing is known (R9), only that it is one.

    `text` are its words or those beneath its file, `links` the addresses behind them, `album` names the files that
    were sent at once.
    """

    message_id: int
    sent_at: datetime
    kind: ContentKind
    text: str = ""
    links: tuple[str, ...] = ()
    media: tuple[Media, ...] = ()
    album: str = ""
    forwarded: bool = False
