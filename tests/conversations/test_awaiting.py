"""What is typed is a word to the bot only where it is one of the known ones."""

from hypothesis import given
from hypothesis import strategies as st

from siman_bot.conversations.awaiting import TO_THE_BOT, Awaits, Meaning, meant

KNOWN = ("ok", "siap", "terima kasih", "terima kasih banyak ya kak", "Assalamualaikum wr wb", "selamat pagi min", "p")


@given(
    piece=st.sampled_from([*KNOWN, "a", "p", "k", "?", "batal", "menu", "ok ", "👍", "1"]),
    times=st.integers(min_value=81, max_value=4_096),
    awaits=st.sampled_from([Awaits.WORDS, Awaits.CODE, Awaits.POST]),
)
def test_nothing_long_is_a_word_to_the_bot(piece: str, times: int, awaits: Awaits) -> None:
    assert meant((piece * times)[:4_096], awaits) not in TO_THE_BOT


@given(letter=st.characters(categories=["L", "N"]), times=st.integers(min_value=12, max_value=80))
def test_one_letter_over_and_over_is_no_greeting(letter: str, times: int) -> None:
    assert meant(letter * times, Awaits.POST) not in TO_THE_BOT


@given(known=st.sampled_from(KNOWN), after=st.sampled_from(["", "!", " 🙏", "...", "\n"]), stretch=st.integers(1, 8))
def test_known_greetings_are(known: str, after: str, stretch: int) -> None:
    assert meant(f"{known}{known[-1] * (stretch if stretch > 1 else 0)}{after}", Awaits.WORDS) is Meaning.COURTESY


@given(known=st.sampled_from(KNOWN), claim=st.sampled_from(["besok libur", "vaksin bahaya", "rekening dipotong"]))
def test_words_beside_a_greeting_are_no_greeting(known: str, claim: str) -> None:
    for text in (f"{known} {claim}", f"{claim} {known}"):
        assert meant(text, Awaits.POST) is Meaning.ANSWER
