"""Where the words of a text stand (R2, R7): a finding shows its author the words that it is about, and no others."""

from hypothesis import example, given
from hypothesis import strategies as st

from siman_bot.domain.publishing.words.tokens import Tokens

PARTING = frozenset(" \n.-/,")


@example("1_a/1_1")
@given(st.text(alphabet="ab1 .\n-'_:,?!/@#\u274c", max_size=40))
def test_words_stand_in_order_and_nothing_is_left_between_them(text: str) -> None:
    """R2, R7: a mark's fragment is what was typed, from the first word of the finding to the last."""
    cut = Tokens(text)
    seen = text.replace("_", " ")
    end = 0
    for start, after in [*(cut.span(place, place) for place in range(len(cut.words))), (len(seen), len(seen))]:
        for place in range(end, start):
            # Letters that stand apart are read as words, without the signs that part them.
            assert seen[place] in PARTING
        end = after
