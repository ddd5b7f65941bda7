"""What is read of a post that somebody hands in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from siman_bot.domain.content import URL_LIMIT, first_url
from siman_bot.domain.refusals import Invalid
from siman_bot.domain.reports.post import read_post


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("tanpa tautan", None),
        ("https://", None),
        ("lihat (https://contoh.id/a?b=c&d=e).", "https://contoh.id/a?b=c&d=e"),
        ("HTTP://Contoh.id/x lalu https://y.id", "HTTP://Contoh.id/x"),
        ("ada di x.com/a/status/1 dan https://y.id", "x.com/a/status/1"),
        (f"https://{'a' * URL_LIMIT}.id https://y.id", "https://y.id"),
        ("tg://user?id=5", None),
    ],
)
def test_the_first_link(text: str, url: str | None) -> None:
    assert first_url(text) == url


@given(st.text(max_size=300))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        body = read_post(text).body
    except Invalid:
        return
    found = first_url(body)
    assert found is None or found in body


@given(st.text(max_size=200), st.lists(st.text(max_size=40) | st.just("https://contoh.id/a?b=c."), max_size=2))
def test_a_post_read_again_is_the_same(text: str, links: list[str]) -> None:
    try:
        post = read_post(text, links)
    except Invalid:
        return
    assert read_post(post.body, () if post.url is None else (post.url, *post.links)) == post
