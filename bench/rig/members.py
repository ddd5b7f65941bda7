"""A database with as many members as the network will have."""

from datetime import UTC, datetime

from sqlalchemy import insert

from siman_bot.domain.people.person import CONSENT_VERSION, MemberState
from storage import places
from storage.engine import Database
from storage.people import institutions
from storage.people.tables import consents, members, people

FIRST_ID = 800_000_001
"""Their Telegram ids, and from one on their row ids, are consecutive."""
BATCH = 10_000


async def enrol(database: Database, count: int) -> None:
    """Approved members, spread evenly over all regencies with a confirmed institution; the database must be empty."""
    now = datetime.now(UTC)
    async with database.read() as connection:
        gazetteer = await places.gazetteer(connection)
        homes = [one for one in await institutions.confirmed_institutions(connection) if one.regency_code is not None]
    for start in range(0, count, BATCH):
        numbers = range(start, min(start + BATCH, count))
        async with database.write() as tx:
            await tx.execute(
                insert(people),
                [
                    {
                        "id": number + 1,
                        "telegram_id": FIRST_ID + number,
                        "name": f"Anggota {number}",
                        "language": "id",
                        "audit_key": f"{number:032x}",
                        "created_at": now,
                    }
                    for number in numbers
                ],
            )
            await tx.execute(
                insert(consents),
                [{"person_id": number + 1, "text_version": CONSENT_VERSION, "given_at": now} for number in numbers],
            )
            await tx.execute(
                insert(members),
                [
                    {
                        "person_id": number + 1,
                        "state": MemberState.APPROVED,
                        "region": gazetteer.provinces[str(home.province_code)].region,
                        "province_code": home.province_code,
                        "regency_code": home.regency_code,
                        "institution_id": home.id,
                        "applied_at": now,
                        "decided_at": now,
                    }
                    for number in numbers
                    for home in (homes[number % len(homes)],)
                ],
            )
