"""Who acts: a person, their membership, the roles granted to them."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from siman_bot.domain.places import Location, Scope, covers
from siman_bot.domain.refusals import NotRegistered, WrongRole, WrongScope

CONSENT_VERSION: Final = 1
"""Of the consent text in the catalogues; raise it with every change of its meaning: people may then do nothing
but see, take and erase their data (/dataku) until they agree to the new one."""


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


class MemberState(StrEnum):
    PENDING = "pending"
    APPROVED = "approved"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership:
    state: MemberState
    location: Location
    institution_name: str
    revision: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A person who has agreed to the consent text, in the version `consent`, with what they are allowed."""

    id: int
    telegram_id: int
    name: str
    language: str
    consent: int
    membership: Membership | None
    grants: tuple[Grant, ...]

    @property
    def has_agreed(self) -> bool:
        """To the text as it is now."""
        return self.consent >= CONSENT_VERSION

    @property
    def is_member(self) -> bool:
        return self.membership is not None and self.membership.state is MemberState.APPROVED

    @property
    def roles(self) -> frozenset[Role]:
        return frozenset(grant.role for grant in self.grants)

    def scopes_for(self, act: Act) -> tuple[Scope, ...]:
        return tuple(grant.scope for grant in self.grants if grant.role in ROLES_OF[act])

    def require(self, act: Act, location: Location | None = None) -> None:
        """Pass when a grant allows the act, and at that place where one is given.

        Raises:
            WrongRole: No grant of a role that may do this.
            WrongScope: Such a grant, but its scope doesn't reach there.
        """
        scopes = self.scopes_for(act)
        if not scopes:
            raise WrongRole
        if location is not None and not any(covers(scope, location) for scope in scopes):
            raise WrongScope

    def require_member(self) -> Membership:
        """The approved membership.

        Raises:
            NotRegistered: None, or not approved yet.
        """
        if self.membership is None or self.membership.state is not MemberState.APPROVED:
            raise NotRegistered
        return self.membership
