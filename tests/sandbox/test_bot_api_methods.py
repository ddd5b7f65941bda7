"""Every method, asked by aiogram, whose models accept nothing but the Bot API's shapes."""

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import aiohttp
import pytest
from aiogram import Bot
from aiogram.enums import ChatMemberStatus, ParseMode
from aiogram.exceptions import (
    TelegramAPIError,
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramNotFound,
    TelegramUnauthorizedError,
)
from aiogram.methods import GetUserProfilePhotos
from aiogram.types import (
    BotCommand,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
    BotCommandScopeChatMember,
    BufferedInputFile,
    CopyTextButton,
    ForceReply,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaDocument,
    InputMediaPhoto,
    InputMediaVideo,
    LinkPreviewOptions,
    MenuButtonCommands,
    ReactionTypeEmoji,
    ReplyParameters,
)
from time_machine import travel

from siman_bot.sandbox import Group, Person, Sandbox
from siman_bot.sandbox.botapi.table import METHODS
from siman_bot.sandbox.rules.telegram_rules import MEMBER_PERMISSIONS
from tests.sandbox.conftest import TOKEN

PICTURE = BufferedInputFile(b"\x89PNG picture", "poster.png")


def keyboard(*buttons: InlineKeyboardButton) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup(inline_keyboard=[[button] for button in buttons])


AGREE = InlineKeyboardButton(text="Setuju", callback_data="agree")


def test_no_method_is_left_out_here() -> None:
    tests = [path.read_text() for path in Path(__file__).parent.glob("test_*.py")]
    called = {name.replace("_", "") for test in tests for name in re.findall(r"\bawait bot\.([a-z_]+)\(", test)}
    assert called - {"downloadfile"} == set(METHODS)


async def test_get_me(bot: Bot) -> None:
    me = await bot.get_me()
    assert (me.id, me.username, me.is_bot, me.can_read_all_group_messages) == (4242, "siman_uji_bot", True, False)


async def test_unknown_token_and_unknown_method(bot: Bot, url: str) -> None:
    with pytest.raises(TelegramNotFound, match="method not found"):
        await bot(GetUserProfilePhotos(user_id=1))
    stranger = Bot("99:nobody", session=bot.session)
    with pytest.raises(TelegramUnauthorizedError):
        await stranger.get_me()


async def test_send_message_with_everything(bot: Bot, rina: Person) -> None:
    first = await bot.send_message(rina.id, "Halo")
    sent = await bot.send_message(
        rina.id,
        "<b>Rilis</b> baru di https://siman.go.id #kominfo",
        parse_mode=ParseMode.HTML,
        link_preview_options=LinkPreviewOptions(is_disabled=True),
        reply_parameters=ReplyParameters(message_id=first.message_id),
        reply_markup=keyboard(
            AGREE,
            InlineKeyboardButton(text="Buka", url="https://t.me/siman_uji_bot?start=abc"),
            InlineKeyboardButton(text="Salin", copy_text=CopyTextButton(text="kalimat")),
        ),
    )
    assert sent.text == "Rilis baru di https://siman.go.id #kominfo"
    assert [entity.type for entity in sent.entities or []] == ["bold", "url", "hashtag"]
    assert sent.reply_to_message
    assert sent.reply_to_message.message_id == first.message_id
    assert sent.from_user
    assert sent.from_user.id == 4242
    shown = await rina.last()
    assert shown.html == "<b>Rilis</b> baru di https://siman.go.id #kominfo"
    assert shown.labels == ["Setuju", "Buka", "Salin"]


@pytest.mark.parametrize(
    ("text", "reason"),
    [("x" * 4097, "message is too long"), ("   ", "message text is empty"), ("😀" * 2049, "message is too long")],
)
async def test_text_is_1_to_4096_units(bot: Bot, rina: Person, text: str, reason: str) -> None:
    with pytest.raises(TelegramBadRequest, match=reason):
        await bot.send_message(rina.id, text)


async def test_length_counts_after_parsing(bot: Bot, rina: Person) -> None:
    sent = await bot.send_message(rina.id, "<b>" + "&amp;" * 4096 + "</b>", parse_mode=ParseMode.HTML)
    assert sent.text == "&" * 4096


