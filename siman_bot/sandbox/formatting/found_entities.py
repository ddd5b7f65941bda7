"""The entities Telegram finds by itself in any text: commands, mentions, hashtags, links, addresses."""

import re
from collections.abc import Iterator
from typing import Final

from siman_bot.sandbox.formatting.markup import Entity, utf16_length

_SPACE: Final = re.compile(r"[ \n\t]")
_PATTERNS: Final = (
    ("bot_command", "/", re.compile(r"(?<![\w/<>.])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\w/])")),
    ("email", "@", re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)*\.[a-zA-Z]{2,}(?!\w)")),
    ("mention", "@", re.compile(r"(?<![\w@/.+-])@[A-Za-z][A-Za-z0-9_]{2,31}(?!\w)")),
    ("hashtag", "#", re.compile(r"(?<![\w#])#(?=\w*[^\W\d_])\w{1,255}(?!\w)")),
    (
        "url",
        ".",
        re.compile(
            r"(?<![\w@.-])(?:https?://[\w.-]+\.[a-zA-Z]{2,}|(?:[a-z0-9-]+\.)+(?:com|org|net|id|me|io|gov|int|co|tv|be))"
            r"(?![\w@-])(?::\d{2,5})?(?:[/?#][^\s<>\"«»]*[^\s<>\"«».,;:!?)'\]])?/?",
            re.IGNORECASE,
        ),
    ),
)


def with_found_entities(text: str, entities: list[Entity]) -> list[Entity]:
    """The given entities plus those Telegram adds; nothing is looked for inside code, links or another finding."""
    taken = [
        (entity["offset"], entity["offset"] + entity["length"])
        for entity in entities
        if entity["type"] in {"code", "pre", "text_link"}
    ]
    found: list[Entity] = []
    ascii_only = text.isascii()
    for kind, sign, pattern in reversed(_PATTERNS):
        for match in _matches(pattern, sign, text):
            offset = match.start() if ascii_only else utf16_length(text[: match.start()])
            length = utf16_length(match[0])
            if all(offset >= end or offset + length <= start for start, end in taken):
                taken.append((offset, offset + length))
                found.append({"offset": offset, "length": length, "type": kind})
    if not found:
        return entities
    return sorted([*entities, *found], key=lambda entity: (entity["offset"], -entity["length"]))


def _matches(pattern: re.Pattern[str], sign: str, text: str) -> Iterator[re.Match[str]]:
    """Matches in the words that have the sign; looking at every word would cost most of a message's time."""
    position = text.find(sign)
    while position >= 0:
        begin = 1 + max(text.rfind(space, 0, position) for space in " \n\t")
        space = _SPACE.search(text, position)
        end = space.start() if space else len(text)
        yield from pattern.finditer(text, begin, end)
        position = text.find(sign, end)


def slice_of(text: str, entity: Entity) -> str:
    """The part of the text an entity covers."""
    units = text.encode("utf-16-le")
    return units[2 * entity["offset"] : 2 * (entity["offset"] + entity["length"])].decode("utf-16-le")
