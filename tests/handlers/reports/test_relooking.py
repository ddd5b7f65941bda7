"""What one verifier closed alone is listed for another's second look (R4)."""

import pytest

from siman_bot.domain.people.roles import Role
from siman_bot.domain.refusals import Already, OwnWork, Refusal, Stale
from siman_bot.services.auditing import Auditing
from siman_bot.services.transaction import Caller
from storage import audit
from tests.desk import hand_in, notices_to, open_ticket, row_of
from tests.town import Town


async def test_another_verifier_agrees_or_has_it_checked_as_a_new_report(town: Town) -> None:
    """R4, R12: opinion stays opinion; the same text opens anew, for all verifiers and its reporter."""
    budi = await town.agreed("Budi")
    vera, vino = await town.staff("Vera", Role.VERIFIER), await town.staff("Vino", Role.VERIFIER)
    one, two = [await hand_in(budi, text) for text in ("Menteri ini tidak becus", "Vaksin memuat cip")]
    for ticket in (one, two):
        await open_ticket(vera, ticket)
        await vera.tap("Pendapat/kritik")
        await vera.tap("Kirim jawaban")
        await vera.expect("ditutup")
    rows = {ticket: await row_of(town, ticket) for ticket in (one, two)}
    await vera.send("/antrean")
    assert "Penutupan" not in str((await vera.expect("Tidak ada laporan")).labels)
    assert town.app is not None
    relooking = town.app.services.reports.relooking
    for act in (relooking.agree, relooking.reopen):
        with pytest.raises(OwnWork, match="own-closing"):
            await act(Caller(telegram_id=vera.id), report_id=rows[one].id)
        with pytest.raises(Refusal):
            await act(Caller(telegram_id=budi.id), report_id=rows[one].id)

    await vino.send("/antrean")
    await vino.tap("Penutupan untuk dilihat lagi: 2")
    await vino.tap(one)
    await vino.tap("Setuju ditutup")
    await vino.expect("setuju dengan penutupan")
    await vino.tap("Penutupan")
    await vino.tap(two)
    await vino.tap("Periksa lagi sebagai laporan baru")
    new = (await vino.expect("sebagai laporan baru")).text.partition("laporan baru ")[2][:8]
    assert len(await notices_to(town, budi, "report-reopened")) == 1
    for act in (relooking.agree, relooking.reopen):
        with pytest.raises(Already, match="already-relooked"):
            await act(Caller(telegram_id=vino.id), report_id=rows[two].id)
        with pytest.raises(Stale, match="nothing-to-relook"):
            await act(Caller(telegram_id=vino.id), report_id=(await row_of(town, new)).id)
    assert {ticket: await row_of(town, ticket) for ticket in (one, two)} == rows
    fresh = await row_of(town, new)
    assert (fresh.state, fresh.body, fresh.outcome) == ("baru", "Vaksin memuat cip", None)
    await budi.send(f"/tiket {new}")
    await budi.expect("Menunggu")
    async with town.database.read() as connection:
        acts = [act.act for ticket in (one, two) for act in await audit.about(connection, f"report:{ticket}")]
    assert {"report.agree", "report.reopen"} <= set(acts)
    assert (await Auditing(database=town.database).verify()).intact
