"""Who may do what, and where: a grant never reaches outside its scope."""

from collections.abc import Callable
from typing import Final

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from siman_bot.domain.people.permissions import (
    may,
    may_at,
    may_everywhere,
    may_throughout,
    reach_of,
    require,
    require_at,
    require_everywhere,
    require_throughout,
    role_at,
)
from siman_bot.domain.people.person import CONSENT_VERSION, Person
from siman_bot.domain.people.roles import ROLES_OF, Act, Grant, Role
from siman_bot.domain.places import (
    NATION,
    NOWHERE,
    Gazetteer,
    Location,
    Province,
    Regency,
    Region,
    Scope,
    ScopeKind,
    covers,
)
from siman_bot.domain.refusals import NotFound, WrongRole, WrongScope

Check = Callable[[], None]

GAZETTEER: Final = Gazetteer(
    provinces={
        "31": Province(code="31", name="DKI Jakarta", region=Region.WIB),
        "32": Province(code="32", name="Jawa Barat", region=Region.WIB),
        # Its clock is WITA: the centre has moved it.
        "51": Province(code="51", name="Bali", region=Region.WIB),
        "73": Province(code="73", name="Sulawesi Selatan", region=Region.WITA),
        "91": Province(code="91", name="Papua", region=Region.WIT),
    },
    regencies={
        code: Regency(code=code, name=code, province_code=code[:2]) for code in ("31.71", "31.72", "32.73", "91.03")
    },
)
INSTITUTIONS: Final = ("1", "12", "99")

known: st.SearchStrategy[Scope] = st.sampled_from(GAZETTEER.within(NATION))
institutions = st.builds(Scope, kind=st.just(ScopeKind.INSTITUTION), code=st.sampled_from(INSTITUTIONS))
unknown: st.SearchStrategy[Scope] = st.builds(
    Scope,
    kind=st.sampled_from((ScopeKind.REGION, ScopeKind.PROVINCE, ScopeKind.REGENCY)),
    code=st.sampled_from(("", "99", "99.99", "wib", "31.7", "²", "WIB ")),
)
any_scope: st.SearchStrategy[Scope] = st.one_of(known, institutions, unknown)
granted: st.SearchStrategy[Grant] = st.builds(Grant, role=st.sampled_from(Role), scope=any_scope)
acts = st.sampled_from(Act)


def person(*grants: Grant) -> Person:
    return Person(
        id=1, telegram_id=1, name="Ani", language="id", consent=CONSENT_VERSION, membership=None, grants=grants
    )


people = st.lists(granted, max_size=4).map(lambda grants: person(*grants))


@st.composite
def located(draw: st.DrawFn) -> Location:
    """Where something can stand: at a place that there is, with an institution or without."""
    place = GAZETTEER.locate(draw(known))
    number = draw(st.one_of(st.none(), st.sampled_from(INSTITUTIONS).map(int)))
    return Location(
        region=place.region,
        province_code=place.province_code,
        regency_code=place.regency_code,
        institution_id=number,
    )


@given(who=people, act=acts)
def test_an_act_takes_a_grant_of_a_role_that_may_do_it(who: Person, act: Act) -> None:
    assert may(who, act) == bool(who.roles & ROLES_OF[act])


@given(who=people, act=acts, where=located())
def test_at_a_place_one_grant_has_to_allow_the_act_and_to_cover_the_place(
    who: Person, act: Act, where: Location
) -> None:
    allowing = [grant for grant in who.grants if grant.role in ROLES_OF[act] and covers(grant.scope, where)]

    assert may_at(who, act, where) == bool(allowing)
    if allowing:
        assert role_at(who, act, where) is allowing[0].role
    else:
        with pytest.raises(NotFound):
            role_at(who, act, where)


