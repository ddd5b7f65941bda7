"""Joining without a chat: what a page or an import asks for is checked by the use case itself."""

import pytest

from siman_bot.domain.people.person import CONSENT_VERSION, MemberState, Person
from siman_bot.domain.people.roles import Grant, Role
from siman_bot.domain.places import NATION, PlaceNames, Region
from siman_bot.domain.refusals import ConsentMissing, Invalid, NotFound, Refusal, Stale
from siman_bot.services.people.joining import institutions_at
from siman_bot.services.registry import Services, make_services
from siman_bot.services.transaction import Caller, Key
from storage import places
from storage.engine import Database
from storage.people import institutions, people
from tests.town import TestClock

RINA, ADMIN = Caller(telegram_id=71), Caller(telegram_id=72)
the_time = TestClock()


async def opened(database: Database) -> Services:
    """With Rina, who has agreed, and an admin of the nation."""
    services = make_services(database=database, clock=the_time, choice=lambda given: given[0], quiet=None)
    for caller, name in ((RINA, "Rina"), (ADMIN, "Admin")):
        await services.people.consenting.agree(caller, name=name, language="id", text_version=CONSENT_VERSION)
    await services.people.granting.grant(ADMIN.telegram_id, Grant(role=Role.CENTRAL, scope=NATION))
    return services


async def rina(database: Database) -> Person:
    async with database.read() as connection:
        found = await people.find(connection, RINA.telegram_id)
    assert found is not None
    return found


async def office_at(database: Database, scope: str) -> int:
    """An institution on the list of a place."""
    async with database.read() as connection:
        where = await places.gazetteer(connection)
        location = next(where.locate(one) for one in where.within(NATION) if str(one) == scope)
        return (await institutions_at(connection, location))[0].id


async def test_who_applies_by_named_parameters_waits_and_is_decided_on(database: Database) -> None:
    services = await opened(database)
    office = await office_at(database, "regency:32.73")
    applied = await services.people.joining.apply(RINA, province_code="32", regency_code="32.73", institution_id=office)
    assert applied.deciders == 1
    assert applied.place == PlaceNames(region=Region.WIB, province="Jawa Barat", regency="Kota Bandung")
    waiting = (await rina(database)).membership
    assert waiting is not None
    assert (waiting.state, waiting.location.institution_id) == (MemberState.PENDING, office)

    again = await services.people.joining.apply(RINA, province_code="32", regency_code="32.73", institution_id=office)
    assert again == applied
    assert await services.people.joining.still_waiting(RINA) == applied
    assert (await rina(database)).membership == waiting, "the same application counts once"

    await services.people.members.decide(ADMIN, person_id=(await rina(database)).id, revision=waiting.revision)
    assert (await rina(database)).is_member
    with pytest.raises(Stale):
        await services.people.joining.still_waiting(RINA)


async def test_a_page_that_is_sent_twice_applies_once(database: Database) -> None:
    services = await opened(database)
    by_key = Caller(telegram_id=RINA.telegram_id, key=Key(name="daftar-1", at=the_time()))
    first = await services.people.joining.apply(by_key, province_code="31", institution_name="Balai Warta")
    await services.people.joining.apply(RINA, province_code="51", institution_name="Balai Lain")
    assert await services.people.joining.apply(by_key, province_code="31", institution_name="Balai Warta") == first
    membership = (await rina(database)).membership
    assert membership is not None
    assert membership.institution_name == "Balai Lain"


async def test_a_typed_institution_is_the_one_on_the_list_where_there_is_one_of_that_name(database: Database) -> None:
    services = await opened(database)
    office = await office_at(database, "province:31")
    async with database.read() as connection:
        listed = await institutions.institution(connection, office)
    assert listed is not None
    await services.people.joining.apply(RINA, province_code="31", institution_name=f"  {listed.name.upper()} ")
    membership = (await rina(database)).membership
    assert membership is not None
    assert membership.location.institution_id == office


@pytest.mark.parametrize(
    ("given", "key"),
    [
        ({"province_code": "99", "institution_name": "Balai"}, "home-unknown"),
        ({"province_code": "31", "regency_code": "31.99", "institution_name": "Balai"}, "home-unknown"),
        ({"province_code": "31", "regency_code": "32.73", "institution_name": "Balai"}, "home-unknown"),
        ({"province_code": "31", "institution_id": 10**9}, "institution-unknown"),
        ({"province_code": "31"}, "text-missing"),
        ({"province_code": "31", "institution_name": "\u200b"}, "text-missing"),
        ({"province_code": "31", "institution_name": "x" * 121}, "text-too-long"),
    ],
)
async def test_what_cannot_be_so_is_refused_and_nothing_is_stored(
    database: Database, given: dict[str, str], key: str
) -> None:
    services = await opened(database)
    with pytest.raises(Refusal) as refused:
        await services.people.joining.apply(RINA, **given)  # type: ignore[arg-type]
    assert isinstance(refused.value, NotFound | Invalid)
    assert refused.value.key == key
    assert (await rina(database)).membership is None


async def test_an_institution_of_elsewhere_or_that_nobody_has_confirmed_cannot_be_named_by_its_number(
    database: Database,
) -> None:
    services = await opened(database)
    elsewhere = await office_at(database, "regency:32.73")
    await services.people.joining.apply(RINA, province_code="31", institution_name="Balai Warta")
    membership = (await rina(database)).membership
    assert membership is not None
    for number in (elsewhere, membership.location.institution_id):
        with pytest.raises(NotFound) as refused:
            await services.people.joining.apply(RINA, province_code="31", institution_id=number)
        assert refused.value.key == "institution-unknown"


async def test_nobody_applies_before_consent(database: Database) -> None:
    """R11: nothing is stored before it."""
    services = await opened(database)
    stranger = Caller(telegram_id=99)
    with pytest.raises(ConsentMissing):
        await services.people.joining.apply(stranger, province_code="31", institution_name="Balai")
