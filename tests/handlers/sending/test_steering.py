"""Steering a broadcast from /siaran: pause, resume, cancel, send again, decide on what may have arrived, the file."""

import asyncio
import re
from datetime import timedelta
from io import BytesIO
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import pytest
from sqlalchemy import select

from handlers.sending import manifest
from siman_bot.domain.groups.group import GroupState
from siman_bot.domain.people.roles import Role
from siman_bot.domain.places import NATION, ZONES, Clock, Scope
from siman_bot.domain.sending.delivery import DeliveryKind, DeliveryState, FailureReason, Stage
from siman_bot.domain.sending.plan import Plan, Release
from siman_bot.domain.sending.way import Way
from siman_bot.rendering import broadcast_sheet
from siman_bot.sandbox.people import Group, Person
from siman_bot.sandbox.rules.faults import Fault, FaultKind
from siman_bot.sandbox.rules.telegram_rules import bad_request, forbidden, too_many_requests
from siman_bot.sandbox.shown import Shown
from siman_bot.seeding.groups import bind_group
from siman_bot.services.sending.broadcasts.manifest import Entry
from siman_bot.texts.catalogue import texts_in
from storage import audit
from storage.groups.tables import groups
from storage.sending.tables import deliveries
from tests import outgoing
from tests.alone import looked_after
from tests.handlers.groups.bound import becomes
from tests.patience import HANGING
from tests.town import MORNING, Town
from tests.writing import TITLE, approve, approved, bound_group, in_review

BALI = Scope.parse("province:51")
HOUR = timedelta(hours=1)
SKIPPED = "1 dilewati: grupnya tidak lagi terhubung, pindah wilayah, atau sudah mendapat versi baru."
SPREADSHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


async def shown_in(group: Group) -> int:
    return len([message for message in await group.messages() if TITLE in message.text])


async def opened(person: Person, code: str) -> Shown:
    await person.send(f"/siaran {code.lower()}")
    return await person.expect(f"Siaran {code}", button="Perbarui")


async def rows(town: Town, kind: DeliveryKind = DeliveryKind.ITEM) -> list[tuple[str, str]]:
    """State and stage of each."""
    async with town.database.read() as connection:
        query = select(deliveries.c.state, deliveries.c.stage).where(deliveries.c.kind == kind)
        return [(row.state, row.stage) for row in await connection.execute(query.order_by(deliveries.c.id))]


async def until(town: Town, *expected: DeliveryState, stage: Stage | None = None) -> None:
    async with asyncio.timeout(HANGING):
        while True:
            found = await rows(town)
            if [state for state, _ in found] == list(expected) and (stage is None or {stage} == {s for _, s in found}):
                return
            await asyncio.sleep(0.05)


async def planned(town: Town, author: Person, reviewer: Person, plan: Plan, *, target: Scope = BALI) -> str:
    """An approved item with that plan; its code."""
    code = await outgoing.planned(town, author, plan, target=target)
    await approve(reviewer, code)
    return code


async def gone_from(town: Town, group: Group) -> None:
    await group.kick_bot()
    await becomes(town, group, lambda stored: stored.state is GroupState.LEFT)


async def trouble_of(town: Town, group: Group, expected: FailureReason | None) -> None:
    async with asyncio.timeout(HANGING):
        while True:
            async with town.database.read() as connection:
                query = select(groups.c.trouble).where(groups.c.chat_id == group.id)
                if (await connection.execute(query)).scalar_one() == expected:
                    return
            await asyncio.sleep(0.05)


async def acts(town: Town, code: str) -> list[str]:
    async with town.database.read() as connection:
        found = [row.act for row in await audit.about(connection, f"item:{code}")]
        return [act for act in found if act.startswith("broadcast.")]