@given(who=people, act=acts, scope=any_scope)
@example(who=person(Grant(role=Role.CENTRAL, scope=NATION)), act=Act.WRITE_ITEM, scope=Scope.parse("province:99"))
@example(who=person(Grant(role=Role.CENTRAL, scope=NATION)), act=Act.WRITE_ITEM, scope=Scope.parse("institution:12"))
@example(who=person(), act=Act.WRITE_ITEM, scope=Scope.parse("region:WIBB"))
def test_every_scope_has_an_answer_and_what_nobody_knows_is_not_reached(who: Person, act: Act, scope: Scope) -> None:
    reached = may_throughout(who, act, scope, GAZETTEER)

    assert not reached or may(who, act)
    if scope.kind is not ScopeKind.INSTITUTION and GAZETTEER.find(scope) is None:
        assert not reached


@given(who=people, act=acts, scope=known, where=located())
def test_who_may_throughout_a_place_may_at_all_that_lies_in_it(
    who: Person, act: Act, scope: Scope, where: Location
) -> None:
    if may_throughout(who, act, scope, GAZETTEER) and covers(scope, where):
        assert may_at(who, act, where)


@given(who=people, act=acts, scope=known)
def test_who_may_throughout_a_place_may_throughout_each_part_of_it(who: Person, act: Act, scope: Scope) -> None:
    if may_throughout(who, act, scope, GAZETTEER):
        assert all(may_throughout(who, act, part, GAZETTEER) for part in GAZETTEER.within(scope))


@given(scope=st.one_of(known, institutions), role=st.sampled_from(Role), act=acts)
def test_a_grant_reaches_its_own_scope_and_nothing_wider(scope: Scope, role: Role, act: Act) -> None:
    who = person(Grant(role=role, scope=scope))
    wider = [place for place in GAZETTEER.within(NATION) if place != scope and scope in GAZETTEER.within(place)]

    assert may_throughout(who, act, scope, GAZETTEER) == (role in ROLES_OF[act])
    assert not any(may_throughout(who, act, place, GAZETTEER) for place in wider)


@given(who=people, act=acts, scope=any_scope)
def test_what_is_in_reach_is_listed(who: Person, act: Act, scope: Scope) -> None:
    listed = reach_of(who, act, GAZETTEER)

    if listed is None:
        assert may_everywhere(who, act)
    else:
        assert (scope in listed) == may_throughout(who, act, scope, GAZETTEER)


@given(act=acts)
def test_an_institution_is_reached_by_its_own_grant_and_by_the_nations(act: Act) -> None:
    role = min(ROLES_OF[act])
    scope = Scope.parse("institution:12")
    reached = {
        granted: may_throughout(person(Grant(role=role, scope=Scope.parse(granted))), act, scope, GAZETTEER)
        for granted in ("nation", "institution:12", "institution:1", "region:WIB", "province:31", "regency:31.71")
    }

    assert [granted for granted, yes in reached.items() if yes] == ["nation", "institution:12"]


@given(who=people, act=acts)
def test_everywhere_is_the_whole_nation(who: Person, act: Act) -> None:
    assert may_everywhere(who, act) == may_throughout(who, act, NATION, GAZETTEER)
    assert may_everywhere(who, act) == may_at(who, act, NOWHERE)


@given(who=people, act=acts, where=located(), scope=any_scope)
def test_what_is_required_says_whether_the_role_or_the_scope_is_missing(
    who: Person, act: Act, where: Location, scope: Scope
) -> None:
    checks: tuple[tuple[Check, bool], ...] = (
        (lambda: require(who, act), may(who, act)),
        (lambda: require_at(who, act, where), may_at(who, act, where)),
        (lambda: require_throughout(who, act, scope, GAZETTEER), may_throughout(who, act, scope, GAZETTEER)),
        (lambda: require_everywhere(who, act), may_everywhere(who, act)),
    )
    for check, allowed in checks:
        if allowed:
            check()
        else:
            with pytest.raises(WrongScope if may(who, act) else WrongRole):
                check()


def test_a_role_that_may_not_decide_is_never_the_one_acted_in() -> None:
    """R12: what an audit row names is the role that allowed the act, not another one over the same place."""
    who = person(Grant(role=Role.COORDINATOR, scope=NATION), Grant(role=Role.CENTRAL, scope=NATION))

    assert role_at(who, Act.DECIDE_MEMBER, NOWHERE) is Role.CENTRAL
