"""Telling the people whom it concerns that an item was corrected or taken back, in small steps (R13)."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Occasion(StrEnum):
    CORRECTED = "corrected"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """Who is being told: all whose rows' numbers are up to `cursor` among those that `concern` names.

    `version` is what is public now, `due` when that is so.
    """

    id: int
    item_id: int
    occasion: Occasion
    version: int
    concern: str
    cursor: int
    due: datetime
