"""What a group can be bound to: the places of an admin's scopes and those below them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncConnection

from siman_bot.domain.called.search import search_names
from siman_bot.domain.places import (
    NATION,
    NOWHERE,
    Gazetteer,
    Location,
    Region,
    Scope,
    ScopeKind,
    covered,
)
from siman_bot.domain.refusals import NotFound
from storage import places
from storage.people import institutions
from storage.people.institutions import Institution


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """`name` is empty for the nation and the code of a region, else the official name."""

    scope: Scope
    name: str
    location: Location


class Atlas:
    """The places and institutions as they stand in one snapshot. Made by `atlas`."""

    def __init__(self, *, gazetteer: Gazetteer, institutions: Sequence[Institution]) -> None:
        self._gazetteer = gazetteer
        self._institutions = {str(one.id): one for one in institutions}

    def place(self, scope: Scope) -> Place:
        """The place of a scope.

        Raises:
            NotFound: `place-unknown`.
        """
        try:
            if scope.kind is ScopeKind.INSTITUTION:
                return self._institution(self._institutions[scope.code])
            return Place(scope=scope, name=self._gazetteer.name_of(scope), location=self._gazetteer.locate(scope))
        except (KeyError, ValueError):
            raise NotFound("place-unknown") from None

    def below(self, scope: Scope) -> list[Place]:
        """One level down: places by code, then institutions by name."""
        match scope.kind:
            case ScopeKind.NATION:
                return [*(self._region(region) for region in Region), *self._seated(NOWHERE)]
            case ScopeKind.REGION:
                found = self._gazetteer.provinces_of(Region(scope.code))
                return [self.place(Scope(kind=ScopeKind.PROVINCE, code=one.code)) for one in found]
            case ScopeKind.PROVINCE:
                parts = self._gazetteer.regencies_of(scope.code)
                named = [self.place(Scope(kind=ScopeKind.REGENCY, code=one.code)) for one in parts]
                return [*named, *self._seated(Location(province_code=scope.code))]
            case ScopeKind.REGENCY:
                return self._seated(Location(province_code=scope.code[:2], regency_code=scope.code))
            case ScopeKind.INSTITUTION:
                return []

    def above(self, scope: Scope) -> Scope | None:
        """One level up; None above the nation."""
        location = self.place(scope).location
        match scope.kind:
            case ScopeKind.NATION:
                return None
            case ScopeKind.REGION:
                return NATION
            case ScopeKind.PROVINCE:
                return Scope(kind=ScopeKind.REGION, code=str(location.region))
            case ScopeKind.REGENCY:
                return Scope(kind=ScopeKind.PROVINCE, code=str(location.province_code))
            case ScopeKind.INSTITUTION if location.regency_code is not None:
                return Scope(kind=ScopeKind.REGENCY, code=location.regency_code)
            case ScopeKind.INSTITUTION if location.province_code is not None:
                return Scope(kind=ScopeKind.PROVINCE, code=location.province_code)
            case _:
                return NATION

    def search(self, typed: str, scopes: Iterable[Scope], *, limit: int) -> list[Place]:
        """What the typed words mean of all that lies inside the scopes, places before institutions."""
        kinds = (
            *((ScopeKind.PROVINCE, code) for code in self._gazetteer.provinces),
            *((ScopeKind.REGENCY, code) for code in self._gazetteer.regencies),
            *((ScopeKind.INSTITUTION, code) for code in self._institutions),
        )
        every = (self.place(Scope(kind=kind, code=code)) for kind, code in kinds)
        wanted = tuple(scopes)
        inside = (one for one in every if covered(one.location, by=wanted))
        named = ((one.name, one) for one in inside)
        return search_names(typed, named, limit, is_office=lambda one: one.scope.kind is ScopeKind.INSTITUTION)

    def _region(self, region: Region) -> Place:
        return self.place(Scope(kind=ScopeKind.REGION, code=region))

    def _seated(self, location: Location) -> list[Place]:
        """The institutions of exactly this place, not of those below."""
        return [
            self._institution(one)
            for one in self._institutions.values()
            if one.province_code == location.province_code and one.regency_code == location.regency_code
        ]

    def _institution(self, one: Institution) -> Place:
        region = None if one.province_code is None else self._gazetteer.provinces[one.province_code].region
        location = Location(
            region=region, province_code=one.province_code, regency_code=one.regency_code, institution_id=one.id
        )
        return Place(scope=Scope(kind=ScopeKind.INSTITUTION, code=str(one.id)), name=one.name, location=location)


async def atlas(connection: AsyncConnection) -> Atlas:
    return Atlas(
        gazetteer=await places.gazetteer(connection), institutions=await institutions.confirmed_institutions(connection)
    )
