"""A new version of what was broadcast: changed where it stands, sent where it is missing, and accounted for."""

import asyncio
from datetime import timedelta

from sqlalchemy import func, select

from handlers.edge.transport import AiohttpRequest
from siman_bot.domain.media import Media, MediaKind
from siman_bot.domain.people.roles import Role
from siman_bot.domain.places import Scope
from siman_bot.domain.publishing.draft import DraftChanges
from siman_bot.domain.sending.delivery import DeliveryKind, DeliveryState, FailureReason
from siman_bot.domain.sending.plan import Plan
from siman_bot.domain.sending.way import Way
from siman_bot.sandbox.people import Group, Person
from siman_bot.sandbox.rules.faults import LONGEST_SECONDS, Fault, FaultKind
from siman_bot.sandbox.rules.telegram_rules import too_many_requests
from siman_bot.sandbox.shown import Shown
from siman_bot.services.transaction import Caller
from storage.groups import bound_groups
from storage.people import people
from storage.publishing import items
from storage.sending.broadcasts import stops
from storage.sending.tables import broadcasts, deliveries
from tests.outgoing import planned
from tests.patience import HANGING
from tests.town import Town
from tests.writing import BODY, OFFICE, POST, SOURCE, approve, approved, bound_group, changed, drafted, in_review

NEW = "Isi yang sudah dibetulkan."
BALI = Scope.parse("province:51")
JAKARTA = Scope.parse("province:31")


async def cast(town: Town) -> tuple[Person, Person]:
    return await town.staff("Sari", Role.CENTRAL), await town.staff("Tono", Role.CENTRAL)


async def ours(group: Group, code: str) -> list[Shown]:
    """Messages about the item that stand in the group."""
    return [message for message in await group.messages() if code in message.text]


async def cards(group: Group, code: str) -> list[Shown]:
    """As above, without the replies that say that a message was changed."""
    return [message for message in await ours(group, code) if "sudah diperbarui" not in message.text]


def patient(town: Town) -> None:
    """Let the bot wait for as long as it takes a test to play what happens meanwhile."""
    assert town.app is not None
    request = town.app._bot.request
    assert isinstance(request, AiohttpRequest)
    request._read_timeout = HANGING


async def rows(town: Town, *kinds: DeliveryKind) -> list[tuple[str, str, str | None]]:
    async with town.database.read() as connection:
        found = await connection.execute(
            select(deliveries.c.kind, deliveries.c.state, deliveries.c.reason)
            .where(deliveries.c.kind.in_(kinds))
            .order_by(deliveries.c.id)
        )
        return [(row.kind, row.state, row.reason) for row in found]


async def first_broadcast(town: Town) -> int:
    async with town.database.read() as connection:
        return int((await connection.execute(select(func.min(broadcasts.c.id)))).scalar_one())


async def settled(town: Town, seconds: float = HANGING) -> None:
    """Until nothing is owed any more but progress."""
    async with asyncio.timeout(seconds):
        while await _owed(town):
            await asyncio.sleep(0.05)


async def _owed(town: Town) -> bool:
    async with town.database.read() as connection:
        found = await connection.execute(
            select(deliveries.c.id).where(
                deliveries.c.state == DeliveryState.PENDING, deliveries.c.kind != DeliveryKind.PROGRESS
            )
        )
        return found.first() is not None


async def opened(reviewer: Person, code: str) -> Shown:
    await reviewer.send("/tinjau")
    await reviewer.tap(code)
    return await reviewer.expect("Periksa sumbernya")


