"""Who may come into a bound group without asking its admins: the network's own people of its place."""

from dataclasses import dataclass

from siman_bot.domain.groups.group import GroupState
from siman_bot.domain.people.person import MemberState, Person
from siman_bot.domain.places import Scope, covers
from siman_bot.services.transaction import Caller
from storage.engine import Database
from storage.groups import groups
from storage.people import people


@dataclass(frozen=True, slots=True, kw_only=True)
class Admission:
    """What is said to somebody who asks to join a group.

    `admitted` says that they may come in at once; of the others `membership` is how far their registration has come,
    None where there is none.
    """

    title: str
    admitted: bool
    membership: MemberState | None


class Admitting:
    def __init__(self, *, database: Database) -> None:
        self.database = database

    async def weigh(self, caller: Caller, *, chat_id: int) -> Admission | None:
        """Whether the caller may join this group, if it is bound to a place; None for any other."""
        async with self.database.read() as connection:
            group = await groups.find(connection, chat_id)
            if group is None or group.state is not GroupState.BOUND or group.scope is None:
                return None
            person = await people.find(connection, caller.telegram_id)
        membership = None if person is None or person.membership is None else person.membership.state
        admitted = person is not None and person.has_agreed and _belongs(person, group.scope)
        return Admission(title=group.title, admitted=admitted, membership=membership)


def _belongs(person: Person, scope: Scope) -> bool:
    """An approved member inside the scope, or somebody who holds a role there."""
    member = person.membership
    approved = member is not None and member.state is MemberState.APPROVED
    if member is not None and approved and covers(scope, member.location):
        return True
    return any(grant.scope == scope for grant in person.grants)
