"""Summaries of shares: institutions by name, people as published figures."""

import re
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from siman_bot.domain.people.roles import Role
from siman_bot.domain.places import NATION, Scope
from siman_bot.domain.post_link import Platform
from siman_bot.domain.publishing.item import ItemState
from storage.people import people
from tests.sharing import (
    close_days,
    make_account,
    make_item,
    make_members,
    make_shares,
    recorded,
    share_personally,
)
from tests.town import Town


def day(town: Town, ago: int, zone: str = "Asia/Jakarta") -> datetime:
    """Noon of a day, or now for today."""
    if ago == 0:
        return town.clock()
    local = town.clock().astimezone(ZoneInfo(zone)) - timedelta(days=ago)
    return local.replace(hour=12).astimezone(UTC)


async def test_a_province_sees_institutions_by_name_and_people_as_figures(town: Town) -> None:
    """R8: official shares exactly and by name; people as what was published, after the day has ended, in no total."""
    rina = await town.member("Rina", province="31")
    koko = await town.staff("Koko", Role.COORDINATOR, Scope.parse("province:31"))
    crowd = await make_members(town, "31", 19)
    quiet = await make_item(town, "Sepi")
    item = await make_item(town, "Imunisasi <b>&")
    await make_item(town, "Bukan untuk sini", target=Scope.parse("province:73"))
    await make_item(town, "Belum jadi", state=ItemState.DRAFT)
    official = await make_account(town, rina, Platform.INSTAGRAM, "diskominfo", official=True)
    for ago, number in ((0, 1), (3, 2), (200, 9)):
        await make_shares(town, item, official, number, at=day(town, ago))
    for caller in crowd[:16]:
        # How many posts somebody recorded is the same to the figure.
        await share_personally(town, item, caller, posts=3 if caller is crowd[0] else 1)

    await koko.send("/rekap")
    expected = {
        "Hari ini": "akun instansi 1\n",
        "7 hari": "akun instansi 3 · pribadi: belum ada angka yang terbit\n",
        "Semua": "akun instansi 12 · pribadi: belum ada angka yang terbit\n",
    }
    for period, numbers in expected.items():
        await koko.tap(period)
        shown = await koko.expect(f"{item.code} Imunisasi <b>&\n{numbers}")
        for hidden in ("rina", "Rina", "Bukan untuk sini", "Belum jadi", "anggota9"):
            assert hidden not in shown.text
        await koko.tap("Periode lain")
    await koko.tap("7 hari")
    await koko.tap(item.code)
    detail = await koko.expect("Sebaran:")
    await koko.tap("Akun instansi", message=detail)
    shares = await koko.expect("Disebarkan oleh akun instansi")
    assert shares.text.count("Instagram @diskominfo") == 3
    await koko.tap("Kembali")
    await koko.expect("Sebaran:")
    await close_days(town)
    await koko.tap("Kembali")
    shown = await koko.expect("akun instansi 3 · pribadi ")
    assert re.search(r"Imunisasi <b>&\nakun instansi 3 · pribadi (15|20)\n", shown.text)
    assert f"{quiet.code} Sepi\nakun instansi 0 · pribadi <10" in shown.text
    # A week later nothing of it is new; the figure of all days stays.
    await close_days(town, 8)
    await koko.send("/rekap")
    await koko.tap("7 hari")
    await koko.expect("Imunisasi <b>&\nakun instansi 0 · pribadi <10")
    await koko.tap("Periode lain")
    await koko.tap("Semua")
    assert re.search(r"Imunisasi <b>&\nakun instansi 12 · pribadi (15|20)\n", (await koko.expect("instansi 12")).text)


async def test_the_nation_sees_provinces_and_what_small_ones_share(town: Town) -> None:
    """R8: a total is the sum of the figures; a province below twenty members has none of its own."""
    makassar = await town.member("Andi", province="73")
    pusat = await town.staff("Pusat", Role.CENTRAL)
    await town.grant(pusat, Role.COORDINATOR, Scope.parse("region:WITA"))
    koko = await town.staff("Koko", Role.COORDINATOR, Scope.parse("province:32"))
    jakarta = await make_members(town, "31", 20)
    java, banten = await make_members(town, "32", 11), await make_members(town, "36", 11)
    few = await make_members(town, "91", 5)
    item = await make_item(town, "Imunisasi")
    official = await make_account(town, makassar, Platform.X, "sulsel", official=True)
    await make_shares(town, item, official, 3, at=day(town, 1))
    for caller in (*jakarta[:14], *java[:8], *banten[:8], *few):
        await share_personally(town, item, caller)
    await close_days(town)
    await pusat.send("/rekap")
    await pusat.tap("Nasional")
    await pusat.tap("30 hari")
    await pusat.tap(item.code)
    shown = (await pusat.expect("Sebaran:")).text
    total, own, shared = [
        int(number)
        for pattern in (
            "Sebaran: akun instansi 3 · pribadi ",
            "Jakarta: akun instansi 0 · pribadi ",
            "Provinsi kecil di wilayah WIB bersama-sama: pribadi ",
        )
        for number in re.findall(pattern + r"(\d+)", shown)
    ]
    assert (own in {10, 15}, shared in {15, 20}, total) == (True, True, own + shared)
    assert "Sulawesi Selatan: akun instansi 3\n" in shown
    assert "Provinsi lain: akun instansi 0 · pribadi <10" in shown
    for hidden in ("Jawa Barat", "Banten", "Papua"):
        assert hidden not in shown
    # Whoever reads for a province without a cell of its own is shown nothing of the shared one.
    await koko.send("/rekap")
    await koko.tap("Semua")
    await koko.tap(item.code)
    await koko.expect("Sebaran: akun instansi 0 · pribadi: belum ada angka yang terbit")
    await pusat.send("/rekap")
    await pusat.tap("Wilayah WITA")
    await pusat.tap("Semua")
    await pusat.tap(item.code)
    shown = (await pusat.expect("Sebaran: akun instansi 3 · pribadi: belum ada")).text
    assert "Jakarta" not in shown


