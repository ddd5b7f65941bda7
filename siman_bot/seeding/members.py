"""Members who agree, apply and are approved."""

from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Final

from siman_bot.domain.people.permissions import may
from siman_bot.domain.people.person import CONSENT_VERSION, Person
from siman_bot.domain.people.roles import Act, Grant, Role
from siman_bot.domain.places import NATION
from siman_bot.services.registry import PeopleServices, Services
from siman_bot.services.transaction import Caller
from siman_bot.texts.catalogue import LANGUAGES

ORGANISER: Final = 9_000_000_001
"""A Telegram id that nobody has in a local Telegram."""
_CENTRAL: Final = Grant(role=Role.CENTRAL, scope=NATION)


@dataclass(frozen=True, slots=True, kw_only=True)
class Newcomer:
    """Somebody who is to be a member at a place; at the level of the province where no regency is named."""

    telegram_id: int
    name: str
    province_code: str
    regency_code: str | None = None


async def enrol(services: Services, newcomers: Iterable[Newcomer]) -> None:
    """Make them approved members of the first institution on the list of their place.

    All of it happened before the world's time: an organiser, who holds no role afterwards, decides, and the world's own
    admins aren't asked. Whoever is approved is told so, as always.
    """
    async with _undisturbed(services.people), _organiser(services.people) as organiser:
        for newcomer in newcomers:
            await _enrol(services.people, newcomer, organiser)


async def _enrol(services: PeopleServices, newcomer: Newcomer, organiser: Caller) -> None:
    caller = Caller(telegram_id=newcomer.telegram_id)
    await _agree(services, caller, newcomer.name)
    province, regency = newcomer.province_code, newcomer.regency_code
    office = (await services.joining.institutions(province_code=province, regency_code=regency))[0]
    await services.joining.apply(caller, province_code=province, regency_code=regency, institution_id=office.id)
    applicant = await _known(services, caller)
    if applicant.membership is None:
        msg = "whoever has applied has a membership"
        raise LookupError(msg)
    await services.members.decide(organiser, person_id=applicant.id, revision=applicant.membership.revision)


async def _agree(services: PeopleServices, caller: Caller, name: str) -> None:
    """Unless they have."""
    person = (await services.consenting.standing(caller.telegram_id)).person
    if person is None or not person.has_agreed:
        await services.consenting.agree(caller, name=name, language=LANGUAGES[0], text_version=CONSENT_VERSION)


async def _known(services: PeopleServices, caller: Caller) -> Person:
    person = (await services.consenting.standing(caller.telegram_id)).person
    if person is None:
        msg = "everybody has agreed before"
        raise LookupError(msg)
    return person


@asynccontextmanager
async def _organiser(services: PeopleServices) -> AsyncIterator[Caller]:
    caller = Caller(telegram_id=ORGANISER)
    await _agree(services, caller, "Panitia")
    # There is no chat that anything could be sent to.
    await services.consenting.note_reachable(ORGANISER, reachable=False)
    await services.granting.grant(ORGANISER, _CENTRAL)
    try:
        yield caller
    finally:
        await services.granting.revoke(ORGANISER, _CENTRAL)


@asynccontextmanager
async def _undisturbed(services: PeopleServices) -> AsyncIterator[None]:
    """Whoever decides on members counts as out of reach meanwhile, so that nobody is asked to."""
    deciders = [
        person.telegram_id
        for person in await services.granting.holders()
        if may(person, Act.DECIDE_MEMBER) and not (await services.consenting.standing(person.telegram_id)).unreachable
    ]
    for telegram_id in deciders:
        await services.consenting.note_reachable(telegram_id, reachable=False)
    try:
        yield
    finally:
        for telegram_id in deciders:
            await services.consenting.note_reachable(telegram_id, reachable=True)
