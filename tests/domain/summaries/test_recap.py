"""What a summary may say of personal shares, and from which days (R8)."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from itertools import product

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from siman_bot.domain.places import NATION, ZONES, Gazetteer, Province, Regency, Region, Scope, clock_of
from siman_bot.domain.summaries.recap import (
    STEP,
    Period,
    official_spans,
    personal_spans,
    reach_of,
    rounded,
    rounded_total,
    shows_personal,
)

PROVINCES = ("31", "73", "91")
GAZETTEER = Gazetteer(
    provinces={
        code: Province(code=code, name=code, region=Region(clock_of(code))) for code in (*PROVINCES, "51", "61")
    },
    regencies={"31.71": Regency(code="31.71", name="Jakarta Pusat", province_code="31")},
)

counts = st.integers(min_value=0, max_value=100_000)
instants = st.datetimes(
    min_value=datetime(2026, 1, 1),  # noqa: DTZ001 - bounds are naive, and take the zone below
    max_value=datetime(2027, 1, 1),  # noqa: DTZ001 - as above
    timezones=st.just(UTC),
)


@given(counts)
def test_a_figure_stands_for_five_counts(count: int) -> None:
    """R8."""
    figure = rounded(count)
    assert figure % STEP == 0
    assert [other for other in range(figure, figure + 2 * STEP) if rounded(other) == figure] == list(
        range(figure, figure + STEP)
    )
    assert count in range(figure, figure + STEP)


@given(counts, counts)
def test_the_difference_of_two_readings_stays_open(before: int, more: int) -> None:
    """R8: between two readings of a growing count, no exact number of new shares can be told."""
    first, second = rounded(before), rounded(before + more)
    possible = {
        later - earlier
        for earlier in range(first, first + STEP)
        for later in range(second, second + STEP)
        if later >= earlier
    }
    assert len(possible) >= STEP
    assert more in possible


@given(st.lists(st.integers(min_value=0, max_value=9), min_size=1, max_size=5))
@example([4, 4, 4, 4, 4])
@settings(max_examples=50)
def test_a_total_beside_its_provinces_betrays_none(exact: list[int]) -> None:
    """R8: whoever knows the rule and sees every figure can still take each province for any of its five values."""
    figures = [rounded(count) for count in exact]
    total = rounded_total(exact)
    assert total % STEP == 0
    assert sum(figures) <= total <= sum(exact)
    seen: list[set[int]] = [set() for _ in exact]
    for guess in _worlds(figures):
        if rounded_total(guess) == total:
            for place, count in enumerate(guess):
                seen[place].add(count)
    assert [sorted(values) for values in seen] == [list(range(figure, figure + STEP)) for figure in figures]


def _worlds(figures: Sequence[int]) -> list[tuple[int, ...]]:
    return list(product(*(range(figure, figure + STEP) for figure in figures)))


@given(instants, st.sampled_from(list(Period)))
def test_personal_shares_count_when_their_day_has_ended_there(now: datetime, period: Period) -> None:
    """R8: nothing of today, by each province's clock; official ones up to now; both from the same first day."""
    official, personal = official_spans(period, PROVINCES, now), personal_spans(period, PROVINCES, now)
    assert [span.provinces for span in official] == [("31",), ("73",), ("91",)]
    if period is Period.TODAY:
        assert personal == []
    for span in personal:
        zone = ZONES[clock_of(span.provinces[0])]
        assert (span.until - timedelta(microseconds=1)).astimezone(zone).date() < now.astimezone(zone).date()
        assert span.until.astimezone(zone).time() == datetime.min.time()
        assert span.until.astimezone(zone).date() == now.astimezone(zone).date()
    for open_span, closed in zip(official, personal, strict=False):
        assert open_span.since == closed.since
    assert all(span.until > now for span in official)


@pytest.mark.parametrize(
    ("scope", "target", "shown"),
    [
        ("nation", "nation", True),
        ("region:WIB", "province:31", True),
        ("province:31", "region:WIB", True),
        ("regency:31.71", "nation", False),
        ("institution:1", "nation", False),
        ("nation", "regency:31.71", False),
        ("province:31", "institution:1", False),
    ],
)
def test_nothing_narrower_than_a_province_is_counted(scope: str, target: str, *, shown: bool) -> None:
    """R8: neither for a narrow reader nor of an item that only a narrow place can share."""
    assert shows_personal(Scope.parse(scope), Scope.parse(target)) is shown
    assert not shows_personal(Scope.parse(scope), None)


def test_a_scope_reaches_its_provinces() -> None:
    assert reach_of(NATION, GAZETTEER).provinces == ("31", "51", "61", "73", "91")
    assert reach_of(Scope.parse("region:WITA"), GAZETTEER).provinces == ("51", "73")
    assert reach_of(Scope.parse("regency:31.71"), GAZETTEER).provinces == ("31",)
    assert reach_of(Scope.parse("institution:7"), GAZETTEER, institution_province="61").regions == ("WIB",)
    assert len(reach_of(Scope.parse("institution:8"), GAZETTEER).provinces) == 5
    with pytest.raises(KeyError):
        reach_of(Scope.parse("province:99"), GAZETTEER)
