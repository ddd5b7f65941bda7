"""Why something goes back to its author is read by the author alone, whatever is done with it afterwards (R3, R7)."""

from typing import Final

import pytest
from sqlalchemy import select

from siman_bot.domain.people.roles import Role
from siman_bot.domain.refusals import Invalid
from siman_bot.domain.reports.verdict import ReportOutcome, Verdict
from siman_bot.sandbox.people import Group, Person
from siman_bot.services.transaction import Caller
from storage.columns import metadata
from storage.reports.tables import reports
from tests.alone import looked_after
from tests.desk import hand_in, open_ticket
from tests.sharing import item_of
from tests.town import Town
from tests.writing import TITLE, approve, bound_group, in_review

REASON: Final = "Paragraf kedua membingungkan saya, tolong diringkas"
TARGETING: Final = ("Hapus saja @tetangga_jahat", "Telepon dia di 0812-3456-7890", "Lihat instagram.com/budi_s99")
UNPROVEN: Final = Verdict(outcome=ReportOutcome.UNPROVEN, answer="Kami belum menemukan buktinya.")


async def where_it_stands(town: Town) -> set[tuple[str, int | None]]:
    """Tables that hold the reason, with the chat that a delivery goes to; what blanks itself is left out."""
    found: set[tuple[str, int | None]] = set()
    async with town.database.read() as connection:
        for table in metadata.sorted_tables:
            if table.name not in {"inbox", "dialogs", "requests"}:
                rows = (await connection.execute(select(table))).mappings()
                found |= {(table.name, row.get("chat_id")) for row in rows if REASON in str(dict(row))}
    return found


async def heard(group: Group, *people: Person) -> bool:
    """Whether the reason stands in the group or in one of these chats."""
    shown = await group.messages(deleted=True)
    for person in people:
        shown += await person.messages(deleted=True)
    return any(REASON in one.text for one in shown)


async def test_a_reason_of_a_text_reaches_its_author_alone(town: Town) -> None:
    """R3: not the group with the item, nor by a command in it, nor another reviewer, nor a table that is sent."""
    sari, tono, tuti = [await town.staff(name, Role.CENTRAL) for name in ("Sari", "Tono", "Tuti")]
    group = await bound_group(town, "Humas", creator=tono, scope="nation")
    for person in (sari, tuti):
        await group.add(person)
    code = await in_review(town, sari)
    await tono.send("/tinjau")
    await tono.tap(code)
    await tono.expect("Periksa sumbernya")
    await tono.tap("Kembalikan")
    await tono.expect("Ketik alasan")
    for words in TARGETING:
        await tono.send(words)
        await tono.expect("orang pribadi")
    await tono.send(REASON)
    await sari.expect(REASON, earlier=True)
    for command in (f"/cek {code}", "/konten", "/tinjau"):
        for asking in (sari, tuti):
            await asking.send(command, chat=group)
    assert town.app is not None
    submitting, item = town.app.services.publishing.submitting, await item_of(town, code)
    draft = await town.app.services.publishing.writing.rewrite(Caller(telegram_id=sari.id), item_id=item.id)
    await submitting.submit(Caller(telegram_id=sari.id), draft_id=draft.id, revision=draft.revision)
    await approve(tono, code)
    await group.expect(code)
    await looked_after(town.database)
    assert not await heard(group, tuti)
    assert await where_it_stands(town) == {("deliveries", sari.id)}


async def test_a_reason_of_a_verdict_reaches_its_writer_alone(town: Town) -> None:
    """R3: not the group by a command in it, nor another verifier, nor the reporter with the answer."""
    budi = await town.agreed("Budi")
    vera, vino, vito = [await town.staff(name, Role.VERIFIER) for name in ("Vera", "Vino", "Vito")]
    group = await bound_group(town, "Humas", creator=await town.staff("Cici", Role.CENTRAL), scope="nation")
    for person in (budi, vera, vino, vito):
        await group.add(person)
    ticket = await hand_in(budi, "Beras plastik")
    async with town.database.read() as connection:
        report_id = (await connection.execute(select(reports.c.id))).scalar_one()
    assert town.app is not None
    services = town.app.services.reports
    for verifier in (vera, vino):
        await services.verifying.confirm(Caller(telegram_id=verifier.id), report_id=report_id)
    await services.verdicts.give(Caller(telegram_id=vino.id), report_id=report_id, verdict=UNPROVEN)
    send_back = services.approving.send_back
    for words in TARGETING:
        with pytest.raises(Invalid, match="personal-target"):
            await send_back(Caller(telegram_id=vera.id), report_id=report_id, number=1, reason=words)
    await send_back(Caller(telegram_id=vera.id), report_id=report_id, number=1, reason=REASON)
    assert REASON in (await open_ticket(vino, ticket)).text
    for command in (f"/antrean {ticket}", f"/tiket {ticket}"):
        for asking in (budi, vera, vino, vito):
            await asking.send(command, chat=group)
    await open_ticket(vito, ticket)
    await services.verdicts.give(Caller(telegram_id=vino.id), report_id=report_id, verdict=UNPROVEN)
    await services.approving.approve(Caller(telegram_id=vera.id), report_id=report_id, number=2)
    await budi.expect("Kami belum menemukan buktinya.", earlier=True)
    await looked_after(town.database)
    assert not await heard(group, budi, vera, vito)
    assert await where_it_stands(town) == {("deliveries", vino.id), ("report_proposals", None)}


async def test_why_an_item_came_back_stays_in_sight_until_it_is_sent_again(town: Town) -> None:
    """R3: its author reads it; what it is about stays before whoever types it, and a no leads back."""
    sari, tono = await town.staff("Sari", Role.CENTRAL), await town.staff("Tono", Role.CENTRAL)
    await bound_group(town, "Humas Jakarta", creator=tono, scope="province:31")
    code = await in_review(town, sari)
    await tono.send("/tinjau")
    await tono.tap(code)
    await tono.tap("Kembalikan")
    asked = await tono.expect("Ketik alasan mengembalikan")
    assert TITLE in asked.text
    await tono.tap("Kembali ke tinjauan")
    await tono.expect("Periksa sumbernya")
    await tono.send("Bukan alasan.")
    await tono.send("/tinjau")
    await tono.tap(code)
    await tono.tap("Kembalikan")
    await tono.send("Jadwalnya belum pasti.")
    await tono.expect("dikembalikan kepada penulisnya")

    await sari.tap("Buka konten", message=await sari.expect("Alasan peninjau"))
    await sari.expect("Dikembalikan peninjau: Jadwalnya belum pasti.")
    await sari.tap("Ubah")
    await sari.expect("Dikembalikan peninjau: Jadwalnya belum pasti.")
    await sari.tap("Ubah konten")
    await sari.tap("Ubah isi")
    await sari.expect("Dikembalikan peninjau: Jadwalnya belum pasti.")
    await sari.send("Imunisasi dibuka Senin. Bawa buku KIA.")
    await sari.tap("Kirim untuk ditinjau")
    await sari.expect("peninjau sudah dikabari")
    await sari.send("/buat")
    await sari.tap(code)
    assert "Dikembalikan peninjau" not in (await sari.expect("menunggu peninjau")).text
