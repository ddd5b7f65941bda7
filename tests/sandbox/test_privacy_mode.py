import pytest
from aiogram import Bot

from siman_bot.sandbox import Group, Person, Sandbox


@pytest.fixture
async def group(sandbox: Sandbox, rina: Person) -> Group:
    """A group with the bot as plain member."""
    group = await sandbox.people.group("Humas", creator=rina)
    await group.add_bot()
    return group


async def texts(bot: Bot) -> list[str]:
    waiting = await bot.get_updates()
    if waiting:
        await bot.get_updates(offset=waiting[-1].update_id + 1)
    return [update.message.text for update in waiting if update.message and update.message.text]


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("halo semua", False),
        ("/bantuan", True),
        ("/bantuan@siman_uji_bot", True),
        ("/bantuan@bot_lain", False),
        ("coba /bantuan", False),
        ("@siman_uji_bot halo", False),
    ],
)
async def test_a_plain_member_sees_commands_alone(bot: Bot, group: Group, rina: Person, text: str, seen: bool) -> None:
    await texts(bot)
    await rina.send(text, chat=group)
    assert await texts(bot) == ([text] if seen else [])


async def test_replies_to_the_bot_are_seen(bot: Bot, group: Group, rina: Person) -> None:
    await bot.send_message(group.id, "Ada rilis")
    ours = await group.expect("Ada rilis")
    theirs = await rina.send("Lihat ini", chat=group)
    await texts(bot)
    await rina.send("Sudah saya bagikan", chat=group, reply_to=ours)
    await rina.send("Bagus", chat=group, reply_to=theirs)
    assert await texts(bot) == ["Sudah saya bagikan"]


async def test_an_administrator_sees_everything(bot: Bot, group: Group, rina: Person) -> None:
    await group.promote_bot()
    await texts(bot)
    await rina.send("halo semua", chat=group)
    assert await texts(bot) == ["halo semua"]


async def test_a_bot_without_privacy_mode_sees_everything(
    sandbox: Sandbox, bot: Bot, group: Group, rina: Person
) -> None:
    other = sandbox.add_bot("77:other", username="bot_lain", privacy_mode=False)
    await group.add_bot(bot="bot_lain")
    await texts(bot)
    await rina.send("halo semua", chat=group)
    assert await texts(bot) == []
    assert other.queue.take(100)[-1].payload["text"] == "halo semua"
