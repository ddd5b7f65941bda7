"""Items on their way to groups: planned, and what has become of them in one group."""

import asyncio
from dataclasses import replace

from sqlalchemy import select

from siman_bot.domain.places import NATION, Scope
from siman_bot.domain.sending.delivery import DeliveryKind, DeliveryState
from siman_bot.domain.sending.plan import Plan
from siman_bot.domain.sending.way import Way
from siman_bot.sandbox.people import Group, Person
from siman_bot.services.transaction import Caller
from storage.publishing import drafts
from storage.sending.tables import deliveries
from tests.patience import HANGING
from tests.town import Town
from tests.writing import TITLE, drafted


async def planned(town: Town, author: Person, plan: Plan, *, target: Scope = NATION, way: Way = Way.DIRECT) -> str:
    """An item in review that is to go out so; its code."""
    draft = await drafted(town, author, target=target, way=way)
    async with town.database.write() as tx:
        await drafts.save(tx, replace(draft, plan=plan), expected_revision=draft.revision, now=town.clock())
    assert town.app is not None
    done = await town.app.services.publishing.submitting.submit(
        Caller(telegram_id=author.id), draft_id=draft.id, revision=draft.revision
    )
    return done.code


async def stands(town: Town, group: Group) -> str:
    async with town.database.read() as connection:
        rows = await connection.execute(
            select(deliveries.c.state).where(deliveries.c.chat_id == group.id, deliveries.c.kind == DeliveryKind.ITEM)
        )
        return str(rows.scalar_one())


async def becomes(town: Town, group: Group, state: DeliveryState) -> None:
    async with asyncio.timeout(HANGING):
        while await stands(town, group) != state:
            await asyncio.sleep(0.03)


def times_sent(town: Town, group: Group) -> int:
    return len(
        [call for call in town.sandbox.calls.of("sendMessage", chat_id=group.id) if TITLE in str(call.arguments)]
    )
