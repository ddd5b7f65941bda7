"""Every kind of update, read by aiogram through getUpdates."""

import pytest
from aiogram import Bot
from aiogram.enums import ChatMemberStatus
from aiogram.types import (
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    Message,
    MessageOriginHiddenUser,
    MessageOriginUser,
    ReactionTypeEmoji,
    Update,
)

from siman_bot.sandbox import CannotDoError, Group, Person, Sandbox
from siman_bot.sandbox.rules.telegram_rules import UPDATE_KINDS

AGREE = InlineKeyboardMarkup(inline_keyboard=[[InlineKeyboardButton(text="Setuju", callback_data="agree")]])


async def updates(bot: Bot) -> list[Update]:
    """Everything that waits, acknowledged at once; from now on every kind is sent."""
    waiting = await bot.get_updates(allowed_updates=list(UPDATE_KINDS))
    if waiting:
        await bot.get_updates(offset=waiting[-1].update_id + 1)
    return waiting


async def messages(bot: Bot) -> list[Message]:
    return [update.message for update in await updates(bot) if update.message]


async def test_text_with_a_command(bot: Bot, rina: Person) -> None:
    (start,) = await messages(bot)
    assert start.text == "/start"
    assert start.from_user
    assert (start.from_user.id, start.from_user.language_code, start.from_user.is_bot) == (rina.id, "id", False)
    assert start.chat.type == "private"
    assert [(entity.type, entity.offset, entity.length) for entity in start.entities or []] == [("bot_command", 0, 6)]


async def test_update_ids_grow_and_stay_until_acknowledged(bot: Bot, rina: Person) -> None:
    await rina.send("Dua")
    first, second = await bot.get_updates()
    assert second.update_id == first.update_id + 1
    assert [update.update_id for update in await bot.get_updates(limit=1)] == [first.update_id]
    assert [update.update_id for update in await bot.get_updates(offset=second.update_id)] == [second.update_id]
    await rina.send("Tiga")
    assert [update.message.text for update in await bot.get_updates(offset=-1) if update.message] == ["Tiga"]
    assert len(await bot.get_updates()) == 1


async def test_photo_document_and_reply(bot: Bot, rina: Person) -> None:
    sent = await bot.send_message(rina.id, "Kirim buktinya")
    await updates(bot)
    await rina.send_photo(b"picture", caption="Ini #bukti", reply_to=await rina.last())
    await rina.send_document(b"a;b", name="rekap.csv", mime_type="text/csv")
    photo, document = await messages(bot)
    assert photo.photo
    assert photo.caption_entities
    assert photo.reply_to_message
    assert photo.reply_to_message.message_id == sent.message_id
    file = await bot.get_file(photo.photo[-1].file_id)
    assert file.file_path
    content = await bot.download_file(file.file_path)
    assert content
    assert content.read() == b"picture"
    assert document.document
    assert document.document.file_name == "rekap.csv"


async def test_other_files(bot: Bot, rina: Person) -> None:
    await updates(bot)
    await rina.send_video(b"film", name="iklan.mp4", size=51_000_000)
    for kind in ("animation", "voice", "sticker"):
        await rina.send_other(kind)
    video, animation, voice, sticker = await messages(bot)
    assert video.video
    assert (video.video.file_name, video.video.file_size) == ("iklan.mp4", 51_000_000)
    assert animation.animation
    assert animation.document
    assert animation.document.file_id == animation.animation.file_id
    assert voice.voice
    assert sticker.sticker


async def test_forwards(bot: Bot, rina: Person, group: Group, sandbox: Sandbox) -> None:
    budi = await sandbox.people.person("Budi")
    await group.add(budi)
    rumour = await budi.send("Katanya ...", chat=group)
    await updates(bot)
    await rina.forward(rumour)
    await rina.forward_text("Sebarkan!", origin_name="Nomor tak dikenal")
    known, hidden = await messages(bot)
    assert isinstance(known.forward_origin, MessageOriginUser)
    assert known.forward_origin.sender_user.id == budi.id
    assert isinstance(hidden.forward_origin, MessageOriginHiddenUser)
    assert hidden.forward_origin.sender_user_name == "Nomor tak dikenal"
    assert hidden.text == "Sebarkan!"


