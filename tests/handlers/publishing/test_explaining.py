"""Own words about a withdrawal reach a group only after somebody else has approved them (R3)."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import func, select

from handlers.publishing.views import following
from handlers.screen import words_of_html
from siman_bot.domain.media import CAPTION_LIMIT
from siman_bot.domain.people.roles import Role
from siman_bot.domain.places import NATION, Scope
from siman_bot.domain.publishing.explaining.byline import Byline
from siman_bot.domain.publishing.explaining.explanation import LIMIT, Explanation, room_of
from siman_bot.domain.publishing.item import (
    OFFICE_LIMIT,
    POST_LIMIT,
    URL_LIMIT,
    Content,
    Item,
    ItemKind,
    ItemState,
    units,
)
from siman_bot.domain.publishing.withdrawal import WithdrawalReason
from siman_bot.domain.refusals import Invalid, Unanswered
from siman_bot.domain.sending.delivery import DeliveryKind, DeliveryState
from siman_bot.sandbox.people import Person
from siman_bot.sandbox.rules.faults import Fault, FaultKind
from siman_bot.sandbox.rules.telegram_rules import bad_request
from siman_bot.sandbox.shown import Shown
from siman_bot.services.auditing import Auditing
from siman_bot.services.transaction import Caller
from storage import audit
from storage.people import people
from storage.publishing.tables import explanations, items, tellings
from storage.sending.tables import deliveries
from tests.handlers.publishing.test_amending import cast, ours, rows, settled
from tests.handlers.publishing.test_withdrawing import REASON, choose
from tests.town import Town
from tests.writing import OFFICE, POST, SOURCE, approved, bound_group

WORDS = "Jam layanan puskesmas salah ketik. Jadwal yang baru menyusul."
BALI = Scope.parse("province:51")


async def withdrawn(town: Town, person: Person, code: str, way: str = "Tandai ditarik") -> None:
    await choose(person, code, way)
    await person.tap("Ya, tarik sekarang")
    await person.expect(f"{code} ditarik dan sedang")
    await settled(town)


async def write(person: Person, code: str, words: str = WORDS) -> Shown:
    """From /siaran to the last look."""
    await person.send(f"/siaran {code}")
    await person.tap("Tambahkan penjelasan")
    await person.expect("Ketik penjelasan Anda")
    await person.send(words)
    return await person.expect("Begini grup akan membacanya")


async def hand_on(person: Person, code: str, words: str = WORDS) -> None:
    await write(person, code, words)
    await person.tap("Kirim untuk disetujui")
    await person.expect("menunggu persetujuan orang lain")


async def in_queue(person: Person, code: str) -> Shown:
    await person.send("/tinjau")
    await person.tap(f"Penjelasan penarikan {code}")
    return await person.expect("Pastikan:")


async def test_words_of_ones_own_reach_groups_after_another_has_approved_them(town: Town) -> None:
    """R3: not before, not by their writer; R12: each act is bound; R13: nobody is told twice; R14: /cek says them."""
    sari, tono = await cast(town)
    groups = [await bound_group(town, f"Humas {number}", creator=tono, scope="province:51") for number in range(2)]
    code = await approved(town, sari, tono)
    for group in groups:
        await group.expect(code, earlier=True)
    await settled(town)
    await choose(tono, code, "Tandai ditarik")
    await tono.tap("Ya, tarik sekarang")
    done = await tono.expect("sedang ditandai di 2 grup")
    assert "Tambahkan penjelasan" in done.labels
    await settled(town)
    told = await told_of_it(town)
    await tono.tap("Tambahkan penjelasan")
    asked = await tono.expect("Ketik penjelasan Anda")
    assert (REASON in asked.text, "300 karakter" in asked.text) == (True, True)
    await tono.send(WORDS)
    shown = await tono.expect("Begini grup akan membacanya")
    assert f"Penjelasan dari Pusat: {WORDS}" in shown.text
    await tono.tap("Kirim untuk disetujui")
    await tono.expect("1 peninjau sudah dikabari")
    await settled(town)
    for group in groups:
        assert not [message for message in await ours(group, code) if WORDS in message.text]

    await tono.send("/tinjau")
    await tono.expect("Tidak ada konten")
    await sari.expect(f"Penjelasan penarikan {code} menunggu", earlier=True)
    read = await in_queue(sari, code)
    assert (WORDS in read.text, REASON in read.text, "Tono" in read.text) == (True, True, False)
    yes = read.button("Sudah saya periksa, setujui")["callback_data"]
    await tono.send(f"/siaran {code}")
    await tono.tap("Tambahkan penjelasan")
    await tono.expect("Penjelasan Anda untuk")
    assert "Anda menulis penjelasan ini" in (await tono.tap(message=await tono.last(), data=yes)).text
    await sari.tap("Sudah saya periksa, setujui", message=read)
    await sari.expect("disetujui dan sedang ditambahkan")
    await settled(town)
    for group in groups:
        (notice,) = [message for message in await ours(group, code) if "DITARIK" in message.text]
        assert f"Penjelasan dari Pusat: {WORDS}" in notice.text
        assert all(field in notice.text for field in (OFFICE, POST, SOURCE, code, REASON))
        assert "Tono" not in notice.text
        assert notice.labels == ["Periksa"]
    assert await rows(town, DeliveryKind.EXPLAIN) == [(DeliveryKind.EXPLAIN, DeliveryState.EDITED, None)] * 2
    await tono.expect(f"Penjelasan Anda untuk {code} disetujui", earlier=True)
    assert await told_of_it(town) == told

    budi = await town.person("Budi")
    await budi.send(f"/cek {code}")
    assert f"Penjelasan dari Pusat: {WORDS}" in (await budi.expect("Sudah ditarik")).text
    await budi.send(f"/cek {notice.text}")
    assert "bukan dari kami" not in (await budi.expect("Sudah ditarik")).text
    await budi.send(f"/cek {notice.text.replace('menyusul', 'ada di bit.ly/x')}")
    assert "bukan dari kami" in (await budi.expect("Sudah ditarik")).text
    again = await sari.tap(message=read, data=yes)
    assert "sudah diputuskan" in again.text
    async with town.database.read() as connection:
        acts = [row.act for row in await audit.about(connection, f"explanation:{code}")]
    assert acts == ["explanation.write", "explanation.approve"]
    assert (await Auditing(database=town.database).verify()).intact


async def told_of_it(town: Town) -> tuple[Any, Any]:
    """What is still to be told of withdrawals when all steps are done, and how many notices of them there are."""
    assert town.app is not None
    await town.app.services.publishing.owing.finish()
    async with town.database.read() as connection:
        begun = await connection.execute(select(func.count()).select_from(tellings))
        owed = await connection.execute(
            select(func.count()).where(
                deliveries.c.kind == DeliveryKind.NOTICE, deliveries.c.dedupe_key.like("item.withdrawn%")
            )
        )
        return begun.scalar_one(), owed.scalar_one()


async def explanation_of(town: Town, code: str) -> Any:
    async with town.database.read() as connection:
        rows_ = await connection.execute(
            select(explanations)
            .join(items, items.c.id == explanations.c.item_id)
            .where(items.c.code == code)
            .order_by(explanations.c.number.desc())
            .limit(1)
        )
        return rows_.one()


async def test_what_was_sent_back_or_taken_back_reaches_nobody(town: Town) -> None:
    """R3: it goes back for a reason of a list, and other words wait anew; no typed word of a reviewer comes of it."""
    sari, tono = await cast(town)
    group = await bound_group(town, "Humas Bali", creator=tono, scope="province:51")
    code = await approved(town, sari, tono)
    await group.expect(code, earlier=True)
    await settled(town)
    await withdrawn(town, tono, code)
    await hand_on(tono, code)
    read = await in_queue(sari, code)
    await sari.tap("Kembalikan")
    await sari.expect("Pilih satu alasan")
    await sari.tap("Kurang jelas")
    await sari.expect("dikembalikan kepada penulisnya")
    told = await tono.expect("dikembalikan", earlier=True)
    assert "Kurang jelas" in told.text
    late = read.button("Sudah saya periksa, setujui")["callback_data"]
    assert "sudah diputuskan" in (await sari.tap(message=read, data=late)).text
    one = await explanation_of(town, code)
    forged = f"explained-why:{one.id}:Jangan percaya dia"
    assert "sudah diputuskan" in (await sari.tap(message=read, data=forged)).text

    await hand_on(tono, code, "Jam layanannya salah ketik.")
    await sari.send(f"/siaran {code}")
    await sari.tap("Tambahkan penjelasan")
    assert "Batalkan penjelasan ini" not in (await sari.expect("sedang menunggu persetujuan")).labels
    second = await explanation_of(town, code)
    dropping = await sari.tap(message=await sari.last(), data=f"sure:explain-drop:{second.id}")
    assert "tidak ditemukan" in dropping.text.lower()
    forged = f"explained-why:{second.id}:Jangan percaya dia"
    assert "tidak ada di daftar" in (await sari.tap(message=await sari.last(), data=forged)).text
    await tono.send(f"/siaran {code}")
    await tono.tap("Tambahkan penjelasan")
    await tono.expect("Jam layanannya salah ketik.")
    await tono.tap("Batalkan penjelasan ini")
    await tono.tap("Ya, lanjutkan")
    await tono.expect("Tidak ada grup yang membacanya")
    await sari.send("/tinjau")
    await sari.expect("Tidak ada konten")
    await settled(town)
    assert not [message for message in await ours(group, code) if "Penjelasan" in message.text]
    assert await rows(town, DeliveryKind.EXPLAIN) == []
    assert (await Auditing(database=town.database).verify()).intact


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("Kode: SM-AAAAA", "Kode"),
        ("Lihat SM-AAAAA untuk yang benar", "SM-AAAAA"),
        ("Kabar bahwa vaksin berbahaya adalah hoaks.", "Kabar bahwa vaksin berbahaya"),
        ("Ini salah @budi_s99 dari kantor sebelah.", "@budi_s99"),
        ("Laporkan bersama-sama akun tersebut.", "Laporkan bersama-sama"),
        ("jadwal " * 44, "300"),
    ],
)
async def test_words_are_judged_as_those_of_authors(town: Town, words: str, said: str) -> None:
    """R1, R2, R7: no block, no code, no denial of a claim, no private person, no call; 300 characters."""
    sari, tono = await cast(town)
    group = await bound_group(town, "Humas Bali", creator=tono, scope="province:51")
    code = await approved(town, sari, tono)
    await group.expect(code, earlier=True)
    await settled(town)
    await withdrawn(town, tono, code)
    await tono.send(f"/siaran {code}")
    await tono.tap("Tambahkan penjelasan")
    await tono.expect("Ketik penjelasan Anda")
    await tono.send(words)
    refused = await tono.expect(said)
    assert (refused.from_bot, "Begini grup" in refused.text) == (True, False)
    assert town.app is not None
    item = await explained_item(town, code)
    with pytest.raises(Invalid):
        await town.app.services.publishing.explaining.write(Caller(telegram_id=tono.id), item_id=item, words=words)
    await tono.send("Jam layanannya salah ketik.")
    await tono.expect("Begini grup akan membacanya")


async def explained_item(town: Town, code: str) -> int:
    async with town.database.read() as connection:
        return int((await connection.execute(select(items.c.id).where(items.c.code == code))).scalar_one())


async def test_doubtful_words_are_answered_by_both(town: Town) -> None:
    """R3, R7: by the writer, and by name by whoever approves, on the way through the chat and without it."""
    sari, tono = await cast(town)
    group = await bound_group(town, "Humas Bali", creator=tono, scope="province:51")
    code = await approved(town, sari, tono)
    await group.expect(code, earlier=True)
    await settled(town)
    await withdrawn(town, tono, code)
    doubtful = "Tarif yang kami tulis tidak benar."
    await tono.send(f"/siaran {code}")
    await tono.tap("Tambahkan penjelasan")
    await tono.send(doubtful)
    asked = await tono.expect("Bagian yang perlu Anda jawab")
    assert "Kirim untuk disetujui" not in asked.labels
    assert town.app is not None
    publishing = town.app.services.publishing
    item = await explained_item(town, code)
    with pytest.raises(Unanswered):
        await publishing.explaining.write(Caller(telegram_id=tono.id), item_id=item, words=doubtful)
    sending = await tono.tap(message=asked, data=f"explain-send:{item}")
    assert "tidak benar" in sending.text
    await tono.tap("1. Bukan bantahan")
    await tono.expect("Begini grup akan membacanya")
    await tono.tap("Kirim untuk disetujui")
    await tono.expect("menunggu persetujuan orang lain")
    one = await explanation_of(town, code)
    with pytest.raises(Unanswered):
        await publishing.weighing.approve(Caller(telegram_id=sari.id), explanation_id=one.id)
    await sari.send("/tinjau")
    await sari.tap(f"Penjelasan penarikan {code}")
    asked = await sari.expect("Pertanyaan 1 dari 1")
    assert "Jawaban penulis: Bukan bantahan" in asked.text
    assert "belum dijawab" in (await sari.tap(message=asked, data=f"explained-yes:{one.id}")).text
    await sari.tap("Setuju: Bukan bantahan", message=asked)
    await sari.expect("Pastikan:")
    await sari.tap("Sudah saya periksa, setujui")
    await settled(town)
    (notice,) = [message for message in await ours(group, code) if "DITARIK" in message.text]
    assert doubtful in notice.text


async def test_who_decides_is_of_the_scope_or_of_a_wider_one(town: Town) -> None:
    """R3: where a province has one person, the nation supplies the second; another province doesn't."""
    sari, tono = await cast(town)
    wayan = await town.member("Wayan", province="51")
    await town.grant(wayan, Role.CENTRAL, BALI)
    joko = await town.staff("Joko", Role.CENTRAL, Scope.parse("province:31"))
    group = await bound_group(town, "Humas Bali", creator=tono, scope="province:51")
    code = await approved(town, sari, tono, target=BALI)
    await group.expect(code, earlier=True)
    await settled(town)
    await withdrawn(town, wayan, code)
    await hand_on(wayan, code)
    one = await explanation_of(town, code)
    await joko.send("/tinjau")
    none = await joko.expect("Tidak ada konten")
    for data in (f"explained:{one.id}", f"explained-yes:{one.id}", f"explained-why:{one.id}:unclear"):
        assert "tidak ditemukan" in (await joko.tap(message=none, data=data)).text.lower(), data
    await tono.expect("menunggu persetujuan Anda", earlier=True)
    await in_queue(tono, code)
    await tono.tap("Sudah saya periksa, setujui")
    await tono.expect("disetujui dan sedang ditambahkan")
    await settled(town)
    (notice,) = [message for message in await ours(group, code) if "DITARIK" in message.text]
    async with town.database.read() as connection:
        person = await people.find(connection, wayan.id)
    assert person is not None
    assert person.membership is not None
    assert f"Penjelasan dari Pusat, Bali, {person.membership.institution_name}: {WORDS}" in notice.text
    assert "Wayan" not in notice.text


