"""Which provinces and which days a summary holds."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from siman_bot.domain.places import NATION, ZONES, Gazetteer, Province, Regency, Region, Scope, clock_of
from siman_bot.domain.summaries.recap import Period, first_day, official_spans, reach_of

PROVINCES = ("31", "73", "91")
GAZETTEER = Gazetteer(
    provinces={
        code: Province(code=code, name=code, region=Region(clock_of(code))) for code in (*PROVINCES, "51", "61")
    },
    regencies={"31.71": Regency(code="31.71", name="Jakarta Pusat", province_code="31")},
)

instants = st.datetimes(
    min_value=datetime(2026, 1, 1),  # noqa: DTZ001 - bounds are naive, and take the zone below
    max_value=datetime(2027, 1, 1),  # noqa: DTZ001 - as above
    timezones=st.just(UTC),
)


@given(instants, st.sampled_from(list(Period)))
def test_official_shares_count_up_to_now(now: datetime, period: Period) -> None:
    """From the first day of the period by each province's clock."""
    spans = official_spans(period, PROVINCES, now)
    assert [span.provinces for span in spans] == [("31",), ("73",), ("91",)]
    for span in spans:
        clock = clock_of(span.provinces[0])
        assert span.until > now
        assert span.since == first_day(period, clock, now)
        if span.since is not None:
            assert span.since.astimezone(ZONES[clock]).time() == datetime.min.time()


def test_a_scope_reaches_its_provinces() -> None:
    assert reach_of(NATION, GAZETTEER).provinces == ("31", "51", "61", "73", "91")
    assert reach_of(Scope.parse("region:WITA"), GAZETTEER).provinces == ("51", "73")
    assert reach_of(Scope.parse("regency:31.71"), GAZETTEER).provinces == ("31",)
    assert reach_of(Scope.parse("institution:7"), GAZETTEER, institution_province="61").regions == ("WIB",)
    assert len(reach_of(Scope.parse("institution:8"), GAZETTEER).provinces) == 5
    with pytest.raises(KeyError):
        reach_of(Scope.parse("province:99"), GAZETTEER)
