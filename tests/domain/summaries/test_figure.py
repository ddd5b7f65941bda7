"""Published figures: cells, offsets, closings, and what can be learned from all of them together (R8)."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from siman_bot.domain.places import NATION, ZONES, Clock, Gazetteer, Province, Region, Scope
from siman_bot.domain.summaries.figure import (
    LEAST_MEMBERS,
    STEP,
    Figure,
    cells_of,
    closings,
    is_wide,
    offset_of,
    published,
    reached,
)
from tests.attacker import Day, possible, readings

# Maluku was moved to the region of WITA: its clock is still WIT.
REGIONS = {"31": Region.WIB, "32": Region.WIB, "36": Region.WIB, "73": Region.WITA, "81": Region.WITA, "91": Region.WIT}
GAZETTEER = Gazetteer(
    provinces={code: Province(code=code, name=code, region=region) for code, region in REGIONS.items()}, regencies={}
)
instants = st.datetimes(
    min_value=datetime(2026, 1, 1),  # noqa: DTZ001 - bounds are naive, and take the zone below
    max_value=datetime(2027, 1, 1),  # noqa: DTZ001 - as above
    timezones=st.just(UTC),
)
members = st.dictionaries(st.sampled_from(sorted(REGIONS)), st.integers(min_value=0, max_value=40))


@given(members, st.sampled_from(["nation", "region:WIB", "region:WITA", "province:31", "province:73"]))
@example({"31": 20, "32": 19, "36": 1}, "nation")
def test_every_cell_has_twenty_members(numbers: dict[str, int], target: str) -> None:
    """R8: a province by itself, or all smaller ones of a region together; none stands in two."""
    scope = Scope.parse(target)
    cells = cells_of(scope, GAZETTEER, numbers)
    shown = [code for cell in cells for code in cell.provinces]
    assert len(shown) == len(set(shown))
    for cell in cells:
        assert sum(numbers.get(code, 0) for code in cell.provinces) >= LEAST_MEMBERS
        assert {REGIONS[code] for code in cell.provinces} == {cell.region}
        if len(cell.provinces) > 1:
            assert all(numbers.get(code, 0) < LEAST_MEMBERS for code in cell.provinces)
    inside = [code for code in REGIONS if str(scope) in {"nation", f"region:{REGIONS[code]}", f"province:{code}"}]
    assert set(shown) <= set(inside)
    for region in Region:
        hidden = [code for code in inside if REGIONS[code] is region and code not in shown]
        assert sum(numbers.get(code, 0) for code in hidden) < LEAST_MEMBERS


@pytest.mark.parametrize("target", ["regency:31.71", "institution:1"])
def test_nothing_narrower_than_a_province_has_a_cell(target: str) -> None:
    """R8: what only one regency's or institution's members can share would be their figure."""
    assert cells_of(Scope.parse(target), GAZETTEER, dict.fromkeys(REGIONS, 99)) == ()
    assert not is_wide(Scope.parse(target))
    assert not is_wide(None)
    assert is_wide(NATION)


def test_a_shared_cell_closes_by_its_latest_clock() -> None:
    """R8."""
    (shared,) = cells_of(Scope.parse("region:WITA"), GAZETTEER, {"73": 12, "81": 12})
    assert (shared.provinces, shared.closes) == (("73", "81"), Clock.WITA)
    _, eastern = cells_of(Scope.parse("region:WITA"), GAZETTEER, {"73": 20, "81": 20})
    assert (eastern.provinces, eastern.closes) == (("81",), Clock.WIT)


def test_an_offset_is_fixed_by_key_item_and_cell() -> None:
    """R8: never by day; each of the five comes up, and another key gives others."""
    key, other = b"k" * 32, b"o" * 32
    offsets = [offset_of(key, item_id, ("31", "32")) for item_id in range(500)]
    assert offsets == [offset_of(key, item_id, ("32", "31")) for item_id in range(500)]
    assert {offsets.count(value) > 60 for value in range(STEP)} == {True}
    assert set(offsets) == set(range(STEP))
    elsewhere = [offset_of(key, item_id, ("31",)) for item_id in range(500)]
    for changed in (elsewhere, [offset_of(other, item_id, ("31", "32")) for item_id in range(500)]):
        assert sum(one == two for one, two in zip(offsets, changed, strict=True)) < 160


@given(instants, st.integers(min_value=0, max_value=400), st.sampled_from(Clock))
def test_a_day_closes_once_and_at_midnight(now: datetime, hours: int, clock: Clock) -> None:
    """R8: every midnight of the clock that has come, and no other."""
    after = now - timedelta(hours=hours)
    found = closings(clock, after=after, now=now)
    assert list(found) == sorted(set(found))
    for at in found:
        assert after < at <= now
        assert at.astimezone(ZONES[clock]).time() == datetime.min.time()
    days = (now.astimezone(ZONES[clock]).date() - after.astimezone(ZONES[clock]).date()).days
    on_the_dot = now.astimezone(ZONES[clock]).time() == datetime.min.time() == after.astimezone(ZONES[clock]).time()
    assert len(found) == days or on_the_dot


@given(st.lists(st.integers(min_value=0, max_value=200), min_size=1), st.integers(min_value=0, max_value=4))
def test_a_figure_is_a_multiple_of_five_and_never_goes_down(counts: list[int], offset: int) -> None:
    """R8."""
    before = 0
    for count in counts:
        number = published(count, offset=offset, before=before)
        assert number % STEP == 0
        assert number >= max(before, count + offset - STEP + 1)
        assert number <= max(before, count + offset)
        before = number


def test_a_period_is_a_difference_of_figures() -> None:
    """R8."""
    at = [datetime(2026, 11, day, tzinfo=UTC) for day in range(1, 6)]
    figures = [Figure(closed_at=at[1], number=10), Figure(closed_at=at[3], number=25)]
    assert [reached(figures, one) for one in at] == [0, 10, 10, 25, 25]


histories = st.lists(
    st.builds(Day, helpers=st.integers(min_value=0, max_value=30), others=st.integers(min_value=4, max_value=30)),
    min_size=1,
    max_size=20,
)
SWEEP = [Day(helpers=number, others=7) for number in (*range(30), *reversed(range(30)))]


@given(histories, st.integers(min_value=0, max_value=4))
@example(SWEEP, 0)
@example(SWEEP, 4)
def test_five_counts_stay_possible(days: list[Day], offset: int) -> None:
    """R8: whatever helpers record and retract on whatever days, and even if every change of the others were known."""
    last = days[-1].others
    left = possible(readings(days, offset), [day.helpers for day in days], [day.others - last for day in days])
    assert last in left
    assert len(left) >= STEP


@given(
    st.lists(
        st.builds(Day, helpers=st.integers(min_value=0, max_value=30), others=st.integers(min_value=0, max_value=3)),
        min_size=1,
        max_size=10,
    ),
    st.integers(min_value=0, max_value=4),
)
def test_where_fewer_than_four_others_take_part_zero_alone_bounds_them(days: list[Day], offset: int) -> None:
    """R8: of the five counts none is lost but those that would be below zero on some day."""
    last, least = days[-1].others, min(day.others for day in days)
    left = possible(readings(days, offset), [day.helpers for day in days], [day.others - last for day in days])
    assert left >= {last + offset - other for other in range(STEP) if least + offset - other >= 0}
