"""Photos, videos and documents: attached once, seen by whoever decides, sent by their ids."""

import asyncio
import json
from dataclasses import replace

from sqlalchemy import select

from handlers.publishing.views import cards
from siman_bot.domain.media import CAPTION_LIMIT, MOST, Media, MediaKind
from siman_bot.domain.people.roles import Role
from siman_bot.domain.places import Scope
from siman_bot.domain.publishing.item import Content, ItemKind, card_units
from siman_bot.domain.sending.delivery import DeliveryKind, DeliveryState, FailureReason
from siman_bot.domain.sending.way import Way
from siman_bot.sandbox.formatting.markup import utf16_length
from siman_bot.sandbox.people import Group, Person
from siman_bot.sandbox.rules.faults import Fault, FaultKind
from siman_bot.sandbox.rules.telegram_rules import FILE_ID_WRONG, MEMBER_PERMISSIONS
from siman_bot.sandbox.shown import Shown
from siman_bot.services.transaction import Caller
from storage.sending.tables import deliveries
from tests.patience import HANGING
from tests.town import Town, helped
from tests.writing import BODY, CONTENT, OFFICE, POST, SOURCE, TITLE, approve, bound_group, drafted

BALI = Scope.parse("province:51")
ATTRIBUTION = f"Keterangan resmi SIMAN\nInstansi: {OFFICE}\nPenanggung jawab: {POST}\nSumber: {SOURCE}\nKode: "


async def at_attachments(town: Town, author: Person, *, content: Content = CONTENT, way: Way = Way.DIRECT) -> None:
    """A whole draft, and the form that asks for its files."""
    draft = await drafted(town, author, content=content, way=way)
    await author.send("/buat")
    await author.tap(draft.content.title[:20])
    await author.expect("Pratinjau", button="Lampiran")
    await author.tap("Lampiran")
    await author.expect("Belum ada lampiran")


async def submitted(author: Person) -> str:
    await author.tap("Selesai")
    await author.expect("Pratinjau", button="Lihat lampiran")
    await author.tap("Kirim untuk ditinjau")
    return (await author.expect("sudah dikirim untuk ditinjau")).text.split()[1]


async def rewriting(author: Person, code: str) -> None:
    """At the preview of a change."""
    await author.send("/buat")
    await author.tap(code)
    await author.tap("Ubah")
    await author.expect("Pratinjau perubahan", button="Lihat lampiran")


async def photos(author: Person, number: int, *, album: str = "") -> Shown:
    for picture in range(number):
        await author.send_photo(f"picture {picture}".encode(), media_group=album)
    return await author.expect(f"{number}. Foto")


def file_ids(message: Shown) -> list[str]:
    return [part["file_id"] for part in message.raw.get("photo", [])]


async def in_group(group: Group, *, number: int) -> list[Shown]:
    """The item as it stands in the group, once it has so many messages."""

    async def ours() -> list[Shown]:
        shown = await group.messages()
        return [one for one in shown if "Kode: SM" in one.text or {"photo", "video"} & one.raw.keys()]

    async with asyncio.timeout(HANGING):
        while len(await ours()) < number:
            await asyncio.sleep(0.05)
    return await ours()


async def test_one_photo_goes_to_every_group_with_the_words_beneath_it_and_nothing_is_uploaded(town: Town) -> None:
    """R1: the four fields stand beneath the photo. R7: writer and reviewer are told what may not be in it."""
    sari = await town.staff("Sari", Role.CENTRAL)
    tono = await town.staff("Tono", Role.CENTRAL)
    rina = await town.agreed("Rina")
    groups = [await bound_group(town, f"Humas {number}", creator=tono, scope="province:31") for number in range(3)]
    await at_attachments(town, sari)
    sent = await sari.send_photo(b"poster", caption="Lihat poster ini")
    form = await sari.expect("1. Foto")
    assert "Keterangan yang Anda ketik di bawahnya tidak dipakai" in form.text
    assert "wajah orang pribadi" in form.text
    code = await submitted(sari)
    await tono.send("/tinjau")
    await tono.tap(code)
    review = await tono.expect("Periksa sumbernya", button="Lihat lampiran (1)")
    assert "1 foto, dengan teks ini di bawahnya" in review.text
    assert "wajah orang pribadi" in review.text
    await tono.tap("Lihat lampiran")
    seen = await tono.expect(BODY)
    assert file_ids(seen) == file_ids(sent)
    await tono.tap("Sudah saya periksa", message=review)
    for group in groups:
        card = await group.expect(BODY, button="Catat sebaran", earlier=True)
        assert file_ids(card) == file_ids(sent)
        for part in (TITLE, f"{ATTRIBUTION}{code}"):
            assert part in card.text
        assert len(await in_group(group, number=1)) == 1
    calls = town.sandbox.calls.of("sendPhoto", outcome="ok")
    assert {call.arguments["photo"] for call in calls} == {file_ids(sent)[0]}
    await rina.send(f"/cek {code}")
    await rina.tap("Lihat lampiran")
    assert file_ids(await rina.expect(BODY)) == file_ids(sent)


