"""What goes first."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from siman_bot.domain.sending.lane import HEAD_START, Lane, rank

OTHERS = [lane for lane in Lane if lane is not Lane.URGENT]
times = st.datetimes(min_value=datetime(1970, 1, 2), max_value=datetime(9999, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 - hypothesis wants them so


@given(times, times, st.sampled_from(OTHERS))
def test_what_is_urgent_goes_before_all_others_however_long_they_have_waited(
    fresh: datetime, old: datetime, lane: Lane
) -> None:
    assert rank(Lane.URGENT, fresh) < rank(lane, old)


@given(times, st.timedeltas(min_value=timedelta(seconds=1), max_value=timedelta(days=300)))
def test_of_one_lane_the_older_goes_first(due: datetime, later: timedelta) -> None:
    for lane in Lane:
        assert rank(lane, due) < rank(lane, due + min(later, datetime.max.replace(tzinfo=UTC) - due))


@given(times, st.sampled_from(OTHERS), st.sampled_from(OTHERS))
def test_no_lane_but_the_urgent_one_keeps_another_waiting_for_ever(due: datetime, lane: Lane, other: Lane) -> None:
    longest = max(HEAD_START.values())
    assert rank(lane, due) <= rank(other, due + longest)


@pytest.mark.parametrize("lane", OTHERS)
def test_of_the_same_time_the_lane_above_goes_first(lane: Lane) -> None:
    now = datetime(2026, 11, 22, 1, 0, tzinfo=UTC)
    above = max(one for one in Lane if one < lane)
    assert rank(above, now) < rank(lane, now)
