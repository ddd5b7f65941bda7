"""People who write, review and send back items at the wrong time, by way of the services (R1, R3)."""

import asyncio
from contextlib import suppress
from datetime import UTC, datetime
from random import Random

import pytest
from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError

from siman_bot.domain.places import NATION
from siman_bot.domain.publishing import item as rules
from siman_bot.domain.publishing.draft import Draft, DraftChanges
from siman_bot.domain.publishing.item import Content, ItemState
from siman_bot.domain.publishing.vouching import EVERY_QUESTION
from siman_bot.domain.refusals import OwnWork, Refusal
from siman_bot.domain.sending.delivery import DeliveryKind
from siman_bot.domain.sending.way import Way
from siman_bot.services.registry import make_services
from siman_bot.services.transaction import Caller
from storage.engine import Database
from storage.publishing import items
from storage.publishing.tables import drafts, item_versions
from storage.publishing.tables import items as item_table
from storage.sending.broadcasts import broadcasts
from storage.sending.tables import deliveries
from tests.services.setting import appoint, bind

WHOLE = Content(
    title="Jadwal", body="Isi.", source_url="https://kemkes.go.id/a", office="Kementerian", post="Kepala Biro"
)


class Office:
    """Three people of the ministry who do at random what the services let them."""

    def __init__(self, database: Database, random: Random) -> None:
        self.random = random
        made = make_services(database=database, clock=_now, choice=random.choice, quiet=None).publishing
        self.writing, self.submitting, self.reviewing = made.writing, made.submitting, made.reviewing
        self.database = database
        self.approvals = 0

    async def move(self) -> None:
        caller = Caller(telegram_id=self.random.randint(1, 3))
        moves = (self.begin, self.submit, self.rewrite, self.send_back)
        with suppress(Refusal):
            if self.random.random() < 0.4:
                await self.approve(caller)
            else:
                await self.random.choice(moves)(caller)

    async def begin(self, caller: Caller) -> None:
        """A whole form, or one that is given up or sent on the way."""
        draft = await self.writing.start(caller, changes=DraftChanges(title=WHOLE.title))
        for change in (
            DraftChanges(body=WHOLE.body),
            DraftChanges(source_url=WHOLE.source_url),
            DraftChanges(office=WHOLE.office),
            DraftChanges(post=WHOLE.post),
        ):
            if self.random.random() < 0.05:
                break
            draft = await self.change(caller, draft, change)
        if self.random.random() < 0.9:
            draft = await self.change(caller, draft, DraftChanges(target=NATION))
            await self.change(caller, draft, DraftChanges(way=Way.DIRECT))
        await self.submit(caller)

    async def change(self, caller: Caller, draft: Draft, changes: DraftChanges) -> Draft:
        return await self.writing.change(caller, draft_id=draft.id, revision=draft.revision, changes=changes)

    async def submit(self, caller: Caller) -> None:
        draft, revision = await self.draft()
        await self.submitting.submit(caller, draft_id=draft, revision=revision)

    async def rewrite(self, caller: Caller) -> None:
        item, _, _ = await self.item()
        draft = await self.writing.rewrite(caller, item_id=item)
        await self.change(caller, draft, DraftChanges(body=f"Isi {self.random.random()}"))

    async def approve(self, caller: Caller) -> None:
        item, version, revision = await self.item()
        await self.reviewing.approve(caller, item_id=item, version=version, revision=revision, answers=EVERY_QUESTION)
        self.approvals += 1

    async def send_back(self, caller: Caller) -> None:
        item, version, revision = await self.item()
        await self.reviewing.send_back(caller, item_id=item, version=version, revision=revision, reason="Belum jelas")

    async def draft(self) -> tuple[int, int]:
        """The last one changed, whoever's it is."""
        async with self.database.read() as connection:
            newest = select(drafts.c.id, drafts.c.revision).order_by(drafts.c.updated_at.desc()).limit(1)
            row = (await connection.execute(newest)).one_or_none()
            return (0, 0) if row is None else (row.id, row.revision)

    async def item(self) -> tuple[int, int, int]:
        """Any of the last three changed."""
        async with self.database.read() as connection:
            columns = (item_table.c.id, item_table.c.version, item_table.c.revision)
            newest = select(*columns).order_by(item_table.c.changed_at.desc()).limit(3)
            found = (await connection.execute(newest)).all()
            row = self.random.choice(found) if found else None
            return (0, 0, 0) if row is None else (row.id, row.version, row.revision)


async def test_no_moves_of_people_broadcast_own_or_incomplete_work(database: Database) -> None:
    """R1, R3: by way of the services, the deliveries and the constraints of both databases."""
    await _open(database)
    office = Office(database, Random(7))
    for _ in range(50):
        await office.move()
    async with database.read() as connection:
        made = await broadcasts.running_first(connection, targets=None, limit=1_000)
        for broadcast in made:
            content = await items.content_of(connection, broadcast.item_id, broadcast.item_version)
            assert rules.missing_fields(content, broadcast.target, broadcast.way) == []
            writer = select(item_versions.c.written_by).where(
                item_versions.c.item_id == broadcast.item_id, item_versions.c.version == broadcast.item_version
            )
            assert broadcast.approver_id not in {
                broadcast.author_id,
                (await connection.execute(writer)).scalar_one(),
            }
        owed = select(func.count()).where(deliveries.c.kind == DeliveryKind.ITEM)
        assert (await connection.execute(owed)).scalar_one() == len(made) == office.approvals > 2


async def test_two_reviewers_at_once_make_one_broadcast(database: Database) -> None:
    """R3: the second finds the item approved."""
    await _open(database)
    office = Office(database, Random(8))
    author = Caller(telegram_id=1)
    changes = DraftChanges.of(WHOLE, target=NATION, way=Way.DIRECT)
    draft = await office.writing.start(author, changes=changes)
    done = await office.submitting.submit(author, draft_id=draft.id, revision=draft.revision)
    results = await asyncio.gather(
        *(
            office.reviewing.approve(
                Caller(telegram_id=number), item_id=done.item_id, version=1, revision=2, answers=EVERY_QUESTION
            )
            for number in (1, 2, 3)
        ),
        return_exceptions=True,
    )
    assert isinstance(results[0], OwnWork)
    assert sum(isinstance(result, Refusal) for result in results) == 2
    async with database.read() as connection:
        assert len(await broadcasts.of_item(connection, done.item_id)) == 1


def _now() -> datetime:
    return datetime.now(UTC)


@pytest.mark.parametrize("approver", ["author_id", "editor_id"])
async def test_the_database_refuses_own_approval(database: Database, approver: str) -> None:
    """R3, past all code; and nothing is approved by nobody."""
    await _open(database)
    office = Office(database, Random(9))
    while not (await office.item())[0]:
        with suppress(Refusal):
            await office.begin(Caller(telegram_id=1))
    other = {"author_id": 1, "editor_id": 1} | {approver: 2}
    for values in ({**other, "approver_id": 2}, {"approver_id": None}):
        with pytest.raises(IntegrityError):
            async with database.write() as tx:
                await tx.execute(item_table.update().values(state=ItemState.APPROVED, **values))


async def _open(database: Database) -> None:
    """Three people who may write and review, and one group."""
    services = make_services(database=database, clock=_now, choice=Random(1).choice, quiet=None)
    people = [Caller(telegram_id=number) for number in (1, 2, 3)]
    await appoint(services, *people)
    await bind(services, people[0], -100)
