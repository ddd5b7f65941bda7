"""A working copy: what an author types before it becomes a version of an item."""

from dataclasses import dataclass

from siman_bot.domain.places import Scope
from siman_bot.domain.publishing.item import Content
from siman_bot.domain.sending.plan import AT_ONCE, Plan
from siman_bot.domain.sending.way import Way


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """`item_id` is the item that it will be a new version of, None for what isn't one yet."""

    id: int
    author_id: int
    item_id: int | None
    content: Content
    target: Scope | None
    way: Way | None
    plan: Plan = AT_ONCE
    revision: int
