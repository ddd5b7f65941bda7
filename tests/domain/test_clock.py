"""Which of the three clocks a place has."""

from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from siman_bot.domain.clock import clock_at, clock_for
from siman_bot.domain.places import (
    NATION,
    NOWHERE,
    Clock,
    Gazetteer,
    Location,
    Province,
    Regency,
    Region,
    Scope,
    clock_of,
)

GAZETTEER: Final = Gazetteer(
    # Bali's region isn't that of its clock: the centre has moved it.
    provinces={
        code: Province(code=code, name=code, region=region)
        for code, region in (("31", Region.WIB), ("51", Region.WIB), ("91", Region.WIT))
    },
    regencies={code: Regency(code=code, name=code, province_code=code[:2]) for code in ("31.71", "51.03", "91.03")},
)


@pytest.mark.parametrize(
    ("location", "clock"),
    [
        (Location(region=Region.WIB, province_code="51", regency_code="51.03"), Clock.WITA),
        (Location(region=Region.WIB, province_code="51"), Clock.WITA),
        (Location(province_code="91"), Clock.WIT),
        (Location(region=Region.WIT), Clock.WIT),
        (Location(region=Region.WITA, institution_id=12), Clock.WITA),
        (Location(institution_id=12), Clock.WIB),
        (NOWHERE, Clock.WIB),
    ],
    ids=str,
)
def test_a_place_has_its_provinces_clock_else_its_regions_and_what_nobody_knows_is_wib(
    location: Location, clock: Clock
) -> None:
    assert clock_at(location) is clock


@given(scope=st.sampled_from(GAZETTEER.within(NATION)))
def test_a_scope_has_the_clock_of_the_place_it_is(scope: Scope) -> None:
    location = GAZETTEER.locate(scope)

    assert clock_for([scope]) is clock_at(location)
    if location.province_code is not None:
        assert clock_at(location) is clock_of(location.province_code)
