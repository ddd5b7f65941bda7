"""Cards of items: how long they are is known before they are made."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.publishing.views import cards
from siman_bot.domain.media import CAPTION_LIMIT
from siman_bot.domain.publishing.item import (
    BODY_LIMIT,
    OFFICE_LIMIT,
    OWN_UNITS,
    POST_LIMIT,
    TITLE_LIMIT,
    URL_LIMIT,
    Content,
    ItemKind,
    card_units,
)
from siman_bot.domain.text import clean, clean_line
from siman_bot.sandbox.formatting.markup import parse_html, utf16_length
from siman_bot.texts.catalogue import LANGUAGES, texts_in

words = st.text(min_size=1, max_size=TITLE_LIMIT)


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
