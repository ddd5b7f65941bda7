"""R11: whatever can hold a person is declared where its column is, and shown and erased by that alone."""

from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import (
    JSON,
    BigInteger,
    Column,
    ForeignKey,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    insert,
    select,
)

from siman_bot.services.processing import record_of_processing
from siman_bot.texts.catalogue import LANGUAGES, texts_in
from storage.columns import Key, RowId, Utc, Word, row_id
from storage.columns import person as person_column
from storage.engine import Database
from storage.people import erasure, people, privacy
from storage.people.tables import people as people_table
from storage.personal import (
    WORK,
    Aside,
    DataPart,
    Erasing,
    Personal,
    PersonalData,
    Processing,
    always,
    belongs,
    declaration,
    impersonal,
)
from storage.schema import PERSONAL, metadata

NOW = datetime(2026, 11, 2, 8, 5, tzinfo=UTC)
HOLD_NOBODY = {Word, Utc, Integer, RowId}
"""Numbers, times, numbers of rows, and words of the program's own making."""
WORD_LIMIT = 100
_FRIEND = Processing(use=DataPart.DRAFTS, whose="friends.person_id", erasing=Erasing.DELETED)
_GREETING = Processing(use=DataPart.SHARES, whose="friends.person_id", erasing=Erasing.DELETED)
_GUEST = Processing(use=DataPart.MESSAGES, whose="guests.chat_id", erasing=Erasing.ANONYMOUS)


def undeclared(tables: MetaData) -> list[str]:
    """The columns that can hold a person and say nothing about it."""
    return [
        str(column)
        for table in tables.sorted_tables
        for column in table.columns
        if (refers_to_a_person(column) and not isinstance(declaration(column), Personal))
        or (type(column.type) not in HOLD_NOBODY and declaration(column) is None)
    ]


def refers_to_a_person(column: Column[Any]) -> bool:
    return any(key.target_fullname == "people.id" for key in column.foreign_keys)


def test_every_column_that_can_hold_a_person_is_declared() -> None:
    assert undeclared(metadata) == []


@pytest.mark.parametrize(
    "column",
    [
        Column("x", BigInteger),
        Column("x", String(20)),
        Column("x", Text),
        Column("x", JSON),
        Column("x", LargeBinary),
        Column("x", Key, ForeignKey("people.id")),
        Column("x", Key, ForeignKey("people.id"), info=impersonal("a claim that doesn't hold")),
    ],
    ids=str,
)
def test_no_new_column_slips_through(column: Column[Any]) -> None:
    made = MetaData()
    people_table.to_metadata(made)
    Table("made", made, Column("id", Key, primary_key=True), Column("state", Word(10)), Column("at", Utc), column)
    assert undeclared(made) == ["made.x"]


def test_words_of_the_program_are_short() -> None:
    """What is longer isn't a word, but something that somebody types."""
    lengths = [
        column.type.length or 0
        for table in metadata.sorted_tables
        for column in table.columns
        if isinstance(column.type, Word)
    ]
    assert 0 < min(lengths) <= max(lengths) <= WORD_LIMIT


async def test_every_declaration_can_be_carried_out(database: Database) -> None:
    """Each names a column that leads to the person; a row that is deleted or changed can be found by it."""
    async with database.write() as tx:
        person_id = await people.add(tx, telegram_id=900, name="Rina", language="id", audit_key="k" * 32, now=NOW)
        person = await people.get(tx, person_id)
        assert person is not None
        for column, one in PERSONAL.columns():
            if one.processing is WORK:
                assert refers_to_a_person(column)
                continue
            table, _, name = one.processing.whose.partition(".")
            assert name in metadata.tables[table].c, column
            if one.processing.erasing is Erasing.DELETED or one.becomes is not None:
                found = select(column).where(belongs(column.table, one.processing, person, leaving=True))
                await tx.execute(found)


