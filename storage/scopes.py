"""Scopes and places in the tables: how rows hold them, and the rule `covers` as conditions on rows."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import ColumnElement, Row, Table, and_, bindparam, false, or_, true

from siman_bot.domain.places import Location, Region, Scope, ScopeKind

_LARGEST_ID: Final = 2**63 - 1
_PLACES: Final = (ScopeKind.REGION, ScopeKind.PROVINCE, ScopeKind.REGENCY, ScopeKind.INSTITUTION)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceColumns:
    """The columns that say where a row stands."""

    region: ColumnElement[Any]
    province_code: ColumnElement[Any]
    regency_code: ColumnElement[Any]
    institution_id: ColumnElement[Any]


def place_columns(table: Table, *, institution_id: ColumnElement[Any] | None = None) -> PlaceColumns:
    """Those of a table, by their usual names; the institution's may stand in another one."""
    return PlaceColumns(
        region=table.c.region,
        province_code=table.c.province_code,
        regency_code=table.c.regency_code,
        institution_id=table.c.institution_id if institution_id is None else institution_id,
    )


def inside(scopes: Iterable[Scope], at: PlaceColumns) -> ColumnElement[bool]:
    """Rows that stand inside one of these scopes."""
    return or_(false(), *(_inside(scope, at) for scope in scopes))


def is_one_of(
    kind: ColumnElement[Any], code: ColumnElement[Any], scopes: Iterable[Scope] | None
) -> ColumnElement[bool]:
    """Rows whose own scope, in two columns, is one of these; every row where `scopes` is None."""
    if scopes is None:
        return true()
    codes: dict[ScopeKind, list[str]] = {}
    for scope in scopes:
        codes.setdefault(scope.kind, []).append(scope.code)
    return or_(false(), *(and_(kind == of_kind, code.in_(found)) for of_kind, found in codes.items()))


def covering(kind: ColumnElement[Any], code: ColumnElement[Any]) -> ColumnElement[bool]:
    """Rows whose own scope, in two columns, covers a place, which `place_parameters` gives when the statement runs."""
    return or_(
        kind == ScopeKind.NATION,
        *(and_(kind == narrower, code == bindparam(f"covered_{narrower}")) for narrower in _PLACES),
    )


def place_parameters(location: Location) -> dict[str, str | None]:
    """What a statement with `covering` is run with."""
    codes = (location.region, location.province_code, location.regency_code, location.institution_id)
    return {f"covered_{kind}": None if code is None else str(code) for kind, code in zip(_PLACES, codes, strict=True)}


def scope_of(kind: str, code: str | None) -> Scope:
    """The scope that stands in two columns."""
    return Scope(kind=ScopeKind(kind), code=code or "")


def location_of(row: Row[Any]) -> Location:
    """The location that stands in a row's columns of the usual names."""
    return Location(
        region=None if row.region is None else Region(row.region),
        province_code=row.province_code,
        regency_code=row.regency_code,
        institution_id=row.institution_id,
    )


def _inside(scope: Scope, at: PlaceColumns) -> ColumnElement[bool]:
    match scope.kind:
        case ScopeKind.NATION:
            return true()
        case ScopeKind.REGION:
            return at.region == scope.code
        case ScopeKind.PROVINCE:
            return at.province_code == scope.code
        case ScopeKind.REGENCY:
            return at.regency_code == scope.code
        case ScopeKind.INSTITUTION:
            number = int(scope.code) if scope.code.isdecimal() else 0
            # "012" names no institution: it is written otherwise than its number is.
            there = str(number) == scope.code and number <= _LARGEST_ID
            return at.institution_id == number if there else false()
