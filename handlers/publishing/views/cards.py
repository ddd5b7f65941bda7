"""The public message of an item, as every group sees it."""

from dataclasses import replace
from typing import Final

from handlers.publishing.views.bylines import parts_of
from handlers.screen import Button, Screen, column, copy, link
from siman_bot.domain.called.labels import short_office, short_place
from siman_bot.domain.code import CodeKind
from siman_bot.domain.media import CAPTION_LIMIT
from siman_bot.domain.publishing.explaining.byline import Byline
from siman_bot.domain.publishing.item import Content, ItemKind, card_units, share_text
from siman_bot.texts.catalogue import Html, Texts

UNKNOWN_CODE: Final = "SM-?????"
"""Stands on what isn't an item yet, until it has its code."""


def item_card(
    texts: Texts,
    *,
    code: str,
    kind: ItemKind,
    content: Content,
    bot_username: str,
    captioned: bool = False,
    relayed: Byline | None = None,
) -> Screen:
    """Title, body and what R1 asks for, with the buttons to copy, to record a share and to check.

    From where it was `relayed` stands on buttons too: the words are the same for everybody (R14), and no name of a
    person or of their choosing is among them (R3).
    """
    worded = caption_text if captioned else item_text
    return Screen(
        text=worded(texts, code=code, kind=kind, content=content),
        rows=(
            (copy(texts.plain("button-copy-share"), share_text(content, code)),),
            (
                link(texts.plain("button-record-share"), deep_link(bot_username, "catat", code)),
                link(texts.plain("button-check"), deep_link(bot_username, "cek", code)),
            ),
            *_relayed(texts, relayed, deep_link(bot_username, "cek", code)),
        ),
    )


def _relayed(texts: Texts, by: Byline | None, url: str) -> tuple[tuple[Button, ...], ...]:
    """On rows of their own, because a phone cuts what is longer than its screen is wide."""
    if by is None:
        return ()
    role, *where = parts_of(texts, replace(by, place=short_place(by.place), institution=short_office(by.institution)))
    labels = [texts.plain("relayed-by", by=role), *where]
    return column(link(label, url) for label in labels)


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
