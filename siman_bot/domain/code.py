"""Short codes that a person can read aloud: items SM-7K2QX, tickets LP-4T9WD."""

import re
from collections.abc import Callable
from enum import StrEnum
from typing import Final

from siman_bot.domain.text import clean

ALPHABET: Final = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Digits and capitals without 0, 1, I, L, O and U, which are misread."""

LENGTH: Final = 5


_LONGEST: Final = 64
_OTHER: Final = re.compile(r"[^a-zA-Z0-9\s\-\u2010-\u2015\u2212._:#()\u200b-\u200f\u2060\ufeff\"'`*]")
"""What nobody types who types a code alone."""


class CodeKind(StrEnum):
    ITEM = "SM"
    TICKET = "LP"
    INCIDENT = "GG"


def new_code(kind: CodeKind, choice: Callable[[str], str]) -> str:
    """A fresh code; `choice` draws one character of the alphabet (`random.SystemRandom().choice` in the program)."""
    return f"{kind}-{''.join(choice(ALPHABET) for _ in range(LENGTH))}"


def codes_in(kind: CodeKind, text: str) -> list[str]:
    """Every code of a kind that stands in a text with its prefix, as stored, each once."""
    found = re.findall(rf"(?<![^\W_]){kind}[- ]?([{ALPHABET}]{{{LENGTH}}})(?![^\W_])", clean(text), re.IGNORECASE)
    return list(dict.fromkeys(f"{kind}-{letters.upper()}" for letters in found))


def read_code(kind: CodeKind, typed: str) -> str | None:
    """The code as stored, from what a person typed: any case, with or without prefix, dash or spaces.

    None where anything else stands beside it: what isn't a code alone is a text to be compared (R14).
    """
    letters = "".join(char for char in typed[:_LONGEST].upper() if char.isalnum())
    if len(typed) > _LONGEST or _OTHER.search(typed):
        return None
    if letters.startswith(kind) and len(letters) == LENGTH + len(kind):
        letters = letters[len(kind) :]
    if len(letters) != LENGTH or any(char not in ALPHABET for char in letters):
        return None
    return f"{kind}-{letters}"
