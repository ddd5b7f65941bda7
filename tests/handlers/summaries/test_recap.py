"""Summaries of shares: institutions by name, people as rounded counts of closed days."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from siman_bot.domain.people.roles import Role
from siman_bot.domain.places import NATION, Scope
from siman_bot.domain.post_link import Platform
from siman_bot.domain.publishing.item import ItemState
from storage.people import people
from tests.sharing import make_account, make_item, make_shares
from tests.town import Town


def day(town: Town, ago: int, zone: str = "Asia/Jakarta") -> datetime:
    """Noon of a day, or now for today."""
    if ago == 0:
        return town.clock()
    local = town.clock().astimezone(ZoneInfo(zone)) - timedelta(days=ago)
    return local.replace(hour=12).astimezone(UTC)


async def test_a_province_sees_institutions_by_name_and_people_as_fives(town: Town) -> None:
    """R8: only closed days, rounded down, never in one total with official shares, and "<5" for none as well."""
    rina = await town.member("Rina", province="31")
    koko = await town.staff("Koko", Role.COORDINATOR, Scope.parse("province:31"))
    quiet = await make_item(town, "Sepi")
    item = await make_item(town, "Imunisasi <b>&")
    await make_item(town, "Bukan untuk sini", target=Scope.parse("province:73"))
    await make_item(town, "Belum jadi", state=ItemState.DRAFT)
    personal = await make_account(town, rina, Platform.X, "rina_pribadi")
    official = await make_account(town, rina, Platform.INSTAGRAM, "diskominfo", official=True)
    for ago, number in ((0, 10), (1, 4), (3, 5), (20, 5), (200, 5)):
        await make_shares(town, item, personal, number, at=day(town, ago))
    for ago, number in ((0, 1), (3, 2), (200, 9)):
        await make_shares(town, item, official, number, at=day(town, ago))
    andi = await town.member("Andi", province="73")
    await make_shares(town, item, await make_account(town, andi, Platform.X, "andi"), 30, at=day(town, 1))

    await koko.send("/rekap")
    expected = {
        "Hari ini": "akun instansi 1\n",
        "7 hari": "akun instansi 3 · pribadi 5\n",
        "30 hari": "akun instansi 3 · pribadi 10\n",
        "Semua": "akun instansi 12 · pribadi 15\n",
    }
    for period, numbers in expected.items():
        await koko.tap(period)
        shown = await koko.expect(f"{item.code} Imunisasi <b>&\n{numbers}")
        assert f"{quiet.code} Sepi\nakun instansi 0" in shown.text
        assert ("pribadi <5" in shown.text) == (period != "Hari ini")
        for hidden in ("rina", "Rina", "Bukan untuk sini", "Belum jadi"):
            assert hidden not in shown.text
        await koko.tap("Waktu lain")
    await koko.tap("7 hari")
    await koko.tap(item.code)
    detail = await koko.expect("Sebaran:")
    await koko.tap("Akun instansi", message=detail)
    shares = await koko.expect("Disebarkan oleh akun instansi")
    assert shares.text.count("Instagram @diskominfo") == 3
    assert "rina" not in shares.html
    await koko.tap("Kembali")
    await koko.expect("Sebaran:")
    # Tomorrow today's shares are of a closed day.
    town.clock.advance(timedelta(days=1))
    await koko.tap("Kembali")
    await koko.expect("akun instansi 3 · pribadi 15")


async def test_the_nation_sees_regions_and_provinces(town: Town) -> None:
    """R8: provinces below five can't be told from provinces without a share."""
    jakarta, makassar, papua = [
        await town.member(name, province=code) for name, code in (("Rina", "31"), ("Andi", "73"), ("Yosef", "94"))
    ]
    pusat = await town.staff("Pusat", Role.CENTRAL)
    await town.grant(pusat, Role.COORDINATOR, Scope.parse("region:WITA"))
    item = await make_item(town, "Imunisasi")
    official = await make_account(town, makassar, Platform.X, "sulsel", official=True)
    await make_shares(town, item, official, 3, at=day(town, 1))
    for member, number in ((jakarta, 12), (makassar, 9), (papua, 4)):
        account_id = await make_account(town, member, Platform.X, member.first_name.lower())
        await make_shares(town, item, account_id, number, at=day(town, 2))
    await pusat.send("/rekap")
    await pusat.expect("Wilayah mana?")
    await pusat.tap("Nasional")
    await pusat.tap("30 hari")
    await pusat.tap(item.code)
    shown = (await pusat.expect("Sebaran:")).text
    assert "Sebaran: akun instansi 3 · pribadi 25" in shown
    assert "Wilayah WITA: akun instansi 3" in shown
    assert "Sulawesi Selatan: akun instansi 3 · pribadi 5" in shown
    assert "Jakarta: akun instansi 0 · pribadi 10" in shown
    assert "Provinsi lain: akun instansi 0 · pribadi <5" in shown
    assert "Papua" not in shown
    await pusat.send("/rekap")
    await pusat.tap("Wilayah WITA")
    await pusat.tap("Semua")
    await pusat.tap(item.code)
    shown = (await pusat.expect("Sebaran: akun instansi 3 · pribadi 5")).text
    assert "Jakarta" not in shown


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
    shown = await koko.expect("Untuk waktu mana?")
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
