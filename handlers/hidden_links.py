"""Where the words of a message lead without showing it."""

from typing import Final

from telegram import Message, MessageEntity


def hidden_links(message: Message | None) -> tuple[str, ...]:
    """The links behind words, each once, without those whose words are the link itself."""
    if message is None:
        return ()
    found = {**message.parse_entities(_KINDS), **message.parse_caption_entities(_KINDS)}
    led = (entity.url for entity, words in found.items() if entity.url and _bare(entity.url) != _bare(words))
    return tuple(dict.fromkeys(led))


_KINDS: Final[list[str | None]] = [MessageEntity.TEXT_LINK]


def _bare(link: str) -> str:
    """A link as people write it: Telegram adds the scheme and a slash to what was typed without."""
    for scheme in ("https://", "http://"):
        link = link.removeprefix(scheme)
    return link.strip().removesuffix("/")
