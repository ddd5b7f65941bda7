"""Times as people type them: read back as meant, or refused with an example."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from siman_bot.domain.moment import Moment, read_moment
from siman_bot.domain.places import ZONES, Clock
from siman_bot.domain.refusals import Invalid

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
