"""What makes an account an institution's: a page that names it, and two admins of the place who hold the role (R7)."""

from collections.abc import Callable, Collection, Iterable
from datetime import datetime, timedelta
from typing import Final
from urllib.parse import urlsplit

from siman_bot.domain.people.permissions import may_at
from siman_bot.domain.people.person import Person
from siman_bot.domain.people.roles import Act
from siman_bot.domain.places import Location
from siman_bot.domain.post_link import parse_profile_link
from siman_bot.domain.publishing.source import Suffixes, check_public, read_link
from siman_bot.domain.refusals import Already, Invalid, OwnWork
from siman_bot.domain.text import clean_line

CONFIRMATIONS: Final = 2
"""Admins, each another than whoever declared the account."""
CONTEST_REST: Final = timedelta(days=7)
"""After an admin has decided that an account is rightly the institution's it isn't contested again so soon."""

OwnSite = Callable[[str, str], bool | None]
"""Whether a host is an institution's own, by its name; None where its domain isn't known."""


def read_page(raw: str, *, institution: str, suffixes: Suffixes, own_site: OwnSite) -> str:
    """A page of the institution's own site on which the account is named.

    Raises:
        Invalid: `account-needs-page`: no link, or one to a social-media profile; `page-not-own`: the institution's own
            domain is known, and it is another; or what the reading of a source raises.
    """
    typed = clean_line(raw)
    if not typed or parse_profile_link(typed) is not None:
        raise Invalid("account-needs-page")
    url = read_link(typed)
    check_public(url, suffixes)
    host = urlsplit(url).hostname or ""
    if own_site(institution, host) is False:
        raise Invalid("page-not-own", fragment=host, institution=institution)
    return url


def counting(givers: Iterable[Person], *, owner_id: int, location: Location) -> frozenset[int]:
    """Whose confirmation counts now: of those who may confirm there at this moment, and never the declarer's."""
    return frozenset(
        person.id for person in givers if person.id != owner_id and may_at(person, Act.CONFIRM_ACCOUNT, location)
    )


def check_confirmer(by: int, *, owner_id: int, given: Collection[int]) -> None:
    """Pass when this admin may be one of the two.

    Raises:
        OwnWork: `own-account`: nobody confirms what they declared.
        Already: `account-confirmed-by-you`: nobody is both.
    """
    if by == owner_id:
        raise OwnWork("own-account")
    if by in given:
        raise Already("account-confirmed-by-you")


def check_contestable(*, contested_at: datetime | None, kept_at: datetime | None, now: datetime) -> None:
    """Pass when an official account may be contested now.

    Raises:
        Already: `account-contested` or `account-kept`.
    """
    if contested_at is not None:
        raise Already("account-contested")
    if kept_at is not None and now < kept_at + CONTEST_REST:
        raise Already("account-kept", days=CONTEST_REST.days)


def check_decider(by: int, *, owner_id: int, given: Collection[int], contested_by: int | None) -> None:
    """Pass when this admin may decide on a contested account: none who confirmed, declared or contested it.

    Raises:
        OwnWork: `account-decided-by-another`.
    """
    if by in {owner_id, contested_by, *given}:
        raise OwnWork("account-decided-by-another")