async def test_edited_message(bot: Bot, rina: Person) -> None:
    said = await rina.send("Satu")
    await updates(bot)
    await rina.edit(said, "Dua")
    (update,) = await updates(bot)
    assert update.edited_message
    assert update.edited_message.text == "Dua"
    assert update.edited_message.edit_date


async def test_callback_query(bot: Bot, rina: Person) -> None:
    sent = await bot.send_message(rina.id, "Setuju?", reply_markup=AGREE)
    await updates(bot)
    await rina.tap("Setuju", wait=False)
    (update,) = await updates(bot)
    query = update.callback_query
    assert query
    assert (query.data, query.from_user.id) == ("agree", rina.id)
    assert isinstance(query.message, Message)
    assert query.message.message_id == sent.message_id
    assert query.message.reply_markup


async def test_a_tap_on_a_keyboard_that_is_no_longer_there(bot: Bot, rina: Person) -> None:
    await bot.send_message(rina.id, "Setuju?", reply_markup=AGREE)
    shown = await rina.last()
    await bot.delete_message(rina.id, shown.message_id)
    await updates(bot)
    await rina.tap(message=shown, data="agree", wait=False)
    (update,) = await updates(bot)
    assert update.callback_query
    assert update.callback_query.message
    assert update.callback_query.message.date == 0 or not isinstance(update.callback_query.message, Message)


async def test_my_chat_member_in_private(bot: Bot, rina: Person) -> None:
    await updates(bot)
    await rina.block_bot()
    await rina.unblock_bot()
    blocked, unblocked = [update.my_chat_member for update in await updates(bot)]
    assert blocked
    assert unblocked
    assert blocked.new_chat_member.status == ChatMemberStatus.KICKED
    assert unblocked.new_chat_member.status == ChatMemberStatus.MEMBER
    assert blocked.chat.type == "private"


async def test_start_unblocks(bot: Bot, rina: Person) -> None:
    await rina.block_bot()
    await updates(bot)
    await rina.start()
    member, start = await updates(bot)
    assert member.my_chat_member
    assert start.message


async def test_my_chat_member_in_a_group(bot: Bot, sandbox: Sandbox, rina: Person) -> None:
    group = await sandbox.people.group("Humas", creator=rina)
    await updates(bot)
    await group.add_bot()
    await group.promote_bot()
    await group.restrict_bot()
    await group.kick_bot()
    changes = [update.my_chat_member for update in await updates(bot) if update.my_chat_member]
    assert [change.new_chat_member.status for change in changes] == [
        ChatMemberStatus.MEMBER,
        ChatMemberStatus.ADMINISTRATOR,
        ChatMemberStatus.RESTRICTED,
        ChatMemberStatus.KICKED,
    ]
    assert changes[0].old_chat_member.status == ChatMemberStatus.LEFT


async def test_chat_member_and_service_messages(bot: Bot, sandbox: Sandbox, group: Group) -> None:
    await updates(bot)
    budi = await sandbox.people.person("Budi")
    await group.add(budi)
    await budi.leave(group)
    came, hello, left, goodbye = await updates(bot)
    assert came.chat_member
    assert came.chat_member.new_chat_member.status == ChatMemberStatus.MEMBER
    assert hello.message
    assert hello.message.new_chat_members
    assert hello.message.new_chat_members[0].id == budi.id
    assert left.chat_member
    assert goodbye.message
    assert goodbye.message.left_chat_member


async def test_chat_join_request(bot: Bot, sandbox: Sandbox, rina: Person) -> None:
    group = await sandbox.people.group("Tertutup", creator=rina, join_by_request=True)
    await group.add_bot(admin=True)
    await updates(bot)
    budi = await sandbox.people.person("Budi")
    await budi.join(group, bio="Humas Kota Bandung")
    (update,) = await updates(bot)
    assert update.chat_join_request
    assert (update.chat_join_request.user_chat_id, update.chat_join_request.bio) == (budi.id, "Humas Kota Bandung")