async def test_notices_that_come_late_or_were_lost_say_it_too(town: Town) -> None:
    """R3, R13: an undecided notice, one that failed and is sent again, one that was deleted, and one that is gone."""
    sari, tono = await cast(town)
    cut, gone, shut = [await bound_group(town, f"Humas {n}", creator=tono, scope="province:51") for n in range(3)]
    code = await approved(town, sari, tono)
    for group in (cut, gone, shut):
        await group.expect(code, earlier=True)
    await settled(town)
    faults = town.sandbox.faults
    faults.add(Fault(kind=FaultKind.CUT_AFTER, method="editMessageText", chat_id=cut.id))
    refusal = bad_request("not enough rights to send text messages to the chat")
    faults.add(Fault(kind=FaultKind.REFUSE, method="editMessageText", chat_id=shut.id, refusal=refusal))
    await choose(tono, code, "Tandai ditarik")
    await tono.tap("Ya, tarik sekarang")
    await tono.expect("sedang ditandai di 3 grup")
    await town.sandbox.wait_for(lambda: town.sandbox.calls.of("editMessageText", chat_id=cut.id))
    town.clock.advance(timedelta(seconds=10))
    await settled(town)
    (notice,) = [message for message in await ours(gone, code) if "DITARIK" in message.text]
    await tono.delete(notice)
    await hand_on(tono, code)
    await in_queue(sari, code)
    await sari.tap("Sudah saya periksa, setujui")
    await sari.expect("disetujui dan sedang ditambahkan")
    await settled(town)
    town.clock.advance(timedelta(seconds=10))
    await settled(town)
    assert [WORDS in message.text for message in await ours(cut, code)] == [True]
    assert await ours(gone, code) == []
    assert not [message for message in await ours(shut, code) if WORDS in message.text]
    faults.clear()
    await tono.send(f"/siaran {code}")
    await tono.tap("Kirim ulang yang gagal")
    await settled(town)
    assert [WORDS in message.text for message in await ours(shut, code)] == [True]


