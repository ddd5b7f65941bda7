"""Rich messages (Bot API 10.1) as plain text: they come as blocks, without the text that everything here reads."""

from collections.abc import Iterator
from typing import Any, Final

_FILES: Final = {"photo": "photo", "video": "video", "animation": "animation", "audio": "audio", "voice_note": "voice"}
"""Types of blocks that are a file, and what a message with that file alone calls it."""
_DEEPEST: Final = 32
"""Blocks and texts within each other; Telegram lets fewer through."""

_Line = list[tuple[str, str]]
"""Words, each with the link behind them or nothing."""


def read_rich(rich: dict[str, Any]) -> tuple[str, list[dict[str, Any]], list[tuple[str, Any]]]:
    """The words, the links behind them as entities, and the files with what a message with one alone calls it."""
    text, links = "", []
    blocks = _list(rich.get("blocks"))
    for line in (line for block in blocks for line in _lines(block, 0)):
        text += "\n" if text else ""
        for words, url in line:
            if url:
                links.append({"type": "text_link", "offset": _units(text), "length": _units(words), "url": url})
            text += words
    return text, links, [file for block in blocks for file in _files(block, 0)]


def _lines(block: Any, depth: int) -> Iterator[_Line]:
    """A line for each text of a block and of those within it, and for each row of a table."""
    if not isinstance(block, dict) or depth > _DEEPEST:
        return
    for name in ("text", "expression", "summary"):
        yield from _line(block.get(name))
    for child in (*_list(block.get("blocks")), *_list(block.get("items"))):
        label = child.get("label") if isinstance(child, dict) else None
        for place, line in enumerate(_lines(child, depth + 1)):
            yield [(f"{label} ", ""), *line] if isinstance(label, str) and place == 0 else line
    for row in _list(block.get("cells")):
        cells = [list(_runs(cell.get("text"), 0)) for cell in _list(row) if isinstance(cell, dict)]
        yield from _line([run for cell in cells if cell for run in (*cell, (" ", ""))])
    for name in ("caption", "credit"):
        beneath = block.get(name)
        if isinstance(beneath, dict) and "type" not in beneath:
            yield from _lines(beneath, depth + 1)
        else:
            yield from _line(beneath)


def _line(text: Any) -> Iterator[_Line]:
    runs = [run for run in _runs(text, 0) if run[0]]
    if runs:
        yield runs


def _runs(text: Any, depth: int) -> Iterator[tuple[str, str]]:
    if depth > _DEEPEST:
        return
    if isinstance(text, str):
        yield text, ""
    elif isinstance(text, tuple):
        yield text
    elif isinstance(text, list):
        for one in text:
            yield from _runs(one, depth + 1)
    elif isinstance(text, dict):
        inner = text.get("text") or text.get("alternative_text") or text.get("expression")
        url = text.get("url")
        for words, within in _runs(inner, depth + 1):
            yield words, url if isinstance(url, str) else within


def _files(block: Any, depth: int) -> Iterator[tuple[str, Any]]:
    if not isinstance(block, dict) or depth > _DEEPEST:
        return
    kind = str(block.get("type"))
    if kind in _FILES and block.get(kind):
        yield _FILES[kind], block[kind]
    for child in (*_list(block.get("blocks")), *_list(block.get("items"))):
        yield from _files(child, depth + 1)


def _list(given: Any) -> list[Any]:
    return given if isinstance(given, list) else []


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