@pytest.mark.parametrize(
    ("button", "reason"),
    [
        (InlineKeyboardButton(text="x", callback_data="é" * 33), "BUTTON_DATA_INVALID"),
        (InlineKeyboardButton(text="x", copy_text=CopyTextButton(text="x" * 257)), "BUTTON_COPY_TEXT_INVALID"),
        (InlineKeyboardButton(text="x", url="not a link"), "Wrong HTTP URL"),
        (InlineKeyboardButton(text="x"), "Text buttons are unallowed"),
        (InlineKeyboardButton(text=" ", callback_data="x"), "button text must be non-empty"),
    ],
)
async def test_buttons_are_checked(bot: Bot, rina: Person, button: InlineKeyboardButton, reason: str) -> None:
    with pytest.raises(TelegramBadRequest, match=reason):
        await bot.send_message(rina.id, "Halo", reply_markup=keyboard(button))


async def test_64_bytes_of_callback_data_pass(bot: Bot, rina: Person) -> None:
    button = InlineKeyboardButton(text="x", callback_data="é" * 32)
    await bot.send_message(rina.id, "Halo", reply_markup=keyboard(button))


async def test_nobody_to_send_to(bot: Bot, sandbox: Sandbox, rina: Person) -> None:
    stranger = await sandbox.people.person("Budi")
    with pytest.raises(TelegramForbiddenError, match="can't initiate conversation"):
        await bot.send_message(stranger.id, "Halo")
    with pytest.raises(TelegramBadRequest, match="chat not found"):
        await bot.send_message(5, "Halo")
    with pytest.raises(TelegramBadRequest, match="chat not found"):
        await bot.send_message(-1001, "Halo")
    with pytest.raises(TelegramForbiddenError, match="can't send messages to bots"):
        await bot.send_message(4242, "Halo")
    await rina.block_bot()
    with pytest.raises(TelegramForbiddenError, match="bot was blocked by the user"):
        await bot.send_message(rina.id, "Halo")
    await rina.unblock_bot()
    await bot.send_message(rina.id, "Halo")
    await rina.deactivate()
    with pytest.raises(TelegramForbiddenError, match="user is deactivated"):
        await bot.send_message(rina.id, "Halo")


async def test_groups_that_do_not_let_the_bot_write(bot: Bot, sandbox: Sandbox, group: Group, rina: Person) -> None:
    await group.demote_bot()
    await group.restrict_bot()
    with pytest.raises(TelegramBadRequest, match="not enough rights to send text messages to the chat"):
        await bot.send_message(group.id, "Halo")
    await group.restrict_bot(permissions=["can_send_messages"])
    await bot.send_message(group.id, "Halo")
    with pytest.raises(TelegramBadRequest, match="not enough rights to send photos"):
        await bot.send_photo(group.id, PICTURE)
    await group.kick_bot()
    with pytest.raises(TelegramForbiddenError, match="bot was kicked from the supergroup chat"):
        await bot.send_message(group.id, "Halo")
    await group.add_bot()
    await group.set_permissions(set(MEMBER_PERMISSIONS) - {"can_send_messages"})
    with pytest.raises(TelegramBadRequest, match="not enough rights"):
        await bot.send_message(group.id, "Halo")
    await bot.leave_chat(group.id)
    with pytest.raises(TelegramForbiddenError, match="bot is not a member of the supergroup chat"):
        await bot.send_message(group.id, "Halo")
    basic = await sandbox.people.group("Lama", creator=rina, kind="group")
    await basic.add_bot()
    await basic.kick_bot()
    with pytest.raises(TelegramForbiddenError, match="bot was kicked from the group chat"):
        await bot.send_message(basic.id, "Halo")
    await basic.delete()
    with pytest.raises(TelegramForbiddenError, match="the group chat was deleted"):
        await bot.send_message(basic.id, "Halo")


async def test_edit_message_text(bot: Bot, rina: Person) -> None:
    sent = await bot.send_message(rina.id, "Satu", reply_markup=keyboard(AGREE))
    with pytest.raises(TelegramBadRequest, match="message is not modified"):
        await bot.edit_message_text("Satu", chat_id=rina.id, message_id=sent.message_id, reply_markup=keyboard(AGREE))
    edited = await bot.edit_message_text("Dua", chat_id=rina.id, message_id=sent.message_id)
    assert not isinstance(edited, bool)
    assert edited.edit_date
    shown = await rina.last()
    assert (shown.text, shown.buttons, shown.edits) == ("Dua", [], 1)
    with pytest.raises(TelegramBadRequest, match="message to edit not found"):
        await bot.edit_message_text("Dua", chat_id=rina.id, message_id=999)
    with pytest.raises(TelegramBadRequest, match="message can't be edited"):
        await bot.edit_message_text("Dua", chat_id=rina.id, message_id=1)


