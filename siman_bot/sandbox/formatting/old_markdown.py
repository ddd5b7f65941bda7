"""Telegram's first Markdown, which knows neither nesting nor escaping within its marks."""

import re
from typing import Final

from siman_bot.sandbox.formatting.markup import Entity, link_of, trimmed, utf16_length
from siman_bot.sandbox.rules.telegram_rules import RefusedError, unparsable_entities

KINDS: Final = {"_": "italic", "*": "bold", "`": "code", "```": "pre", "[": "text_link"}
_PIECE: Final = re.compile(r"\\([_*`\[])|(```|[_*`\[])|([^\\_*`\[]+|.)", re.DOTALL)
_LANGUAGE: Final = re.compile(r"([^\s`]+)(?=\s)")
_URL: Final = re.compile(r"\(([^)]*)\)?")


def parse_old_markdown(source: str) -> tuple[str, list[Entity]]:
    """Text without marks, trimmed, and its entities in order.

    Raises:
        RefusedError: 400 "can't parse entities: ...", as Telegram says it.
    """
    text, entities, at = "", list[Entity](), 0
    while found := _PIECE.match(source, at):
        at = found.end()
        mark = found[2]
        if not mark:
            text += found[1] or found[3]
            continue
        entity: Entity = {"offset": utf16_length(text), "type": KINDS[mark]}
        if mark == "```":
            if language := _LANGUAGE.match(source, at):
                entity["language"], at = language[1], language.end()
            at += source.startswith("\n", at)
        end = source.find("]" if mark == "[" else mark, at)
        if end < 0:
            offset = len(source[: found.start()].encode())
            raise RefusedError(unparsable_entities(f"Can't find end of the entity starting at byte offset {offset}"))
        covered, at = source[at:end], end + len(mark)
        if mark == "[":
            url = _URL.match(source, at)
            at = url.end() if url else at
            entity["url"] = link_of(url[1] if url else covered)
        text += covered
        entity["length"] = utf16_length(covered)
        if covered and entity.get("url") != "":
            entities.append(entity)
    return trimmed(text, entities)