async def test_nothing_is_said_where_the_message_was_deleted(town: Town) -> None:
    """R3, R13: an explanation stands in notices alone; a newer one takes its place there."""
    sari, tono = await cast(town)
    group = await bound_group(town, "Humas Bali", creator=tono, scope="province:51")
    code = await approved(town, sari, tono)
    await group.expect(code, earlier=True)
    await settled(town)
    await withdrawn(town, tono, code, "Hapus pesannya")
    await hand_on(tono, code)
    await in_queue(sari, code)
    await sari.tap("Sudah saya periksa, setujui")
    await sari.expect("disetujui dan sedang ditambahkan")
    await settled(town)
    assert await ours(group, code) == []
    assert await rows(town, DeliveryKind.EXPLAIN) == []
    await tono.send(f"/cek {code}")
    assert WORDS in (await tono.expect("Sudah ditarik")).text
    await hand_on(sari, code, "Jadwal yang baru ada di SIMAN.")
    await in_queue(tono, code)
    await tono.tap("Sudah saya periksa, setujui")
    await tono.expect("disetujui dan sedang ditambahkan")
    await tono.send(f"/cek {code}")
    assert "Jadwal yang baru ada di SIMAN." in (await tono.expect("Jadwal yang baru")).text


async def test_whoever_leaves_takes_what_waits_along(town: Town) -> None:
    """R3, R11: whoever comes back is a new person to the rows, and can't approve what they wrote."""
    sari, tono = await cast(town)
    group = await bound_group(town, "Humas Bali", creator=tono, scope="province:51")
    code = await approved(town, sari, tono)
    await group.expect(code, earlier=True)
    await settled(town)
    await withdrawn(town, tono, code)
    await hand_on(tono, code)
    assert town.app is not None
    one = await explanation_of(town, code)
    await town.app.services.people.own_data.erase(Caller(telegram_id=tono.id), person_id=one.writer_id)
    await sari.send("/tinjau")
    await sari.expect("Tidak ada konten")
    await hand_on(sari, code, "Jam layanannya salah ketik.")
    assert (await Auditing(database=town.database).verify()).intact


