"""A member's own accounts: declared, refused, removed."""

import asyncio

from sqlalchemy import select

from siman_bot.domain.people.roles import Grant, Role
from siman_bot.domain.places import Scope
from siman_bot.domain.post_link import Platform
from siman_bot.sandbox.people import Person
from storage import audit
from storage.amplification import accounts as account_rows
from storage.amplification.tables import accounts
from storage.people import people
from tests.sharing import PAGE, make_account, make_item, make_shares, recorded
from tests.town import Town

PROFILE = "https://www.instagram.com/Rina_Humas/?igsh=abc"


async def until_declaration(member: Person, link: str, kind: str) -> None:
    await member.send("/akun")
    await member.tap("Tambah akun")
    await member.expect("Kirim tautan profil")
    await member.send(link)
    await member.tap(kind)
    await member.expect("Anda menyatakan")


async def test_accounts_are_declared_listed_and_removed(town: Town) -> None:
    rina = await town.member("Rina")
    await rina.send("/akun")
    await rina.expect("Belum ada akun")
    await until_declaration(rina, f"ini akun saya: {PROFILE}", "Akun pribadi saya")
    shown = await rina.expect("Instagram @rina_humas")
    declared = shown.button("Ini akun saya sendiri")["callback_data"]
    await rina.tap("Ini akun saya sendiri")
    await rina.expect("Instagram @rina_humas sudah terdaftar")
    again = await rina.tap(message=shown, data=declared)
    assert "tidak berlaku" in again.text

    await rina.send("/akun")
    await rina.tap("Tambah akun")
    await rina.send(PROFILE)
    await rina.expect("sudah ada di daftar akun Anda")
    await rina.send("https://instagram.com/akun.kedua")
    refused = await rina.tap("Akun pribadi saya")
    assert "hanya satu untuk setiap platform" in refused.text
    await rina.tap("Akun instansi: ")
    await rina.expect("akun resmi")
    await rina.tap("Saya mengelola akun ini")
    await rina.expect("menunggu konfirmasi admin")

    await rina.tap("Akun saya")
    shown = await rina.expect("@rina_humas (pribadi)")
    assert "@akun.kedua (akun " in shown.text
    assert "menunggu konfirmasi" in shown.text
    await rina.tap("Hapus Instagram @rina_humas")
    question = await rina.expect("dihapus untuk selamanya")
    removal = question.button("Ya, hapus")["callback_data"]
    await rina.tap("Ya, hapus")
    await rina.expect("catatan sebarannya (0) sudah dihapus")
    assert "tidak ada lagi" in (await rina.tap(message=question, data=removal)).text
    await rina.send("/akun")
    assert "rina_humas" not in (await rina.expect("@akun.kedua")).text


async def test_what_is_no_profile_link_is_refused(town: Town) -> None:
    rina = await town.member("Rina")
    await rina.send("/akun")
    await rina.tap("Tambah akun")
    for text in (
        "rina_humas",
        "https://instagram.com.evil.id/rina",
        "https://evil.id/instagram.com/rina",
        "https://www.instagram.com/p/C9abcDEF123/",
        "https://x.com/\u202erina <b>&amp;</b>",
        "🙂" * 2_000,
        "https://x.com/i",
    ):
        await rina.send(text)
        await rina.expect("bukan tautan profil")
    await rina.tap("Batal")
    await rina.expect("dibatalkan")
    await rina.send(PROFILE)
    await rina.expect("Kami terima")


async def test_only_members_have_accounts(town: Town) -> None:
    sari = await town.person("Sari")
    await sari.send("/akun")
    await sari.expect("belum memberi persetujuan")
    budi = await town.agreed("Budi")
    for command in ("/akun", "/sebar", "/start catat_7K2QX"):
        await budi.send(command)
        await budi.expect("hanya untuk anggota")


async def test_nobody_learns_what_others_have_declared(town: Town) -> None:
    """R8: an unproved handle is nobody's. Two at once, as personal and as an institution's: the same answers."""
    rina, budi, wati = [await town.member(name) for name in ("Rina", "Budi", "Wati")]
    for person in (rina, budi):
        await until_declaration(person, PROFILE, "Akun pribadi saya")
    await asyncio.gather(*(one.tap("Ini akun saya sendiri") for one in (rina, budi)))
    answers = {(await one.expect("sudah terdaftar.\nSetelah")).text for one in (rina, budi)}
    assert len(answers) == 1
    for person in (wati, budi):
        link = "https://x.com/humas_kota"
        await until_declaration(person, link, "Akun instansi: ")
        await person.tap("Saya mengelola akun ini")
        await person.expect("menunggu konfirmasi admin")
    # What waits for an admin isn't public yet: it keeps nobody from declaring it their own.
    await until_declaration(rina, "https://x.com/humas_kota", "Akun pribadi saya")
    await rina.tap("Ini akun saya sendiri")
    await rina.expect("X @humas_kota sudah terdaftar.\nSetelah")
    await rina.send("/akun")
    await rina.tap("Hapus Instagram @rina_humas")
    await rina.tap("Ya, hapus")
    await budi.send("/akun")
    await budi.expect("@rina_humas (pribadi)")


