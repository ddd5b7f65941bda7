import pytest

from siman_bot.domain.similar import closest

COMMANDS = ["/start", "/bantuan", "/daftar", "/profil", "/lapor", "/tiket", "/cek", "/dataku", "/rekap"]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("/lpaor", "/lapor"),
        ("lapor", "/lapor"),
        ("  /LAPOR@SimanBot sesuatu", "/lapor"),
        ("/bantu", "/bantuan"),
        ("/tikte", "/tiket"),
        ("/ceek", "/cek"),
        ("Rekapp", "/rekap"),
    ],
)
def test_a_slip_finds_the_command_that_was_meant(typed: str, meant: str) -> None:
    assert closest(typed, COMMANDS)[0] == meant


@pytest.mark.parametrize("typed", ["", "   ", "/", "//", "@SimanBot", "/xyzzy", "lapor" * 900, "\x00\ud800", "🔥"])
def test_nothing_is_offered_where_nothing_is_near(typed: str) -> None:
    assert closest(typed, COMMANDS) == []


def test_no_more_are_offered_than_asked_for() -> None:
    known = ["/akun", "/akan", "/ikan", "/aku"]
    assert len(closest("/akn", known)) == 2
    assert len(closest("/akn", known, n=1)) == 1
    assert closest("/akn", known, n=0) == []
    assert closest("/akn", []) == []


def test_the_answer_stands_as_the_caller_wrote_it() -> None:
    assert closest("/LAPORR", ["Lapor"]) == ["Lapor"]
