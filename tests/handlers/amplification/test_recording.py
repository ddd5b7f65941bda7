"""Shares recorded by their links, and one's own records."""

import asyncio
from datetime import timedelta

from sqlalchemy import select

from siman_bot.conversations.forms import Forms
from siman_bot.domain.amplification.account import Grade
from siman_bot.domain.people.roles import Role
from siman_bot.domain.places import Scope
from siman_bot.domain.post_link import Platform
from siman_bot.domain.publishing.draft import DraftChanges
from siman_bot.domain.publishing.item import Item, ItemState
from siman_bot.sandbox.people import Person
from storage.tables import dialogs
from tests.sharing import editors, make_account, make_item, make_shares, recorded, withdraw_item
from tests.town import USERNAME, Town
from tests.writing import rewritten

POST = "https://x.com/Rina_Humas/status/1991"


async def opened(member: Person, item: Item) -> None:
    """By the button under the group's message."""
    await member.open_link(f"https://t.me/{USERNAME}?start=catat_{item.code.removeprefix('SM-')}")
    await member.expect(item.content.title)


async def test_a_member_records_shares_and_deletes_one(town: Town) -> None:
    rina = await town.member("Rina", province="73", regency="73.71")
    item = await make_item(town, "Imunisasi <gratis> & aman", target=Scope.parse("region:WITA"))
    await make_account(town, rina, Platform.X, "rina_humas")
    await make_account(town, rina, Platform.INSTAGRAM, "diskominfo", official=True)
    await opened(rina, item)
    await rina.send(f"Sudah ya: {POST}?s=20.")
    await rina.expect(f"Sebaran {item.code} lewat X @rina_humas sudah dicatat")
    await rina.send("lagi https://m.instagram.com/reel/C9abcDEF123/")
    await rina.expect("Catatan akun instansi tampil di rekap")
    await rina.send("https://twitter.com/i/web/status/1991")
    again = await rina.expect("sudah Anda catat")
    assert "WITA" in again.text
    assert item.content.title in again.text

    rows = await recorded(town)
    assert [row.grade for row in rows] == [Grade.HANDLE_MATCHED, Grade.SELF_REPORTED]
    assert {(row.region, row.province_code, row.regency_code) for row in rows} == {("WITA", "73", "73.71")}

    await rina.tap("Catatan saya", message=again)
    records = await rina.expect("Catatan sebaran Anda")
    assert "X @rina_humas" in records.text
    assert "Instagram @diskominfo" in records.text
    gone = records.button("Hapus catatan 1")["callback_data"]
    await rina.tap("Hapus catatan 1")
    await rina.tap("Ya, lanjutkan")
    assert "@diskominfo" not in (await rina.expect("@rina_humas")).text
    assert "sudah tidak ada" in (await rina.tap(message=records, data=f"sure:{gone}")).text
    assert [row.post_id for row in await recorded(town)] == ["1991"]

    await rina.send("/sebar")
    await rina.tap(item.code)
    await rina.tap("Lewati")
    await rina.expect("Baik.")
    await rina.send(POST)
    await rina.expect("Kami terima")


async def test_what_is_no_own_post_is_refused(town: Town) -> None:
    """R6: a link is read and never opened; R8: only registered accounts count."""
    rina = await town.member("Rina")
    item = await make_item(town, "Imunisasi")
    await make_account(town, rina, Platform.X, "rina_humas")
    await opened(rina, item)
    for text, answer in (
        ("sudah saya sebarkan", "tidak menemukan tautan"),
        ("https://x.com/rina_humas", "tautan profil, bukan tautan kiriman"),
        ("https://x.com.evil.id/rina_humas/status/1", "tidak menemukan tautan"),
        ("https://x.com/rina_humas\u202e/status/1", "tautan profil, bukan tautan kiriman"),
        ("<a href='x'>\u200b🙂</a>" * 150, "tidak menemukan tautan"),
        ("https://x.com/<b>orang</b>/status/1", "tidak menemukan tautan"),
        ("https://x.com/orang_lain/status/5", "X @orang_lain, yang tidak ada di daftar akun Anda"),
        ("https://www.youtube.com/watch?v=abcdefghijk", "belum mendaftarkan akun YouTube"),
    ):
        await rina.send(text)
        await rina.expect(answer)
    assert await recorded(town) == []
    await rina.send("/batal")
    await rina.expect("dibatalkan")