async def test_records_that_come_and_go_tell_nothing(town: Town) -> None:
    """R8: one person's invented posts count once, and deleting them one by one moves no figure."""
    koko = await town.staff("Koko", Role.COORDINATOR, Scope.parse("province:31"))
    crowd = await make_members(town, "31", 20)
    item = await make_item(town, "Imunisasi")
    for caller in crowd[:11]:
        await share_personally(town, item, caller)
    invented = await share_personally(town, item, crowd[11], posts=8)
    assert town.app is not None
    seen = []
    await close_days(town)
    for record_id in invented:
        await koko.send("/rekap")
        await koko.tap("Semua")
        seen.append((await koko.expect(item.code)).text.partition("akun instansi")[2].splitlines()[0])
        await town.app.services.amplification.recording.delete(crowd[11], record_id=record_id)
        await close_days(town)
    assert set(seen) in ({" 0 · pribadi 10"}, {" 0 · pribadi 15"})
    assert len(await recorded(town)) == 11


async def test_narrow_scopes_see_official_shares_alone(town: Town) -> None:
    """R8: neither their own personal shares nor, for wider readers, those of items meant for them alone."""
    rina = await town.member("Rina", province="31", regency="31.71")
    async with town.database.read() as connection:
        known = await people.find(connection, rina.id)
    assert known is not None
    assert known.membership is not None
    pusat = await town.staff("Pusat", Role.CENTRAL)
    common = await make_item(town, "Untuk semua")
    personal = await make_account(town, rina, Platform.X, "rina_pribadi")
    official = await make_account(town, rina, Platform.X, "kominfo", official=True)
    for name, scope in (("Koko", "regency:31.71"), ("Ira", f"institution:{known.membership.location.institution_id}")):
        reader = await town.staff(name, Role.REGIONAL_ADMIN, Scope.parse(scope))
        own = await make_item(town, f"Untuk {name}", target=Scope.parse(scope))
        for one in (common, own):
            await make_shares(town, one, personal, 20, at=day(town, 1))
            await make_shares(town, one, official, 2, at=day(town, 1))
        for who in (reader, pusat):
            await who.send("/rekap")
            await who.tap("Semua")
            shown = await who.expect(f"Untuk {name}\nakun instansi 2\n")
            assert ("pribadi" in shown.text.partition("Untuk semua")[2].partition("Sebaran")[0]) == (who is pusat)
            assert not re.search(r"pribadi \d", shown.text)
            await who.tap(own.code)
            assert " · pribadi" not in (await who.expect("Sebaran: akun instansi 2")).text


async def test_a_summary_is_for_its_readers_in_their_scope(town: Town) -> None:
    """R8: by command and by buttons made by hand."""
    rina = await town.member("Rina", province="31")
    koko = await town.staff("Koko", Role.COORDINATOR, Scope.parse("province:31"))
    vera = await town.staff("Vera", Role.VERIFIER, NATION)
    item, elsewhere = (
        await make_item(town, "Imunisasi"),
        await make_item(town, "Jauh", target=Scope.parse("province:73")),
    )
    draft = await make_item(town, "Konsep", state=ItemState.DRAFT)
    for outsider in (rina, vera):
        await outsider.send("/rekap")
        await outsider.expect("peran Anda tidak mencakup")
        await outsider.send("/bantuan")
        shown = await outsider.expect("/sebar")
        assert "/rekap" not in shown.text
        for data in ("recap", "recap:nation", "recap_items:nation:all:0", f"recap_shares:nation:all:{item.id}:0"):
            assert "peran Anda" in (await outsider.tap(message=shown, data=data)).text
    await koko.send("/bantuan")
    await koko.expect("/rekap")
    await koko.send("/rekap")
    shown = await koko.expect("Periode apa?")
    for scope in ("nation", "province-73", "region-WIB", "regency-31.71", "institution-1"):
        for data in (f"recap:{scope}", f"recap_items:{scope}:all:0", f"recap_shares:{scope}:all:{item.id}:0"):
            assert "di luar wilayah tugas" in (await koko.tap(message=shown, data=data)).text, data
    for found in (elsewhere, draft):
        for data in (f"recap_item:province-31:all:{found.id}", f"recap_shares:province-31:all:{found.id}:0"):
            assert "Tidak ditemukan" in (await koko.tap(message=shown, data=data)).text
    for data in (
        "recap:x-1",
        "recap:nation-1",
        "recap_items:province-31:year:0",
        f"recap_items:province-31:all:{10**30}",
        "recap_item:province-31:all",
        "recap_items",
    ):
        assert "tidak berlaku" in (await koko.tap(message=shown, data=data)).text, data
    await koko.tap(message=shown, data=f"recap_items:province-31:all:{2**50}")
    await koko.expect("Belum ada konten")
    await koko.tap(message=shown, data="recap_items:province-31:all:-3")
    await koko.expect(item.code)
