"""Labels fit into their row, and different ones stay different."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from siman_bot.domain.called.fitting import ROOM, fit_beside, fitted, width_of

OFFICE = "Dinas Komunikasi, Informatika, Statistik dan Persandian"
WORDS = st.lists(st.sampled_from(["Dinas", "Komunikasi", "Kab.", "Bandung", "Barat", "·", "✅", "1", "2"]), min_size=1)


@pytest.mark.parametrize(
    ("labels", "shown"),
    [
        (["Diskominfo Jaksel"], ["Diskominfo Jaksel"]),
        ([f"{OFFICE} Kota Kupang"], ["Dinas Komunikasi, Informatika…"]),
        (
            [f"{OFFICE} Kota Kupang", f"{OFFICE} Kota Bima"],
            ["Dinas Komunikasi, Informati…Kupang", "Dinas Komunikasi, Informatika…Bima"],
        ),
        (["x" * 60], ["x" * 33 + "…"]),
        (["x" * 60 + "1", "x" * 60 + "2"], ["x" * 32 + "…1", "x" * 32 + "…2"]),
        (["✅" * 18], ["✅" * 16 + "…"]),
    ],
)
def test_labels(labels: list[str], shown: list[str]) -> None:
    assert fitted(labels) == shown


@given(st.lists(st.one_of(WORDS.map(" ".join), st.text(min_size=1)), max_size=8))
def test_every_label_fits_and_none_becomes_another(labels: list[str]) -> None:
    shown = fitted(labels)
    assert all(width_of(one) <= ROOM[1] for one in shown)
    assert len({*shown}) == len({*labels})


def test_a_row_is_as_wide_as_its_widest_label_needs() -> None:
    assert fit_beside(["Kab. Bandung", "Kota Bandung"])
    assert not fit_beside(["Kab. Bandung", "Kab. Bandung Barat"])
    assert not fit_beside(["a", "b", "c", "d"])
