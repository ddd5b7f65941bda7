"""The people of demo and tests, in the sandbox's process and from another one."""

import asyncio
import signal
import sys
from collections.abc import AsyncIterator

import pytest
from aiogram import Bot, Dispatcher
from aiogram.exceptions import TelegramRetryAfter
from aiogram.types import CallbackQuery, CopyTextButton, InlineKeyboardButton, InlineKeyboardMarkup, Message

from siman_bot.sandbox import CannotDoError, Fault, FaultKind, Group, People, Person, Sandbox, remote_people
from tests.sandbox.conftest import TOKEN, session_for

QUESTION = InlineKeyboardMarkup(
    inline_keyboard=[
        [InlineKeyboardButton(text="✅ Setuju", callback_data="agree")],
        [
            InlineKeyboardButton(text="Buka", url="https://t.me/siman_uji_bot?start=item-7"),
            InlineKeyboardButton(text="Situs", url="https://siman.go.id/"),
            InlineKeyboardButton(text="Salin", copy_text=CopyTextButton(text="kalimat")),
        ],
    ]
)


async def ask(message: Message) -> None:
    await message.answer(f"Anda menulis: {message.text}", reply_markup=QUESTION)


async def thank(query: CallbackQuery) -> None:
    assert isinstance(query.message, Message)
    await query.message.edit_text("Terima kasih")
    await query.answer("Dicatat", show_alert=True)


async def poll(bot: Bot) -> None:
    dispatcher = Dispatcher()
    dispatcher.message.register(ask)
    dispatcher.callback_query.register(thank)
    await dispatcher.start_polling(bot, handle_signals=False, close_bot_session=False)


@pytest.fixture
async def asking_bot(bot: Bot) -> AsyncIterator[Bot]:
    """A bot that asks back whatever it is told, and thanks for a tap."""
    polling = asyncio.create_task(poll(bot))
    yield bot
    polling.cancel()
    await asyncio.gather(polling, return_exceptions=True)


@pytest.fixture(params=["inside", "over http"])
async def people(request: pytest.FixtureRequest, sandbox: Sandbox, url: str) -> AsyncIterator[People]:
    if request.param == "inside":
        yield sandbox.people
    else:
        async with remote_people(url) as people:
            yield people


async def test_a_conversation(people: People, asking_bot: Bot) -> None:
    rina = await people.person("Rina")
    await rina.start("abc")
    asked = await rina.expect("Anda menulis: /start abc", button="Setuju")
    assert asked.buttons == [["✅ Setuju"], ["Buka", "Situs", "Salin"]]
    answer = await rina.tap("Setuju")
    assert (answer.text, answer.alert) == ("Dicatat", True)
    thanked = await rina.expect("Terima kasih")
    assert (thanked.message_id, thanked.edits, thanked.buttons) == (asked.message_id, 1, [])
    assert [message.text for message in await rina.messages()] == ["/start abc", "Terima kasih"]


async def test_buttons_that_are_links_or_copy(people: People, asking_bot: Bot) -> None:
    rina = await people.person("Rina")
    await rina.send("halo")
    await rina.expect("halo")
    assert (await rina.tap("Salin")).copied == "kalimat"
    await rina.expect("halo", earlier=True)
    assert (await rina.tap("Situs")).url == "https://siman.go.id/"
    await rina.tap("Buka")
    await rina.expect("Anda menulis: /start item-7")


async def test_a_failed_expectation_shows_the_chat(people: People, asking_bot: Bot) -> None:
    rina = await people.person("Rina")
    await rina.send("halo")
    await rina.expect("halo")
    with pytest.raises(AssertionError, match=r"(?s)'Selamat'.*Rina: halo.*SIMAN: Anda menulis: halo \[✅ Setuju\]"):
        await rina.expect("Selamat", seconds=0.05)
    with pytest.raises(CannotDoError, match=r"(?s)no button 'Tolak'.*\[✅ Setuju\]"):
        await rina.tap("Tolak", seconds=0.05)


async def test_a_tap_nobody_answers(people: People, bot: Bot) -> None:
    rina = await people.person("Rina")
    await rina.start()
    await bot.send_message(rina.id, "Setuju?", reply_markup=QUESTION)
    with pytest.raises(CannotDoError, match="did not answer the tap on 'agree'"):
        await rina.tap("Setuju", seconds=0.05)


async def test_older_messages_do_not_fulfil_an_expectation(people: People, asking_bot: Bot) -> None:
    rina = await people.person("Rina")
    await rina.send("satu")
    await rina.expect("satu")
    await rina.send("dua")
    with pytest.raises(AssertionError):
        await rina.expect("satu", seconds=0.05)
    await rina.expect("satu", earlier=True)
    await rina.expect_nothing("satu", seconds=0.05)
    await rina.expect("dua")
    with pytest.raises(AssertionError, match="Anda menulis: dua"):
        await rina.expect_nothing(seconds=1)


