"""A group's quiet hours: its admin chooses them, and nothing but what is urgent is posted within them."""

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from sqlalchemy import select

from siman_bot.domain.people.roles import Role
from siman_bot.domain.places import Scope
from siman_bot.domain.sending.delivery import DeliveryKind, DeliveryState
from siman_bot.domain.sending.lane import Lane
from siman_bot.domain.sending.payload import ItemPayload
from siman_bot.domain.sending.plan import Plan, Release
from siman_bot.sandbox.people import Group, Person
from siman_bot.services.transaction import Caller
from storage import audit
from storage.publishing import items
from storage.sending.outbox import outbox
from storage.sending.outbox.outbox import Owed
from storage.sending.tables import broadcasts, deliveries
from tests.alone import looked_after
from tests.handlers.groups.bound import becomes as group_becomes
from tests.handlers.groups.bound import stored
from tests.outgoing import becomes, planned, stands, times_sent
from tests.patience import HANGING
from tests.town import Town
from tests.writing import approve, approved, bound_group, changed

BALI = Scope.parse("province:51")
LATE = datetime(2026, 11, 25, 15, tzinfo=UTC)
"""22.00 WIB, 23.00 WITA."""
SIX_WIB = datetime(2026, 11, 25, 23, tzinfo=UTC)


async def set_quiet(town: Town, group: Group, by: Person, hours: str) -> None:
    found = await stored(town, group)
    assert town.app is not None
    assert found is not None
    await town.app.services.groups.quieting.choose(
        Caller(telegram_id=by.id), group_id=found.id, revision=found.revision, hours=hours
    )


async def pause(town: Town, by: Person, *, paused: bool) -> None:
    """All that goes out."""
    assert town.app is not None
    steering, caller = town.app.services.sending.steering, Caller(telegram_id=by.id)
    async with town.database.read() as connection:
        found = (await connection.execute(select(broadcasts.c.id, broadcasts.c.revision))).all()
    for one in found:
        act = steering.pause if paused else steering.resume
        await act(caller, broadcast_id=one.id, revision=one.revision)


async def test_an_admin_chooses_the_hours_by_tapping_or_typing(town: Town) -> None:
    """R12: the change is in the audit rows."""
    ayu = await town.staff("Ayu", Role.REGIONAL_ADMIN, BALI)
    group = await bound_group(town, "Humas Bali", creator=ayu, scope="province:51")
    await ayu.send("/grup")
    await ayu.tap("Humas Bali")
    shown = await ayu.expect("Jam tenang: 21.00-06.00 WITA")
    await ayu.tap("Jam tenang")
    await ayu.expect("hanya klarifikasi darurat")
    await ayu.tap("22.00-05.00")
    await ayu.expect("Jam tenang: 22.00-05.00 WITA")
    await ayu.tap("Jam tenang")
    for wrong in ("malam hari", "21.00-21.00", "25.00-05.00"):
        await ayu.send(wrong)
        await ayu.expect("belum jelas")
    await ayu.send("21:30 - 5")
    await ayu.expect("Jam tenang: 21.30-05.00 WITA")
    await ayu.tap("Jam tenang")
    await ayu.send("tanpa")
    await ayu.expect("Jam tenang: tidak ada")
    stale = await ayu.tap(message=shown, data=shown.button("Jam tenang")["callback_data"])
    assert "sudah berubah" in stale.text
    await group_becomes(town, group, lambda stored: stored.quiet is None)
    async with town.database.read() as connection:
        details = [
            row.detail for row in await audit.all_rows(connection) if row is not None and row.act == "group.quiet"
        ]
    assert details[:2] == [
        {"hours": "22.00-05.00", "before": "21.00-06.00"},
        {"hours": "21.30-05.00", "before": "22.00-05.00"},
    ]


