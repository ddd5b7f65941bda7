"""Places as a person reads them."""

from siman_bot.domain.places import Scope
from siman_bot.texts.catalogue import Texts


def place_name(texts: Texts, scope: Scope, name: str) -> str:
    """`name` is the official one, which the nation hasn't got."""
    return texts.plain("target-name", kind=scope.kind, name=name)
