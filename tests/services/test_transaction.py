"""How a use case is done once: by the number of its update, or under a key of the asker's own."""

import asyncio
import re
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import Column, Integer, MetaData, Table, insert, select

import handlers.routes  # noqa: F401 - so that every use case is there
from siman_bot.domain.people.person import CONSENT_VERSION
from siman_bot.domain.refusals import Already
from siman_bot.services import transaction
from siman_bot.services.former_names import FORMER_NAMES
from siman_bot.services.inbox import KEPT, Inbox, Received
from siman_bot.services.registry import Services, make_services
from siman_bot.services.transaction import AlreadyHandled, Caller, Key, Tx, UseCase, transactional
from storage import inbox
from storage.engine import Database, open_database
from storage.tables import inbox as inbox_table
from storage.tables import requests
from tests.town import TestClock

RINA, SARI = 71, 72
NAME = re.compile(r"([a-z_]+\.){1,3}[a-z-]+")
the_time = TestClock()
lines = Table(
    "test_lines", MetaData(), Column("id", Integer, primary_key=True), Column("person", Integer, nullable=False)
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """How many lines the person has now."""

    count: int


async def write_in(tx: Tx, caller: Caller) -> Written:
    await tx.execute(insert(lines).values(person=caller.telegram_id))
    theirs = await tx.execute(select(lines.c.id).where(lines.c.person == caller.telegram_id))
    return Written(count=len(theirs.all()))


class Scribe:
    def __init__(self, database: Database) -> None:
        self.database = database

    @transactional("tests.transaction.write")
    async def write(self, tx: Tx, caller: Caller) -> Written:
        return await write_in(tx, caller)

    @transactional("tests.transaction.write-again")
    async def write_again(self, tx: Tx, caller: Caller) -> Written:
        return await write_in(tx, caller)


class Calligrapher:
    """`Scribe` as a later version has it: another class, another method, the same use case."""

    def __init__(self, database: Database) -> None:
        self.database = database

    async def _draw(self, tx: Tx, caller: Caller) -> Written:
        return await write_in(tx, caller)

    draw = UseCase("tests.transaction.write", _draw)


async def ready(database: Database, *, update_ids: tuple[int, ...] = ()) -> Services:
    """With two people who have agreed, and updates of the first one that wait."""
    services = make_services(database=database, clock=the_time, choice=lambda given: given[0], quiet=None)
    async with database.claim() as tx:
        await tx.run_sync(lines.create)
        waiting = [Received(update_id=number, chat_key=RINA, payload="{}") for number in update_ids]
        await inbox.add(tx, waiting, the_time())
    for telegram_id in (RINA, SARI):
        await services.people.consenting.agree(
            Caller(telegram_id=telegram_id), name="Rina", language="id", text_version=CONSENT_VERSION
        )
    return services


async def kept(database: Database, update_id: int, results: dict[str, Any]) -> None:
    """An update that another version of the program has applied and not answered."""
    async with database.claim() as tx:
        await inbox.settle(tx, update_id, results, None)


async def written(database: Database) -> list[int]:
    async with database.read() as connection:
        return list((await connection.execute(select(lines.c.person).order_by(lines.c.id))).scalars())


def by(update_id: int) -> Caller:
    return Caller(telegram_id=RINA, update_id=update_id)


def under(key: str, *, telegram_id: int = RINA) -> Caller:
    return Caller(telegram_id=telegram_id, key=Key(name=key, at=the_time()))


def test_names_are_unique_and_of_one_form() -> None:
    with pytest.raises(ValueError, match=r"tests\.transaction\.write"):
        transactional("tests.transaction.write")
    assert [name for name in transaction._NAMES if not NAME.fullmatch(name)] == []


def test_a_former_name_leads_to_a_use_case_that_there_is() -> None:
    assert {name: now for name, now in FORMER_NAMES.items() if now not in transaction._NAMES} == {}


async def test_an_update_in_flight_finds_its_result_when_class_and_method_have_other_names(database: Database) -> None:
    await ready(database, update_ids=(1, 2))
    assert await Scribe(database).write(by(1)) == Written(count=1)
    assert await Calligrapher(database).draw(by(1)) == Written(count=1)
    assert await Calligrapher(database).draw(by(2)) == Written(count=2)
    assert await Scribe(database).write(by(2)) == Written(count=2)
    assert await written(database) == [RINA, RINA]


async def test_an_update_does_each_of_its_use_cases_once(database: Database) -> None:
    await ready(database, update_ids=(1,))
    scribe = Scribe(database)
    for _ in range(2):
        assert await scribe.write(by(1)) == Written(count=1)
        assert await scribe.write_again(by(1)) == Written(count=2)
    async with database.claim() as tx:
        await inbox.finish(tx, [1])
    with pytest.raises(AlreadyHandled):
        await scribe.write(by(1))
    assert await written(database) == [RINA, RINA]


@pytest.mark.parametrize(
    "results",
    [
        pytest.param({"Scribe.gone": {"count": 1}}, id="by a use case that is no more"),
        pytest.param({"tests.transaction.write": {"pages": 1}}, id="with a result of another shape"),
        pytest.param({"tests.transaction.write": None}, id="with no result"),
    ],
)
async def test_what_an_earlier_version_has_done_is_told_and_not_done_again(
    database: Database, results: dict[str, Any]
) -> None:
    await ready(database, update_ids=(1,))
    await kept(database, 1, results)
    for _ in range(2):
        with pytest.raises(Already) as refusal:
            await Scribe(database).write(by(1))
        assert refusal.value.key == "already-done"
    assert await written(database) == []


async def test_a_result_under_a_former_name_is_given_back(database: Database) -> None:
    services = await ready(database, update_ids=(1,))
    await kept(database, 1, {"People.choose_language": None})
    await services.people.consenting.choose_language(by(1), language="en")
    standing = await services.people.consenting.standing(RINA)
    assert standing.person is not None
    assert standing.person.language == "id"


async def test_a_key_makes_a_wish_done_once(database: Database) -> None:
    await ready(database)
    scribe = Scribe(database)
    for _ in range(2):
        assert await scribe.write(under("a page")) == Written(count=1)
    assert await scribe.write(under("another page")) == Written(count=2)
    assert await scribe.write(under("a page", telegram_id=SARI)) == Written(count=1)
    assert await written(database) == [RINA, RINA, SARI]


async def test_without_update_and_key_each_call_is_a_wish_of_its_own(database: Database) -> None:
    await ready(database)
    assert await Scribe(database).write(Caller(telegram_id=RINA)) == Written(count=1)
    assert await Scribe(database).write(Caller(telegram_id=RINA)) == Written(count=2)


async def test_a_wish_that_comes_several_times_at_once_is_done_once(database: Database, database_url: str) -> None:
    """In one process and in two; all are told the same."""
    await ready(database)
    other = open_database(database_url)
    try:
        for number in range(1, 9):
            asked = [Scribe(each).write(under(f"page {number}")) for each in (database, other) for _ in range(2)]
            assert await asyncio.gather(*asked) == [Written(count=number)] * 4
    finally:
        await other.close()
    assert await written(database) == [RINA] * 8


async def test_a_key_is_forgotten_after_a_day(database: Database) -> None:
    await ready(database)
    clock = TestClock()
    house = Inbox(database=database, clock=clock, owner="one")
    await Scribe(database).write(under("a page"))
    clock.advance(KEPT - timedelta(minutes=5))
    await house.keep_house()
    assert await Scribe(database).write(under("a page")) == Written(count=1)
    clock.advance(timedelta(minutes=10))
    await house.keep_house()
    assert await Scribe(database).write(under("a page")) == Written(count=2)


async def test_a_key_is_forgotten_with_the_person(database: Database) -> None:
    """R11."""
    services = await ready(database)
    await Scribe(database).write(under("a page"))
    await Scribe(database).write(under("a page", telegram_id=SARI))
    rina = (await services.people.consenting.standing(RINA)).person
    assert rina is not None
    await services.people.own_data.erase(under("erase"), person_id=rina.id)
    async with database.read() as connection:
        assert len((await connection.execute(select(requests))).all()) == 1


async def test_what_is_not_kept_counts_as_not_asked(database: Database) -> None:
    """A refusal keeps nothing, so the same wish may come again."""
    services = await ready(database, update_ids=(1,))
    agree = services.people.consenting.agree
    for caller in (by(1), under("agree")):
        for _ in range(2):
            with pytest.raises(Already, match="already-agreed"):
                await agree(caller, name="Rina", language="id", text_version=CONSENT_VERSION)
    async with database.read() as connection:
        assert (await connection.execute(select(requests))).all() == []
        assert (await connection.execute(select(inbox_table.c.applied))).scalar_one() is None


def test_a_wish_has_one_name() -> None:
    with pytest.raises(ValueError, match="update or under a key"):
        Caller(telegram_id=RINA, update_id=1, key=Key(name="a page", at=the_time()))
    for name in ("", "x" * 65):
        with pytest.raises(ValueError, match=r"\d"):
            Key(name=name, at=the_time())
