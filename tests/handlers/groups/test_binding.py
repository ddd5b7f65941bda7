"""/grup: who binds which group to which place, moves it, releases it."""

from sqlalchemy.ext.asyncio import AsyncConnection

from siman_bot.domain.groups.group import GroupState
from siman_bot.domain.people.roles import Role
from siman_bot.domain.places import NATION, Scope
from storage import audit
from storage.groups import bound_groups
from tests.handlers.groups.bound import JAKARTA, WEST, becomes, bind, happen, own_bot
from tests.town import Town
from tests.writing import bound_group

CENTRAL_JAKARTA = Scope.parse("regency:31.71")
BALI = Scope.parse("province:51")
ANONYMOUS_ADMIN = {"id": 1087968824, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"}


async def acts(connection: AsyncConnection, act: str) -> int:
    return sum(row is not None and row.act == act for row in await audit.all_rows(connection))


async def test_an_admin_binds_a_group_by_going_down_to_a_regency(town: Town) -> None:
    """R12: the binding is in the audit rows."""
    rina = await town.staff("Rina", Role.REGIONAL_ADMIN, WEST)
    group = await town.group("Humas Jakarta", creator=rina)
    await group.expect("ketik /grup")
    await rina.send("/grup", chat=group)
    await rina.expect("Humas Jakarta", button="Hubungkan ke sini")
    for _ in range(2):
        await rina.tap("›")
    await rina.tap("Jakarta")
    await rina.expect(button="Hubungkan ke DKI Jakarta")
    await rina.tap("Jakarta Pusat")
    await rina.expect(button="Diskominfo")
    await rina.tap("Kembali")
    await rina.expect(button="Jakarta Utara")
    await rina.tap("Jakarta Pusat")
    confirmation = await rina.expect("Hubungkan grup ini ke Kota Administrasi Jakarta Pusat?")
    await rina.tap("Hubungkan ke")
    await rina.expect("sekarang terhubung ke Kota Administrasi Jakarta Pusat")
    await group.expect("Grup ini terhubung ke Kota Administrasi Jakarta Pusat.")

    again = await rina.tap(message=confirmation, data=confirmation.button("Hubungkan ke")["callback_data"])
    assert "sudah terhubung" in again.text
    async with town.database.read() as connection:
        for scope in (NATION, WEST, JAKARTA, CENTRAL_JAKARTA):
            assert [one.chat_id for one in await bound_groups.within(connection, scope)] == [group.id]
            assert await bound_groups.count_within(connection, scope) == 1
        for scope in (BALI, Scope.parse("institution:1"), Scope.parse("regency:31.72")):
            assert await bound_groups.within(connection, scope) == []
        assert await acts(connection, "group.bind") == 1


async def test_each_kind_of_place_and_a_move(town: Town) -> None:
    pusat = await town.staff("Pusat", Role.CENTRAL)
    national = await town.group("Humas Nasional", creator=pusat)
    ministry = await town.group("Humas Kementerian", creator=pusat)
    await pusat.send("/grup", chat=national)
    await pusat.tap("Hubungkan ke seluruh Indonesia")
    await national.expect("terhubung ke seluruh Indonesia")
    await bind(pusat, ministry, "Kementerian Komunikasi dan Digital")
    async with town.database.read() as connection:
        by_title = {one.title: one.scope for one in await bound_groups.within(connection, NATION)}
        assert await bound_groups.count_within(connection, by_title["Humas Kementerian"]) == 1
        assert await bound_groups.count_within(connection, WEST) == 0

    await pusat.send("/grup")
    await pusat.tap("Humas Nasional")
    await pusat.expect("Terhubung ke seluruh Indonesia")
    await pusat.tap("Pindahkan")
    await pusat.tap("Wilayah Indonesia Timur")
    await pusat.tap("Hubungkan ke")
    await pusat.expect("Sekarang grup ini terhubung ke seluruh Indonesia")
    await pusat.tap("Ya, hubungkan")
    await national.expect("terhubung ke Wilayah Indonesia Timur")
    async with town.database.read() as connection:
        assert await bound_groups.count_within(connection, Scope.parse("region:WIT")) == 1


async def test_who_may_not_bind(town: Town) -> None:
    rina = await town.staff("Rina", Role.REGIONAL_ADMIN, JAKARTA)
    group = await town.group("Humas", creator=rina)
    stranger, agreed = await town.person("Sari"), await town.agreed("Budi")
    made = await town.staff("Made", Role.REGIONAL_ADMIN, BALI)
    for person in (stranger, agreed, made):
        await group.add(person)

    await stranger.send("/grup", chat=group)
    await group.expect("obrolan pribadi", button="Buka obrolan pribadi")
    await agreed.send("/grup", chat=group)
    await agreed.expect("peran Anda tidak mencakup")
    await made.send("/grup", chat=group)
    await made.expect("bukan admin grup Telegram")
    await made.send("/grup")
    assert "Humas" not in (await made.expect()).text
    await group.promote(made)
    await made.send("/grup", chat=group)
    await made.expect("Hubungkan grup ini ke Bali?")
    await group.demote(made)
    await made.send("Jakarta")
    await made.expect("Tidak ada wilayah")
    await made.tap("Kembali")
    confirmation = await made.expect("Hubungkan grup ini ke Bali?")
    assert "bukan admin" in (await made.tap("Hubungkan ke Bali")).text
    await group.promote(made)
    forged = confirmation.button("Hubungkan ke Bali")["callback_data"].replace("province:51", "province:31")
    assert "tidak ada lagi" in (await made.tap(message=confirmation, data=forged)).text
    forged = forged.replace("province:31", "province:99")
    assert "tidak ada lagi" in (await made.tap(message=confirmation, data=forged)).text

    await bind(rina, group, "Kota Administrasi Jakarta Barat")
    assert "Grup itu tidak ditemukan" in (await made.tap("Hubungkan ke Bali")).text
    await made.send("/grup", chat=group)
    await made.expect("di luar wilayah tugas Anda")
    await made.send("/grup")
    await made.expect("Belum ada grup")


async def test_an_anonymous_admin_is_sent_to_the_private_chat(town: Town) -> None:
    rina = await town.staff("Rina", Role.REGIONAL_ADMIN, JAKARTA)
    group = await town.group("Humas", creator=rina)
    await group.expect("ketik /grup")
    chat = {"id": group.id, "type": "supergroup", "title": group.title}
    command = {"offset": 0, "length": 5, "type": "bot_command"}
    message = {"message_id": 900, "date": 1_800_000_000, "chat": chat, "sender_chat": chat, "text": "/grup"}
    happen(town, "message", message | {"from": ANONYMOUS_ADMIN, "entities": [command]}, chat_id=group.id)
    await group.expect("admin anonim")
    await rina.send("/grup")
    await rina.tap("Belum terhubung: Humas")
    await rina.tap("Hubungkan")
    await rina.tap("Hubungkan ke")
    await group.expect("terhubung ke Daerah Khusus Ibukota Jakarta")


async def test_an_admin_releases_a_group(town: Town) -> None:
    rina = await town.staff("Rina", Role.REGIONAL_ADMIN, JAKARTA)
    group = await town.group("Humas", creator=rina)
    await bind(rina, group, "Kota Administrasi Jakarta Barat")
    await rina.tap("Daftar grup")
    await rina.tap("Humas")
    await rina.tap("Lepaskan")
    asked = await rina.expect("Lepaskan grup Humas?")
    await rina.tap("Ya, lepaskan")
    await rina.expect("sudah dilepaskan")
    await becomes(town, group, lambda one: one.state is GroupState.LEFT)
    assert not town.sandbox.chat(group).member(own_bot(town)).is_in
    again = await rina.tap(message=asked, data=asked.button("Ya")["callback_data"])
    assert "tidak ada lagi di grup" in again.text
    async with town.database.read() as connection:
        assert await acts(connection, "group.release") == 1


async def test_hostile_titles_and_searches(town: Town) -> None:
    rina = await town.staff("Rina", Role.REGIONAL_ADMIN, JAKARTA)
    first = await town.group("<b>Humas</b> & \u202eatrakaJ\u200b \x00👨‍👩‍👧 {place}", creator=rina)
    await first.expect("ketik /grup")
    later = [await town.group(f"Grup {number} " + "x" * 100, creator=rina) for number in range(7)]
    for group in (await town.group("\u200b\u202e", creator=rina), *later):
        await becomes(town, group, lambda one: one.state is GroupState.UNBOUND)
    shown = "<b>Humas</b> & atrakaJ 👨‍👩‍👧 {place}"
    await rina.send("/grup")
    await rina.expect("halaman 1 dari 3")
    for _ in range(2):
        await rina.tap("›")
    await rina.tap("Belum terhubung: <b>Humas</b>")
    await rina.expect(shown)
    await rina.tap("Hubungkan")
    for typed in ("<i>", "\u202e\u200b", "x" * 4096, "{ $typed }", "👨‍👩‍👧"):
        await rina.send(typed)
        await rina.expect("Hubungkan grup ini ke mana" if not typed.strip("\u202e\u200b") else "Tidak ada wilayah")
    await rina.send("Jakarta Barat")
    await rina.tap("Kota Jakarta Barat")
    await rina.tap("Hubungkan ke")
    await rina.expect(f"Grup {shown} sekarang")
    await first.expect("terhubung ke Kota Administrasi Jakarta Barat")
    await rina.send("/grup")
    await rina.send("humas place")
    await rina.expect("Grup dengan nama", button="<b>Humas</b> & atrakaJ 👨‍👩‍👧")
    await rina.send("tidak ada")
    await rina.expect("Tidak ada grup dengan nama “tidak ada”")


async def test_a_search_that_finds_more_than_fits_says_so(town: Town) -> None:
    rina = await town.staff("Rina", Role.CENTRAL)
    for number in range(9):
        await bound_group(town, f"Humas {number}", creator=rina, scope="province:31")
    await rina.send("/grup")
    await rina.expect("Grup di wilayah Anda")
    await rina.send("humas")
    shown = await rina.expect("Hanya sebagian yang ditampilkan. Ketik nama yang lebih lengkap")
    assert len([label for label in shown.labels if "Humas" in label]) == 4
    await rina.send("humas 3")
    assert "Hanya sebagian" not in (await rina.expect("Grup dengan nama", button="Humas 3")).text
    await rina.tap("Humas 3")
    await rina.tap("Pindahkan")
    await rina.expect("Hubungkan grup ini ke mana")
    await rina.send("kabupaten")
    await rina.expect("Hanya sebagian yang ditampilkan")
    await rina.send("kabupaten badung")
    assert "Hanya sebagian" not in (await rina.expect(button="Kab. Badung")).text
