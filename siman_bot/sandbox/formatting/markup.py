"""Text with marks: Telegram's HTML dialect into text and entities, and back.

Entity offsets and lengths are UTF-16 code units, as everywhere in the Bot API.
"""

import re
import sys
from dataclasses import dataclass, field
from html import escape
from typing import Any, Final

from siman_bot.sandbox.rules.telegram_rules import RefusedError, unparsable_entities

Entity = dict[str, Any]

TYPE_OF_TAG: Final = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "a": "text_link",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
    "tg-time": "date_time",
}
TAG_OF_TYPE: Final = {
    "bold": "b",
    "italic": "i",
    "underline": "u",
    "strikethrough": "s",
    "spoiler": "tg-spoiler",
    "code": "code",
    "pre": "pre",
}
SURROGATES: Final = range(0xD800, 0xE000)
CHARACTER_NAMES: Final = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}

_TAG_NAME = re.compile(r"<(/?)([^\s>]*)")
_TAG_REST = re.compile(r"((?:[^>\"']|\"[^\"]*\"|'[^']*')*)>")
_ATTRIBUTE = re.compile(r"([a-zA-Z-]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>]+)))?")
_CHARACTER = re.compile(r"&(?:#(\d+)|#x([0-9a-fA-F]+)|(lt|gt|amp|quot));?")
_LINK = re.compile(
    r"^(?:(?:https?|tg|ton|tonsite)://\S+|mailto:\S+|tel:\S+|[^\s/]+\.[^\s/.]{2,}(?:/\S*)?)$", re.IGNORECASE
)


def link_of(href: str) -> str:
    """The address as Telegram keeps it; empty where it takes none."""
    if not _LINK.match(href):
        return ""
    return href if ":" in href.split("/", maxsplit=1)[0] else f"http://{href}"


def utf16_length(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode("utf-16-le")) // 2


@dataclass(slots=True, kw_only=True)
class _OpenTag:
    name: str
    offset: int
    attributes: dict[str, str] = field(default_factory=dict)


class _Reader:
    """One pass over the HTML; `text` grows, `entities` gains one entry at each closing tag."""

    def __init__(self, html: str) -> None:
        self._html = html
        self._pieces: list[str] = []
        self._length = 0
        self._open: list[_OpenTag] = []
        self._entities: list[Entity] = []

    def read(self) -> tuple[str, list[Entity]]:
        position = 0
        while (start := self._html.find("<", position)) >= 0:
            self._add(self._html[position:start])
            position = self._tag_at(start)
        self._add(self._html[position:])
        if self._open:
            raise self._error(f'Can\'t find end tag corresponding to start tag "{self._open[-1].name}"')
        return "".join(self._pieces), self._entities

    def _add(self, raw: str) -> None:
        text = _CHARACTER.sub(_character, raw) if "&" in raw else raw
        self._pieces.append(text)
        self._length += utf16_length(text)

    def _tag_at(self, start: int) -> int:
        offset = len(self._html[:start].encode())
        named = _TAG_NAME.match(self._html, start)
        if named is None or named.end() == len(self._html):
            raise self._unclosed(start, offset)
        name = named[2].lower()
        if not named[1] and name not in TYPE_OF_TAG:
            raise self._error(f'Unsupported start tag "{name}" at byte offset {offset}')
        rest = _TAG_REST.match(self._html, named.end())
        if rest is None:
            raise self._unclosed(start, offset)
        if named[1]:
            self._close(name, offset)
        else:
            self._begin(name, rest[1], offset)
        return rest.end()

    def _begin(self, name: str, rest: str, offset: int) -> None:
        attributes = {
            found[1].lower(): _CHARACTER.sub(_character, found[2] or found[3] or found[4] or "")
            for found in _ATTRIBUTE.finditer(rest)
        }
        if name == "span" and attributes.get("class") != "tg-spoiler":
            raise self._error(f'Tag "span" must have class "tg-spoiler" at byte offset {offset}')
        if name == "tg-time" and not attributes.get("unix", "").isdecimal():
            raise self._error(f'Tag "tg-time" must have a unix time at byte offset {offset}')
        self._open.append(_OpenTag(name=name, offset=self._length, attributes=attributes))

    def _close(self, name: str, offset: int) -> None:
        if not self._open:
            raise self._error(f"Unexpected end tag at byte offset {offset}")
        tag = self._open.pop()
        if name not in {tag.name, ""}:
            raise self._error(f'Unmatched end tag at byte offset {offset}, expected "</{tag.name}>", found "</{name}>"')
        length = self._length - tag.offset
        if length and (entity := self._entity(tag, length)):
            self._entities.append(entity)

    def _entity(self, tag: _OpenTag, length: int) -> Entity | None:
        entity: Entity = {"offset": tag.offset, "length": length, "type": TYPE_OF_TAG[tag.name]}
        if tag.name == "a":
            url = link_of(tag.attributes.get("href", ""))
            if not url:
                return None
            entity["url"] = url
        elif tag.name == "blockquote" and "expandable" in tag.attributes:
            entity["type"] = "expandable_blockquote"
        elif tag.name == "tg-time":
            entity |= {"unix_time": int(tag.attributes["unix"]), "date_time_format": tag.attributes.get("format", "")}
        elif tag.name == "code" and self._open and self._open[-1].name == "pre":
            self._open[-1].attributes["language"] = tag.attributes.get("class", "").removeprefix("language-")
            return None
        elif tag.name == "pre" and tag.attributes.get("language"):
            entity["language"] = tag.attributes["language"]
        return entity

    def _unclosed(self, start: int, offset: int) -> RefusedError:
        kind = "end" if self._html.startswith("</", start) else "start"
        return self._error(f"Unclosed {kind} tag at byte offset {offset}")

    def _error(self, reason: str) -> RefusedError:
        return RefusedError(unparsable_entities(reason))


