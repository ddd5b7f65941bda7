"""A command in a group gets a sign there and its answer in private; nothing else is said in the group."""

from dataclasses import replace
from datetime import timedelta

from siman_bot.domain.people.roles import Role
from siman_bot.sandbox.people import Group
from siman_bot.sandbox.rules.faults import Fault, FaultKind
from siman_bot.sandbox.rules.telegram_rules import bad_request
from storage.tables import handed_in
from tests.sharing import make_item
from tests.town import USERNAME, Town


async def signs(town: Town, group: Group) -> list[str]:
    """The reactions of the bot in the group, oldest first, once one was tried."""
    await town.sandbox.wait_for(lambda: town.sandbox.calls.of("setMessageReaction", chat_id=group.id))
    return [call.outcome for call in town.sandbox.calls.of("setMessageReaction", chat_id=group.id)]


async def bots_words(group: Group) -> list[str]:
    return [one.text for one in await group.messages() if one.from_bot]


async def test_a_command_gets_one_sign_and_its_answer_in_private(town: Town) -> None:
    creator = await town.staff("Tono", Role.CENTRAL)
    group = await town.group("Humas", creator=creator)
    rina = await town.agreed("Rina")
    await group.add(rina)
    await group.expect("Bot SIMAN siap", earlier=True)
    said = await bots_words(group)
    await rina.send("/konten", chat=group)
    await rina.expect("konten", chat=None)
    assert await signs(town, group) == ["ok"]
    assert await bots_words(group) == said


async def test_chatter_and_commands_of_others_get_none(town: Town) -> None:
    creator = await town.staff("Tono", Role.CENTRAL)
    group = await town.group("Humas", creator=creator)
    rina = await town.agreed("Rina")
    await group.add(rina)
    for text in ("selamat pagi", "/konten@bot_lain", "/perintahlain"):
        await rina.send(text, chat=group)
    await rina.send("/konten", chat=group)
    await rina.expect("konten")
    assert await signs(town, group) == ["ok"], "of the last one alone"


async def test_whoever_never_opened_the_chat_is_invited_once_without_another_sign(town: Town) -> None:
    creator = await town.staff("Tono", Role.CENTRAL)
    group = await town.group("Humas", creator=creator)
    asing = await town.person("Asing")
    await group.add(asing)
    await asing.send("/konten", chat=group)
    await group.expect("obrolan pribadi", button="Buka obrolan pribadi")
    await creator.send("/konten", chat=group)
    await creator.expect("konten")
    assert await signs(town, group) == ["ok"], "of the second alone"


async def test_a_reply_with_a_command_takes_what_it_replies_to(town: Town) -> None:
    """R9: who wrote it isn't kept. R11: it is taken for the command alone."""
    creator = await town.staff("Tono", Role.CENTRAL)
    group = await town.group("Humas", creator=creator)
    rina, budi = await town.agreed("Rina"), await town.agreed("Budi")
    for person in (rina, budi):
        await group.add(person)
    post = await budi.send("Beras plastik beredar di pasar!", chat=group)
    await rina.send(f"/lapor@{USERNAME} tolong dicek", chat=group, reply_to=post)
    preview = await rina.expect("akan dikirim")
    assert "Beras plastik beredar di pasar!" in preview.text
    assert "tolong dicek" in preview.text
    await rina.tap("Kirim laporan")
    await rina.expect("nomor tiket")
    assert "Budi" not in preview.text

    item = await make_item(town, "Imunisasi")
    code = await budi.send(f"Ini benar? {item.code}", chat=group)
    await rina.send("/cek", chat=group, reply_to=code)
    await rina.expect(item.code)
    async with town.database.read() as connection:
        assert (await connection.execute(handed_in.select())).all() == []


async def test_a_photo_is_taken_with_its_words(town: Town) -> None:
    creator = await town.staff("Tono", Role.CENTRAL)
    group = await town.group("Humas", creator=creator)
    rina = await town.agreed("Rina")
    await group.add(rina)
    post = await creator.send_photo(b"gambar", caption="Kabar aneh", chat=group)
    await rina.send("/lapor", chat=group, reply_to=post)
    preview = await rina.expect("akan dikirim")
    assert "Kabar aneh" in preview.text
    assert "foto" in preview.text.casefold()


async def test_where_nobody_may_react_a_short_line_says_it_and_goes_away(town: Town) -> None:
    creator = await town.staff("Tono", Role.CENTRAL)
    group = await town.group("Humas", creator=creator)
    rina = await town.agreed("Rina")
    await group.add(rina)
    await group.expect("Bot SIMAN siap", earlier=True)
    before = await bots_words(group)
    refusal = bad_request("REACTION_INVALID")
    fault = Fault(kind=FaultKind.REFUSE, method="setMessageReaction", chat_id=group.id, refusal=refusal, times=None)
    town.sandbox.faults.add(fault)
    command = await rina.send("/konten", chat=group)
    await rina.expect("konten", chat=None)
    await town.sandbox.wait_for(lambda: town.sandbox.calls.of("deleteMessage", chat_id=group.id))
    assert await bots_words(group) == before
    (line,) = [one for one in await group.messages(deleted=True) if one.text == "Jawabannya di chat pribadi Anda."]
    assert line.raw["reply_to_message"]["message_id"] == command.message_id
    (call,) = town.sandbox.calls.of("sendMessage", chat_id=group.id)[-1:]
    assert call.arguments["disable_notification"] == "true"


async def test_a_line_goes_with_the_bot(town: Town) -> None:
    creator = await town.staff("Tono", Role.CENTRAL)
    group = await town.group("Humas", creator=creator)
    fault = Fault(
        kind=FaultKind.REFUSE,
        method="setMessageReaction",
        chat_id=group.id,
        refusal=bad_request("REACTION_INVALID"),
    )
    town.tempo = replace(town.tempo, fading=timedelta(hours=1))
    await town.restart()
    town.sandbox.faults.add(fault)
    await creator.send("/konten", chat=group)
    await group.expect("Jawabannya di chat pribadi")
    await town.stop()
    assert "Jawabannya" not in "".join(await bots_words(group))