async def test_an_album_goes_first_with_who_answers_for_it_and_the_words_come_after(town: Town) -> None:
    """R1: what travels apart from its words says itself whose it is."""
    sari = await town.staff("Sari", Role.CENTRAL)
    tono = await town.staff("Tono", Role.CENTRAL)
    group = await bound_group(town, "Humas", creator=tono, scope="province:31")
    await at_attachments(town, sari)
    before = len(await sari.messages())
    form = await photos(sari, 3, album="77")
    assert len(await sari.messages()) == before + 3 + 1
    assert form.edits == 2
    await sari.tap("Hapus 2")
    await sari.tap("Ya, lanjutkan")
    assert "3. Foto" not in (await sari.expect("2. Foto")).text
    assert (
        "sudah tidak berlaku"
        in (await sari.tap(message=form, data="sure:" + form.button("Hapus 3")["callback_data"])).text
    )
    await sari.send_video(b"film", name="iklan.mp4")
    await sari.expect("3. iklan.mp4")
    code = await submitted(sari)
    await approve(tono, code)
    first, second, third, card = await in_group(group, number=4)
    assert first.text == f"{ATTRIBUTION}{code}"
    assert [bool(message.raw.get("video")) for message in (first, second, third)] == [False, False, True]
    assert (second.text, third.text) == ("", "")
    assert len({message.raw["media_group_id"] for message in (first, second, third)}) == 1
    assert card.text.startswith(TITLE)
    assert card.button("Catat sebaran")
    await sari.expect("1/1 terkirim", earlier=True)
    async with town.database.read() as connection:
        row = (await connection.execute(select(deliveries).where(deliveries.c.kind == DeliveryKind.MEDIA))).one()
    assert (row.state, row.messages) == (DeliveryState.SENT, 3)
    assert (row.message_id, row.more_ids) == (first.message_id, [second.message_id, third.message_id])
    album = json.loads(town.sandbox.calls.of("sendMediaGroup", chat_id=group.id)[0].arguments["media"])
    assert [one["type"] for one in album] == ["photo", "photo", "video"]


async def test_files_that_may_not_be_sent_are_refused_with_the_reason_and_the_form_stays(town: Town) -> None:
    """R7: a file's name is words too."""
    sari = await town.staff("Sari", Role.CENTRAL)
    await at_attachments(town, sari)
    await sari.send_video(b"film", size=51_000_000)
    await sari.expect("Berkas ini 51 MB, paling besar 50 MB", button="Selesai")
    await sari.send_photo(b"poster", size=10_500_000)
    await sari.expect("Berkas ini 11 MB, paling besar 10 MB")
    await sari.send_document(b"a", name="tagihan @budi_santoso.pdf")
    await sari.expect("@budi_santoso")
    await sari.send_document(b"a", name="Laporkan akun penyebar fitnah.pdf")
    await sari.expect("Ganti nama berkasnya")
    for kind in ("sticker", "voice", "animation"):
        await sari.send_other(kind)
        await sari.expect("hanya foto, video, dan dokumen")
    await sari.send("Tolong lampirkan")
    assert "Belum ada lampiran" in (await sari.expect("hanya foto, video, dan dokumen")).text
    await sari.send_document(b"poster", name="<b>poster\u202e.png", mime_type="image/png")
    form = await sari.expect("1. <b>poster.png")
    await sari.send_document(b"poster", name="poster.png")
    await sari.expect("sudah terlampir")
    await sari.send_photo(b"another")
    await sari.expect("Dokumen tidak dapat dicampur", button="Hapus 1")
    await sari.tap("Hapus 1")
    await sari.tap("Ya, lanjutkan")
    await photos(sari, MOST, album="8")
    await sari.send_photo(b"one more", media_group="9")
    await sari.send_photo(b"and another", media_group="9")
    last = await sari.expect(f"Paling banyak {MOST} lampiran")
    assert last.text.count("Paling banyak") == 1
    await sari.tap("Hapus semua")
    await sari.tap("Ya, lanjutkan")
    await sari.expect("Belum ada lampiran")
    assert (
        "sudah tidak berlaku"
        in (await sari.tap(message=form, data="sure:" + form.button("Hapus 1")["callback_data"])).text
    )
    await sari.send("/batal")
    await sari.send_photo(b"poster")
    await sari.expect("Kami terima: 1 foto")