async def test_groups(people: People, asking_bot: Bot) -> None:
    rina, budi = await people.person("Rina"), await people.person("Budi")
    group = await people.group("Humas", creator=rina)
    await group.add_bot(admin=True)
    await budi.join(group)
    await group.expect("Anda menulis: None")
    await budi.send("halo", chat=group)
    asked = await group.expect("halo")
    await budi.tap("Setuju", message=asked)
    await budi.expect("Terima kasih", chat=group)
    await budi.leave(group)
    with pytest.raises(CannotDoError, match="Budi is not in Humas"):
        await budi.send("halo", chat=group)
    with pytest.raises(CannotDoError, match="lacks can_restrict_members"):
        await group.kick(rina, by=budi)


async def test_deleted_messages(people: People, bot: Bot) -> None:
    rina = await people.person("Rina")
    await rina.start()
    sent = await bot.send_message(rina.id, "Keliru")
    await bot.delete_message(rina.id, sent.message_id)
    assert (await rina.expect("Keliru", gone=True)).deleted
    assert [message.text for message in await rina.messages()] == ["/start"]


@pytest.mark.parametrize(
    ("link", "reason"),
    [
        ("https://t.me/bot_lain?start=x", "leads to no bot"),
        ("https://contoh.id/siman_uji_bot?start=x", "leads to no bot"),
        ("https://t.me/siman_uji_bot?start=" + "x" * 65, "no payload"),
        ("https://t.me/siman_uji_bot?start=a.b", "no payload"),
    ],
)
async def test_links_that_do_not_start_a_bot(people: People, link: str, reason: str) -> None:
    rina = await people.person("Rina")
    with pytest.raises(CannotDoError, match=reason):
        await rina.open_link(link)


async def test_a_link_starts_the_bot(people: People) -> None:
    rina = await people.person("Rina")
    assert (await rina.open_link("https://t.me/siman_uji_bot?start=item-7")).text == "/start item-7"
    assert (await rina.open_link("https://t.me/Siman_Uji_Bot")).text == "/start"


async def test_names_and_ids_are_given_once(people: People, sandbox: Sandbox) -> None:
    rina = await people.person("Rina", username="rina_w")
    for again in ("rina_w", "@Rina_W", "siman_uji_bot"):
        with pytest.raises(CannotDoError, match="is taken"):
            await people.person("Tiruan", username=again)
        with pytest.raises(CannotDoError, match="is taken"):
            await people.group("Tiruan", creator=rina, username=again)
        with pytest.raises(CannotDoError, match="is taken"):
            await people.add_bot("78:copy", username=again)
    for number in (rina.id, 4242, -5):
        with pytest.raises(CannotDoError, match=f"The id {number} is taken"):
            await people.person("Tiruan", id=number)
    with pytest.raises(CannotDoError, match="first_name is empty"):
        await people.person("  ")
    with pytest.raises(CannotDoError, match="title is empty"):
        await people.group(" ", creator=rina)
    await people.person("Lain", id=rina.id + 1)
    assert (await people.person("Baru")).id == rina.id + 2


async def test_what_apps_do_not_allow(people: People) -> None:
    rina = await people.person("Rina")
    await rina.start()
    with pytest.raises(CannotDoError, match="1 to 4096"):
        await rina.send("x" * 4097)
    await rina.block_bot()
    with pytest.raises(CannotDoError, match="blocked"):
        await rina.send("halo")
    await rina.deactivate()
    with pytest.raises(CannotDoError, match="deleted the account"):
        await rina.start()


async def test_messages_are_edited_as_apps_let_one(people: People) -> None:
    rina = await people.person("Rina")
    said = await rina.send("halo")
    for text in ("", "  ", "x" * 4097):
        with pytest.raises(CannotDoError, match="1 to 4096"):
            await rina.edit(said, text)
    photo = await rina.send_photo(b"1", caption="foto")
    assert (await rina.edit(photo, "")).text == ""
    with pytest.raises(CannotDoError, match="at most 1024"):
        await rina.edit(photo, "x" * 1025)
    with pytest.raises(CannotDoError, match="at most 1024"):
        await rina.send_photo(b"1", caption="x" * 1025)
    forwarded = await rina.forward(said)
    with pytest.raises(CannotDoError, match="forwarded message can't be edited"):
        await rina.edit(forwarded, "lain")


async def test_nothing_is_done_to_deleted_messages(people: People) -> None:
    rina = await people.person("Rina")
    said = await rina.send("halo")
    await rina.delete(said)
    for attempt in (
        rina.send("balasan", reply_to=said),
        rina.forward(said),
        rina.react(said, "👍"),
        rina.delete(said),
        rina.edit(said, "lain"),
    ):
        with pytest.raises(CannotDoError, match="is deleted"):
            await attempt
    assert await rina.messages() == []


