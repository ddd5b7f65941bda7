"""The words of rich messages (Bot API 10.1), for those who look at a chat."""

from collections.abc import Iterator
from typing import Any, Final

_BLOCKS: Final = ("summary", "blocks", "items", "cells", "caption", "credit")


def words_of_blocks(blocks: Any) -> Iterator[str]:
    """A line for each block that has words."""
    for block in blocks or ():
        if isinstance(block, list):
            yield from words_of_blocks(block)
            continue
        if line := _line(block.get("text")):
            yield line
        for name in _BLOCKS:
            inner = block.get(name)
            if isinstance(inner, str) or (isinstance(inner, dict) and "type" in inner):
                yield _line(inner)
            elif inner:
                yield from words_of_blocks([inner] if isinstance(inner, dict) else inner)


def _line(text: Any) -> str:
    if isinstance(text, str):
        return text
    if isinstance(text, list):
        return "".join(_line(one) for one in text)
    return _line(text.get("text") or text.get("alternative_text")) if isinstance(text, dict) else ""
