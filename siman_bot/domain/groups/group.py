"""A Telegram group: where it stands with us, what keeps us from writing to it, which place it is bound to."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from siman_bot.domain import imitation
from siman_bot.domain.groups.quiet import Quiet
from siman_bot.domain.groups.trouble import OUTSIDE, Trouble
from siman_bot.domain.places import NOWHERE, Location, Scope
from siman_bot.domain.text import clean_line

UNBOUND_FOR: Final = timedelta(hours=24)
"""How long the bot stays in a group that nobody binds."""

TITLE_LIMIT: Final = 128
"""Characters, as Telegram has it."""


class GroupState(StrEnum):
    UNBOUND = "unbound"
    BOUND = "bound"
    LEAVING = "leaving"
    LEFT = "left"


STATE_SENTENCES: Final[Mapping[GroupState, str]] = MappingProxyType(
    {
        GroupState.UNBOUND: "The bot is in the group and waits to be bound to a place.",
        GroupState.BOUND: "The group receives what is broadcast to its place.",
        GroupState.LEAVING: "The bot is to leave, and hasn't told Telegram yet or has had no answer.",
        GroupState.LEFT: "The bot is no longer in the group.",
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """A topic of a forum: its id in the group, and its name as far as we know it."""

    id: int
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A group as it stands. `scope` is None where it isn't bound; `trouble` is None where it can be written to.

    `topic` is where its messages go, None outside topics. `quiet` are its quiet hours, if any.

    `revision` rises with every binding and every coming and going, and guards buttons.
    """

    id: int
    chat_id: int
    title: str
    state: GroupState
    scope: Scope | None = None
    location: Location = NOWHERE
    added_at: datetime
    added_by: int | None = None
    opened_by: int | None = None
    bound_by: int | None = None
    trouble: Trouble | None = None
    topic: Topic | None = None
    quiet: Quiet | None = None
    revision: int


@dataclass(frozen=True, slots=True, kw_only=True)
class BoundGroup:
    """A group that is sent to, in its topic `thread_id` where it is bound with one, outside its quiet hours.

    `trouble` is what kept us from writing there the last time.
    """

    id: int
    chat_id: int
    title: str
    scope: Scope
    location: Location
    thread_id: int | None
    quiet: Quiet | None
    trouble: Trouble | None = None

    @property
    def can_be_reached(self) -> bool:
        """Whether the bot is there, as far as we know."""
        return self.trouble not in OUTSIDE


def shown_title(raw: str) -> str:
    """A group's title made safe to store and show; a dash where nothing of it can be seen."""
    return imitation.softened(clean_line(raw)[:TITLE_LIMIT]) or "-"
