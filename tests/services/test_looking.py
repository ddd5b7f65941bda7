"""Whoever is shown somebody's name leaves a row in the audit, whichever use case it was (R12)."""

import dataclasses
import inspect
from collections.abc import Awaitable, Callable, Iterator
from typing import Any, Final, TypeVar, get_args, get_origin, get_type_hints

import pytest
from sqlalchemy import insert

from siman_bot.conversations.registry import Conversations
from siman_bot.domain.amplification.account import Account, AccountKind
from siman_bot.domain.audit import AuditRow
from siman_bot.domain.people.person import Person
from siman_bot.domain.people.roles import Grant, Role
from siman_bot.domain.places import NATION, Scope
from siman_bot.domain.post_link import Platform
from siman_bot.domain.refusals import Already, Refusal
from siman_bot.domain.summaries.recap import Period
from siman_bot.sandbox.people import Person as Someone
from siman_bot.services.amplification.confirming import seconds
from siman_bot.services.groups.binding import Seen
from siman_bot.services.groups.opening import GroupView
from siman_bot.services.paging import Cut
from siman_bot.services.people.granting import Granted
from siman_bot.services.people.joining import Profile
from siman_bot.services.people.members import DecidedMember, ListedMember, MemberCard
from siman_bot.services.people.own_data import DataPart, Disclosure
from siman_bot.services.registry import Services
from siman_bot.services.sending.broadcasts.stopping import Told
from siman_bot.services.transaction import Caller, UseCase
from storage import audit
from storage.groups import groups
from storage.people import people
from storage.summaries.recaps import OfficialShare
from storage.tables import inbox
from tests.sharing import make_account, make_item
from tests.town import Town

WHO: Final = frozenset({"name", "telegram_id", "person_id", "owner_id", "author_id", "handle", "title", "by"})
"""Fields that could say who somebody is, or which group is meant."""
NAMING: Final = frozenset(
    {
        Account,
        DecidedMember,
        Disclosure,
        Granted,
        GroupView,
        ListedMember,
        MemberCard,
        OfficialShare,
        Person,
        Profile,
        Told,
    }
)
"""Values that name a person, an account or a group."""
NAMELESS: Final = {
    "AccountForm": "the asker's own",
    "Admission": "a group, to whoever asks to join it",
    "Audience": "a place",
    "ConfirmingForm": "an institution's account",
    "Content": "an item",
    "ContentRow": "an item",
    "DeskItem": "an item",
    "Draft": "the writer's own; the number isn't shown",
    "Entry": "a group's, as the export of a broadcast names it; an admin by the place alone",
    "Institution": "an institution",
    "Item": "an item; the numbers aren't shown",
    "ItemFigures": "an item",
    "ListedBroadcast": "an item",
    "ListedItem": "an item",
    "Media": "a file",
    "NamedScope": "a place",
    "OfficialAccount": "an institution's, and public",
    "OpenedItem": "an item",
    "Place": "a place",
    "ProfileLink": "the asker's own",
    "ProvinceFigures": "a place",
    "Question": "the applicant's own",
    "QueueRow": "an item",
    "RecordedShare": "the asker's own",
    "Relay": "an item",
    "ShareResult": "an item",
    "TargetChoice": "a place",
    "Topic": "a part of a group, which stands in it",
    "Withdrawable": "an item",
}
UNLOOKED: Final = {
    "AccountConversation.declare": "the asker's own",
    "Accounts.declare": "the asker's own",
    "Accounts.own": "the asker's own",
    "Accounts.removal": "the asker's own",
    "Accounts.remove": "the asker's own",
    "Confirming.confirm": "an act, which leaves its own row",
    "Confirming.confirmable": "the form's step before the act; the button came with a look or a notice",
    "ConfirmingConversation.begin": "an act, or the question before it",
    "ConfirmingConversation.name_page": "an act, which leaves its own row",
    "Contesting.keep": "an act, which leaves its own row",
    "Contesting.strike": "an act, which leaves its own row",
    "Confirming.refuse": "an act, which leaves its own row",
    "Members.decide": "an act, which leaves its own row",
    "Binding.bind": "an act, which leaves its own row",
    "Binding.release": "an act, which leaves its own row",
    "BindingConversation.bind": "an act, which leaves its own row",
    "BindingConversation.release": "an act, which leaves its own row",
    "Quieting.choose": "an act, which leaves its own row",
    "QuietingConversation.choose": "an act, which leaves its own row",
    "Consenting.standing": "the asker's own, for the program",
    "Granting.holders": "for the program, which makes menus of it",
    "Joining.profile": "the asker's own",
    "OwnData.disclosure": "the asker's own",
    "Recording.record": "the asker's own",
    "ShareConversation.choose": "the asker's own",
    "ShareConversation.take_links": "the asker's own",
    "Stopping.stop": "chats that the program writes to",
}
"""Use cases that give such a value and are no look at somebody else."""


