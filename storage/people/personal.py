"""What people declare of personal data besides their columns."""

from datetime import datetime
from typing import Final

from sqlalchemy import literal
from sqlalchemy.ext.asyncio import AsyncConnection

from siman_bot.domain.people.person import Person
from storage.people import institutions
from storage.people.tables import members, people
from storage.personal import Dealings, Subject, Work


async def _drop_institution(tx: AsyncConnection, person: Person, _now: datetime) -> None:
    """What the person typed as an institution goes with them, unless it is confirmed or somebody else named it."""
    if person.membership is not None and person.membership.location.institution_id is not None:
        await institutions.drop_unused_institution(tx, person.membership.location.institution_id)


DEALINGS: Final = Dealings(
    works=(Work("member-decided", members, members.c.decided_by, literal(""), members.c.decided_at),),
    subjects=(Subject(prefix="person", name=people.c.audit_key, whose=people.c.id),),
    left=_drop_institution,
)
