"""What people type is stored and shown as its reader sees it."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from siman_bot.domain.publishing.item import read_office, read_post, read_title
from siman_bot.domain.refusals import Invalid
from siman_bot.domain.text import clean

INVISIBLE = [
    *"\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180e\u180f\u200b\u200d\u2060\u2800\u3164",
    *"\ufe00\ufe0e\ufe0f\ufeff\uffa0\U00016fe4\U0001d159\U000e0100",
]


@pytest.mark.parametrize("char", INVISIBLE, ids=[f"U+{ord(char):04X}" for char in INVISIBLE])
def test_what_nobody_can_see_is_no_text(char: str) -> None:
    """R1: no field is filled with it."""
    for typed in (char, char * 3, f" {char}\n{char} ", f"{char}\ufe0f", f"\ufe0f\u200d{char}\u200d\ufe0f"):
        assert clean(typed) == ""
        for read in (read_title, read_office, read_post):
            with pytest.raises(Invalid, match="text-missing"):
                read(typed)


@pytest.mark.parametrize(
    "emoji", ["❤️", "☎️", "1️⃣", "#️⃣", "‼️", "\u2139\ufe0f", "〰️", "↔️", "❤️‍🔥", "👁️‍🗨️", "👩‍👩‍👧", "🏳️‍🌈", "👍🏽", "🇮🇩"]
)
def test_an_emoji_of_several_characters_stays_whole(emoji: str) -> None:
    assert clean(f"Terima kasih {emoji}!") == f"Terima kasih {emoji}!"


def test_what_is_seen_as_a_gap_becomes_one() -> None:
    assert clean("Biro\u3164Humas\u2800\uffa0RI") == "Biro Humas RI"


@given(st.text(alphabet=st.one_of(st.sampled_from([*INVISIBLE, "e", "\u0301", "1", "❤"]), st.characters())))
def test_cleaned_text_is_clean(typed: str) -> None:
    """What was hidden between two characters keeps them from being one no longer."""
    assert clean(clean(typed)) == clean(typed)
    assert unicodedata.is_normalized("NFC", clean(typed))
