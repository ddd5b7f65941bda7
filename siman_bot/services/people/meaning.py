"""Which places and offices somebody means by what they type."""

from typing import Final

from siman_bot.domain.called.search import names, search_names
from siman_bot.domain.places import Scope, ScopeKind
from siman_bot.services.transaction import Tx
from storage import places
from storage.people import institutions

_MOST: Final = 60


async def meant_by(tx: Tx, typed: str, *, guesses: bool = True) -> list[Scope]:
    """The likeliest first, places before institutions.

    Args:
        tx: Where to read.
        typed: The words.
        guesses: With those whose names it may be a slip of the pen for.
    """
    named = await _every(tx)
    return search_names(typed, named, _MOST, is_office=_is_institution, guesses=guesses)


async def named_by(tx: Tx, typed: str) -> tuple[Scope | None, list[tuple[Scope, str]]]:
    """The one place or institution that is called so, if one alone is; and all that may be meant, with their names."""
    named = await _every(tx)
    name_of = {scope: name for name, scope in named}
    sure = search_names(typed, named, _MOST, is_office=_is_institution, guesses=False)
    exact = [scope for scope in sure if names(typed, name_of[scope])] or sure
    found = sure or search_names(typed, named, _MOST, is_office=_is_institution)
    return exact[0] if len(exact) == 1 else None, [(scope, name_of[scope]) for scope in found]


async def _every(tx: Tx) -> list[tuple[str, Scope]]:
    where = await places.gazetteer(tx)
    named = [(one.name, Scope(kind=ScopeKind.PROVINCE, code=one.code)) for one in where.provinces.values()]
    named += [(one.name, Scope(kind=ScopeKind.REGENCY, code=one.code)) for one in where.regencies.values()]
    offices = await institutions.confirmed_institutions(tx)
    return named + [(one.name, Scope(kind=ScopeKind.INSTITUTION, code=str(one.id))) for one in offices]


def _is_institution(scope: Scope) -> bool:
    return scope.kind is ScopeKind.INSTITUTION
