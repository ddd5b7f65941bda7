"""What is erased is gone from the files' bytes too, when the person is told (R11)."""

import asyncio
import json
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import psycopg
import pytest
from sqlalchemy import Engine, event, make_url, select

from handlers.edge.answering import AnswerDelayed, Answers
from handlers.edge.sealing import opened, seal
from siman_bot.domain.people.roles import Role
from siman_bot.domain.places import Scope
from siman_bot.sandbox.people import Person
from siman_bot.services.paging import Cut
from siman_bot.services.people import own_data
from siman_bot.services.transaction import Caller, Key
from storage.engine import open_database
from storage.schema import PERSONAL
from storage.tables import inbox, requests
from tests.handlers.people.applying import apply
from tests.patience import HANGING
from tests.town import Town

MARK = "Ratnaningsih Wulandari"


def dumped(url: str) -> Iterator[tuple[str, bytes]]:
    for ending in ("", "-wal", "-shm", "-journal"):
        file = Path(f"{url}{ending}")
        if file.exists():
            yield ending or "file", file.read_bytes()


def traces(url: str, person: Person, name: str) -> list[str]:
    """Where the bytes still tell of somebody, and how."""
    told = {
        "name": name.encode(),
        "what was searched": name.partition(" ")[0].lower().encode(),
        "name in JSON": json.dumps(name)[1:-1].encode(),
        "id": str(person.id).encode(),
        **{
            f"id in {size} bytes": person.id.to_bytes(size, "big")
            for size in (4, 6, 8)
            if person.id.bit_length() < size * 8 and person.id.bit_length() > 24
        },
    }
    return [f"{what} in {where}" for where, content in dumped(url) for what, one in told.items() if one in content]


async def known(town: Town, name: str = MARK) -> Person:
    """Somebody who is in every table that a member comes into, and whom an admin has looked at."""
    admin = await town.staff("Admin", Role.REGIONAL_ADMIN, Scope.parse("province:32"))
    rina = await town.agreed("Rina", last_name=name)
    await apply(rina)
    await admin.expect("Pendaftar baru")
    await admin.send("/anggota")
    await admin.tap("Rina")
    await admin.expect("Status")
    await admin.send("/anggota")
    await admin.expect("Anggota di wilayah")
    await admin.send(name.partition(" ")[0].lower())
    await admin.expect("Hasil pencarian")
    await rina.send("/lapor")
    await rina.expect("Laporkan kiriman")
    return rina


async def erase(rina: Person) -> None:
    await rina.send("/dataku")
    await rina.tap("Tarik persetujuan dan hapus")
    await rina.tap("Ya, hapus sekarang")


