"""The regional admins through whom an item can travel: those with groups of their own in its target."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from siman_bot.domain.people.person import Person
from siman_bot.domain.people.roles import ROLES_OF, Act
from siman_bot.domain.places import Location, covered
from siman_bot.services.transaction import Tx
from storage.people import people
from storage.publishing.reach import Alike


@dataclass(frozen=True, slots=True, kw_only=True)
class Relayer:
    """An admin, and how many of the groups are theirs."""

    admin: Person
    groups: int


async def relayers_in(tx: Tx, alike: Sequence[Alike]) -> list[Relayer]:
    """The admins of these groups, in the order of their numbers."""
    at: Counter[Location] = Counter()
    for one in alike:
        at[one.location] += one.number
    found: list[Relayer] = []
    for admin in await people.with_grants(tx, ROLES_OF[Act.RELAY_ITEM]):
        scopes = admin.scopes_for(Act.RELAY_ITEM)
        number = sum(count for place, count in at.items() if covered(place, by=scopes))
        if number:
            found.append(Relayer(admin=admin, groups=number))
    return sorted(found, key=lambda one: one.admin.id)
