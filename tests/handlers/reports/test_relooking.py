"""What one verifier closed alone is listed for another's second look (R4)."""

from typing import Any

import pytest
from sqlalchemy import update
from sqlalchemy.exc import DBAPIError

from siman_bot.domain.people.roles import Role
from siman_bot.domain.refusals import Already, OwnWork, Refusal, Stale
from siman_bot.domain.reports.verdict import Referral, ReportOutcome, Verdict
from siman_bot.sandbox.people import Person
from siman_bot.services.auditing import Auditing
from siman_bot.services.transaction import Caller
from storage import audit
from storage.reports.tables import reports
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
    await vino.tap("Tinjau penutupan: 2")
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


@pytest.mark.parametrize("closing", ["pendapat", "luar_lingkup"])
async def test_who_closed_a_report_alone_does_not_close_its_copy_alone(town: Town, closing: str) -> None:
    """R4: by button, page and database, also by way of a second copy; another verifier may, and a verdict is open."""
    budi = await town.agreed("Budi")
    vera, vino, vito = [await town.staff(name, Role.VERIFIER) for name in ("Vera", "Vino", "Vito")]
    assert town.app is not None
    services = town.app.services.reports
    referral = Referral.PRESS if closing == "luar_lingkup" else None
    verdict = Verdict(outcome=ReportOutcome(closing), referral=referral)

    async def closed_and_reopened(closer: Person, other: Person, ticket: str) -> str:
        report_id = (await row_of(town, ticket)).id
        await services.verdicts.give(Caller(telegram_id=closer.id), report_id=report_id, verdict=verdict)
        return await services.relooking.reopen(Caller(telegram_id=other.id), report_id=report_id)

    async def refused(ticket: str, *barred: Person) -> None:
        row = await row_of(town, ticket)
        for verifier in barred:
            with pytest.raises(OwnWork, match="closed-before"):
                await services.verdicts.give(Caller(telegram_id=verifier.id), report_id=row.id, verdict=verdict)
            screen = await open_ticket(verifier, ticket)
            assert "pernah Anda tutup" in screen.text
            assert not {"Pendapat/kritik", "Di luar lingkup"} & set(screen.labels)
            assert "Layak diperiksa" in screen.labels
            for forged in ("pendapat", "luar_lingkup:ppid"):
                tapped = await verifier.tap(message=screen, data=f"queue-write:{row.id}:{forged}")
                assert "verifikator lain yang memutuskan" in tapped.text

    first = await hand_in(budi, "Menteri ini tidak becus")
    second = await closed_and_reopened(vera, vino, first)
    await refused(second, vera)
    values: dict[str, Any] = {"state": "selesai", "outcome": closing, "answer": "", "subject": "", "office": ""}
    values |= {"referral": referral, "closed_by": (await row_of(town, first)).closed_by, "closed_at": town.clock()}
    with pytest.raises(DBAPIError):
        async with town.database.write() as tx:
            await tx.execute(update(reports).where(reports.c.ticket == second).values(values))
    third = await closed_and_reopened(vino, vito, second)
    await refused(third, vera, vino)
    report_id = (await row_of(town, third)).id
    await services.verdicts.give(Caller(telegram_id=vito.id), report_id=report_id, verdict=verdict)
    assert (await row_of(town, third)).outcome == closing
    assert (await Auditing(database=town.database).verify()).intact