async def test_a_new_version_changes_what_stands_and_goes_to_who_lacks_it(town: Town) -> None:
    """R13: every delivered message is edited in place, with a reply beneath. R1: all four fields in each. R3."""
    sari, tono = await cast(town)
    old = [await bound_group(town, f"Humas {number}", creator=tono, scope="province:51") for number in range(3)]
    outside = await bound_group(town, "Humas Jakarta", creator=tono, scope="province:31")
    code = await approved(town, sari, tono)
    before = [await group.expect(code, earlier=True) for group in (*old, outside)]
    new = await bound_group(town, "Humas baru", creator=tono, scope="province:51")
    await tono.delete(before[2])
    await changed(town, sari, code, NEW)
    seen = await opened(tono, code)
    assert "diperbarui di 4 grup, pesan baru dikirim ke 1 grup" in seen.text
    assert "Sudah saya periksa, setujui" not in seen.labels
    await tono.tap("di tempat")
    await tono.expect("Diperbarui di 4 grup, pesan baru ke 1 grup")
    await settled(town)

    for group, message in zip((*old[:2], outside), [*before[:2], before[3]], strict=True):
        card, reply = await ours(group, code)
        assert (card.message_id, card.edits) == (message.message_id, 1)
        assert NEW in card.text
        assert BODY not in card.text
        assert card.labels == message.labels
        assert reply.reply_to == card.message_id
        assert all(field in shown.text for shown in (card, reply) for field in (OFFICE, POST, SOURCE, code))
        assert "Versi: 2" in reply.text
    for group in (old[2], new):
        card, *others = await ours(group, code)
        assert NEW in card.text
        assert card.edits == 0
        assert len(others) == (1 if group is old[2] else 0)

    first = [(DeliveryKind.ITEM, DeliveryState.EDITED, None)] * 4
    assert await rows(town, DeliveryKind.ITEM) == [*first, (DeliveryKind.ITEM, DeliveryState.SENT, None)]
    assert {state for _, state, _ in await rows(town, DeliveryKind.EDIT)} == {DeliveryState.EDITED, DeliveryState.SENT}
    done = await sari.expect("4/4 diperbarui", earlier=True)
    assert "1/1 terkirim" in done.text

    reply = (await ours(old[0], code))[1]
    await sari.send(f"/cek {reply.text}")
    await sari.expect("Resmi.")


async def test_after_the_end_words_are_changed_where_they_stand_and_posted_nowhere(town: Town) -> None:
    """R13 for what was sent in time; nothing new comes after the time that the author set."""
    sari, tono = await cast(town)
    kept, emptied = [await bound_group(town, f"Humas {number}", creator=tono, scope="province:51") for number in (1, 2)]
    code = await planned(town, sari, Plan(expires_at=town.clock() + timedelta(hours=1)))
    await approve(tono, code)
    cards = [await group.expect(code, earlier=True) for group in (kept, emptied)]
    await settled(town)
    await tono.delete(cards[1])
    await changed(town, sari, code, NEW)
    await opened(tono, code)
    async with town.database.write() as tx:
        stopper, resumer = [found.id for person in (sari, tono) if (found := await people.find(tx, person.id))]
        await stops.add(tx, by=stopper, now=town.clock())
    await tono.tap("di tempat")
    await tono.expect("Diperbarui di 2 grup")
    town.clock.advance(timedelta(hours=2))
    async with town.database.write() as tx:
        stop = await stops.in_force(tx)
        assert stop is not None
        await stops.end(tx, stop, by=resumer, now=town.clock())
    await settled(town)

    (card,) = await ours(kept, code)
    assert (NEW in card.text, card.edits) == (True, 1)
    assert await ours(emptied, code) == []
    assert {state for _, state, _ in await rows(town, DeliveryKind.REPLY)} <= {
        DeliveryState.EXPIRED,
        DeliveryState.CANCELLED,
    }
    assert sorted(state for _, state, _ in await rows(town, DeliveryKind.EDIT)) == [
        DeliveryState.EDITED,
        DeliveryState.EXPIRED,
    ]


async def test_a_moved_group_gets_the_new_version_and_a_broken_answer_never_doubles_it(town: Town) -> None:
    """R13. An edit without an answer is made again; a new message without one is not.

    Where somebody finds the old words after all, the new ones follow, although the message can't be reached.
    """
    sari, tono = await cast(town)
    small = await bound_group(town, "Humas kecil", creator=tono, scope="province:51", kind="group")
    cut = await bound_group(town, "Humas putus", creator=tono, scope="province:51")
    lost = await bound_group(town, "Humas hilang", creator=tono, scope="province:51")
    await lost.expect("/grup", earlier=True)
    town.sandbox.faults.add(Fault(kind=FaultKind.CUT_AFTER, method="sendMessage", chat_id=lost.id))
    code = await approved(town, sari, tono)
    for group in (small, cut, lost):
        await group.expect(code, earlier=True)
    await settled(town)
    moved = await small.migrate()
    await changed(town, sari, code, NEW)
    assert "1 grup lain belum pasti" in (await opened(tono, code)).text
    town.sandbox.faults.add(Fault(kind=FaultKind.CUT_AFTER, method="editMessageText", chat_id=cut.id))
    await tono.tap("di tempat")
    await tono.expect("Diperbarui di 2 grup")
    await town.sandbox.wait_for(lambda: town.sandbox.calls.of("editMessageText", chat_id=cut.id, outcome="ok"))
    town.clock.advance(timedelta(seconds=10))
    await settled(town)

    assert [NEW in message.text for message in await cards(moved, code)] == [True]
    (card,) = await cards(cut, code)
    assert (NEW in card.text, card.edits) == (True, 1)
    assert len(town.sandbox.calls.of("editMessageText", chat_id=cut.id)) == 2
    (left,) = await ours(lost, code)
    assert BODY in left.text
    assert {state for _, state, _ in await rows(town, DeliveryKind.ITEM)} == {
        DeliveryState.EDITED,
        DeliveryState.UNKNOWN,
    }
    assert town.app is not None
    doubts = town.app.services.sending.doubts
    assert (
        await doubts.arrived(Caller(telegram_id=tono.id), broadcast_id=await first_broadcast(town), until=town.clock())
        == 1
    )
    await lost.expect(NEW, earlier=True)
    await settled(town)
    assert [BODY in message.text for message in await cards(lost, code)] == [True, False]
    assert {state for _, state, _ in await rows(town, DeliveryKind.ITEM)} == {DeliveryState.EDITED}


