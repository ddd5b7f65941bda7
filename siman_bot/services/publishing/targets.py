"""Where an item is sent: choosing a place within a person's scopes, and whom it reaches."""

from dataclasses import dataclass

from siman_bot.domain.called.search import search_names
from siman_bot.domain.clock import clocks_in
from siman_bot.domain.people.permissions import may_throughout, require_throughout
from siman_bot.domain.people.person import Person
from siman_bot.domain.people.roles import ROLES_OF, Act
from siman_bot.domain.places import NATION, Clock, Gazetteer, Region, Scope, ScopeKind
from siman_bot.domain.publishing.item import Item
from siman_bot.domain.refusals import Invalid, NotFound, OwnWork
from siman_bot.domain.sending.way import Way
from siman_bot.services.paging import Cut, Page, cut_of, page_of
from siman_bot.services.publishing.relayers import relayers_in
from siman_bot.services.transaction import Tx
from storage import places
from storage.groups import bound_groups
from storage.people import people
from storage.publishing import reach
from storage.sending.broadcasts import broadcasts


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetChoice:
    """A place. One that `opens` is a province that leads on to itself and its regencies."""

    scope: Scope
    name: str
    opens: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Audience:
    """Whom an item would reach now; `admins` are counted for a relay alone. `name` is empty for the nation.

    `troubled` of the groups can't be written to as they stand.
    `clocks` are those of the target, from west to east.
    """

    target: Scope
    name: str
    way: Way
    groups: int
    troubled: int
    admins: int
    clocks: tuple[Clock, ...]


async def audience_of(connection: Tx, target: Scope | None, way: Way | None) -> Audience:
    """Count whom a target holds.

    Raises:
        Invalid: `item-incomplete`: target or way is missing.
    """
    target = target_of(target)
    if way is None:
        raise Invalid("item-incomplete", field="way")
    gazetteer = await places.gazetteer(connection)
    return Audience(
        target=target,
        name=gazetteer.name_of(target),
        way=way,
        groups=await bound_groups.count_within(connection, target),
        troubled=await bound_groups.count_troubled(connection, target),
        admins=len(await relayers_in(connection, await reach.in_target(connection, target))) if way is Way.RELAY else 0,
        clocks=clocks_in(gazetteer, target),
    )


def target_of(target: Scope | None) -> Scope:
    """The target where there has to be one.

    Raises:
        Invalid: `item-incomplete`: there is none.
    """
    if target is None:
        raise Invalid("item-incomplete", field="target")
    return target


async def require_reach_of_all(connection: Tx, person: Person, act: Act, item_id: int) -> None:
    """Pass when a grant reaches every target that the item was ever broadcast to: there its messages may stand.

    Raises:
        WrongRole: As `require_throughout`.
        WrongScope: As `require_throughout`.
    """
    gazetteer = await places.gazetteer(connection)
    for target in {one.target for one in await broadcasts.of_item(connection, item_id)}:
        require_throughout(person, act, target, gazetteer)


async def refuse_own(connection: Tx, person: Person, item: Item) -> None:
    """Pass when the person neither wrote an item nor edited it last (R3).

    Raises:
        OwnWork: `own-work-others`, with how many others may decide: of its scope or, where that has nobody, wider ones.
    """
    writers = {item.author_id, item.editor_id}
    if person.id not in writers:
        return
    gazetteer = await places.gazetteer(connection)
    targets = {target_of(item.target), *(one.target for one in await broadcasts.of_item(connection, item.id))}
    others = [
        one
        for one in await people.with_grants(connection, ROLES_OF[Act.REVIEW_ITEM])
        if one.id not in writers and all(may_throughout(one, Act.REVIEW_ITEM, target, gazetteer) for target in targets)
    ]
    raise OwnWork("own-work-others", others=len(others))


def targets_at(person: Person, act: Act, gazetteer: Gazetteer, *, province: str = "", cut: Cut) -> Page[TargetChoice]:
    """The places in reach: at the top the nation, regions and provinces, else one province's.

    Raises:
        NotFound: There is no such province.
    """
    if province:
        whole = Scope(kind=ScopeKind.PROVINCE, code=province)
        if gazetteer.find(whole) is None:
            raise NotFound
        found = [TargetChoice(scope=whole, name=gazetteer.name_of(whole))]
        found += [_regency(regency.code, regency.name) for regency in gazetteer.regencies_of(province)]
        return cut_of([choice for choice in found if may_throughout(person, act, choice.scope, gazetteer)], cut)
    broad = [NATION, *(Scope(kind=ScopeKind.REGION, code=region.value) for region in Region)]
    reached = [
        TargetChoice(scope=scope, name=gazetteer.name_of(scope))
        for scope in broad
        if may_throughout(person, act, scope, gazetteer)
    ]
    reached += [
        TargetChoice(scope=Scope(kind=ScopeKind.PROVINCE, code=one.code), name=one.name, opens=True)
        for one in sorted(gazetteer.provinces.values(), key=lambda one: one.code)
        if _within(person, act, gazetteer, one.code)
    ]
    return cut_of(reached, cut)


def targets_named(person: Person, act: Act, gazetteer: Gazetteer, search: str, *, cut: Cut) -> Page[TargetChoice]:
    """The places in reach that the typed words mean, the likeliest first."""
    named = [
        (one.name, TargetChoice(scope=Scope(kind=ScopeKind.PROVINCE, code=one.code), name=one.name))
        for one in gazetteer.provinces.values()
    ]
    named += [(one.name, _regency(one.code, one.name)) for one in gazetteer.regencies.values()]
    reached = [(name, choice) for name, choice in named if may_throughout(person, act, choice.scope, gazetteer)]
    return page_of(search_names(search, reached, cut.cursor + cut.limit + 1)[cut.cursor :], cut)


def _within(person: Person, act: Act, gazetteer: Gazetteer, province_code: str) -> bool:
    """Whether the province or any of its regencies is in reach."""
    inside = [Scope(kind=ScopeKind.PROVINCE, code=province_code)]
    inside += [Scope(kind=ScopeKind.REGENCY, code=one.code) for one in gazetteer.regencies_of(province_code)]
    return any(may_throughout(person, act, scope, gazetteer) for scope in inside)


def _regency(code: str, name: str) -> TargetChoice:
    return TargetChoice(scope=Scope(kind=ScopeKind.REGENCY, code=code), name=name)
