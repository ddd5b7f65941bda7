"""R1: offices and posts are called by real words of one script."""

from collections.abc import Callable

import pytest

from siman_bot.domain.naming import read_name
from siman_bot.domain.publishing.item import read_office, read_post
from siman_bot.domain.refusals import Invalid

REFUSED = [
    ("\u0640\u0640", "name-script"),
    ("\u3005\u3005\u3005\u3005", "name-script"),
    ("Kes\u0435hatan", "name-script"),
    ("Kementerian Kes\u0435hatan", "name-script"),
    ("\u039aementerian Kesehatan", "name-script"),
    ("\uff2b\uff45\uff4d\uff45\uff4e\uff0e", "name-script"),
    ("\u1d0b\u1d07\u1d0d\u1d07\u0274\u1d0b\u1d07s", "name-script"),
    ("\U0001d40a\U0001d41e\U0001d426\U0001d41e\U0001d427", "name-script"),
    ("Keme\u0336nterian", "name-script"),
    ("Kementerian \u2705", "name-script"),
    ("\u536b\u751f\u90e8", "name-script"),
    ("Kementerian_Kesehatan", "name-script"),
    ("\u0131nstansi", "name-script"),
    ("xxx", "name-words"),
    ("XXX", "name-words"),
    ("Kementeriaaaan", "name-words"),
    ("aeiou", "name-words"),
    ("hahaha", "name-words"),
    ("qwrtp", "name-words"),
    ("a b c d", "name-words"),
    ("abc" * 12, "name-words"),
    ("---", "no-name"),
    ("12 34 A", "no-name"),
]
TAKEN = [
    "Kementerian Kesehatan",
    "Kementerian Kesehatan RI",
    "BPS",
    "BPS Kota Bogor",
    "KPK",
    "BMKG",
    "Kominfo",
    "Dinas Komunikasi, Informatika, Statistik, dan Persandian Provinsi Sulawesi Selatan",
    "Kodam III/Siliwangi",
    "Kepala Biro Komunikasi & Layanan Publik",
    "Pj. Bupati",
    "Kasubbag TU",
    "Direktur Jenderal P2P (Plt.)",
    "Pranata Humas Ahli Muda",
    "Seksi Humas, Rumah Sakit Jiwa Dr. Soeharto Heerdjan",
    "Badan POM",
    "Ombudsman R.I.",
    "Komisi VIII",
    "Dinas Ma'rang",
    "Kementerian PUPR – Ditjen Cipta Karya",
]


@pytest.mark.parametrize(("typed", "key"), REFUSED)
@pytest.mark.parametrize("read", [read_office, read_post])
def test_a_name_that_names_nobody_is_refused(read: Callable[[str], str], typed: str, key: str) -> None:
    """R1: with a key of its own that says why."""
    with pytest.raises(Invalid) as refused:
        read(typed)
    assert refused.value.key == key


@pytest.mark.parametrize("typed", TAKEN)
def test_real_names_are_taken_as_they_stand(typed: str) -> None:
    """R1."""
    assert read_name(typed, field="office", limit=120) == typed
