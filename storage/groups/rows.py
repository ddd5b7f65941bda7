"""Rows of the table of groups as the domain has them, and places as conditions on them."""

from typing import Any

from sqlalchemy import ColumnElement, Row, true

from siman_bot.domain.groups.group import BoundGroup, Group, GroupState, Topic
from siman_bot.domain.groups.quiet import Quiet
from siman_bot.domain.groups.trouble import Trouble
from siman_bot.domain.places import Location, Region, Scope, ScopeKind
from storage.groups.tables import groups


def group_of(row: Row[Any]) -> Group:
    scope = None if row.scope_kind is None else Scope(kind=ScopeKind(row.scope_kind), code=row.scope_code)
    return Group(
        id=row.id,
        chat_id=row.chat_id,
        title=row.title,
        state=GroupState(row.state),
        scope=scope,
        location=_location(row),
        added_at=row.added_at,
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
        scope=Scope(kind=ScopeKind(row.scope_kind), code=row.scope_code),
        location=_location(row),
        thread_id=row.thread_id,
        quiet=_quiet(row),
        trouble=None if row.trouble is None else Trouble(row.trouble),
    )


def inside(scope: Scope) -> ColumnElement[bool]:
    """`domain.places.covers` as a condition on the row."""
    match scope.kind:
        case ScopeKind.NATION:
            return true()
        case ScopeKind.REGION:
            return groups.c.region == scope.code
        case ScopeKind.PROVINCE:
            return groups.c.province_code == scope.code
        case ScopeKind.REGENCY:
            return groups.c.regency_code == scope.code
        case ScopeKind.INSTITUTION:
            return groups.c.institution_id == int(scope.code)


def _location(row: Row[Any]) -> Location:
    return Location(
        region=None if row.region is None else Region(row.region),
        province_code=row.province_code,
        regency_code=row.regency_code,
        institution_id=row.institution_id,
    )


def _quiet(row: Row[Any]) -> Quiet | None:
    return None if row.quiet_since is None else Quiet(since=row.quiet_since, until=row.quiet_until)