async def test_what_is_resumed_at_night_waits_for_the_morning_except_what_is_urgent(town: Town) -> None:
    sari = await town.staff("Sari", Role.CENTRAL)
    tono = await town.staff("Tono", Role.CENTRAL)
    titles = {"Humas tidur": "31", "Humas jaga": "31", "Humas darurat": "33", "Humas singkat": "32"}
    asleep, awake, alarmed, short = [
        await bound_group(town, title, creator=tono, scope=f"province:{code}") for title, code in titles.items()
    ]
    await set_quiet(town, awake, tono, "tanpa")
    early = Plan(release=Release.AT, at=LATE - timedelta(hours=3))
    brief = replace(early, expires_at=LATE + timedelta(hours=2))
    for scope, plan in (("province:31", early), ("province:32", brief)):
        await approve(tono, await planned(town, sari, plan, target=Scope.parse(scope)))
    await pause(town, tono, paused=True)
    async with town.database.write() as tx:
        first = (await tx.execute(select(broadcasts).order_by(broadcasts.c.id).limit(1))).one()
        urgent = Owed(
            dedupe_key="urgent",
            lane=Lane.URGENT,
            chat_id=alarmed.id,
            payload=ItemPayload(item_id=first.item_id, version=1),
            broadcast_id=first.id,
        )
        await outbox.add(tx, [urgent], town.clock())
    town.clock.advance(LATE - town.clock())
    await looked_after(town.database)
    assert await stands(town, awake) == DeliveryState.PENDING
    await pause(town, tono, paused=False)
    await becomes(town, awake, DeliveryState.SENT)
    await becomes(town, alarmed, DeliveryState.SENT)
    await looked_after(town.database)
    assert [await stands(town, group) for group in (asleep, short)] == [DeliveryState.PENDING] * 2

    town.clock.advance(timedelta(hours=3))
    await becomes(town, short, DeliveryState.EXPIRED)
    assert await stands(town, asleep) == DeliveryState.PENDING
    town.clock.advance(SIX_WIB - town.clock())
    await becomes(town, asleep, DeliveryState.SENT)
    assert [times_sent(town, group) for group in (asleep, awake, alarmed, short)] == [1, 1, 1, 0]


async def test_the_author_sees_by_the_own_clock_until_when_a_message_sleeps(town: Town) -> None:
    sari = await town.staff("Sari", Role.CENTRAL)
    await town.enrol(sari, province="51")
    tono = await town.staff("Tono", Role.CENTRAL)
    group = await bound_group(town, "Humas Jakarta", creator=tono, scope="province:31")
    await set_quiet(town, group, tono, "tanpa")
    code = await planned(town, sari, Plan(release=Release.AT, at=LATE))
    await approve(tono, code)
    await sari.expect("Pengiriman berikutnya: 25 Nov 23.00 WITA", earlier=True)
    await set_quiet(town, group, tono, "21-6")
    town.clock.advance(LATE - town.clock())
    await sari.expect("Pengiriman berikutnya: 26 Nov 07.00 WITA", earlier=True)


async def test_a_change_that_must_be_posted_anew_waits_for_the_morning(town: Town) -> None:
    sari = await town.staff("Sari", Role.CENTRAL)
    tono = await town.staff("Tono", Role.CENTRAL)
    kept, lost = [
        await bound_group(town, title, creator=tono, scope="province:31") for title in ("Humas simpan", "Humas hapus")
    ]
    code = await approved(town, sari, tono)
    await kept.expect(code, earlier=True)
    await tono.delete(await lost.expect(code, earlier=True))
    town.clock.advance(LATE - town.clock())
    await changed(town, sari, code, "Isi yang sudah dibetulkan.")
    await tono.send("/tinjau")
    await tono.tap(code)
    await tono.tap("di tempat")
    await kept.expect("dibetulkan", earlier=True)
    edits = select(deliveries.c.not_before).where(
        deliveries.c.kind == DeliveryKind.EDIT, deliveries.c.state == DeliveryState.PENDING
    )
    async with asyncio.timeout(HANGING):
        while True:
            async with town.database.read() as connection:
                if list((await connection.execute(edits)).scalars()) == [SIX_WIB]:
                    break
            await asyncio.sleep(0.05)
    town.clock.advance(SIX_WIB - town.clock())
    await lost.expect("dibetulkan", earlier=True)


async def test_the_end_of_a_long_queue_waits_for_the_morning(town: Town) -> None:
    sari = await town.staff("Sari", Role.CENTRAL)
    tono = await town.staff("Tono", Role.CENTRAL)
    group = await bound_group(town, "Humas Jakarta", creator=tono, scope="province:31")
    code = await planned(town, sari, Plan())
    town.clock.advance(datetime(2026, 11, 25, 13, 50, tzinfo=UTC) - town.clock())
    async with town.database.write() as tx:
        item = await items.by_code(tx, code)
        assert item is not None
        owed = [
            Owed(
                dedupe_key=f"item:{number}",
                lane=Lane.NARRATIVE,
                chat_id=group.id,
                payload=ItemPayload(item_id=item.id, version=1),
            )
            for number in range(200)
        ]
        await outbox.add(tx, owed, town.clock())
    async with asyncio.timeout(HANGING):
        while times_sent(town, group) < 19:
            await asyncio.sleep(0.05)
    town.clock.advance(timedelta(minutes=11))
    mine = (deliveries.c.chat_id == group.id, deliveries.c.state == DeliveryState.PENDING)
    async with asyncio.timeout(HANGING):
        while True:
            async with town.database.read() as connection:
                waiting = list((await connection.execute(select(deliveries.c.not_before).where(*mine))).scalars())
            if waiting and set(waiting) == {SIX_WIB}:
                break
            await asyncio.sleep(0.05)
    assert times_sent(town, group) + len(waiting) == 200
