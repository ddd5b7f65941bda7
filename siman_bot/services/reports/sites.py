"""Whose a site is, for those who may not know reports."""

from siman_bot.domain.reports.institutions.known import table
from siman_bot.domain.reports.institutions.naming import are_same, named, of_host


def own_site(institution: str, host: str) -> bool | None:
    """Whether a host is the institution's own, by its name; None where its domain isn't known."""
    theirs = named(institution)
    if are_same(theirs, of_host(host)):
        return True
    with_domain = {f"known:{key}" for key in table().domains.values()}
    return False if theirs & with_domain else None
