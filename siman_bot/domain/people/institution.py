"""What an institution is called that somebody names who doesn't find it in the list."""

from typing import Final

from siman_bot.domain import imitation
from siman_bot.domain.text import required

NAME_LIMIT: Final = 120


def institution_name(raw: str) -> str:
    """The name as it is stored.

    Raises:
        Invalid: `text-missing`, `text-too-long`, `looks-like-block` or `looks-like-code` (R1).
    """
    name = required(raw, field="institution", limit=NAME_LIMIT, one_line=True)
    imitation.check_name(name)
    return name
