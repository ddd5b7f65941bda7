import pytest
from hypothesis import given
from hypothesis import strategies as st

from siman_bot.sandbox.formatting.found_entities import with_found_entities
from siman_bot.sandbox.formatting.markup import parse_html, to_html, utf16_length
from siman_bot.sandbox.rules.telegram_rules import RefusedError


def kinds(html: str) -> list[tuple[str, int, int]]:
    _, entities = parse_html(html)
    return [(entity["type"], entity["offset"], entity["length"]) for entity in entities]


@pytest.mark.parametrize(
    ("html", "kind"),
    [
        ("<b>x</b>", "bold"),
        ("<strong>x</strong>", "bold"),
        ("<i>x</i>", "italic"),
        ("<em>x</em>", "italic"),
        ("<u>x</u>", "underline"),
        ("<ins>x</ins>", "underline"),
        ("<s>x</s>", "strikethrough"),
        ("<strike>x</strike>", "strikethrough"),
        ("<del>x</del>", "strikethrough"),
        ("<tg-spoiler>x</tg-spoiler>", "spoiler"),
        ('<span class="tg-spoiler">x</span>', "spoiler"),
        ('<a href="https://siman.go.id">x</a>', "text_link"),
        ("<code>x</code>", "code"),
        ("<pre>x</pre>", "pre"),
        ("<blockquote>x</blockquote>", "blockquote"),
        ("<blockquote expandable>x</blockquote>", "expandable_blockquote"),
        ('<tg-time unix="1">x</tg-time>', "date_time"),
        ("<B>x</b>", "bold"),
    ],
)
def test_each_tag(html: str, kind: str) -> None:
    assert kinds(html) == [(kind, 0, 1)]


def test_nesting_and_utf16_offsets() -> None:
    text, entities = parse_html("😀 <b>tebal <i>miring</i></b>")
    assert text == "😀 tebal miring"
    assert [(entity["type"], entity["offset"], entity["length"]) for entity in entities] == [
        ("bold", 3, 12),
        ("italic", 9, 6),
    ]


def test_characters_by_name_and_number() -> None:
    assert parse_html("&lt;b&gt; &amp;amp; &quot;&#33;&#x1F600; &nbsp; &")[0] == '<b> &amp; "!😀 &nbsp; &'


def test_white_space_at_the_ends_goes_with_its_entities() -> None:
    assert parse_html("\n <b> x </b> \n") == ("x", [{"offset": 0, "length": 1, "type": "bold"}])


def test_times() -> None:
    html = '<tg-time unix="1795572300" format="wDT">besok</tg-time>, <tg-time unix="5">kini</tg-time>'
    text, entities = parse_html(html)
    assert text == "besok, kini"
    assert [(one["unix_time"], one["date_time_format"]) for one in entities] == [(1795572300, "wDT"), (5, "")]
    assert to_html(text, entities) == html


def test_link_and_language() -> None:
    assert parse_html('<a href="https://a.id/?x=1&amp;y=2">x</a>')[1][0]["url"] == "https://a.id/?x=1&y=2"
    assert parse_html('<a href="contoh">x</a>') == ("x", [])
    (entity,) = parse_html('<pre><code class="language-python">x</code></pre>')[1]
    assert (entity["type"], entity["language"]) == ("pre", "python")


@pytest.mark.parametrize(
    ("html", "reason"),
    [
        ("é<tg-time>x</tg-time>", 'Tag "tg-time" must have a unix time at byte offset 2'),
        ("<div>x</div>", 'Unsupported start tag "div" at byte offset 0'),
        ("é<x>", 'Unsupported start tag "x" at byte offset 2'),
        ("<b>x", 'Can\'t find end tag corresponding to start tag "b"'),
        ("x</b>", "Unexpected end tag at byte offset 1"),
        ("<b><i>x</b></i>", 'Unmatched end tag at byte offset 7, expected "</i>", found "</b>"'),
        ("x<br/>", 'Unsupported start tag "br/" at byte offset 1'),
        ("2 < 3", 'Unsupported start tag "" at byte offset 2'),
        ("<b", "Unclosed start tag at byte offset 0"),
        ("<b>x</b", "Unclosed end tag at byte offset 4"),
        ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
    ],
)
def test_what_cannot_be_parsed(html: str, reason: str) -> None:
    with pytest.raises(RefusedError) as refused:
        parse_html(html)
    assert refused.value.refusal.description == f"Bad Request: can't parse entities: {reason}"


@given(st.text(st.characters(exclude_categories=["Cs", "Cc", "Z"]), min_size=1))
def test_escaped_text_comes_back_as_it_was(text: str) -> None:
    parsed, entities = parse_html(to_html(text, [{"type": "bold", "offset": 0, "length": utf16_length(text)}]))
    assert parsed == text
    assert [(entity["offset"], entity["length"]) for entity in entities] == [(0, utf16_length(text))]


def test_marks_there_and_back() -> None:
    html = '<b>a <i>b</i></b> <a href="https://a.id/?x=1&amp;y=2">c &amp; d</a> <code>&lt;e&gt;</code>'
    assert to_html(*parse_html(html)) == html


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("/start abc", [("bot_command", 0, 6)]),
        ("/bantuan@siman_bot dan /pusat", [("bot_command", 0, 18), ("bot_command", 23, 6)]),
        ("dan/atau 1/2", []),
        ("lihat https://x.com/a/status/1?s=20.", [("url", 6, 29)]),
        ("kirim ke humas@jabar.go.id atau @rina_w", [("email", 9, 17), ("mention", 32, 7)]),
        ("#KominfoHadir 😀 t.me/siman", [("hashtag", 0, 13), ("url", 17, 10)]),
    ],
)
def test_entities_telegram_finds_itself(text: str, found: list[tuple[str, int, int]]) -> None:
    entities = with_found_entities(text, [])
    assert [(entity["type"], entity["offset"], entity["length"]) for entity in entities] == found


def test_nothing_is_looked_for_inside_code_and_links() -> None:
    text, entities = parse_html('<code>/start</code> <a href="https://a.id">b.id</a>')
    assert [entity["type"] for entity in with_found_entities(text, entities)] == ["code", "text_link"]
