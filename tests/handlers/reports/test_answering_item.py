"""A report is linked to what we have published that answers it: its reporter checks it, and hears of its changes."""

from typing import Any, Final

import pytest
from sqlalchemy import select, update
from sqlalchemy.exc import DBAPIError

from siman_bot.domain.people.roles import Role
from siman_bot.domain.publishing.draft import DraftChanges
from siman_bot.domain.publishing.vouching import EVERY_QUESTION
from siman_bot.domain.publishing.withdrawal import Removal, WithdrawalReason
from siman_bot.domain.refusals import Invalid
from siman_bot.domain.reports.verdict import ReportOutcome, Verdict
from siman_bot.services.auditing import Auditing
from siman_bot.services.transaction import Caller
from storage import guards
from storage.reports.tables import report_proposals
from tests.desk import approve, confirm, fill, hand_in, notices_to, open_ticket, row_of
from tests.sharing import item_of
from tests.tampering import unguarded
from tests.town import Town
from tests.writing import approved, bound_group, in_review

ANSWER: Final = "Kami belum menemukan buktinya."


async def refused(town: Town, statement: Any) -> bool:
    try:
        async with town.database.write() as tx:
            await tx.execute(statement)
    except DBAPIError as error:
        return guards.REFUSAL in str(error.orig)
    return False


async def test_a_reporter_checks_what_answers_and_hears_of_its_withdrawal(town: Town) -> None:
    """R13, R14, R12: named by one verifier, approved by another, bound in the audit; told of once each."""
    budi, vera, vino = (
        await town.agreed("Budi"),
        await town.staff("Vera", Role.VERIFIER),
        await town.staff("Vino", Role.VERIFIER),
    )
    sari, tono = await town.staff("Sari", Role.CENTRAL), await town.staff("Tono", Role.CENTRAL)
    await bound_group(town, "Humas", creator=tono, scope="nation")
    code, hidden = await approved(town, sari, tono), await in_review(town, sari)
    ticket = await hand_in(budi, "Imunisasi anak berbahaya")
    await confirm(vera, ticket)
    await confirm(vino, ticket)
    await vino.tap("Belum terbukti")
    await fill(vino, ANSWER, then="Pratinjau")
    for nothing in (hidden, "SM-22222"):
        await vino.send(nothing)
        await vino.expect("bukan kode konten kami yang sedang terbit")
    preview = await fill(vino, code.lower(), then=f"Konten resmi kami tentang hal ini: {code}")
    assert ANSWER in preview.text
    await vino.tap("Tanpa kode konten")
    assert code not in (await vino.expect("Pratinjau")).text
    await fill(vino, code, then=f"Konten resmi kami tentang hal ini: {code}")
    await vino.tap("Kirim untuk disetujui")
    await vino.expect("menunggu persetujuan")
    await open_ticket(vera, ticket)
    await vera.tap("Baca putusannya")
    assert code in (await vera.expect("Begini pelapor akan membacanya")).text
    await approve(vera, ticket)
    told = await budi.expect("Konten resmi kami tentang laporan Anda", earlier=True)
    assert code in told.text
    await budi.tap("Periksa konten itu", message=told)
    await budi.expect(code)
    await budi.send(f"/tiket {ticket}")
    assert f"Konten resmi kami tentang hal ini: {code}" in (await budi.expect(ANSWER)).text

    change = update(report_proposals).values(item_code="SM-22222")
    assert await refused(town, change)
    assert town.app is not None
    withdrawing = town.app.services.publishing.withdrawing
    item = await item_of(town, code)
    seen = await withdrawing.choose(Caller(telegram_id=tono.id), item_id=item.id)
    await withdrawing.withdraw(
        Caller(telegram_id=tono.id),
        item_id=item.id,
        revision=seen.revision,
        removal=Removal.MARK,
        reason=WithdrawalReason.UNSAFE,
    )
    await budi.expect("Kami pernah menjawab laporan Anda dengan konten ini", earlier=True)
    assert len(await notices_to(town, budi, "answering-item-withdrawn")) == 1
    assert (await Auditing(database=town.database).verify()).intact
    async with unguarded(town.database) as tx:
        await tx.execute(change)
    assert not (await Auditing(database=town.database).verify()).intact


