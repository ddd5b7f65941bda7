"""Where the words of a text stand (R2, R7): a finding shows its author the words that it is about, and no others."""

import re

from hypothesis import example, given
from hypothesis import strategies as st

from siman_bot.domain.publishing.words.tokens import Tokens

LEFT_OUT = re.compile(r"(?:[\s.\-/,]|\w+'|'\w+)*")
"""Signs between letters that stand apart, and what hangs on to a mended word by an apostrophe."""


@example("1_a/1_1")
@example("1_1_a_a'1")
@example("a11.b'1@1")
@given(st.text(alphabet="ab1 .\n-'_:,?!/@#\u274c", max_size=40))
def test_words_stand_in_order_and_nothing_else_is_left_between_them(text: str) -> None:
    """R2, R7: a mark's fragment is what was typed, from the first word of the finding to the last."""
    cut = Tokens(text)
    seen = text.replace("_", " ")
    end = 0
    for start, after in [*(cut.span(place, place) for place in range(len(cut.words))), (len(seen), len(seen))]:
        assert LEFT_OUT.fullmatch(seen[end:start])
        end = after
