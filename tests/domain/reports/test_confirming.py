"""Whose confirmations count, for every order of confirming, losing the role and holding it again (R4)."""

from dataclasses import replace
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from siman_bot.domain.people.person import CONSENT_VERSION, Person
from siman_bot.domain.people.roles import Grant, Role
from siman_bot.domain.places import NATION, NOWHERE, Location, Region, Scope
from siman_bot.domain.reports.confirming import confirmations

JAKARTA: Final = Location(region=Region.WIB, province_code="31")
VERIFIER: Final = Grant(role=Role.VERIFIER, scope=NATION)
SCOPES: Final = (NATION, *map(Scope.parse, ("region:WIB", "region:WIT", "province:31", "province:32", "regency:31.71")))


def somebody(number: int, *grants: Grant) -> Person:
    return Person(
        id=number, telegram_id=number, name="A", language="id", consent=CONSENT_VERSION, membership=None, grants=grants
    )


grants = st.builds(Grant, role=st.sampled_from(Role), scope=st.sampled_from(SCOPES))
givers = st.dictionaries(st.integers(1, 6), st.lists(grants, max_size=3, unique=True).map(tuple))


@given(givers, st.none() | st.integers(1, 6), st.sampled_from((JAKARTA, NOWHERE)))
def test_a_word_counts_while_its_giver_may_work_the_report(
    people: dict[int, tuple[Grant, ...]], reporter_id: int | None, location: Location
) -> None:
    """R4: no former verifier's, no other role's, nobody's from elsewhere, and never the reporter's."""
    found = confirmations(
        (somebody(number, *held) for number, held in people.items()), reporter_id=reporter_id, location=location
    )
    assert found.given == frozenset(people)
    reaching = {"nation"} if location is NOWHERE else {"nation", "region:WIB", "province:31"}
    for number, held in people.items():
        holds = any(grant.role is Role.VERIFIER and str(grant.scope) in reaching for grant in held)
        assert (number in found.counting) == (holds and number != reporter_id)


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.VERIFIER])
def test_no_other_role_makes_up_for_the_lost_one(role: Role) -> None:
    """R4."""
    one = somebody(2, VERIFIER)
    assert confirmations([one], reporter_id=1, location=JAKARTA).counting == {2}
    demoted = replace(one, grants=(Grant(role=role, scope=NATION),))
    assert confirmations([demoted], reporter_id=1, location=JAKARTA).counting == frozenset()