async def test_what_is_found_late_brings_no_version_that_nobody_has_approved(town: Town) -> None:
    """R3."""
    sari, tono = await cast(town)
    lost = await bound_group(town, "Humas hilang", creator=tono, scope="province:51")
    await lost.expect("/grup", earlier=True)
    town.sandbox.faults.add(Fault(kind=FaultKind.CUT_AFTER, method="sendMessage", chat_id=lost.id))
    code = await approved(town, sari, tono)
    await lost.expect(code, earlier=True)
    await settled(town)
    await changed(town, sari, code, NEW)
    assert town.app is not None
    doubts = town.app.services.sending.doubts
    assert (
        await doubts.arrived(Caller(telegram_id=tono.id), broadcast_id=await first_broadcast(town), until=town.clock())
        == 1
    )
    await settled(town)
    assert await rows(town, DeliveryKind.EDIT) == []
    assert [BODY in message.text for message in await ours(lost, code)] == [True]


async def test_a_new_version_overtakes_the_old_one_on_its_way(town: Town) -> None:
    """R13: what wasn't sent isn't sent any more; what is under way is changed once it is there."""
    sari, tono = await cast(town)
    sent, slow, waiting = [
        await bound_group(town, f"Humas {number}", creator=tono, scope="province:51") for number in range(3)
    ]
    for group in (sent, slow, waiting):
        await group.expect("/grup", earlier=True)
    patient(town)
    delay = Fault(kind=FaultKind.DELAY, method="sendMessage", chat_id=slow.id, seconds=LONGEST_SECONDS)
    town.sandbox.faults.add(delay)
    flood = Fault(kind=FaultKind.REFUSE, method="sendMessage", chat_id=waiting.id, refusal=too_many_requests(3_600))
    town.sandbox.faults.add(flood)
    code = await approved(town, sari, tono)
    await sent.expect(code, earlier=True)
    await town.sandbox.wait_for(lambda: town.sandbox.calls.of("sendMessage", chat_id=slow.id, outcome="pending"))
    await town.sandbox.wait_for(lambda: town.sandbox.calls.of("sendMessage", chat_id=waiting.id, outcome="faulted"))
    await changed(town, sari, code, NEW)
    await opened(tono, code)
    await tono.tap("di tempat")
    await tono.expect("Diperbarui di 2 grup, pesan baru ke 1 grup")
    town.sandbox.faults.clear()
    await town.restart()
    # The sender may have put the new version off already, by as long as Telegram asked that chat to be left alone.
    town.clock.advance(timedelta(hours=1))
    await settled(town)
    for group in (sent, slow, waiting):
        (card,) = await cards(group, code)
        assert NEW in card.text
    states = await rows(town, DeliveryKind.ITEM)
    assert states.count((DeliveryKind.ITEM, DeliveryState.CANCELLED, FailureReason.SUPERSEDED)) == 1


async def test_a_relayed_item_is_changed_where_it_was_forwarded(town: Town) -> None:
    """R13: and offered only to admins whose groups lack it."""
    sari, tono = await cast(town)
    made = await town.staff("Made", Role.REGIONAL_ADMIN, BALI)
    adi = await town.staff("Adi", Role.REGIONAL_ADMIN, JAKARTA)
    bali = await bound_group(town, "Humas Bali", creator=made, scope="province:51")
    jakarta = await bound_group(town, "Humas Jakarta", creator=adi, scope="province:31")
    code = await in_review(town, sari, way=Way.RELAY)
    await opened(tono, code)
    await tono.tap("Sudah saya periksa")
    await made.tap("Teruskan ke 1 grup")
    await bali.expect(code, earlier=True)
    offered = await adi.expect("Untuk Anda teruskan", earlier=True)
    await settled(town)
    await changed(town, sari, code, NEW)
    assert "1 admin yang grupnya belum menerima" in (await opened(tono, code)).text
    await tono.tap("di tempat")
    await tono.expect("Diperbarui di 1 grup, ditawarkan kepada 1 admin")
    await settled(town)
    (card,) = await cards(bali, code)
    assert NEW in card.text
    assert "sudah berubah" in (await adi.tap("Teruskan", message=offered)).text
    await adi.send("/teruskan")
    await adi.tap(code)
    await adi.tap("Teruskan ke 1 grup")
    await jakarta.expect(NEW, earlier=True)
    assert not [
        message for message in await made.messages() if "Untuk Anda teruskan" in message.text and NEW in message.text
    ]


