import pytest
from aiogram import Bot
from aiogram.enums import ParseMode
from hypothesis import given
from hypothesis import strategies as st

from siman_bot.sandbox import Person
from siman_bot.sandbox.formatting.markdown import RESERVED, parse_markdown
from siman_bot.sandbox.formatting.markup import to_html
from siman_bot.sandbox.formatting.old_markdown import parse_old_markdown
from siman_bot.sandbox.rules.telegram_rules import RefusedError


@pytest.mark.parametrize(
    ("source", "html"),
    [
        ("*x*", "<b>x</b>"),
        ("_x_", "<i>x</i>"),
        ("__x__", "<u>x</u>"),
        ("~x~", "<s>x</s>"),
        ("||x||", "<tg-spoiler>x</tg-spoiler>"),
        ("`x*`", "<code>x*</code>"),
        ("`x\\\\`", "<code>x\\</code>"),
        ("```python\nx = 1```", "<pre>x = 1</pre>"),
        ("```x```", "<pre>x</pre>"),
        ("[a *b*](https://a.id/?x=\\))", '<a href="https://a.id/?x=)">a <b>b</b></a>'),
        ("[https://a\\.id/]", '<a href="https://a.id/">https://a.id/</a>'),
        ("*a _b_ c*", "<b>a <i>b</i> c</b>"),
        ("2 \\* 3 \\= 6\\.", "2 * 3 = 6."),
        ("😀 *tebal*", "😀 <b>tebal</b>"),
        (">satu\n>dua\ntiga", "<blockquote>satu\ndua\n</blockquote>tiga"),
        ("**>satu\n>dua||", "<blockquote expandable>satu\ndua</blockquote>"),
    ],
)
def test_each_mark(source: str, html: str) -> None:
    assert to_html(*parse_markdown(source)) == html


def test_language_and_custom_emoji() -> None:
    assert parse_markdown("```python\nx```")[1] == [{"offset": 0, "length": 1, "type": "pre", "language": "python"}]
    (entity,) = parse_markdown("![👍](tg://emoji?id=5)")[1]
    assert (entity["type"], entity["custom_emoji_id"], entity["length"]) == ("custom_emoji", "5", 2)


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("x.", "Character '.' is reserved and must be escaped with the preceding '\\'"),
        ("a > b", "Character '>' is reserved and must be escaped with the preceding '\\'"),
        ("a | b", "Character '|' is reserved and must be escaped with the preceding '\\'"),
        ("é *x", "Can't find end of Bold entity at byte offset 3"),
        ("*a _b* c_", "Can't find end of Italic entity at byte offset 8"),
        ("`x", "Can't find end of Code entity at byte offset 0"),
        ("[x", "Can't find end of TextUrl entity at byte offset 0"),
    ],
)
def test_what_cannot_be_parsed(source: str, reason: str) -> None:
    with pytest.raises(RefusedError) as refused:
        parse_markdown(source)
    assert refused.value.refusal.description == f"Bad Request: can't parse entities: {reason}"


@given(st.text(st.characters(exclude_categories=["Cs", "Cc", "Z"]), min_size=1))
def test_escaped_text_comes_back_as_it_was(text: str) -> None:
    escaped = "".join(f"\\{sign}" if sign in RESERVED or sign == "\\" else sign for sign in text)
    assert parse_markdown(escaped) == (text, [])


@pytest.mark.parametrize(
    ("source", "html"),
    [
        ("*a* _b_ `c*` é.", "<b>a</b> <i>b</i> <code>c*</code> é."),
        ("```python\nx = 1```", "<pre>x = 1</pre>"),
        ("```x```", "<pre>x</pre>"),
        ("[a](https://a.id/) ** \\_b\\_ \\x", '<a href="https://a.id/">a</a>  _b_ \\x'),
        ("[a](contoh)", "a"),
        ("😀 *tebal _x*", "😀 <b>tebal _x</b>"),
    ],
)
def test_the_first_markdown(source: str, html: str) -> None:
    assert to_html(*parse_old_markdown(source)) == html


@pytest.mark.parametrize(("source", "offset"), [("é nama_x", 7), ("[x", 0), ("```x``", 0)])
def test_a_mark_of_the_first_markdown_without_its_end(source: str, offset: int) -> None:
    with pytest.raises(RefusedError, match=f"Can't find end of the entity starting at byte offset {offset}"):
        parse_old_markdown(source)


async def test_a_bot_sends_both(bot: Bot, rina: Person) -> None:
    old = await bot.send_message(rina.id, "*Rilis* baru", parse_mode=ParseMode.MARKDOWN)
    assert [entity.type for entity in old.entities or []] == ["bold"]
    sent = await bot.send_message(rina.id, "*Rilis* di https://siman\\.go\\.id", parse_mode=ParseMode.MARKDOWN_V2)
    assert [entity.type for entity in sent.entities or []] == ["bold", "url"]