async def test_a_paused_broadcast_waits_over_a_restart_and_goes_on(town: Town) -> None:
    """R12: every act leaves an audit row."""
    sari = await town.staff("Sari", Role.CENTRAL)
    tono = await town.staff("Tono", Role.CENTRAL, BALI)
    bound = [await bound_group(town, f"Humas {number}", creator=tono, scope="province:51") for number in range(3)]
    done = await planned(town, sari, tono, Plan())
    await until(town, *[DeliveryState.SENT] * 3)
    code = await planned(town, sari, tono, Plan(release=Release.AT, at=town.clock() + HOUR))
    await tono.send("/siaran")
    listed = await tono.expect("Siaran")
    assert [code in listed.labels[0], done in listed.labels[1]] == [True, True]
    shown = await opened(tono, code)
    assert "Pesan grup: 0/3 terkirim, 3 menunggu" in shown.text
    again = shown.button("Jeda")["callback_data"]
    assert (await tono.tap("Jeda")).text == f"Siaran {code} dijeda."
    paused = await tono.expect("dijeda sejak 25 Nov 11", button="Lanjutkan")
    assert "sudah dijeda" in (await sari.tap(message=await sari.last(), data=again)).text
    await sari.expect("Dijeda. Yang belum dikirim menunggu", earlier=True)
    town.clock.advance(HOUR)
    await until(town, *[DeliveryState.SENT] * 3, *[DeliveryState.PENDING] * 3)
    async with asyncio.timeout(HANGING):
        while [stage for _, stage in (await rows(town))[3:]] != [Stage.HELD] * 3:
            await asyncio.sleep(0.05)
    await town.restart()
    await tono.send("/siaran")
    assert "dijeda" in (await tono.expect(code)).text
    assert [await shown_in(group) for group in bound] == [1, 1, 1]
    resume = paused.button("Lanjutkan")["callback_data"]
    assert (await tono.tap(message=paused, data=resume)).text == f"Siaran {code} dilanjutkan."
    await until(town, *[DeliveryState.SENT] * 6)
    assert "sudah dilanjutkan" in (await tono.tap(message=paused, data=resume)).text
    assert "sudah selesai" in (await tono.tap(message=paused, data=again.replace(":1:", ":3:"))).text
    assert "sudah berubah" in (await tono.tap(message=paused, data=again)).text
    await sari.expect(f"Siaran {code}\n3/3 terkirim, 0 gagal\nSelesai", earlier=True)
    messages = [message for message in await sari.messages() if f"Siaran {code}" in message.text]
    assert len(messages) == 1
    assert await acts(town, code) == ["broadcast.pause", "broadcast.resume"]


async def test_a_cancelled_broadcast_sends_no_more_and_keeps_what_it_sent(town: Town) -> None:
    """R12: cancelling leaves an audit row."""
    sari = await town.staff("Sari", Role.CENTRAL)
    tono = await town.staff("Tono", Role.CENTRAL)
    places = ("province:81", "province:31", "province:31")
    bound = [await bound_group(town, f"Humas {scope}", creator=tono, scope=scope) for scope in places]
    wall = (town.clock() + timedelta(minutes=30)).astimezone(ZONES[Clock.WIT]).replace(tzinfo=None)
    code = await planned(town, sari, tono, Plan(release=Release.LOCAL, at=wall), target=NATION)
    town.clock.advance(timedelta(minutes=31))
    await until(town, DeliveryState.SENT, DeliveryState.PENDING, DeliveryState.PENDING)
    await opened(tono, code)
    await tono.tap("Batalkan")
    asked = await tono.expect("2 pesan yang masih menunggu tidak akan dikirim")
    await tono.tap("Kembali")
    await tono.tap("Batalkan")
    await tono.expect("tidak dapat diurungkan")
    yes = asked.button("Ya, batalkan")["callback_data"] if "Ya, batalkan siaran ini" in asked.labels else ""
    assert (await tono.tap("Ya, batalkan")).text == f"Siaran {code} dibatalkan."
    shown = await tono.expect("yang sudah terkirim tetap ada")
    assert "Pesan grup: 1/3 terkirim, 2 dibatalkan" in shown.text
    assert not {"Jeda", "Lanjutkan", "Batalkan"} & set(shown.labels)
    assert "sudah dibatalkan" in (await sari.tap(message=await sari.last(), data=yes)).text
    await until(town, DeliveryState.SENT, DeliveryState.CANCELLED, DeliveryState.CANCELLED)
    await sari.expect("1/3 terkirim, 0 gagal, 2 dibatalkan\nDibatalkan. Yang sudah terkirim", earlier=True)
    town.clock.advance(HOUR)
    await looked_after(town.database)
    assert [await shown_in(group) for group in bound] == [1, 0, 0]
    assert await acts(town, code) == ["broadcast.cancel"]


