"""A broadcast: one decision to send one version of an item to one scope."""

from dataclasses import dataclass
from datetime import datetime

from siman_bot.domain.places import Scope
from siman_bot.domain.sending.plan import Plan
from siman_bot.domain.sending.way import Way


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What was decided: which version goes where, by which way and when; `code` and `title` are that version's."""

    item_id: int
    item_version: int
    code: str
    title: str
    way: Way
    target: Scope
    plan: Plan
    author_id: int
    approver_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Broadcast(Terms):
    """A decision that was written down, and how people have steered it since.

    `owing_new` and `owing_edits` count messages that aren't written down yet. `held`: it was paused by a rule.
    """

    id: int
    created_at: datetime
    paused_at: datetime | None
    held: bool
    cancelled_at: datetime | None
    owing_new: int
    owing_edits: int
    revision: int

    @property
    def is_being_written_down(self) -> bool:
        """Whether more of it is owed than the outbox holds yet."""
        return self.owing_new > 0 or self.owing_edits > 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemNow:
    """How an item that was broadcast stands now.

    `version` is its newest one, `is_open` says that this one is approved and holds, `target` is where it goes.
    """

    version: int
    target: Scope
    is_open: bool
    is_withdrawn: bool