@pytest.mark.parametrize("reason", WithdrawalReason)
def test_the_explained_notice_fits_beneath_an_attachment(reason: WithdrawalReason) -> None:
    """R1: with every field at its limit, whoever says it and why."""
    for place in ("Kabupaten Administrasi Kepulauan Seribu", "Kabupaten Pangkajene dan Kepulauan"):
        for institution in ("", "i" * 200):
            by = Byline(
                role=Role.REGIONAL_ADMIN, scope=Scope.parse("regency:31.01"), place=place, institution=institution
            )
            content = Content(source_url="u" * URL_LIMIT, office="o" * OFFICE_LIMIT, post="p" * POST_LIMIT)
            item = Item(
                id=1, code="SM-7K2QX", kind=ItemKind.NARRATIVE, state=ItemState.WITHDRAWN, author_id=1, editor_id=1,
                version=1, revision=1, content=content, target=NATION, way=None, withdrawn_for=reason,
            )  # fmt: skip
            room = room_of(item, content, by)
            said = Explanation(id=1, item_id=1, number=1, words="w" * room, answered=(), byline=by, writer_id=1)
            notice = following.withdrawn(code="SM-7K2QX", content=content, reason=reason, said=said, bot_username="b")
            assert 0 < units(words_of_html(notice.text)) <= CAPTION_LIMIT
    usual = Content(source_url=SOURCE, office=OFFICE, post=POST)
    assert room_of(item, usual, replace(by, institution="Diskominfo Provinsi Bali")) == LIMIT
