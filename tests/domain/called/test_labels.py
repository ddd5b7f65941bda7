"""Short names for buttons: a phone shows them whole, and each place keeps its own."""

import pytest

from siman_bot.domain.called.labels import short_office, short_place
from tests.domain.called.test_search import PLACES

ONE_LINE = 34


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("Daerah Khusus Ibukota Jakarta", "DKI Jakarta"),
        ("Daerah Istimewa Yogyakarta", "DI Yogyakarta"),
        ("Kabupaten Bandung", "Kab. Bandung"),
        ("Kabupaten Bandung, Jawa Barat", "Kab. Bandung, Jabar"),
        ("Kota Administrasi Jakarta Selatan", "Kota Jakarta Selatan"),
        ("Kabupaten Administrasi Kepulauan Seribu", "Kab. Kep. Seribu"),
        ("Jawa Barat", "Jawa Barat"),
    ],
)
def test_places(name: str, label: str) -> None:
    assert short_place(name) == label


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("Dinas Komunikasi dan Informatika Kota Administrasi Jakarta Selatan", "Diskominfo Jaksel"),
        ("Dinas Komunikasi dan Informatika Provinsi Jawa Barat", "Diskominfo Jabar"),
        ("Dinas Kesehatan Kabupaten Bandung", "Dinkes Kab. Bandung"),
        ("Kementerian Kesehatan", "Kemenkes"),
        ("Kepolisian Daerah Jawa Tengah", "Polda Jateng"),
        ("Pemerintah Kabupaten Bandung", "Pemkab Bandung"),
        ("Universitas Indonesia", "Universitas Indonesia"),
        ("Dinas Tanaman Pangan dan Hortikultura Aceh", "Dinas Tanaman Pangan dan Hortikultura Aceh"),
    ],
)
def test_offices(name: str, label: str) -> None:
    assert short_office(name) == label


def test_every_place_has_a_label_of_one_line_and_of_its_own() -> None:
    labels = {name: short_place(name) for name in PLACES}
    assert max(map(len, labels.values())) <= ONE_LINE
    assert len({*labels.values()}) == len(labels)
