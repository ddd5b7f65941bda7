"""What reporters and verifiers do in several tests, and a look at what is stored of it."""

from typing import Any

from sqlalchemy import Row, select

from siman_bot.sandbox.people import Person
from siman_bot.sandbox.shown import Shown
from siman_bot.services.transaction import Caller
from storage.reports.tables import reports
from storage.sending.tables import deliveries
from tests.town import Town

SOURCES = (
    "Bulog",
    "Komdigi",
    "https://www.bps.go.id/stok-beras",
    "BPS",
    "https://cekfakta.com/beras",
    "CekFakta",
)
"""Subject, office, primary document and its publisher, independent source and its publisher."""


async def hand_in(reporter: Person, text: str) -> str:
    """Report a post; its ticket."""
    await reporter.send(f"/lapor {text}")
    await reporter.expect("akan dikirim")
    await reporter.tap("Kirim laporan")
    return (await reporter.expect("nomor tiket")).text.partition("tiket ")[2][:8]


async def open_ticket(verifier: Person, ticket: str) -> Shown:
    await verifier.send(f"/antrean {ticket}")
    return await verifier.expect(f"Laporan {ticket}")


async def confirm(verifier: Person, ticket: str) -> Shown:
    """Open it and confirm that it can be checked; the screen afterwards."""
    await open_ticket(verifier, ticket)
    await verifier.tap("Layak diperiksa")
    return await verifier.expect("Layak diperiksa:")


async def fill(verifier: Person, *answers: str, then: str) -> Shown:
    """Type the answers to the form's questions one after another; what it asks or shows after the last."""
    for answer in answers:
        await verifier.send(answer)
    return await verifier.expect(then)


async def approve(verifier: Person, ticket: str) -> Shown:
    """Open the report, read the verdict that waits, approve it; the screen afterwards."""
    await open_ticket(verifier, ticket)
    await verifier.tap("Baca putusannya")
    await verifier.expect("Begini pelapor akan membacanya")
    await verifier.tap("Setujui dan jawab pelapor")
    return await verifier.expect(f"{ticket} ditutup")


async def hand_in_many(town: Town, reporter: Person, number: int) -> list[str]:
    """Tickets of reports that are handed in without the chat, oldest first."""
    assert town.app is not None
    reporting, caller = town.app.services.reports.reporting, Caller(telegram_id=reporter.id)
    return [(await reporting.hand_in(caller, text=f"Kabar nomor {place}")).ticket for place in range(number)]


async def row_of(town: Town, ticket: str) -> Row[Any]:
    async with town.database.read() as connection:
        return (await connection.execute(select(reports).where(reports.c.ticket == ticket))).one()


async def notices_to(town: Town, person: Person, key: str) -> list[Row[Any]]:
    """Notices of that message that were ever owed to the person."""
    async with town.database.read() as connection:
        rows = await connection.execute(
            select(deliveries).where(deliveries.c.chat_id == person.id).order_by(deliveries.c.id)
        )
        return [row for row in rows if row.payload.get("key") == key]


async def populate(town: Town, province: str, number: int) -> None:
    """Approved members of a province who do nothing else."""
    for _ in range(number):
        await town.member("Anggota", province=province)
