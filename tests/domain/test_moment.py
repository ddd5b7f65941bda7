"""Times as people type them: read back as meant, or refused with an example."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from siman_bot.domain.moment import Moment, read_moment, understand
from siman_bot.domain.places import ZONES, Clock
from siman_bot.domain.refusals import Invalid
from siman_bot.texts.times import at_wall, on_date

NOW = datetime(2026, 11, 25, 3, tzinfo=UTC)  # Wednesday, 10.00 WIB
MONTHS = (
    *("Januari", "Februari", "Maret", "April", "Mei", "Juni"),
    *("Juli", "Agustus", "September", "Oktober", "November", "Desember"),
)


def wall(day: int, hour: int, minute: int = 0, *, month: int = 11, year: int = 2026) -> datetime:
    return datetime(year, month, day, hour, minute)  # noqa: DTZ001 - a wall time


@pytest.mark.parametrize(
    ("typed", "expected", "clock"),
    [
        ("08.00", wall(25, 8), Clock.WIB),
        ("Besok 08.00", wall(26, 8), Clock.WIB),
        ("besok, pukul 8:05 WITA", wall(26, 8, 5), Clock.WITA),
        ("hari ini jam 16.00 wit", wall(25, 16), Clock.WIT),
        ("lusa 07.30 waktu setempat", wall(27, 7, 30), None),
        ("tomorrow 08:00 local time", wall(26, 8), None),
        ("Jumat 09.00", wall(27, 9), Clock.WIB),
        ("hari Jum'at 09.00", wall(27, 9), Clock.WIB),
        ("rabu 09.00", wall(2, 9, month=12), Clock.WIB),
        ("26-11-2026 08.00", wall(26, 8), Clock.WIB),
        ("26/11/2026 08.00", wall(26, 8), Clock.WIB),
        ("26.11.2026 08.00", wall(26, 8), Clock.WIB),
        ("2026-11-26 08:00", wall(26, 8), Clock.WIB),
        ("26 November 2026 08.00", wall(26, 8), Clock.WIB),
        ("tanggal 26 Nov 08.00 setempat", wall(26, 8), None),
        ("1 agustus 06.00", wall(1, 6, month=8, year=2027), Clock.WIB),
        ("31-12 23.59", wall(31, 23, 59, month=12), Clock.WIB),
    ],
)
def test_what_people_type_is_read(typed: str, expected: datetime, clock: Clock | None) -> None:
    assert read_moment(typed, now=NOW, clock=Clock.WIB) == Moment(wall=expected, clock=clock)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "besok",
        "nanti sore",
        "24.00",
        "08.60",
        "8",
        "besok08.00",
        "30 Februari 2027 08.00",
        "31-11-2026 08.00",
        "26-11/2026 08.00",
        "26 Foo 2026 08.00",
        "26-11-0000 08.00",
        "26-11-9999 08.00",
        "29-02 08.00",
        "besok 08.00 WIBB",
        "besok 08.00 08.00",
        "\u0660\u0668.\u0660\u0660",
        "besok 08.00\n; DROP TABLE items",
    ],
)
def test_what_is_no_time_is_refused_with_an_example_that_is_one(typed: str) -> None:
    with pytest.raises(Invalid) as refused:
        read_moment(typed, now=NOW, clock=Clock.WIB)
    assert refused.value.key == "time-unreadable"
    example = str(refused.value.fields["example"])
    assert read_moment(example, now=NOW, clock=Clock.WIB).on(Clock.WIB) > NOW


@given(
    moment=st.datetimes(min_value=wall(1, 0, year=2025), max_value=wall(30, 23, year=2028)),
    clock=st.sampled_from([*Clock, None]),
    form=st.sampled_from(["{0:%d-%m-%Y}", "{0:%Y-%m-%d}", "{0.day}/{0.month}/{0.year}", "{0.day} {1} {0.year}"]),
    short=st.booleans(),
)
def test_every_minute_is_read_back_in_every_way_of_writing(
    moment: datetime, clock: Clock | None, form: str, short: bool
) -> None:
    meant = moment.replace(second=0, microsecond=0)
    name = MONTHS[meant.month - 1]
    day = form.format(meant, name[:3] if short else name)
    read = read_moment(f"{day} {meant:%H.%M} {clock or 'setempat'}", now=NOW, clock=Clock.WIT)

    assert read == Moment(wall=meant, clock=clock)
    assert read.on(Clock.WITA).astimezone(ZONES[clock or Clock.WITA]).replace(tzinfo=None) == meant


@given(st.text(max_size=40) | st.from_regex(r"[0-9 .:/-]{0,25}", fullmatch=True))
def test_whatever_is_typed_is_read_or_refused(typed: str) -> None:
    try:
        read = read_moment(typed, now=NOW, clock=Clock.WIB)
    except Invalid:
        return
    assert abs(read.on(Clock.WIB) - NOW) < timedelta(days=3 * 366)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("besok jam 8", wall(26, 8)),
        ("Senin 08.00", wall(30, 8)),
        ("21 Juni jam 7 malam", wall(21, 19, month=6, year=2027)),
        ("jam 8 malam", wall(25, 20)),
        ("malam ini jam 8", wall(25, 20)),
        ("nanti jam 7 malam", wall(25, 19)),
        ("jam delapan malam", wall(25, 20)),
        ("jam 8 pagi besok", wall(26, 8)),
        ("besok pagi jam 8", wall(26, 8)),
        ("besok setengah 9", wall(26, 8, 30)),
        ("besok setengah sembilan pagi", wall(26, 8, 30)),
        ("besok jam 9 kurang 15", wall(26, 8, 45)),
        ("besok jam 8 lewat seperempat", wall(26, 8, 15)),
        ("besok jam 3 sore", wall(26, 15)),
        ("besok jam 12 malam", wall(27, 0)),
        ("besok 8 pm", wall(26, 20)),
        ("20.00 besok", wall(26, 20)),
        ("senin depan 08.00", wall(30, 8)),
        ("2 jam lagi", wall(25, 12)),
        ("30 menit lagi", wall(25, 10, 30)),
        ("3 hari lagi jam 9", wall(28, 9)),
        ("Min 29 Nov 08.00", wall(29, 8)),
    ],
)
def test_what_people_say_is_understood(typed: str, expected: datetime) -> None:
    assert read_moment(typed, now=NOW, clock=Clock.WIB) == Moment(wall=expected, clock=Clock.WIB)


@pytest.mark.parametrize(
    ("typed", "among"),
    [
        ("jam 8 pagi", wall(26, 8)),
        ("setengah 9", wall(26, 8, 30)),
        ("jam 9", wall(25, 21)),
        ("besok jam 3", wall(26, 15)),
        ("lusa", wall(27, 8)),
        ("21-6", wall(21, 8, month=6, year=2027)),
        ("nanti malam", wall(25, 19)),
        ("besok pagi", wall(26, 8)),
        ("minggu depan", wall(30, 8)),
        ("jumat depan jam 9", wall(27, 9)),
    ],
)
def test_what_may_mean_several_times_is_asked_back(typed: str, among: datetime) -> None:
    """None of them has passed."""
    understood = understand(typed, now=NOW, clock=Clock.WIB)
    assert not understood.clear
    assert among in [one.wall for one in understood.moments]
    assert all(one.on(Clock.WIB) > NOW for one in understood.moments)
    with pytest.raises(Invalid, match="time-unreadable"):
        read_moment(typed, now=NOW, clock=Clock.WIB)


@pytest.mark.parametrize(
    "typed", ["Senin 26 November 08.00", "jam 25", "jam 9 subuh", "pagi malam jam 8", "nanti", "ini"]
)
def test_what_contradicts_itself_is_refused(typed: str) -> None:
    with pytest.raises(Invalid, match="time-unreadable"):
        understand(typed, now=NOW, clock=Clock.WIB)


@given(minutes=st.integers(min_value=1, max_value=364 * 24 * 60), clock=st.sampled_from([*Clock]))
def test_what_the_bot_itself_writes_is_read_back_as_the_same(minutes: int, clock: Clock) -> None:
    at = NOW + timedelta(minutes=minutes)
    local = at.astimezone(ZONES[clock]).replace(tzinfo=None)
    for language in ("id", "en"):
        for shown in (
            on_date(at, clock, language),
            f"{at_wall(local, language)} {clock}",
            f"{at_wall(local, language, weekday=True)} {clock}",
        ):
            assert read_moment(shown, now=NOW, clock=Clock.WIB).on(Clock.WIB) == at, shown
        local_time = {"id": "waktu setempat", "en": "local time"}[language]
        read = read_moment(f"{at_wall(local, language)} {local_time}", now=NOW, clock=clock)
        assert read == Moment(wall=local, clock=None)
