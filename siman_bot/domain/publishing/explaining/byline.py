"""By whom something is said in groups: role, scope and institution, each from the reviewed lists (R3)."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Final

from siman_bot.domain.people.permissions import may_throughout
from siman_bot.domain.people.person import Person
from siman_bot.domain.people.roles import ROLES_OF, Act, Role
from siman_bot.domain.places import Gazetteer, Scope
from siman_bot.domain.publishing.item import units
from siman_bot.domain.refusals import WrongScope

LABEL_UNITS: Final = 80
"""The most that role and place take, in UTF-16 code units; in no language is it more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Byline:
    """Nothing of it is of a person's own choosing, and no name of a person is part of it.

    `place` is the official name of the scope, empty for the nation. `institution` is called as in the list of those
    that are confirmed; it is empty for whoever is no approved member of one.
    """

    role: Role
    scope: Scope
    place: str = ""
    institution: str = ""

    @property
    def units(self) -> int:
        """What it takes at most, in UTF-16 code units."""
        return LABEL_UNITS + units(self.institution)


def byline_of(
    person: Person, act: Act, targets: Collection[Scope], gazetteer: Gazetteer, *, institution: str = ""
) -> Byline:
    """The grant by which the person may do this for the whole of all these scopes.

    Raises:
        WrongScope: No grant of theirs lets them.
    """
    for grant in person.grants:
        alone = replace(person, grants=(grant,))
        if grant.role in ROLES_OF[act] and all(may_throughout(alone, act, one, gazetteer) for one in targets):
            place = gazetteer.name_of(grant.scope)
            return Byline(role=grant.role, scope=grant.scope, place=place, institution=institution)
    raise WrongScope