async def test_a_correction_of_what_answers_is_told_and_only_public_things_answer(town: Town) -> None:
    """R13, R14: by a page; not an item that waits or was withdrawn, though it was public when the verdict was written.

    R4: opinion is answered with nothing else.
    """
    budi, vera, vino = (
        await town.agreed("Budi"),
        await town.staff("Vera", Role.VERIFIER),
        await town.staff("Vino", Role.VERIFIER),
    )
    sari, tono = await town.staff("Sari", Role.CENTRAL), await town.staff("Tono", Role.CENTRAL)
    await bound_group(town, "Humas", creator=tono, scope="nation")
    code, hidden = await approved(town, sari, tono), await in_review(town, sari)
    assert town.app is not None
    services, publishing = town.app.services.reports, town.app.services.publishing
    tickets = [await hand_in(budi, text) for text in ("Imunisasi berbahaya", "Imunisasi dilarang")]
    one, two = [(await row_of(town, ticket)).id for ticket in tickets]
    by_vera, by_vino = Caller(telegram_id=vera.id), Caller(telegram_id=vino.id)
    for report_id in (one, two):
        for verifier in (by_vera, by_vino):
            await services.verifying.confirm(verifier, report_id=report_id)
    whole = Verdict(outcome=ReportOutcome.UNPROVEN, answer=ANSWER, code=code)
    for wrong in (hidden, "SM-22222", "BENAR", "lihat SM-22222"):
        with pytest.raises(Invalid, match="answer-not-public"):
            await services.verdicts.give(
                by_vino, report_id=one, verdict=Verdict(outcome=ReportOutcome.UNPROVEN, answer=ANSWER, code=wrong)
            )
    with pytest.raises(Invalid, match="opinion-no-words"):
        await services.verdicts.give(by_vino, report_id=one, verdict=Verdict(outcome=ReportOutcome.OPINION, code=code))
    for report_id in (one, two):
        await services.verdicts.give(by_vino, report_id=report_id, verdict=whole)
    await services.approving.approve(by_vera, report_id=one, number=1)
    assert (await services.reporting.read(Caller(telegram_id=budi.id), report_id=one)).answers == (whole,)

    item = await item_of(town, code)
    draft = await publishing.writing.rewrite(Caller(telegram_id=sari.id), item_id=item.id)
    draft = await publishing.writing.change(
        Caller(telegram_id=sari.id), draft_id=draft.id, changes=DraftChanges(body="Imunisasi gratis sampai Desember.")
    )
    await publishing.submitting.submit(Caller(telegram_id=sari.id), draft_id=draft.id, revision=draft.revision)
    item = await item_of(town, code)
    await publishing.reviewing.approve(
        Caller(telegram_id=tono.id), item_id=item.id, version=item.version, revision=item.revision,
        answers=EVERY_QUESTION,
    )  # fmt: skip
    await budi.expect("Yang berlaku sekarang versi 2", earlier=True)
    assert len(await notices_to(town, budi, "answering-item-corrected")) == 1

    seen = await publishing.withdrawing.choose(Caller(telegram_id=tono.id), item_id=item.id)
    await publishing.withdrawing.withdraw(
        Caller(telegram_id=tono.id), item_id=item.id, revision=seen.revision, removal=Removal.MARK,
        reason=WithdrawalReason.UNSAFE,
    )  # fmt: skip
    with pytest.raises(Invalid, match="answer-not-public"):
        await services.approving.approve(by_vera, report_id=two, number=1)
    async with town.database.read() as connection:
        codes = (await connection.execute(select(report_proposals.c.item_code))).scalars().all()
    assert codes == [code, code]
