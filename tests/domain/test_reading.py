"""Look-alikes, styled letters and what can't be seen, read as a person reads them, with the way back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from siman_bot.domain.reading import Reading

ANY_CHARACTER = st.one_of(st.characters(), st.sampled_from("\ud800\udfff\x00\u200b\u0301\u3164\ufdfa\U0001d407"))


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("K\u0430b\u0430r \u0456tu", "Kabar itu"),
        ("\u0397\u039f\u0391\u039a\u0405", "HOAKS"),
        ("\uff28\uff4f\uff41\uff4b\uff53", "Hoaks"),
        ("\U0001d413\U0001d456\U0001d555\U0001d4ea\U0001d5c4", "Tidak"),
        ("\u029c\u1d0f\u1d00\u1d0bs", "hoaks"),
        ("\u24d7\u24de\u24d0\u24da\u24e2", "hoaks"),
        ("\U0001f177\U0001f17e\U0001f170\U0001f17a\U0001f182", "HOAKS"),
        ("\U0001f1ed\U0001f1f4\U0001f1e6\U0001f1f0\U0001f1f8", "hoaks"),
        ("h\u0336o\u0336a\u0336k\u0336s\u0336", "hoaks"),
        ("ho\u200ba\u00adk\u2060s", "hoaks"),
        ("h\u00f3\u00e1ks", "hoaks"),
        ("0\ufe0f\u20e38\ufe0f\u20e3 \u0660\u0668 \u2776", "08 08 1"),
        ("\u274e \u2611", "\u274c \u2705"),
        ("\u201ckabar\u201d \u2014 \u00abitu\u00bb", '"kabar" - "itu"'),
        ("baris\r\nlain\u3164lagi", "baris\n\nlain lagi"),
    ],
)
def test_a_text_is_read_in_plain_letters(typed: str, read: str) -> None:
    assert Reading(typed).text == read


def test_plain_text_stays_as_it_is() -> None:
    text = "Rp12.500,00 (8,5%) pukul 08.00-16.00 WIB; info@dinkes.go.id\nB30, 5G & P3K!"
    assert Reading(text).text == text


def test_the_way_back_leads_to_what_was_typed() -> None:
    reading = Reading("Ya, h\u043e\u200b\u0430ks\u0301!")
    start = reading.text.index("hoaks")
    assert reading.fragment(start, start + 5) == "h\u043e\u200b\u0430ks"


def test_one_character_that_is_read_as_many_is_shown_whole() -> None:
    reading = Reading("a\ufdfab")
    assert reading.fragment(2, 3) == "\ufdfa"
    assert reading.fragment(0, 1) == "a"


@given(st.text(ANY_CHARACTER, max_size=60), st.data())
def test_any_part_leads_back_to_a_part_of_the_text(typed: str, data: st.DataObject) -> None:
    reading = Reading(typed)
    if reading.text:
        start = data.draw(st.integers(0, len(reading.text) - 1))
        end = data.draw(st.integers(start + 1, len(reading.text)))
        fragment = reading.fragment(start, end)
        assert fragment in typed
        assert Reading(fragment).text.strip() in reading.text


@given(st.text(ANY_CHARACTER, max_size=60))
def test_reading_twice_is_reading_once(typed: str) -> None:
    once = Reading(typed).text
    assert Reading(once).text == once