async def test_only_approved_items_for_the_members_place_are_open(town: Town) -> None:
    """R7."""
    rina = await town.member("Rina", province="31")
    draft = await make_item(town, "Konsep", state=ItemState.DRAFT)
    waiting = await make_item(town, "Menunggu", state=ItemState.IN_REVIEW)
    withdrawn = await make_item(town, "Ditarik", state=ItemState.WITHDRAWN)
    elsewhere = await make_item(town, "Jauh", target=Scope.parse("province:73"))
    current = [await make_item(town, f"Konten {number}") for number in range(7)]
    await rina.send("/sebar")
    first = await rina.expect("Konten mana")
    await rina.tap("›")
    second = await rina.expect(button=current[0].code)
    assert [label for label in first.labels + second.labels if label.startswith("SM-")] == [
        f"{item.code} {item.content.title}" for item in reversed(current)
    ]
    for item in (draft, waiting, withdrawn):
        await rina.open_link(f"https://t.me/{USERNAME}?start=catat_{item.code.removeprefix('SM-')}")
        await rina.expect("sedang tidak dapat disebarkan")
        assert "sedang tidak" in (await rina.tap(message=second, data=f"share_item:{item.code}")).text
    for text in ("/sebar SM-22222", "/start catat_", "/start catat_%00", "/start catat_a_b_c"):
        await rina.send(text)
        await rina.expect("sedang tidak dapat disebarkan")
    for words in ("🙂", "vaksin naga"):
        await rina.send(f"/sebar {words}")
        await rina.expect("dengan kata itu di judulnya", button="Catat sebaran")
    await rina.send(f"/sebar {elsewhere.code}")
    await rina.expect("untuk wilayah lain")
    # Withdrawn while the member writes: the link comes too late.
    await make_account(town, rina, Platform.X, "rina_humas")
    await rina.send(f"/sebar {current[0].code}")
    await rina.expect("Kirim tautan kirimannya")
    await withdraw_item(town, current[0])
    await rina.send(POST)
    await rina.expect("sedang tidak dapat disebarkan")
    assert await recorded(town) == []


async def test_the_owner_chooses_where_the_link_names_no_account(town: Town) -> None:
    rina, budi = await town.member("Rina"), await town.member("Budi")
    item = await make_item(town, "Imunisasi")
    await make_account(town, rina, Platform.INSTAGRAM, "rina")
    official = await make_account(town, rina, Platform.INSTAGRAM, "diskominfo", official=True)
    of_budi = await make_account(town, budi, Platform.INSTAGRAM, "budi")
    of_x = await make_account(town, rina, Platform.X, "rina")
    await opened(rina, item)
    await rina.send("https://www.instagram.com/p/C9abcDEF123/")
    choice = await rina.expect("Lewat akun mana")
    revision = choice.button("@rina")["callback_data"].rpartition(":")[2]
    for data in (f"share_as:{of_budi}:{revision}", f"share_as:{of_x}:{revision}", f"share_as:{official}:99"):
        assert "tidak berlaku" in (await rina.tap(message=choice, data=data)).text
    await rina.tap("@diskominfo")
    await rina.expect("Instagram @diskominfo sudah dicatat")
    again = await rina.tap(message=choice, data=f"share_as:{official}:{revision}")
    assert "tidak berlaku" in again.text
    assert [row.account_id for row in await recorded(town)] == [official]


async def test_nobody_learns_that_somebody_else_recorded_a_post(town: Town) -> None:
    """R8: two members hand in one post at the same time; each has the own record, and the summary counts one."""
    rina, budi = await town.member("Rina"), await town.member("Budi")
    koko = await town.staff("Koko", Role.COORDINATOR)
    item = await make_item(town, "Imunisasi")
    for member in (rina, budi):
        await make_account(town, member, Platform.X, member.first_name.lower(), official=True)
        await opened(member, item)
    await asyncio.gather(*(one.send("https://x.com/i/status/1991") for one in (rina, budi)))
    for one in (rina, budi):
        await one.expect("sudah dicatat")
    assert len(await recorded(town)) == 2
    await koko.send("/rekap")
    await koko.tap("Semua")
    assert "2" not in (await koko.expect("akun instansi")).text.split("akun instansi", 1)[1].splitlines()[0]
    await koko.tap(item.code)
    await koko.expect("Wilayah WIB: akun instansi 1")


