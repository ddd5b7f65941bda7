"""Broadcasts: every group gets it once, the author watches one message, regional admins forward with one tap."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import select

from siman_bot.domain.people.roles import Role
from siman_bot.domain.places import Scope
from siman_bot.domain.sending.delivery import DeliveryKind, DeliveryState
from siman_bot.domain.sending.outcome import FIRST_BACKOFF
from siman_bot.domain.sending.plan import Plan, Release
from siman_bot.domain.sending.way import Way
from siman_bot.sandbox.people import Group
from siman_bot.sandbox.rules.faults import Fault, FaultKind
from siman_bot.sandbox.rules.telegram_rules import forbidden
from storage import audit
from storage.groups.tables import groups
from storage.sending.tables import deliveries
from tests.alone import looked_after
from tests.failing import failing
from tests.listening import listening
from tests.outgoing import planned
from tests.patience import HANGING
from tests.town import Town, helped
from tests.writing import TITLE, approve, bound_group, in_review

BALI = Scope.parse("province:51")


async def shown_in(group: Group) -> int:
    return len([message for message in await group.messages() if TITLE in message.text])


async def test_an_author_watches_one_message_until_all_is_accounted_for(town: Town) -> None:
    sari = await town.staff("Sari", Role.CENTRAL)
    tono = await town.staff("Tono", Role.CENTRAL)
    kept = [await bound_group(town, f"Humas {number}", creator=tono, scope="province:31") for number in range(3)]
    kicked = await bound_group(town, "Humas lama", creator=tono, scope="province:31")
    lost = await bound_group(town, "Humas jauh", creator=tono, scope="province:31")
    for group in (kicked, lost):
        await group.expect("/grup", earlier=True)
    town.sandbox.faults.add(Fault(kind=FaultKind.CUT_AFTER, method="sendMessage", chat_id=lost.id))
    code = await in_review(town, sari)
    gone = forbidden("bot was kicked from the supergroup chat")
    town.sandbox.faults.add(Fault(kind=FaultKind.REFUSE, method="sendMessage", chat_id=kicked.id, refusal=gone))
    await approve(tono, code)
    done = await sari.expect("Selesai", earlier=True)
    assert f"Siaran {code}" in done.text
    assert "3/5 terkirim" in done.text
    assert "1 gagal" in done.text
    assert "1 belum pasti" in done.text
    messages = [message for message in await sari.messages() if f"Siaran {code}" in message.text]
    assert len(messages) == 1
    assert [await shown_in(group) for group in [*kept, lost]] == [1, 1, 1, 1]
    await tono.send("/siaran")
    await tono.expect(code)
    await tono.tap(code)
    detail = await tono.expect("3/5 terkirim", button="Perbarui")
    assert "bot dikeluarkan dari grup: 1" in detail.text


@pytest.mark.parametrize("fault", [FaultKind.CUT_BEFORE, FaultKind.CUT_AFTER])
async def test_an_edit_that_was_never_answered_for_is_made_again(town: Town, fault: FaultKind) -> None:
    sari = await town.staff("Sari", Role.CENTRAL)
    tono = await town.staff("Tono", Role.CENTRAL)
    await bound_group(town, "Humas", creator=tono, scope="province:31")
    code = await in_review(town, sari)
    town.sandbox.faults.add(Fault(kind=fault, method="editMessageText", chat_id=sari.id))
    await approve(tono, code)
    await sari.expect("Siaran", earlier=True)
    await town.sandbox.wait_for(
        lambda: any(call.faults for call in town.sandbox.calls.of("editMessageText", chat_id=sari.id))
    )
    await looked_after(town.database)
    town.clock.advance(FIRST_BACKOFF)
    await sari.expect("1/1 terkirim", earlier=True)
    async with asyncio.timeout(HANGING):
        while await progress_states(town) != [DeliveryState.SENT] * 2:
            await asyncio.sleep(0.05)
    assert len([message for message in await sari.messages() if f"Siaran {code}" in message.text]) == 1


async def progress_states(town: Town) -> list[str]:
    async with town.database.read() as connection:
        query = select(deliveries.c.state).where(deliveries.c.kind == DeliveryKind.PROGRESS)
        return list((await connection.execute(query.order_by(deliveries.c.id))).scalars())


async def test_a_group_that_became_a_supergroup_meanwhile_gets_it_under_its_new_id(town: Town) -> None:
    sari = await town.staff("Sari", Role.CENTRAL)
    tono = await town.staff("Tono", Role.CENTRAL)
    group = await bound_group(town, "Humas kecil", creator=tono, scope="province:31", kind="group")
    code = await in_review(town, sari)
    moved = await group.migrate()
    await approve(tono, code)
    await moved.expect(TITLE, earlier=True)
    async with town.database.read() as connection:
        stored = (
            await connection.execute(select(groups.c.chat_id).where(groups.c.title == "Humas kecil"))
        ).scalar_one()
    assert stored == moved.id


async def test_a_regional_admin_forwards_with_one_tap_to_the_own_groups_alone(town: Town) -> None:
    """R12: forwarding leaves an audit row."""
    sari = await town.staff("Sari", Role.CENTRAL)
    tono = await town.staff("Tono", Role.CENTRAL)
    ayu = await town.staff("Ayu", Role.REGIONAL_ADMIN, BALI)
    made = await town.staff("Made", Role.REGIONAL_ADMIN, Scope.parse("region:WITA"))
    adi = await town.staff("Adi", Role.REGIONAL_ADMIN, Scope.parse("province:31"))
    bali = await bound_group(town, "Humas Bali", creator=ayu, scope="province:51")
    makassar = await bound_group(town, "Humas Makassar", creator=made, scope="province:73")
    code = await in_review(town, sari, way=Way.RELAY)
    await tono.send("/tinjau")
    await tono.tap(code)
    await tono.tap("Sudah saya periksa")
    await tono.expect("ditawarkan kepada 2 admin")
    offered = await ayu.expect("Untuk Anda teruskan", button="Teruskan ke 1 grup", earlier=True)
    again = offered.button("Teruskan")["callback_data"]
    assert await shown_in(bali) == 0
    await ayu.tap("Teruskan ke 1 grup")
    await ayu.expect("sedang dikirim ke 1 grup")
    await bali.expect(TITLE, earlier=True)
    assert "sudah Anda teruskan" in (await ayu.tap(message=offered, data=again)).text
    assert "Tidak ditemukan" in (await adi.tap(message=await helped(adi), data=again)).text
    await made.send("/teruskan")
    await made.tap(code)
    await made.tap("Teruskan ke 2 grup")
    await made.expect("sedang dikirim ke 1 grup")
    await makassar.expect(TITLE, earlier=True)
    done = await sari.expect("2/2 terkirim", earlier=True)
    assert await shown_in(bali) == 1
    assert "2/2 admin menerima" in done.text
    async with town.database.read() as connection:
        acts = [row.act for row in await audit.about(connection, f"item:{code}")]
    assert acts.count("item.relay") == 2


async def test_only_the_right_roles_watch_and_forward(town: Town) -> None:
    rina = await town.agreed("Rina")
    for command in ("/siaran", "/teruskan"):
        await rina.send(command)
        await rina.expect("peran Anda tidak mencakup")
    stranger = await town.person("Tono")
    await stranger.send("/siaran")
    await stranger.expect("belum memberi persetujuan", button="Saya setuju")
    tini = await town.staff("Tini", Role.CENTRAL, BALI)
    await tini.send("/siaran")
    await tini.expect("Belum ada siaran")
    await tini.tap(message=await tini.last(), data="broadcast:1:0")


async def test_a_broadcast_survives_a_restart_in_its_middle(town: Town) -> None:
    sari = await town.staff("Sari", Role.CENTRAL)
    tono = await town.staff("Tono", Role.CENTRAL)
    bound = [await bound_group(town, f"Humas {number}", creator=tono, scope="province:31") for number in range(20)]
    code = await in_review(town, sari)
    await approve(tono, code)
    await bound[2].expect(TITLE, earlier=True)
    await town.restart()
    await sari.expect("20/20 terkirim", earlier=True)
    assert [await shown_in(group) for group in bound] == [1] * 20
    async with town.database.read() as connection:
        states = await connection.execute(select(deliveries.c.state).where(deliveries.c.kind == DeliveryKind.ITEM))
        assert set(states.scalars()) == {DeliveryState.SENT}


async def test_a_progress_message_goes_on_after_a_bug(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    logs = listening(monkeypatch, "siman_bot.processes.process")
    sari = await town.staff("Sari", Role.CENTRAL)
    tono = await town.staff("Tono", Role.CENTRAL)
    group = await bound_group(town, "Humas Bali", creator=tono, scope="province:51")
    code = await planned(town, sari, Plan(release=Release.AT, at=town.clock() + timedelta(hours=1)))
    await approve(tono, code)
    await sari.expect(f"Siaran {code}", earlier=True)
    async with failing(town, "broadcasts", on="UPDATE OF progress_shown"):
        town.clock.advance(timedelta(hours=1))
        await group.expect(TITLE, earlier=True)
        async with asyncio.timeout(HANGING):
            while "look_failed" not in [line["event"] for line in logs]:
                await asyncio.sleep(0.05)
    await sari.expect(f"Siaran {code}\n1/1 terkirim, 0 gagal\nSelesai", earlier=True)
