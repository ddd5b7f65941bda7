"""Members of worlds that are set up: they join as everybody does, and nobody else notices."""

from sqlalchemy import select

from siman_bot.domain.people.person import CONSENT_VERSION, MemberState, Person
from siman_bot.domain.people.roles import Grant, Role
from siman_bot.domain.places import NATION, Scope
from siman_bot.seeding.members import ORGANISER, Newcomer, enrol
from siman_bot.services.registry import make_services
from siman_bot.services.transaction import Caller
from storage import audit
from storage.engine import Database
from storage.people import people
from storage.people.tables import members
from storage.sending.tables import deliveries
from tests.town import TestClock

ADMIN, BLOCKED, RINA, DEWI = 81, 82, 71, 72
the_time = TestClock()


async def test_members_are_approved_while_the_worlds_own_admins_are_left_alone(database: Database) -> None:
    """R3, R12: somebody else decides, and each act has its row."""
    services = make_services(database=database, clock=the_time, choice=lambda given: given[0], quiet=None)
    for telegram_id in (ADMIN, BLOCKED, RINA):
        await services.people.consenting.agree(
            Caller(telegram_id=telegram_id), name=str(telegram_id), language="id", text_version=CONSENT_VERSION
        )
    await services.people.granting.grant(ADMIN, Grant(role=Role.REGIONAL_ADMIN, scope=Scope.parse("province:32")))
    await services.people.granting.grant(BLOCKED, Grant(role=Role.CENTRAL, scope=NATION))
    await services.people.consenting.note_reachable(BLOCKED, reachable=False)

    await enrol(
        services,
        [
            Newcomer(telegram_id=RINA, name="Rina", province_code="32", regency_code="32.73"),
            Newcomer(telegram_id=DEWI, name="Dewi", province_code="51"),
        ],
    )

    known = {number: await services.people.consenting.standing(number) for number in (ADMIN, BLOCKED, RINA, DEWI)}
    rina, dewi = _person(known[RINA].person), _person(known[DEWI].person)
    homes = []
    for person in (rina, dewi):
        assert person.membership is not None
        assert person.membership.state is MemberState.APPROVED
        home = person.membership.location
        homes.append((home.province_code, home.regency_code))
    assert homes == [("32", "32.73"), ("51", None)]
    assert rina.name == str(RINA), "whoever is known keeps the name"
    assert {number: standing.unreachable for number, standing in known.items()} == {
        ADMIN: False,
        BLOCKED: True,
        RINA: False,
        DEWI: False,
    }
    assert [holder.telegram_id for holder in await services.people.granting.holders()] == [ADMIN, BLOCKED]
    async with database.read() as connection:
        organiser = _person(await people.find(connection, ORGANISER))
        told = (await connection.execute(select(deliveries.c.chat_id, deliveries.c.payload))).all()
        decided = (await connection.execute(select(members.c.decided_by).distinct())).scalars().all()
        acts = [row.act for row in await audit.all_rows(connection) if row is not None]
    assert sorted((row.chat_id, row.payload["key"]) for row in told) == [
        (RINA, "member-told-approved"),
        (DEWI, "member-told-approved"),
    ]
    assert decided == [organiser.id]
    assert organiser.grants == ()
    assert acts[2:] == ["role.grant", "member.approve", "member.approve", "role.revoke"]


def _person(found: Person | None) -> Person:
    assert found is not None
    return found