async def test_a_post_that_two_people_hand_in_is_each_ones_own_record(town: Town) -> None:
    """R8: by links that name no account, the answer is the same whether somebody else has recorded the post or not."""
    rina, budi = await town.member("Rina"), await town.member("Budi")
    item = await make_item(town, "Imunisasi")
    for member in (rina, budi):
        # An unproved handle is nobody's: both may have declared it.
        await make_account(town, member, Platform.X, "humas_kota")
    answers = []
    for link in ("https://x.com/i/status/1991", "https://x.com/humas_kota/status/1992", "https://x.com/i/status/1993"):
        for member in (rina, budi):
            await opened(member, item)
            await member.send(link)
            answers.append((await member.expect("sudah dicatat")).text)
    assert len(set(answers)) == 1
    assert [row.post_id for row in await recorded(town)] == ["1991", "1991", "1992", "1992", "1993", "1993"]
    await rina.send("/akun")
    await rina.tap("Hapus X @humas_kota")
    await rina.expect("catatan sebarannya (3)")
    await rina.tap("Ya, hapus")
    await rina.expect("sudah dihapus")
    assert len(await recorded(town)) == 3


async def test_nobody_reads_what_is_not_approved(town: Town) -> None:
    """R3: records and summaries show the newest approved words while a new version is under review."""
    rina = await town.member("Rina")
    koko = await town.staff("Koko", Role.COORDINATOR)
    item = await make_item(town, "Imunisasi")
    account = await make_account(town, rina, Platform.X, "rina")
    await make_shares(town, item, account, 1)
    author, _ = await editors(town)
    await rewritten(town, author, item.code, DraftChanges(title="Bocoran"))
    await rina.send("/akun")
    await rina.tap("Catatan saya")
    shown = await rina.expect("Imunisasi")
    await koko.send("/rekap")
    await koko.tap("Semua")
    assert "Bocoran" not in shown.text + (await koko.expect("Imunisasi")).text


async def test_taking_no_part_leaves_no_trace_and_records_are_the_owners(town: Town) -> None:
    """R8: nothing is left of a skipped item; buttons made by hand reach nobody else's records."""
    rina, budi = await town.member("Rina"), await town.member("Budi")
    item = await make_item(town, "Imunisasi")
    own = await make_account(town, rina, Platform.X, "rina")
    await make_shares(town, item, own, 6)
    await opened(budi, item)
    skip = await budi.expect("tidak ada yang dicatat")
    await budi.tap("Lewati")
    await budi.expect("Baik.")
    await budi.tap("Lewati", message=skip, data="share_close")
    async with town.database.read() as connection:
        assert list(await connection.execute(select(dialogs))) == []
    # Nor of one that somebody opened and walked away from.
    await opened(budi, item)
    forgetting = Forms(database=town.database, clock=lambda: town.clock() + timedelta(hours=25))
    await forgetting.drop_old()
    async with town.database.read() as connection:
        assert list(await connection.execute(select(dialogs))) == []
    for row in await recorded(town):
        assert "sudah tidak ada" in (await budi.tap(message=skip, data=f"sure:record_delete:{row.id}:0")).text
    for data in ("sure:record_delete:x", "sure:record_delete", f"records:{10**40}", "share_as:1:1", "share_item"):
        assert "tidak berlaku" in (await budi.tap(message=skip, data=data)).text
    await budi.tap(message=skip, data="records:0")
    await budi.expect("belum mencatat")
    await budi.tap(message=skip, data="records:-5")
    await budi.expect("belum mencatat", earlier=True)
    assert len(await recorded(town)) == 6

    await rina.send("/akun")
    await rina.tap("Catatan saya")
    await rina.expect("Catatan sebaran Anda", button="Hapus catatan 5")
    await rina.tap("›")
    await rina.expect("Catatan sebaran Anda", button="‹")
