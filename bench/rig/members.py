"""A database with as many members as the network will have."""

from datetime import UTC, datetime
from random import SystemRandom
from typing import Any

from sqlalchemy import Table, insert, select

from siman_bot.seeding.members import Newcomer, enrol
from siman_bot.services.registry import make_services
from storage import places
from storage.engine import Database
from storage.people import institutions
from storage.people.tables import consents, members, people

FIRST_ID = 800_000_001
"""Their Telegram ids are consecutive."""
BATCH = 10_000


async def fill(database: Database, count: int) -> None:
    """Approved members, spread evenly over all regencies with a confirmed institution; the database must be empty.

    The first one joins as everybody does. The rows of the others are copies of that one's: a hundred thousand would
    take half an hour to join.
    """
    services = make_services(
        database=database, clock=lambda: datetime.now(UTC), choice=SystemRandom().choice, quiet=None
    )
    await enrol(services, [Newcomer(telegram_id=FIRST_ID, name="Anggota 0", province_code="31")])
    async with database.read() as connection:
        where = await places.gazetteer(connection)
        listed = await institutions.confirmed_institutions(connection)
        first = (await connection.execute(select(people).where(people.c.telegram_id == FIRST_ID))).mappings().one()
        after = max((await connection.execute(select(people.c.id))).scalars())
        patterns: dict[Table, dict[str, Any]] = {people: {**first}}
        for table in (consents, members):
            found = await connection.execute(select(table).where(table.c.person_id == first["id"]))
            patterns[table] = {name: value for name, value in found.mappings().one().items() if name != "id"}
    homes = [
        {
            "region": where.provinces[str(home.province_code)].region,
            "province_code": home.province_code,
            "regency_code": home.regency_code,
            "institution_id": home.id,
        }
        for home in listed
        if home.regency_code is not None
    ]
    for start in range(1, count, BATCH):
        numbers = range(start, min(start + BATCH, count))
        changes: dict[Table, list[dict[str, Any]]] = {
            people: [
                {
                    "id": after + number,
                    "telegram_id": FIRST_ID + number,
                    "name": f"Anggota {number}",
                    "audit_key": f"{number:032x}",
                }
                for number in numbers
            ],
            consents: [{"person_id": after + number} for number in numbers],
            members: [{"person_id": after + number, **homes[number % len(homes)]} for number in numbers],
        }
        async with database.write() as tx:
            for table, rows in changes.items():
                await tx.execute(insert(table), [patterns[table] | row for row in rows])
