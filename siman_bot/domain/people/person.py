"""Who acts: a person, their membership, the roles granted to them."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from siman_bot.domain import imitation
from siman_bot.domain.clock import clock_at, clock_for
from siman_bot.domain.people.roles import ROLES_OF, Act, Grant, Role
from siman_bot.domain.places import Clock, Location, Scope
from siman_bot.domain.refusals import NotRegistered
from siman_bot.domain.text import clean_line

CONSENT_VERSION: Final = 1
"""Of the consent text in the catalogues; raise it with every change of its meaning: people may then do nothing
but see, take and erase their data (/dataku) until they agree to the new one."""

NAME_LIMIT: Final = 100


class MemberState(StrEnum):
    PENDING = "pending"
    APPROVED = "approved"
    REFUSED = "refused"


class RefusalReason(StrEnum):
    """Why an admin doesn't approve a membership: the applicant reads it, with what to do next."""

    NOT_KNOWN = "not_known"
    OTHER_OFFICE = "other_office"
    OTHER_PLACE = "other_place"
    TWICE = "twice"


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
    def institution_id(self) -> int | None:
        """That of an approved membership: an admin has confirmed it with that."""
        return self.membership.location.institution_id if self.membership is not None and self.is_member else None

    @property
    def roles(self) -> frozenset[Role]:
        return frozenset(grant.role for grant in self.grants)

    def scopes_for(self, act: Act) -> tuple[Scope, ...]:
        return tuple(grant.scope for grant in self.grants if grant.role in ROLES_OF[act])

    def require_member(self) -> Membership:
        """The approved membership.

        Raises:
            NotRegistered: None; `membership-waits` or `membership-refused` where one was asked for.
        """
        if self.membership is None:
            raise NotRegistered
        if self.membership.state is MemberState.PENDING:
            raise NotRegistered("membership-waits")
        if self.membership.state is MemberState.REFUSED:
            raise NotRegistered("membership-refused")
        return self.membership


def shown_name(raw: str) -> str:
    """The name that a person is shown by, from that of their Telegram profile, which may hold nothing that is seen."""
    return imitation.softened(clean_line(raw)[:NAME_LIMIT]) or "-"


def clock_of_reader(person: Person | None) -> Clock:
    """The clock that a person reads times by: that of their place, else of where they work, else WIB."""
    if person is None:
        return Clock.WIB
    if person.membership is not None:
        return clock_at(person.membership.location)
    return clock_for(grant.scope for grant in person.grants)
