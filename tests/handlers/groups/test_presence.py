"""Groups as Telegram reports them: they move, fall silent, throw the bot out; the bot leaves by itself."""

import asyncio
from datetime import timedelta

from sqlalchemy import func, select

from siman_bot.domain.groups.group import GroupState
from siman_bot.domain.groups.trouble import Trouble
from siman_bot.domain.people.roles import Role
from siman_bot.domain.places import NATION
from siman_bot.sandbox.rules.faults import Fault, FaultKind
from storage.groups import bound_groups, groups, troubles
from storage.people.tables import people
from storage.tables import inbox
from tests.handlers.groups.bound import JAKARTA, becomes, bind, happen, own_bot, stored
from tests.handlers.people.applying import acts
from tests.patience import HANGING
from tests.town import Town


async def test_a_group_keeps_its_binding_when_it_becomes_a_supergroup(town: Town) -> None:
    rina = await town.staff("Rina", Role.REGIONAL_ADMIN, JAKARTA)
    group = await town.group("Humas", creator=rina, kind="group")
    await bind(rina, group, "Kota Administrasi Jakarta Barat")
    bigger = await group.migrate()
    await becomes(town, bigger, lambda one: one.state is GroupState.BOUND)
    assert await stored(town, group) is None
    other = await town.group("Humas lain", creator=rina, kind="group")
    await other.expect("ketik /grup")
    bigger = await other.migrate()
    await becomes(town, bigger, lambda one: one.state is GroupState.UNBOUND)
    await bind(rina, bigger, "Kota Administrasi Jakarta Timur")
    await bigger.expect("terhubung ke Kota Administrasi Jakarta Timur")


async def test_the_new_id_may_be_heard_of_first_and_twice(town: Town) -> None:
    """Telegram's two service messages and the answer to a sending say the same, in any order."""
    rina = await town.staff("Rina", Role.REGIONAL_ADMIN, JAKARTA)
    group = await town.group("Humas", creator=rina, kind="group")
    await bind(rina, group, "Kota Administrasi Jakarta Barat")
    bigger = await town.group("Humas", creator=rina)
    await bigger.expect("ketik /grup")
    move = {"message_id": 1, "date": 1_800_000_000, "chat": {"id": bigger.id, "type": "supergroup", "title": "Humas"}}
    for _ in range(2):
        happen(town, "message", move | {"migrate_from_chat_id": group.id}, chat_id=bigger.id)
    await becomes(town, bigger, lambda one: one.state is GroupState.BOUND)
    async with town.database.write() as tx:
        await groups.move_chat(tx, group.id, bigger.id)
        assert [one.chat_id for one in await bound_groups.within(tx, NATION)] == [bigger.id]


async def test_a_silenced_group_is_told_of_once_and_heals(town: Town) -> None:
    """R12: what an admin's look changes is in the audit rows, a look that changes nothing isn't."""
    rina = await town.staff("Rina", Role.REGIONAL_ADMIN, JAKARTA)
    group = await town.group("Humas", creator=rina)
    await group.set_permissions([])
    await rina.send("/grup", chat=group)
    await rina.expect(button="Hubungkan ke")
    assert "tidak boleh menulis" in (await rina.tap("Hubungkan ke")).text
    await group.set_permissions(["can_send_messages"])
    await rina.tap("Hubungkan ke")
    await group.expect("terhubung ke")

    await group.restrict_bot()
    await rina.expect("tidak dapat lagi mengirim ke grup Humas: bot tidak diizinkan menulis")
    async with town.database.write() as tx:
        assert await bound_groups.count_troubled(tx, NATION) == await bound_groups.count_within(tx, NATION) == 1
        assert await troubles.mark(tx, group.id, Trouble.KICKED) is None
    await rina.send("/grup")
    await rina.tap("⚠ Humas")
    await rina.expect("bot tidak diizinkan menulis")
    assert "belum dapat" in (await rina.tap("Periksa lagi")).text
    await group.promote_bot()
    await becomes(town, group, lambda one: one.trouble is None and one.state is GroupState.BOUND)

    async with town.database.write() as tx:
        told = await troubles.mark(tx, group.id, Trouble.NO_RIGHT_TO_WRITE)
    assert told == rina.id
    assert "dapat menulis" in (await rina.tap("Periksa lagi")).text
    await rina.expect("Siap menerima konten")
    assert (await acts(town)).count("group.check") == 1