async def test_the_failed_are_sent_again_to_groups_as_they_are_now(town: Town) -> None:
    """R12: so does this."""
    sari = await town.staff("Sari", Role.CENTRAL)
    tono = await town.staff("Tono", Role.CENTRAL)
    kept, silent, gone = [
        await bound_group(town, title, creator=tono, scope="province:51") for title in ("Kuta", "Ubud", "Sanur")
    ]
    no_right = forbidden("not enough rights to send text messages to the chat")
    for group in (silent, gone):
        await group.expect("/grup", earlier=True)
        fault = Fault(kind=FaultKind.REFUSE, method="sendMessage", chat_id=group.id, refusal=no_right)
        town.sandbox.faults.add(fault)
    code = await planned(town, sari, tono, Plan())
    await until(town, DeliveryState.SENT, DeliveryState.FAILED, DeliveryState.FAILED)
    await gone_from(town, gone)
    shown = await opened(tono, code)
    assert "bot tidak diizinkan menulis: 2. Minta admin grup mengizinkan" in shown.text
    again = shown.button("Kirim ulang yang gagal (2)")["callback_data"]
    tapped = await tono.tap("Kirim ulang yang gagal")
    assert tapped.text == f"1 pesan dikirim ulang. {SKIPPED}"
    await silent.expect(TITLE, earlier=True)
    await until(town, DeliveryState.SENT, DeliveryState.SENT, DeliveryState.FAILED)
    double = await tono.tap(message=shown, data=again)
    assert double.text == f"0 pesan dikirim ulang. {SKIPPED}"
    assert [await shown_in(group) for group in (kept, silent, gone)] == [1, 1, 0]
    await sari.expect("2/3 terkirim, 1 gagal", earlier=True)
    assert await acts(town, code) == ["broadcast.retry", "broadcast.retry"]
    next_code = await planned(town, sari, tono, Plan())
    await sari.expect(f"{next_code}\n2/2 terkirim", earlier=True)
    assert [await shown_in(group) for group in (kept, silent, gone)] == [2, 2, 0]


async def test_groups_that_cannot_be_written_to_are_counted_as_failed_and_sent_to_once_mended(town: Town) -> None:
    sari = await town.staff("Sari", Role.CENTRAL)
    tono = await town.staff("Tono", Role.CENTRAL)
    silent = await bound_group(town, "Ubud", creator=tono, scope="province:51")
    lost = await town.group("Sanur", creator=tono)
    await lost.expect("Bot SIMAN siap")  # else the fault meets this
    unheard = Fault(kind=FaultKind.REFUSE, method="sendMessage", chat_id=lost.id, refusal=bad_request("chat not found"))
    town.sandbox.faults.add(unheard)
    assert town.app is not None
    await bind_group(town.app.services, admin=tono.id, chat_id=lost.id, title="Sanur", scope=BALI)
    await trouble_of(town, lost, FailureReason.CHAT_NOT_FOUND)
    await silent.restrict_bot()
    await trouble_of(town, silent, FailureReason.NO_RIGHT_TO_WRITE)
    code = await in_review(town, sari, target=BALI)
    await tono.send("/tinjau")
    await tono.tap(code)
    await tono.expect("langsung ke 1 grup\n1 di antaranya sedang bermasalah")
    await tono.tap("Sudah saya periksa")
    await tono.expect("1 grup sedang bermasalah dan dicatat gagal", earlier=True)
    await sari.expect("0/1 terkirim, 1 gagal", earlier=True)
    assert await rows(town) == [(DeliveryState.FAILED, Stage.READY)]
    shown = await opened(tono, code)
    assert "bot tidak diizinkan menulis: 1. Minta admin grup mengizinkan" in shown.text
    await silent.promote_bot()
    await trouble_of(town, silent, None)
    await tono.tap("Kirim ulang yang gagal (1)")
    await silent.expect(TITLE, earlier=True)
    await sari.expect("1/1 terkirim", earlier=True)


