from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from siman_bot.domain.clock import clock_at, clock_for, clocks_of
from siman_bot.domain.groups.quiet import NIGHT, Quiet, after_quiet, quiet_of
from siman_bot.domain.places import NATION, ZONES, Clock, Location, Region, Scope
from siman_bot.domain.refusals import Invalid
from siman_bot.domain.sending.plan import AT_ONCE, Plan, Release, check_end, check_plan, due, plan_data, plan_of

NOW = datetime(2026, 11, 22, 1, 5, tzinfo=UTC)
EIGHT = datetime(2026, 11, 23, 8, 0)  # noqa: DTZ001 - a wall time, the same in three zones

minutes = st.integers(min_value=0, max_value=24 * 60 - 1)
quiets = (
    st.tuples(minutes, minutes).filter(lambda pair: pair[0] != pair[1]).map(lambda p: Quiet(since=p[0], until=p[1]))
)
moments = st.datetimes(min_value=datetime(2026, 1, 1), max_value=datetime(2036, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 - hypothesis adds the zone
clocks = st.sampled_from(Clock)


def test_one_local_time_makes_three_waves() -> None:
    plan = Plan(release=Release.LOCAL, at=EIGHT)
    waves = [due(plan, clock, NOW) for clock in (Clock.WIT, Clock.WITA, Clock.WIB)]

    assert [wave.hour for wave in waves] == [23, 0, 1]
    assert [wave - waves[0] for wave in waves] == [timedelta(), timedelta(hours=1), timedelta(hours=2)]


def test_a_time_that_has_passed_is_now() -> None:
    assert due(Plan(release=Release.AT, at=NOW - timedelta(hours=1)), Clock.WIB, NOW) == NOW
    assert due(AT_ONCE, Clock.WIT, NOW) == NOW


@given(moment=moments, clock=clocks, quiet=quiets)
def test_nothing_falls_into_quiet_hours_and_nothing_waits_longer_than_they_last(
    moment: datetime, clock: Clock, quiet: Quiet
) -> None:
    then = after_quiet(moment, clock, quiet)
    local = then.astimezone(ZONES[clock])
    minute = local.hour * 60 + local.minute
    asleep = (
        quiet.since <= minute < quiet.until if quiet.since < quiet.until else not quiet.until <= minute < quiet.since
    )

    assert not asleep
    assert timedelta() <= then - moment <= timedelta(minutes=(quiet.until - quiet.since) % (24 * 60))
    assert after_quiet(then, clock, quiet) == then


def test_a_group_without_quiet_hours_is_never_left_alone() -> None:
    assert after_quiet(NOW, Clock.WIB, None) == NOW


def test_a_night_ends_at_six_in_the_morning() -> None:
    late = datetime(2026, 11, 22, 15, 30, tzinfo=UTC)  # 22.30 WIB

    assert after_quiet(late, Clock.WIB, NIGHT) == datetime(2026, 11, 22, 23, 0, tzinfo=UTC)
    assert after_quiet(late + timedelta(hours=4), Clock.WIB, NIGHT) == datetime(2026, 11, 22, 23, 0, tzinfo=UTC)


@given(quiet=quiets, colon=st.sampled_from(".:"), dash=st.sampled_from(["-", " - ", "–"]))
def test_hours_are_read_as_people_write_them(quiet: Quiet, colon: str, dash: str) -> None:
    since, until = (f"{minute // 60:02d}{colon}{minute % 60:02d}" for minute in (quiet.since, quiet.until))

    assert quiet_of(f" {since}{dash}{until} ") == quiet
    assert quiet_of("21-6") == NIGHT
    assert quiet_of(" - ") is None


@pytest.mark.parametrize("wrong", ["malam", "21.00", "21.00-21.00", "24.00-06.00", "21.60-06.00", "-5-6", "٢١-٦"])
def test_what_is_no_pair_of_hours_is_refused(wrong: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - the text is the message
        quiet_of(wrong)


@given(
    plan=st.one_of(
        st.builds(Plan, expires_at=st.one_of(st.none(), moments), pin=st.booleans()),
        st.builds(Plan, release=st.just(Release.AT), at=moments),
        st.builds(Plan, release=st.just(Release.LOCAL), at=moments.map(lambda moment: moment.replace(tzinfo=None))),
    )
)
def test_a_plan_is_read_back_as_it_was_written(plan: Plan) -> None:
    assert plan_of(plan_data(plan)) == plan


def test_nothing_planned_is_at_once() -> None:
    assert plan_of(None) == AT_ONCE


@pytest.mark.parametrize(
    "wrong",
    [
        {"release": Release.AT},
        {"release": Release.NOW, "at": NOW},
        {"release": Release.LOCAL, "at": NOW},
        {"release": Release.AT, "at": EIGHT},
        {"release": Release.AT, "at": NOW.astimezone(ZONES[Clock.WIB])},
        {"expires_at": EIGHT},
    ],
)
def test_plans_that_contradict_themselves_are_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - each says something else
        Plan(**wrong)  # type: ignore[arg-type]


@pytest.mark.parametrize(("since", "until"), [(0, 0), (-1, 5), (5, 24 * 60)])
def test_hours_that_no_day_has_are_refused(since: int, until: int) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - the numbers say it
        Quiet(since=since, until=until)


def test_the_clock_is_the_provinces_then_the_regions_then_wib() -> None:
    assert clock_at(Location(region=Region.WIB, province_code="73")) is Clock.WITA
    assert clock_at(Location(region=Region.WIT)) is Clock.WIT
    assert clock_at(Location()) is Clock.WIB
    assert clock_for([NATION, Scope.parse("regency:91.03")]) is Clock.WIT
    assert clock_for([Scope.parse("region:WITA")]) is Clock.WITA
    assert clock_for([NATION]) is Clock.WIB


ALL = tuple(Clock)
YEAR = timedelta(days=366)


def local(hours: float) -> Plan:
    """So many hours from now by the westernmost clock."""
    return Plan(release=Release.LOCAL, at=(NOW + timedelta(hours=hours + 7)).replace(tzinfo=None))


def test_a_place_has_the_clocks_of_its_provinces() -> None:
    codes = ["91", "31", "73", "11"]
    assert clocks_of(NATION, codes) == (Clock.WIB, Clock.WITA, Clock.WIT)
    assert clocks_of(Scope.parse("region:WIT"), ["71", "91"]) == (Clock.WITA, Clock.WIT)
    assert clocks_of(Scope.parse("regency:73.71"), []) == (Clock.WITA,)


@pytest.mark.parametrize(
    ("plan", "clocks", "key"),
    [
        (Plan(release=Release.AT, at=NOW), ALL, "release-passed"),
        # Still ahead in the west, past in the east.
        (local(1.5), ALL, "release-passed"),
        (Plan(release=Release.AT, at=NOW + YEAR * 1.01), ALL, "release-too-far"),
        (Plan(expires_at=NOW), ALL, "end-passed"),
        (Plan(expires_at=NOW + YEAR * 1.01), ALL, "end-too-far"),
        (replace(local(3), expires_at=NOW + timedelta(hours=3)), ALL, "end-before-release"),
        (
            Plan(release=Release.AT, at=NOW + timedelta(hours=3), expires_at=NOW + timedelta(hours=2)),
            ALL,
            "end-before-release",
        ),
    ],
)
def test_plans_that_cannot_be_kept_are_refused(plan: Plan, clocks: tuple[Clock, ...], key: str) -> None:
    with pytest.raises(Invalid) as refused:
        check_plan(plan, clocks, NOW)
    assert refused.value.key == key


def test_a_plan_that_can_be_kept_in_the_places_it_is_for_passes() -> None:
    check_plan(local(1.5), (Clock.WIB,), NOW)
    check_plan(replace(local(3), expires_at=NOW + timedelta(hours=3, minutes=1)), ALL, NOW)
    check_plan(AT_ONCE, ALL, NOW)
    # By the time it is approved its hour has passed: it goes at once, while there is time left.
    check_end(Plan(release=Release.AT, at=NOW, expires_at=NOW + timedelta(hours=1)), ALL, NOW + timedelta(minutes=1))
