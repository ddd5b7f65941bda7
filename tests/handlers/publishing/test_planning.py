"""The optional times of an item: chosen or typed on the form, shown to whoever decides, kept when it is sent."""

from datetime import UTC, datetime, timedelta

import pytest

from siman_bot.domain.people.roles import Role
from siman_bot.domain.places import NATION, Scope
from siman_bot.domain.refusals import Invalid
from siman_bot.domain.sending.delivery import DeliveryState
from siman_bot.domain.sending.plan import Plan, Release
from siman_bot.domain.sending.way import Way
from storage.publishing import items
from tests.alone import looked_after
from tests.outgoing import becomes, planned, stands, times_sent
from tests.town import MORNING, Town
from tests.writing import TITLE, approve, bound_group, drafted, fill

EAST = "province:91"
HOUR = timedelta(hours=1)


async def test_a_time_is_chosen_typed_and_shown_with_its_clock(town: Town) -> None:
    sari = await town.staff("Sari", Role.CENTRAL)
    tono = await town.staff("Tono", Role.CENTRAL)
    group = await bound_group(town, "Humas Papua", creator=tono, scope="province:36")
    preview = await fill(sari, target="Banten")
    assert "Waktu kirim: segera setelah disetujui" in preview.text

    await sari.tap("Atur waktu")
    await sari.tap("Waktu kirim")
    asked = await sari.expect("dalam WIB")
    assert [button for button in asked.labels if "setempat" in button] == []
    await sari.tap("Hari ini 16.00 WIB")
    assert "Waktu kirim: 25 Nov 16.00 WIB" in (await sari.expect("Pratinjau")).text

    await sari.tap("Atur waktu")
    await sari.tap("Waktu kirim")
    await sari.expect("Sekarang: 25 Nov 16.00 WIB")
    for wrong, told in (
        ("kapan saja", "misalnya: 26-11-2026 08.00"),
        ("08.00", "sudah lewat menurut WIB"),
        ("1-12-2027 08.00", "satu tahun"),
        ("1-12-9999 08.00", "belum jelas"),
    ):
        await sari.send(wrong)
        await sari.expect(told)
    await sari.send("26 November 2026 08.00")
    await sari.expect("Waktu kirim: 26 Nov 08.00 WIB")

    await sari.tap("Atur waktu")
    await sari.tap("Berlaku sampai")
    await sari.expect("Sekarang: tanpa batas")
    await sari.send("hari ini 20.00")
    await sari.expect("harus setelah waktu kirim")
    await sari.send("besok 18.00 setempat")
    await sari.expect("serentak")
    await sari.send("besok 18.00 WITA")
    await sari.expect("Berlaku sampai: 26 Nov 17.00 WIB")
    await sari.tap("Atur waktu")
    await sari.tap("Sematkan di grup")
    shown = await sari.expect("Disematkan di grup")
    assert "Waktu kirim: 26 Nov 08.00 WIB" in shown.text
    await sari.tap("Kirim untuk ditinjau")
    await sari.expect("sudah dikirim untuk ditinjau")
    await tono.send("/tinjau")
    await tono.tap("SM-")
    review = await tono.expect("Waktu kirim: 26 Nov 08.00 WIB", button="Sudah saya periksa, jadwalkan")
    assert "Berlaku sampai: 26 Nov 17.00 WIB" in review.text
    assert "Disematkan di grup" in review.text
    assert times_sent(town, group) == 0


