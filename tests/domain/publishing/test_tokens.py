"""Where the words of a text stand (R2, R7): a finding shows its author the words that it is about, and no others."""

import re

from hypothesis import given
from hypothesis import strategies as st

from siman_bot.domain.publishing.words.tokens import Tokens

_NO_WORD = re.compile(r"(?:[^\S\n]|_|\.(?=\w))*")


@given(st.text(alphabet="ab1 .\n-'_:,?!/@#\u274c", max_size=40))
def test_words_stand_in_order_and_nothing_is_left_between_them(text: str) -> None:
    """R2, R7: a mark's fragment is what was typed, from the first word of the finding to the last."""
    cut = Tokens(text)
    seen = text.replace("_", " ")
    end = 0
    for place in range(len(cut.words)):
        start, after = cut.span(place, place)
        assert _NO_WORD.fullmatch(seen[end:start] + seen[start : start + 1].replace(".", "!"), 0, start - end)
        assert start < after
        end = after
    assert _NO_WORD.fullmatch(seen[end:])