async def test_thrown_out_and_brought_back_it_must_be_bound_again(town: Town) -> None:
    rina = await town.staff("Rina", Role.REGIONAL_ADMIN, JAKARTA)
    group = await town.group("Humas", creator=rina)
    await bind(rina, group, "Kota Administrasi Jakarta Barat")
    screen = await rina.expect("sekarang terhubung")
    await group.expect("terhubung ke")
    await group.kick_bot()
    await rina.expect("tidak dapat lagi mengirim ke grup Humas: bot dikeluarkan")
    left = await becomes(town, group, lambda one: one.state is GroupState.LEFT)
    await rina.send("/grup")
    await rina.expect("Belum ada grup")
    forged = await rina.tap(message=screen, data=f"group-place:{left.id}:{left.revision}")
    assert "tidak ada lagi di grup" in forged.text
    await group.add_bot()
    await group.expect("ketik /grup")
    back = await stored(town, group)
    assert back is not None
    assert (back.state, back.scope, back.bound_by) == (GroupState.UNBOUND, None, None)


async def test_a_group_nobody_binds_is_left_after_a_day(town: Town) -> None:
    """Even when the bot was down at the time, and again when Telegram didn't take it at first."""
    rina = await town.staff("Rina", Role.REGIONAL_ADMIN, JAKARTA)
    bound = await town.group("Humas", creator=rina)
    await bind(rina, bound, "Kota Administrasi Jakarta Barat")
    forgotten = await town.group("Coba-coba", creator=rina)
    await forgotten.expect("ketik /grup")
    await town.stop()
    town.clock.advance(timedelta(hours=23))
    await town.start()
    young = await town.group("Baru", creator=rina)
    await young.expect("ketik /grup")
    assert town.sandbox.chat(forgotten).member(own_bot(town)).is_in
    await town.stop()
    town.clock.advance(timedelta(hours=2))
    town.sandbox.faults.add(Fault(kind=FaultKind.SERVER_ERROR, method="leaveChat"))
    await town.start()
    await becomes(town, forgotten, lambda one: one.state is GroupState.LEAVING)
    await town.restart()
    await becomes(town, forgotten, lambda one: one.state is GroupState.LEFT)
    assert not town.sandbox.chat(forgotten).member(own_bot(town)).is_in
    for kept in (bound, young):
        assert town.sandbox.chat(kept).member(own_bot(town)).is_in


async def test_a_group_deleted_midway(town: Town) -> None:
    rina = await town.staff("Rina", Role.REGIONAL_ADMIN, JAKARTA)
    group = await town.group("Humas", creator=rina)
    await rina.send("/grup", chat=group)
    await rina.expect(button="Hubungkan ke")
    await group.delete()
    assert "tidak ada lagi di grup" in (await rina.tap("Hubungkan ke")).text
    town.clock.advance(timedelta(hours=25))
    await town.restart()
    await becomes(town, group, lambda one: one.state is GroupState.LEFT)


async def test_what_a_group_says_is_never_stored(town: Town) -> None:
    """R11: not even where the bot is administrator and Telegram hands it every message."""
    rina = await town.staff("Rina", Role.REGIONAL_ADMIN, JAKARTA)
    group = await town.group("Humas", creator=rina)
    await group.promote_bot()
    await group.expect("ketik /grup")
    # What was written to the bot in private comes after all of the group's that came before.
    await rina.send("/bantuan")
    await rina.expect("/batal")

    async def rows() -> int:
        async with town.database.read() as connection:
            return int((await connection.execute(select(func.count()).select_from(inbox))).scalar_one())

    before = await rows()
    said = await rina.send("Rapat pukul 9", chat=group)
    await rina.send_photo(b"\x89PNG", caption="foto /grup", chat=group)
    await rina.send("/grup@bot_lain", chat=group)
    await rina.edit(said, "Rapat pukul 10")
    await rina.send("/grup", chat=group)
    await rina.expect("Hubungkan grup ini ke")
    assert await rows() == before + 1


async def test_a_person_who_blocks_the_bot_and_comes_back(town: Town) -> None:
    rina = await town.staff("Rina", Role.REGIONAL_ADMIN, JAKARTA)
    reached = select(people.c.unreachable_since).where(people.c.telegram_id == rina.id)

    async def blocked(*, wanted: bool) -> None:
        async with asyncio.timeout(HANGING):
            while True:
                async with town.database.read() as connection:
                    if ((await connection.execute(reached)).scalar_one() is not None) == wanted:
                        return
                await asyncio.sleep(0.02)

    await rina.block_bot()
    await blocked(wanted=True)
    await rina.unblock_bot()
    await blocked(wanted=False)
    await rina.send("/grup")
    await rina.expect("Belum ada grup")
