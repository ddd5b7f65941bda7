"""How apps send a text that is longer than one message may be."""

from typing import Final

from siman_bot.sandbox.formatting.markup import utf16_length
from siman_bot.sandbox.rules.telegram_rules import MESSAGE_LENGTH

_BREAKS: Final = ("\n", " ")
_LOOKED_BACK: Final = 512
"""Characters before the limit among which a place between words is looked for."""


def split_as_apps_do(text: str) -> list[str]:
    """The messages that it is sent as: cut where a line or a word ends, else in the middle of a word."""
    parts = []
    while utf16_length(text) > MESSAGE_LENGTH:
        end = _fitting(text)
        cut = next((at for mark in _BREAKS if (at := text.rfind(mark, end - _LOOKED_BACK, end)) > 0), end)
        parts.append(text[:cut])
        text = text[cut:].strip()
    return [*parts, text]


def _fitting(text: str) -> int:
    """How many characters fit into one message."""
    end = min(len(text), MESSAGE_LENGTH)
    while utf16_length(text[:end]) > MESSAGE_LENGTH:
        end -= 1
    return end
