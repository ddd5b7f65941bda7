import difflib
from collections.abc import Sequence
from typing import Final

_LONGEST: Final = 32
"""Telegram's limit for a command; a longer word is none, and comparing it would cost time."""


def closest(word: str, known: Sequence[str], n: int = 2) -> list[str]:
    """At most `n` of the known commands that the first word of the input most likely meant, best first.

    Case, a leading slash and a trailing "@bot" don't count. The answers stand as they do in `known`.
    """
    typed = _bare(word)
    if not typed or len(typed) > _LONGEST or n < 1:
        return []
    spelled = {_bare(command): command for command in reversed(known)}
    return [spelled[match] for match in difflib.get_close_matches(typed, spelled, n=n)]


def _bare(word: str) -> str:
    first = word.split(maxsplit=1)[:1]
    return first[0].lstrip("/").partition("@")[0].casefold() if first else ""