async def test_a_reviewer_whose_scope_ends_before_the_old_version_does_not_change_it(town: Town) -> None:
    sari, tono = await cast(town)
    tini = await town.staff("Tini", Role.CENTRAL, BALI)
    group = await bound_group(town, "Humas", creator=tono, scope="province:31")
    await bound_group(town, "Humas Bali", creator=tono, scope="province:51")
    code = await approved(town, sari, tono)
    await group.expect(code, earlier=True)
    assert town.app is not None
    writing, caller = town.app.services.publishing.writing, Caller(telegram_id=sari.id)
    await changed(town, sari, code, NEW)
    async with town.database.read() as connection:
        item = await items.by_code(connection, code)
    assert item is not None
    copy = await writing.rewrite(caller, item_id=item.id)
    draft = await writing.change(caller, draft_id=copy.id, revision=copy.revision, changes=DraftChanges(target=BALI))
    await town.app.services.publishing.submitting.submit(caller, draft_id=draft.id, revision=draft.revision)
    await opened(tini, code)
    assert "di luar wilayah" in (await tini.tap("di tempat")).text.casefold()


async def test_attachments_that_were_sent_stay_as_they_are(town: Town) -> None:
    sari, tono = await cast(town)
    group = await bound_group(town, "Humas", creator=tono, scope="province:51")
    code = await in_review(town, sari)
    await sari.send("/buat")
    await sari.tap(code)
    await sari.tap("Ubah")
    await sari.expect("Pratinjau")
    await sari.tap("Lampiran")
    await sari.send_photo(b"poster")
    await sari.expect("1. Foto")
    await sari.tap("Selesai")
    await sari.expect("Pratinjau")
    await approve(tono, code)
    await group.expect(code, earlier=True)
    assert "sudah terkirim dan tidak dapat diganti" in (await sari.tap("Kirim untuk ditinjau")).text


async def test_words_beneath_an_attachment_stay_as_short_as_a_caption(town: Town) -> None:
    sari, tono = await cast(town)
    await bound_group(town, "Humas", creator=tono, scope="province:51")
    sent = await sari.send_photo(b"poster")
    photo = Media(kind=MediaKind.PHOTO, file_id=sent.raw["photo"][-1]["file_id"], unique_id="a")
    draft = await drafted(town, sari)
    assert town.app is not None
    publishing, author = town.app.services.publishing, Caller(telegram_id=sari.id)
    draft = await publishing.attaching.attach(author, draft_id=draft.id, files=[photo])
    done = await publishing.submitting.submit(author, draft_id=draft.id, revision=draft.revision)
    await approve(tono, done.code)
    await sari.send("/buat")
    await sari.tap(done.code)
    await sari.tap("Ubah")
    await sari.expect("Pratinjau")
    await sari.tap("Ubah konten")
    await sari.tap("Ubah isi")
    await sari.send("x " * 600)
    assert "harus lebih pendek" in (await sari.tap("Kirim untuk ditinjau")).text


async def test_a_brief_is_pinned_where_the_bot_may(town: Town) -> None:
    """Without the right it is named, and the group still gets everything else."""
    sari, tono = await cast(town)
    free, barred = [
        await bound_group(town, f"Humas {number}", creator=tono, scope="province:51") for number in range(2)
    ]
    await free.promote_bot()
    code = await planned(town, sari, Plan(pin=True))
    await opened(tono, code)
    await tono.tap("Sudah saya periksa")
    for group in (free, barred):
        await group.expect(code, earlier=True)
    await settled(town)
    assert town.sandbox.chat(free).pinned == [(await ours(free, code))[0].message_id]
    assert await rows(town, DeliveryKind.PIN) == [
        (DeliveryKind.PIN, DeliveryState.SENT, None),
        (DeliveryKind.PIN, DeliveryState.FAILED, FailureReason.NO_RIGHT_TO_PIN),
    ]
    async with town.database.read() as connection:
        assert len(await bound_groups.within(connection, BALI)) == 2
    await tono.send("/siaran")
    await tono.tap(code)
    await tono.expect("bot tidak diizinkan menyematkan pesan: 1")
