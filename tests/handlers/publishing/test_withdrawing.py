"""Taking back in the open what was broadcast: nothing stays standing unmarked, whatever was under way."""

import time
from datetime import timedelta
from functools import partial

import pytest
from sqlalchemy import select, update
from sqlalchemy.exc import DBAPIError

from handlers.publishing.views.following import withdrawn
from siman_bot.domain.called.labels import short_office
from siman_bot.domain.media import CAPTION_LIMIT
from siman_bot.domain.people.roles import Role
from siman_bot.domain.places import Scope
from siman_bot.domain.publishing.item import OFFICE_LIMIT, POST_LIMIT, URL_LIMIT, Content, ItemState, units
from siman_bot.domain.publishing.withdrawal import Removal, WithdrawalReason
from siman_bot.domain.refusals import Invalid
from siman_bot.domain.sending.delivery import DeliveryKind, DeliveryState
from siman_bot.domain.sending.way import Way
from siman_bot.sandbox.people import Person
from siman_bot.sandbox.rules.faults import LONGEST_SECONDS, Fault, FaultKind
from siman_bot.sandbox.rules.telegram_rules import too_many_requests
from siman_bot.sandbox.shown import Shown
from siman_bot.services.transaction import Caller
from storage import audit, dialogs, guards
from storage.people import people
from storage.publishing import items
from storage.publishing.tables import items as items_table
from storage.sending.tables import deliveries
from tests.handlers.publishing.test_amending import NEW, cast, opened, ours, patient, rows, settled
from tests.tampering import unguarded
from tests.town import Town
from tests.writing import BODY, OFFICE, POST, SOURCE, TITLE, approved, bound_group, changed, in_review

REASON = "Isinya keliru"
BALI, JAKARTA = Scope.parse("province:51"), Scope.parse("province:31")


async def choose(person: Person, code: str, way: str, reason: str = REASON) -> Shown:
    """From /siaran to the last look."""
    await person.send("/siaran")
    await person.tap(code)
    await person.tap("Tarik dari grup")
    await person.tap(way)
    await person.expect("Pilih satu alasan")
    await person.tap(reason)
    return await person.expect("dan tidak dapat dibatalkan")


async def test_an_item_is_marked_as_withdrawn_wherever_it_stands(town: Town) -> None:
    """R13, R1: the notice holds office, post, source, code and the reason. R14: so does /cek. R12: audited."""
    sari, tono = await cast(town)
    made = await town.staff("Made", Role.REGIONAL_ADMIN, BALI)
    whole, cut = [await bound_group(town, f"Humas {number}", creator=tono, scope="province:51") for number in range(2)]
    small = await bound_group(town, "Humas kecil", creator=tono, scope="province:31", kind="group")
    code = await approved(town, sari, tono)
    for group in (whole, cut, small):
        await group.expect(code, earlier=True)
    await settled(town)
    moved = await small.migrate()
    await changed(town, sari, code, NEW)
    await made.send("/siaran")
    await made.expect("peran Anda tidak mencakup")
    assert "peran Anda" in (await made.tap(message=await made.last(), data="withdraw:1:0")).text

    await tono.send("/siaran")
    await tono.tap(code)
    await tono.tap("Tarik dari grup")
    await tono.expect("ada di 3 grup")
    await tono.tap("Tandai ditarik")
    await tono.expect("Pilih satu alasan")
    await tono.tap(REASON)
    last_look = await tono.expect("tandai pesannya di 3 grup?")
    town.sandbox.faults.add(Fault(kind=FaultKind.CUT_AFTER, method="editMessageText", chat_id=cut.id))
    await tono.tap("Ya, tarik sekarang")
    await tono.expect("sedang ditandai di 3 grup")
    await town.sandbox.wait_for(lambda: town.sandbox.calls.of("editMessageText", chat_id=cut.id, outcome="ok"))
    town.clock.advance(timedelta(seconds=10))
    await settled(town)
    for group in (whole, cut, moved):
        (notice,) = [message for message in await ours(group, code) if "DITARIK" in message.text]
        assert all(field in notice.text for field in (OFFICE, POST, SOURCE, code, REASON))
        assert (BODY in notice.text, TITLE in notice.text) == (False, False)
        assert notice.labels == ["Periksa"]
    assert not [message for message in await ours(whole, code) if BODY in message.text]

    again = await tono.tap(message=last_look, data=last_look.button("Ya, tarik")["callback_data"])
    assert f"{code} sudah ditarik" in again.text
    told = await sari.expect("ditarik oleh Pusat", earlier=True)
    assert REASON in told.text
    await sari.expect("3 ditarik", earlier=True)
    await made.send(f"/cek {code}")
    assert f"Alasan: {REASON}" in (await made.expect("Sudah ditarik")).text
    await made.send(f"/cek {notice.text}")
    await made.expect("Sudah ditarik")
    await sari.send("/tinjau")
    await sari.expect("Tidak ada konten")
    async with town.database.read() as connection:
        item = await items.by_code(connection, code)
        acts = [row.act for row in await audit.about(connection, f"item:{code}")]
    assert item is not None
    assert (item.state, acts.count("item.withdraw")) == (ItemState.WITHDRAWN, 1)
    assert await rows(town, DeliveryKind.ITEM) == [(DeliveryKind.ITEM, DeliveryState.WITHDRAWN, None)] * 3