def use_cases(group: Any) -> Iterator[tuple[str, Callable[..., Any]]]:
    for found in get_type_hints(group).values():
        if dataclasses.is_dataclass(found):
            yield from use_cases(found)
        elif inspect.isclass(found):
            for name, value in vars(found).items():
                run = value._run if isinstance(value, UseCase) else value
                if not name.startswith("_") and inspect.iscoroutinefunction(run):
                    yield f"{found.__name__}.{name}", run


def values_in(annotation: Any, found: set[Any]) -> set[Any]:
    """Every class of values that a result can hold."""
    for part in get_args(annotation):
        values_in(part, found)
    one = get_origin(annotation) or annotation
    if not isinstance(one, TypeVar) and dataclasses.is_dataclass(one) and one not in found:
        found.add(one)
        for held in get_type_hints(one).values():
            values_in(held, found)
    return found


def given() -> dict[str, set[Any]]:
    return {
        name: values_in(get_type_hints(run)["return"], set())
        for registry in (Services, Conversations)
        for name, run in use_cases(registry)
    }


def test_every_value_that_could_name_somebody_is_judged() -> None:
    """R12: a new one has to be told here: whom it names, or why nobody."""
    telling = {value for values in given().values() for value in values if WHO & get_type_hints(value).keys()}
    assert {value.__name__ for value in telling - NAMING} == NAMELESS.keys()
    assert telling >= NAMING


def test_every_use_case_that_names_somebody_is_a_look_or_says_why_not() -> None:
    """R12: a new one fails here until it leaves a row, or is the asker's own."""
    naming = {name for name, values in given().items() if values & NAMING}
    assert naming - UNLOOKED.keys() == LOOKS.keys()
    assert naming >= UNLOOKED.keys()


@dataclasses.dataclass
class World:
    """A member whose institution has one confirmed account that shared, and one that waits; a group; those who look."""

    town: Town
    services: Services
    conversations: Conversations
    admin: Caller
    member: Someone
    member_id: int
    group_id: int
    revision: int
    item_id: int
    waiting: Account

    @property
    def whole(self) -> Cut:
        return Cut(limit=5)


async def world_of(town: Town) -> World:
    assert town.app is not None
    services = town.app.services
    rina = await town.member("Rina")
    item = await make_item(town, "Imunisasi")
    await make_account(town, rina, Platform.X, "diskominfo", official=True)
    await services.amplification.recording.record(
        Caller(telegram_id=rina.id), item_id=item.id, link="https://x.com/diskominfo/status/1"
    )
    waiting = await services.amplification.accounts.declare(
        Caller(telegram_id=rina.id), link="https://www.instagram.com/diskominfo/", kind=AccountKind.INSTITUTION
    )
    admin = await town.staff("Admin", Role.CENTRAL)
    async with town.database.read() as connection:
        found = await people.find(connection, rina.id)
        (group,) = await groups.for_admin(connection, 0, (NATION,))
    assert found is not None
    return World(
        town=town,
        services=services,
        conversations=town.app.conversations,
        admin=Caller(telegram_id=admin.id),
        member=rina,
        member_id=found.id,
        group_id=group.id,
        revision=group.revision,
        item_id=item.id,
        waiting=waiting,
    )


SEEN: Final = Seen(administers=True, present=True, writes=True)
JAKARTA: Final = Scope.parse("province:31")
LOOKS: Final[dict[str, Callable[[World, Caller], Awaitable[Any]]]] = {
    "Binding.browse": lambda world, by: world.services.groups.binding.browse(
        by, group_id=world.group_id, revision=world.revision, at=NATION, cut=world.whole
    ),
    "Binding.check": lambda world, by: world.services.groups.binding.check(by, group_id=world.group_id, seen=SEEN),
    "Binding.list_groups": lambda world, by: world.services.groups.binding.list_groups(by, cut=world.whole),
    "Binding.open": lambda world, by: world.services.groups.binding.open(by, group_id=world.group_id),
    "Binding.open_here": lambda world, by: world.services.groups.binding.open_here(
        by, chat_id=-100_777, title="Baru", seen=SEEN
    ),
    "Binding.search_places": lambda world, by: world.services.groups.binding.search_places(
        by, group_id=world.group_id, revision=world.revision, search="bali", cut=world.whole
    ),
    "Binding.weigh": lambda world, by: world.services.groups.binding.weigh(
        by, group_id=world.group_id, revision=world.revision, scope=JAKARTA
    ),
    "BindingConversation.begin_list": lambda world, by: world.conversations.groups.binding.begin_list(
        by, cut=world.whole
    ),
    "BindingConversation.choose": lambda world, by: world.conversations.groups.binding.choose(
        by, group_id=world.group_id, revision=world.revision, cut=world.whole
    ),
    "BindingConversation.choose_here": lambda world, by: world.conversations.groups.binding.choose_here(
        by, chat_id=-100_778, title="Baru", topic=None, seen=SEEN, cut=world.whole
    ),
    "Confirming.look": lambda world, by: world.services.amplification.confirming.look(
        by, account_id=world.waiting.id, declared=seconds(world.waiting.declared_at)
    ),
    "Confirming.waiting": lambda world, by: world.services.amplification.confirming.waiting(by, cut=world.whole),
    "Granting.granted": lambda world, _: world.services.people.granting.granted(),
    "Members.listed": lambda world, by: world.services.people.members.listed(by, cut=world.whole),
    "Members.look": lambda world, by: world.services.people.members.look(by, person_id=world.member_id),
    "MembersConversation.open": lambda world, by: world.conversations.people.members.open(by, cut=world.whole),
    "MembersConversation.search": lambda world, by: world.conversations.people.members.search(
        by, typed="rina", cut=world.whole
    ),
    "MembersConversation.turn": lambda world, by: world.conversations.people.members.turn(by, cut=world.whole),
    "QuietingConversation.ask": lambda world, by: world.conversations.groups.quieting.ask(
        by, group_id=world.group_id, revision=world.revision
    ),
    "Recap.shares": lambda world, by: world.services.summaries.recap.shares(
        by, scope=NATION, period=Period.ALL, item_id=world.item_id, cut=world.whole
    ),
}
"""The looks, each as somebody takes it."""
PROGRAM: Final = frozenset({"Granting.granted"})
"""Asked by the command line, which has no update and no person."""