async def test_a_question_that_forces_a_reply_has_no_buttons_and_stays(bot: Bot, rina: Person) -> None:
    asked = await bot.send_message(
        rina.id, "Judulnya?", reply_markup=ForceReply(force_reply=True, input_field_placeholder="Judul")
    )
    assert asked.reply_markup is None
    shown = await rina.last()
    assert (shown.forced_reply, shown.labels) == ("Judul", [])
    with pytest.raises(TelegramBadRequest, match="message can't be edited"):
        await bot.edit_message_text("Dua", chat_id=rina.id, message_id=asked.message_id)
    await bot.send_message(rina.id, "Satu", reply_markup=keyboard(AGREE))
    assert (await rina.last()).forced_reply is None


async def test_edit_reply_markup_and_caption(bot: Bot, rina: Person) -> None:
    sent = await bot.send_photo(rina.id, PICTURE, caption="Satu")
    await bot.edit_message_reply_markup(chat_id=rina.id, message_id=sent.message_id, reply_markup=keyboard(AGREE))
    assert (await rina.last()).labels == ["Setuju"]
    edited = await bot.edit_message_caption(chat_id=rina.id, message_id=sent.message_id, caption="Dua")
    assert not isinstance(edited, bool)
    assert edited.caption == "Dua"
    with pytest.raises(TelegramBadRequest, match="there is no text in the message to edit"):
        await bot.edit_message_text("Dua", chat_id=rina.id, message_id=sent.message_id)
    with pytest.raises(TelegramBadRequest, match="message caption is too long"):
        await bot.edit_message_caption(chat_id=rina.id, message_id=sent.message_id, caption="x" * 1025)


async def test_delete_message(bot: Bot, rina: Person, group: Group, sandbox: Sandbox) -> None:
    sent = await bot.send_message(rina.id, "Halo")
    assert await bot.delete_message(rina.id, sent.message_id)
    assert (await rina.messages(deleted=True))[-1].deleted
    for method in (
        bot.delete_message(rina.id, sent.message_id),
        bot.send_message(rina.id, "x", reply_parameters=ReplyParameters(message_id=sent.message_id)),
    ):
        with pytest.raises(TelegramBadRequest, match="not found"):
            await method
    said = await rina.send("Halo", chat=group)
    await group.demote_bot()
    with pytest.raises(TelegramBadRequest, match="message can't be deleted"):
        await bot.delete_message(group.id, said.message_id)


async def test_delete_messages(bot: Bot, rina: Person, group: Group) -> None:
    sent = [await bot.send_message(group.id, str(number)) for number in range(3)]
    said = await rina.send("Halo", chat=group)
    await group.demote_bot()
    ids = [message.message_id for message in sent]
    with pytest.raises(TelegramBadRequest, match="message can't be deleted"):
        await bot.delete_messages(group.id, [*ids, said.message_id])
    assert await bot.delete_messages(group.id, [*ids[:2], 999])
    assert [message.message_id for message in await group.messages() if message.from_bot] == ids[2:]
    for wrong in ([], list(range(101))):
        with pytest.raises(TelegramBadRequest, match="message identifiers"):
            await bot.delete_messages(group.id, wrong)


async def test_own_messages_can_be_deleted_for_48_hours(bot: Bot, rina: Person) -> None:
    with travel(datetime.now(UTC), tick=True) as clock:
        sent = await bot.send_message(rina.id, "Halo")
        clock.shift(timedelta(hours=49))
        with pytest.raises(TelegramBadRequest, match="can't be deleted for everyone"):
            await bot.delete_message(rina.id, sent.message_id)