async def test_a_person_decides_on_what_may_have_arrived(town: Town) -> None:
    """R12: each decision leaves an audit row."""
    sari = await town.staff("Sari", Role.CENTRAL)
    tono = await town.staff("Tono", Role.CENTRAL)
    titles = ("Kuta <b>", "Ubud", "Sanur", "Amed", "Lovina")
    bound = [await bound_group(town, title, creator=tono, scope="regency:51.71") for title in titles]
    for group in bound:
        await group.expect("/grup", earlier=True)
        town.sandbox.faults.add(Fault(kind=FaultKind.CUT_AFTER, method="sendMessage", chat_id=group.id))
    code = await planned(town, sari, tono, Plan())
    await until(town, *[DeliveryState.UNKNOWN] * 5)
    await opened(tono, code)
    await tono.tap("Belum pasti (5)")
    listed = await tono.expect("Buka dahulu grupnya")
    assert re.search(r"1\. Kuta <b> · Kota Denpasar, Bali · 25 Nov 11\.\d\d WITA · Pesan grup", listed.text)
    assert "Lovina" not in listed.text
    first = listed.button("1 · Sampai")["callback_data"]
    await tono.tap("1 · Sampai")
    await tono.expect("Lovina")
    assert "sudah diputuskan" in (await tono.tap(message=listed, data=first)).text
    assert "sudah diputuskan" in (await tono.tap(message=listed, data=first.replace("here", "again"))).text
    await tono.tap("1 · Kirim ulang")
    await until(town, DeliveryState.SENT, DeliveryState.SENT, *[DeliveryState.UNKNOWN] * 3)
    assert [await shown_in(group) for group in bound] == [1, 2, 1, 1, 1]
    await tono.tap("Semua sampai")
    asked = await tono.expect("Catat 3 pesan")
    await tono.tap("Kembali")
    await tono.tap("1 · Sampai")
    await tono.expect("(2 pesan)")
    await tono.tap("Kirim ulang semua")
    await tono.expect("akan tampil dua kali")
    await tono.tap("Ya, kirim ulang 2 pesan")
    await until(town, *[DeliveryState.SENT] * 5)
    late = asked.button("Kembali")["callback_data"].replace("bc-doubts", "bc-all-here").replace(":0", ":9999999999999")
    assert "sudah diputuskan" in (await tono.tap(message=asked, data=late)).text
    assert [await shown_in(group) for group in bound] == [1, 2, 1, 2, 2]
    await sari.expect("5/5 terkirim", earlier=True)
    assert await acts(town, code) == ["broadcast.arrived", "broadcast.resend", "broadcast.arrived", "broadcast.resend"]


async def test_what_did_not_arrive_and_cannot_be_sent_again_is_noted_as_failed(town: Town) -> None:
    """R12: each decision leaves an audit row."""
    sari = await town.staff("Sari", Role.CENTRAL)
    tono = await town.staff("Tono", Role.CENTRAL)
    titles = ("Kuta", "Ubud", "Sanur")
    bound = [await bound_group(town, title, creator=tono, scope="regency:51.71") for title in titles]
    for group in bound:
        await group.expect("/grup", earlier=True)
        town.sandbox.faults.add(Fault(kind=FaultKind.CUT_BEFORE, method="sendMessage", chat_id=group.id))
    later = await bound_group(town, "Amed", creator=tono, scope="regency:51.71")
    wait = Fault(kind=FaultKind.REFUSE, method="sendMessage", chat_id=later.id, refusal=too_many_requests(3_000))
    town.sandbox.faults.add(wait)
    code = await planned(town, sari, tono, Plan())
    await until(town, *[DeliveryState.UNKNOWN] * 3, DeliveryState.PENDING)
    await gone_from(town, bound[0])
    await opened(tono, code)
    await tono.tap("Batalkan")
    await tono.tap("Ya, batalkan")
    await tono.expect("yang sudah terkirim tetap ada")
    await tono.tap("Belum pasti (3)")
    listed = await tono.expect("Tidak ada: ketuk Tidak sampai. Pesan ini tidak dapat dikirim ulang")
    assert not [label for label in listed.labels if "Kirim ulang" in label]
    one = listed.button("1 · Tidak sampai")["callback_data"]
    assert (await tono.tap("1 · Tidak sampai")).text == "Dicatat: tidak sampai."
    await tono.expect("(2 pesan)")
    assert "sudah diputuskan" in (await tono.tap(message=listed, data=one)).text
    await tono.tap("Semua tidak sampai")
    await tono.expect("Catat 2 pesan")
    assert (await tono.tap("Ya, 2 pesan tidak sampai")).text == "2 pesan dicatat tidak sampai."
    await tono.expect("setelah diperiksa, pesannya tidak ada: 3")
    await until(town, *[DeliveryState.FAILED] * 3, DeliveryState.CANCELLED)
    await sari.expect("0/4 terkirim, 3 gagal, 1 dibatalkan", earlier=True)
    assert await acts(town, code) == ["broadcast.cancel", "broadcast.missing", "broadcast.missing"]