async def test_message_reaction(bot: Bot, rina: Person) -> None:
    await bot.send_message(rina.id, "Halo")
    await updates(bot)
    await rina.react(await rina.last(), "👍")
    (update,) = await updates(bot)
    assert update.message_reaction
    (reaction,) = update.message_reaction.new_reaction
    assert isinstance(reaction, ReactionTypeEmoji)
    assert reaction.emoji == "👍"


async def test_kinds_that_come_only_when_asked_for(bot: Bot, sandbox: Sandbox, group: Group) -> None:
    await bot.get_updates()
    budi = await sandbox.people.person("Budi")
    await group.add(budi)
    assert not [update for update in await updates(bot) if update.chat_member]
    await bot.get_updates(allowed_updates=["callback_query"])
    await budi.send("Halo", chat=group)
    assert await bot.get_updates() == []


async def test_migration(bot: Bot, sandbox: Sandbox, rina: Person) -> None:
    basic = await sandbox.people.group("Humas", creator=rina, kind="group")
    await basic.add_bot()
    await updates(bot)
    supergroup = await basic.migrate()
    old, new = await messages(bot)
    assert (old.chat.id, old.migrate_to_chat_id) == (basic.id, supergroup.id)
    assert (new.chat.id, new.migrate_from_chat_id) == (supergroup.id, basic.id)
    assert new.chat.type == "supergroup"


async def test_a_bot_hears_what_people_pin(bot: Bot, sandbox: Sandbox, rina: Person, group: Group) -> None:
    budi = await sandbox.people.person("Budi")
    await group.add(budi)
    await group.demote_bot()
    said = await rina.send("Penting", chat=group)
    await updates(bot)
    with pytest.raises(CannotDoError, match="Budi may not pin"):
        await budi.pin(said)
    await rina.pin(said)
    (heard,) = await messages(bot)
    assert heard.pinned_message
    assert (heard.pinned_message.message_id, heard.from_user and heard.from_user.id) == (said.message_id, rina.id)
    pinned = (await bot.get_chat(group.id)).pinned_message
    assert pinned
    assert pinned.message_id == said.message_id
    await rina.unpin(said)
    assert (await bot.get_chat(group.id)).pinned_message is None
    with pytest.raises(CannotDoError, match="is not pinned"):
        await rina.unpin(said)
    await group.set_permissions(["can_send_messages", "can_pin_messages"])
    await budi.pin(said)
    await group.promote(budi, rights=["can_delete_messages"])
    with pytest.raises(CannotDoError, match="Budi may not pin"):
        await budi.unpin(said)


async def test_pins_in_a_private_chat(bot: Bot, rina: Person) -> None:
    sent = await bot.send_message(rina.id, "Penting")
    await updates(bot)
    await rina.pin((await rina.messages())[-1])
    (heard,) = await messages(bot)
    assert heard.pinned_message
    assert heard.pinned_message.message_id == sent.message_id


async def test_service_messages_of_topics(bot: Bot, sandbox: Sandbox, rina: Person) -> None:
    forum = await sandbox.people.group("Forum", creator=rina, is_forum=True)
    await forum.add_bot(admin=True)
    await updates(bot)
    topic = await forum.create_topic("Rilis")
    await rina.send("Halo", chat=forum, topic=topic)
    await forum.close_topic(topic)
    created, said, closed = await messages(bot)
    assert created.forum_topic_created
    assert (said.message_thread_id, said.is_topic_message) == (topic, True)
    assert closed.forum_topic_closed


async def test_an_album_from_a_person(bot: Bot, rina: Person) -> None:
    await updates(bot)
    for content in (b"1", b"2"):
        await rina.send_photo(content, media_group="77")
    assert [message.media_group_id for message in await messages(bot)] == ["77", "77"]
