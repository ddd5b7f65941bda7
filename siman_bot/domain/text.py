"""What people type, made safe to store and to show."""

import unicodedata
from hashlib import sha256
from typing import Final

from siman_bot.domain.refusals import Invalid

_JOINERS: Final = frozenset("\u200c\u200d")
_EMOJI_STYLE: Final = "\ufe0f"
_KEYCAP: Final = "\u20e3"
_KEYCAP_BASES: Final = frozenset("0123456789#*")
_EMOJI_AMONG_OTHERS: Final = frozenset("\u203c\u2049\u2139\u3030")
"""Emoji that Unicode counts among letters and punctuation."""

BLANKS: Final = frozenset("\u2800\u3164\uffa0")
"""Seen as a gap, though Unicode counts them among letters and symbols."""
UNSEEN: Final = frozenset(
    chr(number)
    for numbers in (
        (0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x16FE4, 0x1D159),
        range(0x180B, 0x1810),
        range(0xFE00, 0xFE10),
        range(0xE0100, 0xE01F0),
    )
    for number in numbers
)
"""Seen as nothing, though Unicode counts them among letters, marks and symbols."""


def clean(raw: str) -> str:
    """Text as NFC without what can't be seen: nulls, controls, bidi marks, zero-width characters, lone surrogates.

    What makes one emoji of several characters stays (a family or a keycap is one character to its reader).
    Line breaks stay, at most two in a row; other runs of white space become one space.
    """
    text = unicodedata.normalize("NFC", raw.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " "))
    kept: list[str] = []
    for place, char in enumerate(text):
        if seen := _seen(char, kept[-1] if kept else "", text[place + 1 : place + 2]):
            kept.append(seen)
    lines = [" ".join(line.split()) for line in unicodedata.normalize("NFC", "".join(kept)).split("\n")]
    out: list[str] = []
    for line in lines:
        if line or (out and out[-1]):
            out.append(line)
    return "\n".join(out).strip()


def _seen(char: str, before: str, after: str) -> str:
    """What a reader sees of a character between two others."""
    category = unicodedata.category(char)
    if char in _JOINERS:
        is_seen = (_is_symbol(before) or before == _EMOJI_STYLE) and _is_symbol(after)
    elif char == _EMOJI_STYLE:
        is_seen = _takes_emoji_style(before, after)
    elif char in BLANKS or category == "Zs":
        return " "
    elif char == "\n" or category in {"Zl", "Zp"}:
        return "\n"
    else:
        is_seen = char not in UNSEEN and category not in {"Cc", "Cf", "Cs", "Co", "Cn"}
    return char if is_seen else ""


def _takes_emoji_style(before: str, after: str) -> bool:
    if before in _KEYCAP_BASES:
        return after == _KEYCAP
    return before in _EMOJI_AMONG_OTHERS or (before != "" and unicodedata.category(before) in {"So", "Sk", "Sm"})


def _is_symbol(char: str) -> bool:
    return char != "" and char not in BLANKS | UNSEEN and unicodedata.category(char) in {"So", "Sk"}


def clean_line(raw: str) -> str:
    """As `clean`, on one line."""
    return " ".join(clean(raw).split())


def folded(raw: str) -> str:
    """Text to compare by: cleaned, on one line, without case."""
    return clean_line(raw).casefold()


def fingerprint(raw: str) -> str:
    """Equal for texts that differ in case, white space and what can't be seen alone."""
    return sha256(folded(raw).encode()).hexdigest()


SEARCH_LIMIT: Final = 60


def searched(raw: str) -> str:
    """What was typed to search for, cleaned.

    Raises:
        Invalid: `text-missing` or `text-too-long`.
    """
    return required(raw, field="search", limit=SEARCH_LIMIT, one_line=True)


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
