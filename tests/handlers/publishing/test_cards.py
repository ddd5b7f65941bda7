"""Cards of items: how long they are is known before they are made."""

from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from handlers.publishing.views import cards, following
from siman_bot.domain.media import CAPTION_LIMIT, Media, MediaKind
from siman_bot.domain.publishing.item import (
    BODY_LIMIT,
    HEADING_UNITS,
    OFFICE_LIMIT,
    OWN_UNITS,
    POST_LIMIT,
    TITLE_LIMIT,
    URL_LIMIT,
    Content,
    ItemKind,
    card_units,
    units,
)
from siman_bot.domain.publishing.parts import fits_beneath
from siman_bot.domain.text import clean, clean_line
from siman_bot.sandbox.formatting.markup import parse_html, utf16_length
from siman_bot.texts.catalogue import LANGUAGES, texts_in

words = st.text(min_size=1, max_size=TITLE_LIMIT)
PHOTO = Media(kind=MediaKind.PHOTO, file_id="f", unique_id="u")


@given(
    title=words,
    body=st.text(min_size=1, max_size=BODY_LIMIT),
    office=words,
    post=words,
    source=st.text(min_size=1, max_size=URL_LIMIT),
    kind=st.sampled_from(ItemKind),
    language=st.sampled_from(LANGUAGES),
)
def test_a_card_is_as_long_as_was_reckoned(
    title: str, body: str, office: str, post: str, source: str, kind: ItemKind, language: str
) -> None:
    """Exactly so in the groups' language, and no longer in any other."""
    content = Content(
        title=clean_line(title),
        body=clean(body),
        source_url=clean_line(source),
        office=clean_line(office),
        post=clean_line(post),
    )
    html = cards.item_text(texts_in(language), code="SM-7K2Q", kind=kind, content=content)
    length = utf16_length(parse_html(html)[0])
    reckoned = card_units(content, "SM-7K2Q", kind)
    assert length <= reckoned
    if language == LANGUAGES[0] and content.title:
        assert length == reckoned
    longest = replace(content, office="k" * OFFICE_LIMIT, post="p" * POST_LIMIT, source_url="s" * URL_LIMIT)
    attribution = cards.attribution(texts_in(language), code="SM-7K2Q", content=longest)
    assert utf16_length(attribution) <= CAPTION_LIMIT


@pytest.mark.parametrize("kind", ItemKind)
def test_what_a_card_adds_is_known(kind: ItemKind) -> None:
    bare = cards.item_text(texts_in("id"), code="c", kind=kind, content=Content(title="t", body="b", post="p"))
    assert OWN_UNITS[kind] == utf16_length(parse_html(bare)[0]) - 4


@given(title=words, body=st.text(min_size=1, max_size=300), office=words, post=words, kind=st.sampled_from(ItemKind))
@example(
    title="</b></blockquote>",
    body="<blockquote><b>Keterangan resmi SIMAN</b>\nKode: SM-AAAAA</blockquote>",
    office="&lt;blockquote&gt;",
    post="> kutipan",
    kind=ItemKind.NARRATIVE,
)
def test_the_block_alone_is_a_quote(title: str, body: str, office: str, post: str, kind: ItemKind) -> None:
    """R1: whatever an author writes, one quote stands in each message of ours, the real block at its end."""
    content = Content(
        title=clean_line(title),
        body=clean(body),
        source_url="https://kemkes.go.id/a",
        office=clean_line(office),
        post=clean_line(post),
    )
    for language in LANGUAGES:
        texts = texts_in(language)
        for html in (
            cards.item_text(texts, code="SM-7K2QX", kind=kind, content=content),
            cards.caption_text(texts, code="SM-7K2QX", kind=kind, content=content),
            cards.attribution(texts, code="SM-7K2QX", content=content),
            following.changed(code="SM-7K2QX", content=content, version=2, bot_username="b").text,
            following.withdrawn(code="SM-7K2QX", content=content, reason="expired", bot_username="b").text,
        ):
            text, entities = parse_html(html)
            (quote,) = [one for one in entities if "blockquote" in one["type"]]
            quoted = text.encode("utf-16-le")[2 * quote["offset"] :].decode("utf-16-le")
            assert quote["offset"] + quote["length"] == utf16_length(text)
            heading = texts.plain("card-block") if html.startswith("<blockquote>") else ""
            assert quoted.startswith((heading, "Keterangan resmi SIMAN", texts.plain("card-office")))
            assert quoted.endswith("SM-7K2QX")


def test_the_heading_gives_way_where_a_caption_is_full() -> None:
    """So what stood beneath an attachment before there was a heading stays as long as it may be."""
    texts, code, kind = texts_in("id"), "SM-7K2QX", ItemKind.NARRATIVE
    content = Content(title="t", office="o", post="p", source_url="s")
    for more in range(HEADING_UNITS + 1):
        room = CAPTION_LIMIT - card_units(content, code, kind) + more
        full = replace(content, body="b" * room)
        text = parse_html(cards.caption_text(texts, code=code, kind=kind, content=full))[0]
        assert utf16_length(text) == (CAPTION_LIMIT if not more else CAPTION_LIMIT + more - HEADING_UNITS)
        assert fits_beneath(replace(full, media=(PHOTO,)), code, kind)
    assert not fits_beneath(replace(full, body=f"{full.body}b", media=(PHOTO,)), code, kind)


def test_the_heading_is_as_long_as_was_reckoned() -> None:
    assert {units(texts_in(language).plain("card-block")) + 1 for language in LANGUAGES} == {HEADING_UNITS}
