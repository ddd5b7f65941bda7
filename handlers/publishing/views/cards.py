"""The public message of an item, as every group sees it."""

from typing import Final

from handlers.screen import Screen, copy, link
from siman_bot.domain.code import CodeKind
from siman_bot.domain.media import CAPTION_LIMIT
from siman_bot.domain.publishing.item import Content, ItemKind, card_units, share_text
from siman_bot.texts.catalogue import Html, Texts

UNKNOWN_CODE: Final = "SM-?????"
"""Stands on what isn't an item yet, until it has its code."""


def item_card(
    texts: Texts, *, code: str, kind: ItemKind, content: Content, bot_username: str, captioned: bool = False
) -> Screen:
    """Title, body and what R1 asks for, with the buttons to copy, to record a share and to check."""
    worded = caption_text if captioned else item_text
    return Screen(
        text=worded(texts, code=code, kind=kind, content=content),
        rows=(
            (copy(texts.plain("button-copy-share"), share_text(content, code)),),
            (
                link(texts.plain("button-record-share"), deep_link(bot_username, "catat", code)),
                link(texts.plain("button-check"), deep_link(bot_username, "cek", code)),
            ),
        ),
    )


def item_text(texts: Texts, *, code: str, kind: ItemKind, content: Content) -> str:
    """The words of the card as HTML."""
    return _worded(texts, kind, content, attribution(texts, code=code, content=content))


def caption_text(texts: Texts, *, code: str, kind: ItemKind, content: Content) -> str:
    """The same beneath an attachment, where the heading of the block gives way to a long text."""
    has_room = card_units(content, code, kind) <= CAPTION_LIMIT
    block = attribution if has_room else bare_attribution
    return _worded(texts, kind, content, block(texts, code=code, content=content))


def _worded(texts: Texts, kind: ItemKind, content: Content, block: Html) -> str:
    return texts.html(
        f"card-{kind}",
        heading=texts.plain("card-heading"),
        title=content.title,
        body=content.body,
        attribution=block,
    )


def attribution(texts: Texts, *, code: str, content: Content) -> Html:
    """What R1 asks of every message sent: office, post, source and code.

    It stands in a quote with a heading of its own, a form that no words of an author take: they are escaped.
    """
    return texts.html("card-attribution", heading=texts.plain("card-block"), lines=lines(texts, code, content))


def bare_attribution(texts: Texts, *, code: str, content: Content) -> Html:
    return texts.html("card-attribution-bare", lines=lines(texts, code, content))


def lines(texts: Texts, code: str, content: Content) -> Html:
    """The lines of the block, as they stood without the quote in messages of former programs."""
    return texts.html(
        "card-attribution-lines",
        office_label=texts.plain("card-office"),
        office=content.office,
        post_label=texts.plain("card-post"),
        post=content.post,
        source_label=texts.plain("card-source"),
        source=content.source_url,
        code_label=texts.plain("card-code"),
        code=code,
    )


def deep_link(bot_username: str, action: str, code: str) -> str:
    """A link that opens the private chat with the bot at this item."""
    return f"https://t.me/{bot_username}?start={action}_{code.removeprefix(f'{CodeKind.ITEM}-')}"
