"""Groups that are bound without a chat."""

import asyncio

import pytest

from siman_bot.domain.groups.group import GroupState
from siman_bot.domain.people.person import CONSENT_VERSION
from siman_bot.domain.people.roles import Grant, Role
from siman_bot.domain.places import Scope
from siman_bot.domain.refusals import NotFound
from siman_bot.seeding.groups import bind_group
from siman_bot.services.registry import Services, make_services
from siman_bot.services.transaction import Caller
from storage import audit
from storage.engine import Database
from storage.groups import groups
from storage.sending.tables import deliveries
from tests.town import TestClock

AYU, GROUP = 71, -1001
BALI = Scope.parse("province:51")
the_time = TestClock()


async def with_an_admin(database: Database) -> Services:
    services = make_services(database=database, clock=the_time, choice=lambda given: given[0], quiet=None)
    await services.people.consenting.agree(
        Caller(telegram_id=AYU), name="Ayu", language="id", text_version=CONSENT_VERSION
    )
    await services.people.granting.grant(AYU, Grant(role=Role.REGIONAL_ADMIN, scope=BALI))
    return services


async def arrive(services: Services) -> None:
    """As the running bot hears it of Telegram."""
    await services.groups.presence.note_presence(
        Caller(telegram_id=AYU), chat_id=GROUP, title="Humas Bali", arrived=True, present=True, writes=True
    )


@pytest.mark.parametrize("heard", ["before", "meanwhile", "after"])
async def test_it_makes_no_difference_when_the_bot_hears_of_its_arrival(database: Database, heard: str) -> None:
    """R12: the binding is in the audit rows."""
    services = await with_an_admin(database)
    bound = bind_group(services, admin=AYU, chat_id=GROUP, title="Humas Bali", scope=BALI)
    match heard:
        case "before":
            await arrive(services)
            await bound
        case "meanwhile":
            await asyncio.gather(bound, arrive(services))
        case _:
            await bound
            await arrive(services)
    async with database.read() as connection:
        group = await groups.find(connection, GROUP)
        said = [row.payload["key"] for row in await connection.execute(deliveries.select().order_by(deliveries.c.id))]
        acts = [row.act for row in await audit.all_rows(connection) if row is not None]
    assert group is not None
    assert (group.state, group.scope, group.trouble) == (GroupState.BOUND, BALI, None)
    assert said == ["group-added", "group-bound-here"]
    assert acts.count("group.bind") == 1


async def test_nobody_binds_a_group_outside_their_scopes(database: Database) -> None:
    services = await with_an_admin(database)
    with pytest.raises(NotFound):
        await bind_group(services, admin=AYU, chat_id=GROUP, title="Humas Jakarta", scope=Scope.parse("province:31"))