async def test_a_caption_of_1024_is_one_message_and_one_of_1025_is_two(town: Town) -> None:
    sari = await town.staff("Sari", Role.CENTRAL)
    tono = await town.staff("Tono", Role.CENTRAL)
    group = await bound_group(town, "Humas", creator=tono, scope="province:31")
    taken = card_units(replace(CONTENT, body=""), cards.UNKNOWN_CODE, ItemKind.NARRATIVE)
    fits = replace(CONTENT, title="Muat pas", body="😀" * ((CAPTION_LIMIT - taken) // 2))
    spare = CAPTION_LIMIT - card_units(fits, cards.UNKNOWN_CODE, ItemKind.NARRATIVE)
    fits = replace(fits, body=fits.body + "a" * spare)
    for content, expected in ((fits, 1), (replace(fits, title="Muat pas!"), 2)):
        await at_attachments(town, sari, content=content)
        await sari.send_photo(content.title.encode())
        await sari.expect("1. Foto")
        code = await submitted(sari)
        await approve(tono, code)
        async with asyncio.timeout(HANGING):
            while len(found := [one for one in await group.messages() if code in one.text]) < expected:
                await asyncio.sleep(0.05)
        assert [bool(one.raw.get("photo")) for one in found] == [True, False][:expected]
        assert (utf16_length(found[0].text) == CAPTION_LIMIT) == (expected == 1)
        assert content.body in found[-1].text
        assert found[-1].button("Catat sebaran")


async def test_a_group_that_takes_no_media_gets_the_words_and_the_author_sees_it(town: Town) -> None:
    sari = await town.staff("Sari", Role.CENTRAL)
    tono = await town.staff("Tono", Role.CENTRAL)
    plain = await bound_group(town, "Humas teks", creator=tono, scope="province:31")
    await plain.set_permissions(set(MEMBER_PERMISSIONS) - {"can_send_photos"})
    lost = await bound_group(town, "Humas lain", creator=tono, scope="province:31")
    broken = Fault(kind=FaultKind.REFUSE, method="sendPhoto", chat_id=lost.id, refusal=FILE_ID_WRONG)
    town.sandbox.faults.add(broken)
    await at_attachments(town, sari)
    await photos(sari, 1)
    await approve(tono, await submitted(sari))
    for group in (plain, lost):
        card = await group.expect(BODY, button="Catat sebaran", earlier=True)
        assert "photo" not in card.raw
    await sari.expect("2/2 terkirim", earlier=True)
    await tono.send("/siaran")
    await tono.tap("SM-")
    detail = await tono.expect("2/2 terkirim", button="Perbarui")
    assert "grup tidak menerima lampiran, teksnya tetap dikirim: 1" in detail.text
    assert "lampiran ditolak Telegram, teksnya tetap dikirim: 1" in detail.text
    await at_attachments(town, sari, content=replace(CONTENT, title="Dua foto"))
    await photos(sari, 2)
    await approve(tono, await submitted(sari))
    await plain.expect("Dua foto", earlier=True)
    await sari.expect("1 gagal", earlier=True)
    assert not [one for one in await tono.messages() if "tidak dapat" in one.text and "Humas teks" in one.text]


async def test_an_admin_sees_what_is_attached_before_forwarding_it(town: Town) -> None:
    sari = await town.staff("Sari", Role.CENTRAL)
    tono = await town.staff("Tono", Role.CENTRAL)
    ayu = await town.staff("Ayu", Role.REGIONAL_ADMIN, BALI)
    made = await town.staff("Made", Role.REGIONAL_ADMIN, Scope.parse("province:73"))
    bali = await bound_group(town, "Humas Bali", creator=ayu, scope="province:51")
    await at_attachments(town, sari, way=Way.RELAY)
    sent = await sari.send_document(b"%PDF", name="Surat edaran.pdf", mime_type="application/pdf")
    await sari.expect("1. Surat edaran.pdf")
    code = await submitted(sari)
    await tono.send("/tinjau")
    await tono.tap(code)
    await tono.tap("Sudah saya periksa")
    offered = await ayu.expect("Untuk Anda teruskan", button="Lihat lampiran (1)", earlier=True)
    await ayu.tap("Lihat lampiran")
    seen = await ayu.expect(BODY)
    assert seen.raw["document"]["file_id"] == sent.raw["document"]["file_id"]
    await ayu.tap("Teruskan", message=offered)
    card = await bali.expect(BODY, button="Catat sebaran", earlier=True)
    assert card.raw["document"]["file_name"] == "Surat edaran.pdf"
    await made.send("/teruskan")
    await made.expect("Belum ada")
    data = offered.button("Lihat lampiran")["callback_data"]
    assert "Tidak ditemukan" in (await made.tap(message=await made.last(), data=data)).text


async def test_attachments_are_seen_by_writer_and_reviewers_until_they_are_public(town: Town) -> None:
    sari = await town.staff("Sari", Role.CENTRAL)
    tini = await town.staff("Tini", Role.CENTRAL, BALI)
    rina = await town.agreed("Rina")
    await at_attachments(town, sari)
    await photos(sari, 2)
    await sari.tap("Lihat lampiran")
    await sari.expect(ATTRIBUTION)
    gone = Fault(kind=FaultKind.REFUSE, method="sendMediaGroup", refusal=FILE_ID_WRONG)
    town.sandbox.faults.add(gone)
    assert "tidak lagi mengenali lampiran" in (await sari.tap("Lihat lampiran")).text
    code = await submitted(sari)
    await sari.send("/buat")
    await sari.tap(code)
    await sari.tap("Lihat lampiran")
    await sari.expect(f"{ATTRIBUTION}{code}")
    for other in (tini, rina):
        shown = await helped(other)
        for data in ("attach-see:1:1", "attach-see:1:9", "attach-see-public:1", "attach-see-draft:1", "attach:1"):
            assert (await other.tap(message=shown, data=data)).alert
            assert not [one for one in await other.messages() if "photo" in one.raw]


async def test_attachments_belong_to_a_version_and_stay_once_they_were_sent(town: Town) -> None:
    """R3: to change what is attached is an edit. R13: who answers for an album is corrected beneath it too."""
    sari = await town.staff("Sari", Role.CENTRAL)
    tono = await town.staff("Tono", Role.CENTRAL)
    group = await bound_group(town, "Humas", creator=tono, scope="province:31")
    await at_attachments(town, sari)
    await sari.send_photo(b"poster")
    await sari.expect("1. Foto")
    code = await submitted(sari)
    await rewriting(sari, code)
    # At the preview a file is taken without a tap on the way.
    await sari.send_photo(b"another")
    await sari.expect("2. Foto")
    await submitted(sari)
    await tono.send("/tinjau")
    await tono.tap(code)
    assert "2 foto, dikirim sebelum teks ini" in (await tono.expect("Versi: 2")).text
    await tono.tap("Sudah saya periksa")
    before = await in_group(group, number=3)
    await rewriting(sari, code)
    await sari.send_photo(b"a third")
    await sari.expect("sudah terkirim dan tidak dapat diganti")
    assert "sudah terkirim" in (await sari.tap("Lampiran", message=await sari.expect("Pratinjau", earlier=True))).text
    await sari.tap("Ubah konten")
    await sari.tap("Ubah penanggung jawab")
    await sari.send("Kepala Dinas")
    await sari.expect("Pratinjau perubahan")
    await sari.tap("Kirim untuk ditinjau")
    await tono.send("/tinjau")
    await tono.tap(code)
    await tono.tap("Sudah saya periksa, ubah di tempat")
    await sari.expect("1/1 diperbarui", earlier=True)
    async with asyncio.timeout(HANGING):
        while not all("Kepala Dinas" in one.text for one in await in_group(group, number=3) if one.text):
            await asyncio.sleep(0.05)
    after = await in_group(group, number=3)
    # What comes after them is the reply beneath (R13).
    assert [one.message_id for one in after[:3]] == [one.message_id for one in before]
    assert after[0].text == f"{ATTRIBUTION}{code}".replace(POST, "Kepala Dinas")


async def test_what_was_sent_is_settled_though_the_words_went_alone(town: Town) -> None:
    """The reason stays with the row: that the words went out without the photo can be told later."""
    sari = await town.staff("Sari", Role.CENTRAL)
    tono = await town.staff("Tono", Role.CENTRAL)
    group = await bound_group(town, "Humas", creator=tono, scope="province:31")
    photo = Media(kind=MediaKind.PHOTO, file_id="of-another-bot", unique_id="U")
    draft = await drafted(town, sari)
    assert town.app is not None
    services, caller = town.app.services, Caller(telegram_id=sari.id)
    draft = await services.publishing.attaching.attach(caller, draft_id=draft.id, files=(photo,))
    await services.publishing.submitting.submit(caller, draft_id=draft.id, revision=draft.revision)
    await tono.send("/tinjau")
    await tono.tap("SM-")
    await tono.tap("Sudah saya periksa")
    await group.expect(BODY, earlier=True)
    await sari.expect("1/1 terkirim", earlier=True)
    async with town.database.read() as connection:
        row = (await connection.execute(select(deliveries).where(deliveries.c.kind == DeliveryKind.ITEM))).one()
    assert (row.state, row.reason, row.attempts) == (DeliveryState.SENT, FailureReason.FILE_REFUSED, 2)
    assert row.message_id is not None