async def test_a_confirmed_account_is_one_persons(town: Town) -> None:
    """R8: it is public, so it may be named as taken: when it is declared, and when it would be confirmed twice."""
    rina, budi, wati = [await town.member(name) for name in ("Rina", "Budi", "Wati")]
    citra = await town.staff("Citra", Role.CENTRAL)
    await town.staff("Ayu", Role.REGIONAL_ADMIN, Scope.parse("province:31"))
    for person in (rina, budi):
        await until_declaration(person, "https://x.com/diskominfo", "Akun instansi: ")
        await person.tap("Saya mengelola akun ini")
        await person.expect("menunggu konfirmasi admin")
    await citra.send("/anggota")
    await citra.tap("Akun instansi menunggu: 2")
    screen = await citra.expect("Pilih satu untuk memutuskan")
    first, second = (
        button["callback_data"].replace("account_look", "account_ok")
        for row in screen.keyboard
        for button in row
        if "@diskominfo" in button["text"]
    )
    await citra.tap(message=screen, data=first)
    await citra.expect("situs resmi")
    await citra.send(PAGE)
    await citra.expect("setelah admin kedua")
    assert await named(town) == frozenset()
    tono = await town.staff("Tono", Role.CENTRAL)
    await tono.send("/bantuan")
    await tono.tap(message=await tono.expect("Perintah"), data=first)
    await tono.expect("dikonfirmasi sebagai akun")
    assert "sudah terdaftar sebagai akun resmi" in (await citra.tap(message=screen, data=second)).text
    assert await named(town) == {(Platform.X, "diskominfo")}
    for kind, tap in (("Akun pribadi saya", "Ini akun saya sendiri"), ("Akun instansi: ", "Saya mengelola akun ini")):
        await until_declaration(wati, "https://x.com/diskominfo", kind)
        assert "sudah terdaftar sebagai akun resmi" in (await wati.tap(tap)).text


async def test_nobody_removes_somebody_elses_account(town: Town) -> None:
    """R8, by buttons made by hand; an institution's shares outlive its account, personal ones don't."""
    rina, budi = await town.member("Rina"), await town.member("Budi")
    item = await make_item(town, "Imunisasi")
    own = await make_account(town, rina, Platform.X, "rina")
    official = await make_account(town, rina, Platform.X, "diskominfo", official=True)
    for account_id in (own, official):
        await make_shares(town, item, account_id, 2)
    await budi.send("/akun")
    screen = await budi.expect("Belum ada akun")
    for data in (f"account_remove:{own}", f"account_drop:{own}", f"account_drop:{official}", f"account_drop:{10**15}"):
        assert "tidak ada lagi" in (await budi.tap(message=screen, data=data)).text
    for data in (
        "account_drop",
        f"account_drop:{10**30}",
        "account_kind:personal:1",
        "account_declare:1",
        "accounts:x",
    ):
        assert "tidak berlaku" in (await budi.tap(message=screen, data=data)).text
    assert len(await recorded(town)) == 4
    for account_id, text in ((official, "tetap ada di rekap"), (own, "catatan sebarannya (2) sudah dihapus")):
        await rina.send("/akun")
        await rina.tap(data=f"account_remove:{account_id}")
        await rina.tap("Ya, hapus")
        await rina.expect(text)
    assert {row.account_id for row in await recorded(town)} == {official}


