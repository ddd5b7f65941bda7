"""R5: where and when a name may not be amplified."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from siman_bot.domain.publishing.neutrality.calendar import Calendar, Period, counts
from siman_bot.domain.publishing.neutrality.names import NATION, Name, NameKind, is_within

FIRST, LAST = date(2029, 9, 1), date(2029, 9, 30)
PLACES = st.sampled_from([NATION, "33", "33.74", "33.08", "34", "34.71"])


def calendar(place: str) -> Calendar:
    return Calendar((Period(place=place, kind="pilkada", first=FIRST, last=LAST),))


def stops(place: str, kind: NameKind, *, running: str, target: str, on: date = FIRST) -> bool:
    name = Name(kind=kind, name="Andi Rahman", place=place)
    return counts(name, targets=(target,), running=calendar(running).running(on, on, (target,)))


def test_both_days_are_within() -> None:
    day = timedelta(days=1)
    for on, runs in ((FIRST - day, False), (FIRST, True), (LAST, True), (LAST + day, False)):
        assert stops("33", NameKind.CANDIDATE, running="33", target="33", on=on) is runs


def test_a_running_place_holds_in_what_lies_in_it_and_for_the_whole_item() -> None:
    assert stops("33", NameKind.CANDIDATE, running="33", target="33.74")
    assert stops("33.74", NameKind.CANDIDATE, running="33.74", target="33")
    assert stops("33.74", NameKind.CANDIDATE, running="33.74", target=NATION)
    assert stops(NATION, NameKind.PARTY, running="33.74", target="33")
    assert stops("33.74", NameKind.CANDIDATE, running=NATION, target="33.74")


def test_elsewhere_the_name_is_free() -> None:
    assert not stops("33.74", NameKind.CANDIDATE, running="33.74", target="33.08")
    assert not stops("33.74", NameKind.CANDIDATE, running="33.74", target="34")
    assert not stops("33", NameKind.CANDIDATE, running="33.74", target="33.74")
    assert not stops(NATION, NameKind.PARTY, running="34", target="33")


def test_a_partys_province_is_larger_than_the_regency_that_votes() -> None:
    assert stops("33", NameKind.PARTY, running="33.74", target="33.74")


@given(name=PLACES, running=PLACES, target=PLACES)
def test_a_wider_target_never_frees_a_name(name: str, running: str, target: str) -> None:
    """Any running place inside the target counts, for the whole item."""
    if stops(name, NameKind.CANDIDATE, running=running, target=target):
        for wider in (NATION, target.partition(".")[0]):
            if is_within(target, wider):
                assert stops(name, NameKind.CANDIDATE, running=running, target=wider)
