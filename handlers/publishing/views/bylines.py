"""As what somebody says something in groups."""

from siman_bot.domain.places import ScopeKind
from siman_bot.domain.publishing.explaining.byline import Byline
from siman_bot.texts.catalogue import Texts
from siman_bot.texts.places import place_name


def byline(texts: Texts, by: Byline) -> str:
    """Role, place and institution, as far as there are such; no name."""
    return ", ".join(parts_of(texts, by))


def parts_of(texts: Texts, by: Byline) -> list[str]:
    """Each of these by itself."""
    parts = [texts.plain(f"role-{by.role.value.replace('_', '-')}")]
    if by.scope.kind not in {ScopeKind.NATION, ScopeKind.INSTITUTION}:
        parts.append(place_name(texts, by.scope, by.place))
    if by.institution:
        parts.append(by.institution)
    return parts
