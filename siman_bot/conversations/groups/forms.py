"""The forms of groups: one kind, whose step says what is typed, and so what else is known."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar, Literal

from siman_bot.conversations.forms import Form
from siman_bot.domain.groups.group import Topic


class GroupStep(StrEnum):
    LIST = "list"
    PLACE = "place"
    QUIET = "quiet"


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupListForm(Form):
    """A group's title is searched for in the list."""

    KIND: ClassVar[str] = "grup"
    step: Literal[GroupStep.LIST] = GroupStep.LIST

    @property
    def is_question(self) -> bool:
        return False


@dataclass(frozen=True, slots=True, kw_only=True)
class BindingForm(Form):
    """A place is searched for to which the group with the id `group`, seen in `revision`, is to be bound."""

    KIND: ClassVar[str] = "grup"
    step: Literal[GroupStep.PLACE] = GroupStep.PLACE
    group: int
    revision: int


@dataclass(frozen=True, slots=True, kw_only=True)
class BindingHereForm(BindingForm):
    """As above, and it was asked for in the group itself: in this topic, or (None) outside topics."""

    topic: Topic | None


@dataclass(frozen=True, slots=True, kw_only=True)
class QuietingForm(Form):
    """Quiet hours are typed for the group with the id `group`, seen in `revision`."""

    KIND: ClassVar[str] = "grup"
    step: Literal[GroupStep.QUIET] = GroupStep.QUIET
    group: int
    revision: int


GROUP_FORMS = (GroupListForm, BindingHereForm, BindingForm, QuietingForm)
"""The one with a topic before the one that can be read without."""