async def test_forward_and_copy(bot: Bot, rina: Person, group: Group) -> None:
    said = await rina.send("Ada kabar di https://contoh.id/berita")
    forwarded = await bot.forward_message(group.id, rina.id, said.message_id)
    assert forwarded.forward_origin
    assert forwarded.forward_origin.type == "user"
    copied = await bot.copy_message(group.id, rina.id, said.message_id, reply_markup=keyboard(AGREE))
    shown = await group.creator.last(chat=group)
    assert (shown.message_id, shown.text, shown.labels) == (copied.message_id, said.text, ["Setuju"])
    with pytest.raises(TelegramBadRequest, match="message to forward not found"):
        await bot.forward_message(group.id, rina.id, 999)
    with pytest.raises(TelegramBadRequest, match="message to copy not found"):
        await bot.copy_message(group.id, rina.id, 999)


async def test_many_are_forwarded_and_copied_at_once(bot: Bot, rina: Person, group: Group) -> None:
    said = await rina.send("Satu")
    photo = await rina.send_photo(b"1", caption="Dua")
    ids = [photo.message_id, said.message_id, 999]
    forwarded = await bot.forward_messages(group.id, rina.id, ids)
    copied = await bot.copy_messages(group.id, rina.id, ids, remove_caption=True)
    shown = {message.message_id: message for message in await group.messages()}
    assert [shown[one.message_id].text for one in forwarded] == ["Satu", "Dua"]
    assert all("forward_origin" in shown[one.message_id].raw for one in forwarded)
    assert [(shown[one.message_id].text, "photo" in shown[one.message_id].raw) for one in copied] == [
        ("Satu", False),
        ("", True),
    ]
    with pytest.raises(TelegramBadRequest, match="message to forward not found"):
        await bot.forward_messages(group.id, rina.id, [999])
    with pytest.raises(TelegramBadRequest, match="message identifiers are not specified"):
        await bot.copy_messages(group.id, rina.id, [])


async def test_files_there_and_back(bot: Bot, rina: Person) -> None:
    sent = await bot.send_photo(rina.id, PICTURE, caption="<i>Poster</i>", parse_mode=ParseMode.HTML)
    assert sent.photo
    assert sent.caption == "Poster"
    again = await bot.send_photo(rina.id, sent.photo[-1].file_id)
    assert again.photo
    file = await bot.get_file(again.photo[-1].file_id)
    assert file.file_path
    content = await bot.download_file(file.file_path)
    assert content
    assert content.read() == b"\x89PNG picture"
    document = await bot.send_document(rina.id, BufferedInputFile(b"a;b", "rekap.csv"))
    assert document.document
    assert (document.document.file_name, document.document.file_size) == ("rekap.csv", 3)
    with pytest.raises(TelegramBadRequest, match="wrong remote file identifier"):
        await bot.send_photo(rina.id, "no-such-file")
    with pytest.raises(TelegramBadRequest, match="invalid file_id"):
        await bot.get_file("no-such-file")


async def test_album(bot: Bot, rina: Person) -> None:
    media = [InputMediaPhoto(media=BufferedInputFile(b"1", "1.jpg"), caption="Satu")]
    with pytest.raises(TelegramBadRequest, match="2-10 items"):
        await bot.send_media_group(rina.id, list(media))
    sent = await bot.send_media_group(rina.id, [*media, InputMediaPhoto(media=BufferedInputFile(b"2", "2.jpg"))])
    assert len({message.media_group_id for message in sent}) == 1
    assert len({message.message_id for message in sent}) == 2
    assert [message.caption for message in sent] == ["Satu", None]


async def test_an_album_of_photos_and_videos_by_their_ids(bot: Bot, group: Group, rina: Person) -> None:
    shown = await rina.send_video(b"film", name="iklan.mp4", media_group="7")
    video = shown.raw["video"]["file_id"]
    photo = (await rina.send_photo(b"1", media_group="7")).raw["photo"][0]["file_id"]
    sent = await bot.send_video(rina.id, video, caption="Iklan")
    assert sent.video
    assert (sent.video.file_id, sent.video.file_name, sent.caption) == (video, "iklan.mp4", "Iklan")
    album = await bot.send_media_group(group.id, [InputMediaPhoto(media=photo), InputMediaVideo(media=video)])
    assert [bool(message.video) for message in album] == [False, True]
    with pytest.raises(TelegramBadRequest, match="can't use the media of the specified type"):
        await bot.send_media_group(group.id, [InputMediaPhoto(media=photo), InputMediaDocument(media=photo)])
    with pytest.raises(TelegramBadRequest, match="can't use file of type Photo as Document"):
        await bot.send_document(group.id, photo)
    await group.demote_bot()
    await group.restrict_bot(permissions=["can_send_messages", "can_send_photos"])
    with pytest.raises(TelegramBadRequest, match="not enough rights to send videos to the chat"):
        await bot.send_media_group(group.id, [InputMediaPhoto(media=photo), InputMediaVideo(media=video)])