async def test_messages_are_deleted_for_48_hours_and_marked_after(town: Town) -> None:
    """R13. From the own item's screen."""
    sari, tono = await cast(town)
    young, gone = [await bound_group(town, f"Humas {number}", creator=tono, scope="province:51") for number in range(2)]
    code = await approved(town, sari, tono)
    await tono.delete(await gone.expect(code, earlier=True))
    await young.expect(code, earlier=True)
    await changed(town, sari, code, NEW)
    await opened(tono, code)
    await tono.tap("di tempat")
    await settled(town)
    await young.expect("Versi: 2", earlier=True)
    await sari.send("/buat")
    await sari.tap(code)
    await sari.tap("Tarik dari grup")
    await sari.tap("Hapus pesannya")
    await sari.tap(REASON)
    await sari.expect("di 2 grup?")
    await sari.tap("Ya, tarik sekarang")
    await sari.expect("sedang dihapus di 2 grup")
    await settled(town)
    assert await ours(young, code) == []
    assert await ours(gone, code) == []

    old = await approved(town, sari, tono)
    await young.expect(old, earlier=True)
    await settled(town)
    town.sandbox.state.world.clock = lambda: time.time() + timedelta(hours=49).total_seconds()
    town.clock.advance(timedelta(hours=49))
    await choose(tono, old, "Hapus pesannya")
    await tono.tap("Ya, tarik sekarang")
    await settled(town)
    (notice,) = await ours(young, old)
    assert REASON in notice.text
    assert {state for _, state, _ in await rows(town, DeliveryKind.DELETE)} == {DeliveryState.WITHDRAWN}


async def test_an_item_withdrawn_while_it_is_sent_stays_nowhere_unmarked(town: Town) -> None:
    """Bad input of the sender's issue: some have it, one request is under way, one was undecided, others wait."""
    sari, tono = await cast(town)
    sent, slow, lost, waiting, flooded = [
        await bound_group(town, f"Humas {number}", creator=tono, scope="province:51") for number in range(5)
    ]
    for group in (sent, slow, lost, waiting, flooded):
        await group.expect("/grup", earlier=True)
    faults = town.sandbox.faults
    patient(town)
    faults.add(Fault(kind=FaultKind.DELAY, method="sendMessage", chat_id=slow.id, seconds=LONGEST_SECONDS))
    faults.add(Fault(kind=FaultKind.CUT_AFTER, method="sendMessage", chat_id=lost.id))
    hour, refuse = too_many_requests(3_600), FaultKind.REFUSE
    faults.add(Fault(kind=refuse, method="sendMessage", chat_id=waiting.id, refusal=hour))
    # Under way when the item is withdrawn, and not taken then.
    faults.add(Fault(kind=FaultKind.DELAY, method="sendMessage", chat_id=flooded.id, seconds=LONGEST_SECONDS))
    faults.add(Fault(kind=refuse, method="sendMessage", chat_id=flooded.id, refusal=too_many_requests(1)))
    code = await approved(town, sari, tono)
    calls = town.sandbox.calls
    await sent.expect(code, earlier=True)
    await lost.expect(code, earlier=True)
    for group, outcome in ((slow, "pending"), (flooded, "pending"), (waiting, "faulted")):
        await town.sandbox.wait_for(partial(calls.of, "sendMessage", chat_id=group.id, outcome=outcome))
    await choose(tono, code, "Tandai ditarik")
    await tono.tap("Ya, tarik sekarang")
    await tono.expect("sedang ditandai di 4 grup")
    faults.clear()
    town.clock.advance(timedelta(seconds=5))
    await settled(town)
    for group in (sent, slow):
        (notice,) = await ours(group, code)
        assert REASON in notice.text
    # Nobody knows whether it stands there, so the notice comes beside it.
    assert [REASON in message.text for message in await ours(lost, code)] == [False, True]
    for group in (waiting, flooded):
        assert await ours(group, code) == []
    town.clock.advance(timedelta(hours=2))
    await settled(town)
    assert await ours(waiting, code) == []
    async with town.database.read() as connection:
        states = await connection.execute(
            select(deliveries.c.state).where(deliveries.c.kind == DeliveryKind.ITEM).order_by(deliveries.c.id)
        )
        assert list(states.scalars()) == [
            DeliveryState.WITHDRAWN,
            DeliveryState.WITHDRAWN,
            DeliveryState.UNKNOWN,
            DeliveryState.CANCELLED,
            DeliveryState.EXPIRED,
        ]


