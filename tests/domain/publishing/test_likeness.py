"""R14: a text is ours where every word of it is, and else it is said where it isn't."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from siman_bot.domain.publishing.likeness import Changes, changes_of, is_same, words_of

OURS = "Jadwal imunisasi\n\nTidak ada biaya, 3 hari.\nSumber: https://kemkes.go.id/Imunisasi\nKode: SM-7K2QX"
few_words = st.lists(st.sampled_from(["ada", "tidak", "biaya", "3", "https://kemkes.go.id/a"]), max_size=12)


@pytest.mark.parametrize(
    "shape",
    [
        lambda text: f"  {text}\n\n",
        lambda text: text.replace("\n", " "),
        lambda text: text.replace(" ", "\n"),
        lambda text: text.upper(),
        lambda text: text.replace("Jadwal imunisasi", "*Jadwal imunisasi*"),
        lambda text: text.replace("Jadwal imunisasi", "**Jadwal imunisasi**"),
        lambda text: "\n".join(f"> {line}" for line in text.split("\n")),
        lambda text: text.replace("imunisasi", "imuni\u200bsasi\ufeff"),
        lambda text: text.replace(" ", "\u00a0"),
    ],
)
def test_how_a_text_is_laid_out_does_not_count(shape: Callable[[str], str]) -> None:
    """R14."""
    assert is_same(words_of(OURS), words_of(shape(OURS)))
    assert not changes_of(words_of(OURS), words_of(shape(OURS)))


@pytest.mark.parametrize(
    ("before", "after", "changes"),
    [
        ("Tidak ada", "Ada", Changes(dropped=("Tidak",))),
        ("Tidak ada biaya", "ada biaya", Changes(dropped=("Tidak",))),
        ("3 hari.", "30 hari.", Changes(changed=(("3", "30"),))),
        ("go.id/Imunisasi", "go.id/imunisasi", Changes()),
        ("kemkes.go.id", "kemkes.go.id.evil.com", Changes()),
        ("kemkes", "k\u0435mkes", Changes()),
        ("kemkes.go.id", "kemkes\u200b.go.id", Changes()),
        ("biaya,", "biaya", Changes(changed=(("biaya,", "biaya"),))),
        ("3 hari", "\u202e3 hari", Changes(changed=(("3", "□3"),))),
        ("SM-7K2QX", "SM-7K2QY", Changes(changed=(("SM-7K2QX", "SM-7K2QY"),))),
        ("SM-7K2QX", "SM-7K2QX https://evil.com", Changes(added=("https://evil.com",))),
        ("Jadwal", "Halo! Jadwal", Changes(added=("Halo!",))),
        ("\nTidak ada biaya, 3 hari.", "", Changes(dropped=("Tidak ada biaya, 3 hari.",))),
    ],
)
def test_every_word_counts(before: str, after: str, changes: Changes) -> None:
    """R14: a number, a link, a negation, what can't be seen within a link."""
    pasted = OURS.replace(before, after)
    assert pasted != OURS
    assert not is_same(words_of(OURS), words_of(pasted))
    found = changes_of(words_of(OURS), words_of(pasted))
    assert found
    if changes:
        assert found == changes


def test_a_link_behind_words_counts_as_added() -> None:
    """R14."""
    assert changes_of(words_of(OURS), words_of(OURS), links=["https://evil.com"]).added == ("https://evil.com",)


@given(few_words, few_words)
def test_the_changes_lead_from_ours_to_theirs(ours: list[str], theirs: list[str]) -> None:
    """R14: nothing that differs is left unsaid, and nothing else is said."""
    here, there = words_of(" ".join(ours)), words_of(" ".join(theirs))
    found = changes_of(here, there)
    assert bool(found) == (ours != theirs) == (not is_same(here, there))
    if found.added == (" ".join(theirs),):
        return
    gone = [*found.dropped, *(one for one, _ in found.changed)]
    come = [*found.added, *(one for _, one in found.changed)]
    kept = len(ours) - len(" ".join(gone).split())
    assert kept == len(theirs) - len(" ".join(come).split())