async def test_a_voice_message(bot: Bot, group: Group, rina: Person) -> None:
    sent = await bot.send_voice(rina.id, BufferedInputFile(b"spoken", "suara.ogg"), caption="Pesan")
    assert sent.voice
    assert (await bot.forward_message(rina.id, rina.id, sent.message_id)).voice
    await group.demote_bot()
    await group.restrict_bot(permissions=["can_send_messages"])
    with pytest.raises(TelegramBadRequest, match="not enough rights to send voice notes to the chat"):
        await bot.send_voice(group.id, sent.voice.file_id)


async def test_sounds_and_moving_pictures(bot: Bot, group: Group, rina: Person) -> None:
    file = BufferedInputFile(b"sounds", "lagu.mp3")
    audio = (await bot.send_audio(rina.id, file)).audio
    animation = (await bot.send_animation(rina.id, file)).animation
    note = (await bot.send_video_note(rina.id, file)).video_note
    assert audio and animation and note  # noqa: PT018 - each as what it was sent
    await group.demote_bot()
    await group.restrict_bot(permissions=["can_send_messages"])
    with pytest.raises(TelegramBadRequest, match="not enough rights to send audios to the chat"):
        await bot.send_audio(group.id, audio.file_id)
    with pytest.raises(TelegramBadRequest, match="not enough rights to send animations to the chat"):
        await bot.send_animation(group.id, animation.file_id)
    with pytest.raises(TelegramBadRequest, match="not enough rights to send video notes to the chat"):
        await bot.send_video_note(group.id, note.file_id)


async def test_pins(bot: Bot, group: Group) -> None:
    sent = await bot.send_message(group.id, "Penting")
    assert await bot.pin_chat_message(group.id, sent.message_id)
    pinned = (await bot.get_chat(group.id)).pinned_message
    assert pinned
    assert pinned.message_id == sent.message_id
    assert await bot.unpin_chat_message(group.id, message_id=sent.message_id)
    with pytest.raises(TelegramBadRequest, match="message to unpin not found"):
        await bot.unpin_chat_message(group.id)
    for _ in range(2):
        said = await bot.send_message(group.id, "Penting juga")
        await bot.pin_chat_message(group.id, said.message_id)
    assert await bot.unpin_all_chat_messages(group.id)
    assert (await bot.get_chat(group.id)).pinned_message is None
    await group.demote_bot()
    with pytest.raises(TelegramBadRequest, match="not enough rights to manage pinned messages"):
        await bot.pin_chat_message(group.id, sent.message_id)


async def test_chat_action_and_reaction(bot: Bot, rina: Person) -> None:
    said = await rina.send("Halo")
    assert await bot.send_chat_action(rina.id, "typing")
    assert await bot.set_message_reaction(rina.id, said.message_id, [ReactionTypeEmoji(emoji="👍")])
    with pytest.raises(TelegramBadRequest, match="REACTION_INVALID"):
        await bot.set_message_reaction(rina.id, said.message_id, [ReactionTypeEmoji(emoji="🥕")])


async def test_chats_and_members(bot: Bot, sandbox: Sandbox, group: Group, rina: Person) -> None:
    budi = await sandbox.people.person("Budi")
    assert (await bot.get_chat_member(group.id, budi.id)).status == ChatMemberStatus.LEFT
    await group.add(budi)
    assert (await bot.get_chat(group.id)).title == "Humas Jawa Barat"
    assert (await bot.get_chat(rina.id)).first_name == "Rina"
    statuses = {person.id: (await bot.get_chat_member(group.id, person.id)).status for person in (rina, budi)}
    assert statuses == {rina.id: ChatMemberStatus.CREATOR, budi.id: ChatMemberStatus.MEMBER}
    assert {admin.user.id for admin in await bot.get_chat_administrators(group.id)} == {rina.id, 4242}
    assert await bot.get_chat_member_count(group.id) == 3
    await group.restrict(budi)
    assert (await bot.get_chat_member(group.id, budi.id)).status == ChatMemberStatus.RESTRICTED
    await group.kick(budi)
    assert (await bot.get_chat_member(group.id, budi.id)).status == ChatMemberStatus.KICKED
    with pytest.raises(TelegramBadRequest, match="user not found"):
        await bot.get_chat_member(group.id, 5)


