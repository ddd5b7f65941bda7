"""Lists of items, part by part: each row stands in one part, and nothing of another's."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import timedelta
from typing import TypeVar

import pytest
import pytest_asyncio

from siman_bot.domain.people.roles import Grant, Role
from siman_bot.domain.places import NATION, Scope
from siman_bot.domain.publishing import item as rules
from siman_bot.domain.publishing.draft import Draft
from siman_bot.domain.publishing.item import Content, ItemKind
from siman_bot.domain.sending.way import Way
from siman_bot.services.paging import Cut, Page
from siman_bot.services.registry import Services, make_services
from siman_bot.services.transaction import Caller
from storage.engine import Database
from storage.people import people
from storage.publishing import drafts, items
from tests.town import TestClock

AUTHOR, REVIEWER = Caller(telegram_id=1), Caller(telegram_id=2)
CONTENT = Content(title="Jadwal", body="Isi.", source_url="https://kemkes.go.id/a", office="Kementerian", post="Kepala")

T = TypeVar("T")


@pytest.fixture
def clock() -> TestClock:
    return TestClock()


@pytest_asyncio.fixture
async def services(database: Database, clock: TestClock) -> Services:
    made = make_services(database=database, clock=clock, choice=lambda several: several[0], quiet=None)
    for caller in (AUTHOR, REVIEWER):
        await made.people.consenting.agree(caller, name="Sari", language="id", text_version=1)
    await made.people.granting.grant(AUTHOR.telegram_id, Grant(role=Role.CENTRAL, scope=NATION))
    return made


async def whole(read: Callable[[Cut], Awaitable[Page[T]]], *, limit: int) -> list[T]:
    """A list read part by part."""
    rows: list[T] = []
    page = await read(Cut(limit=limit))
    rows += page.rows
    while page.more:
        assert len(page.rows) == limit
        page = await read(Cut(limit=limit, cursor=len(rows)))
        rows += page.rows
    return rows


async def add_items(database: Database, clock: TestClock, *targets: str, by: Caller = AUTHOR) -> None:
    """Items in review, one for each target, titled by it."""
    async with database.write() as tx:
        author = await people.find(tx, by.telegram_id)
        assert author is not None
        for number, target in enumerate(targets):
            clock.advance(timedelta(seconds=1))
            item = await items.add(
                tx,
                code=f"SM-{by.telegram_id}{number:04}",
                kind=ItemKind.NARRATIVE,
                content=replace(CONTENT, title=target),
                target=Scope.parse(target),
                way=Way.DIRECT,
                author_id=author.id,
                now=clock(),
            )
            await items.save(tx, rules.submit(item), expected_revision=item.revision, now=clock())


@pytest.mark.parametrize(
    ("scopes", "reached"),
    [
        (("nation",), ["region:WITA", "province:51", "regency:51.71", "nation", "province:31", "province:52"]),
        (("region:WITA",), ["region:WITA", "province:51", "regency:51.71", "province:52"]),
        (("province:51", "province:31"), ["province:51", "regency:51.71", "province:31"]),
        (("regency:51.71",), ["regency:51.71"]),
        (("province:53",), []),
    ],
)
async def test_the_queue_holds_what_the_reviewer_reaches_and_hasnt_written(
    services: Services, database: Database, clock: TestClock, scopes: tuple[str, ...], reached: list[str]
) -> None:
    """R3."""
    for scope in scopes:
        await services.people.granting.grant(REVIEWER.telegram_id, Grant(role=Role.CENTRAL, scope=Scope.parse(scope)))
    await add_items(
        database, clock, "region:WITA", "province:51", "regency:51.71", "nation", "province:31", "province:52"
    )
    await add_items(database, clock, "nation", "province:51", by=REVIEWER)
    for limit in (1, 2, 6):
        rows = await whole(lambda cut: services.publishing.reviewing.queue(REVIEWER, cut=cut), limit=limit)
        assert [row.title for row in rows] == reached
    beyond = await services.publishing.reviewing.queue(REVIEWER, cut=Cut(limit=2, cursor=100))
    assert [row.title for row in beyond.rows] == reached[len(reached) - len(beyond.rows) :]


async def test_the_desk_has_working_copies_before_items(
    services: Services, database: Database, clock: TestClock
) -> None:
    await add_items(database, clock, "nation", "province:51", "province:52")
    await add_items(database, clock, "nation", by=REVIEWER)
    async with database.write() as tx:
        author = await people.find(tx, AUTHOR.telegram_id)
        assert author is not None
        for title in ("satu", "dua", "tiga"):
            clock.advance(timedelta(seconds=1))
            content = replace(CONTENT, title=title)
            await drafts.add(tx, author_id=author.id, item_id=None, content=content, target=None, way=None, now=clock())
    for limit in (1, 2, 4, 10):
        rows = await whole(lambda cut: services.publishing.submitting.desk(AUTHOR, cut=cut), limit=limit)
        titles = [row.content.title if isinstance(row, Draft) else row.title for row in rows]
        assert titles == ["tiga", "dua", "satu", "province:52", "province:51", "nation"]
