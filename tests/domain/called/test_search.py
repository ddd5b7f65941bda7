"""Places and offices are found by what people type: short forms, old names, slips, in any order and case."""

import csv
import string
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from siman_bot.domain.called.search import search_names

DATA = Path(__file__).parents[3] / "storage" / "data"
OFFICES = (
    *("Dinas Komunikasi dan Informatika Kota Bandung", "Diskominfo Jakarta Selatan", "Kementerian Kesehatan"),
    *("Kementerian Komunikasi dan Digital", "Kepolisian Daerah Jawa Tengah", "Pemerintah Kabupaten Bandung", "Bulog"),
)
A_SCREEN = 8


def names_in(file: str) -> list[str]:
    with (DATA / file).open(encoding="utf-8") as lines:
        return [row["name"] for row in csv.DictReader(lines)]


PLACES = [*names_in("provinces.csv"), *names_in("regencies.csv")]
NAMED = [(name, name) for name in PLACES]
WITH_OFFICES = [*NAMED, *((name, name) for name in OFFICES)]


def found(typed: str) -> list[str]:
    return search_names(typed, WITH_OFFICES, A_SCREEN, is_office=OFFICES.__contains__)


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("sulsel", "Sulawesi Selatan"),
        ("JATIM", "Jawa Timur"),
        ("jabar", "Jawa Barat"),
        ("prov. jateng", "Jawa Tengah"),
        ("ntt", "Nusa Tenggara Timur"),
        ("ntb", "Nusa Tenggara Barat"),
        ("dki", "Daerah Khusus Ibukota Jakarta"),
        ("jakarta", "Daerah Khusus Ibukota Jakarta"),
        ("jogja", "Daerah Istimewa Yogyakarta"),
        ("diy", "Daerah Istimewa Yogyakarta"),
        ("D.I. Yogyakarta", "Daerah Istimewa Yogyakarta"),
        ("kaltim", "Kalimantan Timur"),
        ("kalbar", "Kalimantan Barat"),
        ("babel", "Kepulauan Bangka Belitung"),
        ("kepri", "Kepulauan Riau"),
        ("sby", "Kota Surabaya"),
        ("jaksel", "Kota Administrasi Jakarta Selatan"),
        ("selatan jakarta", "Kota Administrasi Jakarta Selatan"),
        ("makasar", "Kota Makassar"),
        ("kab bdg", "Kabupaten Bandung"),
        ("Kab. Bandung", "Kabupaten Bandung"),
        ("bandung kota", "Kota Bandung"),
        ("kota tangerang", "Kota Tangerang"),
        ("tangsel", "Kota Tangerang Selatan"),
        ("kukar", "Kabupaten Kutai Kartanegara"),
        ("sergai", "Kabupaten Serdang Bedagai"),
        ("oku selatan", "Kabupaten Ogan Komering Ulu Selatan"),
        ("tapsel", "Kabupaten Tapanuli Selatan"),
        ("ujung pandang", "Kota Makassar"),
        ("irian jaya", "Papua"),
        ("solo", "Kota Surakarta"),
        ("kotabandung", "Kota Bandung"),
        ("bau-bau", "Kota Bau Bau"),
        ("kemenkes", "Kementerian Kesehatan"),
        ("polda jateng", "Kepolisian Daerah Jawa Tengah"),
        ("diskominfo jaksel", "Diskominfo Jakarta Selatan"),
        ("dinas kominfo kota bdg", "Dinas Komunikasi dan Informatika Kota Bandung"),
        ("dinkes kab. sleman", "Kabupaten Sleman"),
    ],
)
def test_what_people_type_finds_what_they_mean(typed: str, first: str) -> None:
    assert found(typed)[0] == first


def test_an_office_that_is_called_in_short_is_found_by_each_of_its_meanings() -> None:
    assert {"Kementerian Komunikasi dan Digital", "Diskominfo Jakarta Selatan"} <= {*found("kominfo")}
    assert "Kementerian Komunikasi dan Digital" in found("kemkominfo")
    assert "Pemerintah Kabupaten Bandung" in found("pemkab bandung")
    assert found("bulog")[0] == "Bulog"


def test_places_stand_before_offices() -> None:
    shown = found("bandung")
    close = [name in OFFICES for name in shown if "Bandung" in name]
    assert shown[0] == "Kabupaten Bandung"
    assert close == sorted(close)


@pytest.mark.parametrize("typed", ["", "   ", "...", "tidakadaprovinsiini", "\ud800", "\x00", "🔥", "q" * 60])
def test_nothing_is_found_where_nothing_is_near(typed: str) -> None:
    assert found(typed) == []


def slipped(name: str, place: int, slip: str, letter: str) -> str:
    letters = [at for at, char in enumerate(name) if char.isalpha()]
    at = letters[place % len(letters)]
    match slip:
        case "dropped":
            return name[:at] + name[at + 1 :]
        case "doubled":
            return name[:at] + name[at] + name[at:]
        case "wrong":
            return name[:at] + letter + name[at + 1 :]
        case _:
            at = min(at, len(name) - 2)
            return name[:at] + name[at + 1] + name[at] + name[at + 2 :]


@pytest.mark.parametrize("slip", ["dropped", "doubled", "wrong", "swapped"])
def test_every_place_is_found_under_its_name_with_one_slip(slip: str) -> None:
    """Among the answers of one screen."""
    lost = [
        name
        for number, name in enumerate(PLACES)
        if name not in search_names(slipped(name.upper(), 1 + number % 29, slip, "x"), NAMED, A_SCREEN)
    ]
    assert lost == []


@given(
    name=st.sampled_from(PLACES).filter(lambda name: len(name) > 15),
    place=st.integers(0, 60),
    slip=st.sampled_from(["dropped", "doubled", "wrong", "swapped"]),
    letter=st.sampled_from(string.ascii_lowercase),
)
def test_a_long_name_is_among_the_first_whatever_the_slip(name: str, place: int, slip: str, letter: str) -> None:
    assert name in search_names(slipped(name, place, slip, letter), NAMED, 30)


@given(st.text(max_size=60))
def test_whatever_is_typed_is_answered(typed: str) -> None:
    assert len(found(typed)) <= A_SCREEN