async def rows(town: Town) -> list[AuditRow]:
    async with town.database.read() as connection:
        return [row for row in await audit.all_rows(connection) if row is not None]


async def update_of(town: Town, number: int) -> int:
    """An update in hand, as the answering has it."""
    async with town.database.write() as tx:
        row = {"update_id": number, "chat_key": 0, "payload": "{}", "state": "waiting", "attempts": 1}
        now = town.clock()
        # Far ahead, so that the running bot leaves it alone.
        await tx.execute(insert(inbox).values(**row, received_at=now, not_before=now.replace(year=now.year + 1)))
    return number


async def test_every_look_leaves_its_row_once(town: Town) -> None:
    """R11, R12: as service, under an update, and under the same update again (a crash before the answer)."""
    world = await world_of(town)
    for number, (name, look) in enumerate(LOOKS.items(), start=900_001):
        before = len(await rows(town))
        await look(world, world.admin)
        added = (await rows(town))[before:]
        assert added, name
        assert len({(row.act, row.subject) for row in added}) == len(added), name
        assert all("Rina" not in str(row) for row in added), name
        if name in PROGRAM:
            continue
        under = dataclasses.replace(world.admin, update_id=await update_of(town, number))
        await look(world, under)
        noted = len(await rows(town))
        assert noted > before + len(added), name
        await look(world, under)
        assert len(await rows(town)) == noted, name


async def test_who_was_looked_at_sees_it_and_not_by_whom(town: Town) -> None:
    """R11: lists, accounts, roles and summaries alike stand in the own data of whoever was named there."""
    world = await world_of(town)
    await town.grant(world.member, Role.VERIFIER)
    for name in ("Confirming.waiting", "Confirming.look", "Members.listed", "Members.look", "Recap.shares"):
        await LOOKS[name](world, world.admin)
    await world.services.people.granting.granted()
    own = await world.services.people.own_data.disclosure(Caller(telegram_id=world.member.id))
    seen = [record["act"] for record in own.parts[DataPart.LOOKUPS]]
    for act in ("account.list", "account.look", "member.list", "member.look", "recap.shares", "role.list"):
        assert act in seen, act
    assert all("actor_key" not in record for record in own.parts[DataPart.LOOKUPS])


async def test_a_refusal_names_nobody(town: Town) -> None:
    """R12: a forged button about somebody who was decided on long ago would else be a look without a row."""
    world = await world_of(town)
    with pytest.raises(Already) as late:
        await world.services.people.members.decide(world.admin, person_id=world.member_id, revision=1)
    assert "Rina" not in str(late.value.fields)


async def test_whoever_may_not_look_leaves_no_row_and_sees_nothing(town: Town) -> None:
    """R12: the row is of a look, and there was none."""
    world = await world_of(town)
    stranger = Caller(telegram_id=(await town.agreed("Asing")).id)
    before = len(await rows(town))
    for name, look in LOOKS.items():
        if name not in PROGRAM:
            with pytest.raises(Refusal):
                await look(world, stranger)
    assert len(await rows(town)) == before


async def test_the_command_line_names_its_account(town: Town) -> None:
    """R12: also where nothing changes, for that tells whether somebody holds the role."""
    world = await world_of(town)
    granting = world.services.people.granting
    own = type(granting)(database=town.database, clock=town.clock, account="budi")
    assert await own.granted()
    assert not await own.revoke(world.member.id, Grant(role=Role.VERIFIER, scope=NATION))
    assert [row.act for row in await rows(town) if row.actor_key == "system:budi"][-1] == "role.look"
    assert "role.list" in [row.act for row in await rows(town) if row.actor_key == "system:budi"]
