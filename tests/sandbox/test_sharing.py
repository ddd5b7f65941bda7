"""People send whatever an app lets them send: albums, files of all kinds, long and rich texts, places, contacts."""

from typing import Any

import pytest
from aiogram import Bot

from siman_bot.sandbox import CannotDoError, Person, Sandbox
from siman_bot.sandbox.formatting.splitting import split_as_apps_do
from siman_bot.sandbox.rules.telegram_rules import MESSAGE_LENGTH


async def updates(bot: Bot) -> list[dict[str, Any]]:
    return [
        update.model_dump(mode="json", exclude_none=True, by_alias=True)
        for update in await bot.get_updates(allowed_updates=["message", "edited_message"])
    ]


@pytest.fixture
async def rina(sandbox: Sandbox, bot: Bot) -> Person:
    rina = await sandbox.people.person("Rina")
    await bot.get_updates(allowed_updates=["message", "edited_message"])
    return rina


async def test_an_album_is_several_updates_with_one_group(rina: Person, bot: Bot) -> None:
    await rina.send_album("photo", "photo", "video", caption="banjir")
    await rina.send_album("document", "document")
    came = [update["message"] for update in await updates(bot)]
    assert len({message["media_group_id"] for message in came}) == 2
    assert [message.get("caption") for message in came] == ["banjir", None, None, None, None]
    assert len({str(message.get("photo") or message.get("video") or message["document"]) for message in came}) == 5


async def test_files_of_every_kind_forwarded_too(rina: Person, bot: Bot) -> None:
    kinds = ("animation", "audio", "voice", "video_note", "sticker")
    for kind in kinds:
        await rina.send_other(kind)
        await rina.send_other(kind, origin_name="Orang lain")
    await rina.send_location()
    await rina.send_contact("Budi", "0812")
    came = [update["message"] for update in await updates(bot)]
    for place, kind in enumerate(kinds):
        assert kind in came[2 * place]
        assert came[2 * place + 1]["forward_origin"]["sender_user_name"] == "Orang lain"
    assert "location" in came[-2]
    assert came[-1]["contact"]["phone_number"] == "0812"
    with pytest.raises(CannotDoError, match="no caption"):
        await rina.send_other("sticker", caption="x")


async def test_a_long_text_comes_as_several_messages(rina: Person, bot: Bot) -> None:
    text = "kata demi kata " * 600
    assert len(await rina.send_long(text)) == 3
    came = [update["message"]["text"] for update in await updates(bot)]
    assert " ".join(came).split() == text.split()
    assert all(len(part) <= MESSAGE_LENGTH for part in came)


def test_a_text_without_gaps_is_cut_within() -> None:
    assert [len(part) for part in split_as_apps_do("x" * 5000)] == [MESSAGE_LENGTH, 904]
    assert "".join(split_as_apps_do("😀" * 3000)) == "😀" * 3000


async def test_a_rich_message_has_blocks_and_no_text(sandbox: Sandbox, rina: Person, bot: Bot) -> None:
    shown = await rina.send_rich(
        {"type": "heading", "text": "Awas", "size": 1},
        {"type": "paragraph", "text": ["Beras ", {"type": "bold", "text": "plastik"}]},
    )
    assert shown.text == "Awas\nBeras plastik"
    assert not shown.service
    assert "text" not in shown.raw
    assert "rich_message" in shown.raw
    with pytest.raises(CannotDoError, match="has blocks"):
        await rina.send_rich()


async def test_what_was_sent_is_changed(rina: Person, bot: Bot) -> None:
    said = await rina.send("beras")
    await rina.edit(said, "beras plastik")
    first, changed = await updates(bot)
    assert changed["edited_message"]["text"] == "beras plastik"
    assert changed["edited_message"]["message_id"] == first["message"]["message_id"]
