"""Short codes that a person can read aloud: items SM-7K2QX, tickets LP-4T9WD."""

from collections.abc import Callable
from enum import StrEnum
from typing import Final

ALPHABET: Final = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Digits and capitals without 0, 1, I, L, O and U, which are misread."""

LENGTH: Final = 5


class CodeKind(StrEnum):
    ITEM = "SM"
    TICKET = "LP"
    INCIDENT = "GG"


def new_code(kind: CodeKind, choice: Callable[[str], str]) -> str:
    """A fresh code; `choice` draws one character of the alphabet (`random.SystemRandom().choice` in the program)."""
    return f"{kind}-{''.join(choice(ALPHABET) for _ in range(LENGTH))}"


def read_code(kind: CodeKind, typed: str) -> str | None:
    """The code as stored, from what a person typed: any case, with or without prefix, dash or spaces."""
    letters = "".join(char for char in typed.upper()[:64] if char.isascii() and char.isalnum())
    if letters.startswith(kind) and len(letters) == LENGTH + len(kind):
        letters = letters[len(kind) :]
    if len(letters) != LENGTH or any(char not in ALPHABET for char in letters):
        return None
    return f"{kind}-{letters}"
