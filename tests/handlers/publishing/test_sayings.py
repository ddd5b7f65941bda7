"""R14: whatever message of ours is edited in a word isn't ours any more."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.publishing.views.sayings import sayings
from siman_bot.domain.publishing.item import Content, ItemKind
from siman_bot.domain.publishing.likeness import changes_of, is_same, words_of
from siman_bot.services.publishing.comparing import Version

lines = st.lists(
    st.sampled_from(["tidak", "gratis", "3", "Jumat.", "https://a.go.id/B", "SM-7K2QX", "Sumber:", "Bukan"]),
    min_size=1,
    max_size=6,
).map(" ".join)
versions = st.builds(
    Version,
    code=st.just("SM-7K2QX"),
    kind=st.sampled_from(ItemKind),
    version=st.integers(1, 3),
    content=st.builds(
        Content, title=lines, body=lines, office=lines, post=lines, source_url=st.just("https://kemkes.go.id/a")
    ),
    reason=st.sampled_from(["", "Jadwalnya berubah."]),
)


def is_ours(version: Version, text: str) -> bool:
    return any(is_same(one.words, words_of(text)) for one in sayings(version))


@given(st.data())
def test_any_edit_of_a_message_is_noticed(data: st.DataObject) -> None:
    """R14: a word inserted, deleted or replaced; what it makes of the text is never a message of ours by chance."""
    version = data.draw(versions)
    said = data.draw(st.sampled_from(sayings(version)))
    words = list(said.words.shown)
    place = data.draw(st.integers(0, len(words) - 1))
    foreign = data.draw(st.sampled_from(["jangan", "https://evil.com", "7", "sm-7k2qy"]))
    kept = data.draw(st.sampled_from([[], [foreign], [foreign, words[place]], [words[place], foreign]]))
    edited = " ".join([*words[:place], *kept, *words[place + 1 :]])
    assert is_ours(version, " ".join(words))
    assert not is_ours(version, edited)
    assert changes_of(said.words, words_of(edited))


@pytest.mark.parametrize("kind", ItemKind)
def test_the_heading_of_a_clarification_belongs_to_it(kind: ItemKind) -> None:
    """R14, R2: without it a text isn't what was sent."""
    content = Content(
        title="Air aman", body="Sudah diuji.", office="Dinas", post="Kepala", source_url="https://a.go.id"
    )
    version = Version(code="SM-7K2QX", kind=kind, version=1, content=content)
    assert is_ours(version, "KLARIFIKASI\nAir aman\n\nSudah diuji.") == (kind is ItemKind.CLARIFICATION)
    assert is_ours(version, "Air aman\n\nSudah diuji.") == (kind is ItemKind.NARRATIVE)
