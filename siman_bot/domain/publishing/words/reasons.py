"""Why something goes back to its author: the words of one person, which its author alone reads (R3)."""

from typing import Final

from siman_bot.domain import imitation
from siman_bot.domain.post_link import Platform
from siman_bot.domain.refusals import Invalid
from siman_bot.domain.text import required

REASON_LIMIT: Final = 500


def read_reason(raw: str, *, allowed: frozenset[tuple[Platform, str]] = frozenset()) -> str:
    """A reason as it is given to the author.

    Args:
        raw: As it was typed.
        allowed: Accounts of institutions, which may be named.

    Raises:
        Invalid: `text-missing` or `text-too-long`; `looks-like-block` or `looks-like-code` (R1); `personal-target`,
            with the fragment (R7).
    """
    from siman_bot.domain.publishing import wording  # noqa: PLC0415 - its word lists would take a tenth of the start

    reason = required(raw, field="reason", limit=REASON_LIMIT)
    imitation.check(reason)
    if targets := wording.personal_targets(reason, allowed):
        raise Invalid("personal-target", fragment=targets[0])
    return reason