async def test_a_group_that_is_gone_need_not_stay_undecided(town: Town) -> None:
    sari = await town.staff("Sari", Role.CENTRAL)
    tono = await town.staff("Tono", Role.CENTRAL)
    group = await bound_group(town, "Kuta", creator=tono, scope="regency:51.71")
    await group.expect("/grup", earlier=True)
    town.sandbox.faults.add(Fault(kind=FaultKind.CUT_BEFORE, method="sendMessage", chat_id=group.id))
    code = await planned(town, sari, tono, Plan())
    await until(town, DeliveryState.UNKNOWN)
    await gone_from(town, group)
    await opened(tono, code)
    await tono.tap("Belum pasti (1)")
    await tono.expect("Tidak ada: ketuk Kirim ulang, atau Tidak sampai")
    assert "1 dilewati: grupnya tidak lagi terhubung" in (await tono.tap("1 · Kirim ulang")).text
    await tono.tap("1 · Tidak sampai")
    await until(town, DeliveryState.FAILED)


async def test_whoever_lacks_the_right_changes_nothing(town: Town) -> None:
    sari = await town.staff("Sari", Role.CENTRAL)
    tono = await town.staff("Tono", Role.CENTRAL)
    vera = await town.staff("Vera", Role.VERIFIER)
    java = await town.staff("Joko", Role.CENTRAL, Scope.parse("province:33"))
    await bound_group(town, "Humas Bali", creator=tono, scope="province:51")
    code = await planned(town, sari, tono, Plan(release=Release.AT, at=town.clock() + HOUR))
    shown = await opened(tono, code)
    buttons = [button["callback_data"] for row in shown.keyboard for button in row if "bc-" in button["callback_data"]]
    number = buttons[0].split(":")[1]
    buttons += [f"bc-cancel:{number}:1:0", f"bc-retry:{number}:1:0", f"bc-doubts:{number}:0", f"bc-here:{number}:1:1:0"]
    buttons += [f"bc-missing:{number}:1:1:0", f"bc-all-missing:{number}:1"]
    buttons += [f"bc-again:{number}:1:1:0", f"bc-all-here:{number}:1", f"bc-all-again:{number}:1"]
    for person, words in ((vera, "peran Anda"), (java, "Tidak ditemukan")):
        await person.send("/bantuan")
        screen = await person.expect()
        for data in buttons:
            told = (await person.tap(message=screen, data=data)).text
            assert words in told or "Tidak ditemukan" in told, (data, told)
    await java.send(f"/siaran {code}")
    await java.expect("Tidak ditemukan")
    await tono.send("/siaran bukan kode")
    await tono.expect("Tidak ditemukan")
    for data in ("bc-pause:99:1:0", "bc-retry:1:99999999999999999999:0", f"bc-here:{number}:1:9007199254740992:0"):
        assert (await tono.tap(message=shown, data=data)).alert
    assert await rows(town) == [(DeliveryState.PENDING, Stage.WAITING)]
    assert await acts(town, code) == []


