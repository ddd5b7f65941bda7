"""Rows of the table of groups as the domain has them."""

from typing import Any, Final

from sqlalchemy import Row

from siman_bot.domain.groups.group import BoundGroup, Group, GroupState, Topic
from siman_bot.domain.groups.quiet import Quiet
from siman_bot.domain.groups.trouble import Trouble
from storage.groups.tables import groups
from storage.scopes import location_of, place_columns, scope_of

PLACE: Final = place_columns(groups)
"""Where a group is bound."""


def group_of(row: Row[Any]) -> Group:
    scope = None if row.scope_kind is None else scope_of(row.scope_kind, row.scope_code)
    return Group(
        id=row.id,
        chat_id=row.chat_id,
        title=row.title,
        state=GroupState(row.state),
        scope=scope,
        location=location_of(row),
        added_at=row.added_at,
        added_by=row.added_by,
        opened_by=row.opened_by,
        bound_by=row.bound_by,
        trouble=None if row.trouble is None else Trouble(row.trouble),
        topic=None if row.thread_id is None else Topic(id=row.thread_id, name=row.topic or ""),
        quiet=_quiet(row),
        revision=row.revision,
    )


def bound_group_of(row: Row[Any]) -> BoundGroup:
    return BoundGroup(
        id=row.id,
        chat_id=row.chat_id,
        title=row.title,
        scope=scope_of(row.scope_kind, row.scope_code),
        location=location_of(row),
        thread_id=row.thread_id,
        quiet=_quiet(row),
        trouble=None if row.trouble is None else Trouble(row.trouble),
    )


def _quiet(row: Row[Any]) -> Quiet | None:
    return None if row.quiet_since is None else Quiet(since=row.quiet_since, until=row.quiet_until)
