"""What the rules say of scopes and places, the database says as well."""

from collections.abc import Sequence
from itertools import combinations
from typing import Final

import pytest
from sqlalchemy import CTE, BigInteger, String, cast, literal, select, union_all

from siman_bot.domain.places import NATION, NOWHERE, Location, Region, Scope, covered, covers
from storage.engine import Database
from storage.scopes import PlaceColumns, covering, inside, is_one_of, place_parameters, scope_of

LOCATIONS: Final = (
    NOWHERE,
    Location(region=Region.WIB),
    Location(region=Region.WIT),
    Location(region=Region.WIB, province_code="31"),
    Location(region=Region.WIB, province_code="31", regency_code="31.71"),
    Location(region=Region.WIB, province_code="31", regency_code="31.71", institution_id=12),
    Location(region=Region.WIT, province_code="91", institution_id=1),
    Location(institution_id=12),
)
SCOPES: Final = (
    NATION,
    *map(
        Scope.parse,
        (
            "region:WIB",
            "region:WIT",
            "region:wib",
            "province:31",
            "province:91",
            "province:99",
            "regency:31.71",
            "regency:91.03",
            "institution:12",
            "institution:1",
            "institution:012",
            "institution:twelve",
            "institution:²",
            "institution:99999999999999999999999",
        ),
    ),
)


def placed() -> CTE:
    """A table of all the locations, by their number."""
    rows = (
        select(
            literal(number).label("id"),
            cast(literal(one.region), String).label("region"),
            cast(literal(one.province_code), String).label("province_code"),
            cast(literal(one.regency_code), String).label("regency_code"),
            cast(literal(one.institution_id), BigInteger).label("institution_id"),
        )
        for number, one in enumerate(LOCATIONS)
    )
    return union_all(*rows).cte("placed")


def scoped() -> CTE:
    """A table of all the scopes, by their number."""
    rows = (
        select(
            literal(number).label("id"),
            cast(literal(one.kind), String).label("kind"),
            cast(literal(one.code), String).label("code"),
        )
        for number, one in enumerate(SCOPES)
    )
    return union_all(*rows).cte("scoped")


@pytest.mark.parametrize("scopes", [(), *((scope,) for scope in SCOPES), *combinations(SCOPES[1:9:2], 2)], ids=str)
async def test_rows_inside_scopes_are_those_that_the_rule_covers(database: Database, scopes: Sequence[Scope]) -> None:
    table = placed()
    at = PlaceColumns(
        region=table.c.region,
        province_code=table.c.province_code,
        regency_code=table.c.regency_code,
        institution_id=table.c.institution_id,
    )
    async with database.read() as connection:
        found = set((await connection.execute(select(table.c.id).where(inside(scopes, at)))).scalars())

    assert found == {number for number, one in enumerate(LOCATIONS) if covered(one, by=scopes)}


@pytest.mark.parametrize("location", LOCATIONS, ids=str)
async def test_rows_whose_scope_covers_a_place_are_those_of_the_rule(database: Database, location: Location) -> None:
    table = scoped()
    query = select(table.c.id).where(covering(table.c.kind, table.c.code))
    async with database.read() as connection:
        found = set((await connection.execute(query, place_parameters(location))).scalars())

    assert found == {number for number, scope in enumerate(SCOPES) if covers(scope, location)}


async def test_rows_whose_scope_is_among_some_are_found_and_read_back(database: Database) -> None:
    table = scoped()
    wanted = [NATION, *SCOPES[4:7], SCOPES[-1]]
    async with database.read() as connection:
        query = select(table).where(is_one_of(table.c.kind, table.c.code, wanted)).order_by(table.c.id)
        found = [scope_of(row.kind, row.code) for row in await connection.execute(query)]
        nothing = (await connection.execute(select(table).where(is_one_of(table.c.kind, table.c.code, [])))).all()
        every = (await connection.execute(select(table).where(is_one_of(table.c.kind, table.c.code, None)))).all()

    assert found == wanted
    assert nothing == []
    assert len(every) == len(SCOPES)