async def test_an_offer_of_a_paused_or_cancelled_broadcast_is_not_forwarded(town: Town) -> None:
    sari = await town.staff("Sari", Role.CENTRAL)
    tono = await town.staff("Tono", Role.CENTRAL)
    ayu = await town.staff("Ayu", Role.REGIONAL_ADMIN, BALI)
    made = await town.staff("Made", Role.REGIONAL_ADMIN, Scope.parse("region:WITA"))
    group = await bound_group(town, "Humas Bali", creator=ayu, scope="province:51")
    code = await in_review(town, sari, target=BALI, way=Way.RELAY)
    await tono.send("/tinjau")
    await tono.tap(code)
    await tono.tap("Sudah saya periksa")
    await ayu.expect("Untuk Anda teruskan", earlier=True)
    card = await made.expect("Untuk Anda teruskan", earlier=True)
    await sari.expect("2/2 admin menerima", earlier=True)
    await opened(tono, code)
    await tono.tap("Jeda")
    await tono.expect("dijeda sejak")
    await sari.expect("Dijeda", earlier=True)
    assert "sedang dijeda" in (await ayu.tap("Teruskan")).text
    await tono.tap("Lanjutkan")
    await tono.expect("selesai")
    await ayu.tap("Teruskan")
    await group.expect(TITLE, earlier=True)
    await tono.tap("Perbarui")
    await tono.tap("Batalkan")
    await tono.tap("Ya, batalkan")
    await tono.expect("dibatalkan 25 Nov")
    assert "sudah dibatalkan" in (await made.tap(message=card, data=card.button("Teruskan")["callback_data"])).text
    assert await shown_in(group) == 1


@pytest.mark.parametrize("page", [1, 1_000])
async def test_the_list_of_a_broadcast_comes_as_a_file(town: Town, monkeypatch: pytest.MonkeyPatch, page: int) -> None:
    """R12: handing it out leaves an audit row."""
    monkeypatch.setattr(manifest, "AT_ONCE", page)
    sari = await town.staff("Sari", Role.CENTRAL)
    tono = await town.staff("Tono", Role.CENTRAL)
    titles = ['=HYPERLINK("https://jahat.example")', "https://jahat.example", "{=1+1}<b>&"]
    for title in titles:
        await bound_group(town, title, creator=tono, scope="province:94")
    code = await approved(town, sari, tono)
    await until(town, *[DeliveryState.SENT] * 3)
    await opened(tono, code)
    await tono.tap("Unduh daftar")
    async with asyncio.timeout(HANGING):
        while "document" not in (sent := (await tono.last()).raw):
            await asyncio.sleep(0.05)
    assert sent["document"]["file_name"] == f"siaran-{code}.xlsx"
    stored = town.sandbox.state.world.files.by_id(sent["document"]["file_id"])
    assert stored is not None
    heading, *lines = cells(stored.content)
    assert heading == ["Grup", "Wilayah", "Jenis pesan", "Status", "Sebab", "Percobaan", "Waktu terkirim"]
    assert sorted(line[0] for line in lines) == sorted(titles)
    assert {line[1] for line in lines} == {"Papua Tengah"}
    assert all(line[6].startswith("25 November 2026 12.") and line[6].endswith("WIT") for line in lines)
    assert await acts(town, code) == ["broadcast.export"]


def test_a_large_list_is_written_whole() -> None:
    entry = Entry(
        id=1,
        kind=DeliveryKind.ITEM,
        state=DeliveryState.FAILED,
        reason=FailureReason.KICKED,
        attempts=1,
        title="Humas",
        place="Bali",
        clock=Clock.WITA,
        at=MORNING,
    )
    with broadcast_sheet.Sheet(broadcast_sheet.words(texts_in("id"))) as sheet:
        for _ in range(10):
            sheet.add([entry] * 1_000)
        found = cells(sheet.content())
    assert len(found) == 10_001
    assert found[-1][3:] == [
        "Gagal",
        "bot dikeluarkan dari grup. Tambahkan bot ke grup lagi, lalu ketik /grup di sana.",
        "1",
        "",
    ]


def cells(content: bytes) -> list[list[str]]:
    """The sheet's rows; a formula, a link or a relation to elsewhere would be no cell's text."""
    with ZipFile(BytesIO(content)) as book:
        assert not [name for name in book.namelist() if "sheet1.xml.rels" in name]
        page = ET.fromstring(book.read("xl/worksheets/sheet1.xml"))  # noqa: S314 - the bot's own file
    assert page.find(f".//{SPREADSHEET}f") is None
    return [
        ["".join(cell.itertext()) for cell in row.iter(f"{SPREADSHEET}c")] for row in page.iter(f"{SPREADSHEET}row")
    ]