async def test_join_requests(bot: Bot, sandbox: Sandbox, rina: Person) -> None:
    group = await sandbox.people.group("Tertutup", creator=rina, join_by_request=True)
    await group.add_bot(admin=True)
    budi, sari = [await sandbox.people.person(name) for name in ("Budi", "Sari")]
    await budi.join(group)
    await sari.join(group)
    await bot.send_message(budi.id, "Sebentar, ya")
    assert await bot.approve_chat_join_request(group.id, budi.id)
    assert await bot.decline_chat_join_request(group.id, sari.id)
    assert (await bot.get_chat_member(group.id, budi.id)).status == ChatMemberStatus.MEMBER
    assert (await bot.get_chat_member(group.id, sari.id)).status == ChatMemberStatus.LEFT
    with pytest.raises(TelegramBadRequest, match="HIDE_REQUESTER_MISSING"):
        await bot.approve_chat_join_request(group.id, sari.id)


async def test_topics(bot: Bot, sandbox: Sandbox, rina: Person) -> None:
    forum = await sandbox.people.group("Forum", creator=rina, is_forum=True)
    await forum.add_bot(admin=True)
    topic = await bot.create_forum_topic(forum.id, "Rilis")
    sent = await bot.send_message(forum.id, "Halo", message_thread_id=topic.message_thread_id)
    assert sent.is_topic_message
    with pytest.raises(TelegramBadRequest, match="message thread not found"):
        await bot.send_message(forum.id, "Halo", message_thread_id=777)
    assert await bot.edit_forum_topic(forum.id, topic.message_thread_id, name="Siaran")
    assert (await rina.last(chat=forum)).raw["forum_topic_edited"] == {"name": "Siaran"}
    with pytest.raises(TelegramBadRequest, match="TOPIC_NOT_MODIFIED"):
        await bot.edit_forum_topic(forum.id, topic.message_thread_id, name="Siaran")
    spare = await bot.create_forum_topic(forum.id, "Sementara")
    await bot.send_message(forum.id, "Halo", message_thread_id=spare.message_thread_id)
    assert await bot.delete_forum_topic(forum.id, spare.message_thread_id)
    assert spare.message_thread_id not in {message.thread_id for message in await forum.messages()}
    with pytest.raises(TelegramBadRequest, match="message thread not found"):
        await bot.delete_forum_topic(forum.id, spare.message_thread_id)
    assert await bot.close_forum_topic(forum.id, topic.message_thread_id)
    with pytest.raises(TelegramBadRequest, match="TOPIC_NOT_MODIFIED"):
        await bot.close_forum_topic(forum.id, topic.message_thread_id)
    await forum.demote_bot()
    with pytest.raises(TelegramBadRequest, match="TOPIC_CLOSED"):
        await bot.send_message(forum.id, "Halo", message_thread_id=topic.message_thread_id)
    await forum.promote_bot()
    assert await bot.reopen_forum_topic(forum.id, topic.message_thread_id)
    with pytest.raises(TelegramBadRequest, match="TOPIC_NOT_MODIFIED"):
        await bot.reopen_forum_topic(forum.id, topic.message_thread_id)
    await forum.demote_bot()
    await bot.send_message(forum.id, "Halo", message_thread_id=topic.message_thread_id)


async def test_commands_by_scope_and_language(bot: Bot, rina: Person) -> None:
    help_command = BotCommand(command="bantuan", description="Bantuan")
    private = BotCommandScopeAllPrivateChats()
    assert await bot.set_my_commands([help_command], scope=private, language_code="id")
    (shown,) = await bot.get_my_commands(scope=private, language_code="id")
    assert (shown.command, shown.description) == ("bantuan", "Bantuan")
    assert await bot.get_my_commands(scope=private) == []
    assert await bot.get_my_commands() == []
    chat = BotCommandScopeChat(chat_id=rina.id)
    await bot.set_my_commands([help_command], scope=chat)
    assert await bot.delete_my_commands(scope=chat)
    assert await bot.get_my_commands(scope=chat) == []
    with pytest.raises(TelegramBadRequest, match="BOT_COMMAND_INVALID"):
        await bot.set_my_commands([BotCommand(command="Bantuan!", description="x")])
    with pytest.raises(TelegramBadRequest, match="BOT_COMMANDS_TOO_MUCH"):
        await bot.set_my_commands([help_command] * 101)