async def test_one_local_hour_goes_out_in_three_waves_and_outlives_a_restart(town: Town) -> None:
    sari = await town.staff("Sari", Role.CENTRAL)
    tono = await town.staff("Tono", Role.CENTRAL)
    west, middle, east = [
        await bound_group(town, title, creator=tono, scope=scope)
        for title, scope in (("Humas Jakarta", "province:31"), ("Humas Bali", "province:51"), ("Humas Papua", EAST))
    ]
    draft = await drafted(town, sari)
    await sari.send("/buat")
    await sari.tap(f"✎ {TITLE}")
    await sari.tap("Atur waktu")
    await sari.tap("Waktu kirim")
    await sari.tap("Besok 08.00 waktu setempat")
    await sari.expect("Waktu kirim: 26 Nov 08.00 waktu setempat (WIB, WITA, WIT)")
    await sari.tap("Kirim untuk ditinjau")
    await sari.expect("sudah dikirim untuk ditinjau")
    async with town.database.read() as connection:
        (item,) = await items.in_review(connection, besides=0, targets=None, limit=2, offset=0)
    assert draft.target == NATION
    done = await approve(tono, item.code)
    assert "Dijadwalkan 26 Nov 08.00 waktu setempat (WIB, WITA, WIT) ke 3 grup" in done.text
    await sari.expect("Pengiriman berikutnya: 26 Nov 06.00 WIB", earlier=True)
    await tono.send("/siaran")
    await tono.expect("menunggu 26 Nov 06.00 WIB")
    await tono.tap(item.code)
    await tono.expect("Waktu kirim: 26 Nov 08.00 waktu setempat (WIB, WITA, WIT)")

    await town.restart()
    waves = {east: datetime(2026, 11, 25, 23, tzinfo=UTC), middle: MORNING + 21 * HOUR, west: MORNING + 22 * HOUR}
    for group, wave in waves.items():
        town.clock.advance(wave - timedelta(minutes=5) - town.clock())
        await looked_after(town.database)
        assert await stands(town, group) == DeliveryState.PENDING
        town.clock.advance(timedelta(minutes=6))
        await becomes(town, group, DeliveryState.SENT)
    await sari.expect("Selesai", earlier=True)
    assert [times_sent(town, group) for group in waves] == [1, 1, 1]


async def test_what_ran_out_while_the_bot_was_down_is_expired_and_said_so(town: Town) -> None:
    sari = await town.staff("Sari", Role.CENTRAL)
    tono = await town.staff("Tono", Role.CENTRAL)
    group = await bound_group(town, "Humas Jakarta", creator=tono, scope="province:31")
    at = town.clock() + HOUR
    code = await planned(town, sari, Plan(release=Release.AT, at=at, expires_at=at + HOUR))
    await approve(tono, code)
    await sari.expect(f"Siaran {code}", earlier=True)

    await town.stop()
    town.clock.advance(3 * HOUR)
    await town.start()
    await becomes(town, group, DeliveryState.EXPIRED)
    told = await sari.expect("Selesai", earlier=True)
    assert "0/1 terkirim, 0 gagal, 1 kedaluwarsa" in told.text
    assert times_sent(town, group) == 0


async def test_what_ends_before_it_is_approved_is_not_sent_any_more(town: Town) -> None:
    sari = await town.staff("Sari", Role.CENTRAL)
    tono = await town.staff("Tono", Role.CENTRAL)
    group = await bound_group(town, "Humas Jakarta", creator=tono, scope="province:31")
    code = await planned(town, sari, Plan(expires_at=town.clock() + HOUR))
    await tono.send("/tinjau")
    await tono.tap(code)
    await tono.expect("Berlaku sampai", button="Sudah saya periksa, setujui")
    town.clock.advance(2 * HOUR)
    tapped = await tono.tap("Sudah saya periksa")
    assert "Masa berlaku konten ini sudah lewat" in tapped.text
    assert times_sent(town, group) == 0

    with pytest.raises(Invalid, match="end-passed"):
        await planned(town, sari, Plan(expires_at=town.clock() - HOUR))


async def test_an_offer_that_has_ended_is_not_forwarded(town: Town) -> None:
    sari = await town.staff("Sari", Role.CENTRAL)
    tono = await town.staff("Tono", Role.CENTRAL)
    ayu = await town.staff("Ayu", Role.REGIONAL_ADMIN, Scope.parse("province:51"))
    group = await bound_group(town, "Humas Bali", creator=ayu, scope="province:51")
    plan = Plan(release=Release.AT, at=MORNING + 5 * HOUR, expires_at=MORNING + 7 * HOUR)
    code = await planned(town, sari, plan, way=Way.RELAY)
    assert "Dijadwalkan 25 Nov 15.00 WIB kepada 1 admin wilayah" in (await approve(tono, code)).text
    town.clock.advance(5 * HOUR)
    await ayu.expect("Untuk Anda teruskan", button="Teruskan ke 1 grup saya", earlier=True)
    town.clock.advance(3 * HOUR)
    assert "Masa berlaku konten" in (await ayu.tap("Teruskan ke 1 grup saya")).text
    assert times_sent(town, group) == 0