def _character(match: re.Match[str]) -> str:
    if match[3]:
        return CHARACTER_NAMES[match[3]]
    code = int(match[1]) if match[1] else int(match[2], 16)
    return chr(code) if 0 < code <= sys.maxunicode and code not in SURROGATES else match[0]


def parse_html(html: str) -> tuple[str, list[Entity]]:
    """Text without tags, trimmed, and its entities in order.

    Raises:
        RefusedError: 400 "can't parse entities: ..." with the byte offset, as Telegram says it.
    """
    text, entities = _Reader(html).read()
    return trimmed(text, entities)


def trimmed(text: str, entities: list[Entity]) -> tuple[str, list[Entity]]:
    """Telegram drops white space at both ends of a message; entities move and shrink with it."""
    tidy = text.strip()
    if tidy == text:
        return text, sorted(entities, key=_order)
    cut = utf16_length(text) - utf16_length(text.lstrip())
    length = utf16_length(tidy)
    kept = []
    for entity in entities:
        start = max(entity["offset"] - cut, 0)
        end = min(entity["offset"] + entity["length"] - cut, length)
        if end > start:
            kept.append(entity | {"offset": start, "length": end - start})
    return tidy, sorted(kept, key=_order)


def _order(entity: Entity) -> tuple[int, int]:
    return entity["offset"], -entity["length"]


def to_html(text: str, entities: list[Entity]) -> str:
    """The HTML that would be parsed into this text and these entities."""
    units = text.encode("utf-16-le")
    pieces: list[str] = []
    open_tags: list[tuple[int, str]] = []
    position = 0

    def write(end: int) -> None:
        nonlocal position
        if end > position:
            pieces.append(escape(units[2 * position : 2 * end].decode("utf-16-le"), quote=False))
            position = end

    def close(until: int) -> None:
        while open_tags and open_tags[-1][0] <= until:
            end, tag = open_tags.pop()
            write(end)
            pieces.append(f"</{tag}>")

    for entity in entities:
        begin, tag = _tag_of(entity)
        if tag:
            close(entity["offset"])
            write(entity["offset"])
            pieces.append(begin)
            open_tags.append((entity["offset"] + entity["length"], tag))
    close(len(units))
    write(len(units) // 2)
    return "".join(pieces)


def _tag_of(entity: Entity) -> tuple[str, str]:
    kind = entity["type"]
    if kind == "text_link":
        return f'<a href="{escape(entity["url"])}">', "a"
    if kind == "blockquote":
        return "<blockquote>", "blockquote"
    if kind == "expandable_blockquote":
        return "<blockquote expandable>", "blockquote"
    if kind == "date_time":
        format_ = f' format="{escape(entity["date_time_format"])}"' if entity["date_time_format"] else ""
        return f'<tg-time unix="{entity["unix_time"]}"{format_}>', "tg-time"
    tag = TAG_OF_TYPE.get(kind, "")
    return f"<{tag}>", tag
