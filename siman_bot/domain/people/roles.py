"""Roles, what each may do, and grants of them in a scope."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from siman_bot.domain.places import Scope


class Role(StrEnum):
    CENTRAL = "central"
    REGIONAL_ADMIN = "regional_admin"
    VERIFIER = "verifier"
    COORDINATOR = "coordinator"


class Act(StrEnum):
    """What only some roles may do, each within the scope of their grant."""

    DECIDE_MEMBER = "decide_member"
    BIND_GROUP = "bind_group"
    RELAY_ITEM = "relay_item"
    WRITE_ITEM = "write_item"
    REVIEW_ITEM = "review_item"
    WATCH_BROADCAST = "watch_broadcast"
    WITHDRAW_ITEM = "withdraw_item"
    WORK_REPORT = "work_report"
    READ_RECAP = "read_recap"
    CONFIRM_ACCOUNT = "confirm_account"
    STEER_BROADCAST = "steer_broadcast"
    STOP_ALL = "stop_all"


ROLES_OF: Final[Mapping[Act, frozenset[Role]]] = {
    Act.DECIDE_MEMBER: frozenset({Role.REGIONAL_ADMIN, Role.CENTRAL}),
    Act.BIND_GROUP: frozenset({Role.REGIONAL_ADMIN, Role.CENTRAL}),
    Act.RELAY_ITEM: frozenset({Role.REGIONAL_ADMIN}),
    Act.WRITE_ITEM: frozenset({Role.CENTRAL}),
    Act.REVIEW_ITEM: frozenset({Role.CENTRAL}),
    Act.WATCH_BROADCAST: frozenset({Role.CENTRAL}),
    Act.WITHDRAW_ITEM: frozenset({Role.CENTRAL}),
    Act.WORK_REPORT: frozenset({Role.VERIFIER}),
    Act.READ_RECAP: frozenset({Role.COORDINATOR, Role.CENTRAL, Role.REGIONAL_ADMIN}),
    Act.CONFIRM_ACCOUNT: frozenset({Role.REGIONAL_ADMIN, Role.CENTRAL}),
    Act.STEER_BROADCAST: frozenset({Role.CENTRAL}),
    Act.STOP_ALL: frozenset({Role.CENTRAL}),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Grant:
    role: Role
    scope: Scope