async def test_a_new_time_for_an_approved_item_returns_it_to_review(town: Town) -> None:
    """R3: an edit after approval returns the item to review."""
    sari = await town.staff("Sari", Role.CENTRAL)
    tono = await town.staff("Tono", Role.CENTRAL)
    await bound_group(town, "Humas Jakarta", creator=tono, scope="province:31")
    code = await planned(town, sari, Plan(release=Release.AT, at=MORNING + 5 * HOUR))
    await approve(tono, code)
    await sari.send("/buat")
    await sari.tap(code)
    await sari.expect("Waktu kirim: 25 Nov 15.00 WIB")
    await sari.tap("Ubah")
    await sari.tap("Atur waktu")
    await sari.tap("Waktu kirim")
    await sari.tap("Segera setelah disetujui")
    await sari.tap("Kirim untuk ditinjau")
    await sari.expect("sudah dikirim untuk ditinjau")
    async with town.database.read() as connection:
        (item,) = await items.in_review(connection, besides=0, targets=None, limit=2, offset=0)
    assert (item.code, item.version, item.plan) == (code, 2, Plan())


async def test_a_clock_that_jumps_back_sends_nothing_twice_and_nothing_early(town: Town) -> None:
    sari = await town.staff("Sari", Role.CENTRAL)
    tono = await town.staff("Tono", Role.CENTRAL)
    group = await bound_group(town, "Humas Jakarta", creator=tono, scope="province:31")
    code = await planned(town, sari, Plan(release=Release.AT, at=town.clock() + HOUR))
    await approve(tono, code)
    town.clock.advance(-HOUR)
    await looked_after(town.database)
    assert times_sent(town, group) == 0
    town.clock.advance(2 * HOUR + timedelta(minutes=1))
    await becomes(town, group, DeliveryState.SENT)
    town.clock.advance(-2 * HOUR)
    await looked_after(town.database)
    assert times_sent(town, group) == 1


async def test_a_time_that_may_mean_several_is_asked_back(town: Town) -> None:
    """Nothing is planned before one is chosen; each stands there with its clock."""
    sari = await town.staff("Sari", Role.CENTRAL)
    tono = await town.staff("Tono", Role.CENTRAL)
    await bound_group(town, "Humas Banten", creator=tono, scope="province:36")
    await fill(sari, target="Banten")
    await sari.tap("Atur waktu")
    await sari.tap("Waktu kirim")
    await sari.expect("Sekarang: segera setelah disetujui")
    await sari.send("besok jam 3")
    asked = await sari.expect("Yang mana maksud Anda?")
    assert asked.labels[:2] == ["Besok 15.00 WIB", "Besok 03.00 WIB"]
    await sari.send("nanti malam")
    asked = await sari.expect("Yang mana maksud Anda?")
    assert asked.labels[0] == "Hari ini 19.00 WIB"
    await sari.tap("Hari ini 20.00 WIB")
    assert "Waktu kirim: 25 Nov 20.00 WIB" in (await sari.expect("Pratinjau")).text
    await sari.tap("Atur waktu")
    await sari.tap("Waktu kirim")
    await sari.expect("Sekarang: 25 Nov 20.00 WIB")
    await sari.send("lusa jam 7 malam")
    assert "Waktu kirim: 27 Nov 19.00 WIB" in (await sari.expect("Pratinjau")).text
    await sari.tap("Atur waktu")
    await sari.tap("Waktu kirim")
    await sari.expect("Sekarang: 27 Nov 19.00 WIB")
    await sari.send("hari ini jam 8 pagi")
    await sari.expect("sudah lewat menurut WIB")
