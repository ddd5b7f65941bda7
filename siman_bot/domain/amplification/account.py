"""Social-media accounts that their owners registered, and which of them a post link can belong to."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from siman_bot.domain.post_link import Platform, PostLink, ProfileLink, parse_profile_link
from siman_bot.domain.refusals import Already, Invalid

MOST_ACCOUNTS: Final = 30
"""Of one person."""


class AccountKind(StrEnum):
    """An institution's account is public and appears by name; a personal one is its owner's own matter (R8)."""

    INSTITUTION = "institution"
    PERSONAL = "personal"


class Grade(StrEnum):
    """How much is known of a recorded share without a look at the network (R6)."""

    SELF_REPORTED = "self_reported"
    HANDLE_MATCHED = "handle_matched"


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """`institution_name` is empty for a personal account; `handle` is lower-case without "@".

    `confirmed_at` is when admins had confirmed that the account is the institution's, `page` where its own site names
    it; `contested_at` when somebody contested that, as long as nobody has decided, `kept_at` when it was decided last.
    A personal one stays without them.
    """

    id: int
    owner_id: int
    institution_id: int | None
    institution_name: str
    platform: Platform
    handle: str
    url: str
    declared_at: datetime
    confirmed_at: datetime | None
    page: str = ""
    contested_at: datetime | None = None
    kept_at: datetime | None = None

    @property
    def kind(self) -> AccountKind:
        return AccountKind.PERSONAL if self.institution_id is None else AccountKind.INSTITUTION

    @property
    def waits(self) -> bool:
        """Whether it is declared an institution's and nobody has confirmed that yet."""
        return self.kind is AccountKind.INSTITUTION and self.confirmed_at is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """The accounts that may have published a post: one, or several among which the owner chooses."""

    candidates: tuple[Account, ...]
    grade: Grade


def read_account(text: str, own: Sequence[Account]) -> ProfileLink:
    """The account that a member may register by the first profile linked in a text; its own link reads the same.

    Args:
        text: As pasted.
        own: Every account that the member registered and hasn't removed.

    Raises:
        Invalid: `not-profile-link` or `account-too-many`.
        Already: `account-yours`.
    """
    profile = parse_profile_link(text)
    if profile is None:
        raise Invalid("not-profile-link")
    if any((one.platform, one.handle) == (profile.platform, profile.handle) for one in own):
        raise Already("account-yours", platform=profile.platform.label, handle=profile.handle)
    if len(own) >= MOST_ACCOUNTS:
        raise Invalid("account-too-many", limit=MOST_ACCOUNTS)
    return profile


def check_kind(kind: AccountKind, platform: Platform, own: Sequence[Account]) -> None:
    """Pass when a member with these accounts may register one of that kind there.

    Raises:
        Already: `account-one-per-platform` (R8).
    """
    if kind is AccountKind.PERSONAL and any(one.kind is kind and one.platform is platform for one in own):
        raise Already("account-one-per-platform", platform=platform.label)


def match(post: PostLink, own: Sequence[Account], *, institution_id: int | None) -> Match:
    """Those of a member's own accounts that a post can be recorded for.

    Args:
        post: The link that the member handed in.
        own: Every account that the member registered and hasn't removed.
        institution_id: The member's institution now; accounts registered for a former one don't count.

    Raises:
        Invalid: `unregistered-account`: the link names another account than these; `no-account-on-platform`: it names
            none, and there is none on that platform; `account-unconfirmed`: every such account still waits;
            `account-contested-now`: somebody has contested it (R7).
    """
    current = [
        account
        for account in own
        if account.platform is post.platform and account.institution_id in {None, institution_id}
    ]
    if post.handle is not None:
        current = [account for account in current if account.handle == post.handle]
        if not current:
            raise Invalid("unregistered-account", platform=post.platform.label, handle=post.handle)
    elif not current:
        raise Invalid("no-account-on-platform", platform=post.platform.label)
    if all(account.contested_at is not None for account in current):
        raise Invalid("account-contested-now", platform=current[0].platform.label, handle=current[0].handle)
    usable = tuple(account for account in current if not account.waits and account.contested_at is None)
    if not usable:
        raise Invalid("account-unconfirmed", platform=current[0].platform.label, handle=current[0].handle)
    grade = Grade.SELF_REPORTED if post.handle is None else Grade.HANDLE_MATCHED
    return Match(candidates=usable, grade=grade)
