"""People of every kind, in a world where a bit of everything is under way."""

from dataclasses import dataclass, field

from siman_bot.domain.people.roles import Role
from siman_bot.domain.places import Scope
from siman_bot.domain.post_link import Platform
from siman_bot.sandbox.people import Group, Person
from siman_bot.sandbox.shown import Shown
from siman_bot.services.transaction import Caller
from tests.desk import hand_in_many
from tests.sharing import item_of, make_account, make_shares
from tests.town import Town
from tests.writing import approved, bound_group, drafted, in_review

BALI = Scope.parse("province:51")


@dataclass(slots=True)
class Talker:
    """Somebody with a phone.

    `seen` are screens as they were, `said` the own messages that can be changed, `tapped` the actions of buttons.
    """

    person: Person
    kind: str
    seen: list[Shown] = field(default_factory=list)
    said: list[Shown] = field(default_factory=list)
    tapped: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """`codes` are of items, `tickets` of reports. Everybody is in the `group`."""

    talkers: tuple[Talker, ...]
    group: Group
    codes: tuple[str, ...]
    tickets: tuple[str, ...]


async def populate(town: Town) -> World:
    assert town.app is not None
    services = town.app.services
    stranger = await town.person("Bima")
    await stranger.has_started()
    rina = await town.agreed("Rina")
    dewi = await town.agreed("Dewi")
    office = (await services.people.joining.institutions(province_code="51", regency_code=None))[0]
    await services.people.joining.apply(
        Caller(telegram_id=dewi.id), province_code="51", regency_code=None, institution_id=office.id
    )
    ayu = await town.staff("Ayu", Role.REGIONAL_ADMIN, BALI)
    made = await town.member("Made", province="51")
    sari, tono = await town.staff("Sari", Role.CENTRAL), await town.staff("Tono", Role.CENTRAL)
    vera, vito = await town.staff("Vera", Role.VERIFIER), await town.staff("Vito", Role.VERIFIER)
    koko = await town.staff("Koko", Role.COORDINATOR)
    group = await bound_group(town, "Humas Bali", creator=ayu, scope="province:51")
    await town.group("Humas Denpasar", creator=ayu)
    account = await make_account(town, made, Platform.X, "made_bali")
    await drafted(town, sari, target=BALI)
    waiting = await in_review(town, tono, target=BALI)
    public = await approved(town, sari, tono)
    await make_shares(town, await item_of(town, public), account, 1)
    tickets = [*await hand_in_many(town, rina, 2), *await hand_in_many(town, made, 1)]
    people = {
        "stranger": stranger,
        "consented": rina,
        "applicant": dewi,
        "member": made,
        "admin": ayu,
        "central": sari,
        "other central": tono,
        "verifier": vera,
        "other verifier": vito,
        "coordinator": koko,
    }
    for person in people.values():
        if person is not ayu:
            await group.add(person)
    return World(
        group=group,
        talkers=tuple(Talker(person=person, kind=kind) for kind, person in people.items()),
        codes=(waiting, public),
        tickets=tuple(tickets),
    )
