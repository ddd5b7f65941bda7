"""Taking a broadcast item back in the open: how, and the reason that everybody reads (R13)."""

from enum import StrEnum
from typing import Final

from siman_bot.domain.post_link import Platform
from siman_bot.domain.publishing.item import Content, ItemKind, check_words, units
from siman_bot.domain.refusals import Invalid
from siman_bot.domain.text import required

REASON_LIMIT: Final = 300
"""UTF-16 code units: with office, post, source and code the notice fits beneath an attachment too."""


class Removal(StrEnum):
    """What becomes of the messages: marked as withdrawn where they stand, or deleted."""

    MARK = "mark"
    DELETE = "delete"


def read_reason(raw: str, *, allowed: frozenset[tuple[Platform, str]]) -> str:
    """The reason of a withdrawal. It may call our own words wrong (R2 is about others' claims), and names nobody (R7).

    Raises:
        Invalid: `text-missing`, `text-too-long`, `calls-against` or `personal-target`.
    """
    reason = required(raw, field="reason", limit=REASON_LIMIT)
    if units(reason) > REASON_LIMIT:
        raise Invalid("text-too-long", field="reason", limit=REASON_LIMIT, length=units(reason))
    check_words(ItemKind.CLARIFICATION, Content(body=reason), allowed=allowed)
    return reason
