"""What people type, made safe to store and to show."""

import unicodedata
from hashlib import sha256
from typing import Final

from siman_bot.domain.refusals import Invalid

_JOINERS: Final = frozenset("\u200c\u200d")
_EMOJI_PARTS: Final = frozenset("\ufe0f")
_KEPT_CONTROLS: Final = frozenset("\n")


def clean(raw: str) -> str:
    """Text as NFC without what can't be seen: nulls, controls, bidi marks, zero-width characters, lone surrogates.

    Zero-width joiners stay where they join symbols (a family emoji is one character to its reader).
    Line breaks stay, at most two in a row; other runs of white space become one space.
    """
    text = unicodedata.normalize("NFC", raw.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " "))
    kept: list[str] = []
    for place, char in enumerate(text):
        category = unicodedata.category(char)
        if char in _KEPT_CONTROLS or char in _EMOJI_PARTS:
            kept.append(char)
        elif char in _JOINERS:
            if _joins_symbols(text, place):
                kept.append(char)
        elif category in {"Cc", "Cf", "Cs", "Co", "Cn"}:
            continue
        elif category in {"Zs", "Zl", "Zp"}:
            kept.append(" " if category == "Zs" else "\n")
        else:
            kept.append(char)
    lines = [" ".join(line.split()) for line in "".join(kept).split("\n")]
    out: list[str] = []
    for line in lines:
        if line or (out and out[-1]):
            out.append(line)
    return "\n".join(out).strip()


def _joins_symbols(text: str, place: int) -> bool:
    before = text[place - 1] if place else ""
    after = text[place + 1] if place + 1 < len(text) else ""
    return bool(before and after) and _is_symbol(before) and _is_symbol(after)


def _is_symbol(char: str) -> bool:
    return char in _EMOJI_PARTS or unicodedata.category(char) in {"So", "Sk"}


def clean_line(raw: str) -> str:
    """As `clean`, on one line."""
    return " ".join(clean(raw).split())


def folded(raw: str) -> str:
    """Text to compare by: cleaned, on one line, without case."""
    return clean_line(raw).casefold()


def fingerprint(raw: str) -> str:
    """Equal for texts that differ in case, white space and what can't be seen alone."""
    return sha256(folded(raw).encode()).hexdigest()


def required(raw: str, *, field: str, limit: int, one_line: bool = False) -> str:
    """Cleaned text of 1 to `limit` characters.

    Raises:
        Invalid: `text-missing` or `text-too-long`, with the field's name and the numbers.
    """
    text = clean_line(raw) if one_line else clean(raw)
    if not text:
        raise Invalid("text-missing", field=field)
    if len(text) > limit:
        raise Invalid("text-too-long", field=field, limit=limit, length=len(text))
    return text