async def test_a_withdrawn_item_is_not_forwarded(town: Town) -> None:
    sari, tono = await cast(town)
    made = await town.staff("Made", Role.REGIONAL_ADMIN, BALI)
    group = await bound_group(town, "Humas Bali", creator=made, scope="province:51")
    code = await in_review(town, sari, way=Way.RELAY)
    await opened(tono, code)
    await tono.tap("Sudah saya periksa")
    offered = await made.expect("Untuk Anda teruskan", earlier=True)
    await choose(tono, code, "Tandai ditarik")
    await tono.tap("Tidak, biarkan")
    await tono.expect("Kartu admin: 1/1")
    await choose(tono, code, "Tandai ditarik")
    await town.restart()
    await tono.tap("Ya, tarik sekarang")
    await tono.expect("di 0 grup")
    assert "sudah berubah" in (await made.tap("Teruskan", message=offered)).text
    assert await ours(group, code) == []
    await sari.send("/buat")
    await sari.expect("Langkah 1")


OWN_WORDS = "Gubernur salah bicara, jangan percaya dia."


async def test_no_own_words_of_one_person_come_into_a_withdrawal(town: Town) -> None:
    """R3: typed at any step, sent as a forged button, given to the service, written into the database."""
    sari, tono = await cast(town)
    group = await bound_group(town, "Humas", creator=tono, scope="province:51")
    code = await approved(town, sari, tono)
    await group.expect(code, earlier=True)
    await settled(town)
    await tono.send("/siaran")
    await tono.tap(code)
    await tono.tap("Tarik dari grup")
    await tono.tap("Tandai ditarik")
    await tono.send(OWN_WORDS)
    listed = await tono.expect("dari daftar")
    forged = await tono.tap(message=listed, data=f"withdraw-why:{OWN_WORDS[:40]}")
    assert "tidak ada di daftar" in forged.text
    await tono.tap("Sumbernya keliru")
    await tono.expect("tandai pesannya")
    await tono.send(OWN_WORDS)
    await tono.tap("Keadaan sudah berubah", message=await tono.expect("dari daftar"))
    last_look = await tono.expect("tandai pesannya")
    assert "Keadaan sudah berubah" in last_look.text
    assert OWN_WORDS not in last_look.text

    assert town.app is not None
    withdrawing, caller = town.app.services.publishing.withdrawing, Caller(telegram_id=tono.id)
    async with town.database.read() as connection:
        item_id = (await connection.execute(select(items_table.c.id))).scalar_one()
    item = await withdrawing.choose(caller, item_id=item_id)
    with pytest.raises(Invalid, match="reason-not-listed"):
        await withdrawing.withdraw(
            caller,
            item_id=item_id,
            revision=item.revision,
            removal=Removal.MARK,
            reason=OWN_WORDS,  # type: ignore[arg-type]
        )
    for values in ({"withdrawn_because": OWN_WORDS}, {"withdrawn_for": OWN_WORDS[:20]}):
        with pytest.raises(DBAPIError, match=guards.REFUSAL):
            async with town.database.write() as tx:
                await tx.execute(update(items_table).values(**values))

    await tono.tap("Ya, tarik sekarang", message=last_look)
    await tono.expect("sedang ditandai")
    await settled(town)
    (notice,) = await ours(group, code)
    assert "Alasan: Keadaan sudah berubah" in notice.text
    with pytest.raises(DBAPIError, match=guards.REFUSAL):
        async with town.database.write() as tx:
            await tx.execute(update(items_table).values(withdrawn_for=WithdrawalReason.EXPIRED))
    async with town.database.read() as connection:
        (row,) = [row for row in await audit.about(connection, f"item:{code}") if row.act == "item.withdraw"]
    assert row.detail["reason"] == "changed"


