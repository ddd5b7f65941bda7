"""Regions, provinces and regencies, the clock of each, and scopes over them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final
from zoneinfo import ZoneInfo


class Clock(StrEnum):
    """Indonesia's three clocks; no daylight saving. Source: Keppres 41/1987."""

    WIB = "WIB"
    WITA = "WITA"
    WIT = "WIT"


class Region(StrEnum):
    """Organisational: by default that of the province's clock; the centre can move a province."""

    WIB = "WIB"
    WITA = "WITA"
    WIT = "WIT"


ZONES: Final[Mapping[Clock, ZoneInfo]] = {
    Clock.WIB: ZoneInfo("Asia/Jakarta"),
    Clock.WITA: ZoneInfo("Asia/Makassar"),
    Clock.WIT: ZoneInfo("Asia/Jayapura"),
}

_WITA_PROVINCES: Final = frozenset({"51", "52", "53", "63", "64", "65", "71", "72", "73", "74", "75", "76"})
_WIT_PROVINCES: Final = frozenset({"81", "82", "91", "92", "93", "94", "95", "96"})


def clock_of(province_code: str) -> Clock:
    if province_code in _WITA_PROVINCES:
        return Clock.WITA
    if province_code in _WIT_PROVINCES:
        return Clock.WIT
    return Clock.WIB


@dataclass(frozen=True, slots=True, kw_only=True)
class Province:
    code: str
    name: str
    region: Region

    @property
    def clock(self) -> Clock:
        return clock_of(self.code)


@dataclass(frozen=True, slots=True, kw_only=True)
class Regency:
    code: str
    name: str
    province_code: str


class ScopeKind(StrEnum):
    NATION = "nation"
    REGION = "region"
    PROVINCE = "province"
    REGENCY = "regency"
    INSTITUTION = "institution"


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """A part of the network. `code` is empty for the nation, else a region, place or institution id."""

    kind: ScopeKind
    code: str = ""

    def __str__(self) -> str:
        return f"{self.kind}:{self.code}" if self.code else str(self.kind)

    @classmethod
    def parse(cls, text: str) -> "Scope":
        """From `nation`, `region:WIB`, `province:31`, `regency:31.71` or `institution:12`.

        Raises:
            ValueError: The text is none of these.
        """
        kind, _, code = text.strip().partition(":")
        scope = cls(kind=ScopeKind(kind.lower()), code=code.strip())
        if (scope.kind is ScopeKind.NATION) == bool(scope.code):
            raise ValueError(text)
        return scope


NATION: Final = Scope(kind=ScopeKind.NATION)


@dataclass(frozen=True, slots=True, kw_only=True)
class Location:
    """Where a member, a group or an institution stands: as exact as it is known.

    A national group or ministry has no region; a regional group has a region alone.
    """

    region: Region | None = None
    province_code: str | None = None
    regency_code: str | None = None
    institution_id: int | None = None


NOWHERE: Final = Location()


def covers(scope: Scope, location: Location) -> bool:
    """Whether a place lies inside a scope. A grant never reaches outside its scope."""
    match scope.kind:
        case ScopeKind.NATION:
            return True
        case ScopeKind.REGION:
            return location.region is not None and location.region == scope.code
        case ScopeKind.PROVINCE:
            return location.province_code is not None and location.province_code == scope.code
        case ScopeKind.REGENCY:
            return location.regency_code is not None and location.regency_code == scope.code
        case ScopeKind.INSTITUTION:
            return location.institution_id is not None and str(location.institution_id) == scope.code


def covered(location: Location, *, by: Iterable[Scope]) -> bool:
    """Whether a place lies inside one of these scopes."""
    return any(covers(scope, location) for scope in by)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceNames:
    """Official names; empty where the place isn't that exact."""

    region: Region | None = None
    province: str = ""
    regency: str = ""

    def __str__(self) -> str:
        return ", ".join(name for name in (self.regency, self.province) if name)


@dataclass(frozen=True, slots=True, kw_only=True)
class Gazetteer:
    """The places as they stand now. Made by storage from its tables."""

    provinces: Mapping[str, Province]
    regencies: Mapping[str, Regency]
    _by_province: Mapping[str, tuple[Regency, ...]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        grouped: dict[str, list[Regency]] = {}
        for regency in sorted(self.regencies.values(), key=lambda regency: regency.code):
            grouped.setdefault(regency.province_code, []).append(regency)
        object.__setattr__(self, "_by_province", {code: tuple(found) for code, found in grouped.items()})

    def provinces_of(self, region: Region) -> list[Province]:
        found = (province for province in self.provinces.values() if province.region is region)
        return sorted(found, key=lambda province: province.code)

    def regencies_of(self, province_code: str) -> tuple[Regency, ...]:
        return self._by_province.get(province_code, ())

    def locate(self, scope: Scope) -> Location:
        """The location of a place scope (an institution's stands in its own row).

        Raises:
            KeyError: No such province or regency.
            ValueError: No such region.
        """
        match scope.kind:
            case ScopeKind.REGION:
                return Location(region=Region(scope.code))
            case ScopeKind.PROVINCE:
                return Location(region=self.provinces[scope.code].region, province_code=scope.code)
            case ScopeKind.REGENCY:
                regency = self.regencies[scope.code]
                province = self.provinces[regency.province_code]
                return Location(region=province.region, province_code=province.code, regency_code=regency.code)
            case _:
                return NOWHERE

    def find(self, scope: Scope) -> Location | None:
        """As `locate`; None where there is no such place, and for institutions."""
        if scope.kind is ScopeKind.INSTITUTION:
            return None
        try:
            return self.locate(scope)
        except (KeyError, ValueError):
            return None

    def within(self, scope: Scope) -> list[Scope]:
        """The scope itself and every place scope inside it; institutions aren't places."""
        match scope.kind:
            case ScopeKind.NATION:
                below = [Scope(kind=ScopeKind.REGION, code=region) for region in Region]
            case ScopeKind.REGION:
                below = [
                    Scope(kind=ScopeKind.PROVINCE, code=province.code)
                    for province in self.provinces_of(Region(scope.code))
                ]
            case ScopeKind.PROVINCE:
                below = [Scope(kind=ScopeKind.REGENCY, code=one.code) for one in self.regencies_of(scope.code)]
            case _:
                below = []
        return [scope, *(place for one in below for place in self.within(one))]

    def names_of(self, location: Location) -> PlaceNames:
        """The names of a place.

        Raises:
            KeyError: No such province or regency.
        """
        province, regency = location.province_code, location.regency_code
        return PlaceNames(
            region=location.region,
            province=self.provinces[province].name if province is not None else "",
            regency=self.regencies[regency].name if regency is not None else "",
        )

    def name_of(self, scope: Scope) -> str:
        """The official name of a place scope; empty for the nation and for institutions."""
        match scope.kind:
            case ScopeKind.REGION:
                return scope.code
            case ScopeKind.PROVINCE:
                return self.provinces[scope.code].name
            case ScopeKind.REGENCY:
                return self.regencies[scope.code].name
            case _:
                return ""