@pytest.mark.parametrize("engine", ["sqlite"])
async def test_no_byte_tells_of_whoever_was_told_that_they_are_erased(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    """R11: file and log, at the very moment of telling; and again where the process ends right before it."""
    rina = await known(town)
    assert traces(town.database_url, rina, MARK)
    at_telling: list[list[str]] = []
    show = Answers.show

    async def showing(self: Answers, screen: Any, **kwargs: Any) -> int | None:
        if "sudah dihapus" in screen.text:
            at_telling.append(traces(town.database_url, rina, MARK))
            if len(at_telling) == 1:
                # As if the process had ended here: the update is handled again.
                raise AnswerDelayed
        return await show(self, screen, **kwargs)

    monkeypatch.setattr(Answers, "show", showing)
    # However long the bot's own reading takes on this machine.
    monkeypatch.setattr(own_data, "PATIENCE", timedelta(seconds=HANGING))
    await erase(rina)
    await rina.expect("Data Anda sudah dihapus")
    assert at_telling == [[], []]
    assert traces(town.database_url, rina, MARK) == []


@pytest.mark.parametrize("engine", ["sqlite"])
async def test_whoever_is_erased_while_somebody_reads_is_told_the_truth(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    """R11: another program's long look at the file holds the log; housekeeping finishes it."""
    monkeypatch.setattr(own_data, "PATIENCE", own_data.PATIENCE / 10)
    rina = await known(town)
    reading = open_database(town.database_url)
    try:
        async with reading.read() as connection:
            await connection.execute(select(inbox))
            await erase(rina)
            told = await rina.expect("sudah dihapus")
            assert "dalam beberapa menit" in told.text
    finally:
        await reading.close()
    assert town.app is not None
    # The bot reads and writes beside it: a round may find the log in use, and the next one does it.
    async with asyncio.timeout(HANGING):
        while traces(town.database_url, rina, MARK):
            await town.app.services.people.own_data.keep_house()


async def test_kept_answers_to_others_name_nobody_who_has_left(town: Town) -> None:
    """R11: an admin's list that a page asked for is kept for a day, without who has left since."""
    rina = await known(town)
    admin = await town.staff("Pusat", Role.CENTRAL)
    asked = Caller(telegram_id=admin.id, key=Key(name="daftar", at=town.clock()))
    assert town.app is not None
    listed = town.app.services.people.members.listed
    first = await listed(asked, cut=Cut(limit=5))
    assert any(MARK in one.name for one in first.members.rows)
    await erase(rina)
    await rina.expect("sudah dihapus")
    async with town.database.read() as connection:
        kept = (await connection.execute(select(requests.c.results))).scalars().all()
    assert MARK not in str(kept)
    assert str(rina.id) not in str(kept)
    again = await listed(asked, cut=Cut(limit=5))
    assert [one.person_id for one in again.members.rows] == [one.person_id for one in first.members.rows]
    assert not any(MARK in one.name for one in again.members.rows)


@pytest.mark.parametrize("engine", ["postgres"])
async def test_postgresql_gives_nobody_back(town: Town, database_url: str, postgres_url: str) -> None:
    """R11: the bot vacuums what was erased by itself; rewritten, no table's file holds anybody."""
    rina = await known(town)
    await erase(rina)
    await rina.expect("sudah dihapus")
    vacuumed: set[str] = set()

    def listen(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        if statement.startswith("VACUUM"):
            vacuumed.add(statement.rpartition(" ")[2])

    event.listen(Engine, "before_cursor_execute", listen)
    assert town.app is not None
    await town.app.services.people.own_data.keep_house()
    event.remove(Engine, "before_cursor_execute", listen)
    assert vacuumed == {column.table.name for column, _ in PERSONAL.columns()}
    await town.stop()
    server = make_url(postgres_url).set(database=make_url(database_url).database)
    with psycopg.connect(server.render_as_string(hide_password=False), autocommit=True) as admin:
        for table in vacuumed:
            admin.execute(f"VACUUM FULL {table}".encode())
        admin.execute("CHECKPOINT")
        for table in vacuumed:
            row = admin.execute("SELECT pg_read_binary_file(pg_relation_filepath(%s))", (table,)).fetchone()
            assert row is not None
            assert MARK.encode() not in row[0], table
            assert str(rina.id).encode() not in row[0], table
            assert rina.id.to_bytes(8, "little") not in row[0], table


def test_a_sealed_update_opens_with_the_token_alone() -> None:
    """R11: the database by itself tells nothing; sealed twice it is sealed once."""
    payload = json.dumps({"update_id": 1, "message": {"from": {"id": 7_123_456_789, "first_name": "Ratna 👩‍👧"}}})
    sealed = seal(payload, "4242:abc")
    assert "7123456789" not in sealed
    assert "Ratna" not in sealed
    assert seal(sealed, "4242:abc") == sealed
    assert opened(sealed, "4242:abc") == payload
    assert opened(payload, "4242:abc") == payload
    assert seal(payload, "4242:abc") != sealed
    with pytest.raises(UnicodeDecodeError):
        opened(sealed, "4242:abd")