async def test_an_institutions_account_waits_for_another_person(town: Town) -> None:
    """R7, R8, R12: nobody whitelists an account on the own word, least of all a private person's."""
    admin = await town.member("Adi")
    async with town.database.write() as tx:
        adi = await people.find(tx, admin.id)
        assert adi is not None
        grant = Grant(role=Role.REGIONAL_ADMIN, scope=Scope.parse("province:31"))
        await people.add_grant(tx, person_id=adi.id, grant=grant, now=town.clock())
    far = await town.staff("Ayu", Role.REGIONAL_ADMIN, Scope.parse("province:51"))
    rina = await town.member("Rina")
    item = await make_item(town, "Imunisasi")
    for person in (rina, admin):
        await until_declaration(person, "https://x.com/diskominfo", "Akun instansi: ")
        await person.tap("Saya mengelola akun ini")
        if person is rina:
            await rina.expect("menunggu konfirmasi admin")
            asked = await admin.expect("Akun instansi menunggu konfirmasi", earlier=True)
            assert "Rina" not in asked.text
            for stranger, answer in ((far, "dihapus atau ditolak"), (rina, "tidak mencakup")):
                await stranger.send("/bantuan")
                screen = await stranger.expect("Perintah")
                refused = await stranger.tap(message=screen, data=asked.button("Setujui akun")["callback_data"])
                assert answer in refused.text
            await rina.send(f"/sebar {item.code}")
            await rina.send("https://x.com/diskominfo/status/5")
            await rina.expect("masih menunggu konfirmasi")
            assert await named(town) == frozenset()
            await admin.tap("Tolak akun", message=asked)
            await admin.tap("Ya, lanjutkan")
            await admin.expect("tidak dikonfirmasi")
            await rina.expect("tidak mengonfirmasi X @diskominfo", earlier=True)
            gone = await admin.tap(message=asked, data=asked.button("Setujui akun")["callback_data"])
            assert "dihapus atau ditolak" in gone.text
    # The admin's own declaration is another admin's to confirm.
    async with town.database.read() as connection:
        account = (await connection.execute(select(accounts))).one()
    own = f"account_ok:{account.id}:{int(account.declared_at.timestamp())}"
    assert "admin lain" in (await admin.tap(message=asked, data=own)).text
    assert await named(town) == frozenset()
    await admin.send("/anggota")
    assert "Akun instansi" not in str((await admin.expect("Anggota di wilayah")).keyboard)
    central = await town.staff("Citra", Role.CENTRAL)
    await central.send("/anggota")
    await central.tap("Akun instansi menunggu: 1")
    screen = await central.expect("Pilih satu untuk memutuskan")
    await central.tap("@diskominfo")
    await central.expect("Setujui hanya bila")
    await central.tap("Setujui akun")
    await central.expect("Di mana situs resmi")
    await central.send("https://x.com/diskominfo")
    await central.expect("bukan tautan profil media sosial")
    await central.send(PAGE)
    await central.expect("setelah admin kedua")
    assert await named(town) == frozenset()
    assert "giliran admin lain" in (await central.tap(message=screen, data=own)).text
    await town.grant(rina, Role.REGIONAL_ADMIN, Scope.parse("province:31"))
    await rina.send("/anggota")
    await rina.tap("Akun instansi menunggu: 1")
    await rina.tap("@diskominfo")
    assert PAGE in (await rina.expect("menunggu konfirmasi kedua")).text
    await rina.tap("Setujui akun")
    await rina.expect("dikonfirmasi sebagai akun")
    await central.send("/anggota")
    await central.expect("Anggota di wilayah")
    await central.tap(message=screen, data="accounts_waiting:0")
    await central.expect("Tidak ada akun instansi yang menunggu")
    assert "sudah dikonfirmasi" in (await central.tap(message=screen, data=own)).text
    assert await named(town) == {(Platform.X, "diskominfo")}
    async with town.database.read() as connection:
        acts = [row.act for row in await audit.all_rows(connection) if row is not None]
    assert [act for act in acts if act.startswith("account.")] == [
        "account.refuse",
        "account.list",
        "account.look",
        "account.vouch",
        "account.list",
        "account.look",
        "account.confirm",
    ], "each look by name too (R12)"


async def test_a_colleague_takes_over_what_a_former_owner_left(town: Town) -> None:
    """An institution's account isn't lost with whoever registered it."""
    rina, budi = await town.member("Rina"), await town.member("Budi")
    await make_account(town, rina, Platform.X, "diskominfo", official=True)
    await until_declaration(budi, "https://x.com/diskominfo", "Akun instansi: ")
    assert "sudah terdaftar sebagai akun resmi instansi" in (await budi.tap("Saya mengelola akun ini")).text
    await rina.send("/dataku")
    await rina.tap("Tarik persetujuan dan hapus")
    await rina.tap("Ya, hapus sekarang")
    await rina.expect("sudah dihapus")
    await budi.tap("Saya mengelola akun ini")
    await budi.expect("menunggu konfirmasi admin")


async def named(town: Town) -> frozenset[tuple[Platform, str]]:
    """The accounts that may be named in what is broadcast."""
    async with town.database.read() as connection:
        return await account_rows.institutional(connection)
