"""The public suffix list as a library brings it along; nothing is fetched."""

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from publicsuffixlist import PublicSuffixList


class PublicSuffixes:
    """The public suffixes as the rules on sources ask for them.

    The suffixes of registries; those that companies have put on the list for their customers don't count.
    """

    def registrable_domain(self, host: str) -> str | None:
        name: str | None = load().privatesuffix(host.rstrip("."))
        return name


@cache
def load() -> "PublicSuffixList":
    """Read when it is first asked for: that takes a tenth of a second."""
    from publicsuffixlist import PublicSuffixList  # noqa: PLC0415 - see above

    return PublicSuffixList(accept_unknown=False, only_icann=True)


def registrable_domain(host: str) -> str | None:
    """As `PublicSuffixes.registrable_domain`."""
    return PublicSuffixes().registrable_domain(host)
