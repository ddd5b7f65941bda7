"""The public message of an item, as every group sees it."""

from typing import Final

from handlers.screen import Screen, copy, link
from siman_bot.domain.code import CodeKind
from siman_bot.domain.publishing.item import Content, ItemKind, share_text
from siman_bot.texts.catalogue import Html, Texts

UNKNOWN_CODE: Final = "SM-?????"
"""Stands on what isn't an item yet, until it has its code."""


def item_card(texts: Texts, *, code: str, kind: ItemKind, content: Content, bot_username: str) -> Screen:
    """Title, body and what R1 asks for, with the buttons to copy, to record a share and to check."""
    return Screen(
        text=item_text(texts, code=code, kind=kind, content=content),
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
    return texts.html(
        f"card-{kind}",
        heading=texts.plain("card-heading"),
        title=content.title,
        body=content.body,
        attribution=attribution(texts, code=code, content=content),
    )


def attribution(texts: Texts, *, code: str, content: Content) -> Html:
    """What R1 asks of every message sent: office, post, source and code."""
    return texts.html(
        "card-attribution",
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
