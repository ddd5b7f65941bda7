"""Items on their way to groups: planned, and what has become of them in one group."""

import asyncio
from datetime import datetime

from sqlalchemy import select

from siman_bot.domain.moment import Moment
from siman_bot.domain.places import NATION, ZONES, Clock, Scope
from siman_bot.domain.publishing.item import Content
from siman_bot.domain.sending.delivery import DeliveryKind, DeliveryState
from siman_bot.domain.sending.plan import Plan, Release
from siman_bot.domain.sending.way import Way
from siman_bot.sandbox.people import Group, Person
from siman_bot.services.transaction import Caller
from storage.sending.tables import deliveries
from tests.patience import HANGING
from tests.town import Town
from tests.writing import CONTENT, TITLE, drafted


async def planned(
    town: Town,
    author: Person,
    plan: Plan,
    *,
    target: Scope = NATION,
    way: Way = Way.DIRECT,
    content: Content = CONTENT,
) -> str:
    """An item in review that is to go out so; its code."""
    draft = await drafted(town, author, target=target, way=way, content=content)
    assert town.app is not None
    publishing, caller = town.app.services.publishing, Caller(telegram_id=author.id)
    end = None if plan.expires_at is None else _by_clock(plan.expires_at)
    draft = await publishing.planning.plan(caller, draft_id=draft.id, release=_release(plan), end=end, pin=plan.pin)
    done = await publishing.submitting.submit(caller, draft_id=draft.id, revision=draft.revision)
    return done.code


def _release(plan: Plan) -> Moment | None:
    if plan.at is None:
        return None
    return Moment(wall=plan.at, clock=None) if plan.release is Release.LOCAL else _by_clock(plan.at)


def _by_clock(instant: datetime) -> Moment:
    return Moment(wall=instant.astimezone(ZONES[Clock.WIB]).replace(tzinfo=None), clock=Clock.WIB)


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
