"""Who is there in the demo: people of every role, a group in each province, members and what they are bound to."""

import asyncio
from dataclasses import dataclass
from typing import Final

from siman_bot.domain.people.roles import Grant, Role
from siman_bot.domain.places import NATION, Region, Scope, ScopeKind, clock_of
from siman_bot.sandbox import Group, People, Person
from siman_bot.seeding.groups import bind_group
from siman_bot.seeding.members import Newcomer, enrol
from siman_bot.services.registry import Services
from storage import places
from storage.engine import Database

_NATION: Final = Grant(role=Role.CENTRAL, scope=NATION)
_STAFF: Final = (
    ("budi", "Budi", "Santoso", "Editor pusat", _NATION),
    ("citra", "Citra", "Lestari", "Penyetuju pusat", _NATION),
    ("vera", "Vera", "Siregar", "Verifikator", Grant(role=Role.VERIFIER, scope=NATION)),
    ("vino", "Vino", "Kurniawan", "Verifikator", Grant(role=Role.VERIFIER, scope=NATION)),
    ("koko", "Koko", "Wijaya", "Koordinator", Grant(role=Role.COORDINATOR, scope=NATION)),
)
_ADMINS: Final = (
    (Region.WIB, "Adi", "Nugroho"),
    (Region.WITA, "Ayu", "Pratiwi"),
    (Region.WIT, "Agus", "Wenda"),
)
_MEMBERS: Final = (
    ("Dewi", "31"),
    ("Eko", "32"),
    ("Fitri", "35"),
    ("Gede", "51"),
    ("Hasan", "73"),
    ("Ika", "71"),
    ("Joko", "81"),
    ("Kristin", "94"),
    ("Lukas", "91"),
    ("Maya", "12"),
    ("Nur", "64"),
    ("Okta", "16"),
    ("Putri", "53"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cast:
    """Everybody in the demo. `newcomer` has registered nothing yet, `stranger` never will.

    `homes` has the region of each of the members, in their order.
    """

    stage: People
    staff: dict[str, Person]
    admins: dict[Region, Person]
    members: list[Person]
    homes: list[Region]
    groups: list[Group]
    newcomer: Person
    stranger: Person

    @property
    def people(self) -> list[Person]:
        return [*self.staff.values(), *self.admins.values(), *self.members, self.newcomer, self.stranger]


async def seed(*, stage: People, services: Services, database: Database) -> Cast:
    """Bring everybody in. Whoever the bot is to write to first has opened it; members were approved before this day."""
    staff: dict[str, Person] = {}
    for name, first, last, caption, _ in _STAFF:
        staff[name] = await stage.person(first, last_name=last, username=f"{name}_siman", caption=caption)
    admins: dict[Region, Person] = {}
    for region, first, last in _ADMINS:
        admins[region] = await stage.person(first, last_name=last, caption=f"Admin wilayah {region}")
    enrolled: list[Person] = []
    for first, province in _MEMBERS:
        member = await stage.person(first, caption=f"Anggota {clock_of(province)}")
        await member.has_started()
        enrolled.append(member)
    newcomer = await stage.person("Rina", last_name="Hartati", caption="Petugas humas baru")
    stranger = await stage.person("Tono", caption="Masyarakat umum")
    await asyncio.gather(*map(_agree, [*staff.values(), *admins.values()]))
    await enrol(
        services,
        (
            Newcomer(telegram_id=member.id, name=member.first_name, province_code=province)
            for member, (_, province) in zip(enrolled, _MEMBERS, strict=True)
        ),
    )
    await asyncio.gather(*(one.expect("Pendaftaran Anda disetujui", earlier=True, seconds=20) for one in enrolled))
    for name, _, _, _, grant in _STAFF:
        await services.people.granting.grant(staff[name].id, grant)
    for region, admin in admins.items():
        scope = Scope(kind=ScopeKind.REGION, code=region)
        await services.people.granting.grant(admin.id, Grant(role=Role.REGIONAL_ADMIN, scope=scope))
    bound = await _bind_groups(stage, services, database, admins, enrolled)
    return Cast(
        stage=stage,
        staff=staff,
        admins=admins,
        members=enrolled,
        homes=[Region(clock_of(province)) for _, province in _MEMBERS],
        groups=bound,
        newcomer=newcomer,
        stranger=stranger,
    )


async def _agree(person: Person) -> None:
    await person.start()
    await person.tap("Saya setuju", seconds=20)


async def _bind_groups(
    stage: People, services: Services, database: Database, admins: dict[Region, Person], enrolled: list[Person]
) -> list[Group]:
    """One group in each province, created by the admin of its region, who has bound it before this day."""
    async with database.read() as connection:
        where = await places.gazetteer(connection)
    made: list[Group] = []
    for code, province in sorted(where.provinces.items()):
        group = await stage.group(f"Humas {province.name}", creator=admins[province.region])
        await group.add_bot()
        for member in enrolled:
            await group.add(member)
        scope = Scope(kind=ScopeKind.PROVINCE, code=code)
        await bind_group(services, admin=group.creator.id, chat_id=group.id, title=group.title, scope=scope)
        made.append(group)
    await asyncio.gather(*(group.expect("Grup ini terhubung", earlier=True, seconds=20) for group in made))
    return made
