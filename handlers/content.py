"""What a message holds, read from Telegram's form of it."""

from collections import OrderedDict
from collections.abc import Mapping
from typing import Any, Final

from telegram import Animation, Audio, Document, Message, MessageEntity, PhotoSize, Video, VideoNote, Voice

from handlers.edge.intake import FORWARDED, MORE, UNREAD
from siman_bot.domain.content import Content, ContentKind
from siman_bot.domain.media import Media, MediaKind

ALBUMS: Final = 1_000
"""That are remembered."""
_LINKED: Final[list[str | None]] = [MessageEntity.TEXT_LINK]
_PLACES: Final = frozenset({"venue", "location"})


class Albums:
    """Which albums of people who haven't agreed were answered: of them nothing is stored, so this is in memory."""

    def __init__(self) -> None:
        self._answered: OrderedDict[tuple[int, str], None] = OrderedDict()

    def is_first(self, chat_id: int, album: str) -> bool:
        """Whether this is the first part of it; once."""
        if not album:
            return True
        if (chat_id, album) in self._answered:
            return False
        self._answered[chat_id, album] = None
        if len(self._answered) > ALBUMS:
            self._answered.popitem(last=False)
        return True


def content_of(message: Message) -> Content:
    media = media_of(message)
    more = [Media(kind=MediaKind(one["kind"]), **_sized(one)) for one in message.api_kwargs.get(MORE, ())]
    return Content(
        message_id=message.message_id,
        sent_at=message.date,
        kind=_kind(message, media),
        text=message.text or message.caption or "",
        links=hidden_links(message),
        media=() if media is None else (media, *more),
        album=message.media_group_id or "",
        forwarded=bool(message.api_kwargs.get(FORWARDED)),
    )


def media_of(message: Message) -> Media | None:
    """The file of a message. What was sent as a document is one, whatever is in it."""
    if message.photo:
        return _media(MediaKind.PHOTO, message.photo[-1])
    for kind, file in (
        (MediaKind.VIDEO, message.video),
        (MediaKind.ANIMATION, message.animation),
        (MediaKind.DOCUMENT, message.document),
        (MediaKind.AUDIO, message.audio),
        (MediaKind.VOICE, message.voice),
        (MediaKind.VIDEO_NOTE, message.video_note),
    ):
        if file is not None:
            return _media(kind, file)
    return None


def hidden_links(message: Message | None) -> tuple[str, ...]:
    """The links behind words, each once, without those whose words are the link itself."""
    if message is None:
        return ()
    found = {**message.parse_entities(_LINKED), **message.parse_caption_entities(_LINKED)}
    led = (entity.url for entity, words in found.items() if entity.url and _bare(entity.url) != _bare(words))
    return tuple(dict.fromkeys(led))


def _kind(message: Message, media: Media | None) -> ContentKind:
    if media is not None:
        return ContentKind(media.kind.value)
    unread = message.api_kwargs.get(UNREAD)
    if unread is None:
        return ContentKind.TEXT
    if unread in _PLACES:
        return ContentKind.LOCATION
    return next((kind for kind in ContentKind if kind.value == unread), ContentKind.OTHER)


def _sized(file: Mapping[str, Any]) -> dict[str, Any]:
    size, name = file.get("file_size", 0), file.get("file_name", "")
    return {"file_id": file["file_id"], "unique_id": file["file_unique_id"], "size": size, "name": name}


def _media(kind: MediaKind, file: PhotoSize | Video | Animation | Document | Audio | Voice | VideoNote) -> Media:
    name = "" if isinstance(file, PhotoSize | Voice | VideoNote) else file.file_name or ""
    return Media(kind=kind, file_id=file.file_id, unique_id=file.file_unique_id, size=file.file_size or 0, name=name)


def _bare(link: str) -> str:
    """A link as people write it: Telegram adds the scheme and a slash to what was typed without."""
    for scheme in ("https://", "http://"):
        link = link.removeprefix(scheme)
    return link.strip().removesuffix("/")
