"""What is kept of an update: files by their ids, rich messages as text, other kinds by their name, edits in private."""

import json
from typing import Any

import pytest
from telegram import Message

from handlers.content import content_of
from handlers.edge.intake import keep
from siman_bot.domain.content import Content, ContentKind

PRIVATE = {"id": 9, "type": "private"}
BUDI = {"id": 9, "is_bot": False, "first_name": "Budi"}
FILE = {"file_id": "F", "file_unique_id": "U", "duration": 1, "width": 1, "height": 1, "length": 1}


def kept(*, kind: str = "message", chat: dict[str, Any] = PRIVATE, **fields: Any) -> dict[str, Any] | None:
    message = {"message_id": 1, "date": 1, "chat": chat, "from": BUDI, **fields}
    received = keep({"update_id": 1, kind: message}, bot_id=7, bot_username="x")
    return None if received is None else json.loads(received.payload)[kind]


def content(**fields: Any) -> Content:
    came = kept(**fields)
    assert came is not None
    return content_of(Message.de_json(came, None))


@pytest.mark.parametrize("kind", ["video", "animation", "document", "audio", "voice", "video_note"])
def test_a_file_is_kept_by_its_ids(kind: str) -> None:
    read = content(**{kind: FILE}, caption="isi", media_group_id="G")
    assert (read.kind, read.text, read.album) == (kind, "isi", "G")
    assert [(one.kind, one.file_id, one.unique_id) for one in read.media] == [(kind, "F", "U")]


def test_a_photo_is_kept_in_its_largest_size() -> None:
    read = content(photo=[FILE, FILE | {"file_id": "L"}])
    assert [one.file_id for one in read.media] == ["L"]


@pytest.mark.parametrize(
    ("field", "kind"),
    [
        ("sticker", ContentKind.STICKER),
        ("location", ContentKind.LOCATION),
        ("venue", ContentKind.LOCATION),
        ("contact", ContentKind.CONTACT),
        ("poll", ContentKind.POLL),
        ("checklist", ContentKind.OTHER),
    ],
)
def test_of_what_cannot_be_read_the_kind_alone_is_kept(field: str, kind: ContentKind) -> None:
    """R9: no contact, no place."""
    said: dict[str, Any] = {field: {"phone_number": "0812"}}
    assert "0812" not in str(kept(**said))
    assert content(**said).kind is kind


def test_what_happened_in_a_chat_is_nothing_said() -> None:
    assert kept(pinned_message={"message_id": 3}) is None


def test_edits_are_kept_in_private_alone() -> None:
    """R11: in groups nobody's change is stored, a command's neither."""
    command: dict[str, Any] = {"text": "/cek SM", "entities": [{"type": "bot_command", "offset": 0, "length": 4}]}
    assert kept(kind="edited_message", edit_date=2, **command) is not None
    assert kept(kind="edited_message", edit_date=2, chat={"id": -5, "type": "supergroup"}, **command) is None


def test_that_it_was_forwarded_is_known_and_not_from_whom() -> None:
    """R9."""
    origin = {"type": "hidden_user", "sender_user_name": "Zulfikaraga", "date": 1}
    assert "Zulfikaraga" not in str(kept(text="kabar", forward_origin=origin))
    assert content(text="kabar", forward_origin=origin).forwarded
    assert not content(text="kabar").forwarded


def test_a_rich_message_is_read_as_text() -> None:
    link = {"type": "url", "text": [{"type": "bold", "text": "si"}, "ni"], "url": "https://contoh.id/x"}
    read = content(
        rich_message={
            "blocks": [
                {"type": "heading", "text": "😀 Awas", "size": 1},
                {"type": "paragraph", "text": ["Baca di ", link, "!"]},
                {"type": "list", "items": [{"label": "1.", "blocks": [{"type": "paragraph", "text": "satu"}]}]},
                {"type": "table", "cells": [[{"text": "Rp"}, {"text": {"type": "code", "text": "5"}}]]},
                {"type": "details", "summary": "Lagi", "blocks": [{"type": "pre", "text": "x = 1"}]},
                {"type": "blockquote", "blocks": [{"type": "paragraph", "text": "kutip"}], "credit": "Ani"},
                {"type": "divider"},
            ]
        }
    )
    lines = ["😀 Awas", "Baca di sini!", "1. satu", "Rp 5 ", "Lagi", "x = 1", "kutip", "Ani"]
    assert read.text.split("\n") == lines
    assert read.kind is ContentKind.TEXT
    assert read.links == ("https://contoh.id/x",)


def test_a_rich_message_may_be_a_command() -> None:
    rich = {"blocks": [{"type": "paragraph", "text": [{"type": "bot_command", "text": "/cek"}, " SM-7K2QX"]}]}
    assert kept(rich_message=rich)["entities"] == [{"type": "bot_command", "offset": 0, "length": 4}]  # type: ignore[index]
    assert kept(rich_message=rich, forward_origin={"type": "hidden_user"})["entities"] == []  # type: ignore[index]


def test_the_files_of_a_rich_message_are_kept() -> None:
    read = content(
        rich_message={
            "blocks": [
                {"type": "collage", "blocks": [{"type": "photo", "photo": [FILE]}, {"type": "video", "video": FILE}]},
                {"type": "voice_note", "voice_note": FILE, "caption": {"text": "suara"}},
            ]
        }
    )
    assert [one.kind for one in read.media] == ["photo", "video", "voice"]
    assert read.text == "suara"


@pytest.mark.parametrize(
    "rich", [{}, {"blocks": None}, {"blocks": [None, 3, "x"]}, {"blocks": [{"text": {"text": 5}}]}]
)
def test_a_rich_message_in_no_known_form_holds_nothing(rich: dict[str, Any]) -> None:
    assert content(rich_message=rich).text == ""


def test_a_rich_message_within_itself_ends() -> None:
    block: dict[str, Any] = {"type": "paragraph", "text": "x"}
    text: Any = "y"
    for _ in range(200):
        block, text = {"type": "details", "blocks": [block]}, {"type": "bold", "text": text}
    assert content(rich_message={"blocks": [block, {"type": "paragraph", "text": text}]}).text == ""


def test_what_somebody_says_of_themselves_when_they_ask_to_join_is_not_kept() -> None:
    """R11: the words and the link that come with the request are nobody's business here."""
    request = {"chat": {"id": -5, "type": "supergroup", "title": "Humas"}, "from": BUDI, "date": 1, "user_chat_id": 9}
    said = {"bio": "Saya humas Bali", "invite_link": {"invite_link": "https://t.me/+rahasia", "creator": BUDI}}
    received = keep({"update_id": 1, "chat_join_request": request | said}, bot_id=7, bot_username="x")
    assert received is not None
    assert "humas Bali" not in received.payload
    assert "rahasia" not in received.payload