@pytest.mark.parametrize(
    ("scope", "reason"),
    [
        ({"type": "chat"}, 'Can\'t find field "chat_id"'),
        ({"type": "chat", "chat_id": ""}, "Empty chat_id specified"),
        ({"type": "chat", "chat_id": 5}, "chat not found"),
        ({"type": "chat", "chat_id": "@nobody_here"}, "chat not found"),
        ({"type": "chat", "chat_id": [1]}, "chat not found"),
        ({"type": "chat_administrators", "chat_id": "RINA"}, "can't use specified scope in private chats"),
        ({"type": "chat_member", "chat_id": "GROUP"}, 'Can\'t find field "user_id"'),
        ({"type": "chat_member", "chat_id": "GROUP", "user_id": 0}, "Invalid user_id specified"),
        ({"type": "chat_member", "chat_id": "GROUP", "user_id": 5}, "user not found"),
        ({"type": "everyone"}, "Unsupported type specified"),
        ({"type": ["chat"]}, "Unsupported type specified"),
        ([], "BotCommandScope must be an Object"),
        ("{", "can't parse BotCommandScope JSON object"),
    ],
)
async def test_scopes_of_commands_are_checked(url: str, rina: Person, group: Group, scope: object, reason: str) -> None:
    if isinstance(scope, dict):
        names = {"RINA": rina.id, "GROUP": group.id}
        scope = {key: names.get(value, value) if isinstance(value, str) else value for key, value in scope.items()}
    async with aiohttp.ClientSession() as session:
        for method in ("setMyCommands", "getMyCommands", "deleteMyCommands"):
            body = {"commands": [{"command": "bantuan", "description": "Bantuan"}], "scope": scope}
            async with session.post(f"{url}/bot{TOKEN}/{method}", json=body) as response:
                answer = await response.json()
            assert (answer["error_code"], answer["description"].endswith(reason)) == (400, True), answer


async def test_a_scope_is_the_same_however_its_chat_is_named(bot: Bot, sandbox: Sandbox, rina: Person) -> None:
    group = await sandbox.people.group("Humas", creator=rina, username="humas_jabar")
    await group.add_bot()
    command = BotCommand(command="grup", description="Grup")
    await bot.set_my_commands([command], scope=BotCommandScopeChatMember(chat_id=str(group.id), user_id=rina.id))
    (shown,) = await bot.get_my_commands(scope=BotCommandScopeChatMember(chat_id="@humas_jabar", user_id=rina.id))
    assert shown.command == "grup"


async def test_profile(bot: Bot, rina: Person) -> None:
    assert await bot.set_my_name("SIMAN", language_code="id")
    assert (await bot.get_my_name(language_code="id")).name == "SIMAN"
    assert await bot.set_my_description("Jejaring humas")
    assert (await bot.get_my_description(language_code="en")).description == "Jejaring humas"
    assert await bot.set_my_short_description("Humas")
    assert (await bot.get_my_short_description()).short_description == "Humas"
    assert await bot.set_chat_menu_button(chat_id=rina.id, menu_button=MenuButtonCommands())
    assert (await bot.get_chat_menu_button(chat_id=rina.id)).type == "commands"


async def test_log_out_and_close(bot: Bot) -> None:
    assert await bot.close()
    assert await bot.log_out()


async def test_a_tap_is_answered_once_and_in_time(bot: Bot, sandbox: Sandbox, rina: Person) -> None:
    await bot.send_message(rina.id, "Halo", reply_markup=keyboard(AGREE))
    await rina.tap("Setuju", wait=False)
    query = (await bot.get_updates())[-1].callback_query
    assert query
    with pytest.raises(TelegramAPIError, match="MESSAGE_TOO_LONG"):
        await bot.answer_callback_query(query.id, "x" * 201)
    assert await bot.answer_callback_query(query.id, "Terima kasih", show_alert=True)
    with pytest.raises(TelegramBadRequest, match="query is too old"):
        await bot.answer_callback_query(query.id)