async def test_a_reason_typed_before_the_list_leads_to_it(town: Town) -> None:
    """R3: a last look of the former version, with words of one's own, is no withdrawal."""
    sari, tono = await cast(town)
    group = await bound_group(town, "Humas", creator=tono, scope="province:51")
    code = await approved(town, sari, tono)
    await group.expect(code, earlier=True)
    await settled(town)
    look = await choose(tono, code, "Tandai ditarik")
    async with town.database.write() as tx:
        person = await people.find(tx, tono.id)
        assert person is not None
        stored = await dialogs.get(tx, person.id)
        assert stored is not None
        data = {**stored.data, "reason": OWN_WORDS}
        await dialogs.put(tx, person_id=person.id, kind="tarik", step="confirm", data=data, now=town.clock())
    await tono.tap("Ya, tarik sekarang", message=look)
    listed = await tono.expect("dari daftar")
    assert OWN_WORDS not in listed.text
    await tono.tap("Salah sasaran")
    await tono.tap("Ya, tarik sekarang")
    await tono.expect("sedang ditandai")
    await settled(town)
    (notice,) = await ours(group, code)
    assert "Alasan: Salah sasaran" in notice.text


async def test_what_was_withdrawn_with_own_words_keeps_them(town: Town) -> None:
    """R13: a reason of earlier times stays what everybody has read."""
    sari, tono = await cast(town)
    await bound_group(town, "Humas", creator=tono, scope="province:51")
    code = await approved(town, sari, tono)
    async with unguarded(town.database) as tx:
        await tx.execute(update(items_table).values(state=ItemState.WITHDRAWN, withdrawn_because="Jam salah ketik."))
    await sari.send(f"/cek {code}")
    assert "Alasan: Jam salah ketik." in (await sari.expect("Sudah ditarik")).text


async def test_no_name_of_ones_own_choosing_reaches_a_group_by_a_relay(town: Town) -> None:
    """R3: neither what whoever forwards calls themselves, nor what the group is called, stands in what groups read.

    Who it was is shown by role, place and institution, as the lists have them, in the new version too (R13).
    """
    sari, tono = await cast(town)
    made = await town.member("Jangan percaya Gubernur", province="51")
    await town.grant(made, Role.REGIONAL_ADMIN, JAKARTA)
    await town.grant(made, Role.REGIONAL_ADMIN, BALI)
    group = await bound_group(town, "Grup lawan hoaks Budi", creator=made, scope="province:51")
    direct = await bound_group(town, "Humas Jakarta", creator=tono, scope="province:31")
    plain = await approved(town, sari, tono, target=JAKARTA)
    assert not [label for label in (await direct.expect(plain, earlier=True)).labels if "Diteruskan" in label]
    code = await in_review(town, sari, way=Way.RELAY)
    await opened(tono, code)
    await tono.tap("Sudah saya periksa")
    await made.tap("Teruskan ke 2 grup", message=await made.expect("Untuk Anda teruskan", earlier=True))
    there = (await direct.expect(code, earlier=True)).labels
    assert {"Diteruskan oleh Admin wilayah", "DKI Jakarta"} <= {*there}
    card = await group.expect(code, earlier=True)
    async with town.database.read() as connection:
        person = await people.find(connection, made.id)
    assert person is not None
    assert person.membership is not None
    said = ["Diteruskan oleh Admin wilayah", "Bali", short_office(person.membership.institution_name)]
    assert card.labels[-3:] == said
    await settled(town)
    await changed(town, sari, code, NEW)
    await opened(tono, code)
    await tono.tap("di tempat")
    await settled(town)
    (card,) = [one for one in await ours(group, code) if NEW in one.text]
    assert card.labels[-3:] == said
    await made.send(f"/cek {card.text}")
    await made.expect("Resmi")
    await choose(tono, code, "Tandai ditarik")
    await tono.tap("Ya, tarik sekarang")
    await settled(town)
    read = "\n".join(message.text for message in await group.messages() if message.from_bot)
    assert code in read
    read += "\n".join(label for message in await group.messages() for label in message.labels)
    assert not [words for words in ("Jangan percaya", "lawan hoaks") if words in read]


def test_the_notice_fits_beneath_an_attachment() -> None:
    """R1, with every field at its limit."""
    content = Content(source_url="u" * URL_LIMIT, office="o" * OFFICE_LIMIT, post="p" * POST_LIMIT)
    notice = withdrawn(code="SM-7K2QX", content=content, reason="unsafe", bot_username="b")
    assert units(notice.text) <= CAPTION_LIMIT
