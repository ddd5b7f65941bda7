import pytest
from hypothesis import given
from hypothesis import strategies as st

from siman_bot.domain.media import (
    CAPTION_LIMIT,
    MEGABYTE,
    MOST,
    Media,
    MediaKind,
    Parts,
    attach,
    media_data,
    media_of,
    parts_of,
)
from siman_bot.domain.refusals import Invalid


def photo(number: int, *, kind: MediaKind = MediaKind.PHOTO, size: int = 1) -> Media:
    return Media(kind=kind, file_id=f"F{number}", unique_id=f"U{number}", size=size)


def test_words_stand_beneath_one_attachment_while_they_fit() -> None:
    assert parts_of((), card_units=100) is Parts.WORDS
    assert parts_of((photo(1),), card_units=CAPTION_LIMIT) is Parts.CAPTIONED
    assert parts_of((photo(1),), card_units=CAPTION_LIMIT + 1) is Parts.MEDIA_FIRST
    assert parts_of((photo(1), photo(2)), card_units=100) is Parts.MEDIA_FIRST


def test_the_same_file_twice_is_there_once() -> None:
    assert attach((photo(1),), photo(1)) == (photo(1),)


@pytest.mark.parametrize(
    ("present", "added", "key"),
    [
        ((), photo(1, size=10 * MEGABYTE + 1), "media-too-big"),
        ((), photo(1, kind=MediaKind.DOCUMENT, size=51 * MEGABYTE), "media-too-big"),
        (tuple(photo(number) for number in range(MOST)), photo(99), "media-too-many"),
        ((photo(1),), photo(2, kind=MediaKind.DOCUMENT), "media-mixed"),
        ((photo(1, kind=MediaKind.DOCUMENT),), photo(2, kind=MediaKind.VIDEO), "media-mixed"),
    ],
)
def test_what_telegram_would_not_take_is_refused(present: tuple[Media, ...], added: Media, key: str) -> None:
    with pytest.raises(Invalid) as refused:
        attach(present, added)
    assert refused.value.key == key


@given(
    media=st.lists(
        st.builds(Media, kind=st.sampled_from(MediaKind), file_id=st.text(), unique_id=st.text(), size=st.integers())
    )
)
def test_attachments_are_read_back_as_they_were_written(media: list[Media]) -> None:
    assert media_of(media_data(media)) == tuple(media)
    assert media_of(None) == ()