async def test_topics_that_are_closed_or_are_none(people: People) -> None:
    rina, budi = await people.person("Rina"), await people.person("Budi")
    forum = await people.group("Forum", creator=rina, is_forum=True)
    await forum.add(budi)
    topic = await forum.create_topic("Siaran")
    said = await budi.send("halo", chat=forum, topic=topic)
    await forum.close_topic(topic)
    with pytest.raises(CannotDoError, match="The topic Siaran is closed"):
        await budi.send("halo", chat=forum, topic=topic)
    with pytest.raises(CannotDoError, match="The topic Siaran is closed"):
        await budi.send("halo", chat=forum, reply_to=said)
    assert (await rina.send("pengumuman", chat=forum, topic=topic)).thread_id == topic
    with pytest.raises(CannotDoError, match="no topic 777"):
        await budi.send("halo", chat=forum, topic=777)


async def test_what_a_member_may_do_in_a_group(people: People) -> None:
    rina, budi = await people.person("Rina"), await people.person("Budi")
    group = await people.group("Humas", creator=rina)
    await group.add(budi)
    said = await rina.send("halo", chat=group)
    picture = await rina.send_photo(b"1", chat=group)
    own = await budi.send("hai", chat=group)
    await group.restrict(budi, permissions=["can_send_messages"])
    await budi.send("masih boleh", chat=group)
    for attempt in (
        budi.send_photo(b"1", chat=group),
        budi.send_document(b"1", name="surat.pdf", chat=group),
        budi.forward(picture, chat=group),
        budi.react(said, "👍"),
    ):
        with pytest.raises(CannotDoError, match="may not"):
            await attempt
    await group.kick(budi)
    for refused in (
        budi.messages(chat=group),
        budi.expect(chat=group, seconds=0),
        budi.react(said, "👍"),
        budi.forward(said),
        budi.edit(own, "lain"),
        budi.send("halo", chat=group),
    ):
        with pytest.raises(CannotDoError, match="Budi is not in Humas"):
            await refused
    with pytest.raises(CannotDoError, match="can't be forwarded"):
        await rina.forward((await group.messages())[-1])


async def test_calls_and_faults_can_be_reached(people: People, bot: Bot, rina: Person) -> None:
    await people.add_fault(Fault(kind=FaultKind.NOT_JSON, method="getMe"))
    with pytest.raises(Exception, match="Failed to decode"):
        await bot.get_me()
    await bot.send_message(rina.id, "Halo")
    (call,) = await people.calls("sendMessage")
    assert (call["bot"], call["outcome"], call["arguments"]["text"]) == ("siman_uji_bot", "ok", "Halo")
    await people.add_fault(Fault(kind=FaultKind.NOT_JSON))
    await people.clear_faults()
    assert (await bot.get_me()).is_bot


async def test_several_bots(people: People, url: str, bot: Bot) -> None:
    await people.add_bot("77:other", username="bot_lain", name="Lain")
    with pytest.raises(CannotDoError, match="Which bot"):
        await (await people.person("Rina")).start()
    budi = await people.person("Budi", bot="bot_lain")
    await budi.start()
    assert await bot.get_updates() == []
    async with Bot("77:other", session=session_for(url)) as other:
        assert len(await other.get_updates()) == 1
        await other.send_message(budi.id, "Halo")
    await budi.expect("Halo")


async def test_waiting_inside_the_process(sandbox: Sandbox, bot: Bot, rina: Person, group: Group) -> None:
    chat = sandbox.chat(rina)
    waiting = asyncio.create_task(sandbox.wait_for(lambda: len(chat.messages) == 2))
    await bot.send_message(rina.id, "Halo")
    await waiting
    assert sandbox.chat(group).messages
    with pytest.raises(AssertionError, match=r"within 0.05 s"):
        await sandbox.wait_for(lambda: False, seconds=0.05)


async def test_a_process_of_its_own() -> None:
    arguments = ("-m", "siman_bot.sandbox", "--port", "0", "--token", TOKEN, "--limits", "--penalty", "9")
    process = await asyncio.create_subprocess_exec(sys.executable, *arguments, stdout=asyncio.subprocess.PIPE)
    assert process.stdout
    url = (await process.stdout.readline()).decode().strip()
    async with (
        remote_people(url) as people,
        Bot(TOKEN, session=session_for(url)) as bot,
    ):
        rina = await people.person("Rina")
        await rina.start()
        await bot.send_message(rina.id, "Halo")
        await rina.expect("Halo")
        await bot.send_message(rina.id, "Halo")
        await bot.send_message(rina.id, "Halo")
        with pytest.raises(TelegramRetryAfter, match=r"(?:8|9) seconds"):
            await bot.send_message(rina.id, "Halo")
    process.send_signal(signal.SIGTERM)
    assert await process.wait() == 0


@pytest.mark.parametrize(("host", "reason"), [("127.0.0.1", "it is taken"), ("203.0.113.7", "assign requested")])
async def test_a_port_that_cannot_be_had_is_said_in_a_sentence(url: str, host: str, reason: str) -> None:
    arguments = ("-m", "siman_bot.sandbox", "--host", host, "--port", url.rpartition(":")[2], "--token", TOKEN)
    process = await asyncio.create_subprocess_exec(sys.executable, *arguments, stderr=asyncio.subprocess.PIPE)
    _, said = await process.communicate()
    assert process.returncode == 1
    assert reason in said.decode()
    assert len(said.decode().splitlines()) == 1
