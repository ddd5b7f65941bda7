"""What messages of a person hold, as far as they are read, and which of them are one act."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from siman_bot.domain.media import Media
from siman_bot.domain.post_link import link_spans


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
ATTACHED: Final = frozenset({ContentKind.PHOTO, ContentKind.VIDEO, ContentKind.DOCUMENT})
"""What an item may have attached."""
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


URL_LIMIT: Final = 2_000
_URL: Final = re.compile(r"https?://\w[^\s<>\"'\u2018-\u201f«»]+", re.IGNORECASE)
AT_ONCE: Final = timedelta(seconds=60)
"""Between two messages in a row that are one act, by the times that Telegram gives them."""
_CUT_AT: Final = 4_096
"""UTF-16 code units at which apps cut a longer text; a little before it where a word ends."""
_CUT_FROM: Final = 3_500


def goes_on(parts: Sequence[Content], one: Content) -> bool:
    """Whether a message is one more part of the act that these are: of an album, of a long text, or sent with them."""
    if not parts:
        return False
    if one.album and any(part.album == one.album for part in parts):
        return True
    return abs(one.sent_at - parts[-1].sent_at) <= AT_ONCE


def joined(parts: Sequence[Content], one: Content) -> tuple[Content, ...]:
    """These with one more; a message that is among them already is replaced by what it says now."""
    if any(part.message_id == one.message_id for part in parts):
        return tuple(one if part.message_id == one.message_id else part for part in parts)
    return (*parts, one)


def words_of(parts: Sequence[Content]) -> str:
    """All words; what an app cut is one text again."""
    text = ""
    units = 0
    for part in parts:
        if not part.text:
            continue
        if units >= _CUT_AT:
            gap = ""
        elif units >= _CUT_FROM:
            gap = " "
        else:
            gap = "\n\n" if text else ""
        text += gap + part.text
        units = len(part.text.encode("utf-16-le", errors="surrogatepass")) // 2
    return text


def links_of(parts: Sequence[Content]) -> tuple[str, ...]:
    """The addresses behind words, each once."""
    return tuple(dict.fromkeys(link for part in parts for link in part.links))


def media_of(parts: Sequence[Content]) -> tuple[Media, ...]:
    """The files, each once."""
    return tuple({one.unique_id: one for part in parts for one in part.media}.values())


def urls_in(text: str) -> list[str]:
    """The links in a text, with or without scheme, as they stand there; longer ones than URL_LIMIT aren't links."""
    spans = sorted([*((one.start(), one.end()) for one in _URL.finditer(text)), *link_spans(text)])
    links: list[str] = []
    reached = -1
    for start, end in spans:
        if start >= reached:
            links.append(text[start:end].rstrip(".,:;!?*~)]}"))
            reached = end
    return list(dict.fromkeys(link for link in links if len(link) <= URL_LIMIT))


def first_url(text: str) -> str | None:
    """The first of the links in a text."""
    return next(iter(urls_in(text)), None)