def test_all_work_is_read_that_refers_to_somebody() -> None:
    assert {work.by for work in PERSONAL.works} == {
        column for column, one in PERSONAL.columns() if one.processing is WORK
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_that_is_declared_has_its_words(language: str) -> None:
    texts = texts_in(language)
    uses = [*DataPart, *Aside]
    keys = {f"data-{word}-{use}" for use in uses for word in ("part", "why", "keep")}
    keys |= {
        f"data-field-{(one.called or (one.leads_to if one.leads_to is not None else column).name).replace('_', '-')}"
        for column, one in PERSONAL.columns()
        if one.is_shown
    }
    keys |= {f"data-erasing-{one.erasing}" for _, one in PERSONAL.columns()}
    assert [key for key in sorted(keys) if not texts.has(key)] == []


def test_the_record_of_processing_has_every_declared_column() -> None:
    record = record_of_processing()
    assert set(record) == {*DataPart, *Aside}
    assert all(record.values()), "a kind without a column says nothing"
    columns = [one.column for kind in record.values() for one in kind]
    assert sorted(columns) == sorted(str(column) for column, _ in PERSONAL.columns())


async def test_a_new_table_is_shown_and_erased_by_its_declarations_alone(database: Database) -> None:
    """Its rows, rows that refer to them, and rows that are known by the person's chat and stay."""
    made = MetaData(naming_convention=metadata.naming_convention)
    anybody = people_table.to_metadata(made)
    friends = Table(
        "friends",
        made,
        row_id(),
        person_column("person_id", _FRIEND.held()),
        Column("name", String(40), nullable=False, info=_FRIEND.shown("friend")),
    )
    greetings = Table(
        "greetings",
        made,
        row_id(),
        Column("friend_id", Key, ForeignKey("friends.id"), info=_GREETING.shown(leads_to=friends.c.name)),
        Column("words", Text, info=_GREETING.shown()),
    )
    guests = Table(
        "guests",
        made,
        row_id(),
        Column("chat_id", BigInteger, info=_GUEST.shown(becomes=lambda _, leaver: leaver.nobody)),
        Column("name", String(40), info=_GUEST.shown(becomes=always("-"))),
    )
    assert undeclared(made) == []
    personal = PersonalData(metadata=made, dealings=())
    async with database.claim() as tx:
        await tx.run_sync(lambda connection: made.create_all(connection, tables=[friends, greetings, guests]))
    async with database.write() as tx:
        known = [
            await people.add(
                tx,
                telegram_id=telegram_id,
                name=name,
                language="id",
                audit_key=name.ljust(32, "k"),
                now=NOW,
            )
            for telegram_id, name in ((900, "Rina"), (901, "Budi"))
        ]
        for number, person_id in enumerate(known):
            await tx.execute(insert(friends).values(id=number + 1, person_id=person_id, name=f"Sari {number}"))
            await tx.execute(insert(greetings).values(friend_id=number + 1, words=f"Halo {number}"))
            await tx.execute(insert(guests).values(chat_id=900 + number, name=f"Tamu {number}"))
    async with database.write() as tx:
        rina = await people.get(tx, known[0])
        assert rina is not None
        shown = await privacy.own_data(tx, rina, personal=personal)
        assert shown[DataPart.DRAFTS] == [{"friend": "Sari 0"}]
        assert shown[DataPart.SHARES] == [{"name": "Sari 0", "words": "Halo 0"}]
        assert shown[DataPart.MESSAGES] == [{"chat_id": 900, "name": "Tamu 0"}]
        await erasure.erase(tx, rina, personal=personal, fresh_audit_key="n" * 32, now=NOW)
        assert (await tx.execute(select(friends.c.name))).scalars().all() == ["Sari 1"]
        assert (await tx.execute(select(greetings.c.words))).scalars().all() == ["Halo 1"]
        assert (await tx.execute(select(guests.c.chat_id, guests.c.name).order_by(guests.c.id))).all() == [
            (-known[0], "-"),
            (901, "Tamu 1"),
        ]
        names = select(anybody.c.name, anybody.c.telegram_id, anybody.c.audit_key).order_by(anybody.c.id)
        assert (await tx.execute(names)).all() == [("-", -known[0], "n" * 32), ("Budi", 901, "Budi".ljust(32, "k"))]
